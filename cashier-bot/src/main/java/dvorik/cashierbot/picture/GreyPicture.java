package dvorik.cashierbot.picture;

import com.google.zxing.LuminanceSource;

/** A picture in shades of grey, a byte a pixel, row by row; and what can be done to make a code in it stand out. */
final class GreyPicture extends LuminanceSource {
    private final byte[] pixels;

    GreyPicture(byte[] pixels, int width, int height) {
        super(width, height);
        if (pixels.length != width * height) {
            throw new IllegalArgumentException(pixels.length + " pixels are not " + width + " x " + height);
        }
        this.pixels = pixels;
    }

    @Override
    public byte[] getRow(int y, byte[] row) {
        var out = row == null || row.length < getWidth() ? new byte[getWidth()] : row;
        System.arraycopy(pixels, y * getWidth(), out, 0, getWidth());
        return out;
    }

    @Override
    public byte[] getMatrix() {
        return pixels;
    }

    int longSide() {
        return Math.max(getWidth(), getHeight());
    }

    /** Smaller by a whole factor, each pixel the mean of those it replaces: noise and moiré go, small codes too. */
    GreyPicture reduced(int factor) {
        int width = getWidth() / factor;
        int height = getHeight() / factor;
        var out = new byte[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int sum = 0;
                for (int dy = 0; dy < factor; dy++) {
                    int from = (y * factor + dy) * getWidth() + x * factor;
                    for (int dx = 0; dx < factor; dx++) {
                        sum += pixels[from + dx] & 0xff;
                    }
                }
                out[y * width + x] = (byte) (sum / (factor * factor));
            }
        }
        return new GreyPicture(out, width, height);
    }

    /** Twice as large, what lies between interpolated: codes of few pixels a module. */
    GreyPicture doubled() {
        int width = getWidth() * 2;
        int height = getHeight() * 2;
        var out = new byte[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int left = x / 2;
                int top = y / 2;
                int right = Math.min(getWidth() - 1, left + (x & 1));
                int bottom = Math.min(getHeight() - 1, top + (y & 1));
                out[y * width + x] =
                        (byte) ((at(left, top) + at(right, top) + at(left, bottom) + at(right, bottom)) / 4);
            }
        }
        return new GreyPicture(out, width, height);
    }

    /** Without grain: each pixel the mean of its neighbourhood. */
    GreyPicture smoothed(int radius) {
        return new GreyPicture(means(radius), getWidth(), getHeight());
    }

    /** Edges made steeper by what distinguishes a pixel from its neighbourhood: for photos out of focus. */
    GreyPicture sharpened(int radius, int strength) {
        var means = means(radius);
        var out = new byte[pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            int value = pixels[i] & 0xff;
            out[i] = clamped(value + strength * (value - (means[i] & 0xff)));
        }
        return new GreyPicture(out, getWidth(), getHeight());
    }

    /** Light and dark spread over the whole range, but for the outermost hundredth on both ends: for dark photos. */
    GreyPicture stretched() {
        var counts = new int[256];
        for (byte pixel : pixels) {
            counts[pixel & 0xff]++;
        }
        int cut = pixels.length / 100;
        int darkest = 0;
        for (int seen = counts[0]; darkest < 254 && seen <= cut; seen += counts[darkest]) {
            darkest++;
        }
        int lightest = 255;
        for (int seen = counts[255]; lightest > darkest + 1 && seen <= cut; seen += counts[lightest]) {
            lightest--;
        }
        var out = new byte[pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            out[i] = clamped(((pixels[i] & 0xff) - darkest) * 255 / (lightest - darkest));
        }
        return new GreyPicture(out, getWidth(), getHeight());
    }

    /** Black where darker than its neighbourhood, white elsewhere: for light that falls unevenly, such as reflexes. */
    GreyPicture thresholded(int radius) {
        var means = means(radius);
        var out = new byte[pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            out[i] = (byte) ((pixels[i] & 0xff) < (means[i] & 0xff) - 2 ? 0 : 255);
        }
        return new GreyPicture(out, getWidth(), getHeight());
    }

    private int at(int x, int y) {
        return pixels[y * getWidth() + x] & 0xff;
    }

    /** Means over squares of 2 * radius + 1, in one pass by columns and one by rows. */
    private byte[] means(int radius) {
        int width = getWidth();
        int height = getHeight();
        var columns = new int[width];
        for (int y = 0; y < Math.min(radius, height); y++) {
            addRow(columns, y, 1);
        }
        var out = new byte[pixels.length];
        for (int y = 0; y < height; y++) {
            if (y + radius < height) {
                addRow(columns, y + radius, 1);
            }
            if (y - radius - 1 >= 0) {
                addRow(columns, y - radius - 1, -1);
            }
            int rows = Math.min(height - 1, y + radius) - Math.max(0, y - radius) + 1;
            int sum = 0;
            for (int x = 0; x < Math.min(radius, width); x++) {
                sum += columns[x];
            }
            for (int x = 0; x < width; x++) {
                if (x + radius < width) {
                    sum += columns[x + radius];
                }
                if (x - radius - 1 >= 0) {
                    sum -= columns[x - radius - 1];
                }
                int across = Math.min(width - 1, x + radius) - Math.max(0, x - radius) + 1;
                out[y * width + x] = (byte) (sum / (rows * across));
            }
        }
        return out;
    }

    private void addRow(int[] columns, int y, int sign) {
        int from = y * getWidth();
        for (int x = 0; x < columns.length; x++) {
            columns[x] += sign * (pixels[from + x] & 0xff);
        }
    }

    private static byte clamped(int value) {
        return (byte) Math.max(0, Math.min(255, value));
    }
}
