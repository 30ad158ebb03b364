package dvorik.clientbot;

import dvorik.clientbot.account.ClaimNotifications;
import dvorik.clientbot.account.Consents;
import dvorik.clientbot.account.DataFiles;
import dvorik.clientbot.account.EmailMovedNotification;
import dvorik.clientbot.account.MyData;
import dvorik.clientbot.account.Notices;
import dvorik.clientbot.account.OwnEmail;
import dvorik.clientbot.account.OwnPhone;
import dvorik.clientbot.account.Profile;
import dvorik.clientbot.account.StaffMessageNotification;
import dvorik.clientbot.booking.BookingDesk;
import dvorik.clientbot.booking.CustomerVisits;
import dvorik.clientbot.booking.VisitCards;
import dvorik.clientbot.account.TypedCode;
import dvorik.clientbot.broadcast.BroadcastSender;
import dvorik.clientbot.broadcast.TrialMessages;
import dvorik.clientbot.card.MyCard;
import dvorik.clientbot.channel.Channel;
import dvorik.clientbot.channel.SubscriptionGift;
import dvorik.clientbot.channel.TelegramMembership;
import dvorik.clientbot.discount.DiscountCards;
import dvorik.clientbot.discount.DiscountNotifications;
import dvorik.clientbot.discount.GivenNotification;
import dvorik.clientbot.discount.MyDiscounts;
import dvorik.clientbot.discount.SeasonNotifications;
import dvorik.clientbot.friend.InvitingFriends;
import dvorik.clientbot.friend.ThanksNotification;
import dvorik.clientbot.gift.GiftLinks;
import dvorik.clientbot.gift.GiftNotifications;
import dvorik.clientbot.gift.GivingAway;
import dvorik.clientbot.joining.Arrivals;
import dvorik.clientbot.joining.Joining;
import dvorik.clientbot.mailbox.Mails;
import dvorik.clientbot.marketing.MarketingCalls;
import dvorik.clientbot.marketing.MarketingChat;
import dvorik.clientbot.marketing.MarketingTaps;
import dvorik.clientbot.till.ApprovalCards;
import dvorik.clientbot.till.ApprovalQuestions;
import dvorik.clientbot.till.PhoneQuestions;
import dvorik.clientbot.till.UndoneNotification;
import dvorik.core.account.AddressCodes;
import dvorik.core.account.AddressWays;
import dvorik.core.account.DeletionService;
import dvorik.core.account.PersonalDataService;
import dvorik.core.account.PhoneClaims;
import dvorik.core.account.StaffMessages;
import dvorik.core.booking.BookingCards;
import dvorik.core.broadcast.BroadcastChannel;
import dvorik.core.broadcast.Broadcasts;
import dvorik.core.consent.ConsentService;
import dvorik.core.conversation.ConversationRuntime;
import dvorik.core.conversation.MessageRenderer;
import dvorik.core.customer.CardNumber;
import dvorik.core.customer.CardNumbers;
import dvorik.core.customer.Customer;
import dvorik.core.customer.CustomerService;
import dvorik.core.customer.ProfileService;
import dvorik.core.discount.ApprovalService;
import dvorik.core.discount.ChannelMembership;
import dvorik.core.discount.DiscountService;
import dvorik.core.discount.DiscountWords;
import dvorik.core.discount.GiftService;
import dvorik.core.discount.JoiningService;
import dvorik.core.discount.ReferralService;
import dvorik.core.discount.SubscriptionService;
import dvorik.core.discount.TillService;
import dvorik.core.id.DiscountId;
import dvorik.core.notification.Mailbox;
import dvorik.core.notification.NotificationChannel;
import dvorik.core.notification.NotificationKind;
import dvorik.core.salon.SalonService;
import dvorik.core.staff.StaffService;
import dvorik.core.telegram.BotCall;
import dvorik.core.telegram.SentListener;
import dvorik.core.telegram.TelegramGateway;
import dvorik.core.telegram.UpdateHandler;
import dvorik.core.template.MediaFiles;
import dvorik.core.template.MessageContent;
import dvorik.core.template.MessageTemplates;
import dvorik.core.template.MessageVariables;
import dvorik.core.template.MessageVariables.PersonalDiscount;
import dvorik.core.template.RenderedMessage;
import dvorik.core.text.Texts;
import dvorik.core.till.PhoneAsks;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Builds the client bot's parts, once each. */
public final class ClientBot implements SentListener {
    /** Stands in Redis keys, logs and the webhook's route. */
    public static final String ID = "client";

