package dvorik.embedded;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The program that {@link OtherJvm} runs: starts both servers and holds them until it is told to close them. */
final class HoldServers {
    private HoldServers() {}

    public static void main(String[] args) throws Exception {
        var options = EmbeddedMariaDb.Options.relaxed("dvorik");
        try (var services =
                EmbeddedServices.start(Path.of(args[0]), options, line -> System.out.println("progress " + line))) {
            System.out.println("ready " + services.mariaDb().pid() + " "
                    + services.mariaDb().port() + " " + services.redis().pid() + " "
                    + services.redis().port());
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
        }
    }
}
