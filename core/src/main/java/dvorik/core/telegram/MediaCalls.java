package dvorik.core.telegram;

import org.telegram.telegrambots.client.okhttp.OkHttpTelegramClient;
import org.telegram.telegrambots.meta.api.methods.send.SendAnimation;
import org.telegram.telegrambots.meta.api.methods.send.SendDocument;
import org.telegram.telegrambots.meta.api.methods.send.SendPhoto;
import org.telegram.telegrambots.meta.api.methods.send.SendVideo;
import org.telegram.telegrambots.meta.api.objects.InputFile;
import org.telegram.telegrambots.meta.api.objects.message.Message;
import org.telegram.telegrambots.meta.exceptions.TelegramApiException;

/** Sends files by the library's objects, and learns how the bot names them from then on. */
final class MediaCalls {
    /** As documented; the library's own constant is in lower case. */
    private static final String HTML = "HTML";

    private MediaCalls() {}

    static SendResult.Sent send(OkHttpTelegramClient telegram, String chat, BotCall.SendMedia media)
            throws TelegramApiException {
        var file = media.fileId() == null
                ? LibraryCalls.file(media.content(), media.fileName())
                : new InputFile(media.fileId());
        var sent =
                switch (media.kind()) {
                    case PHOTO -> telegram.execute(photo(chat, media, file));
                    case VIDEO -> telegram.execute(video(chat, media, file));
                    case ANIMATION -> telegram.execute(animation(chat, media, file));
                    case DOCUMENT -> telegram.execute(document(chat, media, file));
                };
        return new SendResult.Sent(sent.getMessageId(), fileId(sent));
    }

    private static SendPhoto photo(String chat, BotCall.SendMedia media, InputFile file) {
        return SendPhoto.builder()
                .chatId(chat)
                .photo(file)
                .caption(media.caption())
                .parseMode(HTML)
                .disableNotification(silent(media))
                .replyMarkup(LibraryCalls.markup(media.keyboard()))
                .build();
    }

    private static SendVideo video(String chat, BotCall.SendMedia media, InputFile file) {
        return SendVideo.builder()
                .chatId(chat)
                .video(file)
                .caption(media.caption())
                .parseMode(HTML)
                .supportsStreaming(true)
                .disableNotification(silent(media))
                .replyMarkup(LibraryCalls.markup(media.keyboard()))
                .build();
    }

    private static SendAnimation animation(String chat, BotCall.SendMedia media, InputFile file) {
        return SendAnimation.builder()
                .chatId(chat)
                .animation(file)
                .caption(media.caption())
                .parseMode(HTML)
                .disableNotification(silent(media))
                .replyMarkup(LibraryCalls.markup(media.keyboard()))
                .build();
    }

    private static SendDocument document(String chat, BotCall.SendMedia media, InputFile file) {
        return SendDocument.builder()
                .chatId(chat)
                .document(file)
                .caption(media.caption())
                .parseMode(HTML)
                .disableNotification(silent(media))
                .replyMarkup(LibraryCalls.markup(media.keyboard()))
                .build();
    }

    private static Boolean silent(BotCall.SendMedia media) {
        return media.silent() ? Boolean.TRUE : null;
    }

    /** @return of the kind that Telegram took it for; null: it does not tell */
    private static String fileId(Message sent) {
        if (sent.getPhoto() != null && !sent.getPhoto().isEmpty()) {
            return sent.getPhoto().getLast().getFileId();
        }
        if (sent.getVideo() != null) {
            return sent.getVideo().getFileId();
        }
        if (sent.getAnimation() != null) {
            return sent.getAnimation().getFileId();
        }
        return sent.getDocument() == null ? null : sent.getDocument().getFileId();
    }
}
