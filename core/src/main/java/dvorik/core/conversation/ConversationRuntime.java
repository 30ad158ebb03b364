package dvorik.core.conversation;

import dvorik.core.conversation.DialogCodec.LastTap;
import dvorik.core.conversation.DialogCodec.Session;
import dvorik.core.conversation.Turn.Say;
import dvorik.core.telegram.BotCall;
import dvorik.core.telegram.Handled;
import dvorik.core.telegram.Incoming;
import dvorik.core.telegram.UpdateHandler;
import dvorik.core.text.Language;
import dvorik.core.text.Text;
import dvorik.core.text.Texts;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Runs a {@link Conversation} over updates: decodes, asks the bot, encodes. Holds no state of its own. */
public final class ConversationRuntime<D extends Dialog> implements UpdateHandler {
    /** How long a half-finished conversation waits for the person. */
    private static final Duration LIFE = Duration.ofDays(7);

    /** The same button twice within this time is one tap of a nervous finger; later the person means it again. */
    private static final Duration DOUBLE_TAP = Duration.ofSeconds(3);

    private static final Text STALE = Text.of("common.stale-button");

    private final String botId;
    private final Conversation<D> conversation;
    private final DialogCodec<D> dialogs;
    private final ChoiceCodec choices;
    private final MessageRenderer renderer;
    private final UpdateReader reader;
    private final Texts texts;
    private final Clock realClock;

    /**
     * @param botId stands in request keys
     * @param menuKeys text keys of all reply keyboard labels, recognised in every language
     * @param realClock tells double taps, whatever the business time
     */
    public <C extends Choice> ConversationRuntime(
            String botId,
            Conversation<D> conversation,
            Class<D> dialogs,
            Class<C> choices,
            List<String> menuKeys,
            Texts texts,
            Clock realClock) {
        this.botId = botId;
        this.conversation = conversation;
        this.dialogs = new DialogCodec<>(dialogs);
        this.choices = new ChoiceCodec(choices);
        this.renderer = new MessageRenderer(texts, this.choices);
        this.reader = new UpdateReader(texts, menuKeys);
        this.texts = texts;
        this.realClock = realClock;
    }

    @Override
    public Handled handle(Incoming incoming) {
        return switch (reader.read(incoming.update())) {
            case UpdateReader.Read.Nothing() -> unchanged(incoming);
            case UpdateReader.Read.Reachable(var telegramId, var reachable) -> {
                conversation.reachable(telegramId, reachable);
                yield unchanged(incoming);
            }
            case UpdateReader.Read.Subscribed(var channelId, var channelName, var telegramId, var subscribed) -> {
                conversation.subscribed(channelId, channelName, telegramId, subscribed);
                yield unchanged(incoming);
            }
            case UpdateReader.Read.Said(var from, var input) -> {
                var session = session(incoming, from);
                var turn = conversation.answer(visitor(incoming, from, session), session.state(), input);
                yield handled(incoming, session, turn, null);
            }
            case UpdateReader.Read.Tapped(var from, var tap) -> tapped(incoming, from, tap);
            case UpdateReader.Read.Edited(var from) -> edited(incoming, from);
        };
    }

    private Handled edited(Incoming incoming, UpdateReader.Sender from) {
        var session = session(incoming, from);
        var visitor = visitor(incoming, from, session);
        return conversation
                .edited(visitor, session.state(), visitor.sent().orElseThrow())
                .map(turn -> handled(incoming, session, turn, null))
                .orElseGet(() -> unchanged(incoming));
    }

    @Override
    public Handled apologise(Incoming incoming) {
        return switch (reader.read(incoming.update())) {
            case UpdateReader.Read.Said(var from, var input) -> apology(incoming, from, null);
            case UpdateReader.Read.Tapped(var from, var tap) -> apology(incoming, from, tap);
            case UpdateReader.Read.Edited edited -> unchanged(incoming);
            case UpdateReader.Read.Nothing nothing -> unchanged(incoming);
            case UpdateReader.Read.Reachable reachable -> unchanged(incoming);
            case UpdateReader.Read.Subscribed subscribed -> unchanged(incoming);
        };
    }

