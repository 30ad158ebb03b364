CREATE TABLE offer (
    id            BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    business_id   BIGINT       NOT NULL,
    kind          VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    title_ru      VARCHAR(120) NOT NULL,
    title_uz      VARCHAR(120) NOT NULL,
    title_en      VARCHAR(120) NOT NULL,
    value_type    VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    -- basis points of the purchase (1000 = 10 %) or minor units, as value_type says
    value         BIGINT       NOT NULL,
    min_purchase  BIGINT       NULL,
    max_discount  BIGINT       NULL,
    -- days from the grant, counted to the end of that day in business time
    valid_days    INT          NOT NULL,
    uses_allowed  INT          NOT NULL DEFAULT 1,
    -- bit 0 Monday … bit 6 Sunday, in the salon's zone; NULL: any day
    weekdays      TINYINT UNSIGNED NULL,
    active        BOOLEAN      NOT NULL DEFAULT TRUE,
    created_at    DATETIME(6)  NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
    updated_at    DATETIME(6)  NOT NULL DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6),
    version       INT          NOT NULL DEFAULT 0,
    deleted_at    DATETIME(6)  NULL,
    -- one active automatic offer of a kind for each business; by-hand offers as many as wanted
    automatic_kind VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin GENERATED ALWAYS AS
        (CASE WHEN active = 1 AND deleted_at IS NULL AND kind <> 'manual' THEN kind END) VIRTUAL,
    CONSTRAINT fk_offer_business FOREIGN KEY (business_id) REFERENCES business (id),
    CONSTRAINT ck_offer_kind CHECK (kind IN ('joining', 'subscription', 'birthday', 'manual', 'referral', 'winback')),
    CONSTRAINT ck_offer_value CHECK (value > 0 AND (value_type = 'amount' OR (value_type = 'percent' AND value <= 10000))),
    CONSTRAINT ck_offer_limits CHECK (valid_days > 0 AND uses_allowed > 0 AND (min_purchase IS NULL OR min_purchase > 0)
        AND (max_discount IS NULL OR max_discount > 0)),
    UNIQUE KEY uq_offer_automatic (business_id, automatic_kind)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

