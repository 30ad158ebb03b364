package dvorik.sandbox.world;

/**
 * Where and how a bot wants its updates pushed.
 *
 * @param secret sent back in a header; empty for none
 * @param maxConnections how many updates may be on their way at once, 1-100
 * @param ipAddress as the bot gave it; empty for none
 */
public record WebhookSettings(String url, String secret, int maxConnections, String ipAddress) {}
