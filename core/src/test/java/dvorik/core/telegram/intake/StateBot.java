package dvorik.core.telegram.intake;

import dvorik.core.telegram.Handled;
import dvorik.core.telegram.Incoming;
import dvorik.core.telegram.UpdateHandler;
import java.time.Duration;
import java.util.List;

/** Notes the state that it finds, and leaves one as the text says: keep, brief (a second) or drop. */
record StateBot(List<String> found) implements UpdateHandler {
    @Override
    public Handled handle(Incoming incoming) {
        found.add(incoming.state());
        return switch (EchoBot.textOf(incoming)) {
            case "keep" -> new Handled("keep", Duration.ofHours(1), List.of());
            case "brief" -> new Handled("brief", Duration.ofSeconds(1), List.of());
            default -> new Handled(null, null, List.of());
        };
    }

    @Override
    public Handled apologise(Incoming incoming) {
        throw new IllegalStateException("nothing fails here");
    }
}