-- Salons where an offer's discounts count; no row: in all of the business.
CREATE TABLE offer_salon (
    offer_id BIGINT NOT NULL,
    salon_id BIGINT NOT NULL,
    PRIMARY KEY (offer_id, salon_id),
    CONSTRAINT fk_offer_salon_offer FOREIGN KEY (offer_id) REFERENCES offer (id),
    CONSTRAINT fk_offer_salon_salon FOREIGN KEY (salon_id) REFERENCES salon (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

-- One grant; the terms are copied from the offer, so that a later change of the offer breaks no promise.
CREATE TABLE discount (
    id                  BIGINT      NOT NULL AUTO_INCREMENT PRIMARY KEY,
    offer_id            BIGINT      NOT NULL,
    customer_id         BIGINT      NOT NULL,
    -- seven random characters and a check character
    code                CHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    -- names what may be granted once: joining:PERSON, birthday:PERSON:YEAR, …
    grant_key           VARCHAR(150) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    -- 'active' also when expired: that follows from valid_until
    status              VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'active',
    value_type          VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    value               BIGINT      NOT NULL,
    currency            CHAR(3) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    min_purchase        BIGINT      NULL,
    max_discount        BIGINT      NULL,
    weekdays            TINYINT UNSIGNED NULL,
    valid_from          DATETIME(6) NOT NULL,
    -- exclusive
    valid_until         DATETIME(6) NOT NULL,
    uses_allowed        INT         NOT NULL,
    uses_made           INT         NOT NULL DEFAULT 0,
    reserved_by_booking BIGINT      NULL,
    issued_by           BIGINT      NULL,
    created_at          DATETIME(6) NOT NULL,
    updated_at          DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6),
    version             INT         NOT NULL DEFAULT 0,
    CONSTRAINT fk_discount_offer FOREIGN KEY (offer_id) REFERENCES offer (id),
    CONSTRAINT fk_discount_customer FOREIGN KEY (customer_id) REFERENCES customer (id),
    CONSTRAINT fk_discount_issued_by FOREIGN KEY (issued_by) REFERENCES staff (id),
    CONSTRAINT ck_discount_status CHECK (status IN ('active', 'used', 'frozen', 'cancelled')),
    CONSTRAINT ck_discount_uses CHECK (uses_made >= 0 AND uses_made <= uses_allowed),
    UNIQUE KEY uq_discount_code (code),
    UNIQUE KEY uq_discount_grant (grant_key),
    KEY ix_discount_customer (customer_id, status, valid_until),
    KEY ix_discount_expiry (status, valid_until),
    KEY ix_discount_offer (offer_id, created_at)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

-- Money taken. Never rewritten: undoing one adds a row that reverses it.
CREATE TABLE sale (
    id              BIGINT      NOT NULL AUTO_INCREMENT PRIMARY KEY,
    business_id     BIGINT      NOT NULL,
    salon_id        BIGINT      NULL,
    customer_id     BIGINT      NULL,
    staff_id        BIGINT      NULL,
    channel         VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    gross_amount    BIGINT      NOT NULL,
    discount_amount BIGINT      NOT NULL,
    net_amount      BIGINT      NOT NULL,
    currency        CHAR(3) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    reverses_id     BIGINT      NULL,
    sold_at         DATETIME(6) NOT NULL,
    CONSTRAINT fk_sale_business FOREIGN KEY (business_id) REFERENCES business (id),
    CONSTRAINT fk_sale_salon FOREIGN KEY (salon_id) REFERENCES salon (id),
    CONSTRAINT fk_sale_customer FOREIGN KEY (customer_id) REFERENCES customer (id),
    CONSTRAINT fk_sale_staff FOREIGN KEY (staff_id) REFERENCES staff (id),
    CONSTRAINT fk_sale_reverses FOREIGN KEY (reverses_id) REFERENCES sale (id),
    CONSTRAINT ck_sale_channel CHECK (channel IN ('till', 'visit', 'online')),
    CONSTRAINT ck_sale_net CHECK (net_amount = gross_amount - discount_amount),
    UNIQUE KEY uq_sale_reverses (reverses_id),
    KEY ix_sale_time (business_id, sold_at),
    KEY ix_sale_salon (salon_id, sold_at),
    KEY ix_sale_customer (customer_id, sold_at)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

CREATE TRIGGER sale_no_update BEFORE UPDATE ON sale FOR EACH ROW
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'sale is insert-only';
CREATE TRIGGER sale_no_delete BEFORE DELETE ON sale FOR EACH ROW
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'sale is insert-only';

CREATE TABLE redemption (
    id              BIGINT      NOT NULL AUTO_INCREMENT PRIMARY KEY,
    discount_id     BIGINT      NOT NULL,
    -- 1 … uses_allowed
    use_no          INT         NOT NULL,
    -- 1, or NULL once reverted: frees use_no without losing the row
    active          TINYINT     NULL DEFAULT 1,
    customer_id     BIGINT      NOT NULL,
    staff_id        BIGINT      NOT NULL,
    salon_id        BIGINT      NOT NULL,
    sale_id         BIGINT      NULL,
    -- NULL where the offer needs no amount
    purchase_amount BIGINT      NULL,
    discount_amount BIGINT      NOT NULL,
    currency        CHAR(3) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    -- the confirmation that did it; the same one twice is one redemption
    request_key     VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    redeemed_at     DATETIME(6) NOT NULL,
    reverted_at     DATETIME(6) NULL,
    reverted_by     BIGINT      NULL,
    revert_reason   VARCHAR(250) NULL,
    CONSTRAINT fk_redemption_discount FOREIGN KEY (discount_id) REFERENCES discount (id),
    CONSTRAINT fk_redemption_customer FOREIGN KEY (customer_id) REFERENCES customer (id),
    CONSTRAINT fk_redemption_staff FOREIGN KEY (staff_id) REFERENCES staff (id),
    CONSTRAINT fk_redemption_salon FOREIGN KEY (salon_id) REFERENCES salon (id),
    CONSTRAINT fk_redemption_sale FOREIGN KEY (sale_id) REFERENCES sale (id),
    CONSTRAINT fk_redemption_reverted_by FOREIGN KEY (reverted_by) REFERENCES staff (id),
    CONSTRAINT ck_redemption_active CHECK (active = 1),
    CONSTRAINT ck_redemption_reverted CHECK ((active IS NULL) = (reverted_at IS NOT NULL)),
    UNIQUE KEY uq_redemption_use (discount_id, use_no, active),
    UNIQUE KEY uq_redemption_request (request_key),
    KEY ix_redemption_staff (staff_id, redeemed_at),
    KEY ix_redemption_salon (salon_id, redeemed_at),
    KEY ix_redemption_customer (customer_id, redeemed_at)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

-- Messages in which a discount is shown, so that they can be changed when it changes.
CREATE TABLE discount_card (
    id          BIGINT      NOT NULL AUTO_INCREMENT PRIMARY KEY,
    discount_id BIGINT      NOT NULL,
    chat_id     BIGINT      NOT NULL,
    message_id  INT         NOT NULL,
    shown_at    DATETIME(6) NOT NULL,
    CONSTRAINT fk_discount_card_discount FOREIGN KEY (discount_id) REFERENCES discount (id),
    UNIQUE KEY uq_discount_card_message (chat_id, message_id),
    KEY ix_discount_card_discount (discount_id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;
