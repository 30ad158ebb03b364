package dvorik.core.discount;

/** The port by which this feature asks whether a person is subscribed to the channel of the business. */
public interface ChannelMembership {
    enum Answer {
        MEMBER,
        NOT_MEMBER,
        /** Nobody can tell now. */
        UNKNOWN
    }

    /** Asks the carrier at once; takes as long as that takes, so never inside a transaction. */
    Answer ask(long telegramId);
}
