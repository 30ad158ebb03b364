package dvorik.cashierbot.composing;

import dvorik.cashierbot.picture.PictureSource;
import dvorik.cashierbot.picture.PictureSource.Fetched;
import dvorik.core.conversation.Message;
import dvorik.core.conversation.Sent;
import dvorik.core.conversation.Sent.Attached;
import dvorik.core.staff.StaffMember;
import dvorik.core.template.Fault;
import dvorik.core.template.MediaFile;
import dvorik.core.template.MediaFiles;
import dvorik.core.template.MessageContent;
import dvorik.core.template.MessageContent.Media;
import dvorik.core.template.MessageContent.MediaKind;
import dvorik.core.template.MessageTemplates;
import dvorik.core.text.Html;
import dvorik.core.text.Language;
import dvorik.core.text.Text;
import dvorik.core.text.Texts;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/**
 * Makes what will go out of what the person sent: formatting as Telegram's HTML, the file downloaded from this bot and
 * kept, for file ids belong to a bot.
 */
final class MessageTaking {
    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_FILE_NAME = 100;
    private static final int MOST_FAULTS = 3;
    /** Each holds its file in memory. */
    private static final int MOST_AT_ONCE = 3;

    private static final String ANY_TYPE = "application/octet-stream";
    private static final String OFFICE = "application/vnd.openxmlformats-officedocument.";

    private final MessageTemplates templates;
    private final MediaFiles files;
    private final PictureSource source;
    private final Texts texts;
    private final Semaphore transfers = new Semaphore(MOST_AT_ONCE);

    MessageTaking(MessageTemplates templates, MediaFiles files, PictureSource source, Texts texts) {
        this.templates = templates;
        this.files = files;
        this.source = source;
        this.texts = texts;
    }

    /**
     * The message whole, as the words for everybody.
     *
     * @param before keeps its buttons and its words in other languages; empty: there is nothing yet
     */
    Taken whole(StaffMember by, Sent sent, Optional<MessageContent> before) {
        if (sent.attached().isEmpty() && sent.text().isBlank()) {
            return bad("compose.not-taken");
        }
        if (sent.attached().isPresent()) {
            var media = transfer(by, sent.attached().get());
            return media.refusal() == null
                    ? checked(by, sent, content(sent, before, Optional.of(media.media())))
                    : bad(media.refusal());
        }
        return checked(by, sent, content(sent, before, Optional.empty()));
    }

    private static MessageContent content(Sent sent, Optional<MessageContent> before, Optional<Media> media) {
        return new MessageContent(
                words(before, MessageTemplates.FALLBACK, sent.html()),
                media,
                before.map(MessageContent::buttons).orElse(List.of()));
    }

    /** Only its words, for readers of one language. */
    Taken words(StaffMember by, Sent sent, Language language, MessageContent before) {
        if (sent.text().isBlank()) {
            return bad("compose.no-words");
        }
        return checked(
                by,
                sent,
                new MessageContent(
                        words(Optional.of(before), language, sent.html()), before.media(), before.buttons()));
    }

    private static Map<Language, String> words(Optional<MessageContent> before, Language language, String html) {
        var words = new EnumMap<Language, String>(Language.class);
        before.ifPresent(content -> words.putAll(content.texts()));
        words.put(language, html);
        return words;
    }

    private Taken checked(StaffMember by, Sent sent, MessageContent content) {
        var faults = templates.check(by.business(), content);
        if (faults.isEmpty()) {
            return new Taken.Good(content, name(by, sent));
        }
        if (faults.stream().anyMatch(fault -> fault.reason() == Fault.Reason.RESULT_TOO_LONG)) {
            return new Taken.Bad(Message.of(
                    Text.of(content.media().isPresent() ? "compose.caption-too-long" : "compose.text-too-long")
                            .with("count", sent.text().length())));
        }
        return new Taken.Bad(faulty(by.language(), faults));
    }

    /** @return what is wrong, in words */
    Message faulty(Language reader, List<Fault> faults) {
        return Message.card(
                "compose_faults",
                Map.of(
                        "lines",
                        faults.stream()
                                .limit(MOST_FAULTS)
                                .map(fault -> line(reader, fault))
                                .toList()));
    }

    private String line(Language reader, Fault fault) {
        var reason = fault.reason().name().toLowerCase(Locale.ROOT).replace('_', '-');
        var words = texts.plain(reader, "api.template.fault." + reason);
        var what = Html.shortName(fault.what());
        var key = fault.line() == 0
                ? "compose.fault-whole"
                : what.isBlank() ? "compose.fault-line" : "compose.fault-place";
        var text = Text.of(key).with("reason", words);
        if (fault.line() > 0) {
            text = text.with("line", fault.line());
        }
        return texts.plain(reader, key.equals("compose.fault-place") ? text.with("what", what) : text);
    }

    private String name(StaffMember by, Sent sent) {
        return sent.text()
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .findFirst()
                .map(line -> Html.shorten(line, LONGEST_NAME))
                .orElseGet(() -> texts.plain(
                        by.language(),
                        "compose.kind."
                                + kind(sent.attached().orElseThrow()).name().toLowerCase(Locale.ROOT)));
    }

    /** @param refusal null when there is a file; a text key */
    private record Transfer(Media media, String refusal) {}

    private Transfer transfer(StaffMember by, Attached file) {
        if (file.bytes() > MediaFiles.LARGEST_FROM_CHAT) {
            return new Transfer(null, "compose.too-large");
        }
        transfers.acquireUninterruptibly();
        try {
            return switch (source.fetch(file.fileId(), MediaFiles.LARGEST_FROM_CHAT)) {
                case Fetched.Picture(var content) -> kept(by, file, content);
                case Fetched.TooBig() -> new Transfer(null, "compose.too-large");
                case Fetched.Away() -> new Transfer(null, "compose.away");
            };
        } finally {
            transfers.release();
        }
    }

    private Transfer kept(StaffMember by, Attached file, byte[] content) {
        // what it is shows in its bytes; only office documents look like any other archive
        var told = file.mediaType().startsWith(OFFICE) ? file.mediaType() : ANY_TYPE;
        return files.keep(by.business(), by.id(), content, told, fileName(file))
                .filter(kept -> kept.suits(kind(file)) && fits(kept, file))
                .map(kept -> new Transfer(new Media(kind(file), kept.id()), null))
                .orElseGet(() -> new Transfer(null, "compose.file-kind"));
    }

    private static boolean fits(MediaFile kept, Attached file) {
        return file.kind() != Sent.Kind.PHOTO || kept.size() <= MediaFiles.LARGEST;
    }

    private static MediaKind kind(Attached file) {
        return MediaKind.valueOf(file.kind().name());
    }

    private static String fileName(Attached file) {
        var name = file.name().replaceAll("[^\\p{L}\\p{N}._-]+", "_").replaceAll("^[._]+", "");
        var fitting = name.substring(Math.max(0, name.length() - LONGEST_FILE_NAME));
        return fitting.isEmpty() ? file.kind().name().toLowerCase(Locale.ROOT) : fitting;
    }

    private static Taken bad(String key) {
        return new Taken.Bad(Message.of(key));
    }
}
