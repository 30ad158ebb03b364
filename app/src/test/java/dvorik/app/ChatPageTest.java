package dvorik.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dvorik.app.browser.ChatPage;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The sandbox's page in a real browser, over the whole system. */
class ChatPageTest {
    private static Town town;
    private static ChatPage page;

    @BeforeAll
    static void open() {
        ChatPage.requireBrowser();
        town = Town.shared();
        page = ChatPage.open(town.page());
    }

    @AfterAll
    static void close() {
        if (page != null) {
            page.close();
        }
    }

    @AfterEach
    void the_browser_had_nothing_to_complain_about() {
        assertEquals(List.of(), page.complaints());
    }

    @Test
    void a_customer_joins_and_a_cashier_redeems_the_code() {
        var ann = town.customer("Анна");
        var maria = town.cashier("Мария");
        var left = page.left().shows(ann.telegramId(), Town.CLIENT_BOT);
        var right = page.right().shows(maria.telegramId(), Town.CASHIER_BOT);

        left.presses("Start");
        left.presses(ann.label("client.consent.accept"));
        left.sees(ann.label("client.phone.ask"));
        left.presses(ann.label("client.phone.share"));
        left.sees(ann.label("client.name.ask"));
        left.sends("Анна-Мария");
        left.sees("Анна-Мария!");
        left.presses(ann.label("client.birthday.skip"));
        var code = left.code();
        page.picture("joined");

        right.presses("Start");
        right.sends(code);
        right.sees("✅");
        right.sends("1500");
        right.presses(maria.label("cashier.till.confirm"));
        right.sees("−150");
        left.sees("−150");
        page.picture("redeemed");
    }

    @Test
    void what_people_write_is_shown_as_text_and_never_run() {
        var name = "<img src=x onerror=alert(1)>";
        var eve = town.customer(name);
        var left = page.left().shows(eve.telegramId(), Town.CLIENT_BOT);
        left.presses("Start");
        left.presses(eve.label("client.consent.accept"));
        left.sees(eve.label("client.phone.ask"));
        left.sends("<b>bold</b> & <script>alert(1)</script>");
        left.sees("<b>bold</b> & <script>alert(1)</script>");
        left.sees(name);
        assertEquals(0, left.count("script, img[src=x]"));
    }

    @Test
    void a_narrow_screen_shows_one_phone_at_a_time() {
        var ann = town.customer("Анна");
        page.left().shows(ann.telegramId(), Town.CLIENT_BOT).presses("Start");
        page.left().sees(ann.label("client.consent.accept"));
        page.resize(390, 844);
        try {
            assertTrue(page.left().isVisible());
            assertFalse(page.right().isVisible());
            page.picture("narrow");
            page.choosesTab(1);
            assertFalse(page.left().isVisible());
            assertTrue(page.right().isVisible());
        } finally {
            page.choosesTab(0);
            page.resize(1280, 800);
        }
    }

    @Test
    void everything_the_page_loads_comes_from_the_sandbox() {
        var elsewhere = page.loaded().stream()
                .filter(address -> !address.startsWith(town.page().toString()))
                .toList();
        assertFalse(page.loaded().isEmpty());
        assertEquals(List.of(), elsewhere);
    }
}
