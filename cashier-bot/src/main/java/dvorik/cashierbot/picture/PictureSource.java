package dvorik.cashierbot.picture;

/** Where the pictures and files are that people sent. */
public interface PictureSource {
    /** Photos from phones are below it; larger files cost more than a code typed by hand. */
    long MOST_BYTES = 10_000_000;

    /** What became of asking for a file. */
    sealed interface Fetched {
        @SuppressWarnings("ArrayRecordComponent") // never compared
        record Picture(byte[] content) implements Fetched {}

        record TooBig() implements Fetched {}

        /** Not to be had now. */
        record Away() implements Fetched {}
    }

    default Fetched fetch(String fileId) {
        return fetch(fileId, MOST_BYTES);
    }

    Fetched fetch(String fileId, long mostBytes);
}
