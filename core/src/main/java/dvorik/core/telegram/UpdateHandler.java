package dvorik.core.telegram;

/**
 * What a bot does with an update. Called on a virtual thread, one call at a time for a chat, in the order of the
 * updates; at least once for each update, so what it changes must bear a repetition.
 */
public interface UpdateHandler {

    /** May throw: an outage is tried again until it is over, anything else a few times. */
    Handled handle(Incoming incoming);

    /** The update was parked as unanswerable: a neutral answer and the state to go on with. */
    Handled apologise(Incoming incoming);
}
