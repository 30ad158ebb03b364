package dvorik.adminapi.salon;

import dvorik.adminapi.frame.Answer;
import dvorik.adminapi.frame.ApiError;
import dvorik.adminapi.frame.ApiError.BadField;
import dvorik.adminapi.frame.Call;
import dvorik.adminapi.frame.Doc;
import dvorik.adminapi.frame.ErrorCode;
import dvorik.adminapi.frame.Names;
import dvorik.adminapi.frame.Operation;
import dvorik.adminapi.frame.Page;
import dvorik.adminapi.salon.SalonViews.NewSalon;
import dvorik.adminapi.salon.SalonViews.SalonChange;
import dvorik.adminapi.salon.SalonViews.SalonView;
import dvorik.core.access.Permission;
import dvorik.core.id.SalonId;
import dvorik.core.salon.SalonEditing;
import dvorik.core.salon.SalonProfile;
import dvorik.core.salon.SalonProfiles;
import dvorik.core.salon.SalonRecords;
import dvorik.core.salon.SalonRecords.BusinessRecord;
import dvorik.core.salon.SalonRecords.SalonEdit;
import dvorik.core.salon.SalonRecords.SalonRecord;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Businesses and their salons. */
public final class SalonRoutes {
    private static final String SALONS = "/api/v1/salons";
    private static final String BUSINESSES = "/api/v1/businesses";
    private static final int LONGEST_NAME = 120;
    private static final int LONGEST_ADDRESS = 250;

    private final SalonRecords records;
    private final SalonProfiles profiles;
    private final SalonEditing editing;

    public SalonRoutes(SalonRecords records, SalonProfiles profiles, SalonEditing editing) {
        this.records = records;
        this.profiles = profiles;
        this.editing = editing;
    }

    record BusinessView(
            long id,
            String name,
            Optional<String> legalName,
            @Doc(value = "ISO 4217", example = "RUB") String currency,
            Instant createdAt,
            int version) {
        static BusinessView of(BusinessRecord business) {
            return new BusinessView(
                    business.id().value(),
                    business.name(),
                    business.legalName(),
                    business.currency().getCurrencyCode(),
                    business.created(),
                    business.version());
        }
    }

    record NewBusiness(
            @Size(min = 1, max = LONGEST_NAME) String name,
            @Size(max = LONGEST_ADDRESS) Optional<String> legalName,
            @Pattern(regexp = "^[A-Z]{3}$") String currency) {}

    public List<Operation> operations() {
        return List.of(
                Operation.get(SALONS, "salons", "Salons; managers, masters and cashiers see their own")
                        .needs(Permission.SALONS_READ)
                        .answersPageOf(SalonView.class)
                        .by(this::list),
                Operation.post(SALONS, "salons", "Open a salon")
                        .needs(Permission.BUSINESSES_WRITE)
                        .body(NewSalon.class)
                        .answers(201, SalonView.class)
                        .creates()
                        .by(this::create),
                Operation.get(SALONS + "/{id}", "salons", "A salon")
                        .needs(Permission.SALONS_READ)
                        .answers(200, SalonView.class)
                        .versioned()
                        .refuses(ErrorCode.SALON_001)
                        .by(this::show),
                Operation.patch(SALONS + "/{id}", "salons", "Change a salon")
                        .needs(Permission.SALONS_WRITE)
                        .body(SalonChange.class)
                        .answers(200, SalonView.class)
                        .refuses(ErrorCode.SALON_001)
                        .by(this::change),
                Operation.get(BUSINESSES, "businesses", "The caller's business")
                        .needs(Permission.BUSINESSES_READ)
                        .answersPageOf(BusinessView.class)
                        .by(this::businesses),
                Operation.post(BUSINESSES, "businesses", "Take in one more business; for the first business's owner")
                        .needs(Permission.BUSINESSES_WRITE)
                        .body(NewBusiness.class)
                        .answers(201, BusinessView.class)
                        .creates()
                        .by(this::createBusiness));
    }

