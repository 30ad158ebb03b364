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
import dvorik.core.access.Permission;
import dvorik.core.id.SalonId;
import dvorik.core.salon.SalonRecords;
import dvorik.core.salon.SalonRecords.BusinessRecord;
import dvorik.core.salon.SalonRecords.SalonEdit;
import dvorik.core.salon.SalonRecords.SalonRecord;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/** Businesses and their salons. */
public final class SalonRoutes {
    private static final String SALONS = "/api/v1/salons";
    private static final String BUSINESSES = "/api/v1/businesses";
    private static final int LONGEST_NAME = 120;
    private static final int LONGEST_ADDRESS = 250;
    private static final int LONGEST_ZONE = 64;

    private final SalonRecords records;

    public SalonRoutes(SalonRecords records) {
        this.records = records;
    }

    record SalonView(
            long id,
            long businessId,
            String name,
            Optional<String> address,
            @Doc(value = "IANA zone; null: that of the business", example = "Asia/Tashkent") Optional<String> timeZone,
            Instant createdAt,
            int version) {
        static SalonView of(SalonRecord salon) {
            return new SalonView(
                    salon.id().value(),
                    salon.business().value(),
                    salon.name(),
                    salon.address(),
                    salon.zone().map(ZoneId::getId),
                    salon.created(),
                    salon.version());
        }
    }

    record NewSalon(
            @Size(min = 1, max = LONGEST_NAME) String name,
            @Size(max = LONGEST_ADDRESS) Optional<String> address,
            @Size(max = LONGEST_ZONE) Optional<String> timeZone) {}

    record SalonChange(
            @Size(min = 1, max = LONGEST_NAME) Optional<String> name,
            @Doc("Null takes it away") @Size(max = LONGEST_ADDRESS) Optional<String> address,
            @Doc("Null: that of the business") @Size(max = LONGEST_ZONE) Optional<String> timeZone) {}

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
        return Answer.ok(Page.all(records.list(principal.business()).stream()
                .filter(salon -> own.map(salons -> salons.contains(salon.id())).orElse(true))
                .map(SalonView::of)
                .toList()));
    }

    private Answer create(Call call) {
        var wish = call.body(NewSalon.class);
        var bad = new ArrayList<BadField>();
        Names.check("name", wish.name(), bad);
        var zone = zone(wish.timeZone(), bad);
        refuse(bad);
        var principal = call.principal();
        var made = records.create(
                principal.business(), new SalonEdit(wish.name().strip(), wish.address(), zone), principal.staff());
        return Answer.created(SalonView.of(made)).version(made.version());
    }

    private Answer change(Call call) {
        var id = new SalonId(call.id("id", ErrorCode.SALON_001));
        var principal = call.principal();
        if (!principal.may(Permission.SALONS_WRITE, id)) {
            throw new ApiError(ErrorCode.SALON_001);
        }
        var wish = call.body(SalonChange.class);
        var bad = new ArrayList<BadField>();
        if (wish.name() != null) {
            Names.check("name", wish.name().orElse(""), bad);
        }
        var zone = wish.timeZone() == null ? null : zone(wish.timeZone(), bad);
        refuse(bad);
        var edit = new SalonEdit(
                wish.name() == null ? null : wish.name().orElseThrow().strip(), wish.address(), zone);
        var changed = records.change(principal.business(), id, edit, principal.staff(), call::expectVersion)
                .orElseThrow(() -> new ApiError(ErrorCode.SALON_001));
        return Answer.ok(SalonView.of(changed)).version(changed.version());
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

    private static Optional<ZoneId> zone(Optional<String> name, List<BadField> bad) {
        if (name.isPresent() && !ZoneId.getAvailableZoneIds().contains(name.get())) {
            bad.add(new BadField("time_zone", "not_one_of", null));
            return Optional.empty();
        }
        return name.map(ZoneId::of);
    }

    private static void refuse(List<BadField> bad) {
        if (!bad.isEmpty()) {
            throw ApiError.invalid(bad);
        }
    }
}
