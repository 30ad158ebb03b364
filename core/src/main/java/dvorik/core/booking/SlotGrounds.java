package dvorik.core.booking;

import dvorik.core.booking.SlotGround.Busy;
import dvorik.core.booking.SlotGround.Performer;
import dvorik.core.booking.SlotGround.Seats;
import dvorik.core.booking.SlotQuery.Asker;
import dvorik.core.booking.SlotQuery.Wanted;
import dvorik.core.id.ServiceId;
import dvorik.core.id.StaffId;
import dvorik.core.salon.BookingPolicies;
import dvorik.core.salon.BookingPolicy;
import dvorik.core.salon.BookingPolicy.Buffers;
import dvorik.core.salon.Salon;
import dvorik.core.salon.SalonService;
import dvorik.core.schedule.ScheduleService;
import dvorik.core.schedule.WorkingTime.Stretch;
import dvorik.core.service.Service;
import dvorik.core.service.Service.Needed;
import dvorik.core.service.ServiceCatalog;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jooq.DSLContext;

/** Gathers what free times follow from: ten statements at most, however many masters and days. */
final class SlotGrounds {
    private final Clock clock;
    private final SalonService salons;
    private final BookingPolicies policies;
    private final ServiceCatalog catalog;
    private final ScheduleService schedules;
    private final SlotRepository slots = new SlotRepository();

    SlotGrounds(
            Clock clock,
            SalonService salons,
            BookingPolicies policies,
            ServiceCatalog catalog,
            ScheduleService schedules) {
        this.clock = clock;
        this.salons = salons;
        this.policies = policies;
        this.catalog = catalog;
        this.schedules = schedules;
    }

    /**
     * Everything but what is taken.
     *
     * @param performers of all services of the salon, masters who cannot do any wanted service left out
     */
    record Offer(
            Salon salon,
            BookingPolicy policy,
            SlotQuery query,
            Map<ServiceId, Service> services,
            List<Performer> performers,
            Map<StaffId, List<Stretch>> work,
            Map<Needed, List<Seats>> rooms,
            Instant from,
            Instant until) {

        ZoneId zone() {
            return salon.zone();
        }

        /** @return of masters and rooms, all that may be taken */
        Collection<Long> resources() {
            var all = performers.stream().map(Performer::resource).collect(Collectors.toSet());
            rooms.values().forEach(some -> some.forEach(room -> all.add(room.resource())));
            return all;
        }

        SlotGround with(List<Busy> busy) {
            return new SlotGround(
                    zone(),
                    policy.buffers() == Buffers.OVERLAP,
                    policy.noHoles(),
                    services,
                    performers,
                    work,
                    rooms,
                    busy);
        }
    }

    /** @return empty where a wanted service or master is not offered to who asks */
    Optional<Offer> offer(DSLContext context, SlotQuery query) {
        var salon = salons.find(context, query.salon());
        if (salon.isEmpty()) {
            return Optional.empty();
        }
        var services = catalog.findAll(
                context, query.wanted().stream().map(Wanted::service).toList());
        boolean customer = query.asker() == Asker.CUSTOMER;
        for (var wanted : query.wanted()) {
            var service = services.get(wanted.service());
            if (service == null
                    || !service.business().equals(salon.get().business())
                    || !service.isGivenIn(query.salon())
                    || (customer && !service.online())) {
                return Optional.empty();
            }
        }
        var all = slots.findPerformers(context, query.salon(), customer);
        var able = able(all, query.wanted());
        if (able.isEmpty()) {
            return Optional.empty();
        }
        var from = query.from();
        var until = query.until().isAfter(from.plusDays(Slots.MOST_DAYS - 1L))
                ? from.plusDays(Slots.MOST_DAYS - 1L)
                : query.until();
        var kinds = services.values().stream()
                .flatMap(service -> service.needs().stream())
                .collect(Collectors.toSet());
        return Optional.of(new Offer(
                salon.get(),
                policies.current(context, query.salon()),
                query,
                services,
                able,
                work(context, salon.get(), able, from, until),
                kinds.isEmpty() ? Map.of() : slots.findRooms(context, query.salon(), kinds),
                start(from, salon.get().zone()),
                start(until.plusDays(1), salon.get().zone())));
    }

    /** @return empty where somebody wanted cannot do what is wanted */
    private static List<Performer> able(List<Performer> all, List<Wanted> wanted) {
        var masters = new ArrayList<StaffId>();
        for (var one : wanted) {
            var some = all.stream()
                    .filter(p -> p.service().equals(one.service()))
                    .map(Performer::staff)
                    .filter(staff ->
                            one.master().isEmpty() || one.master().get().equals(staff))
                    .toList();
            if (some.isEmpty()) {
                return List.of();
            }
            masters.addAll(some);
        }
        return all.stream().filter(p -> masters.contains(p.staff())).toList();
    }

    private Map<StaffId, List<Stretch>> work(
            DSLContext context, Salon salon, List<Performer> able, LocalDate from, LocalDate until) {
        var masters = able.stream().map(Performer::staff).collect(Collectors.toSet());
        var work = new HashMap<StaffId, List<Stretch>>();
        schedules
                .working(context, salon.id(), masters, from.minusDays(1), until.plusDays(1))
                .forEach((staff, working) ->
                        work.put(staff, working.between(from.minusDays(1), until.plusDays(1), salon.zone())));
        return work;
    }

    /** What stands in the way of an offer's days, with a day around them. */
    List<Busy> busy(DSLContext context, Offer offer, Collection<Long> resources) {
        return slots.findBusy(
                context,
                resources,
                offer.from().minus(SlotRepository.LONGEST_SPAN),
                offer.until().plus(SlotRepository.LONGEST_SPAN),
                clock.instant());
    }

    /** @return the earliest start that who asks may book now */
    Instant earliest(Offer offer) {
        var now = clock.instant();
        return offer.query().asker() == Asker.CUSTOMER ? now.plus(offer.policy().minNotice()) : now;
    }

    /** @return the last day that who asks may book now */
    LocalDate last(Offer offer) {
        return offer.query().asker() == Asker.CUSTOMER
                ? LocalDate.ofInstant(clock.instant(), offer.zone())
                        .plusDays(offer.policy().horizonDays())
                : LocalDate.MAX;
    }

    static Instant start(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant();
    }
}
