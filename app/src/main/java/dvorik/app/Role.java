package dvorik.app;

import dvorik.core.config.BadSettings;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A part that a process may run; any number of each on any number of machines. */
enum Role {
    CLIENT_BOT,
    CASHIER_BOT,
    ADMIN_API,
    WORKER;

    /** @throws BadSettings naming the roles there are */
    static Role of(String name) {
        return Arrays.stream(values())
                .filter(role -> role.label().equals(name))
                .findFirst()
                .orElseThrow(() -> new BadSettings(List.of("there is no role \"" + name + "\"; the roles are "
                        + Arrays.stream(values()).map(Role::label).collect(Collectors.joining(", ")))));
    }

    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
