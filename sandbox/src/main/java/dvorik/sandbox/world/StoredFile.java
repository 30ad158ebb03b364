package dvorik.sandbox.world;

/** A file that was sent; immutable. */
public final class StoredFile {
    private final String uniqueId;
    private final String path;
    private final String name;
    private final String mimeType;
    private final byte[] content;

    public StoredFile(String uniqueId, String path, String name, String mimeType, byte[] content) {
        this.uniqueId = uniqueId;
        this.path = path;
        this.name = name;
        this.mimeType = mimeType;
        this.content = content;
    }

    /** The same for every bot, as Telegram's {@code file_unique_id}. */
    public String uniqueId() {
        return uniqueId;
    }

    /** What {@code getFile} answers, such as {@code photos/file_7.png}. */
    public String path() {
        return path;
    }

    public String name() {
        return name;
    }

    public String mimeType() {
        return mimeType;
    }

    public int size() {
        return content.length;
    }

    /** The bytes themselves, not a copy: not to be changed. */
    public byte[] content() {
        return content;
    }
}
