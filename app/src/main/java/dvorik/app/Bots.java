package dvorik.app;

import dvorik.adminapi.internal.InternalRoutes;
import dvorik.cashierbot.CashierBot;
import dvorik.cashierbot.booking.StaffVisits;
import dvorik.cashierbot.picture.TelegramPictures;
import dvorik.clientbot.ClientBot;
import dvorik.clientbot.booking.BookingDesk;
import dvorik.clientbot.broadcast.BroadcastOrigin;
import dvorik.core.broadcast.BroadcastChannel;
import dvorik.core.config.Settings;
import dvorik.core.db.Faults;
import dvorik.core.notification.NotificationChannel;
import dvorik.core.notification.NotificationRouter;
import dvorik.core.redis.Redis;
import dvorik.core.telegram.BotAccount;
import dvorik.core.telegram.SendLimits;
import dvorik.core.telegram.TelegramGateway;
import dvorik.core.telegram.TelegramHttp;
import dvorik.core.telegram.UpdateHandler;
import dvorik.core.telegram.intake.BotIntake;
import dvorik.core.telegram.intake.IntakeSettings;
import dvorik.core.telegram.intake.UpdateSink;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Both bots: their gateways in every process, their intakes in those that run the role. */
final class Bots {
    private static final List<String> CLIENT_UPDATES =
            List.of("message", "callback_query", "my_chat_member", "chat_member");
    /** Whoever writes a broadcast may change the message afterwards. */
    private static final List<String> STAFF_UPDATES =
            List.of("message", "edited_message", "callback_query", "my_chat_member", "chat_member");

    private static final Duration DRAIN = Duration.ofSeconds(10);

    private final TelegramHttp http;
    private final Settings settings;
    private final NotificationChannel notifications;
    private final BroadcastChannel broadcasts;
    private final TelegramGateway cashierGateway;
    private final TelegramGateway clientGateway;
    private final Meters meters;
    private final List<BotSetup> setups = new ArrayList<>();
    private final Map<String, BotIntake> intakes = new LinkedHashMap<>();

    Bots(Settings settings, Redis redis, Features features, Set<Role> roles, Meters meters) {
        this.meters = meters;
        this.settings = settings;
        this.http = new TelegramHttp(settings.telegram().apiUrl());
        var telegram = settings.telegram();
        var limits = limits(telegram);

        // staff bot first: the customers' cards link to it
        this.cashierGateway = new TelegramGateway(
                new BotAccount(CashierBot.ID, telegram.cashierToken()),
                http,
                redis,
                limits,
                StaffVisits.remembering(features.bookings.cards()),
                meters::sent);
        var cashierBot = new CashierBot(new CashierBot.Parts(
                features.staff,
                features.team,
                features.reports,
                features.patterns,
                features.auditChain,
                features.deadLetters,
                features.handGrants,
                features.customerSearch,
                features.customers,
                features.salons,
                features.discounts,
                features.till,
                features.undo,
                features.approvals,
                features.settings,
                features.usable,
                features.wrongCodes,
                features.phoneAsks,
                features.cardNumbers,
                features.signIn,
                features.broadcasts,
                features.broadcastFigures,
                new CashierBot.Marketing(
                        features.segments,
                        features.preflight,
                        features.templates,
                        features.messageTemplates,
                        features.mediaFiles,
                        features.idempotency,
                        this::clientLink),
                features.notifications,
                features.bookings,
                features.catalog,
                features.visitMessages,
                new CashierBot.Visits(features.masters, features.rooms, features.staffMessages),
                new TelegramPictures(cashierGateway.profile()),
                features.texts,
                features.clock,
                settings.business().currency(),
                payload -> cashierGateway.profile().deepLink(payload)));
        var clientBot = new ClientBot(new ClientBot.Parts(
                features.customers,
                features.cardNumbers,
                features.consents,
                features.joining,
                new ClientBot.Account(
                        features.profiles,
                        features.phoneClaims,
                        features.addressCodes,
                        features.addressWays,
                        features.personalData,
                        features.deletion,
                        features.staffMessages),
                features.mailbox,
                features.discounts,
                features.gifts,
                features.referrals,
                features.subscriptions,
                features.till,
                features.approvals,
                features.phoneAsks,
                features.staff,
                features.salons,
                features.texts,
                features.clock,
                settings.business().name(),
                telegram.channelId(),
                code -> cashierGateway.profile().deepLink(CashierBot.payloadOf(code)),
                card -> cashierGateway.profile().deepLink(CashierBot.payloadOf(card)),
                new ClientBot.Marketing(
                        features.messageTemplates,
                        features.mediaFiles,
                        new BroadcastOrigin(features.broadcastTaps),
                        features.broadcasts),
                new BookingDesk(
                        features.business,
                        features.bookings,
                        features.visitMessages,
                        features.salonProfiles,
                        features.policies,
                        features.catalog,
                        features.masters,
                        features.discounts,
                        features.texts,
                        features.clock)));
        this.clientGateway = new TelegramGateway(
                new BotAccount(ClientBot.ID, telegram.clientToken()), http, redis, limits, clientBot, meters::sent);

        features.channel.lead(clientBot.channel(clientGateway));
        this.broadcasts = clientBot.broadcasts(clientGateway);
        if (roles.contains(Role.CLIENT_BOT)) {
            add(clientGateway, redis, clientBot.updates(clientGateway), ClientBot.COMMANDS, CLIENT_UPDATES, features);
        }
        if (roles.contains(Role.CASHIER_BOT)) {
            add(cashierGateway, redis, cashierBot.updates(), CashierBot.COMMANDS, STAFF_UPDATES, features);
        }
        this.notifications = new NotificationRouter(
                List.of(clientBot.notifications(clientGateway), cashierBot.notifications(cashierGateway)));
    }