    private Answer list(Call call) {
        var principal = call.principal();
        var own = principal.salons(Permission.SALONS_READ);
        var known = profiles.list(principal.business()).stream()
                .collect(Collectors.toMap(SalonProfile::id, profile -> profile));
        return Answer.ok(Page.all(records.list(principal.business()).stream()
                .filter(salon -> own.map(salons -> salons.contains(salon.id())).orElse(true))
                // one that was made a moment ago stands in the first list only
                .filter(salon -> known.containsKey(salon.id()))
                .map(salon -> SalonView.of(salon, known.get(salon.id())))
                .toList()));
    }

    private Answer show(Call call) {
        var id = id(call, Permission.SALONS_READ);
        return records.list(call.principal().business()).stream()
                .filter(salon -> salon.id().equals(id))
                .findFirst()
                .flatMap(salon -> profiles.find(id).map(profile -> answer(salon, profile)))
                .orElseThrow(() -> new ApiError(ErrorCode.SALON_001));
    }

    private Answer create(Call call) {
        var wish = call.body(NewSalon.class);
        var form = new SalonForm();
        form.named("name", wish.name());
        var zone = form.zone(wish.timeZone());
        var profile = form.profile(wish);
        form.end();
        var principal = call.principal();
        var made = editing.create(
                principal.business(),
                new SalonEdit(wish.name().strip(), wish.address(), zone),
                profile,
                principal.staff());
        return Answer.created(SalonView.of(made.salon(), made.profile()))
                .version(made.profile().version());
    }

    private Answer change(Call call) {
        var id = id(call, Permission.SALONS_WRITE);
        var principal = call.principal();
        var wish = call.body(SalonChange.class);
        var form = new SalonForm();
        if (wish.name() != null) {
            form.named("name", wish.name().orElse(""));
        }
        var zone = wish.timeZone() == null ? null : form.zone(wish.timeZone());
        var profile = form.profile(wish);
        form.end();
        var edit = new SalonEdit(
                wish.name() == null ? null : wish.name().orElseThrow().strip(), wish.address(), zone);
        return editing.change(principal.business(), id, edit, profile, principal.staff(), call::expectVersion)
                .map(changed -> answer(changed.salon(), changed.profile()))
                .orElseThrow(() -> new ApiError(ErrorCode.SALON_001));
    }

    private static Answer answer(SalonRecord salon, SalonProfile profile) {
        return Answer.ok(SalonView.of(salon, profile)).version(profile.version());
    }

    private static SalonId id(Call call, Permission permission) {
        var id = new SalonId(call.id("id", ErrorCode.SALON_001));
        if (!call.principal().may(permission, id)) {
            throw new ApiError(ErrorCode.SALON_001);
        }
        return id;
    }

    private Answer businesses(Call call) {
        var own = call.principal().business();
        return Answer.ok(Page.all(records.businesses().stream()
                .filter(business -> own.value() == 1 || business.id().equals(own))
                .map(BusinessView::of)
                .toList()));
    }

    private Answer createBusiness(Call call) {
        var principal = call.principal();
        if (principal.business().value() != 1) {
            throw new ApiError(ErrorCode.AUTH_003);
        }
        var wish = call.body(NewBusiness.class);
        var bad = new ArrayList<BadField>();
        Names.check("name", wish.name(), bad);
        var currency = Currency.getAvailableCurrencies().stream()
                .filter(known -> known.getCurrencyCode().equals(wish.currency()))
                .findFirst();
        if (currency.isEmpty()) {
            bad.add(new BadField("currency", "not_one_of", null));
        }
        refuse(bad);
        return Answer.created(BusinessView.of(records.createBusiness(
                wish.name().strip(), wish.legalName(), currency.orElseThrow(), principal.staff())));
    }

    private static void refuse(List<BadField> bad) {
        if (!bad.isEmpty()) {
            throw ApiError.invalid(bad);
        }
    }
}
