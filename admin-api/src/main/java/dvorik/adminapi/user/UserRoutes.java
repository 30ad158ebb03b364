package dvorik.adminapi.user;

import dvorik.adminapi.frame.Answer;
import dvorik.adminapi.frame.ApiError;
import dvorik.adminapi.frame.ApiError.BadField;
import dvorik.adminapi.frame.Call;
import dvorik.adminapi.frame.ErrorCode;
import dvorik.adminapi.frame.Operation;
import dvorik.adminapi.frame.Page;
import dvorik.adminapi.user.UserViews.User;
import dvorik.adminapi.user.UserViews.UserDetails;
import dvorik.adminapi.user.UserViews.UserPatch;
import dvorik.adminapi.user.UserViews.Wanted;
import dvorik.core.access.Permission;
import dvorik.core.account.CustomerHistory;
import dvorik.core.customer.CardNumber;
import dvorik.core.customer.CustomerDirectory;
import dvorik.core.customer.CustomerEditing;
import dvorik.core.customer.CustomerEntry;
import dvorik.core.customer.CustomerScope;
import dvorik.core.customer.CustomerSort;
import dvorik.core.customer.EmailAddress;
import dvorik.core.customer.PhoneBook;
import dvorik.core.discount.CustomerSearch;
import dvorik.core.discount.DiscountCode;
import dvorik.core.id.BusinessId;
import dvorik.core.id.CustomerId;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Customers: list, look up, change. */
public final class UserRoutes {
    static final String TAG = "users";
    static final String BASE = "/api/v1/users";
    private static final LocalDate EARLIEST_BIRTHDAY = LocalDate.of(1900, 1, 1);

    private final CustomerDirectory directory;
    private final CustomerHistory history;
    private final CustomerEditing editing;
    private final CustomerSearch search;
    private final Clock clock;
    private final Scopes scopes;

    /**
     * @param clock business time
     *
     * @param first the business whose people see all customers
     */
    public UserRoutes(
            CustomerDirectory directory,
            CustomerHistory history,
            CustomerEditing editing,
            CustomerSearch search,
            Clock clock,
            BusinessId first) {
        this.directory = directory;
        this.history = history;
        this.editing = editing;
        this.search = search;
        this.clock = clock;
        this.scopes = new Scopes(first);
    }

    public List<Operation> operations() {
        return List.of(
                Operation.get(BASE, TAG, "List customers")
                        .needs(Permission.CUSTOMERS_READ)
                        .query(UserQuery.class)
                        .answersPageOf(User.class)
                        .by(this::list),
                Operation.post(BASE + "/search", TAG, "Find the customer of a phone number or a code")
                        .needs(Permission.CUSTOMERS_READ)
                        .body(Wanted.class)
                        .answers(200, User.class)
                        .refuses(ErrorCode.USER_001)
                        .by(this::search),
                Operation.get(BASE + "/{id}", TAG, "One customer, with what happened lately")
                        .needs(Permission.CUSTOMERS_READ)
                        .versioned()
                        .answers(200, UserDetails.class)
                        .refuses(ErrorCode.USER_001)
                        .by(this::read),
                Operation.patch(BASE + "/{id}", TAG, "Change a customer")
                        .needs(Permission.CUSTOMERS_WRITE)
                        .body(UserPatch.class)
                        .answers(200, User.class)
                        .refuses(ErrorCode.USER_001, ErrorCode.USER_004, ErrorCode.USER_003)
                        .by(this::change));
    }

    private Answer list(Call call) {
        var query = call.query(UserQuery.class);
        var scope = scopes.of(call.principal(), Permission.CUSTOMERS_READ);
        var filter = query.filter().read("");
        var sort = query.sort().orElse(CustomerSort.NEWEST);
        int perPage = query.perPage().orElse(Page.USUAL);
        boolean whole = seesWhole(call);
        if (query.cursor().isPresent()) {
            if (query.page().isPresent()) {
                throw ApiError.invalid("page", "unknown");
            }
            var position = Cursors.read(sort, query.cursor().get());
            var part = directory.behind(scope, filter, sort, position, perPage);
            return Answer.ok(Page.after(views(part, whole), perPage, next(sort, part)));
        }
        int page = query.page().orElse(1);
        var part = directory.from(scope, filter, sort, (page - 1) * perPage, perPage);
        return Answer.ok(Page.of(views(part, whole), page, perPage, directory.count(scope, filter), next(sort, part)));
    }

    private static List<User> views(CustomerDirectory.Part part, boolean whole) {
        return part.entries().stream().map(entry -> User.of(entry, whole)).toList();
    }

    private static Optional<String> next(CustomerSort sort, CustomerDirectory.Part part) {
        return part.next().map(position -> Cursors.write(sort, position));
    }

