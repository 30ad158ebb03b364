package dvorik.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WebhookScenarioTest {

    @Test
    void both_bots_work_by_webhook_and_only_telegram_gets_in() throws Exception {
        int port = freePort();
        var settings = Map.of("HTTP_PORT", Integer.toString(port), "TELEGRAM_WEBHOOK_URL", "http://127.0.0.1:" + port);
        try (var town = Town.found("town_webhook", settings)) {
            var ann = town.customer("Ann");
            var code = Customer.code(ann.joins("Анна"));
            var maria = town.cashier("Мария");
            maria.redeems(code, "1500");
            ann.chat().sees("−150");
            assertEquals(0, town.chat().bot(Town.CLIENT_BOT).calls("getUpdates"), "nobody polls");

            var update = "{\"update_id\":1,\"message\":{\"message_id\":1}}";
            assertEquals(401, post(town, "client", null, update).statusCode());
            assertEquals(401, post(town, "client", "wrong", update).statusCode());
            assertEquals(
                    404,
                    post(town, "nobody", town.settings().secrets().webhook(), update)
                            .statusCode());
            assertEquals(
                    200,
                    post(town, "client", town.settings().secrets().webhook(), "not json")
                            .statusCode());

            var health = get(town.http().resolve("/health/ready"));
            assertEquals(200, health.statusCode());
            assertTrue(health.body().contains("\"database\":{\"status\":\"ok\""), health.body());
            assertTrue(health.headers().firstValue("X-Request-ID").isPresent());
            assertEquals(java.util.List.of(), town.chat().findings());
        }
    }

    private static HttpResponse<String> post(Town town, String bot, String secret, String body)
            throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(town.http().resolve("/telegram/" + bot)).POST(BodyPublishers.ofString(body));
        if (secret != null) {
            request.header("X-Telegram-Bot-Api-Secret-Token", secret);
        }
        return send(request.build());
    }

    private static HttpResponse<String> get(URI address) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(address).build());
    }

    private static HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.ofString());
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
