package dvorik.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Runs a sandbox by itself, for any bot: see the module's README. */
public final class Main {
    private Main() {}

    /** Arguments: a port, then bots as {@code token@username}; without bots any token is welcome. */
    public static void main(String[] args) throws InterruptedException {
        int port = args.length == 0 ? 0 : Integer.parseInt(args[0]);
        List<BotAccount> bots = new ArrayList<>();
        for (int i = 1; i < args.length; i++) {
            int at = args[i].indexOf('@');
            String username = args[i].substring(at + 1);
            bots.add(new BotAccount(args[i].substring(0, Math.max(at, 0)), username, username));
        }
        var options = SandboxOptions.builder().port(port).bots(bots).anyToken(bots.isEmpty());
        try (Sandbox sandbox = Sandbox.start(options.build())) {
            System.out.println("Sandbox at " + sandbox.url());
            new CountDownLatch(1).await();
        }
    }
}
