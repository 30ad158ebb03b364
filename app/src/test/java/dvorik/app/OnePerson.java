package dvorik.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dvorik.core.account.PhoneClaims.Answered;
import dvorik.core.account.PhoneClaims.Claimed;
import dvorik.core.customer.Phone;
import java.util.concurrent.atomic.AtomicInteger;

/** Two customers who say that they are one. */
final class OnePerson {
    private static final AtomicInteger NEXT_NUMBER = new AtomicInteger(5_100_000);

    private OnePerson() {}

    /** The former goes and what it had is the latter's; the chats of both lead there. */
    static void of(Town town, Customer former, Customer staying) {
        var claims = town.features().phoneClaims;
        var phone = new Phone("+7902" + NEXT_NUMBER.incrementAndGet());
        var goes = former.kept().id();
        var stays = staying.kept().id();
        claims.claim(former.kept(), phone);
        var held = assertInstanceOf(Claimed.HeldByOther.class, claims.claim(staying.kept(), phone));
        assertEquals(Answered.ASKED, claims.answer(stays, held.claim(), true));
        assertEquals(Answered.MERGED, claims.answerOfHolder(goes, held.claim(), true));
    }
}
