package dvorik.core.template;

import dvorik.core.text.Language;
import java.util.List;
import java.util.Optional;

/** Shows what a template looks like, in a language. */
public final class TemplatePreview {
    private final MessageTemplates messages;
    private final SystemMessages system;

    public TemplatePreview(MessageTemplates messages, SystemMessages system) {
        this.messages = messages;
        this.system = system;
    }

    /** @param reader messages of the system get samples besides the names */
    public RenderedMessage show(Template template, Language language, MessageVariables reader) {
        var message = template.builtIn() ? system.find(template.key()) : Optional.<BuiltIn>empty();
        if (message.isEmpty()) {
            return messages.render(template.content(), language, reader);
        }
        var values = system.samples(message.get(), language, reader.name(), reader.business());
        var source = template.content().texts().get(language);
        return new RenderedMessage(
                messages.html(source, language, values, template.longest()), Optional.empty(), List.of());
    }
}
