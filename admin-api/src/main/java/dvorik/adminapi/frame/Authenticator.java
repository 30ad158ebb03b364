package dvorik.adminapi.frame;

import dvorik.core.access.Principal;
import io.javalin.http.Context;
import java.util.Optional;

/** Tells who calls. */
@FunctionalInterface
public interface Authenticator {
    /**
     * @return empty when the caller says nothing about that
     * @throws ApiError when what it says is not valid
     */
    Optional<Principal> find(Context http);
}
