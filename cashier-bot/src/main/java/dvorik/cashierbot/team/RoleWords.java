package dvorik.cashierbot.team;

import dvorik.cashierbot.staff.Inviting;
import dvorik.core.id.BusinessId;
import dvorik.core.id.SalonId;
import dvorik.core.salon.Salon;
import dvorik.core.salon.SalonService;
import dvorik.core.staff.Role;
import dvorik.core.text.Language;
import dvorik.core.text.Text;
import dvorik.core.text.Texts;
import java.util.Map;
import java.util.stream.Collectors;

/** Roles with their places: {@code Кассир, Центр}. */
public final class RoleWords {
    private final SalonService salons;
    private final Texts texts;

    public RoleWords(SalonService salons, Texts texts) {
        this.salons = salons;
        this.texts = texts;
    }

    /** Names of the salons of a business, read once for a screen. */
    Map<SalonId, String> places(BusinessId business) {
        return salons.findAll(business).stream().collect(Collectors.toMap(Salon::id, Salon::name));
    }

    /** @param salon null for roles of the whole business */
    Text of(Role role, SalonId salon, Map<SalonId, String> places) {
        var name = salon == null ? null : places.get(salon);
        return name == null
                ? Inviting.roleName(role)
                : Text.of("team.role-in").with("role", Inviting.roleName(role)).with("salon", name);
    }

    String plain(Language language, Role role, SalonId salon, Map<SalonId, String> places) {
        return texts.plain(language, of(role, salon, places));
    }
}
