package dvorik.core.id;

/** Key of a row of {@code media_file}. */
public record MediaFileId(long value) {
    public MediaFileId {
        if (value <= 0) {
            throw new IllegalArgumentException("MediaFileId must be positive: " + value);
        }
    }
}
