package dvorik.core.telegram.intake;

import dvorik.core.telegram.BotCall;
import dvorik.core.telegram.Handled;
import dvorik.core.telegram.Incoming;
import dvorik.core.telegram.UpdateHandler;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * Answers each text with itself; its state is the list of the texts so far. Records what it was given, before {@code
 * meanwhile}, which may block or throw.
 */
final class EchoBot implements UpdateHandler {
    final Map<Long, List<String>> seen = new ConcurrentHashMap<>();
    private final Consumer<Incoming> meanwhile;

    EchoBot(Consumer<Incoming> meanwhile) {
        this.meanwhile = meanwhile;
    }

    EchoBot() {
        this(incoming -> {});
    }

    static String textOf(Incoming incoming) {
        return incoming.update().at("/message/text").asText();
    }

    List<String> seenFrom(long chat) {
        return List.copyOf(seen.getOrDefault(chat, List.of()));
    }

    @Override
    public Handled handle(Incoming incoming) {
        String text = textOf(incoming);
        seen.computeIfAbsent(incoming.chatId(), chat -> new CopyOnWriteArrayList<>())
                .add(text);
        meanwhile.accept(incoming);
        String state = incoming.state() == null ? text : incoming.state() + "," + text;
        return new Handled(state, Duration.ofHours(1), List.of(say(text)));
    }

    @Override
    public Handled apologise(Incoming incoming) {
        return new Handled(incoming.state(), Duration.ofHours(1), List.of(say("sorry")));
    }

    static BotCall say(String text) {
        return new BotCall.SendText(text, null, null, false);
    }
}
