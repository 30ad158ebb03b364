package dvorik.adminapi.staff;

import dvorik.adminapi.frame.Doc;
import dvorik.core.staff.Role;
import dvorik.core.staff.StaffRecords.Person;
import dvorik.core.text.Language;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What goes in and out at {@code /staff}. */
final class StaffViews {
    private static final int LONGEST_NAME = 64;
    private static final int LONGEST_EMAIL = 190;
    private static final int MOST_ROLES = 50;
    private static final long LARGEST_TELEGRAM_ID = (1L << 52) - 1;

    private StaffViews() {}

    @Doc("A role; managers, masters and cashiers hold it in a salon, the others in the whole business")
    record RoleGiven(Role role, @Min(1) Optional<Long> salonId) {}

    record StaffView(
            long id,
            String name,
            Language language,
            Optional<Long> telegramId,
            Optional<String> email,
            boolean suspended,
            Instant since,
            List<RoleGiven> roles,
            int version) {
        static StaffView of(Person person) {
            var colleague = person.colleague();
            return new StaffView(
                    colleague.id().value(),
                    colleague.name(),
                    person.language(),
                    person.telegramId(),
                    person.email(),
                    colleague.suspended(),
                    colleague.since(),
                    colleague.roles().stream()
                            .map(role -> new RoleGiven(
                                    role.role(),
                                    Optional.ofNullable(role.salon()).map(salon -> salon.value())))
                            .toList(),
                    person.version());
        }
    }

    record NewStaff(
            @Size(min = 1, max = LONGEST_NAME) String name,
            Language language,
            @Doc("Who may use the staff bot and sign in by it") @Min(1) @Max(LARGEST_TELEGRAM_ID)
                    Optional<Long> telegramId,
            @Doc("For signing in with a password") @Email @Size(max = LONGEST_EMAIL) Optional<String> email,
            @Size(min = 1, max = MOST_ROLES) List<RoleGiven> roles) {}

    record StaffChange(
            @Size(min = 1, max = LONGEST_NAME) Optional<String> name,
            @Doc("Null takes it away") @Email @Size(max = LONGEST_EMAIL) Optional<String> email,
            @Doc("Out at the next tap and call, until brought back") Optional<Boolean> suspended,
            @Doc("All roles from now on") @Size(min = 1, max = MOST_ROLES) Optional<List<RoleGiven>> roles) {}

    record NewInvitation(Role role, @Min(1) Optional<Long> salonId) {}

    record Invitation(@Doc("Opens the staff bot; for one person, once") String link, Instant expiresAt) {}
}
