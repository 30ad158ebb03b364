package dvorik.adminapi.template;

import dvorik.adminapi.frame.ApiError;
import dvorik.adminapi.frame.ErrorCode;
import dvorik.core.template.Fault;
import dvorik.core.text.Language;
import dvorik.core.text.Texts;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Tells what is wrong with a message: language, line, a word for programs and words for people. */
public final class MessageFaults {
    private MessageFaults() {}

    /** @param reader of the words */
    public static ApiError refusal(List<Fault> faults, Texts texts, Language reader) {
        return new ApiError(
                ErrorCode.TEMPLATE_003,
                Map.of(
                        "faults",
                        faults.stream().map(fault -> view(fault, texts, reader)).toList()));
    }

    private static Map<String, Object> view(Fault fault, Texts texts, Language reader) {
        var reason = fault.reason().name().toLowerCase(Locale.ROOT);
        return Map.of(
                "language",
                fault.language().code(),
                "line",
                fault.line(),
                "reason",
                reason,
                "what",
                fault.what(),
                "message",
                texts.plain(reader, "api.template.fault." + reason.replace('_', '-')));
    }
}
