package dvorik.adminapi.booking;

import dvorik.adminapi.booking.SlotViews.DayView;
import dvorik.adminapi.booking.SlotViews.FreeView;
import dvorik.adminapi.booking.SlotViews.Grouping;
import dvorik.adminapi.booking.SlotViews.MasterView;
import dvorik.adminapi.booking.SlotViews.Query;
import dvorik.adminapi.booking.SlotViews.SlotView;
import dvorik.adminapi.frame.Answer;
import dvorik.adminapi.frame.ApiError;
import dvorik.adminapi.frame.Call;
import dvorik.adminapi.frame.ErrorCode;
import dvorik.adminapi.frame.Form;
import dvorik.adminapi.frame.Operation;
import dvorik.core.access.Permission;
import dvorik.core.booking.SlotQuery;
import dvorik.core.booking.SlotQuery.Asker;
import dvorik.core.booking.SlotQuery.Wanted;
import dvorik.core.booking.Slots;
import dvorik.core.id.ServiceId;
import dvorik.core.id.StaffId;
import dvorik.core.salon.Salon;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Free times, worked out when asked. */
public final class SlotRoutes {
    private static final LocalDate FIRST = LocalDate.of(2000, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2200, 1, 1);
    private final BookingParts parts;
    private final BookingSight sight;

    public SlotRoutes(BookingParts parts) {
        this.parts = parts;
        this.sight = new BookingSight(parts.lists(), parts.salons());
    }

    public List<Operation> operations() {
        return List.of(
                Operation.get("/api/v1/slots", "slots", "Free times of a salon over days and masters, for one visit")
                        .needs(Permission.SERVICES_READ)
                        .query(Query.class)
                        .answers(200, FreeView.class)
                        .refuses(ErrorCode.SALON_001)
                        .by(this::free));
    }

    private Answer free(Call call) {
        var query = call.query(Query.class);
        var salon = sight.salon(call, Permission.SERVICES_READ, query.salonId());
        boolean staff = query.forStaff().orElse(false);
        if (staff && !call.principal().may(Permission.BOOKINGS_WRITE, salon.id())) {
            throw new ApiError(ErrorCode.AUTH_003);
        }
        var form = new Form();
        var wanted = wanted(query, form);
        var from =
                query.from().orElseGet(() -> LocalDate.ofInstant(parts.clock().instant(), salon.zone()));
        var until = query.until().orElse(from);
        check(from, until, form);
        form.end();
        var asked = new SlotQuery(salon.id(), wanted, from, until, staff ? Asker.STAFF : Asker.CUSTOMER);
        boolean byMaster = query.groupBy().orElse(Grouping.DAY) == Grouping.MASTER;
        return Answer.ok(new FreeView(
                salon.id().value(),
                salon.zone().getId(),
                from,
                until,
                byMaster ? List.of() : days(asked, salon),
                byMaster ? masters(asked, salon) : List.of()));
    }

    private List<DayView> days(SlotQuery query, Salon salon) {
        return parts.slots().freeByDay(query).entrySet().stream()
                .map(day -> new DayView(day.getKey(), SlotView.all(day.getValue(), salon.zone())))
                .toList();
    }

    private List<MasterView> masters(SlotQuery query, Salon salon) {
        var free = parts.slots().freeByMaster(query);
        var names = parts.masters().names(free.keySet());
        return free.entrySet().stream()
                .map(one -> new MasterView(
                        one.getKey().value(),
                        names.getOrDefault(one.getKey(), ""),
                        SlotView.all(one.getValue(), salon.zone())))
                .toList();
    }

    private static List<Wanted> wanted(Query query, Form form) {
        var services = query.serviceIds();
        var masters = query.masterIds().orElse(List.of(0L));
        if (masters.size() != 1 && masters.size() != services.size()) {
            form.bad("master_ids", masters.size() < services.size() ? "too_short" : "too_long", services.size());
        }
        var wanted = new ArrayList<Wanted>();
        for (int i = 0; i < services.size(); i++) {
            long service = services.get(i);
            long master = masters.size() == 1 ? masters.getFirst() : i < masters.size() ? masters.get(i) : 0;
            if (service < 1) {
                form.bad("service_ids[" + i + "]", "too_small", 1);
            } else if (master < 0) {
                form.bad("master_ids[" + i + "]", "too_small", 0);
            } else {
                wanted.add(new Wanted(
                        new ServiceId(service), master == 0 ? Optional.empty() : Optional.of(new StaffId(master))));
            }
        }
        return wanted;
    }

    private static void check(LocalDate from, LocalDate until, Form form) {
        if (from.isBefore(FIRST) || from.isAfter(LAST)) {
            form.bad("from", from.isBefore(FIRST) ? "too_small" : "too_large");
        } else if (until.isBefore(from)) {
            form.bad("until", "too_small", from.toString());
        } else if (until.isAfter(from.plusDays(Slots.MOST_DAYS - 1))) {
            form.bad("until", "too_large", from.plusDays(Slots.MOST_DAYS - 1).toString());
        }
    }
}
