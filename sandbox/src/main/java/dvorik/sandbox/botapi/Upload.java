package dvorik.sandbox.botapi;

/**
 * A file part of a multipart request.
 *
 * @param fileName as sent; empty when the part named none
 */
public record Upload(String fileName, String contentType, byte[] content) {}