    /** Commands of the menu, by name; their descriptions are the texts {@code client.command.NAME}. */
    public static final List<String> COMMANDS = List.of(
            "start", "discounts", "book", "visits", "card", "invite", "messages", "profile", "language", "menu", "cancel", "help");

    /**
     * Features and base that the bot stands on.
     *
     *
     * @param channel {@code @name} or id of the channel whose subscribers get a discount
     * @param tillLink opens the cashier bot with a code; {@code cardLink} with a customer's card
     */
    public record Parts(
            CustomerService customers,
            CardNumbers cardNumbers,
            ConsentService consents,
            JoiningService joining,
            Account account,
            Mailbox mailbox,
            DiscountService discounts,
            GiftService gifts,
            ReferralService referrals,
            SubscriptionService subscriptions,
            TillService till,
            ApprovalService approvals,
            PhoneAsks phoneAsks,
            StaffService staff,
            SalonService salons,
            Texts texts,
            Clock clock,
            String business,
            Optional<String> channel,
            UnaryOperator<String> tillLink,
            Function<CardNumber, String> cardLink,
            Marketing marketing,
            BookingDesk booking) {}

    /**
     * What messages of marketing stand on.
     *
     * @param taps hears of their buttons
     */
    public record Marketing(MessageTemplates messages, MediaFiles files, MarketingTaps taps, Broadcasts broadcasts) {}

    /** What a customer's account stands on. */
    public record Account(
            ProfileService profiles,
            PhoneClaims claims,
            AddressCodes codes,
            AddressWays ways,
            PersonalDataService data,
            DeletionService deletion,
            StaffMessages staffMessages) {}

    private final Parts parts;
    private final DiscountWords words;
    private final DiscountCards cards;
    private final ApprovalQuestions approvals;
    private final PhoneQuestions phones;
    private final Optional<Channel> channel;
    private final CustomerVisits visits;

    public ClientBot(Parts parts) {
        this.parts = parts;
        this.words = new DiscountWords(parts.texts(), parts.clock());
        this.cards = new DiscountCards(words, parts.tillLink());
        this.approvals = new ApprovalQuestions(
                parts.approvals(), new ApprovalCards(parts.discounts(), parts.salons(), parts.staff(), words));
        this.phones = new PhoneQuestions(parts.phoneAsks(), parts.salons());
        this.channel = parts.channel().map(Channel::new);
        this.visits = new CustomerVisits(parts.booking());
    }

    /** @param gateway of this bot */
    public UpdateHandler updates(TelegramGateway gateway) {
        UnaryOperator<String> deepLink = payload -> gateway.profile().deepLink(payload);
        var gifts = new GiftLinks(parts.gifts(), cards, parts.texts(), words, deepLink);
        var account = parts.account();
        var joining = new Joining(
                parts.consents(),
                parts.joining(),
                account.claims(),
                cards,
                new Arrivals(gifts, parts.referrals(), visits),
                parts.texts(),
                parts.clock(),
                parts.business());
        var files = new DataFiles(parts.texts(), parts.clock().getZone());
        var rights = new MyData(account.data(), account.deletion(), files, parts.texts());
        var conversation = new ClientConversation(
                parts.customers(),
                parts.consents(),
                joining,
                rights,
                sections(gateway, joining, gifts, deepLink),
                this::subscribed,
                visits::bookable);
        return new ConversationRuntime<>(
                ID,
                conversation,
                ClientDialog.class,
                ClientChoice.class,
                MenuKeys.ALL,
                parts.texts(),
                Clock.systemUTC());
    }

    private List<ClientSection> sections(
            TelegramGateway gateway, Joining joining, GiftLinks gifts, UnaryOperator<String> deepLink) {
        var sections = new ArrayList<ClientSection>();
        sections.add(approvals);
        sections.add(phones);
        sections.addAll(visits.sections(parts.marketing().taps(), marketing(gateway)::showPicture));
        sections.add(new MyDiscounts(
                parts.discounts(),
                customer -> channel.isPresent()
                        && parts.subscriptions().offeredTo(customer).isPresent(),
                cards,
                words,
                parts.marketing().taps()));
        sections.add(new MyCard(parts.cardNumbers(), parts.cardLink()));
        sections.add(new GivingAway(parts.gifts(), gifts, parts.texts(), words, deepLink));
        sections.add(new InvitingFriends(parts.referrals(), parts.texts(), parts.business(), deepLink));
        sections.add(new Mails(parts.mailbox(), parts.texts(), parts.clock()));
        var account = parts.account();
        sections.add(
                new Profile(parts.customers(), account.profiles(), account.codes(), account.ways(), parts.clock()));
        sections.add(new TypedCode(account.codes()));
        sections.add(new OwnPhone(account.claims(), account.codes(), account.ways()));
        if (account.ways().email()) {
            sections.add(new OwnEmail(account.codes()));
        }
        sections.add(new Notices(account.profiles(), account.ways()));
        sections.add(new Consents(parts.consents(), joining, parts.texts(), parts.clock()));
        channel.ifPresent(
                known -> sections.add(new SubscriptionGift(parts.subscriptions(), parts.discounts(), cards, known)));
        return sections;
    }

