package dvorik.core.staff;

/** What became of a change in the team. Refusals have written nothing. */
public sealed interface TeamChange {
    /** It is so now, or was so already: a second tap changes nothing. @param person as before a removal, else as after */
    record Done(Colleague person) implements TeamChange {}

    /** Somebody must remain who may do everything. */
    record LastOwner(Colleague person) implements TeamChange {}

    /** Not in this member's reach, or gone. */
    record NotAllowed() implements TeamChange {}
}
