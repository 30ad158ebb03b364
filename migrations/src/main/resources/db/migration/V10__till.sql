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
