package dvorik.core.sms;

import dvorik.core.config.Settings.Smsc;
import dvorik.core.sms.SmsHttp.Answer;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** SMSC.ru: our own id makes it possible to look up what became of a message whose answer was lost. */
final class SmscSms implements SmsProvider {
    private static final long MOST_IDS = Integer.MAX_VALUE;
    private static final int NOT_FOUND = -3;
    private final Smsc account;
    private final SmsHttp http;

    SmscSms(Smsc account, SmsHttp http) {
        this.account = account;
        this.http = http;
    }

    @Override
    public SmsResult send(long id, String phone, String text) throws InterruptedException {
        // from 1 on, and the same for a message whatever the attempt
        var own = Long.toString(1 + (id - 1) % MOST_IDS);
        var fields = common();
        fields.put("phones", phone.substring(1));
        fields.put("mes", text);
        fields.put("charset", "utf-8");
        fields.put("id", own);
        account.sender().ifPresent(sender -> fields.put("sender", sender));
        return switch (http.form("POST", at("/sys/send.php"), null, fields)) {
            case Answer.NotSent() -> Waits.away("smsc");
            case Answer.Lost() -> lookedUp(own, phone);
            case Answer.Came(var status, var json) -> {
                if (json.hasNonNull("error_code")) {
                    yield refused(json.path("error_code").asInt(), own, phone);
                }
                yield status == 200 && json.hasNonNull("id") ? new SmsResult.Accepted(own) : lookedUp(own, phone);
            }
        };
    }

    private SmsResult refused(int code, String own, String phone) throws InterruptedException {
        return switch (code) {
            case 2, 3 -> Waits.trouble("smsc: " + code);
            case 4 -> Waits.trouble("smsc: 4, blocked for frequent faults");
            case 9 -> lookedUp(own, phone);
            default -> new SmsResult.Refused("smsc: " + code);
        };
    }

    /** One by one: an answer about several is not documented. */
    @Override
    public Map<Long, SmsStatus> statuses(List<SentSms> sent) throws InterruptedException {
        var found = new HashMap<Long, SmsStatus>();
        for (var sms : sent) {
            var fields = common();
            fields.put("phone", sms.phone().substring(1));
            fields.put("id", sms.providerId());
            if (http.form("POST", at("/sys/status.php"), null, fields) instanceof Answer.Came(var status, var json)
                    && status == 200
                    && json.has("status")) {
                found.put(sms.id(), statusOf(json.path("status").asInt(NOT_FOUND)));
            }
        }
        return found;
    }

    private static SmsStatus statusOf(int code) {
        return switch (code) {
            case 1, 2, 4 -> SmsStatus.DELIVERED;
            case 3 -> SmsStatus.EXPIRED;
            case -2, 20, 22, 23, 24, 25 -> SmsStatus.UNDELIVERED;
            default -> SmsStatus.ACCEPTED;
        };
    }

    /** Repeated with the same id when it is not there. */
    private SmsResult lookedUp(String own, String phone) throws InterruptedException {
        var fields = common();
        fields.put("phone", phone.substring(1));
        fields.put("id", own);
        if (http.form("POST", at("/sys/status.php"), null, fields) instanceof Answer.Came(var status, var json)
                && status == 200) {
            if (json.path("status").asInt(NOT_FOUND) != NOT_FOUND) {
                return new SmsResult.Accepted(own);
            }
            if (json.has("status") || json.path("error_code").asInt() == 3) {
                return Waits.busy("smsc: not taken");
            }
        }
        return new SmsResult.Unknown("smsc: answer lost");
    }

    private Map<String, String> common() {
        return new HashMap<>(Map.of("login", account.login(), "psw", account.password(), "fmt", "3"));
    }

    private URI at(String path) {
        return URI.create(account.url() + path);
    }
}
