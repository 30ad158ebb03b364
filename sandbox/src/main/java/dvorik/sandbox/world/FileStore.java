package dvorik.sandbox.world;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** Files that were sent, newest kept within a budget of bytes. Guarded by the world's lock. */
public final class FileStore {
    private static final long BUDGET_BYTES = 256L * 1024 * 1024;

    private final LinkedHashMap<String, StoredFile> byUniqueId = new LinkedHashMap<>();
    private long bytes;
    private int next;

    /** @param first below every number handed out later, also in a later life */
    FileStore(int first) {
        this.next = first;
    }

    /** @param folder {@code photos}, {@code documents} … */
    public StoredFile add(String folder, String name, String mimeType, byte[] content) {
        int number = next++;
        String uniqueId = "AQAD" + Integer.toString(number, 36);
        int dot = name.lastIndexOf('.');
        String extension = dot < 0 ? "" : name.substring(dot).replaceAll("[^.A-Za-z0-9]", "");
        var file = new StoredFile(uniqueId, folder + "/file_" + number + extension, name, mimeType, content);
        restore(file);
        return file;
    }

    /** Keeps a file as it is, and lets the oldest go when there are too many bytes. */
    public void restore(StoredFile file) {
        byUniqueId.put(file.uniqueId(), file);
        bytes += file.size();
        Iterator<StoredFile> oldest = byUniqueId.values().iterator();
        while (bytes > BUDGET_BYTES && byUniqueId.size() > 1) {
            bytes -= oldest.next().size();
            oldest.remove();
        }
    }

    /** Oldest first. */
    public List<StoredFile> all() {
        return List.copyOf(byUniqueId.values());
    }

    /** A file's id differs from bot to bot, and only that bot can use it. */
    public static String fileId(Bot bot, StoredFile file) {
        String plain = bot.id() + "|" + file.uniqueId();
        return "AgAC" + Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    public Optional<StoredFile> byFileId(Bot bot, String fileId) {
        if (!fileId.startsWith("AgAC")) {
            return Optional.empty();
        }
        String plain;
        try {
            plain = new String(Base64.getUrlDecoder().decode(fileId.substring(4)), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        String own = bot.id() + "|";
        return plain.startsWith(own)
                ? Optional.ofNullable(byUniqueId.get(plain.substring(own.length())))
                : Optional.empty();
    }

    public Optional<StoredFile> byUniqueId(String uniqueId) {
        return Optional.ofNullable(byUniqueId.get(uniqueId));
    }

    /** By the path {@code getFile} gave. */
    public Optional<StoredFile> byPath(String path) {
        return byUniqueId.values().stream()
                .filter(file -> file.path().equals(path))
                .findFirst();
    }

    void clear() {
        byUniqueId.clear();
        bytes = 0;
    }
}
