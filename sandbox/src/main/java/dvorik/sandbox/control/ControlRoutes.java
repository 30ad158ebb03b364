package dvorik.sandbox.control;

import dvorik.sandbox.botapi.Refusal;
import dvorik.sandbox.fault.Faults;
import dvorik.sandbox.fault.FloodGuard;
import dvorik.sandbox.strict.Findings;
import dvorik.sandbox.world.World;
import io.javalin.config.RoutesConfig;
import java.time.Duration;

/** Registers the control API. */
public final class ControlRoutes {
    private final World world;
    private final Faults faults;
    private final FloodGuard flood;
    private final Findings findings;
    private final Delayed later;

    /** @param later for what ends after a while, such as the time to answer a payment */
    public ControlRoutes(World world, Faults faults, FloodGuard flood, Findings findings, Delayed later) {
        this.world = world;
        this.faults = faults;
        this.flood = flood;
        this.findings = findings;
        this.later = later;
    }

    public void register(RoutesConfig routes) {
        var lookup = new Lookup(world);
        var actions = new PersonActions(world);
        var people = new PeopleRoutes(world, lookup);
        var faultRoutes = new FaultRoutes(faults);
        people.register(routes);
        faultRoutes.register(routes);
        new LimitRoutes(flood).register(routes);
        new FindingRoutes(findings).register(routes);
        new ActionRoutes(world, lookup, actions).register(routes);
        new FileActions(world, lookup, actions).register(routes);
        new PaymentRoutes(world, lookup, actions, later).register(routes);
        new ChannelRoutes(world, lookup).register(routes);
        new ChatRoutes(world, lookup).register(routes);
        new EventRoutes(world).register(routes);
        new StateRoutes(world, lookup, people, faultRoutes, findings, this::reset).register(routes);
        routes.exception(ControlError.class, (error, ctx) -> Answers.error(ctx, error));
        routes.exception(
                Refusal.class, (refusal, ctx) -> Answers.error(ctx, ControlError.badRequest(refusal.description())));
        routes.exception(
                IllegalArgumentException.class,
                (error, ctx) -> Answers.error(ctx, ControlError.badRequest(error.getMessage())));
    }

    /** Bots, channels and counters stay; the rest is as on the first day. */
    private void reset() {
        faults.clear();
        findings.clear();
        world.run(world::forgetPeople);
        world.moveClock(Duration.ZERO);
    }
}
