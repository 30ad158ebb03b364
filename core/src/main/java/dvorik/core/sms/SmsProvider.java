package dvorik.core.sms;

import java.util.List;
import java.util.Map;

/** One who sends SMS for money. */
interface SmsProvider {
    /**
     * @param id ours, the same at each attempt
     * @param phone E.164, with the plus
     */
    SmsResult send(long id, String phone, String text) throws InterruptedException;

    /** @return what became of these, by the ids of their notifications; left out: it could not be learned now */
    Map<Long, SmsStatus> statuses(List<SentSms> sent) throws InterruptedException;
}
