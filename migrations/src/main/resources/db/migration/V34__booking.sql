CREATE TABLE booking (
    id               BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    business_id      BIGINT       NOT NULL,
    salon_id         BIGINT       NOT NULL,
    -- NULL: a walk-in whom we know by name at most
    customer_id      BIGINT       NULL,
    guest_name       VARCHAR(64)  NULL,
    guest_phone      VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NULL,
    status           VARCHAR(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    -- grows with each change, of which booking_change has one row each
    revision         INT          NOT NULL DEFAULT 1,
    -- grows when the time changes: reminders speak of it
    time_revision    INT          NOT NULL DEFAULT 1,
    starts_at        DATETIME     NOT NULL,
    ends_at          DATETIME     NOT NULL,
    price            BIGINT       NOT NULL,
    currency         CHAR(3) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    -- taken at the end, after the discount; NULL until then
    paid             BIGINT       NULL,
    policy_id        BIGINT       NOT NULL,
    discount_id      BIGINT       NULL,
    redemption_id    BIGINT       NULL,
    sale_id          BIGINT       NULL,
    -- client, staff, phone, walk_in, api, waitlist
    source           VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    hold_until       DATETIME(6)  NULL,
    -- when the hold became a booking; NULL: it never did, and no list or figure has it
    booked_at        DATETIME(6)  NULL,
    -- the customer said "I will come"
    coming_at        DATETIME(6)  NULL,
    arrived_at       DATETIME(6)  NULL,
    started_at       DATETIME(6)  NULL,
    finished_at      DATETIME(6)  NULL,
    late_minutes     INT          NULL,
    no_show_asked_at DATETIME(6)  NULL,
    -- the customer says to have been there
    disputed_at      DATETIME(6)  NULL,
    customer_note    VARCHAR(500) NULL,
    staff_note       VARCHAR(1000) NULL,
    -- the tap or call that made it; the same one twice is one booking
    request_key      VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NULL,
    created_at       DATETIME(6)  NOT NULL,
    updated_at       DATETIME(6)  NOT NULL DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6),
    CONSTRAINT fk_booking_business FOREIGN KEY (business_id) REFERENCES business (id),
    CONSTRAINT fk_booking_salon FOREIGN KEY (salon_id) REFERENCES salon (id),
    CONSTRAINT fk_booking_customer FOREIGN KEY (customer_id) REFERENCES customer (id),
    CONSTRAINT fk_booking_policy FOREIGN KEY (policy_id) REFERENCES booking_policy (id),
    CONSTRAINT fk_booking_discount FOREIGN KEY (discount_id) REFERENCES discount (id),
    CONSTRAINT fk_booking_redemption FOREIGN KEY (redemption_id) REFERENCES redemption (id),
    CONSTRAINT fk_booking_sale FOREIGN KEY (sale_id) REFERENCES sale (id),
    CONSTRAINT ck_booking_status CHECK (status IN ('held', 'pending', 'confirmed', 'unassigned', 'in_progress',
        'completed', 'cancelled_by_customer', 'cancelled_by_salon', 'no_show')),
    CONSTRAINT ck_booking_source CHECK (source IN ('client', 'staff', 'phone', 'walk_in', 'api', 'waitlist')),
    CONSTRAINT ck_booking_times CHECK (ends_at > starts_at AND (status <> 'held' OR hold_until IS NOT NULL)
        AND (booked_at IS NOT NULL OR status IN ('held', 'cancelled_by_customer', 'cancelled_by_salon'))),
    UNIQUE KEY uq_booking_request (request_key),
    KEY ix_booking_salon (salon_id, starts_at, id),
    KEY ix_booking_customer (customer_id, starts_at, id),
    KEY ix_booking_business (business_id, starts_at, id),
    KEY ix_booking_status (status, starts_at),
    KEY ix_booking_hold (status, hold_until),
    KEY ix_booking_finished (status, finished_at)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

-- The services of a visit, one after the other.
CREATE TABLE booking_item (
    id            BIGINT   NOT NULL AUTO_INCREMENT PRIMARY KEY,
    booking_id    BIGINT   NOT NULL,
    position      SMALLINT NOT NULL,
    service_id    BIGINT   NOT NULL,
    -- NULL: the master declined and nobody has taken it yet
    staff_id      BIGINT   NULL,
    -- room or chair
    resource_id   BIGINT   NULL,
    starts_at     DATETIME NOT NULL,
    ends_at       DATETIME NOT NULL,
    price         BIGINT   NOT NULL,
    CONSTRAINT fk_booking_item_booking FOREIGN KEY (booking_id) REFERENCES booking (id),
    CONSTRAINT fk_booking_item_service FOREIGN KEY (service_id) REFERENCES service (id),
    CONSTRAINT fk_booking_item_staff FOREIGN KEY (staff_id) REFERENCES master (staff_id),
    CONSTRAINT fk_booking_item_resource FOREIGN KEY (resource_id) REFERENCES resource (id),
    CONSTRAINT ck_booking_item_times CHECK (ends_at > starts_at),
    UNIQUE KEY uq_booking_item_position (booking_id, position),
    KEY ix_booking_item_staff (staff_id, starts_at),
    KEY ix_booking_item_service (service_id, starts_at)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

-- Masters who declined a visit: they are not asked again.
CREATE TABLE booking_decline (
    booking_id  BIGINT       NOT NULL,
    staff_id    BIGINT       NOT NULL,
    declined_at DATETIME(6)  NOT NULL,
    PRIMARY KEY (booking_id, staff_id),
    CONSTRAINT fk_booking_decline_booking FOREIGN KEY (booking_id) REFERENCES booking (id),
    CONSTRAINT fk_booking_decline_staff FOREIGN KEY (staff_id) REFERENCES master (staff_id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

-- Each change of a booking: who, when, why, from what to what. Never rewritten.
CREATE TABLE booking_change (
    id            BIGINT      NOT NULL AUTO_INCREMENT PRIMARY KEY,
    booking_id    BIGINT      NOT NULL,
    -- that of the booking after it
    revision      INT         NOT NULL,
    action        VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    actor_kind    VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    actor_id      BIGINT      NULL,
    -- a code; words of people stand in booking_change_words
    reason        VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NULL,
    status_before VARCHAR(24) CHARACTER SET ascii COLLATE ascii_bin NULL,
    status_after  VARCHAR(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    -- JSON: time and items; NULL in before: it was made; NULL in after: as before
    before_plan   TEXT        NULL,
    after_plan    TEXT        NULL,
    changed_at    DATETIME(6) NOT NULL,
    CONSTRAINT fk_booking_change_booking FOREIGN KEY (booking_id) REFERENCES booking (id),
    CONSTRAINT ck_booking_change_actor CHECK (actor_kind IN ('customer', 'staff', 'system')),
    UNIQUE KEY uq_booking_change_revision (booking_id, revision)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

-- What people wrote as the reason; may be erased.
CREATE TABLE booking_change_words (
    change_id BIGINT       NOT NULL PRIMARY KEY,
    words     VARCHAR(500) NOT NULL,
    CONSTRAINT fk_booking_change_words FOREIGN KEY (change_id) REFERENCES booking_change (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

CREATE TRIGGER booking_no_delete BEFORE DELETE ON booking FOR EACH ROW
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bookings are never deleted';
CREATE TRIGGER booking_change_no_update BEFORE UPDATE ON booking_change FOR EACH ROW
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'booking_change is insert-only';
CREATE TRIGGER booking_change_no_delete BEFORE DELETE ON booking_change FOR EACH ROW
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'booking_change is insert-only';

-- Messages in which a visit is shown, so that they can be changed when it changes.
CREATE TABLE booking_card (
    id         BIGINT      NOT NULL AUTO_INCREMENT PRIMARY KEY,
    booking_id BIGINT      NOT NULL,
    -- client or cashier: in whose chat
    bot        VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    chat_id    BIGINT      NOT NULL,
    message_id INT         NOT NULL,
    shown_at   DATETIME(6) NOT NULL,
    CONSTRAINT fk_booking_card_booking FOREIGN KEY (booking_id) REFERENCES booking (id),
    CONSTRAINT ck_booking_card_bot CHECK (bot IN ('client', 'cashier')),
    UNIQUE KEY uq_booking_card_message (bot, chat_id, message_id),
    KEY ix_booking_card_booking (booking_id, bot)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

ALTER TABLE discount
    ADD CONSTRAINT fk_discount_reserved_by FOREIGN KEY (reserved_by_booking) REFERENCES booking (id);
