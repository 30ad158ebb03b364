package dvorik.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dvorik.adminapi.frame.Examples;
import dvorik.adminapi.frame.Operation;
import dvorik.core.id.BookingId;
import dvorik.core.id.CustomerId;
import dvorik.core.staff.Role;
import dvorik.core.text.Language;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whoever copies an example out of the description gets what it promises: each is sent to a town of its own, with ids and
 * secrets that exist there in place of those that are shown.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApiExamplesTest {
    private static final String AUTH = "/api/v1/auth";
    private Town town;
    private Examples examples;
    private ApiClient owner;
    private int people;
    private Atelier atelier;

    @BeforeAll
    void found() {
        town = Town.found("town_examples", Map.of());
        examples = new Examples(town.api().operations());
        owner = ApiClient.owner(town);
    }

    @AfterAll
    void close() {
        town.close();
    }

    @BeforeEach
    void forgetAttempts() {
        town.forgetSignInAttempts();
    }

    /** An example on its way: who sends it, the id in its path, and what stands in it instead of what is shown. */
    private static final class Sending {
        private final ApiClient sender;
        private final Map<String, Object> instead = new LinkedHashMap<>();
        private String place = "";

        private Sending(ApiClient sender) {
            this.sender = sender;
        }

        Sending at(Object id) {
            place = id.toString();
            return this;
        }

        Sending with(String field, Object value) {
            instead.put(field, value);
            return this;
        }
    }

    @Test
    void every_operation_with_a_body_has_an_example() {
        var wanted = new TreeSet<String>();
        for (var operation : town.api().operations()) {
            if (operation.body() != null || operation.bodyFile() != null) {
                wanted.add(operation.name());
            }
        }
        assertEquals(List.copyOf(wanted), examples.names());
    }

    @ParameterizedTest
    @MethodSource("names")
    void an_example_does_what_is_described(String name) {
        var operation = operation(name);
        var example = examples.request(operation).orElseThrow();
        var sending = sending(name);
        var path = operation.path().replaceFirst("\\{\\w+}", sending.place);
        var reply = example.isTextual()
                ? sending.sender.send("POST", path, example.asText(), textOf(operation))
                : sending.sender.call(operation.method().name(), path, replaced(example, sending.instead));
        assertTrue(operation.answers().containsKey(reply.status()), () -> reply.status() + " " + reply.body());
        examples.response(operation)
                .ifPresent(shown -> assertEquals(fields("", shown), fields("", reply.body()), () -> "" + reply.body()));
    }

    /** Examples of files are those that can be read. */
    private static String textOf(Operation operation) {
        return Stream.of(operation.bodyFile().split(","))
                .filter(media -> media.startsWith("text/"))
                .findFirst()
                .orElseThrow();
    }

    private List<String> names() {
        return examples.names();
    }

    private Sending sending(String name) {
        return switch (name) {
            case "POST /api/v1/auth/login-token" -> anybody().with("token", signInToken());
            case "POST /api/v1/auth/login" -> anybody().with("email", withPassword());
            case "POST /api/v1/auth/refresh" -> anybody().with("refresh_token", refreshToken());
            case "POST /api/v1/auth/password-reset/confirm" -> anybody().with("token", passwordToken(withAddress()));
            case "POST /api/v1/auth/second-factor/confirm" -> confirming(ApiClient.of(town, cashier()));
            case "POST /api/v1/auth/second-factor/off" -> turningOff(ApiClient.of(town, cashier()));
            case "POST /api/v1/users/bulk" -> byOwner().with("ids", List.of(customer(), customer()));
            case "POST /api/v1/users/search" -> searchingTheImported();
            case "PATCH /api/v1/users/{id}", "POST /api/v1/users/{id}/messages" ->
                byOwner().at(customer());
            case "POST /api/v1/users/{id}/merge" -> byOwner().at(customer()).with("into", customer());
            case "POST /api/v1/discounts/check", "POST /api/v1/discounts/redeem" ->
                byOwner().with("code", code()).with("salon_id", salon());
            case "POST /api/v1/redemptions/{id}/revert" -> byOwner().at(redemption());
            case "POST /api/v1/discounts" ->
                byOwner().with("offer_id", offer()).with("customer_ids", List.of(customer(), customer()));
            case "POST /api/v1/discounts/{id}/cancel" -> byOwner().at(discount());
            case "PATCH /api/v1/offers/{id}" -> byOwner().at(offer());
            case "POST /api/v1/staff" ->
                byOwner().with("roles", List.of(Map.of("role", "cashier", "salon_id", salon())));
            case "PATCH /api/v1/staff/{id}" -> byOwner().at(staffId(cashier()));
            case "POST /api/v1/staff/invitations" -> byOwner().with("salon_id", salon());
            case "PATCH /api/v1/salons/{id}" -> byOwner().at(newSalon());
            case "PATCH /api/v1/salons/{id}/policy" -> byOwner().at(newSalon());
            case "PATCH /api/v1/services/{id}", "PATCH /api/v1/services/categories/{id}" ->
                byOwner()
                        .at(made(name.replace("PATCH", "POST").replace("/{id}", ""))
                                .at("/id")
                                .asLong());
            case "POST /api/v1/masters" -> byOwner().with("staff_id", staffId(cashier()));
            case "PATCH /api/v1/masters/{id}" -> byOwner().at(atelier().master(0));
            case "POST /api/v1/masters/{id}/services" -> leavingServices();
            case "POST /api/v1/schedules/week", "POST /api/v1/schedules/exceptions" ->
                byOwner()
                        .with("salon_id", atelier().salon)
                        .with("master_id", atelier().master(0));
            case "POST /api/v1/schedules/closed-days", "POST /api/v1/schedules/resources" ->
                byOwner().with("salon_id", newSalon());
            case "PATCH /api/v1/schedules/resources/{id}" -> byOwner().at(room());
            case "POST /api/v1/bookings" ->
                new Sending(Atelier.keyed(owner))
                        .with("salon_id", atelier().salon)
                        .with("services", List.of(Map.of("service_id", atelier().cut)))
                        .with("starts_at", atelier().at(++people, "10:00").toString());
            case "POST /api/v1/bookings/{id}/reschedule" ->
                byOwner()
                        .at(booking())
                        .with("starts_at", atelier().at(++people, "15:00").toString());
            case "POST /api/v1/bookings/{id}/cancel",
                    "POST /api/v1/bookings/{id}/decline",
                    "POST /api/v1/bookings/{id}/late" -> byOwner().at(booking());
            case "POST /api/v1/bookings/{id}/complete" -> byOwner().at(begun(new Atelier(town, 1)));
            case "POST /api/v1/time-off" ->
                byOwner()
                        .with("master_id", new Atelier(town, 1).master(0))
                        .with("starts_at", atelier().at(1, "10:00").toString())
                        .with("ends_at", atelier().at(3, "10:00").toString());
            case "POST /api/v1/reviews/{id}/reply", "POST /api/v1/reviews/{id}/hide" ->
                byOwner().at(review());
            case "POST /api/v1/waitlist" -> waiting();
            case "PATCH /api/v1/settings/{key}" -> byOwner().at("till.pause_minutes");
            case "PATCH /api/v1/broadcasts/{id}", "POST /api/v1/broadcasts/{id}/schedule" ->
                byOwner().at(made("POST /api/v1/broadcasts").at("/id").asLong());
            case "PATCH /api/v1/segments/{id}" ->
                byOwner().at(made("POST /api/v1/segments").at("/id").asLong());
            case "POST /api/v1/templates" -> byOwner().with("key", "example-" + ++people);
            case "PATCH /api/v1/templates/{key}", "POST /api/v1/templates/{key}/preview" ->
                byOwner().at(template());
            case "POST /api/v1/auth/password-reset" -> anybody();
            default -> byOwner();
        };
    }

    /** Who performs nothing any more is no master of that salon for the other examples: one of its own. */
    private Sending leavingServices() {
        var other = new Atelier(town, 1);
        return byOwner().at(other.master(0)).with("salon_id", other.salon);
    }

    private Atelier atelier() {
        if (atelier == null) {
            atelier = new Atelier(town, 1);
        }
        return atelier;
    }

    private long booking() {
        return atelier()
                .booked(atelier()
                        .guest(atelier().cut, atelier().master(0), atelier().at(++people, "20:00")));
    }

    private long begun(Atelier other) {
        long visit = other.booked(other.body(other.cut, other.master(0), other.now(), other.customer()));
        other.asMaster(0).post("/api/v1/bookings/" + visit + "/start", null).is(200);
        return visit;
    }

    private long review() {
        var other = new Atelier(town, 1);
        long visit = begun(other);
        owner.post("/api/v1/bookings/" + visit + "/complete", "{}").is(200);
        var customer = owner.get("/api/v1/bookings/" + visit)
                .at("/booking/customer_id")
                .asLong();
        town.features()
                .bookings
                .reviews()
                .rate(new CustomerId(customer), new BookingId(visit), 5, java.util.Optional.empty());
        return owner.get("/api/v1/reviews?salon_id=" + other.salon)
                .at("/items/0/id")
                .asLong();
    }

    private Sending waiting() {
        var other = new Atelier(town, 1);
        other.week(other.master(0), "10:00", "10:30");
        other.booked(other.guest(other.cut, other.master(0), other.at(3, "10:00")));
        return byOwner()
                .with("salon_id", other.salon)
                .with("customer_id", other.customer().value())
                .with("service_ids", List.of(other.cut))
                .with("day", other.today().plusDays(3).toString());
    }

    private long room() {
        return owner.post(
                        "/api/v1/schedules/resources",
                        "{'salon_id': " + newSalon() + ", 'kind': 'room', 'name': 'Blue'}")
                .is(201)
                .at("/id")
                .asLong();
    }

    private Sending anybody() {
        return new Sending(ApiClient.of(town));
    }

    private Sending byOwner() {
        return new Sending(owner);
    }

    private Sending searchingTheImported() {
        var taken = operation("POST /api/v1/users/import");
        var file = examples.request(taken).orElseThrow().asText();
        owner.send("POST", taken.path(), file, taken.bodyFile()).is(200);
        return byOwner();
    }

    private Sending confirming(ApiClient maria) {
        var setup = maria.post(AUTH + "/second-factor", null).is(200);
        return new Sending(maria).with("code", Totp.code(setup.at("/secret").asText()));
    }

    private Sending turningOff(ApiClient maria) {
        var code = confirming(maria).instead.get("code");
        var codes = maria.post(AUTH + "/second-factor/confirm", "{'code': '" + code + "'}")
                .is(200);
        return new Sending(maria).with("code", codes.at("/codes/0").asText());
    }

    private long cashier() {
        return town.cashier("Мария").telegramId();
    }

    private long staffId(long telegramId) {
        return town.features()
                .staff
                .findByTelegram(telegramId)
                .orElseThrow()
                .id()
                .value();
    }

    private String signInToken() {
        return town.features()
                .signIn
                .issueSignInToken(
                        town.features().staff.findByTelegram(cashier()).orElseThrow());
    }

    private String refreshToken() {
        return ApiClient.of(town)
                .post(AUTH + "/login-token", "{'token': '" + signInToken() + "'}")
                .at("/refresh_token")
                .asText();
    }

    /** A cashier who can have a token for a password. */
    private Map.Entry<String, Cashier> withAddress() {
        var maria = town.stranger("Мария", Language.RU);
        town.hire(maria.telegramId(), "Мария", Language.RU, Role.CASHIER);
        maria.chat().starts();
        var email = "example" + ++people + "@example.org";
        owner.patch("/api/v1/staff/" + staffId(maria.telegramId()), "{'email': '" + email + "'}")
                .is(200);
        return Map.entry(email, maria);
    }

    private String passwordToken(Map.Entry<String, Cashier> person) {
        ApiClient.of(town)
                .post(AUTH + "/password-reset", "{'email': '" + person.getKey() + "'}")
                .is(204);
        var message = person.getValue().chat().sees("a token", m -> m.text().contains("dvp."));
        return Pattern.compile("dvp\\.\\S+")
                .matcher(message.text())
                .results()
                .findFirst()
                .orElseThrow()
                .group();
    }

    /** @return the address of one whose password is that of the example */
    private String withPassword() {
        var person = withAddress();
        var login = operation("POST " + AUTH + "/login");
        var password = examples.request(login).orElseThrow().path("password").asText();
        ApiClient.of(town)
                .post(
                        AUTH + "/password-reset/confirm",
                        "{'token': '" + passwordToken(person) + "', 'password': '" + password + "'}")
                .is(204);
        return person.getKey();
    }

    private Customer joined() {
        var ann = town.customer("Ann", Language.EN);
        ann.joins("Анна");
        return ann;
    }

    private long customer() {
        return joined().kept().id().value();
    }

    private String code() {
        return Gift.percent(town, 10).to(joined());
    }

    private long discount() {
        var ann = joined();
        Gift.percent(town, 10).to(ann);
        return owner.get("/api/v1/discounts?customer_id=" + ann.kept().id().value())
                .at("/items/0/id")
                .asLong();
    }

    private long redemption() {
        return owner.post(
                        "/api/v1/discounts/redeem",
                        "{'code': '%s', 'salon_id': %d, 'purchase_amount': 100000}".formatted(code(), salon()))
                .is(201)
                .at("/redemption/id")
                .asLong();
    }

    private long offer() {
        return owner.post(
                        "/api/v1/offers",
                        examples.request(operation("POST /api/v1/offers"))
                                .orElseThrow()
                                .toString())
                .is(201)
                .at("/id")
                .asLong();
    }

    private long salon() {
        return town.salon(Town.FIRST_SALON).value();
    }

    private long newSalon() {
        return owner.post("/api/v1/salons", "{'name': 'Elsewhere'}")
                .is(201)
                .at("/id")
                .asLong();
    }

    /** What the example of this operation makes. */
    private ApiClient.Reply made(String name) {
        var operation = operation(name);
        return owner.post(
                        operation.path(),
                        examples.request(operation).orElseThrow().toString())
                .is(201);
    }

    private String template() {
        var operation = operation("POST /api/v1/templates");
        var example = examples.request(operation).orElseThrow();
        return owner.post(operation.path(), replaced(example, Map.of("key", "example-" + ++people)))
                .is(201)
                .at("/key")
                .asText();
    }

    private Operation operation(String name) {
        return town.api().operations().stream()
                .filter(operation -> operation.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String replaced(JsonNode example, Map<String, Object> instead) {
        var body = (ObjectNode) example.deepCopy();
        instead.forEach((field, value) -> {
            assertTrue(body.has(field), field);
            body.putPOJO(field, value);
        });
        return body.toString();
    }

    /** @return names of the fields and of those of objects in them */
    private static TreeSet<String> fields(String prefix, JsonNode body) {
        var names = new TreeSet<String>();
        body.fields().forEachRemaining(field -> {
            names.add(prefix + field.getKey());
            names.addAll(fields(prefix + field.getKey() + ".", field.getValue()));
        });
        return names;
    }
}
