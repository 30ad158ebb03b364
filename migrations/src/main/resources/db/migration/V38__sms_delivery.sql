-- What became of SMS, as their providers say it.
CREATE TABLE sms_message (
    notification_id BIGINT       NOT NULL PRIMARY KEY,
    provider        VARCHAR(10)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    -- NULL: the call has left, and nobody knows yet whether it was taken
    provider_id     VARCHAR(64)  CHARACTER SET ascii COLLATE ascii_bin NULL,
    -- E.164, for providers that want it with a question; NULL once nothing is asked any more
    phone           VARCHAR(20)  CHARACTER SET ascii COLLATE ascii_bin NULL,
    status          VARCHAR(12)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'sending',
    sent_at         DATETIME(6)  NOT NULL,
    -- when the provider is asked again, real time; NULL: never
    check_at        DATETIME(6)  NULL,
    final_at        DATETIME(6)  NULL,
    CONSTRAINT fk_sms_message_notification FOREIGN KEY (notification_id) REFERENCES notification (id),
    CONSTRAINT ck_sms_message_status
        CHECK (status IN ('sending', 'accepted', 'delivered', 'undelivered', 'expired', 'unknown')),
    KEY ix_sms_message_check (check_at, notification_id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;
