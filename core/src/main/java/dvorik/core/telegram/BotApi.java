package dvorik.core.telegram;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Duration;
import java.util.Locale;
import org.telegram.telegrambots.client.okhttp.OkHttpTelegramClient;
import org.telegram.telegrambots.meta.api.methods.AnswerCallbackQuery;
import org.telegram.telegrambots.meta.api.methods.send.SendChatAction;
import org.telegram.telegrambots.meta.api.methods.send.SendDocument;
import org.telegram.telegrambots.meta.api.methods.send.SendMessage;
import org.telegram.telegrambots.meta.api.methods.send.SendPhoto;
import org.telegram.telegrambots.meta.api.methods.send.SendVenue;
import org.telegram.telegrambots.meta.api.methods.updatingmessages.DeleteMessage;
import org.telegram.telegrambots.meta.api.methods.updatingmessages.EditMessageCaption;
import org.telegram.telegrambots.meta.api.methods.updatingmessages.EditMessageReplyMarkup;
import org.telegram.telegrambots.meta.api.methods.updatingmessages.EditMessageText;
import org.telegram.telegrambots.meta.exceptions.TelegramApiException;
import org.telegram.telegrambots.meta.exceptions.TelegramApiRequestException;
import org.telegram.telegrambots.meta.exceptions.TelegramApiValidationException;

/** Makes one call by the library's objects and sorts what came back. No budget, no repetition. */
final class BotApi {
    /** As documented; the library's own constant is in lower case. */
    private static final String HTML = "HTML";

    /** The cause of an unavailability that Telegram timed itself. */
    static final String FLOOD_WAIT = "flood wait";

    private static final Duration TOKEN_REFUSED_WAIT = Duration.ofSeconds(30);

    private final OkHttpTelegramClient telegram;

    BotApi(OkHttpTelegramClient telegram) {
        this.telegram = telegram;
    }

    SendResult call(long chatId, BotCall call) {
        try {
            var chat = Long.toString(chatId);
            return call instanceof BotCall.SendMedia media
                    ? MediaCalls.send(telegram, chat, media)
                    : new SendResult.Sent(execute(chat, call));
        } catch (TelegramApiException e) {
            return outcome(call, e);
        }
    }

    private int execute(String chat, BotCall call) throws TelegramApiException {
        return switch (call) {
            case BotCall.SendText text ->
                telegram.execute(SendMessage.builder()
                                .chatId(chat)
                                .text(text.html())
                                .parseMode(HTML)
                                .replyMarkup(LibraryCalls.markup(text.keyboard()))
                                .disableNotification(text.silent() ? Boolean.TRUE : null)
                                .linkPreviewOptions(LibraryCalls.NO_PREVIEW)
                                .build())
                        .getMessageId();
            case BotCall.SendPhoto photo ->
                telegram.execute(SendPhoto.builder()
                                .chatId(chat)
                                .photo(LibraryCalls.file(photo.png(), "picture.png"))
                                .caption(photo.caption())
                                .parseMode(HTML)
                                .replyMarkup(LibraryCalls.markup(photo.keyboard()))
                                .build())
                        .getMessageId();
            case BotCall.SendDocument document ->
                telegram.execute(SendDocument.builder()
                                .chatId(chat)
                                .document(LibraryCalls.file(document.content(), document.fileName()))
                                .caption(document.caption())
                                .parseMode(HTML)
                                .replyMarkup(LibraryCalls.markup(document.keyboard()))
                                .build())
                        .getMessageId();
            case BotCall.SendMedia media ->
                MediaCalls.send(telegram, chat, media).messageId();
            case BotCall.SendVenue venue ->
                telegram.execute(SendVenue.builder()
                                .chatId(chat)
                                .title(venue.title())
                                .address(venue.address())
                                .latitude(venue.latitude())
                                .longitude(venue.longitude())
                                .replyMarkup(LibraryCalls.markup(venue.keyboard()))
                                .build())
                        .getMessageId();
            case BotCall.EditText edit -> {
                telegram.execute(EditMessageText.builder()
                        .chatId(chat)
                        .messageId(edit.messageId())
                        .text(edit.html())
                        .parseMode(HTML)
                        .replyMarkup(LibraryCalls.inline(edit.keyboard()))
                        .linkPreviewOptions(LibraryCalls.NO_PREVIEW)
                        .build());
                yield edit.messageId();
            }
            case BotCall.EditCaption edit -> {
                telegram.execute(EditMessageCaption.builder()
                        .chatId(chat)
                        .messageId(edit.messageId())
                        .caption(edit.caption())
                        .parseMode(HTML)
                        .replyMarkup(LibraryCalls.inline(edit.keyboard()))
                        .build());
                yield edit.messageId();
            }
            case BotCall.EditKeyboard edit -> {
                telegram.execute(EditMessageReplyMarkup.builder()
                        .chatId(chat)
                        .messageId(edit.messageId())
                        .replyMarkup(LibraryCalls.inline(edit.keyboard()))
                        .build());
                yield edit.messageId();
            }
            case BotCall.DeleteMessage delete -> {
                telegram.execute(new DeleteMessage(chat, delete.messageId()));
                yield delete.messageId();
            }
            case BotCall.AnswerTap tap -> {
                telegram.execute(AnswerCallbackQuery.builder()
                        .callbackQueryId(tap.queryId())
                        .text(tap.text())
                        .showAlert(tap.alert())
                        .build());
                yield 0;
            }
            case BotCall.ChatAction action -> {
                telegram.execute(new SendChatAction(chat, action.action()));
                yield 0;
            }
        };
    }

