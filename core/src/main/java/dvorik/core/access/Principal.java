package dvorik.core.access;

import dvorik.core.id.ApiKeyId;
import dvorik.core.id.BusinessId;
import dvorik.core.id.SalonId;
import dvorik.core.id.SessionId;
import dvorik.core.id.StaffId;
import dvorik.core.staff.StaffMember;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Who calls the API, as known at this very call: a demotion or dismissal counts at once. */
public sealed interface Principal {

    /** @return whose name stands under what is done; for a program the member of staff that stands for it */
    StaffMember member();

    boolean may(Permission permission);

    /** @return the salons to which the permission is limited; empty: the whole business */
    Optional<Set<SalonId>> salons(Permission permission);

    /** @return names the caller in keys: {@code staff:5}, {@code key:7} */
    String name();

    default StaffId staff() {
        return member().id();
    }

    default BusinessId business() {
        return member().business();
    }

    /** @return true when the permission reaches that salon */
    default boolean may(Permission permission, SalonId salon) {
        return may(permission)
                && salons(permission).map(salons -> salons.contains(salon)).orElse(true);
    }

    /** @param member with all roles at once, whatever the person works as in the bot */
    record Person(StaffMember member, SessionId session) implements Principal {
        @Override
        public boolean may(Permission permission) {
            return member.grants().stream()
                    .anyMatch(grant -> AccessMatrix.of(grant.role()).contains(permission));
        }

        @Override
        public Optional<Set<SalonId>> salons(Permission permission) {
            var grants = member.grants().stream()
                    .filter(grant -> AccessMatrix.of(grant.role()).contains(permission))
                    .toList();
            if (grants.stream().anyMatch(grant -> grant.salon() == null)) {
                return Optional.empty();
            }
            return Optional.of(grants.stream().map(StaffMember.Grant::salon).collect(Collectors.toUnmodifiableSet()));
        }

        @Override
        public String name() {
            return "staff:" + member.id().value();
        }
    }

    /** A program with a key of the whole business. */
    record Program(StaffMember member, ApiKeyId key, Set<Permission> scopes) implements Principal {
        @Override
        public boolean may(Permission permission) {
            return scopes.contains(permission);
        }

        @Override
        public Optional<Set<SalonId>> salons(Permission permission) {
            return Optional.empty();
        }

        @Override
        public String name() {
            return "key:" + key.value();
        }
    }
}
