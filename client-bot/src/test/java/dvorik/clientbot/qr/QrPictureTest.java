package dvorik.clientbot.qr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.Map;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QrPictureTest {

    @ParameterizedTest
    @ValueSource(strings = {"7", "https://t.me/dvorik_cashier_bot?start=c_7K3MX9QA"})
    void what_was_drawn_is_read(String content) throws Exception {
        assertEquals(content, read(image(QrPicture.png(content))));
    }

    @Test
    void pictures_of_all_sizes_are_read_and_fit() throws Exception {
        var random = new Random(7);
        for (int length = 1; length < 900; length += 31) {
            var content = random.ints(length, 'a', 'z' + 1)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            var image = image(QrPicture.png(content));
            assertTrue(image.getWidth() <= 480 && image.getWidth() > 240, "width " + image.getWidth());
            assertEquals(image.getWidth(), image.getHeight());
            assertEquals(content, read(image));
        }
    }

    @Test
    void a_picture_of_a_link_is_small() {
        int bytes = QrPicture.png("https://t.me/dvorik_cashier_bot?start=c_7K3MX9QA").length;
        assertTrue(bytes < 2000, bytes + " bytes");
    }

    private static BufferedImage image(byte[] png) throws Exception {
        return ImageIO.read(new ByteArrayInputStream(png));
    }

    private static String read(BufferedImage image) throws Exception {
        int width = image.getWidth();
        int height = image.getHeight();
        var source = new RGBLuminanceSource(width, height, image.getRGB(0, 0, width, height, null, 0, width));
        return new QRCodeReader()
                .decode(new BinaryBitmap(new HybridBinarizer(source)), Map.of(DecodeHintType.PURE_BARCODE, true))
                .getText();
    }
}
