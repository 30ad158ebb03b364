package dvorik.core.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dvorik.cashierbot.CashierChoice;
import dvorik.cashierbot.CashierDialog;
import dvorik.clientbot.ClientChoice;
import dvorik.clientbot.ClientDialog;
import dvorik.core.conversation.DialogCodec.Session;
import dvorik.core.text.Language;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Every button and every state that the bots really have, with the longest values they can carry. */
class BotCodecsTest {
    private static final String LONGEST_TURN = Long.toString(Integer.MAX_VALUE, Character.MAX_RADIX);

    @Test
    void every_button_fits_into_its_data_and_comes_back() {
        for (var root : List.of(ClientChoice.class, CashierChoice.class)) {
            var codec = new ChoiceCodec(root);
            for (var choice : instances(root, "7KQM2WXT")) {
                var data = codec.encode(LONGEST_TURN, (Choice) choice);
                assertEquals(Optional.of(choice), codec.decode(data).map(ChoiceCodec.Decoded::choice), data);
            }
        }
    }

    @Test
    void every_state_comes_back() {
        check(ClientDialog.class);
        check(CashierDialog.class);
    }

    private static <D extends Dialog> void check(Class<D> root) {
        var codec = new DialogCodec<>(root);
        for (var state : instances(root, "<«ʻ»> \" \n 🎁".repeat(8))) {
            var session = new Session<>(root.cast(state), Language.UZ, LONGEST_TURN, null, false);
            assertEquals(Optional.of(session), codec.decode(codec.encode(session)));
        }
    }

    /** One of each record below, filled with large values. */
    private static List<Object> instances(Class<?> type, String word) {
        var found = new ArrayList<>();
        if (type.isRecord()) {
            found.add(instance(type, word));
        } else {
            for (var below : type.getPermittedSubclasses()) {
                found.addAll(instances(below, word));
            }
        }
        return found;
    }

    private static Object instance(Class<?> type, String word) {
        try {
            var types = Arrays.stream(type.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new);
            var values = Arrays.stream(type.getRecordComponents())
                    .map(component -> value(component.getGenericType(), word))
                    .toArray();
            var constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(type.toString(), e);
        }
    }

    private static Object value(Type type, String word) {
        if (type instanceof ParameterizedType generic) {
            var inner = Arrays.stream(generic.getActualTypeArguments())
                    .map(argument -> value(argument, word))
                    .toList();
            if (generic.getRawType() == List.class) {
                return inner;
            } else if (generic.getRawType() == Optional.class) {
                return Optional.of(inner.getFirst());
            } else if (generic.getRawType() == Map.class) {
                return Map.of(inner.getFirst(), inner.getLast());
            }
        } else if (type == int.class || type == Integer.class) {
            return Integer.MIN_VALUE;
        } else if (type == long.class || type == Long.class) {
            return Long.MAX_VALUE;
        } else if (type == boolean.class) {
            return true;
        } else if (type == String.class) {
            return word;
        } else if (type == LocalDate.class) {
            return LocalDate.of(2028, 2, 29);
        } else if (type == YearMonth.class) {
            return YearMonth.of(2028, 2);
        } else if (type instanceof Class<?> known && known.isEnum()) {
            return Arrays.stream(known.getEnumConstants())
                    .max(java.util.Comparator.comparingInt(c -> c.toString().length()))
                    .orElseThrow();
        } else if (type instanceof Class<?> known && (known.isRecord() || known.isSealed())) {
            return instances(known, word).getLast();
        }
        throw new AssertionError("how is a " + type + " made?");
    }
}
