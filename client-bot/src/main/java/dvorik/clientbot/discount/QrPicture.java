package dvorik.clientbot.discount;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import javax.imageio.ImageIO;

/** Draws QR codes. */
final class QrPicture {
    /** Large enough to be scanned from a dim phone, small enough to be sent at once. */
    private static final int PIXELS = 480;

    private static final int WHITE = 0xFFFFFF;

    private QrPicture() {}

    /** @return a black and white PNG of about a kilobyte */
    static byte[] png(String content) {
        try {
            var hints = Map.of(EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.M, EncodeHintType.MARGIN, 3);
            var matrix = new QRCodeWriter().encode(content, BarcodeFormat.QR_CODE, PIXELS, PIXELS, hints);
            var out = new ByteArrayOutputStream(2048);
            ImageIO.setUseCache(false);
            ImageIO.write(image(matrix), "png", out);
            return out.toByteArray();
        } catch (WriterException e) {
            throw new IllegalArgumentException("too long for a QR code: " + content.length(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BufferedImage image(BitMatrix matrix) {
        var image = new BufferedImage(matrix.getWidth(), matrix.getHeight(), BufferedImage.TYPE_BYTE_BINARY);
        for (int y = 0; y < matrix.getHeight(); y++) {
            for (int x = 0; x < matrix.getWidth(); x++) {
                image.setRGB(x, y, matrix.get(x, y) ? 0 : WHITE);
            }
        }
        return image;
    }
}
