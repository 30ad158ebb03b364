package dvorik.core.telegram.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.UUID;

/**
 * Names this process in leases so that a successor on the same machine can see at once that it is gone, and need not
 * wait for its leases to run out.
 *
 * <p>Pids only mean something within one boot of one kernel, one pid namespace (containers) and one user (others may
 * be hidden), so these stand in the name, and the start time in ticks since the boot, for pids come again. Where they
 * cannot be read (not Linux), nobody is ever declared dead and leases simply run out.
 */
final class ProcessTag {
    private static final String UNKNOWN = "-";
    private static final String PLACE = place();
    private static final int START_TIME = 19; // of the fields behind the name in /proc/PID/stat

    private ProcessTag() {}

    /** A new name for a runtime of this process; two of one process differ. */
    static String create() {
        long pid = ProcessHandle.current().pid();
        return String.join("/", PLACE, "" + pid, life(pid), UUID.randomUUID().toString());
    }

    /** @return true only when the process that carries this name is certainly gone */
    static boolean isDead(String tag) {
        String[] parts = tag.split("/", -1);
        if (parts.length != 4 || parts[2].equals(UNKNOWN) || PLACE.equals(UNKNOWN) || !parts[0].equals(PLACE)) {
            return false;
        }
        String life = life(Long.parseLong(parts[1]));
        return !life.equals(UNKNOWN) && !life.equals(parts[2]);
    }

    /** When the process started; "gone" when there is none. */
    private static String life(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc", "" + pid, "stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            boolean isZombie = fields[0].equals("Z");
            return isZombie ? "gone" : fields[START_TIME];
        } catch (NoSuchFileException e) {
            return Files.exists(Path.of("/proc/self/stat")) ? "gone" : UNKNOWN;
        } catch (IOException | RuntimeException e) {
            return UNKNOWN;
        }
    }

    private static String place() {
        try {
            String boot =
                    Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip();
            String namespace =
                    Files.readSymbolicLink(Path.of("/proc/self/ns/pid")).toString();
            return boot + "," + namespace + "," + System.getProperty("user.name");
        } catch (IOException | RuntimeException e) {
            return UNKNOWN;
        }
    }
}
