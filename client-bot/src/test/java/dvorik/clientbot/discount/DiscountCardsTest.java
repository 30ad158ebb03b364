package dvorik.clientbot.discount;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dvorik.core.conversation.Buttons;
import dvorik.core.conversation.Message;
import dvorik.core.discount.Discount;
import dvorik.core.discount.Discount.Stored;
import dvorik.core.discount.DiscountCode;
import dvorik.core.discount.DiscountWords;
import dvorik.core.discount.OfferKind;
import dvorik.core.discount.Terms;
import dvorik.core.id.BusinessId;
import dvorik.core.id.CustomerId;
import dvorik.core.id.DiscountId;
import dvorik.core.id.OfferId;
import dvorik.core.money.DiscountValue;
import dvorik.core.money.Money;
import dvorik.core.text.Language;
import dvorik.core.text.Texts;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The customer's card, line by line, on Friday 20 November 2026 in Vladivostok. {@code _} is a no-break space. */
class DiscountCardsTest {
    private static final ZoneId VLADIVOSTOK = ZoneId.of("Asia/Vladivostok");
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-20T04:30:00Z"), VLADIVOSTOK);
    private static final Instant END = Instant.parse("2026-12-20T14:00:00Z");
    private static final Set<DayOfWeek> ANY_DAY = EnumSet.allOf(DayOfWeek.class);

