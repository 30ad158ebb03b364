package dvorik.core.mail;

import dvorik.core.notification.NotificationKind;

/** What letters are written on: a template each, all on the one layout. Those of no other kind are plain messages. */
enum Paper {
    MESSAGE("message", "mail.subject", "mail.footer"),
    WELCOME("welcome", "mail.welcome.subject", "mail.welcome.footer"),
    DISCOUNT("discount", "mail.discount.subject", "mail.footer"),
    CODE("code", "mail.code.subject", "mail.code.footer"),
    PASSWORD("password", "mail.password.subject", "mail.password.footer");

    private final String template;
    private final String subject;
    private final String footer;

    Paper(String template, String subject, String footer) {
        this.template = template;
        this.subject = subject;
        this.footer = footer;
    }

    static Paper of(NotificationKind kind) {
        return switch (kind) {
            case EMAIL_WELCOME -> WELCOME;
            case DISCOUNT_GIVEN, BIRTHDAY_DISCOUNT, WINBACK_DISCOUNT, DISCOUNT_ENDING -> DISCOUNT;
            case EMAIL_CODE -> CODE;
            case PASSWORD_MAIL -> PASSWORD;
            default -> MESSAGE;
        };
    }

    /** @return name of the file under {@code mail/} */
    String template() {
        return template;
    }

    /** @return text key; knows {@code business} */
    String subject() {
        return subject;
    }

    /** @return text key, why the letter came; knows {@code business} */
    String footer() {
        return footer;
    }
}
