package dvorik.core.text;

import com.ibm.icu.text.MessagePattern;
import com.ibm.icu.text.MessagePattern.ArgType;
import com.ibm.icu.text.MessagePattern.Part;

/** Writes an ICU message that counts as a Pebble template with conditions. */
final class CountingTemplate {
    private final String source;
    private final MessagePattern pattern;

    CountingTemplate(String source) {
        this.source = source;
        this.pattern = new MessagePattern(source);
    }

    String text() {
        return message(0, "");
    }

    /** @param start index of the part where the message begins; {@code counted}: what stands for {@code #} */
    private String message(int start, String counted) {
        var out = new StringBuilder();
        int limit = pattern.getLimitPartIndex(start);
        int written = pattern.getPart(start).getLimit();
        for (int i = start + 1; i <= limit; i++) {
            var part = pattern.getPart(i);
            switch (part.getType()) {
                case MSG_LIMIT -> out.append(source, written, part.getIndex());
                case REPLACE_NUMBER -> {
                    out.append(source, written, part.getIndex()).append("{{ " + counted + " }}");
                    written = part.getLimit();
                }
                case SKIP_SYNTAX, INSERT_CHAR -> {
                    out.append(source, written, part.getIndex());
                    written = part.getLimit();
                }
                case ARG_START -> {
                    out.append(source, written, part.getIndex());
                    int end = pattern.getLimitPartIndex(i);
                    out.append(argument(i, end, part.getArgType()));
                    written = pattern.getPart(end).getLimit();
                    i = end;
                }
                default -> throw new IllegalStateException("not expected in a text: " + part);
            }
        }
        return out.toString();
    }

    private String argument(int start, int end, ArgType type) {
        var name = pattern.getSubstring(pattern.getPart(start + 1));
        if (type == ArgType.NONE) {
            return "{{ " + name + " }}";
        }
        var out = new StringBuilder();
        int i = start + 2;
        while (i < end) {
            var selector = pattern.getSubstring(pattern.getPart(i++));
            if (Part.Type.MSG_START != pattern.getPart(i).getType()) {
                i++;
            }
            var words = message(i, name);
            i = pattern.getLimitPartIndex(i) + 1;
            if (selector.equals("other")) {
                out.append(out.isEmpty() ? words : "{% else %}" + words);
            } else {
                out.append(out.isEmpty() ? "{% if " : "{% elseif ")
                        .append(name)
                        .append(selector.startsWith("=") ? " == " + selector.substring(1) : " is " + selector)
                        .append(" %}")
                        .append(words);
            }
        }
        return out.indexOf("{%") < 0
                ? out.toString()
                : out.append("{% endif %}").toString();
    }
}
