package dvorik.core.telegram.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The id of a stream entry. */
record StreamId(long millis, long sequence) implements Comparable<StreamId> {
    static final StreamId START = new StreamId(0, 0);

    static StreamId of(byte[] text) {
        String id = new String(text, UTF_8);
        int dash = id.indexOf('-');
        return new StreamId(Long.parseLong(id.substring(0, dash)), Long.parseLong(id.substring(dash + 1)));
    }

    /** The smallest id above this one. */
    StreamId next() {
        return new StreamId(millis, sequence + 1);
    }

    byte[] bytes() {
        return toString().getBytes(UTF_8);
    }

    @Override
    public int compareTo(StreamId other) {
        int byTime = Long.compare(millis, other.millis);
        return byTime != 0 ? byTime : Long.compare(sequence, other.sequence);
    }

    @Override
    public String toString() {
        return millis + "-" + sequence;
    }
}
