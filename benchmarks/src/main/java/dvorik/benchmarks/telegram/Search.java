package dvorik.benchmarks.telegram;

/** Finds bytes in bytes. All return -1 where nothing is found. */
final class Search {
    private Search() {}

    static int indexOf(byte[] in, int from, int to, char wanted) {
        for (int i = from; i < to; i++) {
            if (in[i] == wanted) {
                return i;
            }
        }
        return -1;
    }

    static int indexOf(byte[] in, int from, int to, byte[] wanted) {
        for (int i = from; i <= to - wanted.length; i++) {
            int j = 0;
            while (j < wanted.length && in[i + j] == wanted[j]) {
                j++;
            }
            if (j == wanted.length) {
                return i;
            }
        }
        return -1;
    }

    /** @param wanted in lower case */
    static int indexOfIgnoringCase(byte[] in, int from, int to, byte[] wanted) {
        for (int i = from; i <= to - wanted.length; i++) {
            int j = 0;
            while (j < wanted.length && lower(in[i + j]) == wanted[j]) {
                j++;
            }
            if (j == wanted.length) {
                return i;
            }
        }
        return -1;
    }

    private static int lower(byte letter) {
        return letter >= 'A' && letter <= 'Z' ? letter + ('a' - 'A') : letter;
    }
}
