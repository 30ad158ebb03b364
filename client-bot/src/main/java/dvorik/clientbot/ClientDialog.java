package dvorik.clientbot;

import dvorik.core.conversation.Dialog;

/** States of the customer's conversation; at rest there is none. */
public sealed interface ClientDialog extends Dialog {

    /** On the way to becoming a customer. */
    sealed interface Joining extends ClientDialog {}

    /**
     * Waits for a yes to the documents in force.
     *
     * @param source from the deep link, may be null; likewise {@code arrival}
     * @param terms and {@code privacy}: the versions that were shown
     * @param asked text key of the words above the button
     */
    record AskConsent(String source, String arrival, String terms, String privacy, String asked) implements Joining {}

    record AskPhone() implements Joining {}

    /** @param phone E.164; null: not told */
    record AskName(String phone) implements Joining {}

    record AskBirthday(String phone, String name) implements Joining {}

    /** Changing something in the profile. */
    sealed interface Changing extends ClientDialog {}

    record ChangingName() implements Changing {}

    record ChangingBirthday() implements Changing {}

    record ChangingPhone() implements Changing {}

    record ChangingEmail() implements Changing {}

    /** Waits for the code that went to an address. @param code its number; {@code phone}: by SMS, else by e-mail */
    record TypingCode(long code, boolean phone) implements Changing {}
}