    private final Texts texts = new Texts(CLOCK, List.of("common", "client"));
    private final DiscountCards cards = new DiscountCards(
            new DiscountWords(texts, CLOCK), code -> "https://t.me/dvorik_cashier_bot?start=c_" + code);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "RU|🎁 <b>Скидка 10_% за знакомство</b>#Действует до 20 декабря, осталось 30 дней#На покупку от 500_₽, один раз#Код: <code>7KQM-2WXT</code>#Покажите код или QR на кассе.",
                "UZ|🎁 <b>Tanishuv uchun 10% chegirma</b>#20-dekabrgacha amal qiladi, 30 kun qoldi#Kamida 500_₽ xarid uchun, bir marta#Kod: <code>7KQM-2WXT</code>#Kassada kodni yoki QRni koʻrsating.",
                "EN|🎁 <b>10% off for joining</b>#Valid until 20 Dec, 30 days left#On a purchase from 500_₽, once#Code: <code>7KQM-2WXT</code>#Show the code or the QR at the till."
            })
    void a_good_one_says_what_it_gives_until_when_and_on_what_condition(Language language, String expected) {
        assertCard(expected, discount(Stored.ACTIVE, END, roubles(500), Optional.empty(), ANY_DAY), language);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "RU|🎁 <b>Скидка 10_% за знакомство</b>#Действует до 20 декабря, осталось 30 дней#На покупку от 500_₽, скидка не больше 300_₽, один раз#По дням: пн, вт#Код: <code>7KQM-2WXT</code>#Покажите код или QR на кассе.",
                "UZ|🎁 <b>Tanishuv uchun 10% chegirma</b>#20-dekabrgacha amal qiladi, 30 kun qoldi#Kamida 500_₽ xarid uchun, chegirma koʻpi bilan 300_₽, bir marta#Kunlar: dushanba, seshanba#Kod: <code>7KQM-2WXT</code>#Kassada kodni yoki QRni koʻrsating.",
                "EN|🎁 <b>10% off for joining</b>#Valid until 20 Dec, 30 days left#On a purchase from 500_₽, at most 300_₽ off, once#On: Mon, Tue#Code: <code>7KQM-2WXT</code>#Show the code or the QR at the till."
            })
    void with_all_conditions_it_still_has_six_lines(Language language, String expected) {
        var days = EnumSet.of(DayOfWeek.TUESDAY, DayOfWeek.MONDAY);
        assertCard(expected, discount(Stored.ACTIVE, END, roubles(500), roubles(300), days), language);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "RU|USED|🎁 <b>Скидка 10_% за знакомство</b>#✅ Использована. Код 7KQM-2WXT больше не действует.",
                "UZ|USED|🎁 <b>Tanishuv uchun 10% chegirma</b>#✅ Ishlatilgan. 7KQM-2WXT kodi endi amal qilmaydi.",
                "EN|USED|🎁 <b>10% off for joining</b>#✅ Used. The code 7KQM-2WXT no longer works.",
                "RU|FROZEN|🎁 <b>Скидка 10_% за знакомство</b>#Приостановлена. Код 7KQM-2WXT пока не действует.",
                "UZ|FROZEN|🎁 <b>Tanishuv uchun 10% chegirma</b>#Vaqtincha toʻxtatilgan. 7KQM-2WXT kodi hozircha amal qilmaydi.",
                "EN|FROZEN|🎁 <b>10% off for joining</b>#On hold. The code 7KQM-2WXT does not work for now.",
                "RU|GIVEN|🎁 <b>Скидка 10_% за знакомство</b>#Подарена другу. Код 7KQM-2WXT больше не действует.",
                "UZ|GIVEN|🎁 <b>Tanishuv uchun 10% chegirma</b>#Doʻstga sovgʻa qilingan. 7KQM-2WXT kodi endi amal qilmaydi.",
                "EN|GIVEN|🎁 <b>10% off for joining</b>#Given to a friend. The code 7KQM-2WXT no longer works.",
                "RU|CANCELLED|🎁 <b>Скидка 10_% за знакомство</b>#Отменена. Код 7KQM-2WXT больше не действует.",
                "UZ|CANCELLED|🎁 <b>Tanishuv uchun 10% chegirma</b>#Bekor qilingan. 7KQM-2WXT kodi endi amal qilmaydi.",
                "EN|CANCELLED|🎁 <b>10% off for joining</b>#Cancelled. The code 7KQM-2WXT no longer works."
            })
    void one_that_cannot_be_used_says_why(Language language, Stored stored, String expected) {
        assertCard(expected, discount(stored, END, roubles(500), Optional.empty(), ANY_DAY), language);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "RU|🎁 <b>Скидка 10_% за знакомство</b>#Срок истёк 19 ноября. Код 7KQM-2WXT больше не действует.",
                "UZ|🎁 <b>Tanishuv uchun 10% chegirma</b>#Muddati 19-noyabrda tugagan. 7KQM-2WXT kodi endi amal qilmaydi.",
                "EN|🎁 <b>10% off for joining</b>#Expired on 19 Nov. The code 7KQM-2WXT no longer works."
            })
    void an_expired_one_says_since_when(Language language, String expected) {
        var end = Instant.parse("2026-11-19T14:00:00Z");
        assertCard(expected, discount(Stored.ACTIVE, end, roubles(500), Optional.empty(), ANY_DAY), language);
    }

    @Test
    void the_last_day_is_called_so() {
        var end = Instant.parse("2026-11-20T14:00:00Z");
        var card = text(discount(Stored.ACTIVE, end, Optional.empty(), Optional.empty(), ANY_DAY), Language.RU);
        assertTrue(card.contains("Действует до 20 ноября, сегодня последний день\nНа любую покупку, один раз\n"), card);
    }

    @ParameterizedTest
    @EnumSource(Stored.class)
    void only_a_good_one_has_picture_and_copy_button(Stored stored) {
        var discount = discount(stored, END, roubles(500), Optional.empty(), ANY_DAY);
        var card = cards.card(discount, Language.EN);
        if (stored == Stored.ACTIVE) {
            assertInstanceOf(Message.Content.Picture.class, card.content());
            assertInstanceOf(Buttons.Inline.class, card.buttons());
            assertEquals(Optional.of(new DiscountId(7)), DiscountCards.tracked(card.track()));
        } else {
            assertInstanceOf(Message.Content.Card.class, card.content());
            assertNull(card.buttons());
            assertNull(cards.caption(discount, Language.EN).buttons());
        }
    }

    @Test
    void other_tracks_show_no_discount() {
        assertEquals(Optional.empty(), DiscountCards.tracked("invoice:7"));
    }

    private void assertCard(String expected, Discount discount, Language language) {
        assertEquals(expected.replace('#', '\n').replace('_', '\u00a0'), text(discount, language));
    }

    private String text(Discount discount, Language language) {
        var caption = (Message.Content.Card) cards.caption(discount, language).content();
        return texts.card(language, caption.template(), caption.model());
    }

    private static Optional<Money> roubles(int amount) {
        return Optional.of(Money.of(amount * 100L, "RUB"));
    }

    private static Discount discount(
            Stored stored, Instant end, Optional<Money> least, Optional<Money> most, Set<DayOfWeek> days) {
        return new Discount(
                new DiscountId(7),
                new OfferId(1),
                new BusinessId(1),
                new CustomerId(1),
                new DiscountCode("7KQM2WXT"),
                Map.of(
                        Language.RU, "Скидка {value} за знакомство",
                        Language.UZ, "Tanishuv uchun {value} chegirma",
                        Language.EN, "{value} off for joining"),
                new Terms(new DiscountValue.Percent(1000), least, most, days),
                stored,
                Instant.parse("2026-11-01T00:00:00Z"),
                end,
                1,
                stored == Stored.USED ? 1 : 0,
                false,
                OfferKind.JOINING,
                false,
                Optional.empty());
    }
}