    private void subscribed(long channelId, String channelName, long telegramId, boolean subscribed) {
        if (channel.filter(known -> known.is(channelId, channelName)).isPresent()) {
            parts.subscriptions().changed(telegramId, subscribed);
        }
    }

    /**
     * Asks Telegram who is subscribed to the channel of the business.
     *
     * @param gateway of this bot
     */
    public ChannelMembership channel(TelegramGateway gateway) {
        return new TelegramMembership(channel, gateway.profile());
    }

    /**
     * Sends messages of marketing.
     *
     * @param gateway of this bot
     */
    public MarketingCalls marketing(TelegramGateway gateway) {
        return new MarketingCalls(
                gateway,
                new MessageRenderer(parts.texts(), ClientChoice.class),
                parts.marketing().files());
    }

    /**
     * Sends broadcasts.
     *
     * @param gateway of this bot
     */
    public BroadcastChannel broadcasts(TelegramGateway gateway) {
        return new BroadcastSender(gateway, marketing(gateway));
    }

    /** @return the words of a template for this customer; the discount fills what it says of one */
    public RenderedMessage render(MessageContent content, Customer customer, Optional<DiscountId> discount) {
        var own = discount.flatMap(parts.discounts()::find)
                .filter(one -> one.customer().equals(customer.id()))
                .map(one -> new PersonalDiscount(one.terms().value(), one.code().grouped(), words.lastDay(one)));
        var reader = new MessageVariables(Optional.ofNullable(customer.firstName()), parts.business(), own);
        return parts.marketing().messages().render(content, customer.language(), reader);
    }

    /** @param gateway of this bot */
    public Map<NotificationKind, NotificationChannel> notifications(TelegramGateway gateway) {
        var chat = new CustomerChat(
                parts.customers(), new MessageRenderer(parts.texts(), ClientChoice.class), gateway, parts.mailbox());
        var kinds = new EnumMap<NotificationKind, NotificationChannel>(NotificationKind.class);
        kinds.putAll(
                new DiscountNotifications(parts.discounts(), parts.till(), parts.salons(), words, cards, chat).kinds());
        kinds.putAll(approvals.kinds(chat));
        kinds.putAll(new SeasonNotifications(parts.discounts(), cards, chat, parts.texts(), parts.clock()).kinds());
        kinds.put(NotificationKind.DISCOUNT_GIVEN, new GivenNotification(parts.discounts(), cards, chat));
        kinds.put(
                NotificationKind.STAFF_MESSAGE,
                new StaffMessageNotification(
                        parts.account().staffMessages(), chat, new MarketingChat(chat, this, marketing(gateway))));
        kinds.put(
                NotificationKind.BROADCAST_TEST,
                new TrialMessages(
                        parts.marketing().broadcasts(),
                        parts.staff(),
                        parts.marketing().messages(),
                        marketing(gateway),
                        parts.clock(),
                        parts.business()));
        kinds.put(NotificationKind.PHONE_ASKED, phones.questions(chat));
        kinds.put(
                NotificationKind.REDEMPTION_UNDONE,
                new UndoneNotification(parts.discounts(), parts.till(), parts.salons(), words, chat));
        kinds.putAll(visits.notifications(chat));
        kinds.putAll(new ClaimNotifications(parts.account().claims(), chat).kinds());
        kinds.putAll(EmailMovedNotification.kinds(chat));
        kinds.put(NotificationKind.GIFT_CLAIMED, new GiftNotifications(parts.gifts(), parts.discounts(), words, chat));
        kinds.put(NotificationKind.REFERRAL_THANKED, new ThanksNotification(parts.discounts(), words, chat));
        return kinds;
    }

    /** Remembers where a discount or a visit is shown. */
    @Override
    public void sent(long chatId, BotCall call, int messageId) {
        VisitCards.tracked(call.track())
                .ifPresent(id -> parts.booking()
                        .cards()
                        .remember(id, BookingCards.Bot.CLIENT, new BookingCards.Card(chatId, messageId)));
        DiscountCards.tracked(call.track()).ifPresent(id -> parts.discounts().rememberCard(id, chatId, messageId));
    }
}
