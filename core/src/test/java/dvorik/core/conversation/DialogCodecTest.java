package dvorik.core.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dvorik.core.conversation.DialogCodec.LastTap;
import dvorik.core.conversation.DialogCodec.Session;
import dvorik.core.text.Language;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DialogCodecTest {

    sealed interface States extends Dialog {
        record Waiting() implements States {}

        record Filled(String word, long number, LocalDate day) implements States {}
    }

    private final DialogCodec<States> codec = new DialogCodec<>(States.class);

    static Stream<Session<States>> sessions() {
        var tap = new LastTap("k3.Yes:1", Instant.ofEpochMilli(1_795_000_000_123L));
        return Stream.of(
                new Session<>(null, Language.RU, null, null, false),
                new Session<>(null, Language.UZ, "k3", tap, false),
                new Session<>(new States.Waiting(), Language.EN, "k3", null, false),
                new Session<>(
                        new States.Filled("<«ʻ»> \" \n 🎁", -1, LocalDate.of(1990, 2, 14)),
                        Language.RU,
                        "k3",
                        tap,
                        false),
                new Session<>(new States.Filled(null, 0, null), Language.RU, "k3", tap, false));
    }

    @ParameterizedTest
    @MethodSource("sessions")
    void what_was_kept_is_read_again(Session<States> session) {
        assertEquals(Optional.of(session), codec.decode(codec.encode(session)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "7",
                "\"text\"",
                "{",
                "{}",
                "{\"v\":2,\"l\":\"ru\"}",
                "{\"v\":1}",
                "{\"v\":1,\"l\":\"de\"}",
                "{\"v\":1,\"l\":\"ru\",\"s\":\"Gone\",\"d\":{}}",
                "{\"v\":1,\"l\":\"ru\",\"s\":\"Filled\"}",
                "{\"v\":1,\"l\":\"ru\",\"s\":\"Filled\",\"d\":null}",
                "{\"v\":1,\"l\":\"ru\",\"s\":\"Filled\",\"d\":[]}",
                "{\"v\":1,\"l\":\"ru\",\"s\":\"Filled\",\"d\":{\"number\":\"many\"}}",
                "{\"v\":1,\"l\":\"ru\",\"s\":\"Filled\",\"d\":{\"number\":1,\"day\":\"someday\"}}",
                "{\"v\":1,\"l\":\"ru\",\"s\":\"Filled\",\"d\":{\"word\":\"w\"}}"
            })
    void what_cannot_be_read_is_lost(String json) {
        assertEquals(Optional.empty(), codec.decode(json));
    }

    @Test
    void a_value_that_is_no_more_is_ignored() {
        var json = "{\"v\":1,\"l\":\"ru\",\"n\":\"k3\",\"s\":\"Waiting\",\"d\":{\"old\":1},\"more\":2}";
        assertEquals(
                Optional.of(new Session<>(new States.Waiting(), Language.RU, "k3", null, false)), codec.decode(json));
    }
}
