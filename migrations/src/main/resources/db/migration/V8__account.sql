ALTER TABLE customer
    -- when a birthday that was told before was changed last; NULL: never
    ADD COLUMN birthday_changed_at DATETIME(6) NULL AFTER birthday,
    ADD COLUMN reminders_on BOOLEAN NOT NULL DEFAULT TRUE,
    -- news and offers; whatever stands here, only for people whose terms are accepted
    ADD COLUMN marketing_on BOOLEAN NOT NULL DEFAULT TRUE,
    -- hours of the day in business time, from inclusive, until exclusive, over midnight too; equal: none
    ADD COLUMN quiet_from   TINYINT NOT NULL DEFAULT 22,
    ADD COLUMN quiet_until  TINYINT NOT NULL DEFAULT 9,
    ADD CONSTRAINT ck_customer_quiet CHECK (quiet_from BETWEEN 0 AND 23 AND quiet_until BETWEEN 0 AND 23);

-- A verified number that another living customer with a Telegram of its own holds: whose is it?
CREATE TABLE phone_claim (
    id          BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    -- who has verified the number now
    customer_id BIGINT       NOT NULL,
    -- who verified it earlier
    holder_id   BIGINT       NOT NULL,
    -- E.164; NULL once decided
    phone       VARCHAR(190) CHARACTER SET ascii COLLATE ascii_bin NULL,
    -- open: the customer is asked; asked: the holder is
    status      VARCHAR(10)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'open',
    created_at  DATETIME(6)  NOT NULL,
    decided_at  DATETIME(6)  NULL,
    open_by     BIGINT GENERATED ALWAYS AS (CASE WHEN status IN ('open', 'asked') THEN customer_id END) VIRTUAL,
    CONSTRAINT fk_phone_claim_customer FOREIGN KEY (customer_id) REFERENCES customer (id),
    CONSTRAINT fk_phone_claim_holder FOREIGN KEY (holder_id) REFERENCES customer (id),
    CONSTRAINT ck_phone_claim_status CHECK (status IN ('open', 'asked', 'merged', 'moved', 'dropped')),
    CONSTRAINT ck_phone_claim_phone CHECK ((phone IS NOT NULL) = (status IN ('open', 'asked'))),
    UNIQUE KEY uq_phone_claim_open (open_by)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

ALTER TABLE mailbox_message ADD KEY ix_mailbox_page (customer_id, id);
