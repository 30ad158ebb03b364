package dvorik.core.sms;

import dvorik.core.config.Settings.Twilio;
import dvorik.core.sms.SmsHttp.Answer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
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
        var key = account.sid() + ":" + account.token();
        var uri = URI.create(account.url() + "/2010-04-01/Accounts/" + account.sid() + "/Messages.json");
        var basic = "Basic " + Base64.getEncoder().encodeToString(key.getBytes(StandardCharsets.UTF_8));
        var from = account.from().startsWith("MG") ? "MessagingServiceSid" : "From";
        return switch (http.form("POST", uri, basic, Map.of("To", phone, from, account.from(), "Body", text))) {
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
