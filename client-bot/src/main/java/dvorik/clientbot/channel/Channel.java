package dvorik.clientbot.channel;

import java.util.Optional;

/**
 * The channel of the business.
 *
 * @param address {@code @name} or the id, as configured
 */
public record Channel(String address) {

    /** @param name without {@code @}, empty for a private channel */
    public boolean is(long id, String name) {
        return address.equals(Long.toString(id)) || address.equalsIgnoreCase("@" + name);
    }

    /** @return where people can subscribe; empty for a channel known by its id only */
    Optional<String> link() {
        return address.startsWith("@") ? Optional.of("https://t.me/" + address.substring(1)) : Optional.empty();
    }
}
