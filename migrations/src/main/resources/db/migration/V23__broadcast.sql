-- One message to many. Never deleted.
CREATE TABLE broadcast (
    id              BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    business_id     BIGINT       NOT NULL,
    -- for staff
    name            VARCHAR(120) NOT NULL,
    status          VARCHAR(10)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'draft',
    -- why it is paused: by_staff, errors, no_sender
    pause_reason    VARCHAR(20)  CHARACTER SET ascii COLLATE ascii_bin NULL,
    -- when it is to begin; kept once begun
    scheduled_at    DATETIME(6)  NULL,
    -- nobody gets it before: the time in which sending can be taken back
    first_send_at   DATETIME(6)  NULL,
    started_at      DATETIME(6)  NULL,
    finished_at     DATETIME(6)  NULL,
    recall_asked_at DATETIME(6)  NULL,
    recalled_at     DATETIME(6)  NULL,
    -- a discount for each recipient, granted under broadcast:ID:CUSTOMER
    offer_id        BIGINT       NULL,
    -- share of the audience that gets nothing, for comparison; basis points
    holdout         INT          NOT NULL DEFAULT 0,
    -- messages a second at most; NULL: as the budget allows
    rate            INT          NULL,
    -- bit 0 Monday … bit 6 Sunday on which it may go out, in the customer's zone; NULL: any day
    weekdays        TINYINT UNSIGNED NULL,
    -- hours of the day, from inclusive, until exclusive; NULL: any that are not quiet
    hours_from      TINYINT      NULL,
    hours_until     TINYINT      NULL,
    -- marketing messages to a customer in so many days at most; NULL: the setting of the business
    cap_messages    INT          NULL,
    cap_days        INT          NULL,
    -- it pauses after so many failed messages one after another
    errors_allowed  INT          NOT NULL DEFAULT 20,
    created_by      BIGINT       NOT NULL,
    started_by      BIGINT       NULL,
    created_at      DATETIME(6)  NOT NULL,
    version         INT          NOT NULL DEFAULT 0,
    CONSTRAINT fk_broadcast_business FOREIGN KEY (business_id) REFERENCES business (id),
    CONSTRAINT fk_broadcast_offer FOREIGN KEY (offer_id) REFERENCES offer (id),
    CONSTRAINT fk_broadcast_created_by FOREIGN KEY (created_by) REFERENCES staff (id),
    CONSTRAINT fk_broadcast_started_by FOREIGN KEY (started_by) REFERENCES staff (id),
    CONSTRAINT ck_broadcast_status
        CHECK (status IN ('draft', 'scheduled', 'sending', 'paused', 'finished', 'cancelled')),
    CONSTRAINT ck_broadcast_pause CHECK ((pause_reason IS NOT NULL) = (status = 'paused')),
    CONSTRAINT ck_broadcast_holdout CHECK (holdout BETWEEN 0 AND 5000),
    CONSTRAINT ck_broadcast_limits CHECK (rate > 0 AND errors_allowed > 0 AND cap_messages > 0 AND cap_days > 0),
    CONSTRAINT ck_broadcast_cap CHECK ((cap_messages IS NULL) = (cap_days IS NULL)),
    CONSTRAINT ck_broadcast_hours CHECK ((hours_from IS NULL) = (hours_until IS NULL)
        AND hours_from BETWEEN 0 AND 23 AND hours_until BETWEEN 1 AND 24 AND hours_from < hours_until),
    KEY ix_broadcast_business (business_id, id),
    KEY ix_broadcast_status (status, scheduled_at),
    KEY ix_broadcast_recall (recall_asked_at, recalled_at)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

-- Who is meant: those of the included segments who are in none of the excluded.
CREATE TABLE broadcast_segment (
    broadcast_id BIGINT  NOT NULL,
    segment_id   BIGINT  NOT NULL,
    excluded     BOOLEAN NOT NULL,
    PRIMARY KEY (broadcast_id, segment_id),
    CONSTRAINT fk_broadcast_segment_broadcast FOREIGN KEY (broadcast_id) REFERENCES broadcast (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

-- What is sent: one, or several to be compared.
CREATE TABLE broadcast_variant (
    broadcast_id BIGINT     NOT NULL,
    -- A, B, …
    variant      CHAR(1)    CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    -- of those who get it, in basis points; all together 10000
    share        INT        NOT NULL,
    content      JSON       NOT NULL,
    PRIMARY KEY (broadcast_id, variant),
    CONSTRAINT fk_broadcast_variant_broadcast FOREIGN KEY (broadcast_id) REFERENCES broadcast (id),
    CONSTRAINT ck_broadcast_variant_share CHECK (share BETWEEN 1 AND 10000)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

-- The audience, frozen when sending begins, and what became of each. The checkpoint is the row.
CREATE TABLE broadcast_recipient (
    broadcast_id BIGINT      NOT NULL,
    customer_id  BIGINT      NOT NULL,
    -- holdout: gets nothing, for comparison
    status       VARCHAR(8)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    -- not sooner: put off by quiet hours, a flood wait or a fault
    due_at       DATETIME(6) NOT NULL,
    variant      CHAR(1)     CHARACTER SET ascii COLLATE ascii_bin NULL,
    attempts     TINYINT     NOT NULL DEFAULT 0,
    -- real time; the process that leased it is taken for dead afterwards
    leased_until DATETIME(6) NULL,
    -- why it was skipped or failed
    reason       VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NULL,
    -- the channel's own words of a refusal
    error        VARCHAR(250) NULL,
    chat_id      BIGINT      NULL,
    message_id   INT         NULL,
    sent_at      DATETIME(6) NULL,
    tapped_at    DATETIME(6) NULL,
    discount_id  BIGINT      NULL,
    recalled_at  DATETIME(6) NULL,
    PRIMARY KEY (broadcast_id, customer_id),
    CONSTRAINT fk_broadcast_recipient_broadcast FOREIGN KEY (broadcast_id) REFERENCES broadcast (id),
    CONSTRAINT fk_broadcast_recipient_customer FOREIGN KEY (customer_id) REFERENCES customer (id),
    CONSTRAINT ck_broadcast_recipient_status CHECK (status IN
        ('planned', 'leased', 'sending', 'sent', 'blocked', 'failed', 'skipped', 'unknown', 'holdout')),
    KEY ix_broadcast_recipient_work (broadcast_id, status, due_at),
    -- the frequency cap, and what a customer got
    KEY ix_broadcast_recipient_customer (customer_id, sent_at)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;
