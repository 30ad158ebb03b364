package dvorik.sandbox.botapi;

import dvorik.sandbox.world.World;

/** Builds the table of methods. */
public final class BotApi {
    private BotApi() {}

    public static MethodTable methods(World world) {
        var destinations = new Destinations(world);
        var poster = new Poster(world, destinations);
        var media = new MediaReader(new InputFiles(world));
        var table = new MethodTable();
        new ProfileMethods(world).register(table);
        new UpdateMethods(world).register(table);
        new TextMethods(poster).register(table);
        new EditMethods(world, destinations, media).register(table);
        new CallbackMethods(world).register(table);
        return table;
    }
}
