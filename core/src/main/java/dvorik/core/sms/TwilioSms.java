package dvorik.core.sms;

import dvorik.core.config.Settings.Twilio;
import dvorik.core.sms.SmsHttp.Answer;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Twilio. */
final class TwilioSms implements SmsProvider {
    private final Twilio account;
    private final SmsHttp http;

    TwilioSms(Twilio account, SmsHttp http) {
        this.account = account;
        this.http = http;
    }

    @Override
    public SmsResult send(long id, String phone, String text) throws InterruptedException {
        var uri = at("/Messages.json");
        var from = account.from().startsWith("MG") ? "MessagingServiceSid" : "From";
        return switch (http.form("POST", uri, basic(), Map.of("To", phone, from, account.from(), "Body", text))) {
            case Answer.NotSent() -> Waits.away("twilio");
            case Answer.Lost() -> new SmsResult.Unknown("twilio: answer lost");
            case Answer.Came(var status, var json) -> {
                if (status == 201) {
                    yield new SmsResult.Accepted(json.path("sid").asText());
                }
                yield of(status, json.path("code").asInt());
            }
        };
    }

    /** By asking: a callback would need a public address, and a look at its signature. */
    @Override
    public Map<Long, SmsStatus> statuses(List<SentSms> sent) throws InterruptedException {
        var found = new HashMap<Long, SmsStatus>();
        for (var sms : sent) {
            var id = URLEncoder.encode(sms.providerId(), StandardCharsets.UTF_8);
            if (http.form("GET", at("/Messages/" + id + ".json"), basic(), Map.of())
                            instanceof Answer.Came(var status, var json)
                    && status == 200) {
                found.put(sms.id(), statusOf(json.path("status").asText()));
            }
        }
        return found;
    }

    private static SmsStatus statusOf(String status) {
        return switch (status) {
            case "delivered", "read" -> SmsStatus.DELIVERED;
            case "failed", "undelivered", "canceled" -> SmsStatus.UNDELIVERED;
            default -> SmsStatus.ACCEPTED;
        };
    }

    private URI at(String path) {
        return URI.create(account.url() + "/2010-04-01/Accounts/" + account.sid() + path);
    }

    private String basic() {
        var key = account.sid() + ":" + account.token();
        return "Basic " + Base64.getEncoder().encodeToString(key.getBytes(StandardCharsets.UTF_8));
    }

    private static SmsResult of(int status, int code) {
        if (status >= 500) {
            return new SmsResult.Unknown("twilio: " + status);
        }
        if (status == 429) {
            return Waits.busy("twilio: 429");
        }
        return switch (code) {
            case 21610 -> new SmsResult.OptedOut();
            case 20429, 21611 -> Waits.busy("twilio: " + code);
            case 20003, 21606 -> Waits.trouble("twilio: " + code);
            default -> status == 401 ? Waits.trouble("twilio: 401") : new SmsResult.Refused("twilio: " + code);
        };
    }
}
