package dvorik.sandbox.client;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Collects what is known of a person. */
public final class PersonBuilder {
    private final ControlApi api;
    private final ObjectNode body;

    PersonBuilder(ControlApi api, String firstName) {
        this.api = api;
        this.body = api.object().put("first_name", firstName);
    }

    public PersonBuilder lastName(String lastName) {
        body.put("last_name", lastName);
        return this;
    }

    /** Without {@code @}. */
    public PersonBuilder username(String username) {
        body.put("username", username);
        return this;
    }

    /** The language of the person's app, such as {@code ru}. */
    public PersonBuilder language(String code) {
        body.put("language_code", code);
        return this;
    }

    /** As Telegram gives it, such as {@code +79001234567}. */
    public PersonBuilder phone(String phone) {
        body.put("phone", phone);
        return this;
    }

    /** A given Telegram id instead of a free one. */
    public PersonBuilder id(long id) {
        body.put("id", id);
        return this;
    }

    public Person create() {
        return new Person(api, api.post("people", body).path("id").asLong());
    }
}
