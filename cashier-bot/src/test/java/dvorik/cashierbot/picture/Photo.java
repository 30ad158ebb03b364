package dvorik.cashierbot.picture;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Photographs a QR code on a counter, as badly as told; the same seed makes the same picture. */
final class Photo {
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 960;
    private final Random random;
    private BufferedImage scene = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);

    private Photo(long seed) {
        random = new Random(seed);
        var paper = scene.createGraphics();
        paper.setColor(new Color(170, 160, 150));
        paper.fillRect(0, 0, WIDTH, HEIGHT);
        paper.dispose();
    }

    static Photo of(long seed) {
        return new Photo(seed);
    }

    /** Things that lie around. */
    Photo clutter() {
        var g = graphics();
        for (int i = 0; i < 60; i++) {
            g.setColor(new Color(random.nextInt(256), random.nextInt(256), random.nextInt(256)));
            int x = random.nextInt(WIDTH);
            int y = random.nextInt(HEIGHT);
            int size = 10 + random.nextInt(120);
            switch (i % 4) {
                case 0 -> g.fillRect(x, y, size, 10 + random.nextInt(80));
                case 1 -> g.fillOval(x, y, size, size);
                case 2 -> {
                    g.setStroke(new BasicStroke(1 + random.nextInt(6)));
                    g.drawRect(x, y, size, size);
                }
                default -> {
                    for (int bar = 0; bar < 20; bar++) {
                        g.fillRect(x + bar * 6, y, 1 + random.nextInt(4), 60);
                    }
                }
            }
        }
        g.dispose();
        return this;
    }

    /**
     * A code on a phone.
     *
     * @param x and {@code y}: its middle, from 0 to 1
     * @param size of its side, as a share of the picture's height
     * @param degrees how far it is turned
     * @param skew how much nearer one side is than the other; 0: seen straight
     */
    Photo code(String text, double x, double y, double size, double degrees, double skew) {
        var code = draw(text);
        double side = size * HEIGHT;
        double angle = Math.toRadians(degrees);
        var pixels = pixels(scene);
        var codePixels = pixels(code);
        for (int py = 0; py < HEIGHT; py++) {
            for (int px = 0; px < WIDTH; px++) {
                double dx = px - x * WIDTH;
                double dy = py - y * HEIGHT;
                double u = dx * Math.cos(angle) + dy * Math.sin(angle);
                double v = -dx * Math.sin(angle) + dy * Math.cos(angle);
                // a plane turned away from the camera: what is farther is smaller
                double depth = 1 - skew * v / side;
                double cu = (u / depth / side + 0.5) * code.getWidth();
                double cv = (v / depth / side + 0.5) * code.getHeight();
                if (cu >= 0 && cv >= 0 && cu < code.getWidth() && cv < code.getHeight()) {
                    pixels[py * WIDTH + px] = codePixels[(int) cv * code.getWidth() + (int) cu];
                }
            }
        }
        return this;
    }

    /** Out of focus. */
    Photo blurred(int radius) {
        for (int i = 0; i < 3; i++) {
            box(radius, 0);
            box(0, radius);
        }
        return this;
    }

    /** The hand moved sideways. */
    Photo shaken(int pixels) {
        box(pixels / 2, 0);
        return this;
    }

    /** @param light 1: as bright as before */
    Photo dark(double light, double contrast) {
        map((value, px, py) -> (value - 128) * contrast * light + 128 * light);
        return this;
    }

    /** Brighter to one side. */
    Photo unevenlyLit() {
        map((value, px, py) -> value * (0.25 + 0.9 * px / WIDTH));
        return this;
    }

    /** A lamp mirrored in the screen. */
    Photo glare(double x, double y, double size) {
        map((value, px, py) -> {
            double away = Math.hypot(px - x * WIDTH, py - y * HEIGHT) / (size * HEIGHT);
            return value + 160 * Math.exp(-away * away);
        });
        return this;
    }

    Photo grainy(double deviation) {
        map((value, px, py) -> value + random.nextGaussian() * deviation);
        return this;
    }

    byte[] jpeg(float quality) {
        var out = new ByteArrayOutputStream();
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (var stream = new MemoryCacheImageOutputStream(out)) {
            var how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(quality);
            writer.setOutput(stream);
            writer.write(null, new IIOImage(scene, null, null), how);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }

    byte[] png() {
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(scene, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private interface Light {
        double of(double value, int x, int y);
    }

    private void map(Light light) {
        var pixels = pixels(scene);
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                int rgb = pixels[y * WIDTH + x];
                int out = 0;
                for (int shift = 16; shift >= 0; shift -= 8) {
                    double value = light.of(rgb >> shift & 0xff, x, y);
                    out |= (int) Math.max(0, Math.min(255, value)) << shift;
                }
                pixels[y * WIDTH + x] = out;
            }
        }
    }

    private void box(int across, int down) {
        var out = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        int count = (2 * across + 1) * (2 * down + 1);
        var in = pixels(scene);
        var means = pixels(out);
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                int red = 0;
                int green = 0;
                int blue = 0;
                for (int dy = -down; dy <= down; dy++) {
                    for (int dx = -across; dx <= across; dx++) {
                        int rgb = in[Math.clamp(y + dy, 0, HEIGHT - 1) * WIDTH + Math.clamp(x + dx, 0, WIDTH - 1)];
                        red += rgb >> 16 & 0xff;
                        green += rgb >> 8 & 0xff;
                        blue += rgb & 0xff;
                    }
                }
                means[y * WIDTH + x] = red / count << 16 | green / count << 8 | blue / count;
            }
        }
        scene = out;
    }

    private static int[] pixels(BufferedImage image) {
        return ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    }

    private Graphics2D graphics() {
        var g = scene.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        return g;
    }

    private static BufferedImage draw(String text) {
        try {
            var hints = Map.of(EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.M, EncodeHintType.MARGIN, 3);
            var modules = new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 0, 0, hints);
            int scale = 12;
            var image = new BufferedImage(
                    modules.getWidth() * scale, modules.getHeight() * scale, BufferedImage.TYPE_INT_RGB);
            for (int y = 0; y < image.getHeight(); y++) {
                for (int x = 0; x < image.getWidth(); x++) {
                    image.setRGB(x, y, modules.get(x / scale, y / scale) ? 0x101010 : 0xf5f5f5);
                }
            }
            return image;
        } catch (WriterException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