    private static SendResult outcome(BotCall call, TelegramApiException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof TelegramApiRequestException refusal && codeOf(refusal) != 0) {
                return refused(call, refusal);
            }
            if (cause instanceof TelegramApiValidationException) {
                return new SendResult.Refused(400, "" + cause.getMessage());
            }
            if (cause instanceof TelegramHttp.NotDone) {
                return new SendResult.Unavailable(Duration.ZERO, cause.getMessage());
            }
            if (cause instanceof JsonProcessingException) {
                // an answer that is no JSON comes from something that stands before Telegram
                return new SendResult.Unavailable(Duration.ZERO, "the answer is no JSON");
            }
        }
        return new SendResult.Unknown(failure.toString());
    }

    private static int codeOf(TelegramApiRequestException refusal) {
        return refusal.getErrorCode() == null ? 0 : refusal.getErrorCode();
    }

    private static SendResult refused(BotCall call, TelegramApiRequestException refusal) {
        int code = codeOf(refusal);
        String description = "" + refusal.getApiResponse();
        String text = description.toLowerCase(Locale.ROOT);
        return switch (code) {
            case 429 -> new SendResult.Unavailable(retryAfter(refusal), FLOOD_WAIT);
            case 401 -> new SendResult.Unavailable(TOKEN_REFUSED_WAIT, "the token is refused");
            case 403 -> new SendResult.Blocked(description);
            case 400 ->
                isGoneChat(text)
                        ? new SendResult.Blocked(description)
                        : isAlreadySo(call, text)
                                ? new SendResult.Sent(messageId(call))
                                : new SendResult.Refused(code, description);
            default -> new SendResult.Refused(code, description);
        };
    }

    private static Duration retryAfter(TelegramApiRequestException refusal) {
        Integer seconds =
                refusal.getParameters() == null ? null : refusal.getParameters().getRetryAfter();
        return Duration.ofSeconds(seconds == null ? 1 : Math.max(1, seconds));
    }

    private static boolean isGoneChat(String text) {
        return text.contains("chat not found")
                || text.contains("peer_id_invalid")
                || text.contains("user is deactivated");
    }

    /** The person sees already what the call wanted, or nobody can see it any more. */
    private static boolean isAlreadySo(BotCall call, String text) {
        return switch (call) {
            case BotCall.EditText e -> isEditWithoutEffect(text);
            case BotCall.EditCaption e -> isEditWithoutEffect(text);
            case BotCall.EditKeyboard e -> isEditWithoutEffect(text);
            case BotCall.DeleteMessage d ->
                text.contains("message to delete not found") || text.contains("message can't be deleted");
            case BotCall.AnswerTap t -> text.contains("query is too old") || text.contains("query_id_invalid");
            default -> false;
        };
    }

    private static boolean isEditWithoutEffect(String text) {
        return text.contains("message is not modified")
                || text.contains("message to edit not found")
                || text.contains("message can't be edited")
                || text.contains("message_id_invalid");
    }

    private static int messageId(BotCall call) {
        return switch (call) {
            case BotCall.EditText edit -> edit.messageId();
            case BotCall.EditCaption edit -> edit.messageId();
            case BotCall.EditKeyboard edit -> edit.messageId();
            case BotCall.DeleteMessage delete -> delete.messageId();
            default -> 0;
        };
    }
}
