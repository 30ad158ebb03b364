package dvorik.sandbox.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The way into a sandbox for tests and load. Safe for any number of threads. */
public final class SandboxClient {
    private final ControlApi api;

    /** @param url of the sandbox, as {@code Sandbox.url()} gives it */
    public SandboxClient(URI url) {
        this.api = new ControlApi(url);
    }

    /** As {@link #SandboxClient(URI)}. */
    public SandboxClient(String url) {
        this(URI.create(url));
    }

    /** Describes a new person; {@code create()} makes it. */
    public PersonBuilder person(String firstName) {
        return new PersonBuilder(api, firstName);
    }

    /** A person who exists already. */
    public Person person(long id) {
        return new Person(api, id);
    }

    /** What the bot has not taken yet, and which methods it called. */
    public BotView bot(String username) {
        return new BotView(api, username);
    }

    public ClockControl clock() {
        return new ClockControl(api);
    }

    public FaultControl faults() {
        return new FaultControl(api);
    }

    /**
     * Sets how fast bots may send before they get 429; 0 takes a limit away.
     *
     * @param chatBurst how many in one chat may come at once
     */
    public void limits(int perSecond, int perChatPerSecond, int chatBurst) {
        api.post(
                "limits",
                api.object()
                        .put("per_second", perSecond)
                        .put("per_chat_per_second", perChatPerSecond)
                        .put("chat_burst", chatBurst));
    }

    /**
     * How a bot has sent since the limits were last set.
     *
     * @param refused with 429
     * @param span from the first to the last that was sent
     */
    public record SendRecord(long sent, long refused, Duration span) {}

    /** @param botId the number before the colon of its token */
    public SendRecord sends(long botId) {
        JsonNode record = api.get("limits").path("records").path(Long.toString(botId));
        return new SendRecord(
                record.path("sent").asLong(),
                record.path("refused").asLong(),
                Duration.ofNanos(record.path("nanos").asLong()));
    }

    /** What strict mode complained about, as {@code bot method: text}. */
    public List<String> findings() {
        List<String> findings = new ArrayList<>();
        for (JsonNode finding : api.get("findings").path("findings")) {
            findings.add(
                    finding.path("bot").asText() + " " + finding.path("method").asText() + ": "
                            + finding.path("text").asText());
        }
        return findings;
    }

    public void forgetFindings() {
        api.delete("findings");
    }

    /** Forgets people, chats, faults, findings and the clock's offset. */
    public void reset() {
        api.post("reset", api.object());
    }

    /** The whole state, as the page sees it. */
    public JsonNode state() {
        return api.get("state");
    }
}
