package dvorik.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dvorik.core.text.Language;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RedeemingScenarioTest extends Scenario {
    @ParameterizedTest
    @EnumSource(Language.class)
    void a_cashier_checks_quotes_and_redeems_and_the_customer_hears_of_it(Language language) {
        var ann = town.customer("Ann", language);
        var card = ann.joins("Анна");
        var code = Customer.code(card);
        var maria = town.cashier("Мария", language);

        maria.redeems(code, "1500");

        ann.chat().sees("−150");
        ann.chat().sees("changed to used", m -> m.id() == card.id() && !m.text().contains("QR"));
        assertTrue(ann.chat().message(card.id()).buttons().isEmpty(), "nothing to copy any more");
        assertEquals(
                1,
                town.db()
                        .fetchCount(
                                dvorik.migrations.jooq.Tables.REDEMPTION,
                                dvorik.migrations.jooq.Tables.REDEMPTION.STAFF_ID.eq(town.features()
                                        .staff
                                        .findByTelegram(maria.telegramId())
                                        .orElseThrow()
                                        .id()
                                        .value())));
    }
}
