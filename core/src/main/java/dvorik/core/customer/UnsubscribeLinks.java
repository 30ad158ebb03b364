package dvorik.core.customer;

import dvorik.core.id.CustomerId;
import dvorik.core.id.PurposeKeys;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.regex.Pattern;

/** Links in letters that end marketing by e-mail without a sign-in (RFC 8058): good for ever, and for nothing else. */
public final class UnsubscribeLinks {
    private static final String PURPOSE = "unsubscribe";
    private static final int SIGNATURE = 40;
    private static final int BASE = 36;
    private static final Pattern TOKEN = Pattern.compile("([0-9a-z]{1,12})-([0-9a-f]{" + SIGNATURE + "})");

    private final PurposeKeys keys;
    private final Optional<URI> publicAddress;

    /** @param publicAddress of this installation; empty: there are no links */
    public UnsubscribeLinks(PurposeKeys keys, Optional<URI> publicAddress) {
        this.keys = keys;
        this.publicAddress = publicAddress;
    }

    public Optional<URI> of(CustomerId customer) {
        return publicAddress.map(
                base -> URI.create(base.toString().replaceAll("/+$", "") + "/unsubscribe/" + token(customer)));
    }

    /** @return empty for what we have not made */
    public Optional<CustomerId> read(String token) {
        var parts = TOKEN.matcher(token);
        if (!parts.matches()) {
            return Optional.empty();
        }
        var id = new CustomerId(Long.parseLong(parts.group(1), BASE));
        return MessageDigest.isEqual(bytes(token(id)), bytes(token)) ? Optional.of(id) : Optional.empty();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private String token(CustomerId customer) {
        var id = Long.toString(customer.value(), BASE);
        return id + "-" + keys.hash(PURPOSE, id).substring(0, SIGNATURE);
    }
}
