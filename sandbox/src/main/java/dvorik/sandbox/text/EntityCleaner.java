package dvorik.sandbox.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Brings a text and its entities into the form in which the server stores them. */
final class EntityCleaner {
    /** Nothing else can stand inside these. */
    private static final Set<String> VERBATIM = Set.of("code", "pre", "date_time");

    private static final Set<String> MERGEABLE = Set.of("bold", "italic", "underline", "strikethrough", "spoiler");

    private EntityCleaner() {}

    static FormattedText clean(String text, List<Entity> entities) {
        String readable = withoutControls(text);
        int end = readable.length();
        while (end > 0 && isBlank(readable.charAt(end - 1))) {
            end--;
        }
        List<Entity> kept = new ArrayList<>();
        int firstEntity = end;
        for (Entity entity : entities) {
            int offset = Math.max(0, entity.offset());
            int length = Math.min(entity.end(), end) - offset;
            if (length > 0) {
                kept.add(entity.at(offset, length));
                firstEntity = Math.min(firstEntity, offset);
            }
        }
        int start = 0;
        while (start < firstEntity && isBlank(readable.charAt(start))) {
            start++;
        }
        String trimmed = readable.substring(start, end);
        List<Entity> placed = new ArrayList<>();
        for (Entity entity : kept) {
            placed.add(entity.at(entity.offset() - start, entity.length()));
        }
        return new FormattedText(trimmed, resolve(trimmed, placed));
    }

    private static List<Entity> resolve(String text, List<Entity> given) {
        List<Entity> entities = merged(given);
        entities.removeIf(entity -> MERGEABLE.contains(entity.type()) && insideVerbatim(entity, given));
        for (Entity found : AutoEntities.find(text)) {
            if (entities.stream().noneMatch(entity -> excludes(entity, found))) {
                entities.add(found);
            }
        }
        entities.sort(Entity.ORDER);
        return entities;
    }

    /** Neighbours of one kind become one. */
    private static List<Entity> merged(List<Entity> given) {
        List<Entity> sorted = new ArrayList<>(given);
        sorted.sort(Entity.ORDER);
        List<Entity> result = new ArrayList<>();
        for (Entity entity : sorted) {
            int same = MERGEABLE.contains(entity.type()) ? indexOfTouching(result, entity) : -1;
            if (same < 0) {
                result.add(entity);
            } else {
                Entity before = result.get(same);
                int end = Math.max(before.end(), entity.end());
                result.set(same, before.at(before.offset(), end - before.offset()));
            }
        }
        return result;
    }

    private static int indexOfTouching(List<Entity> entities, Entity entity) {
        for (int i = entities.size() - 1; i >= 0; i--) {
            if (entities.get(i).type().equals(entity.type()) && entities.get(i).end() >= entity.offset()) {
                return i;
            }
        }
        return -1;
    }

    private static boolean insideVerbatim(Entity entity, List<Entity> all) {
        return all.stream()
                .anyMatch(other -> VERBATIM.contains(other.type())
                        && other.offset() <= entity.offset()
                        && entity.end() <= other.end());
    }

    /** Formatting may cover a found link; anything with a meaning of its own may not touch it. */
    private static boolean excludes(Entity entity, Entity found) {
        boolean touches = entity.offset() < found.end() && found.offset() < entity.end();
        boolean formatting = MERGEABLE.contains(entity.type()) || entity.type().endsWith("blockquote");
        return touches && !formatting;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\n';
    }

    /** Control characters become spaces, one for one, so that offsets stay; a carriage return too. */
    private static String withoutControls(String text) {
        StringBuilder copy = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' && c != '\n') {
                if (copy == null) {
                    copy = new StringBuilder(text);
                }
                copy.setCharAt(i, ' ');
            }
        }
        return copy == null ? text : copy.toString();
    }
}
