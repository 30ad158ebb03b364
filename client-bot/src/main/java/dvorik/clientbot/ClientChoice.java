package dvorik.clientbot;

import dvorik.core.consent.LegalDocument;
import dvorik.core.conversation.Choice;
import dvorik.core.discount.DiscountSection;
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

    /** Where a button of marketing leads. */
    enum Place {
        MY_DISCOUNTS,
        BOOK
    }

    /**
     * Below a message of marketing.
     *
     * @param origin what it came with, such as a broadcast; empty: nobody counts it
     */
    record FromMarketing(Place place, String origin) implements ClientChoice, Choice.Anytime {}

    /** The customer's yes to a redemption at the till. */
    record ApproveRedemption(long approval) implements ClientChoice, Choice.Anytime {}

    /** Answers whether it is this person who stands at the till. */
    record AtTheTill(long ask, YesNo answer) implements ClientChoice, Choice.Anytime {}

    enum YesNo {
        YES,
        NO
    }

    record DeclineRedemption(long approval) implements ClientChoice, Choice.Anytime {}

    /** @param page from 0 */
    record ShowSection(DiscountSection section, int page) implements ClientChoice, Choice.Anytime {}

    record GiveAway(long discount) implements ClientChoice, Choice.Anytime {}

    record TakeBackGift(long gift) implements ClientChoice, Choice.Anytime {}

    record SubscriptionOffer() implements ClientChoice, Choice.Anytime {}

    record CheckSubscription() implements ClientChoice, Choice.Anytime {}

    record ChangeLanguage(Language language) implements ClientChoice, Choice.Anytime {}

    /** Of the account: profile, settings, consents, data. */
    sealed interface Account extends ClientChoice {}

    /** What can be opened from the profile. */
    enum AccountPage {
        PROFILE,
        NAME,
        BIRTHDAY,
        PHONE,
        EMAIL,
        LANGUAGE,
        NOTICES,
        QUIET_HOURS,
        CONSENTS,
        TERMS,
        PRIVACY,
        REVOCATION,
        DATA,
        DATA_FILES,
        DELETION
    }

    /** What customers can be written about. */
    enum Notice {
        REMINDERS,
        MARKETING,
        SMS,
        LETTERS,
        LETTERS_NEWS
    }

    record OpenAccount(AccountPage page) implements Account, Choice.Anytime {}

    /** @param on 1 or 0 */
    record WantNotice(Notice notice, int on) implements Account, Choice.Anytime {}

    /** @param from hour; {@code until} exclusive, the same for no quiet hours */
    record KeepQuiet(int from, int until) implements Account, Choice.Anytime {}

    record KeepQuietFrom(int from) implements Account, Choice.Anytime {}

    record RemoveEmail() implements Account, Choice.Anytime {}

    record SendCodeAgain(long code) implements Account {}

    record RevokeConsent() implements Account {}

    /** The first yes. */
    record DeleteMyData() implements Account {}

    record DeleteForGood() implements Account {}

    /** @param before id of a message; 0: the newest page */
    record OlderMail(long before) implements ClientChoice, Choice.Anytime {}

    record NewerMail(long after) implements ClientChoice, Choice.Anytime {}

    /** @param mine 1: the other account is mine too; 0: only the number is mine */
    record AnswerClaim(long claim, int mine) implements Account, Choice.Anytime {}

    /** Of the account that held a number. @param same 1: we are one person; 0: we are not */
    record AnswerMerge(long claim, int same) implements Account, Choice.Anytime {}
}
