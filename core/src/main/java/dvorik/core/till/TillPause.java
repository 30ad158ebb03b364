package dvorik.core.till;

import dvorik.core.id.StaffId;
import java.time.Instant;

/**
 * A time in which a person may look no code up.
 *
 * @param codes how many wrong ones led to it
 * @param until exclusive
 */
public record TillPause(long id, StaffId staff, int codes, Instant until) {}
