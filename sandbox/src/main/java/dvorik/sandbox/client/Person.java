package dvorik.sandbox.client;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Somebody with a phone. */
public final class Person {
    private final ControlApi api;
    private final long id;

    Person(ControlApi api, long id) {
        this.api = api;
        this.id = id;
    }

    /** The Telegram user id. */
    public long id() {
        return id;
    }

    /** The person's chat with a bot. */
    public PersonChat with(String botUsername) {
        return new PersonChat(api, id, botUsername);
    }

    public void changesLanguage(String code) {
        change(api.object().put("language_code", code));
    }

    public void changesName(String firstName, String lastName) {
        change(api.object().put("first_name", firstName).put("last_name", lastName));
    }

    public void changesPhone(String phone) {
        change(api.object().put("phone", phone));
    }

    /** Deletes the account: bots get "user is deactivated" from now on. */
    public void deletesAccount() {
        change(api.object().put("deactivated", true));
    }

    /** @param channel {@code @name} or id */
    public void joins(String channel) {
        channel(channel, "member");
    }

    public void leaves(String channel) {
        channel(channel, "left");
    }

    /** Is thrown out and may not come back. */
    public void isKickedFrom(String channel) {
        channel(channel, "kicked");
    }

    private void channel(String channel, String status) {
        api.post(
                "people/" + id + "/channel",
                api.object().put("channel", channel).put("status", status));
    }

    private void change(ObjectNode change) {
        api.patch("people/" + id, change);
    }
}
