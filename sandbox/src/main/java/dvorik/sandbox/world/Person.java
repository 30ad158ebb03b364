package dvorik.sandbox.world;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Somebody with a phone: what Telegram knows of a user. Guarded by the world's lock. */
public final class Person {
    /** What can be changed about a person; empty texts for what is not known. */
    public record Profile(String firstName, String lastName, String username, String languageCode, String phone) {
        public Profile {
            if (firstName.isBlank()) {
                throw new IllegalArgumentException("first_name is empty");
            }
        }
    }

    private final World world;
    private final long id;
    private Profile profile;
    private boolean deactivated;

    Person(World world, long id, Profile profile) {
        this.world = world;
        this.id = id;
        this.profile = profile;
    }

    public long id() {
        return id;
    }

    public Profile profile() {
        world.checkHeld();
        return profile;
    }

    public void change(Profile to) {
        world.checkHeld();
        profile = to;
        world.journal().record("person", null, id, Json.object());
    }

    /** Whether the account was deleted. */
    public boolean deactivated() {
        return deactivated;
    }

    public void setDeactivated(boolean deactivated) {
        world.checkHeld();
        this.deactivated = deactivated;
    }

    /** The Bot API's {@code User}. */
    public ObjectNode asUser() {
        ObjectNode user = Json.object().put("id", id).put("is_bot", false).put("first_name", profile.firstName());
        Json.putText(user, "last_name", profile.lastName());
        Json.putText(user, "username", profile.username());
        Json.putText(user, "language_code", profile.languageCode());
        return user;
    }

    /** The Bot API's {@code Chat} of the private chat with this person. */
    public ObjectNode asChat() {
        ObjectNode chat = Json.object().put("id", id).put("first_name", profile.firstName());
        Json.putText(chat, "last_name", profile.lastName());
        Json.putText(chat, "username", profile.username());
        return chat.put("type", "private");
    }
}
