package dvorik.adminapi.frame;

import java.util.UUID;
import org.apache.commons.codec.digest.DigestUtils;

/** Names confirmations that come by the API. */
public final class RequestKeys {
    private RequestKeys() {}

    /**
     * @param wish what is confirmed: a key that is used again for something else, once it is forgotten, is another
     *     confirmation
     * @return the same for the same caller, Idempotency-Key and wish; without a key each call is one of its own, for
     *     request ids are the caller's own and may repeat
     */
    public static String of(Call call, Record wish) {
        var key = call.idempotencyKey().orElseGet(() -> UUID.randomUUID().toString());
        var text = call.principal().name() + '\n' + key + '\n' + wish;
        return "api:" + DigestUtils.sha256Hex(text);
    }
}
