package dvorik.app;

import dvorik.adminapi.internal.InternalRoutes;
import dvorik.core.config.Settings;
import dvorik.core.telegram.TelegramGateway;
import dvorik.core.telegram.TelegramRefused;
import dvorik.core.telegram.TelegramUnavailable;
import dvorik.core.text.Language;
import dvorik.core.text.Text;
import dvorik.core.text.Texts;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells Telegram about a bot, in the background and until it worked: the way of its updates and its menu of commands. */
final class BotSetup {
    private static final Logger log = LoggerFactory.getLogger(BotSetup.class);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final TelegramGateway gateway;
    private final Settings settings;
    private final Texts texts;
    private final List<String> commands;
    private final List<String> updates;
    private final Thread thread = Thread.ofVirtual().name("bot-setup").unstarted(this::run);

    BotSetup(TelegramGateway gateway, Settings settings, Texts texts, List<String> commands, List<String> updates) {
        this.gateway = gateway;
        this.settings = settings;
        this.texts = texts;
        this.commands = commands;
        this.updates = updates;
    }

    void start() {
        thread.start();
    }

    void close() {
        thread.interrupt();
    }

    private void run() {
        var pause = Duration.ofSeconds(1);
        while (!Thread.currentThread().isInterrupted()) {
            try {
                setUp();
                return;
            } catch (TelegramRefused e) {
                log.error("{} cannot be set up: {}", gateway.account(), e.getMessage());
                return;
            } catch (TelegramUnavailable e) {
                log.info("{} waits for Telegram: {}", gateway.account(), e.getMessage());
            }
            try {
                Thread.sleep(pause);
            } catch (InterruptedException e) {
                return;
            }
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
        }
    }

    /** Tells Telegram where the updates go. */
    void setWebhook() {
        var profile = gateway.profile();
        var id = gateway.account().id();
        var webhook = settings.telegram().webhookUrl();
        if (webhook.isPresent()) {
            var base = webhook.get().toString().replaceAll("/+$", "");
            profile.setWebhook(base + "/telegram/" + id, settings.secrets().webhook(), updates);
        } else {
            profile.deleteWebhook();
        }
    }

    InternalRoutes.WebhookInfo webhook() {
        var webhook = gateway.profile().webhook();
        return new InternalRoutes.WebhookInfo(
                gateway.account().id(),
                webhook.url(),
                webhook.pendingUpdates(),
                Optional.ofNullable(webhook.lastError()));
    }

    private void setUp() {
        setWebhook();
        var profile = gateway.profile();
        for (var language : Language.values()) {
            profile.setCommands(language.code(), menu(language));
        }
        profile.setCommands("", menu(Language.RU));
        log.info("{} is @{}", gateway.account(), profile.username());
    }

    private Map<String, String> menu(Language language) {
        var menu = new LinkedHashMap<String, String>();
        for (var command : commands) {
            menu.put(command, texts.plain(language, Text.of(gateway.account().id() + ".command." + command)));
        }
        return menu;
    }
}