    private Handled apology(Incoming incoming, UpdateReader.Sender from, UpdateReader.RawTap tap) {
        var session = session(incoming, from);
        return handled(
                incoming, session, conversation.apologise(visitor(incoming, from, session), session.state()), tap);
    }

    private Handled tapped(Incoming incoming, UpdateReader.Sender from, UpdateReader.RawTap tap) {
        var session = session(incoming, from);
        if (isRepeated(tap, session)) {
            return acknowledged(incoming, tap, null);
        }
        var decoded = choices.decode(tap.data());
        if (decoded.isEmpty()
                || !(decoded.get().anytime() || decoded.get().turn().equals(session.turn()))) {
            return acknowledged(incoming, tap, texts.plain(session.language(), STALE));
        }
        var input = new Input.Tap(decoded.get().choice(), tap.messageId());
        var turn = conversation.answer(visitor(incoming, from, session), session.state(), input);
        return handled(incoming, session, turn, tap);
    }

    private Handled handled(Incoming incoming, Session<D> before, Turn<D> turn, UpdateReader.RawTap tap) {
        var language = turn.language() == null ? before.language() : turn.language();
        var turnId = Long.toString(incoming.updateId(), Character.MAX_RADIX);
        var calls = new ArrayList<BotCall>();
        if (tap != null) {
            var toast = turn.toast() == null ? null : texts.plain(language, turn.toast());
            calls.add(new BotCall.AnswerTap(tap.queryId(), toast, turn.alert()));
        }
        // buttons of a turn that stays count together with those already there
        var buttonsOf = turn.keepsButtons() && before.turn() != null ? before.turn() : turnId;
        for (var say : turn.says()) {
            switch (say) {
                case Say.Send(var message) -> calls.add(renderer.send(language, message, buttonsOf));
                case Say.Edit(var message) ->
                    calls.add(
                            tap == null
                                    ? renderer.send(language, message, buttonsOf)
                                    : renderer.edit(language, message, tap.messageId(), buttonsOf));
                case Say.DropButtons() -> {
                    if (tap != null) {
                        calls.add(new BotCall.EditKeyboard(tap.messageId(), null));
                    }
                }
            }
        }
        var lastTap = tap == null ? null : new LastTap(tap.data(), realClock.instant());
        return new Handled(
                dialogs.encode(new Session<>(turn.next(), language, buttonsOf, lastTap, false)), LIFE, calls);
    }

    private boolean isRepeated(UpdateReader.RawTap tap, Session<D> session) {
        var last = session.lastTap();
        return last != null
                && last.data().equals(tap.data())
                && Duration.between(last.at(), realClock.instant()).compareTo(DOUBLE_TAP) < 0;
    }

    private Handled unchanged(Incoming incoming) {
        return new Handled(incoming.state(), LIFE, List.of());
    }

    private static Handled acknowledged(Incoming incoming, UpdateReader.RawTap tap, String toast) {
        return new Handled(incoming.state(), LIFE, List.of(new BotCall.AnswerTap(tap.queryId(), toast, false)));
    }

    private Session<D> session(Incoming incoming, UpdateReader.Sender from) {
        var guessed = Language.guess(from.languageCode());
        return incoming.state() == null
                ? Session.fresh(guessed, false)
                : dialogs.decode(incoming.state()).orElseGet(() -> Session.fresh(guessed, true));
    }

    private Visitor visitor(Incoming incoming, UpdateReader.Sender from, Session<D> session) {
        return new Visitor(
                incoming.chatId(),
                from.telegramId(),
                from.firstName(),
                session.language(),
                botId + ":" + incoming.chatId() + ":" + incoming.updateId(),
                session.lost(),
                SentReader.read(incoming.update()));
    }
}
