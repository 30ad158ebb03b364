package dvorik.app.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;

/** The chat page in a browser of its own. */
public final class ChatPage implements AutoCloseable {
    private static final Path PICTURES = Path.of("target", "screenshots");

    /** Answers when all animations that end have ended. */
    private static final String STILL =
            """
            const done = arguments[arguments.length - 1];
            const ending = document.getAnimations().filter(a => a.effect.getComputedTiming().endTime < Infinity);
            Promise.allSettled(ending.map(a => a.finished)).then(() => done());
            """;

    private final ChromeDriver browser;

    private ChatPage(ChromeDriver browser) {
        this.browser = browser;
    }

    /** Skips the test where there is no browser; asked first, it saves starting what the page would show. */
    public static void requireBrowser() {
        Chromium.require();
    }

    /** Skips the test where there is no browser. */
    public static ChatPage open(URI address) {
        var page = new ChatPage(Chromium.start("en"));
        page.resize(1280, 800);
        page.browser.get(address.toString());
        return page;
    }

    public PhoneScreen left() {
        return phone("left");
    }

    public PhoneScreen right() {
        return phone("right");
    }

    private PhoneScreen phone(String side) {
        return new PhoneScreen(browser, browser.findElement(By.cssSelector(".phone." + side)));
    }

    /** As if the window had this size, in CSS pixels; smaller than real windows can be. */
    public void resize(int width, int height) {
        browser.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    /** Brings a phone to the front, where only one fits. */
    public void choosesTab(int index) {
        browser.findElements(By.cssSelector("[role=tab]")).get(index).click();
    }

    /** What the browser complained about since it was last asked: errors of scripts, missing files, blocked addresses. */
    public List<String> complaints() {
        return browser.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(LogEntry::getMessage)
                .toList();
    }

    /** The addresses of everything the page loaded. */
    public List<String> loaded() {
        Object names = browser.executeScript("return performance.getEntriesByType('resource').map(e => e.name)");
        return ((List<?>) names).stream().map(String::valueOf).toList();
    }

    /** Saves what is seen, once everything stands still, as {@code target/screenshots/NAME.png}. */
    public void picture(String name) {
        try {
            browser.executeAsyncScript(STILL);
            Files.createDirectories(PICTURES);
            Files.write(PICTURES.resolve(name + ".png"), browser.getScreenshotAs(OutputType.BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        browser.quit();
    }
}
