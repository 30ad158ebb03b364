package dvorik.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.AfterAll;

/** A class of tests that talk to the bots of the shared town; at its end Telegram must have nothing to complain about. */
abstract class Scenario {
    final Town town = Town.shared();

    @AfterAll
    static void telegram_has_nothing_to_complain_about() {
        assertEquals(List.of(), Town.shared().chat().findings());
    }
}
