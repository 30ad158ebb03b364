package dvorik.clientbot;

import dvorik.core.consent.LegalDocument;
import dvorik.core.conversation.Choice;
import dvorik.core.text.Language;

/** Buttons of the client bot. */
public sealed interface ClientChoice extends Choice {
    record AcceptTerms() implements ClientChoice {}

    record ReadDocument(LegalDocument.Kind kind) implements ClientChoice {}

    /** While joining. */
    record TalkIn(Language language) implements ClientChoice {}

    /** @param first year of the page */
    record ShowYears(int first) implements ClientChoice {}

    record ShowMonths(int year) implements ClientChoice {}

    record ShowDays(int year, int month) implements ClientChoice {}

    record PickDay(int year, int month, int day) implements ClientChoice {}

    record SkipBirthday() implements ClientChoice {}

    record ShowDiscount(long id) implements ClientChoice, Choice.Anytime {}

    /** The customer's yes to a redemption at the till. */
    record ApproveRedemption(long approval) implements ClientChoice, Choice.Anytime {}

    record DeclineRedemption(long approval) implements ClientChoice, Choice.Anytime {}

    record ChangeLanguage(Language language) implements ClientChoice, Choice.Anytime {}
}
