package dvorik.adminapi.service;

import dvorik.adminapi.frame.Answer;
import dvorik.adminapi.frame.ApiError;
import dvorik.adminapi.frame.Call;
import dvorik.adminapi.frame.ErrorCode;
import dvorik.adminapi.frame.Operation;
import dvorik.adminapi.frame.Overtaken;
import dvorik.adminapi.frame.Page;
import dvorik.adminapi.service.ServiceViews.NewService;
import dvorik.adminapi.service.ServiceViews.Query;
import dvorik.adminapi.service.ServiceViews.ServiceChange;
import dvorik.adminapi.service.ServiceViews.ServiceView;
import dvorik.core.access.Permission;
import dvorik.core.id.SalonId;
import dvorik.core.id.ServiceId;
import dvorik.core.salon.SalonService;
import dvorik.core.service.Service;
import dvorik.core.service.ServiceCatalog;
import java.util.Currency;
import java.util.List;

/** What is done for customers. */
public final class ServiceRoutes {
    static final String TAG = "services";
    private static final String BASE = "/api/v1/services";
    private final ServiceCatalog catalog;
    private final SalonService salons;
    private final Currency currency;

    public ServiceRoutes(ServiceCatalog catalog, SalonService salons, Currency currency) {
        this.catalog = catalog;
        this.salons = salons;
        this.currency = currency;
    }

    public List<Operation> operations() {
        return List.of(
                Operation.get(BASE, TAG, "Services, in their order")
                        .needs(Permission.SERVICES_READ)
                        .query(Query.class)
                        .answersPageOf(ServiceView.class)
                        .by(this::list),
                Operation.post(BASE, TAG, "Make a service")
                        .needs(Permission.SERVICES_WRITE)
                        .body(NewService.class)
                        .answers(201, ServiceView.class)
                        .creates()
                        .by(this::create),
                Operation.get(BASE + "/{id}", TAG, "A service")
                        .needs(Permission.SERVICES_READ)
                        .answers(200, ServiceView.class)
                        .versioned()
                        .refuses(ErrorCode.SERVICE_001)
                        .by(call -> answer(find(call))),
                Operation.patch(BASE + "/{id}", TAG, "Change a service; what is booked stays as it was booked")
                        .needs(Permission.SERVICES_WRITE)
                        .body(ServiceChange.class)
                        .answers(200, ServiceView.class)
                        .refuses(ErrorCode.SERVICE_001)
                        .by(this::change),
                Operation.delete(BASE + "/{id}", TAG, "Take a service away; what is booked stays")
                        .needs(Permission.SERVICES_WRITE)
                        .answersNothing()
                        .refuses(ErrorCode.SERVICE_001)
                        .by(this::delete));
    }

    private Answer list(Call call) {
        var query = call.query(Query.class);
        return Answer.ok(Page.all(catalog.list(call.principal().business()).stream()
                .filter(service -> query.salonId()
                        .map(SalonId::new)
                        .map(service::isGivenIn)
                        .orElse(true))
                .filter(service -> query.categoryId()
                        .map(wanted -> service.category()
                                .filter(category -> category.value() == wanted)
                                .isPresent())
                        .orElse(true))
                .map(ServiceView::of)
                .toList()));
    }

    private Answer create(Call call) {
        var caller = call.principal();
        var wish = form(call).wish(call.body(NewService.class));
        var made = catalog.create(caller.business(), wish, caller.staff());
        return Answer.created(ServiceView.of(made)).version(made.version());
    }

    private Answer change(Call call) {
        var caller = call.principal();
        var changed = Overtaken.repeated(() -> {
            var before = find(call);
            var wish = form(call).changed(before, call.body(ServiceChange.class));
            return catalog.change(caller.business(), before.id(), wish, caller.staff(), version -> {
                call.expectVersion(version);
                Overtaken.check(before.version(), version);
            });
        });
        return answer(changed.orElseThrow(() -> new ApiError(ErrorCode.SERVICE_001)));
    }

    private Answer delete(Call call) {
        var caller = call.principal();
        if (!catalog.delete(caller.business(), id(call), caller.staff())) {
            throw new ApiError(ErrorCode.SERVICE_001);
        }
        return Answer.nothing();
    }

    private ServiceForm form(Call call) {
        var business = call.principal().business();
        return new ServiceForm(currency, salons.findAll(business), () -> catalog.categories(business));
    }

    /** Deleted ones are gone here: only bookings go on naming them. */
    private Service find(Call call) {
        var id = id(call);
        return catalog.list(call.principal().business()).stream()
                .filter(service -> service.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new ApiError(ErrorCode.SERVICE_001));
    }

    private static ServiceId id(Call call) {
        return new ServiceId(call.id("id", ErrorCode.SERVICE_001));
    }

    private static Answer answer(Service service) {
        return Answer.ok(ServiceView.of(service)).version(service.version());
    }
}
