package dvorik.core.telegram;

import java.io.IOException;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.telegram.telegrambots.client.okhttp.OkHttpTelegramClient;
import org.telegram.telegrambots.meta.api.methods.GetFile;
import org.telegram.telegrambots.meta.api.methods.GetMe;
import org.telegram.telegrambots.meta.api.methods.botapimethods.BotApiMethod;
import org.telegram.telegrambots.meta.api.methods.commands.SetMyCommands;
import org.telegram.telegrambots.meta.api.methods.groupadministration.GetChatMember;
import org.telegram.telegrambots.meta.api.methods.updates.DeleteWebhook;
import org.telegram.telegrambots.meta.api.methods.updates.GetWebhookInfo;
import org.telegram.telegrambots.meta.api.methods.updates.SetWebhook;
import org.telegram.telegrambots.meta.api.objects.chatmember.ChatMember;
import org.telegram.telegrambots.meta.api.objects.commands.BotCommand;
import org.telegram.telegrambots.meta.exceptions.TelegramApiException;
import org.telegram.telegrambots.meta.exceptions.TelegramApiRequestException;
import org.telegram.telegrambots.meta.exceptions.TelegramApiValidationException;

/**
 * What a bot asks and sets about itself. Each method calls Telegram at once, outside the budget of messages.
 *
 * <p>All throw {@link TelegramUnavailable} when asking again later may help and {@link TelegramRefused} when not.
 */
public final class BotProfile {
    private final BotAccount account;
    private final OkHttpTelegramClient telegram;
    private final OkHttpClient files;
    private final TelegramHttp http;
    private volatile String username;

    BotProfile(BotAccount account, OkHttpTelegramClient telegram, TelegramHttp http) {
        this.account = account;
        this.telegram = telegram;
        this.http = http;
        this.files = http.holding(Duration.ZERO);
    }

    /** Asked once, then remembered. */
    public String username() {
        if (username == null) {
            username = execute(new GetMe()).getUserName();
        }
        return username;
    }

    /** @param payload 1-64 of A-Z a-z 0-9 _ -, comes back as {@code /start payload} */
    public String deepLink(String payload) {
        if (!payload.matches("[A-Za-z0-9_-]{1,64}")) {
            throw new IllegalArgumentException("a start parameter is 1-64 of A-Z a-z 0-9 _ -");
        }
        return "https://t.me/" + username() + "?start=" + payload;
    }

    /**
     * Replaces the menu of commands.
     *
     * @param language two letters, or empty: for people of all other languages
     * @param commands name without slash to description, in order
     */
    public void setCommands(String language, Map<String, String> commands) {
        List<BotCommand> list = commands.entrySet().stream()
                .map(entry -> new BotCommand(entry.getKey(), entry.getValue()))
                .toList();
        var request = SetMyCommands.builder().commands(list);
        execute(
                language.isEmpty()
                        ? request.build()
                        : request.languageCode(language).build());
    }

    /** @param secret comes back in the header of each delivery, 1-256 of A-Z a-z 0-9 _ - */
    public void setWebhook(String url, String secret, List<String> allowedUpdates) {
        try {
            telegram.execute(SetWebhook.builder()
                    .url(url)
                    .secretToken(secret)
                    .allowedUpdates(allowedUpdates)
                    .build());
        } catch (TelegramApiException e) {
            throw fault(e);
        }
    }

    /**
     * What Telegram knows of the webhook.
     *
     * @param url empty string: none, the bot polls
     *
     * @param lastError null: none
     */
    public record Webhook(String url, int pendingUpdates, String lastError) {}

    public Webhook webhook() {
        var info = execute(new GetWebhookInfo());
        return new Webhook(
                info.getUrl() == null ? "" : info.getUrl(),
                info.getPendingUpdatesCount() == null ? 0 : info.getPendingUpdatesCount(),
                info.getLastErrorMessage());
    }

    /** @throws TelegramUnavailable when it gives no sign */
    public void ping() {
        execute(new GetMe());
    }

    /** Goes back to polling; updates that wait at Telegram stay there. */
    public void deleteWebhook() {
        execute(new DeleteWebhook());
    }

    /**
     * @param chat id or {@code @name} of a channel or group where the bot is an administrator
     * @return Telegram's word: {@code creator}, {@code administrator}, {@code member}, {@code restricted}, {@code
     *     left}, {@code kicked}, or {@code unknown} for one that the library does not know yet
     */
    public String memberStatus(String chat, long userId) {
        ChatMember member = execute(new GetChatMember(chat, userId));
        return member == null || member.getStatus() == null ? "unknown" : member.getStatus();
    }

    /**
     * @return the content of a file that a person sent to this bot
     * @throws TelegramRefused also when it is larger than {@code mostBytes}
     */
    public byte[] download(String fileId, long mostBytes) {
        var file = execute(new GetFile(fileId));
        if (file.getFileSize() != null && file.getFileSize() > mostBytes) {
            throw new TelegramRefused(413, "file is too large");
        }
        Request request = new Request.Builder()
                .url(http.file(account, file.getFilePath()))
                .build();
        try (Response response = files.newCall(request).execute()) {
            if (!response.isSuccessful() || response.body() == null) {
                throw new TelegramRefused(response.code(), "no such file");
            }
            byte[] content = response.body().byteStream().readNBytes(Math.toIntExact(mostBytes + 1));
            if (content.length > mostBytes) {
                throw new TelegramRefused(413, "file is too large");
            }
            return content;
        } catch (IOException e) {
            throw new TelegramUnavailable("download failed: " + e.getMessage());
        }
    }

    private <T extends Serializable, M extends BotApiMethod<T>> T execute(M method) {
        try {
            return telegram.execute(method);
        } catch (TelegramApiException e) {
            throw fault(e);
        }
    }

    /** The library's exceptions are left behind: their messages may hold the address, and so the token. */
    private static RuntimeException fault(TelegramApiException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof TelegramApiRequestException refusal && refusal.getErrorCode() != null) {
                int code = refusal.getErrorCode();
                if (code >= 400 && code < 500 && code != 429) {
                    return new TelegramRefused(code, "" + refusal.getApiResponse());
                }
            }
            if (cause instanceof TelegramApiValidationException invalid) {
                return new TelegramRefused(400, "" + invalid.getMessage());
            }
            if (cause instanceof TelegramHttp.NotDone away) {
                return new TelegramUnavailable(away.getMessage());
            }
        }
        return new TelegramUnavailable(failure.getClass().getSimpleName());
    }
}
