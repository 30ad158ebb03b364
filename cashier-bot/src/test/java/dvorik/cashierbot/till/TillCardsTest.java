package dvorik.cashierbot.till;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dvorik.core.conversation.Message;
import dvorik.core.discount.Discount;
import dvorik.core.discount.DiscountCode;
import dvorik.core.discount.DiscountWords;
import dvorik.core.discount.OfferKind;
import dvorik.core.discount.Redemption;
import dvorik.core.discount.Refusal;
import dvorik.core.discount.Terms;
import dvorik.core.discount.TillService.CheckCard;
import dvorik.core.discount.TillService.Quote;
import dvorik.core.id.BusinessId;
import dvorik.core.id.CustomerId;
import dvorik.core.id.DiscountId;
import dvorik.core.id.OfferId;
import dvorik.core.id.RedemptionId;
import dvorik.core.id.SalonId;
import dvorik.core.id.StaffId;
import dvorik.core.money.DiscountValue;
import dvorik.core.money.Money;
import dvorik.core.salon.Salon;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The cashier's cards, line by line, on Friday 20 November 2026, 14:30 in Vladivostok. {@code _} is a no-break space. */
class TillCardsTest {
    private static final ZoneId VLADIVOSTOK = ZoneId.of("Asia/Vladivostok");
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-20T04:30:00Z"), VLADIVOSTOK);
    private static final Salon SALON = new Salon(new SalonId(1), new BusinessId(1), "Центр", VLADIVOSTOK);

