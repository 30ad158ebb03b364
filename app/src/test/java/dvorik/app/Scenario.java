package dvorik.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import dvorik.sandbox.client.ChatMessage;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;

/** A class of tests that talk to the bots of the shared town; at its end Telegram must have nothing to complain about. */
abstract class Scenario {
    final Town town = Town.shared();

    @AfterAll
    static void telegram_has_nothing_to_complain_about() {
        assertEquals(List.of(), Town.shared().chat().findings());
    }

    /** What the QR picture of a message says. */
    final String qr(ChatMessage card) throws Exception {
        try (var in = town.page().resolve(card.photo()).toURL().openStream()) {
            var image = ImageIO.read(in);
            int width = image.getWidth();
            int height = image.getHeight();
            var source = new RGBLuminanceSource(width, height, image.getRGB(0, 0, width, height, null, 0, width));
            return new QRCodeReader()
                    .decode(new BinaryBitmap(new HybridBinarizer(source)), Map.of(DecodeHintType.PURE_BARCODE, true))
                    .getText();
        }
    }
}
