-- The customer's own yes is needed before a discount of this offer is redeemed.
ALTER TABLE offer ADD COLUMN customer_confirms BOOLEAN NOT NULL DEFAULT FALSE;

-- A question to the customer at a till: may this discount be redeemed for this purchase?
CREATE TABLE approval (
    id              BIGINT      NOT NULL AUTO_INCREMENT PRIMARY KEY,
    discount_id     BIGINT      NOT NULL,
    customer_id     BIGINT      NOT NULL,
    staff_id        BIGINT      NOT NULL,
    salon_id        BIGINT      NOT NULL,
    -- NULL where the offer needs no amount
    purchase_amount BIGINT      NULL,
    discount_amount BIGINT      NOT NULL,
    currency        CHAR(3) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    status          VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'waiting',
    -- FALSE: the customer has no Telegram, or the bot cannot write there
    reachable       BOOLEAN     NOT NULL,
    -- the cashier's message that shows how it stands
    card_message_id INT         NOT NULL,
    -- the tap that asked; the same one twice asks once
    request_key     VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    asked_at        DATETIME(6) NOT NULL,
    expires_at      DATETIME(6) NOT NULL,
    decided_at      DATETIME(6) NULL,
    redemption_id   BIGINT      NULL,
    override_reason VARCHAR(250) NULL,
    -- one open question for a discount
    waiting_discount BIGINT GENERATED ALWAYS AS (CASE WHEN status = 'waiting' THEN discount_id END) VIRTUAL,
    CONSTRAINT fk_approval_discount FOREIGN KEY (discount_id) REFERENCES discount (id),
    CONSTRAINT fk_approval_customer FOREIGN KEY (customer_id) REFERENCES customer (id),
    CONSTRAINT fk_approval_staff FOREIGN KEY (staff_id) REFERENCES staff (id),
    CONSTRAINT fk_approval_salon FOREIGN KEY (salon_id) REFERENCES salon (id),
    CONSTRAINT fk_approval_redemption FOREIGN KEY (redemption_id) REFERENCES redemption (id),
    CONSTRAINT ck_approval_status CHECK (status IN
        ('waiting', 'approved', 'declined', 'expired', 'overridden', 'withdrawn', 'refused')),
    CONSTRAINT ck_approval_decided CHECK ((status = 'waiting') = (decided_at IS NULL)),
    CONSTRAINT ck_approval_override CHECK (status <> 'overridden' OR override_reason IS NOT NULL),
    UNIQUE KEY uq_approval_request (request_key),
    UNIQUE KEY uq_approval_waiting (waiting_discount),
    KEY ix_approval_expiry (status, expires_at),
    KEY ix_approval_staff (staff_id, asked_at)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

-- Codes that were typed and do not exist, counted for each person.
CREATE TABLE wrong_code (
    id          BIGINT      NOT NULL AUTO_INCREMENT PRIMARY KEY,
    staff_id    BIGINT      NOT NULL,
    -- the message that brought it; the same one twice counts once
    request_key VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    tried_at    DATETIME(6) NOT NULL,
    CONSTRAINT fk_wrong_code_staff FOREIGN KEY (staff_id) REFERENCES staff (id),
    UNIQUE KEY uq_wrong_code_request (request_key),
    KEY ix_wrong_code_staff (staff_id, tried_at),
    KEY ix_wrong_code_time (tried_at)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

-- Times in which a person may look no code up.
CREATE TABLE till_pause (
    id       BIGINT      NOT NULL AUTO_INCREMENT PRIMARY KEY,
    staff_id BIGINT      NOT NULL,
    -- how many wrong codes led to it
    codes    INT         NOT NULL,
    began_at DATETIME(6) NOT NULL,
    ends_at  DATETIME(6) NOT NULL,
    CONSTRAINT fk_till_pause_staff FOREIGN KEY (staff_id) REFERENCES staff (id),
    KEY ix_till_pause_staff (staff_id, ends_at),
    KEY ix_till_pause_end (ends_at)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

-- The last four digits of a living phone, by which a cashier can have its owner asked.
ALTER TABLE customer_identity
    ADD COLUMN phone_tail CHAR(4) CHARACTER SET ascii COLLATE ascii_bin GENERATED ALWAYS AS
        (CASE WHEN kind = 'phone' AND deleted_at IS NULL THEN RIGHT(value, 4) END) VIRTUAL,
    ADD KEY ix_identity_phone_tail (phone_tail);

-- A cashier asked for the customer by the end of a phone number; the digits are not kept.
CREATE TABLE phone_ask (
    id          BIGINT      NOT NULL AUTO_INCREMENT PRIMARY KEY,
    staff_id    BIGINT      NOT NULL,
    salon_id    BIGINT      NOT NULL,
    -- the message that asked; the same one twice asks once
    request_key VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    asked_at    DATETIME(6) NOT NULL,
    expires_at  DATETIME(6) NOT NULL,
    CONSTRAINT fk_phone_ask_staff FOREIGN KEY (staff_id) REFERENCES staff (id),
    CONSTRAINT fk_phone_ask_salon FOREIGN KEY (salon_id) REFERENCES salon (id),
    UNIQUE KEY uq_phone_ask_request (request_key),
    KEY ix_phone_ask_staff (staff_id, asked_at)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

-- The people whose number ends so: each is asked whether it is them at the till.
CREATE TABLE phone_ask_customer (
    id          BIGINT      NOT NULL AUTO_INCREMENT PRIMARY KEY,
    ask_id      BIGINT      NOT NULL,
    customer_id BIGINT      NOT NULL,
    status      VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'waiting',
    expires_at  DATETIME(6) NOT NULL,
    decided_at  DATETIME(6) NULL,
    CONSTRAINT fk_phone_ask_customer_ask FOREIGN KEY (ask_id) REFERENCES phone_ask (id),
    CONSTRAINT fk_phone_ask_customer_customer FOREIGN KEY (customer_id) REFERENCES customer (id),
    CONSTRAINT ck_phone_ask_customer_status CHECK (status IN ('waiting', 'agreed', 'declined')),
    UNIQUE KEY uq_phone_ask_customer (ask_id, customer_id),
    KEY ix_phone_ask_customer (customer_id, expires_at)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;
