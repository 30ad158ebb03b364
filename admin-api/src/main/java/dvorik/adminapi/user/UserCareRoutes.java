package dvorik.adminapi.user;

import dvorik.adminapi.frame.Answer;
import dvorik.adminapi.frame.ApiError;
import dvorik.adminapi.frame.Call;
import dvorik.adminapi.frame.Doc;
import dvorik.adminapi.frame.ErrorCode;
import dvorik.adminapi.frame.Operation;
import dvorik.adminapi.template.TemplateMessages;
import dvorik.adminapi.user.UserViews.User;
import dvorik.core.access.Permission;
import dvorik.core.account.CustomerCare;
import dvorik.core.account.StaffMessages;
import dvorik.core.customer.CustomerDirectory;
import dvorik.core.customer.CustomerScope;
import dvorik.core.id.BusinessId;
import dvorik.core.id.CustomerId;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A customer's account as a whole: delete, restore, erase, make one of two, write to. */
public final class UserCareRoutes {
    private final CustomerDirectory directory;
    private final CustomerCare care;
    private final StaffMessages messages;
    private final TemplateMessages templates;
    private final Scopes scopes;

    /** @param first the business whose people see all customers */
    public UserCareRoutes(
            CustomerDirectory directory,
            CustomerCare care,
            StaffMessages messages,
            TemplateMessages templates,
            BusinessId first) {
        this.templates = templates;
        this.directory = directory;
        this.care = care;
        this.messages = messages;
        this.scopes = new Scopes(first);
    }

    @Doc("Whom the customer becomes one with")
    record MergeWish(@Doc("Stays, with what both had") @Min(1) long into) {}

    @Doc("A message in the client bot")
    record NewMessage(
            @Doc("Shown exactly as written; either this or a template") @Size(min = 1, max = StaffMessages.LONGEST)
                    Optional<String> text,
            @Doc("Key of a template of marketing, filled for the customer")
                    @Size(min = 1, max = 100)
                    @Pattern(regexp = "^[!-~]+$")
                    Optional<String> template,
            @Doc("A discount of the customer, for what the template says of one") @Min(1) Optional<Long> discountId) {}

    @Doc("A message that is owed to the customer")
    record OwedMessage(long id, Instant createdAt) {}

    public List<Operation> operations() {
        return List.of(
                Operation.delete(UserRoutes.BASE + "/{id}", UserRoutes.TAG, "Delete a customer; can be undone")
                        .needs(Permission.CUSTOMERS_ERASE)
                        .versioned()
                        .answersNothing()
                        .refuses(ErrorCode.USER_001)
                        .by(this::delete),
                Operation.post(UserRoutes.BASE + "/{id}/restore", UserRoutes.TAG, "Bring back a deleted customer")
                        .needs(Permission.CUSTOMERS_ERASE)
                        .answers(200, User.class)
                        .refuses(ErrorCode.USER_001, ErrorCode.USER_002, ErrorCode.USER_003)
                        .by(this::restore),
                Operation.post(
                                UserRoutes.BASE + "/{id}/erase",
                                UserRoutes.TAG,
                                "Take away for good what is personal; the numbers stay")
                        .needs(Permission.CUSTOMERS_ERASE)
                        .answersNothing()
                        .refuses(ErrorCode.USER_001)
                        .by(this::erase),
                Operation.post(UserRoutes.BASE + "/{id}/merge", UserRoutes.TAG, "Make one person of two customers")
                        .needs(Permission.CUSTOMERS_ERASE)
                        .body(MergeWish.class)
                        .answers(200, User.class)
                        .refuses(ErrorCode.USER_001, ErrorCode.USER_004, ErrorCode.USER_005)
                        .by(this::merge),
                Operation.post(UserRoutes.BASE + "/{id}/messages", UserRoutes.TAG, "Write to a customer")
                        .needs(Permission.CUSTOMERS_MESSAGE)
                        .body(NewMessage.class)
                        .creates()
                        .answers(201, OwedMessage.class)
                        .refuses(ErrorCode.USER_001, ErrorCode.USER_004, ErrorCode.TEMPLATE_001, ErrorCode.TEMPLATE_004)
                        .by(this::write));
    }

