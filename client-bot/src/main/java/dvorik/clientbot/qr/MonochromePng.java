package dvorik.clientbot.qr;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.google.zxing.common.BitMatrix;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Writes PNG files of one bit a pixel. A picture of squares needs no image in memory and no general encoder, which took
 * half of all CPU time when customers joined.
 */
final class MonochromePng {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final int HEADER_BYTES = 13;
    private static final int AROUND_A_CHUNK = 12;

    /** Row filters of the PNG specification: the row as it is, and its difference to the row above. */
    private static final byte AS_IS = 0;

    private static final byte LIKE_ABOVE = 2;

    private MonochromePng() {}

    /**
     * @param matrix black where a bit is set
     * @param scale pixels a bit, both ways
     */
    static byte[] of(BitMatrix matrix, int scale) {
        int width = matrix.getWidth() * scale;
        int height = matrix.getHeight() * scale;
        byte[] pixels = compressed(rows(matrix, scale));
        var png = ByteBuffer.allocate(SIGNATURE.length + 3 * AROUND_A_CHUNK + HEADER_BYTES + pixels.length)
                .put(SIGNATURE);
        // bit depth 1, grey, the only compression and filters there are, not interlaced
        byte[] header = ByteBuffer.allocate(HEADER_BYTES)
                .putInt(width)
                .putInt(height)
                .put((byte) 1)
                .array();
        chunk(png, "IHDR", header);
        chunk(png, "IDAT", pixels);
        chunk(png, "IEND", new byte[0]);
        return png.array();
    }

    /** Each row of bits is spelt out once; the pixel rows below say "no difference". */
    private static byte[] rows(BitMatrix matrix, int scale) {
        int rowBytes = 1 + (matrix.getWidth() * scale + 7) / 8;
        byte[] rows = new byte[rowBytes * matrix.getHeight() * scale];
        for (int y = 0; y < matrix.getHeight(); y++) {
            int first = y * scale * rowBytes;
            rows[first] = AS_IS;
            for (int x = 0; x < matrix.getWidth() * scale; x++) {
                if (!matrix.get(x / scale, y)) {
                    rows[first + 1 + x / 8] |= (byte) (0x80 >>> x % 8);
                }
            }
            for (int below = 1; below < scale; below++) {
                rows[first + below * rowBytes] = LIKE_ABOVE;
            }
        }
        return rows;
    }

    private static byte[] compressed(byte[] rows) {
        var deflater = new Deflater(Deflater.BEST_SPEED);
        try {
            deflater.setInput(rows);
            deflater.finish();
            // zlib may add a few bytes to what it cannot compress, which rows of squares are not
            byte[] room = new byte[rows.length + 64];
            return Arrays.copyOf(room, deflater.deflate(room));
        } finally {
            deflater.end();
        }
    }

    private static void chunk(ByteBuffer png, String name, byte[] content) {
        png.putInt(content.length);
        int from = png.position();
        png.put(name.getBytes(US_ASCII)).put(content);
        var crc = new CRC32();
        crc.update(png.array(), from, png.position() - from);
        png.putInt((int) crc.getValue());
    }
}
