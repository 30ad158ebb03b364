package dvorik.sandbox.text;

/**
 * A character reference, by name or by number.
 *
 * @param codePoint 0 when the text at the place is none
 * @param end the position behind it
 */
record HtmlReference(int codePoint, int end) {
    private static final HtmlReference NONE = new HtmlReference(0, 0);

    static HtmlReference read(Bytes text, int position) {
        return text.at(position + 1) == '#' ? numeric(text, position) : named(text, position);
    }

    private static HtmlReference numeric(Bytes text, int position) {
        int end = position + 2;
        int radix = 10;
        if (text.at(end) == 'x') {
            end++;
            radix = 16;
        }
        long code = 0;
        int digit = Character.digit(text.at(end), radix);
        while (digit >= 0 && end - position < 10) {
            code = code * radix + digit;
            digit = Character.digit(text.at(++end), radix);
        }
        if (code == 0 || code >= 0x10ffff || end - position >= 10) {
            return NONE;
        }
        return new HtmlReference((int) code, behindSemicolon(text, end));
    }

    private static HtmlReference named(Bytes text, int position) {
        int end = position + 1;
        while (isLetter(text.at(end))) {
            end++;
        }
        int code =
                switch (text.text(position + 1, end)) {
                    case "lt" -> '<';
                    case "gt" -> '>';
                    case "amp" -> '&';
                    case "quot" -> '"';
                    default -> 0;
                };
        return code == 0 ? NONE : new HtmlReference(code, behindSemicolon(text, end));
    }

    private static boolean isLetter(byte c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static int behindSemicolon(Bytes text, int end) {
        return text.at(end) == ';' ? end + 1 : end;
    }
}
