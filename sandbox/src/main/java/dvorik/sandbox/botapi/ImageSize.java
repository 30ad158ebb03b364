package dvorik.sandbox.botapi;

import java.util.Optional;

/** Width and height of a picture, read from the head of the file; PNG, JPEG and GIF are what bots send. */
record ImageSize(int width, int height) {

    /** Empty when the content is none of these kinds of picture. */
    static Optional<ImageSize> of(byte[] content) {
        if (content.length < 12) {
            return Optional.empty();
        }
        if (number(content, 0, 4) == 0x89504E47L && content.length >= 24) {
            return Optional.of(new ImageSize((int) number(content, 16, 4), (int) number(content, 20, 4)));
        }
        if (number(content, 0, 3) == 0x474946L) {
            return Optional.of(new ImageSize(
                    (content[6] & 0xff) | (content[7] & 0xff) << 8, (content[8] & 0xff) | (content[9] & 0xff) << 8));
        }
        return number(content, 0, 2) == 0xFFD8L ? jpeg(content) : Optional.empty();
    }

    private static Optional<ImageSize> jpeg(byte[] content) {
        int position = 2;
        while (position + 9 < content.length && (content[position] & 0xff) == 0xff) {
            int marker = content[position + 1] & 0xff;
            boolean frame = marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
            if (frame) {
                return Optional.of(
                        new ImageSize((int) number(content, position + 7, 2), (int) number(content, position + 5, 2)));
            }
            position += 2 + (int) number(content, position + 2, 2);
        }
        return Optional.empty();
    }

    private static long number(byte[] content, int from, int length) {
        long number = 0;
        for (int i = from; i < from + length; i++) {
            number = number << 8 | (content[i] & 0xff);
        }
        return number;
    }
}