    private String clientLink() {
        return "https://t.me/" + clientGateway.profile().username();
    }

    /** @return address that opens the staff bot with an invitation */
    String invitationLink(String token) {
        return cashierGateway.profile().deepLink(CashierBot.invitationPayload(token));
    }

    /** @throws dvorik.core.telegram.TelegramUnavailable when it gives no sign */
    void pingTelegram() {
        cashierGateway.profile().ping();
    }

    InternalRoutes.Webhooks webhooks() {
        return new InternalRoutes.Webhooks() {
            @Override
            public void set() {
                setups.forEach(BotSetup::setWebhook);
            }

            @Override
            public List<InternalRoutes.WebhookInfo> info() {
                return setups.stream().map(BotSetup::webhook).toList();
            }
        };
    }

    /** Sends to many. */
    BroadcastChannel broadcasts() {
        return broadcasts;
    }

    /** Delivers to customers and staff. */
    NotificationChannel notifications() {
        return notifications;
    }

    /** @return where webhooks are stored, by the id of the bot */
    Map<String, UpdateSink> sinks() {
        var sinks = new LinkedHashMap<String, UpdateSink>();
        intakes.forEach((id, intake) -> sinks.put(id, intake.sink()));
        return sinks;
    }

    void start() {
        intakes.values().forEach(BotIntake::start);
        setups.forEach(BotSetup::start);
    }

    /** Takes no more, finishes what was begun. */
    void close() throws InterruptedException {
        setups.forEach(BotSetup::close);
        var closers = new ArrayList<Thread>();
        for (var intake : intakes.values()) {
            closers.add(Thread.ofVirtual().start(() -> {
                try {
                    intake.close(DRAIN);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }));
        }
        for (var closer : closers) {
            closer.join();
        }
    }

    /** After everything that sends. */
    void closeHttp() {
        http.close();
    }

    private void add(
            TelegramGateway gateway,
            Redis redis,
            UpdateHandler handler,
            List<String> commands,
            List<String> updates,
            Features features) {
        boolean webhook = settings.telegram().webhookUrl().isPresent();
        var intakeSettings = webhook ? IntakeSettings.webhook(updates) : IntakeSettings.polling(updates);
        var id = gateway.account().id();
        intakes.put(
                id,
                new BotIntake(
                        gateway,
                        http,
                        redis,
                        new MeasuredHandler(handler, id, meters),
                        Faults::isOutage,
                        intakeSettings));
        setups.add(new BotSetup(gateway, settings, features.texts, commands, updates));
    }

    private static SendLimits limits(Settings.Telegram telegram) {
        var standard = SendLimits.telegram();
        int perSecond = telegram.messagesPerSecond();
        int inChat = telegram.messagesPerSecondInChat();
        return new SendLimits(
                perSecond,
                Math.max(standard.burst(), perSecond / 3),
                inChat,
                Math.max(standard.chatBurst(), inChat),
                standard.groupPerMinute(),
                standard.longestWait(),
                standard.rampUp(),
                standard.inFlight());
    }
}