    private Answer delete(Call call) {
        var scope = everybody(call);
        done(care.delete(call.principal().staff(), scope, UserRoutes.id(call), call::expectVersion));
        return Answer.nothing();
    }

    private Answer restore(Call call) {
        var scope = everybody(call);
        var id = UserRoutes.id(call);
        done(care.restore(call.principal().staff(), scope, id));
        return user(call, id);
    }

    private Answer erase(Call call) {
        var scope = everybody(call);
        done(care.erase(call.principal().staff(), scope, UserRoutes.id(call)));
        return Answer.nothing();
    }

    private Answer merge(Call call) {
        var scope = everybody(call);
        var into = new CustomerId(call.body(MergeWish.class).into());
        done(care.merge(call.principal().staff(), scope, UserRoutes.id(call), into));
        return user(call, into);
    }

    private Answer write(Call call) {
        var body = call.body(NewMessage.class);
        if (body.text().isPresent() == body.template().isPresent()) {
            throw ApiError.invalid(
                    body.text().isPresent() ? "template" : "text", body.text().isPresent() ? "unknown" : "required");
        }
        if (body.text().isEmpty()) {
            return writeTemplate(call, body);
        }
        if (body.discountId().isPresent()) {
            throw ApiError.invalid("discount_id", "unknown");
        }
        var text = body.text().get().replace("\r\n", "\n").strip();
        if (text.isEmpty()) {
            throw ApiError.invalid("text", "too_short");
        }
        // a character beyond the basic plane counts twice
        if (text.length() > StaffMessages.LONGEST) {
            throw ApiError.invalid("text", "too_long");
        }
        if (text.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\t')) {
            throw ApiError.invalid("text", "format");
        }
        var scope = scopes.of(call.principal(), Permission.CUSTOMERS_MESSAGE);
        return written(messages.write(call.principal().staff(), scope, UserRoutes.id(call), text));
    }

    private Answer writeTemplate(Call call, NewMessage body) {
        var caller = call.principal();
        var scope = scopes.of(caller, Permission.CUSTOMERS_MESSAGE);
        var id = UserRoutes.id(call);
        var customer = directory.find(scope, id).orElseThrow(UserRoutes::unknown);
        var message =
                templates.message(caller.business(), customer, body.template().orElseThrow(), body.discountId());
        var of = new StaffMessages.StaffMessage.OfTemplate(message.content(), message.discount());
        return written(messages.write(caller.staff(), scope, id, of, message.shown()));
    }

    private static Answer written(StaffMessages.Written written) {
        return switch (written) {
            case StaffMessages.Written.Owed(var id, var at) -> Answer.created(new OwedMessage(id, at));
            case StaffMessages.Written.Unknown() -> throw UserRoutes.unknown();
            case StaffMessages.Written.Deleted() -> throw new ApiError(ErrorCode.USER_004);
        };
    }

    /** A customer is one person for all businesses: no single one of them takes the person from the others. */
    private CustomerScope everybody(Call call) {
        var scope = scopes.of(call.principal(), Permission.CUSTOMERS_ERASE);
        if (scope instanceof CustomerScope.Everybody) {
            return scope;
        }
        throw new ApiError(ErrorCode.AUTH_003);
    }

    private Answer user(Call call, CustomerId id) {
        var scope = everybody(call);
        var entry = directory.find(scope, id).orElseThrow(UserRoutes::unknown);
        return Answer.ok(User.of(entry, true));
    }

    private static void done(CustomerCare.Outcome outcome) {
        switch (outcome) {
            case DONE -> {}
            case UNKNOWN -> throw UserRoutes.unknown();
            case DELETED -> throw new ApiError(ErrorCode.USER_004);
            case ERASED -> throw new ApiError(ErrorCode.USER_002);
            case WAY_TAKEN -> throw new ApiError(ErrorCode.USER_003);
            case SAME -> throw new ApiError(ErrorCode.USER_005);
        }
    }
}
