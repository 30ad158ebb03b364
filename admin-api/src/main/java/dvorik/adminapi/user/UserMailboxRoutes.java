package dvorik.adminapi.user;

import dvorik.adminapi.frame.Answer;
import dvorik.adminapi.frame.ApiError;
import dvorik.adminapi.frame.Call;
import dvorik.adminapi.frame.Cursors;
import dvorik.adminapi.frame.Doc;
import dvorik.adminapi.frame.ErrorCode;
import dvorik.adminapi.frame.Operation;
import dvorik.adminapi.frame.Page;
import dvorik.core.access.Permission;
import dvorik.core.customer.CustomerDirectory;
import dvorik.core.customer.CustomerScope;
import dvorik.core.id.BusinessId;
import dvorik.core.id.CustomerId;
import dvorik.core.notification.Mailbox;
import dvorik.core.notification.Mailbox.Mail;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a customer was told and can read again in the bot. */
public final class UserMailboxRoutes {
    private static final int LONGEST_CURSOR = 200;
    private static final int MOST_PAGES = 10_000;

    private final CustomerDirectory directory;
    private final Mailbox mailbox;
    private final Scopes scopes;

    /** @param first the business whose people see all customers */
    public UserMailboxRoutes(CustomerDirectory directory, Mailbox mailbox, BusinessId first) {
        this.directory = directory;
        this.mailbox = mailbox;
        this.scopes = new Scopes(first);
    }

    record MailboxQuery(
            @Min(1) @Max(MOST_PAGES) Optional<Integer> page,
            @Min(1) @Max(Page.MOST) Optional<Integer> perPage,
            @Doc("next_cursor of the page before; instead of page") @Size(max = LONGEST_CURSOR)
                    Optional<String> cursor) {}

    @Doc("A message as the customer reads it")
    record MailboxMessage(
            long id,
            @Doc("With the marks of Telegram's HTML") String html,
            @Doc("The customer has opened it in the mailbox") boolean read,
            Instant createdAt) {
        static MailboxMessage of(Mail mail) {
            return new MailboxMessage(mail.id(), mail.html(), mail.read(), mail.at());
        }
    }

    public List<Operation> operations() {
        return List.of(Operation.get(
                        UserRoutes.BASE + "/{id}/mailbox",
                        UserRoutes.TAG,
                        "What a customer was told and can read again, newest first")
                // who may write to customers may read what they were told; it may hold codes
                .needs(Permission.CUSTOMERS_MESSAGE)
                .query(MailboxQuery.class)
                .answersPageOf(MailboxMessage.class)
                .refuses(ErrorCode.USER_001)
                .by(this::list));
    }

    private Answer list(Call call) {
        var query = call.query(MailboxQuery.class);
        var customer = customer(call);
        int perPage = query.perPage().orElse(Page.USUAL);
        if (query.cursor().isPresent()) {
            if (query.page().isPresent()) {
                throw ApiError.invalid("page", "unknown");
            }
            long last = Cursors.read(query.cursor().get(), keys -> Long.parseLong(keys.getFirst()));
            var found = mailbox.olderThan(customer, last, perPage + 1);
            return Answer.ok(Page.after(views(found, perPage), perPage, next(found, perPage)));
        }
        int page = query.page().orElse(1);
        var found = mailbox.page(customer, (page - 1) * perPage, perPage + 1);
        return Answer.ok(Page.of(views(found, perPage), page, perPage, mailbox.count(customer), next(found, perPage)));
    }

    /** One box for what all businesses told: only those who see all customers look into it. */
    private CustomerId customer(Call call) {
        var scope = scopes.of(call.principal(), Permission.CUSTOMERS_MESSAGE);
        if (!(scope instanceof CustomerScope.Everybody)) {
            throw UserRoutes.unknown();
        }
        return directory
                .find(scope, UserRoutes.id(call))
                .orElseThrow(UserRoutes::unknown)
                .id();
    }

    private static List<MailboxMessage> views(List<Mail> found, int perPage) {
        return found.stream().limit(perPage).map(MailboxMessage::of).toList();
    }

    private static Optional<String> next(List<Mail> found, int perPage) {
        return found.size() <= perPage
                ? Optional.empty()
                : Optional.of(Cursors.of(found.get(perPage - 1).id()));
    }
}
