package dvorik.clientbot.qr;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.util.Map;

/** Draws QR codes. */
public final class QrPicture {
    /** Large enough to be scanned from a dim phone, small enough to be sent at once. */
    private static final int MOST_PIXELS = 480;

    private QrPicture() {}

    /** @return a black and white PNG of about a kilobyte, at most 480 pixels wide and high, quiet zone included */
    public static byte[] png(String content) {
        try {
            var hints = Map.of(EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.M, EncodeHintType.MARGIN, 3);
            // asked for no size, the writer draws a pixel a module
            var modules = new QRCodeWriter().encode(content, BarcodeFormat.QR_CODE, 0, 0, hints);
            return MonochromePng.of(modules, Math.max(1, MOST_PIXELS / modules.getWidth()));
        } catch (WriterException e) {
            throw new IllegalArgumentException("too long for a QR code: " + content.length(), e);
        }
    }
}
