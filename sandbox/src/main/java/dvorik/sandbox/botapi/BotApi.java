package dvorik.sandbox.botapi;

import dvorik.sandbox.webhook.WebhookSenders;
import dvorik.sandbox.world.World;

/** Builds the table of methods. */
public final class BotApi {
    private BotApi() {}

    public static MethodTable methods(World world, WebhookSenders webhooks) {
        var destinations = new Destinations(world);
        var poster = new Poster(world, destinations);
        var media = new MediaReader(new InputFiles(world));
        var table = new MethodTable();
        new ProfileMethods(world).register(table);
        new UpdateMethods(world).register(table);
        new WebhookMethods(world, webhooks, table).register();
        new TextMethods(poster).register(table);
        new MediaMethods(world, destinations, poster, media).register(table);
        new PlaceMethods(world, destinations, poster).register(table);
        new PaymentMethods(world, destinations, poster).register(table);
        new CopyMethods(world, destinations, poster).register(table);
        new EditMethods(world, destinations, media).register(table);
        new MessageMethods(world, destinations).register(table);
        new ChatMethods(world, destinations).register(table);
        new CallbackMethods(world).register(table);
        return table;
    }
}
