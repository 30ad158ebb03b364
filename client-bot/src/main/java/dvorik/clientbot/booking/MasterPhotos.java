package dvorik.clientbot.booking;

import dvorik.core.id.MediaFileId;

/** Shows a picture in a chat, at once and once more when the step is repeated; one that cannot be shown is no fault. */
@FunctionalInterface
public interface MasterPhotos {
    void show(long chatId, MediaFileId photo);
}
