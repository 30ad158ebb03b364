package dvorik.core.account;

import dvorik.core.customer.Phone;
import java.util.Collection;
import java.util.List;

/**
 * Which addresses this installation can write to.
 *
 * @param smsPrefixes beginnings of the numbers that get SMS; none: SMS are off
 */
public record AddressWays(boolean email, List<String> smsPrefixes) {
    public AddressWays(boolean email, Collection<String> smsPrefixes) {
        this(email, List.copyOf(smsPrefixes));
    }

    public boolean sms() {
        return !smsPrefixes.isEmpty();
    }

    public boolean serves(Phone phone) {
        return smsPrefixes.stream().anyMatch(phone.e164()::startsWith);
    }
}
