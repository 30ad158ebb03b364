package dvorik.cashierbot.picture;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Reads JPEG, PNG, GIF and BMP as shades of grey. The size is looked at before anything is unpacked, and large pictures
 * are thinned out while they are read: a file of a few kilobytes can otherwise fill the memory.
 */
final class PictureLoader {
    /** What a phone takes; beyond it even thinning out takes too long. */
    private static final long MOST_PIXELS = 80_000_000;

    /** A code that fills a tenth of a photo this wide still has five pixels a module. */
    private static final int LONGEST_SIDE = 2000;

    private PictureLoader() {}

    /** @return empty for what is no picture of these kinds, is broken or is far too large */
    static Optional<GreyPicture> load(byte[] file) {
        try (var in = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
            var readers = ImageIO.getImageReaders(in);
            return readers.hasNext() ? load(readers.next(), in) : Optional.empty();
        } catch (IOException | RuntimeException e) {
            // the readers of the JDK throw all kinds of exceptions at broken files
            return Optional.empty();
        }
    }

    private static Optional<GreyPicture> load(ImageReader reader, ImageInputStream in) throws IOException {
        try {
            reader.setInput(in, true, true);
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            if (width < 16 || height < 16 || (long) width * height > MOST_PIXELS) {
                return Optional.empty();
            }
            int step = Math.max(1, (Math.max(width, height) + LONGEST_SIDE - 1) / LONGEST_SIDE);
            var how = reader.getDefaultReadParam();
            how.setSourceSubsampling(step, step, 0, 0);
            return Optional.of(grey(reader.read(0, how)));
        } finally {
            reader.dispose();
        }
    }

    private static GreyPicture grey(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        var pixels = new byte[width * height];
        var row = new int[width];
        for (int y = 0; y < height; y++) {
            image.getRGB(0, y, width, 1, row, 0, width);
            for (int x = 0; x < width; x++) {
                pixels[y * width + x] = (byte) grey(row[x]);
            }
        }
        return new GreyPicture(pixels, width, height);
    }

    /** As bright as it looks; what is transparent counts as white paper. */
    private static int grey(int argb) {
        int opaque = argb >>> 24;
        int bright = (306 * (argb >> 16 & 0xff) + 601 * (argb >> 8 & 0xff) + 117 * (argb & 0xff)) >> 10;
        return (bright * opaque + 255 * (255 - opaque)) / 255;
    }
}
