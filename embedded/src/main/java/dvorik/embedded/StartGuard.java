package dvorik.embedded;

/** Undoes a start when the JVM is told to stop in the middle of it; nothing once closed. */
final class StartGuard implements AutoCloseable {
    private final Thread hook;

    StartGuard(Runnable undo) {
        this.hook = new Thread(undo, "embedded-start-guard");
        try {
            Runtime.getRuntime().addShutdownHook(hook);
        } catch (IllegalStateException e) {
            undo.run();
            throw new EmbeddedServerException("Stopped while starting", e);
        }
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            throw new EmbeddedServerException("Stopped while starting", e);
        }
    }
}
