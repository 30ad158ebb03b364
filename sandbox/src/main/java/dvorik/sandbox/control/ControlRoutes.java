package dvorik.sandbox.control;

import dvorik.sandbox.world.World;
import io.javalin.config.RoutesConfig;

/** Registers the control API. */
public final class ControlRoutes {
    private final World world;

    public ControlRoutes(World world) {
        this.world = world;
    }

    public void register(RoutesConfig routes) {
        var lookup = new Lookup(world);
        var actions = new PersonActions(world);
        var people = new PeopleRoutes(world, lookup);
        people.register(routes);
        new ActionRoutes(world, lookup, actions).register(routes);
        new ChatRoutes(world, lookup).register(routes);
        new EventRoutes(world).register(routes);
        new StateRoutes(world, lookup, people).register(routes);
        routes.exception(ControlError.class, (error, ctx) -> Answers.error(ctx, error));
        routes.exception(
                IllegalArgumentException.class,
                (error, ctx) -> Answers.error(ctx, ControlError.badRequest(error.getMessage())));
    }
}
