package dvorik.adminapi.frame;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import org.apache.commons.codec.digest.DigestUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The body of a call that is a file: on disk while the call lasts, so that it may be large, and so that a slow line keeps no
 * transaction waiting.
 *
 * @param hash SHA-256 in hex
 */
record Upload(Path file, String hash) implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Upload.class);

    /** 200,000 lines of an import with all columns full. */
    private static final long LARGEST = 64L * 1024 * 1024;

    private static final int BUFFER = 16 * 1024;

    /** @throws ApiError when it is too large, or ends before its end */
    static Upload receive(Context http) {
        Path file = null;
        try {
            file = Files.createTempFile("dvorik-upload", null);
            var digest = DigestUtils.getSha256Digest();
            try (var out = new DigestOutputStream(Files.newOutputStream(file), digest)) {
                copy(http.bodyInputStream(), out);
            }
            var received = new Upload(file, org.apache.commons.codec.binary.Hex.encodeHexString(digest.digest()));
            file = null;
            return received;
        } catch (IOException e) {
            log.info("a file did not come whole: {}", e.toString());
            throw new ApiError(ErrorCode.REQUEST_001);
        } finally {
            if (file != null) {
                delete(file);
            }
        }
    }

    private static void copy(InputStream in, java.io.OutputStream out) throws IOException {
        var buffer = new byte[BUFFER];
        long length = 0;
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            length += read;
            if (length > LARGEST) {
                throw new ApiError(ErrorCode.REQUEST_004);
            }
            out.write(buffer, 0, read);
        }
    }

    InputStream open() {
        try {
            return Files.newInputStream(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        delete(file);
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            log.warn("a file stays behind: {}", e.toString());
        }
    }
}
