CREATE TABLE review (
    id            BIGINT        NOT NULL AUTO_INCREMENT PRIMARY KEY,
    booking_id    BIGINT        NOT NULL,
    business_id   BIGINT        NOT NULL,
    salon_id      BIGINT        NOT NULL,
    customer_id   BIGINT        NOT NULL,
    -- who did the first service of the visit
    staff_id      BIGINT        NULL,
    rating        TINYINT       NOT NULL,
    words         VARCHAR(1000) NULL,
    reply         VARCHAR(1000) NULL,
    replied_by    BIGINT        NULL,
    replied_at    DATETIME(6)   NULL,
    hidden_at     DATETIME(6)   NULL,
    hidden_by     BIGINT        NULL,
    hidden_reason VARCHAR(250)  NULL,
    created_at    DATETIME(6)   NOT NULL,
    version       INT           NOT NULL DEFAULT 0,
    CONSTRAINT fk_review_booking FOREIGN KEY (booking_id) REFERENCES booking (id),
    CONSTRAINT fk_review_business FOREIGN KEY (business_id) REFERENCES business (id),
    CONSTRAINT fk_review_salon FOREIGN KEY (salon_id) REFERENCES salon (id),
    CONSTRAINT fk_review_customer FOREIGN KEY (customer_id) REFERENCES customer (id),
    CONSTRAINT fk_review_staff FOREIGN KEY (staff_id) REFERENCES staff (id),
    CONSTRAINT fk_review_replied_by FOREIGN KEY (replied_by) REFERENCES staff (id),
    CONSTRAINT fk_review_hidden_by FOREIGN KEY (hidden_by) REFERENCES staff (id),
    CONSTRAINT ck_review_rating CHECK (rating BETWEEN 1 AND 5),
    CONSTRAINT ck_review_hidden CHECK ((hidden_at IS NULL) = (hidden_reason IS NULL)),
    UNIQUE KEY uq_review_booking (booking_id),
    KEY ix_review_salon (salon_id, created_at, id),
    KEY ix_review_staff (staff_id, created_at, id),
    KEY ix_review_customer (customer_id, created_at),
    KEY ix_review_business (business_id, created_at, id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

-- Who waits for a full day.
CREATE TABLE waitlist_entry (
    id          BIGINT      NOT NULL AUTO_INCREMENT PRIMARY KEY,
    salon_id    BIGINT      NOT NULL,
    customer_id BIGINT      NOT NULL,
    -- NULL: any master
    staff_id    BIGINT      NULL,
    day         DATE        NOT NULL,
    status      VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'waiting',
    created_at  DATETIME(6) NOT NULL,
    closed_at   DATETIME(6) NULL,
    -- one place in the line for a person, salon, day and master
    waiting_key VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin GENERATED ALWAYS AS
        (CASE WHEN status IN ('waiting', 'offered') THEN CONCAT(salon_id, ':', COALESCE(staff_id, 0), ':', day) END) VIRTUAL,
    CONSTRAINT fk_waitlist_salon FOREIGN KEY (salon_id) REFERENCES salon (id),
    CONSTRAINT fk_waitlist_customer FOREIGN KEY (customer_id) REFERENCES customer (id),
    CONSTRAINT fk_waitlist_staff FOREIGN KEY (staff_id) REFERENCES master (staff_id),
    CONSTRAINT ck_waitlist_status CHECK (status IN ('waiting', 'offered', 'booked', 'left', 'over')),
    UNIQUE KEY uq_waitlist_waiting (customer_id, waiting_key),
    KEY ix_waitlist_line (salon_id, day, status, id),
    KEY ix_waitlist_over (status, day)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

CREATE TABLE waitlist_service (
    entry_id   BIGINT   NOT NULL,
    position   SMALLINT NOT NULL,
    service_id BIGINT   NOT NULL,
    PRIMARY KEY (entry_id, position),
    CONSTRAINT fk_waitlist_service_entry FOREIGN KEY (entry_id) REFERENCES waitlist_entry (id),
    CONSTRAINT fk_waitlist_service_service FOREIGN KEY (service_id) REFERENCES service (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

-- A short hold for one of the line; the same time is offered to the same person once.
CREATE TABLE waitlist_offer (
    id          BIGINT      NOT NULL AUTO_INCREMENT PRIMARY KEY,
    entry_id    BIGINT      NOT NULL,
    booking_id  BIGINT      NOT NULL,
    starts_at   DATETIME    NOT NULL,
    offered_at  DATETIME(6) NOT NULL,
    ends_at     DATETIME(6) NOT NULL,
    outcome     VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NULL,
    CONSTRAINT fk_waitlist_offer_entry FOREIGN KEY (entry_id) REFERENCES waitlist_entry (id),
    CONSTRAINT fk_waitlist_offer_booking FOREIGN KEY (booking_id) REFERENCES booking (id),
    CONSTRAINT ck_waitlist_offer CHECK (outcome IS NULL OR outcome IN ('accepted', 'rejected', 'expired')),
    UNIQUE KEY uq_waitlist_offer_start (entry_id, starts_at),
    UNIQUE KEY uq_waitlist_offer_booking (booking_id),
    KEY ix_waitlist_offer_end (outcome, ends_at)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

-- Days of salons on which somebody waits and something has become free.
CREATE TABLE waitlist_wake (
    salon_id BIGINT      NOT NULL,
    day      DATE        NOT NULL,
    woken_at DATETIME(6) NOT NULL,
    PRIMARY KEY (salon_id, day),
    CONSTRAINT fk_waitlist_wake_salon FOREIGN KEY (salon_id) REFERENCES salon (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

-- The secret address under which a master's calendar can be read by other programs.
CREATE TABLE calendar_feed (
    staff_id   BIGINT      NOT NULL PRIMARY KEY,
    -- SHA-256 in hex; the token itself is never kept
    token_hash CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    created_at DATETIME(6) NOT NULL,
    CONSTRAINT fk_calendar_feed_staff FOREIGN KEY (staff_id) REFERENCES staff (id),
    UNIQUE KEY uq_calendar_feed_token (token_hash)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;
