package dvorik.app.browser;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** Starts the browser of this machine without a window. Nothing is downloaded. */
final class Chromium {
    private static final List<String> BROWSERS =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
    private static final Duration DEADLINE = Duration.ofSeconds(60);

    private Chromium() {}

    /** Skips the test where there is no browser; where {@code CI} is set it fails, for nobody would notice. */
    static void require() {
        if (browser().isEmpty() || driver().isEmpty()) {
            giveUp("NO BROWSER FOR THE BROWSER TESTS: put chromium and chromedriver on the PATH"
                    + " (Debian packages chromium and chromium-driver)");
        }
    }

    /** @param language what the browser prefers, such as {@code en} */
    static ChromeDriver start(String language) {
        require();
        var service = new ChromeDriverService.Builder()
                .usingDriverExecutable(driver().orElseThrow().toFile())
                .usingAnyFreePort()
                .build();
        var started = new ChromeDriver(service, options(browser().orElseThrow(), language));
        started.manage().timeouts().scriptTimeout(DEADLINE);
        return started;
    }

    private static ChromeOptions options(Path browser, String language) {
        var console = new LoggingPreferences();
        console.enable(LogType.BROWSER, Level.ALL);
        var options = new ChromeOptions();
        options.setBinary(browser.toFile());
        options.setCapability(ChromeOptions.LOGGING_PREFS, console);
        options.addArguments(
                "--headless",
                "--window-size=1280,800",
                "--accept-lang=" + language,
                "--hide-scrollbars",
                // containers: root may not use the sandbox, and /dev/shm is small there
                "--no-sandbox",
                "--disable-dev-shm-usage",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync");
        return options;
    }

    private static Optional<Path> browser() {
        return BROWSERS.stream().flatMap(name -> onPath(name).stream()).findFirst();
    }

    private static Optional<Path> driver() {
        return onPath("chromedriver");
    }

    private static Optional<Path> onPath(String program) {
        return Pattern.compile(Pattern.quote(File.pathSeparator))
                .splitAsStream(Optional.ofNullable(System.getenv("PATH")).orElse(""))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static void giveUp(String why) {
        System.err.println(why);
        if (System.getenv("CI") != null) {
            Assertions.fail(why);
        }
        Assumptions.abort(why);
    }
}
