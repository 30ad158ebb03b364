CREATE TABLE notification (
    id           BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    -- names the fact and its version, so that a message is owed once: redemption:77:done
    dedup_key    VARCHAR(150) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    customer_id  BIGINT       NULL,
    staff_id     BIGINT       NULL,
    -- what is told; the carrier finds its words and facts by it
    kind         VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    -- the id of the thing it is about (a discount, a redemption …); its meaning follows from kind
    subject_id   BIGINT       NOT NULL,
    status       VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'pending',
    attempts     INT          NOT NULL DEFAULT 0,
    due_at       DATETIME(6)  NOT NULL,
    leased_until DATETIME(6)  NULL,
    sent_at      DATETIME(6)  NULL,
    channel      VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NULL,
    message_id   INT          NULL,
    -- what the channel answered last, without personal data
    last_error   VARCHAR(250) NULL,
    created_at   DATETIME(6)  NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
    CONSTRAINT fk_notification_customer FOREIGN KEY (customer_id) REFERENCES customer (id),
    CONSTRAINT fk_notification_staff FOREIGN KEY (staff_id) REFERENCES staff (id),
    CONSTRAINT ck_notification_status CHECK (status IN ('pending', 'leased', 'sent', 'skipped', 'dead')),
    CONSTRAINT ck_notification_person CHECK ((customer_id IS NULL) <> (staff_id IS NULL)),
    UNIQUE KEY uq_notification_dedup (dedup_key),
    KEY ix_notification_due (status, due_at, id),
    KEY ix_notification_lease (status, leased_until),
    KEY ix_notification_customer (customer_id, created_at)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

CREATE TABLE mailbox_message (
    id              BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    customer_id     BIGINT       NOT NULL,
    notification_id BIGINT       NULL,
    body_html       TEXT         NOT NULL,
    created_at      DATETIME(6)  NOT NULL,
    read_at         DATETIME(6)  NULL,
    CONSTRAINT fk_mailbox_customer FOREIGN KEY (customer_id) REFERENCES customer (id),
    CONSTRAINT fk_mailbox_notification FOREIGN KEY (notification_id) REFERENCES notification (id),
    UNIQUE KEY uq_mailbox_notification (notification_id),
    KEY ix_mailbox_customer (customer_id, created_at),
    KEY ix_mailbox_read (read_at)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;
