package dvorik.app;

import java.io.PrintStream;

/** Lines for the person at the terminal; the log is for what happens later. */
final class Console {
    private Console() {}

    static void say(String line) {
        print(System.out, line);
    }

    static void error(String line) {
        print(System.err, line);
    }

    private static void print(PrintStream out, String line) {
        out.println(line);
        out.flush();
    }
}
