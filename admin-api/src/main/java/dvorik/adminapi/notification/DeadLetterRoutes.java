package dvorik.adminapi.notification;

import dvorik.adminapi.frame.Answer;
import dvorik.adminapi.frame.ApiError;
import dvorik.adminapi.frame.Call;
import dvorik.adminapi.frame.Cursors;
import dvorik.adminapi.frame.Doc;
import dvorik.adminapi.frame.ErrorCode;
import dvorik.adminapi.frame.Operation;
import dvorik.adminapi.frame.Page;
import dvorik.core.access.Permission;
import dvorik.core.id.CustomerId;
import dvorik.core.id.StaffId;
import dvorik.core.notification.DeadLetters;
import dvorik.core.notification.DeadLetters.Letter;
import dvorik.core.notification.DeadLetters.Place;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Messages that were given up on: look at them, send them again. */
public final class DeadLetterRoutes {
    private static final String TAG = "dead-letters";
    private static final String BASE = "/api/v1/dead-letters";
    private static final int LONGEST_CURSOR = 200;
    private static final int MOST_PAGES = 100_000;

    private final DeadLetters letters;

    public DeadLetterRoutes(DeadLetters letters) {
        this.letters = letters;
    }

    record DeadLetterQuery(
            @Min(1) @Max(MOST_PAGES) Optional<Integer> page,
            @Min(1) @Max(Page.MOST) Optional<Integer> perPage,
            @Doc("next_cursor of the page before; instead of page") @Size(max = LONGEST_CURSOR)
                    Optional<String> cursor) {}

    @Doc("A message to a customer or to a member of staff")
    record DeadLetter(
            long id,
            @Doc(value = "What it tells", example = "discount_given") String kind,
            Optional<Long> userId,
            Optional<Long> staffId,
            int attempts,
            @Doc("What was answered to the last attempt") String reason,
            @Doc("When it was owed first") Instant createdAt,
            Instant givenUpAt) {
        static DeadLetter of(Letter letter) {
            return new DeadLetter(
                    letter.id(),
                    letter.kind().code(),
                    letter.customer().map(CustomerId::value),
                    letter.staff().map(StaffId::value),
                    letter.attempts(),
                    letter.reason(),
                    letter.owedAt(),
                    letter.deadAt());
        }
    }

    public List<Operation> operations() {
        return List.of(
                Operation.get(BASE, TAG, "Messages that were given up on, the last ones first")
                        .needs(Permission.DEAD_LETTERS)
                        .query(DeadLetterQuery.class)
                        .answersPageOf(DeadLetter.class)
                        .by(this::list),
                Operation.post(BASE + "/{id}/requeue", TAG, "Owe it again, from the first attempt on")
                        .needs(Permission.DEAD_LETTERS)
                        .answersNothing()
                        .refuses(ErrorCode.DEAD_LETTER_001, ErrorCode.DEAD_LETTER_002)
                        .by(this::requeue));
    }

    private Answer list(Call call) {
        var query = call.query(DeadLetterQuery.class);
        var business = call.principal().business();
        int perPage = query.perPage().orElse(Page.USUAL);
        if (query.cursor().isPresent()) {
            if (query.page().isPresent()) {
                throw ApiError.invalid("page", "unknown");
            }
            var place = Cursors.read(
                    query.cursor().get(), keys -> new Place(Instant.parse(keys.get(0)), Long.parseLong(keys.get(1))));
            var found = letters.after(business, place, perPage + 1);
            return Answer.ok(Page.after(views(found, perPage), perPage, next(found, perPage)));
        }
        int page = query.page().orElse(1);
        var found = letters.page(business, (long) (page - 1) * perPage, perPage + 1);
        return Answer.ok(Page.of(views(found, perPage), page, perPage, letters.count(business), next(found, perPage)));
    }

    private Answer requeue(Call call) {
        var id = call.id("id", ErrorCode.DEAD_LETTER_001);
        var caller = call.principal();
        return switch (letters.requeue(caller.business(), caller.staff(), id)) {
            case DONE -> Answer.nothing();
            case UNKNOWN -> throw new ApiError(ErrorCode.DEAD_LETTER_001);
            case NOT_DEAD -> throw new ApiError(ErrorCode.DEAD_LETTER_002);
        };
    }

    private static List<DeadLetter> views(List<Letter> found, int perPage) {
        return found.stream().limit(perPage).map(DeadLetter::of).toList();
    }

    private static Optional<String> next(List<Letter> found, int perPage) {
        if (found.size() <= perPage) {
            return Optional.empty();
        }
        var last = found.get(perPage - 1);
        return Optional.of(Cursors.of(last.deadAt(), last.id()));
    }
}
