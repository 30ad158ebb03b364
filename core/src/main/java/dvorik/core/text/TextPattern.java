package dvorik.core.text;

import com.ibm.icu.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A parsed text. Most texts only fill places; ICU is asked (and loaded) only for those that count or choose. */
sealed interface TextPattern {
    Pattern PLACE = Pattern.compile("\\{(\\w+)}");
    Pattern COUNTED = Pattern.compile("\\{(\\w+)\\s*,\\s*(?:plural|select|selectordinal)\\b");

    /** @param show puts one argument into words */
    String fill(Map<String, Object> args, Function<Object, String> show);

    /** @return the names of all places, sorted */
    List<String> places();

    /** @return a Pebble template of the same words; its conditions count as {@code {% if count is few %}} */
    String asTemplate();

    static TextPattern of(String source, Locale locale) {
        if (COUNTED.matcher(source).find()) {
            return new Counting(source, new MessageFormat(source, locale));
        }
        var parts = new ArrayList<String>();
        Matcher m = PLACE.matcher(source);
        int from = 0;
        while (m.find()) {
            parts.add(source.substring(from, m.start()));
            parts.add(m.group(1));
            from = m.end();
        }
        parts.add(source.substring(from));
        return new Filling(List.copyOf(parts));
    }

    /** @param parts words and names of places in turn, words first and last */
    record Filling(List<String> parts) implements TextPattern {
        @Override
        public String fill(Map<String, Object> args, Function<Object, String> show) {
            if (parts.size() == 1) {
                return parts.getFirst();
            }
            var out = new StringBuilder(parts.getFirst());
            for (int i = 1; i < parts.size(); i += 2) {
                out.append(show.apply(value(args, parts.get(i)))).append(parts.get(i + 1));
            }
            return out.toString();
        }

        @Override
        public List<String> places() {
            var names = new TreeSet<String>();
            for (int i = 1; i < parts.size(); i += 2) {
                names.add(parts.get(i));
            }
            return List.copyOf(names);
        }

        @Override
        public String asTemplate() {
            var out = new StringBuilder(parts.getFirst());
            for (int i = 1; i < parts.size(); i += 2) {
                out.append("{{ ").append(parts.get(i)).append(" }}").append(parts.get(i + 1));
            }
            return out.toString();
        }
    }

    /** ICU's format is not safe for several threads, so each use works on a copy. */
    record Counting(String source, MessageFormat format) implements TextPattern {
        @Override
        public String fill(Map<String, Object> args, Function<Object, String> show) {
            var shown = new java.util.HashMap<String, Object>();
            for (var name : format.getArgumentNames()) {
                var value = value(args, name);
                shown.put(name, value instanceof Number ? value : show.apply(value));
            }
            return format.clone().format(shown);
        }

        @Override
        public List<String> places() {
            return List.copyOf(new TreeSet<>(format.getArgumentNames()));
        }

        @Override
        public String asTemplate() {
            return new CountingTemplate(source).text();
        }
    }

    private static Object value(Map<String, Object> args, String name) {
        var value = args.get(name);
        if (value == null) {
            throw new IllegalArgumentException("no value for {" + name + "}");
        }
        return value;
    }
}
