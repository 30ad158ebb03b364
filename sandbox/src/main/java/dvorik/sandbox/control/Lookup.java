package dvorik.sandbox.control;

import dvorik.sandbox.world.Bot;
import dvorik.sandbox.world.Person;
import dvorik.sandbox.world.PrivateChat;
import dvorik.sandbox.world.World;

/** Finds who a control call names, or answers 404. Called with the world's lock. */
record Lookup(World world) {

    Bot bot(String username) {
        return world.bot(username).orElseThrow(() -> ControlError.notFound("there is no bot @" + username));
    }

    Person person(long id) {
        return world.person(id).orElseThrow(() -> ControlError.notFound("there is no person " + id));
    }

    PrivateChat chat(String bot, long personId) {
        return bot(bot).chatWith(person(personId));
    }
}
