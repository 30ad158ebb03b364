package dvorik.app;

import dvorik.core.config.BadSettings;
import dvorik.core.config.SettingsReader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.slf4j.LoggerFactory;

/** The command line behind {@code ./dvorik}: {@code demo}, {@code run [--role NAME]…}, {@code migrate}. */
public final class Main {
    private static final int FAILED = 1;
    private static final int MISUSED = 2;

    private Main() {}

    public static void main(String[] args) {
        try {
            // reads nothing that logs: the log's own settings are among them
            var settings = SettingsReader.fromEnvironment(Path.of(""));
            System.setProperty("LOG_FORMAT", settings.log().format());
            System.setProperty("LOG_LEVEL", settings.log().level());
            // before any other thread logs: a logger asked for during the set-up of logging complains
            LoggerFactory.getLogger(Main.class).debug("logging is set up");
            var command = args.length == 0 ? "" : args[0];
            var rest = Arrays.asList(args).subList(Math.min(1, args.length), args.length);
            switch (command) {
                case "demo" -> {
                    takesNothing(command, rest);
                    Demo.run(settings);
                }
                case "run" -> Run.run(settings, roles(rest));
                case "migrate" -> {
                    takesNothing(command, rest);
                    Run.migrate(settings);
                }
                default -> stop(MISUSED, List.of("unknown command \"" + command + "\": see ./dvorik --help"));
            }
        } catch (BadSettings e) {
            stop(FAILED, e.problems());
        } catch (Exception | LinkageError e) {
            // the one boundary of the process: threads of a half-started one must not keep it alive
            stop(FAILED, StartFailure.explain(e));
        }
    }

    private static void takesNothing(String command, List<String> arguments) {
        if (!arguments.isEmpty()) {
            throw new BadSettings(List.of(command + " takes no \"" + arguments.getFirst() + "\": see ./dvorik --help"));
        }
    }

    /** @return all roles where none is named */
    private static Set<Role> roles(List<String> arguments) {
        var roles = EnumSet.noneOf(Role.class);
        for (int i = 0; i < arguments.size(); i += 2) {
            if (!arguments.get(i).equals("--role") || i + 1 == arguments.size()) {
                throw new BadSettings(List.of("run takes only --role NAME, not \"" + arguments.get(i) + "\""));
            }
            roles.add(Role.of(arguments.get(i + 1)));
        }
        return roles.isEmpty() ? EnumSet.allOf(Role.class) : roles;
    }

    private static void stop(int status, List<String> lines) {
        lines.forEach(line -> Console.error("dvorik: " + line));
        Runtime.getRuntime().exit(status);
    }
}
