package dvorik.core.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChoiceCodecTest {
    private static final String TURN = "k3x9";

    enum Colour {
        RED,
        GREEN
    }

    sealed interface Buttons extends Choice {
        record Plain() implements Buttons {}

        record Pick(int number, long id, Colour colour, String word) implements Buttons {
            public Pick {
                if (number == 13) {
                    throw new IllegalArgumentException("never 13");
                }
            }
        }

        record Always(long id) implements Buttons, Choice.Anytime {}
    }

    private final ChoiceCodec codec = new ChoiceCodec(Buttons.class);

    static Stream<Buttons> buttons() {
        return Stream.of(
                new Buttons.Plain(),
                new Buttons.Pick(0, 0, Colour.RED, ""),
                new Buttons.Pick(Integer.MIN_VALUE, Long.MAX_VALUE, Colour.GREEN, "7KQM2WXF"),
                new Buttons.Always(Long.MIN_VALUE));
    }

    @ParameterizedTest
    @MethodSource("buttons")
    void what_was_encoded_is_decoded(Buttons button) {
        var decoded = codec.decode(codec.encode(TURN, button)).orElseThrow();
        assertEquals(button, decoded.choice());
        assertEquals(button instanceof Choice.Anytime ? null : TURN, decoded.turn());
        assertEquals(button instanceof Choice.Anytime, decoded.anytime());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "k3x9",
                "k3x9.",
                "k3x9.Plain:",
                "k3x9.Plain:1",
                "k3x9.plain",
                "k3x9.Nothing",
                "K3X9.Plain",
                "-.Plain",
                "k3x9.Always:1",
                "-.Always",
                "-.Always:",
                "-.Always:x",
                "-.Always:1:2",
                "-.Always:99999999999999999999",
                "k3x9.Pick:1:2:RED",
                "k3x9.Pick:1:2:BLUE:w",
                "k3x9.Pick:1:2:red:w",
                "k3x9.Pick:13:2:RED:w",
                "k3x9.Pick:1.5:2:RED:w",
                "k3x9.Pick:2147483648:2:RED:w",
                "k3x9.Plain\n",
                "k3x9.java.lang.String",
                "{\"a\":1}"
            })
    void forged_foreign_and_truncated_data_is_refused(String data) {
        assertEquals(Optional.empty(), codec.decode(data));
    }

    @Test
    void every_beginning_of_good_data_is_refused_or_another_good_one() {
        var data = codec.encode(TURN, new Buttons.Pick(42, 4711, Colour.GREEN, "W"));
        for (int length = 0; length < data.length(); length++) {
            codec.decode(data.substring(0, length)).ifPresent(cut -> assertTrue(cut.choice() instanceof Buttons.Pick));
        }
    }

    @Test
    void data_longer_than_telegram_takes_is_never_made_and_never_read() {
        for (var word : List.of("x".repeat(41), "x".repeat(60), "ж".repeat(25), "a:b")) {
            var button = new Buttons.Pick(1, 1, Colour.RED, word);
            assertThrows(IllegalArgumentException.class, () -> codec.encode(TURN, button), word);
        }
        assertEquals(Optional.empty(), codec.decode(TURN + ".Pick" + ":1".repeat(1_000_000)));
    }

    @Test
    void outside_of_a_turn_only_buttons_for_any_time_can_be_made() {
        assertEquals("-.Always:7", codec.encode(null, new Buttons.Always(7)));
        assertThrows(NullPointerException.class, () -> codec.encode(null, new Buttons.Plain()));
    }
}
