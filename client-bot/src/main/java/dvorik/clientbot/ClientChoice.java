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

    /** On the way to a visit. */
    sealed interface Booking extends ClientChoice {}

    record PickSalon(long id) implements Booking {
        public PickSalon {
            positive(id);
        }
    }

    /** Asks where the customer is. */
    record NearestSalon() implements Booking {}

    record ShowPlace(long salon) implements Booking {
        public ShowPlace {
            positive(salon);
        }
    }

    /** Takes it into the visit or out of it. */
    record PickService(long id) implements Booking {
        public PickService {
            positive(id);
        }
    }

    record ShowServices(int page) implements Booking {}

    record ServicesDone() implements Booking {}

    /** @param id 0: any */
    record PickMaster(long id) implements Booking {
        public PickMaster {
            notNegative(id);
        }
    }

    record AboutMaster(long id) implements Booking {
        public AboutMaster {
            positive(id);
        }
    }

    record ShowMonth(int year, int month) implements Booking {}

    record PickVisitDay(int year, int month, int day) implements Booking {}

    /** A field of the calendar that leads nowhere. */
    record DeadField(int number) implements Booking {}

    record WaitForDay(int year, int month, int day) implements Booking {}

    record ShowTimes(int page) implements Booking {}

    /** @param start in epoch seconds */
    record PickTime(long start) implements Booking {}

    /** @param id 0: none */
    record PickDiscount(long id) implements Booking {
        public PickDiscount {
            notNegative(id);
        }
    }

    record ConfirmVisit() implements Booking {}

    record ConfirmMove() implements Booking {}

    record StepBack() implements Booking {}

    /** Of visits that are booked, and what follows from them. */
    sealed interface Visit extends ClientChoice, Choice.Anytime {}

    record StartBooking() implements Visit {}

    /** @param page 0: what lies ahead; from 1 on: of the past, the latest first */
    record ShowVisits(int page) implements Visit {}

    record ShowVisit(long id) implements Visit {
        public ShowVisit {
            positive(id);
        }
    }

    record MoveVisit(long id) implements Visit {
        public MoveVisit {
            positive(id);
        }
    }

    record BookAgain(long id) implements Visit {
        public BookAgain {
            positive(id);
        }
    }

    /** Asks why. */
    record CancelVisit(long id) implements Visit {
        public CancelVisit {
            positive(id);
        }
    }

    /** Why a customer cancels. */
    enum CancelReason {
        PLANS,
        ILL,
        MISTAKE,
        OTHER,
        UNTOLD
    }

    record CancelBecause(long id, CancelReason reason) implements Visit {
        public CancelBecause {
            positive(id);
        }
    }

    record KeepVisit(long id) implements Visit {
        public KeepVisit {
            positive(id);
        }
    }

    record ShowWay(long id) implements Visit {
        public ShowWay {
            positive(id);
        }
    }

    record VisitFile(long id) implements Visit {
        public VisitFile {
            positive(id);
        }
    }

    record WriteToSalon(long id) implements Visit {
        public WriteToSalon {
            positive(id);
        }
    }

    record IWillCome(long id) implements Visit {
        public IWillCome {
            positive(id);
        }
    }

    /** Whether a visit that the salon missed took place. */
    record WasThere(long id, YesNo answer) implements Visit {
        public WasThere {
            positive(id);
        }
    }

    record RateVisit(long id, int stars) implements Visit {
        public RateVisit {
            positive(id);
        }
    }

    record LeaveLine(long id) implements Visit {
        public LeaveLine {
            positive(id);
        }
    }

    record AnswerOffer(long id, YesNo answer) implements Visit {
        public AnswerOffer {
            positive(id);
        }
    }

    /** Of the account that held a number. @param same 1: we are one person; 0: we are not */
    record AnswerMerge(long claim, int same) implements Account, Choice.Anytime {}

    /** Numbers of things: a forged one is no button of ours. */
    private static void positive(long id) {
        if (id <= 0) {
            throw new IllegalArgumentException("no such thing: " + id);
        }
    }

    private static void notNegative(long id) {
        if (id < 0) {
            throw new IllegalArgumentException("no such thing: " + id);
        }
    }
}
