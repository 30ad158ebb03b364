package dvorik.core.sms;

import dvorik.core.config.Settings.Eskiz;
import dvorik.core.sms.SmsHttp.Answer;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Eskiz.uz: a token for 30 days, which one of all senders renews. */
final class EskizSms implements SmsProvider {
    private static final Pattern MONEY = Pattern.compile("(?iu)balans|balance|баланс|limit");
    private final Eskiz account;
    private final SmsHttp http;
    /** Guarded by this; null: none yet. */
    private String token;

    EskizSms(Eskiz account, SmsHttp http) {
        this.account = account;
        this.http = http;
    }

    @Override
    public SmsResult send(long id, String phone, String text) throws InterruptedException {
        var used = token(null);
        if (used == null) {
            return Waits.trouble("eskiz lets nobody in");
        }
        var answer = post(used, phone, text);
        if (answer instanceof Answer.Came(var status, var json) && status == 401) {
            var fresh = token(used);
            if (fresh == null) {
                return Waits.trouble("eskiz lets nobody in");
            }
            answer = post(fresh, phone, text);
        }
        return read(answer);
    }

    @Override
    public Map<Long, SmsStatus> statuses(List<SentSms> sent) throws InterruptedException {
        var found = new HashMap<Long, SmsStatus>();
        for (var sms : sent) {
            var used = token(null);
            var answer = used == null ? new Answer.NotSent() : status(used, sms);
            if (answer instanceof Answer.Came(var status, var json) && status == 401) {
                var fresh = token(used);
                answer = fresh == null ? new Answer.NotSent() : status(fresh, sms);
            }
            if (answer instanceof Answer.Came(var status, var json) && status == 200) {
                var data = json.path("data").hasNonNull("status") ? json.path("data") : json;
                found.put(sms.id(), statusOf(data.path("status").asText()));
            }
        }
        return found;
    }

    private Answer status(String with, SentSms sms) throws InterruptedException {
        var id = URLEncoder.encode(sms.providerId(), StandardCharsets.UTF_8);
        return http.form("GET", at("/api/message/sms/status_by_id/" + id), "Bearer " + with, Map.of());
    }

    private static SmsStatus statusOf(String state) {
        return switch (state.toUpperCase(Locale.ROOT)) {
            case "DELIVERED", "DELIVRD" -> SmsStatus.DELIVERED;
            case "REJECTED", "REJECTD", "UNDELIV", "UNDELIVERABLE", "DELETED" -> SmsStatus.UNDELIVERED;
            case "EXPIRED" -> SmsStatus.EXPIRED;
            default -> SmsStatus.ACCEPTED;
        };
    }

    private Answer post(String with, String phone, String text) throws InterruptedException {
        return http.form(
                "POST",
                at("/api/message/sms/send"),
                "Bearer " + with,
                Map.of("mobile_phone", phone.substring(1), "message", text, "from", account.from()));
    }

    private static SmsResult read(Answer answer) {
        return switch (answer) {
            case Answer.NotSent() -> Waits.away("eskiz");
            case Answer.Lost() -> new SmsResult.Unknown("eskiz: answer lost");
            case Answer.Came(var status, var json) -> {
                if (status == 200 && json.hasNonNull("id")) {
                    yield new SmsResult.Accepted(json.path("id").asText());
                }
                if (status == 401) {
                    yield Waits.trouble("eskiz lets nobody in");
                }
                if (status == 429) {
                    yield Waits.busy("eskiz: 429");
                }
                if (status >= 500) {
                    yield new SmsResult.Unknown("eskiz: " + status);
                }
                yield MONEY.matcher(json.path("message").asText()).find()
                        ? Waits.trouble("eskiz has no money left")
                        : new SmsResult.Refused("eskiz: " + status);
            }
        };
    }

    /**
     * @param spent refused just now; null: none
     * @return the one that somebody else has fetched meanwhile, or a new one; null: there is none to be had
     */
    private synchronized String token(String spent) throws InterruptedException {
        if (token != null && !token.equals(spent)) {
            return token;
        }
        token = spent == null ? login() : refreshed(spent);
        return token;
    }

    private String refreshed(String spent) throws InterruptedException {
        var found = tokenIn(http.form("PATCH", at("/api/auth/refresh"), "Bearer " + spent, Map.of()));
        return found == null || found.equals(spent) ? login() : found;
    }

    private String login() throws InterruptedException {
        return tokenIn(http.form(
                "POST", at("/api/auth/login"), null, Map.of("email", account.email(), "password", account.password())));
    }

    private static String tokenIn(Answer answer) {
        return answer instanceof Answer.Came(var status, var json)
                        && status == 200
                        && json.path("data").hasNonNull("token")
                ? json.path("data").path("token").asText()
                : null;
    }

    private URI at(String path) {
        return URI.create(account.url() + path);
    }
}
