package dvorik.core.template;

import dvorik.core.id.BusinessId;
import dvorik.core.id.MediaFileId;
import dvorik.core.template.MessageContent.MediaKind;
import java.time.Instant;
import java.util.Optional;

/**
 * A picture or file that goes out with messages, without its bytes.
 *
 * @param mediaType as found in the file
 * @param size bytes
 * @param telegramFileId how the client bot names it; empty: not sent yet
 */
public record MediaFile(
        MediaFileId id,
        BusinessId business,
        String sha256,
        String mediaType,
        int size,
        String fileName,
        Optional<String> telegramFileId,
        Instant createdAt) {

    /** @return whether Telegram can show it so */
    public boolean suits(MediaKind kind) {
        return switch (kind) {
            case PHOTO -> mediaType.equals("image/jpeg") || mediaType.equals("image/png");
            case VIDEO -> mediaType.equals("video/mp4");
            case ANIMATION -> mediaType.equals("video/mp4") || mediaType.equals("image/gif");
            case DOCUMENT -> true;
        };
    }
}
