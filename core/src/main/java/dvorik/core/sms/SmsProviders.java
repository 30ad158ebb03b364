package dvorik.core.sms;

import dvorik.core.config.Settings.Sms;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Builds the providers that routes name, once each. */
final class SmsProviders {
    private SmsProviders() {}

    /** @return by the beginnings of numbers */
    static Map<String, SmsProvider> of(Sms sms, SmsHttp http) {
        var named = new HashMap<String, SmsProvider>();
        sms.eskiz().ifPresent(account -> named.put("eskiz", new EskizSms(account, http)));
        sms.smsRu().ifPresent(account -> named.put("smsru", new SmsRu(account, http)));
        sms.smsc().ifPresent(account -> named.put("smsc", new SmscSms(account, http)));
        sms.twilio().ifPresent(account -> named.put("twilio", new TwilioSms(account, http)));
        var routes = new LinkedHashMap<String, SmsProvider>();
        sms.routes().forEach((prefix, name) -> routes.put(prefix, named.get(name)));
        return routes;
    }
}
