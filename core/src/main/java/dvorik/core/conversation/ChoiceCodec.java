package dvorik.core.conversation;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** Button data: {@code TURN.Name:value:value}, the turn being {@code -} for buttons that count at any time. */
final class ChoiceCodec {
    /** Of the Bot API's callback_data. */
    private static final int MOST_BYTES = 64;

    private static final String ANY_TURN = "-";
    private static final Pattern VALUE = Pattern.compile("[^:]{0,40}");
    private static final Pattern DATA = Pattern.compile("([a-z0-9]{1,13}|-)\\.([A-Za-z]{1,40})((?::[^:]{0,40})*)");
    private final SealedNames<? extends Choice> names;

    <C extends Choice> ChoiceCodec(Class<C> root) {
        this.names = new SealedNames<>(root);
    }

    /** @param turn null or the id of the turn that made it: {@link Decoded#turn()} */
    record Decoded(String turn, Choice choice) {
        boolean anytime() {
            return turn == null;
        }
    }

    String encode(String turn, Choice choice) {
        var data = new StringBuilder(choice instanceof Choice.Anytime ? ANY_TURN : turn)
                .append('.')
                .append(choice.getClass().getSimpleName());
        for (var component : choice.getClass().getRecordComponents()) {
            var value = valueOf(choice, component).toString();
            if (!VALUE.matcher(value).matches()) {
                throw new IllegalArgumentException("cannot stand in button data: " + value);
            }
            data.append(':').append(value);
        }
        var encoded = data.toString();
        if (encoded.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            throw new IllegalArgumentException("button data too long: " + encoded);
        }
        return encoded;
    }

    /** @return empty for anything we did not make: forged, truncated, of a choice that is no more */
    Optional<Decoded> decode(String data) {
        var m = DATA.matcher(data);
        if (data.length() > MOST_BYTES || !m.matches()) {
            return Optional.empty();
        }
        var type = names.typeOf(m.group(2));
        if (type.isEmpty()) {
            return Optional.empty();
        }
        var values =
                m.group(3).isEmpty() ? new String[0] : m.group(3).substring(1).split(":", -1);
        var choice = create(type.get(), values);
        boolean anytime = m.group(1).equals(ANY_TURN);
        return choice.filter(c -> anytime == c instanceof Choice.Anytime)
                .map(c -> new Decoded(anytime ? null : m.group(1), c));
    }

    private static Optional<Choice> create(Class<? extends Choice> type, String[] values) {
        var components = type.getRecordComponents();
        if (components.length != values.length) {
            return Optional.empty();
        }
        try {
            var arguments = new Object[values.length];
            for (int i = 0; i < values.length; i++) {
                arguments[i] = parse(components[i].getType(), values[i]);
            }
            Constructor<? extends Choice> constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return Optional.of(constructor.newInstance(arguments));
        } catch (IllegalArgumentException | ReflectiveOperationException e) {
            // a forged value that the record refuses
            return Optional.empty();
        }
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // an enum's own class
    private static Object parse(Class<?> type, String value) {
        if (type == int.class) {
            return Integer.parseInt(value);
        } else if (type == long.class) {
            return Long.parseLong(value);
        } else if (type.isEnum()) {
            return Enum.valueOf((Class) type, value);
        } else if (type == String.class) {
            return value;
        }
        throw new IllegalStateException("choices have no " + type);
    }

    private static Object valueOf(Choice choice, RecordComponent component) {
        try {
            var accessor = component.getAccessor();
            accessor.setAccessible(true);
            var value = accessor.invoke(choice);
            return value instanceof Enum<?> constant ? constant.name() : value;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a record's own accessor", e);
        }
    }
}