    private final Texts texts = new Texts(CLOCK, List.of("common", "cashier", "till"));
    private final TillCards cards = new TillCards(texts, new DiscountWords(texts, CLOCK));
    private final Discount discount = new Discount(
            new DiscountId(7),
            new OfferId(1),
            new BusinessId(1),
            new CustomerId(1),
            new DiscountCode("7KQM2WXT"),
            Map.of(Language.RU, "Скидка {value}", Language.UZ, "{value} chegirma", Language.EN, "{value} off"),
            new Terms(new DiscountValue.Percent(1000), roubles(500), roubles(300), EnumSet.allOf(DayOfWeek.class)),
            Discount.Stored.ACTIVE,
            Instant.parse("2026-11-01T00:00:00Z"),
            Instant.parse("2026-12-20T14:00:00Z"),
            1,
            0,
            false,
            OfferKind.JOINING,
            false,
            Optional.empty());
    private final CheckCard card =
            new CheckCard(discount, Discount.State.ACTIVE, Optional.of("Анна <3"), Optional.of("+7 ••• •••-45-67"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "RU|✅ <b>Скидка действует</b>#Скидка 10_%#Клиент: Анна &lt;3, +7 ••• •••-45-67#Действует до 20 декабря, осталось 30 дней#На покупку от 500_₽, скидка не больше 300_₽#Нажмите «Применить» или сразу напишите сумму покупки.",
                "UZ|✅ <b>Chegirma amal qiladi</b>#10% chegirma#Mijoz: Анна &lt;3, +7 ••• •••-45-67#20-dekabrgacha amal qiladi, 30 kun qoldi#Eng kam xarid: 500_₽, chegirma koʻpi bilan 300_₽#«Qoʻllash»ni bosing yoki darhol xarid summasini yozing.",
                "EN|✅ <b>The discount is good</b>#10% off#Customer: Анна &lt;3, +7 ••• •••-45-67#Valid until 20 Dec, 30 days left#On a purchase from 500_₽, at most 300_₽ off#Tap “Redeem”, or just type the purchase amount."
            })
    void a_good_one(Language language, String expected) {
        assertShown(expected, cards.good(card, language), language);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "RU|⚠️ <b>Эта скидка уже применена</b>#Скидка 10_%#Клиент: Анна &lt;3, +7 ••• •••-45-67#Уже применена: сегодня, 14:10, Центр, кассир Мария.#У клиента есть другая: Скидка 10_%",
                "UZ|⚠️ <b>Bu chegirma allaqachon ishlatilgan</b>#10% chegirma#Mijoz: Анна &lt;3, +7 ••• •••-45-67#Allaqachon ishlatilgan: bugun, 14:10, Центр, kassir Мария.#Mijozda boshqasi bor: 10% chegirma",
                "EN|⚠️ <b>This discount has been used</b>#10% off#Customer: Анна &lt;3, +7 ••• •••-45-67#Already used: today, 14:10, Центр, cashier Мария.#The customer has another one: 10% off"
            })
    void a_used_one_with_another_that_would_do(Language language, String expected) {
        var use = new Refusal.LastUse(new RedemptionId(1), Instant.parse("2026-11-20T04:10:00Z"), "Центр", "Мария");
        var refusals = List.<Refusal>of(new Refusal.AlreadyUsed(Optional.of(use)));
        assertShown(
                expected,
                cards.refused(card, refusals, Optional.of(discount), Optional.empty(), SALON, language),
                language);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "RU|⚠️ <b>Скидку нельзя применить</b>#Скидка 10_%#Срок истёк 19 ноября.#Начнёт действовать: завтра, 10:00.#Действует только здесь: Гавань, Маяк.#Действует по дням: пн, вс.#Не хватает 120_₽: скидка действует на покупку от 500_₽. Добавьте товар и напишите новую сумму.",
                "UZ|⚠️ <b>Chegirmani qoʻllab boʻlmaydi</b>#10% chegirma#Muddati 19-noyabrda tugagan.#Amal qila boshlaydi: ertaga, 10:00.#Faqat shu yerda amal qiladi: Гавань, Маяк.#Shu kunlari amal qiladi: dushanba, yakshanba.#120_₽ yetmayapti: chegirma kamida 500_₽ xarid uchun. Mahsulot qoʻshib, yangi summani yozing."
            })
    void one_that_is_refused_names_every_reason(Language language, String expected) {
        var nobody = new CheckCard(discount, Discount.State.ACTIVE, Optional.empty(), Optional.empty());
        var refusals = List.<Refusal>of(
                new Refusal.Expired(Instant.parse("2026-11-19T14:00:00Z")),
                new Refusal.NotYetValid(Instant.parse("2026-11-21T00:00:00Z")),
                new Refusal.WrongSalon(List.of("Гавань", "Маяк")),
                new Refusal.WrongDay(EnumSet.of(DayOfWeek.MONDAY, DayOfWeek.SUNDAY)),
                new Refusal.BelowMinimum(Money.of(500_00, "RUB"), Money.of(120_00, "RUB")));
        assertShown(
                expected,
                cards.refused(nobody, refusals, Optional.empty(), Optional.empty(), SALON, language),
                language);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "RU|<b>К оплате: 1_350_₽</b>#Скидка 10_%#Сумма покупки: 1_500_₽, скидка: 150_₽#Всё верно?",
                "UZ|<b>Toʻlov: 1_350_₽</b>#10% chegirma#Xarid summasi: 1_500_₽, chegirma: 150_₽#Hammasi toʻgʻrimi?",
                "EN|<b>To pay: 1,350_₽</b>#10% off#Purchase amount: 1,500_₽, discount: 150_₽#Is that right?"
            })
    void the_question_before_it_is_done(Language language, String expected) {
        var quote = new Quote.Offered(card, roubles(1500), Money.of(150_00, "RUB"), roubles(1350));
        assertShown(expected, cards.quote(quote, language), language);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "RU|✅ <b>Применена: −150_₽</b>#Скидка 10_%#Сумма покупки: 1_500_₽#<b>К оплате: 1_350_₽</b>#Жду следующий код.",
                "UZ|✅ <b>Qoʻllandi: −150_₽</b>#10% chegirma#Xarid summasi: 1_500_₽#<b>Toʻlov: 1_350_₽</b>#Keyingi kodni kutaman.",
                "EN|✅ <b>Redeemed: −150_₽</b>#10% off#Purchase amount: 1,500_₽#<b>To pay: 1,350_₽</b>#Ready for the next code."
            })
    void the_answer_when_it_is_done(Language language, String expected) {
        assertShown(expected, cards.redeemed(redemption(roubles(1500)), discount, language), language);
    }

    @Test
    void without_an_amount_nothing_is_said_about_paying() {
        var shown = shown(cards.redeemed(redemption(Optional.empty()), discount, Language.EN), Language.EN);
        assertEquals("✅ <b>Redeemed: −150\u00a0₽</b>\n10% off\nReady for the next code.", shown);
    }

    @Test
    void every_refusal_has_its_words_in_every_language() {
        for (var language : Language.values()) {
            for (var refusal : List.<Refusal>of(
                    new Refusal.AlreadyUsed(Optional.empty()),
                    new Refusal.Frozen(),
                    new Refusal.Cancelled(),
                    new Refusal.Reserved())) {
                var shown = shown(
                        cards.refused(card, List.of(refusal), Optional.empty(), Optional.empty(), SALON, language),
                        language);
                assertEquals(4, shown.lines().count(), shown);
                assertTrue(shown.startsWith("⚠️"), shown);
            }
        }
    }

    private static Redemption redemption(Optional<Money> purchase) {
        return new Redemption(
                new RedemptionId(1),
                new DiscountId(7),
                new CustomerId(1),
                new StaffId(1),
                SALON.id(),
                purchase,
                Money.of(150_00, "RUB"),
                CLOCK.instant());
    }

    private static Optional<Money> roubles(int amount) {
        return Optional.of(Money.of(amount * 100L, "RUB"));
    }

    private void assertShown(String expected, Message message, Language language) {
        assertEquals(expected.replace('#', '\n').replace('_', '\u00a0'), shown(message, language));
    }

    private String shown(Message message, Language language) {
        var content = (Message.Content.Card) message.content();
        return texts.card(language, content.template(), content.model());
    }
}
