package dvorik.sandbox;

import dvorik.sandbox.fault.FloodLimits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * How a sandbox starts.
 *
 * @param host address to listen on
 * @param port 0 takes any free one
 * @param bots who may sign in
 * @param channels channels that exist from the start; every bot is an administrator of each
 * @param anyToken a well-formed unknown token creates its bot instead of being refused
 * @param strict hold every request and every update against the published Bot API schema
 * @param floodLimits how fast bots may send
 * @param stateFile where people, chats and counters survive a restart; null: nowhere
 * @param messagesPerChat how many messages a chat remembers; older ones are forgotten
 * @param clockMoved called with the total offset of the business clock after each move
 */
public record SandboxOptions(
        String host,
        int port,
        List<BotAccount> bots,
        List<ChannelAccount> channels,
        boolean anyToken,
        boolean strict,
        FloodLimits floodLimits,
        Path stateFile,
        int messagesPerChat,
        Consumer<Duration> clockMoved) {

    public SandboxOptions {
        bots = List.copyOf(bots);
        channels = List.copyOf(channels);
        if (messagesPerChat < 1) {
            throw new IllegalArgumentException("a chat remembers at least one message");
        }
    }

    /** Loopback, any free port, no bots, not strict, no limits, nothing kept. */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects options; see the record's components for their meaning. */
    public static final class Builder {
        private String host = "127.0.0.1";
        private int port;
        private final List<BotAccount> bots = new ArrayList<>();
        private final List<ChannelAccount> channels = new ArrayList<>();
        private boolean anyToken;
        private boolean strict;
        private FloodLimits floodLimits = FloodLimits.NONE;
        private Path stateFile;
        private int messagesPerChat = 500;
        private Consumer<Duration> clockMoved = offset -> {};

        private Builder() {}

        public Builder host(String host) {
            this.host = host;
            return this;
        }

        public Builder port(int port) {
            this.port = port;
            return this;
        }

        public Builder bot(String token, String username, String name) {
            bots.add(new BotAccount(token, username, name));
            return this;
        }

        public Builder bots(List<BotAccount> more) {
            bots.addAll(more);
            return this;
        }

        public Builder channel(long id, String username, String title) {
            channels.add(new ChannelAccount(id, username, title));
            return this;
        }

        public Builder anyToken(boolean anyToken) {
            this.anyToken = anyToken;
            return this;
        }

        public Builder strict(boolean strict) {
            this.strict = strict;
            return this;
        }

        public Builder floodLimits(FloodLimits floodLimits) {
            this.floodLimits = floodLimits;
            return this;
        }

        public Builder stateFile(Path stateFile) {
            this.stateFile = stateFile;
            return this;
        }

        public Builder messagesPerChat(int messages) {
            this.messagesPerChat = messages;
            return this;
        }

        public Builder clockMoved(Consumer<Duration> clockMoved) {
            this.clockMoved = clockMoved;
            return this;
        }

        public SandboxOptions build() {
            return new SandboxOptions(
                    host, port, bots, channels, anyToken, strict, floodLimits, stateFile, messagesPerChat, clockMoved);
        }
    }
}
