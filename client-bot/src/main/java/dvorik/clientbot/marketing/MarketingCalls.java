package dvorik.clientbot.marketing;

import dvorik.clientbot.ClientChoice;
import dvorik.core.conversation.MessageRenderer;
import dvorik.core.id.MediaFileId;
import dvorik.core.telegram.BotCall;
import dvorik.core.telegram.InlineButton;
import dvorik.core.telegram.Keyboard;
import dvorik.core.telegram.Lane;
import dvorik.core.telegram.SendResult;
import dvorik.core.telegram.TelegramGateway;
import dvorik.core.template.MediaFile;
import dvorik.core.template.MediaFiles;
import dvorik.core.template.MessageContent;
import dvorik.core.template.RenderedMessage;
import dvorik.core.template.RenderedMessage.RenderedButton;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;

/** Makes calls of rendered messages. A file is uploaded once; from then on it is sent by the name the bot has for it. */
public final class MarketingCalls {
    private static final int LOCKS = 16;
    private static final int MOST_KNOWN = 1_000;

    private final TelegramGateway gateway;
    private final MessageRenderer renderer;
    private final MediaFiles files;
    /** Files that the bot has a name for. */
    private final Map<MediaFileId, MediaFile> known = new ConcurrentHashMap<>();

    /** While one uploads a file, others that need it wait instead of uploading it too. */
    private final List<ReentrantLock> uploads =
            IntStream.range(0, LOCKS).mapToObj(i -> new ReentrantLock()).toList();

    public MarketingCalls(TelegramGateway gateway, MessageRenderer renderer, MediaFiles files) {
        this.gateway = gateway;
        this.renderer = renderer;
        this.files = files;
    }

    /** How a call is made. */
    @FunctionalInterface
    private interface Way {
        SendResult send(long chatId, BotCall call) throws InterruptedException;
    }

    /** @param origin given back with each tap, see {@link MarketingTaps#ORIGIN}; empty: nobody counts them */
    public SendResult send(long chatId, RenderedMessage message, String origin, Lane lane) throws InterruptedException {
        return send(chatId, message, origin, (chat, call) -> gateway.send(chat, call, lane));
    }

    /** As {@link #send(long, RenderedMessage, String, Lane)}, to a chat whose turn was taken before. */
    public SendResult sendInTurn(long chatId, RenderedMessage message, String origin, Lane lane)
            throws InterruptedException {
        return send(chatId, message, origin, (chat, call) -> gateway.sendInTurn(chat, call, lane));
    }

    /** A picture without words, for somebody who is waiting; one that cannot be shown is left out. */
    public void showPicture(long chatId, MediaFileId picture) {
        var message = new RenderedMessage(
                "", Optional.of(new MessageContent.Media(MessageContent.MediaKind.PHOTO, picture)), List.of());
        try {
            send(chatId, message, "", Lane.DIALOGUE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private SendResult send(long chatId, RenderedMessage message, String origin, Way way) throws InterruptedException {
        if (message.media().isEmpty()) {
            return way.send(chatId, text(message, origin));
        }
        var id = message.media().get().file();
        var named = find(id);
        if (named.telegramFileId().isPresent()) {
            var result = way.send(chatId, file(message, named, origin));
            if (!isForgotten(result)) {
                return result;
            }
            known.remove(id);
            files.forget(id, named.telegramFileId().get());
        }
        var upload = uploads.get((int) (id.value() % LOCKS));
        upload.lockInterruptibly();
        try {
            // somebody else may have uploaded it meanwhile
            var result = way.send(chatId, file(message, find(id), origin));
            if (result instanceof SendResult.Sent sent && sent.fileId() != null) {
                remember(id, sent.fileId());
            }
            return result;
        } finally {
            upload.unlock();
        }
    }

    /** A message without a file as a call, also for replies. */
    public BotCall text(RenderedMessage message, String origin) {
        return new BotCall.SendText(message.html(), keyboard(message, origin), null, false);
    }

    private BotCall file(RenderedMessage message, MediaFile file, String origin) {
        var name = file.telegramFileId().orElse(null);
        return new BotCall.SendMedia(
                BotCall.MediaKind.valueOf(message.media().orElseThrow().kind().name()),
                name,
                name == null ? files.content(file.id()) : null,
                fileName(file),
                message.html(),
                keyboard(message, origin),
                null,
                false);
    }

    /** Telegram goes by the ending. */
    private static String fileName(MediaFile file) {
        var ending =
                switch (file.mediaType()) {
                    case "image/jpeg" -> ".jpg";
                    case "image/png" -> ".png";
                    case "image/gif" -> ".gif";
                    case "video/mp4" -> ".mp4";
                    case "application/pdf" -> ".pdf";
                    case "text/plain" -> ".txt";
                    default -> "";
                };
        return file.fileName().toLowerCase(Locale.ROOT).endsWith(ending) ? file.fileName() : file.fileName() + ending;
    }

    private MediaFile find(MediaFileId id) {
        var here = known.get(id);
        return here != null ? here : files.find(id).orElseThrow();
    }

    private void remember(MediaFileId id, String name) {
        if (known.size() >= MOST_KNOWN) {
            known.clear();
        }
        if (!find(id).telegramFileId().equals(Optional.of(name))) {
            files.remember(id, name);
        }
        known.put(id, files.find(id).orElseThrow());
    }

    /** Such as after the bot was changed. */
    private static boolean isForgotten(SendResult result) {
        return result instanceof SendResult.Refused refused
                && (refused.description().contains("file identifier")
                        || refused.description().contains("file_id")
                        || refused.description().contains("FILE_REFERENCE"));
    }

    private Keyboard.Inline keyboard(RenderedMessage message, String origin) {
        return message.buttons().isEmpty()
                ? null
                : new Keyboard.Inline(message.buttons().stream()
                        .map(button -> List.of(button(button, origin)))
                        .toList());
    }

    private InlineButton button(RenderedButton button, String origin) {
        return switch (button.kind()) {
            case URL -> new InlineButton.Url(button.label(), button.value().orElseThrow());
            case COPY_CODE ->
                new InlineButton.CopyText(button.label(), button.value().orElseThrow());
            case MY_DISCOUNTS ->
                renderer.anytime(
                        button.label(), new ClientChoice.FromMarketing(ClientChoice.Place.MY_DISCOUNTS, origin));
            case BOOK ->
                renderer.anytime(button.label(), new ClientChoice.FromMarketing(ClientChoice.Place.BOOK, origin));
        };
    }
}
