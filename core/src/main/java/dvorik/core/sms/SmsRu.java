package dvorik.core.sms;

import dvorik.core.config.Settings.SmsRuAccount;
import dvorik.core.sms.SmsHttp.Answer;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** SMS.ru: what happened to a number stands in its own code, whatever the outer one says. */
final class SmsRu implements SmsProvider {
    private final SmsRuAccount account;
    private final SmsHttp http;

    SmsRu(SmsRuAccount account, SmsHttp http) {
        this.account = account;
        this.http = http;
    }

    @Override
    public SmsResult send(long id, String phone, String text) throws InterruptedException {
        var digits = phone.substring(1);
        var fields = new HashMap<String, String>();
        fields.put("api_id", account.apiId());
        fields.put("to", digits);
        fields.put("msg", text);
        fields.put("json", "1");
        account.from().ifPresent(from -> fields.put("from", from));
        return switch (http.form("POST", URI.create(account.url() + "/sms/send"), null, fields)) {
            case Answer.NotSent() -> Waits.away("sms.ru");
            case Answer.Lost() -> new SmsResult.Unknown("sms.ru: answer lost");
            case Answer.Came(var status, var json) -> {
                int outer = json.path("status_code").asInt();
                var number = json.path("sms").path(digits);
                if (status == 429) {
                    yield Waits.busy("sms.ru: 429");
                }
                if (status != 200 || outer == 0) {
                    yield new SmsResult.Unknown("sms.ru: HTTP " + status);
                }
                yield outer == 100 && number.isMissingNode()
                        ? new SmsResult.Unknown("sms.ru: nothing about the number")
                        : of(
                                outer == 100 ? number.path("status_code").asInt() : outer,
                                number.path("sms_id").asText());
            }
        };
    }

    @Override
    public Map<Long, SmsStatus> statuses(List<SentSms> sent) throws InterruptedException {
        var found = new HashMap<Long, SmsStatus>();
        var ids = sent.stream().map(SentSms::providerId).collect(Collectors.joining(","));
        var fields = Map.of("api_id", account.apiId(), "sms_id", ids, "json", "1");
        if (http.form("POST", URI.create(account.url() + "/sms/status"), null, fields)
                        instanceof Answer.Came(var status, var json)
                && status == 200) {
            for (var sms : sent) {
                found.put(
                        sms.id(),
                        statusOf(json.path("sms")
                                .path(sms.providerId())
                                .path("status_code")
                                .asInt()));
            }
        }
        return found;
    }

    private static SmsStatus statusOf(int code) {
        return switch (code) {
            case 103, 110 -> SmsStatus.DELIVERED;
            case 104 -> SmsStatus.EXPIRED;
            case 105, 106, 107, 108, 150 -> SmsStatus.UNDELIVERED;
            // sent is not delivered, and one that is not found may be found later
            default -> SmsStatus.ACCEPTED;
        };
    }

    private static SmsResult of(int code, String id) {
        return switch (code) {
            case 100, 101, 102, 103 -> new SmsResult.Accepted(id);
            case 200, 201, 300, 301, 302 -> Waits.trouble("sms.ru: " + code);
            case 220 -> Waits.busy("sms.ru: 220");
            case 206, 230 -> Waits.quota("sms.ru: " + code);
            case 500 -> new SmsResult.Unknown("sms.ru: 500");
            default -> new SmsResult.Refused("sms.ru: " + code);
        };
    }
}
