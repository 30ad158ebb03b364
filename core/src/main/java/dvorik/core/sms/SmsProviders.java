package dvorik.core.sms;

import dvorik.core.config.Settings.Sms;
import java.util.HashMap;
import java.util.Map;

/** Builds the providers that are set up, once each. */
final class SmsProviders {
    private SmsProviders() {}

    /** @return by name */
    static Map<String, SmsProvider> of(Sms sms, SmsHttp http) {
        var named = new HashMap<String, SmsProvider>();
        sms.eskiz().ifPresent(account -> named.put("eskiz", new EskizSms(account, http)));
        sms.smsRu().ifPresent(account -> named.put("smsru", new SmsRu(account, http)));
        sms.smsc().ifPresent(account -> named.put("smsc", new SmscSms(account, http)));
        sms.twilio().ifPresent(account -> named.put("twilio", new TwilioSms(account, http)));
        return named;
    }
}
