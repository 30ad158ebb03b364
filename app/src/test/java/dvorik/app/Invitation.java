package dvorik.app;

import dvorik.core.staff.Role;
import dvorik.core.text.Language;
import java.util.concurrent.atomic.AtomicLong;

/** Tokens of invitation links, made without the chat. */
final class Invitation {
    private static final AtomicLong NEXT = new AtomicLong();

    private Invitation() {}

    static String fresh(Town town, Role role) {
        var owner = town.features().staff.findByTelegram(Town.OWNER).orElseThrow();
        return town.features()
                .staff
                .invite(
                        owner,
                        role,
                        role.needsSalon() ? town.salon(Town.FIRST_SALON) : null,
                        "test:invitation:" + NEXT.incrementAndGet());
    }

    /** One that somebody else has used. */
    static String used(Town town) {
        var token = fresh(town, Role.CASHIER);
        var other = town.stranger("Other", Language.RU);
        town.features().staff.accept(token, other.telegramId(), "Other", Language.RU);
        return token;
    }
}
