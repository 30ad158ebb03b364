package dvorik.embedded;

import java.nio.file.Path;
import java.util.Locale;

/** The systems for which programs exist in the jars. */
enum Platform {
    LINUX_X64,
    LINUX_ARM64,
    MAC_X64,
    MAC_ARM64,
    WINDOWS_X64,
    OTHER;

    static Platform current() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String processor = System.getProperty("os.arch");
        boolean x64 = processor.equals("amd64") || processor.equals("x86_64");
        boolean arm64 = processor.equals("aarch64");
        if (system.equals("linux")) {
            return x64 ? LINUX_X64 : arm64 ? LINUX_ARM64 : OTHER;
        }
        if (system.startsWith("mac")) {
            return x64 ? MAC_X64 : arm64 ? MAC_ARM64 : OTHER;
        }
        return system.startsWith("windows") && x64 ? WINDOWS_X64 : OTHER;
    }

    /** Where this user keeps files that can be made again; need not exist. */
    static Path cacheFolder() {
        String xdg = System.getenv("XDG_CACHE_HOME");
        if (xdg != null && Path.of(xdg).isAbsolute()) {
            return Path.of(xdg, "dvorik");
        }
        String local = System.getenv("LOCALAPPDATA");
        if (current() == WINDOWS_X64 && local != null) {
            return Path.of(local, "dvorik", "cache");
        }
        return Path.of(System.getProperty("user.home"), ".cache", "dvorik");
    }

    /** The name and processor, as a person would look for them. */
    static String describe() {
        return System.getProperty("os.name") + " " + System.getProperty("os.arch");
    }
}
