package dvorik.core.consent;

import dvorik.core.text.Language;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the documents from files {@code KIND.LANGUAGE.txt}, whose first line is {@code version: NAME}: the owner's own
 * ones (LEGAL_DIR) where given, else the built-in ones.
 */
public final class LegalFiles {
    private static final String HEAD = "version:";

    private LegalFiles() {}

    /** @throws IllegalStateException naming the file, when one is missing or does not open with its version */
    public static List<LegalDocument> read(Optional<Path> directory) {
        var documents = new ArrayList<LegalDocument>();
        for (var kind : LegalDocument.Kind.values()) {
            for (var language : Language.values()) {
                var name = kind.code() + "." + language.code() + ".txt";
                var text = directory
                        .map(d -> d.resolve(name))
                        .filter(Files::exists)
                        .map(LegalFiles::file)
                        .orElseGet(() -> builtIn(name));
                documents.add(parse(kind, language, name, text));
            }
        }
        return documents;
    }

    private static LegalDocument parse(LegalDocument.Kind kind, Language language, String name, String text) {
        int end = text.indexOf('\n');
        if (end < 0 || !text.startsWith(HEAD)) {
            throw new IllegalStateException(name + " must open with the line \"version: NAME\"");
        }
        return new LegalDocument(
                kind,
                text.substring(HEAD.length(), end).strip(),
                language,
                text.substring(end).strip());
    }

    private static String file(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String builtIn(String name) {
        try (var in = LegalFiles.class.getResourceAsStream("/legal/" + name)) {
            if (in == null) {
                throw new IllegalStateException("missing resource /legal/" + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
