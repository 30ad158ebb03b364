package dvorik.core.sms;

/** One who sends SMS for money. */
interface SmsProvider {
    /**
     * @param id ours, the same at each attempt
     * @param phone E.164, with the plus
     */
    SmsResult send(long id, String phone, String text) throws InterruptedException;
}
