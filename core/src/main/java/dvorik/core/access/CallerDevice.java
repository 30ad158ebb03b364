package dvorik.core.access;

/**
 * Where a person signs in from, shown to that person in the list of sessions.
 *
 * @param userAgent at most 200 characters, longer ones are cut; may be null
 * @param address of the network; may be null
 */
public record CallerDevice(String userAgent, String address) {
    private static final int LONGEST = 200;

    public CallerDevice {
        if (userAgent != null && userAgent.length() > LONGEST) {
            userAgent = userAgent.substring(0, LONGEST);
        }
    }
}
