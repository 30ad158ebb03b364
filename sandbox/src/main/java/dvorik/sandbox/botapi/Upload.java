package dvorik.sandbox.botapi;

/** A file part of a multipart request. */
public final class Upload {
    private final String fileName;
    private final String contentType;
    private final byte[] content;

    Upload(String fileName, String contentType, byte[] content) {
        this.fileName = fileName;
        this.contentType = contentType;
        this.content = content;
    }

    /** As sent; empty when the part named none. */
    public String fileName() {
        return fileName;
    }

    /** Empty when the part named none. */
    public String contentType() {
        return contentType;
    }

    public byte[] content() {
        return content;
    }
}
