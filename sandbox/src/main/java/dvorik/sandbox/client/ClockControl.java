package dvorik.sandbox.client;

import java.time.Duration;
import java.time.Instant;

/** The business clock of the sandbox. */
public final class ClockControl {
    private final ControlApi api;

    ClockControl(ControlApi api) {
        this.api = api;
    }

    public void advance(Duration by) {
        api.post("clock", api.object().put("advance", by.toString()));
    }

    /** Sets how far the business time is from the real one. */
    public void setOffset(Duration offset) {
        api.post("clock", api.object().put("offset_seconds", offset.toSeconds()));
    }

    public Instant now() {
        return Instant.parse(api.get("state").path("clock").path("now").asText());
    }
}
