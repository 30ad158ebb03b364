package dvorik.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dvorik.core.discount.DiscountService;
import dvorik.core.text.Language;
import dvorik.core.text.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The sections of "my discounts", and cards that notice the end of their time. */
class MyDiscountsScenarioTest extends Scenario {

    @ParameterizedTest
    @EnumSource(Language.class)
    void what_cannot_be_used_stands_in_sections(Language language) {
        var ann = town.customer("Ann", language);
        var used = Customer.code(ann.joins("Анна"));
        town.cashier("Мария").redeems(used, "1000");
        Gift.percent(town, 20).as("frozen").to(ann);
        Gift.percent(town, 30).as("cancelled").to(ann);
        ends(Gift.percent(town, 40).to(ann));

        ann.presses("client.menu.discounts");

        var none = ann.sees("client.discounts.none");
        assertEquals(
                java.util.List.of(
                        section(ann, "client.discounts.on-hold", 1),
                        section(ann, "client.discounts.used", 1),
                        section(ann, "client.discounts.over", 2)),
                none.buttons());
        ann.chat().taps(section(ann, "client.discounts.over", 2));
        var over = ann.sees("client.discounts.section");
        assertEquals(2, over.buttons().size());
        ann.chat().taps(over.buttons().getFirst());
        ann.chat().sees("40");
    }

    @Test
    void many_are_turned_page_by_page() {
        var ann = town.customer("Ann");
        ann.joins("Анна");
        int all = DiscountService.PAGE + 1;
        for (int i = 0; i < all; i++) {
            Gift.percent(town, i + 11).as("cancelled").to(ann);
        }
        ann.presses("client.menu.discounts");
        ann.sees("client.discounts.more");
        ann.chat().taps(section(ann, "client.discounts.over", all));
        ann.chat().sees("the first page", m -> m.buttons().size() == DiscountService.PAGE + 1);
        ann.taps("common.earlier");
        var second = ann.chat().sees("the second page", m -> m.buttons().size() == 2);
        assertTrue(second.buttons().getFirst().contains("11"), second.toString());
        ann.taps("common.later");
        ann.chat().sees("the first page", m -> m.buttons().size() == DiscountService.PAGE + 1);
    }

    @Test
    void a_section_that_has_emptied_and_a_forged_page_are_answered() {
        var ann = town.customer("Ann");
        ann.joins("Анна");
        ann.chat().forgesTap("-.ShowSection:USED:0");
        ann.seesToast("common.stale-button");
        ann.chat().forgesTap("-.ShowSection:OVER:2147483647");
        ann.sees("client.menu.use-buttons");
        ann.chat().forgesTap("-.ShowSection:OVER:-1");
        ann.sees("client.menu.use-buttons");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void a_card_says_by_itself_that_its_time_is_over(Language language) {
        var ann = town.customer("Ann", language);
        var code = Customer.code(ann.joins("Анна"));
        ends(code);
        town.runDueJobs();
        var card =
                ann.chat().sees("an expired card", m -> m.isEdited() && m.text().contains(code));
        assertEquals(java.util.List.of(), card.buttons());
        town.runDueJobs();
        ann.settles();
        assertEquals(
                1,
                town.db()
                        .fetchSingle(
                                "select count(*) from notification where customer_id = ? and kind = 'discount_changed'",
                                ann.kept().id().value())
                        .get(0, Integer.class));
    }

    private void ends(String code) {
        town.db()
                .execute(
                        "update discount set valid_until = utc_timestamp(6) - interval 1 minute where code = ?",
                        code.replace("-", ""));
    }

    private String section(Customer ann, String key, int count) {
        return town.texts().plain(ann.language(), Text.of(key).with("count", count));
    }
}
