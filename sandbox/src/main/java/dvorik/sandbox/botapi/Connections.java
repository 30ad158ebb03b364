package dvorik.sandbox.botapi;

import io.javalin.http.Context;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;

/** Cuts the connection of a request, so that the caller cannot know what became of it. */
final class Connections {
    private Connections() {}

    static void cut(Context ctx) {
        ServletContextRequest.getServletContextRequest(ctx.req())
                .getConnectionMetaData()
                .getConnection()
                .getEndPoint()
                .close();
    }
}
