package dvorik.app.browser;

import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.ScriptTimeoutException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;

/** One of the two phones on the page. What is looked for may come later: everything waits, up to a deadline. */
public final class PhoneScreen {
    /** Answers when the condition holds, which is looked at after each change of the phone. */
    private static final String AWAIT =
            """
            const [root, wanted, done] = arguments;
            const holds = root => { %s };
            const watcher = new MutationObserver(look);
            function look() {
              const found = holds(root);
              if (found) { watcher.disconnect(); done(found); }
              return found;
            }
            if (!look()) watcher.observe(root, {subtree: true, childList: true, characterData: true, attributes: true});
            """;

    private final ChromeDriver browser;
    private final WebElement root;

    PhoneScreen(ChromeDriver browser, WebElement root) {
        this.browser = browser;
        this.root = root;
    }

    /** Gives the phone to a person, at a bot. */
    public PhoneScreen shows(long personId, String bot) {
        chooses("Person", Long.toString(personId));
        chooses("Bot", bot);
        return this;
    }

    private void chooses(String select, String value) {
        String option = "select[aria-label='" + select + "'] option[value='" + value + "']";
        await("return root.querySelector(wanted);", option, "an option " + value);
        WebElement chosen = root.findElement(By.cssSelector("select[aria-label='" + select + "']"));
        browser.executeScript(
                "arguments[0].value = arguments[1]; arguments[0].dispatchEvent(new Event('change'))", chosen, value);
    }

    /** Waits until this text can be read on the phone. */
    public PhoneScreen sees(String text) {
        await("return root.innerText.includes(wanted);", text, "the text \"" + text + "\"");
        return this;
    }

    /** Presses the newest button with this label, wherever on the phone it is. */
    public void presses(String label) {
        String buttons = "[...root.querySelectorAll('button')].filter(b => b.checkVisibility()"
                + " && (b.textContent.trim() === wanted || b.getAttribute('aria-label') === wanted))";
        var button = (WebElement) await("return " + buttons + ".at(-1);", label, "a button \"" + label + "\"");
        button.click();
    }

    /** Types a text and sends it with Enter. */
    public void sends(String text) {
        String field = "textarea";
        var input = (WebElement) await(
                "return [...root.querySelectorAll(wanted)].find(f => f.checkVisibility());", field, "the input field");
        input.sendKeys(text, Keys.ENTER);
    }

    /** The newest text in monospace, such as a code. */
    public String code() {
        return (String) await("return [...root.querySelectorAll(wanted)].at(-1)?.textContent;", ".text code", "a code");
    }

    /** How many elements match, now. */
    public int count(String css) {
        return root.findElements(By.cssSelector(css)).size();
    }

    public boolean isVisible() {
        return root.isDisplayed();
    }

    private Object await(String condition, String wanted, String what) {
        try {
            return browser.executeAsyncScript(AWAIT.formatted(condition), root, wanted);
        } catch (ScriptTimeoutException e) {
            throw new AssertionError("never saw " + what + "; the phone shows:\n" + root.getText(), e);
        }
    }
}