    private Answer search(Call call) {
        var wanted = call.body(Wanted.class);
        var scope = scopes.of(call.principal(), Permission.CUSTOMERS_READ);
        boolean byPhone = wanted.phone().isPresent();
        boolean byCode = wanted.code().isPresent();
        if (byPhone == byCode) {
            var problem = byPhone ? "unknown" : "required";
            throw ApiError.invalid(List.of(new BadField("phone", problem, null), new BadField("code", problem, null)));
        }
        var found = byPhone
                ? byPhone(scope, wanted.phone().get())
                : byCode(call, scope, wanted.code().get());
        return Answer.ok(User.of(found.orElseThrow(UserRoutes::unknown), seesWhole(call)));
    }

    private Optional<CustomerEntry> byPhone(CustomerScope scope, String typed) {
        if (!PhoneBook.looksLikeOne(typed)) {
            throw ApiError.invalid("phone", "format");
        }
        return directory.findByPhone(scope, typed);
    }

    private Optional<CustomerEntry> byCode(Call call, CustomerScope scope, String typed) {
        if (!(CardNumber.read(typed) instanceof CardNumber.Read.Number)
                && !(DiscountCode.read(typed) instanceof DiscountCode.Read.Code)) {
            throw ApiError.invalid("code", "format");
        }
        return search.find(call.principal().business(), typed) instanceof CustomerSearch.Found.Person person
                ? directory.find(scope, person.customer().id())
                : Optional.empty();
    }

    private Answer read(Call call) {
        var scope = scopes.of(call.principal(), Permission.CUSTOMERS_READ);
        var entry = directory.find(scope, id(call)).orElseThrow(UserRoutes::unknown);
        var lately = history.find(entry.id(), scope, call.language());
        return Answer.ok(UserDetails.of(entry, lately, seesWhole(call))).withMore(entry.version());
    }

    private Answer change(Call call) {
        var scope = scopes.of(call.principal(), Permission.CUSTOMERS_WRITE);
        var change = read(call.body(UserPatch.class));
        var id = id(call);
        return switch (editing.change(call.principal().staff(), scope, id, change, call::expectVersion)) {
            case UNKNOWN -> throw unknown();
            case DELETED -> throw new ApiError(ErrorCode.USER_004);
            case EMAIL_TAKEN -> throw new ApiError(ErrorCode.USER_003);
            case DONE -> {
                var entry = directory.find(scope, id).orElseThrow(UserRoutes::unknown);
                yield Answer.ok(User.of(entry, seesWhole(call))).version(entry.version());
            }
        };
    }

    private CustomerEditing.Change read(UserPatch patch) {
        var bad = new ArrayList<BadField>();
        var name = settable("name", patch.name(), bad).map(String::strip);
        if (name.isPresent() && name.get().isEmpty()) {
            bad.add(new BadField("name", "too_short", 1));
        }
        if (name.filter(given -> given.chars().anyMatch(Character::isISOControl))
                .isPresent()) {
            bad.add(new BadField("name", "format", null));
        }
        var birthday = Optional.ofNullable(patch.birthday());
        birthday.flatMap(given -> given)
                .filter(day -> day.isBefore(EARLIEST_BIRTHDAY) || day.isAfter(LocalDate.now(clock)))
                .ifPresent(day -> bad.add(
                        new BadField("birthday", day.isBefore(EARLIEST_BIRTHDAY) ? "too_small" : "too_large", null)));
        var zone = Optional.ofNullable(patch.timeZone()).map(given -> Zones.read("time_zone", given, bad));
        var email = Optional.ofNullable(patch.email()).map(given -> given.flatMap(typed -> email(typed, bad)));
        var tags = Optional.ofNullable(patch.tags()).map(given -> Tags.read("tags", given.orElse(List.of()), bad));
        var change = new CustomerEditing.Change(
                name,
                settable("language", patch.language(), bad),
                birthday,
                zone,
                email,
                tags,
                settable("blocked", patch.blocked(), bad),
                settable("sms", patch.sms(), bad),
                settable("email_letters", patch.emailLetters(), bad),
                settable("email_news", patch.emailNews(), bad));
        if (!bad.isEmpty()) {
            throw ApiError.invalid(bad);
        }
        return change;
    }

    private static Optional<EmailAddress> email(String typed, List<BadField> bad) {
        if (EmailAddress.read(typed) instanceof EmailAddress.Read.Address(var address)) {
            return Optional.of(address);
        }
        bad.add(new BadField("email", "format", null));
        return Optional.empty();
    }

    /** @return empty where it was left out; null is refused */
    private static <T> Optional<T> settable(String field, Optional<T> given, List<BadField> bad) {
        if (given != null && given.isEmpty()) {
            bad.add(new BadField(field, "required", null));
        }
        return given == null ? Optional.empty() : given;
    }

    private static boolean seesWhole(Call call) {
        return call.principal().may(Permission.CUSTOMERS_WRITE);
    }

    static CustomerId id(Call call) {
        return new CustomerId(call.id("id", ErrorCode.USER_001));
    }

    static ApiError unknown() {
        return new ApiError(ErrorCode.USER_001);
    }
}
