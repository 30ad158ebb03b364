ALTER TABLE customer
    -- the short number on the customer's card: seven random digits and a check digit; NULL until the card is first shown
    ADD COLUMN card_number CHAR(8) CHARACTER SET ascii COLLATE ascii_bin NULL,
    -- payload of the deep link that is to be honoured at the end of joining: ref_CODE, g_TOKEN
    ADD COLUMN arrival VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
    -- in the link by which this customer invites friends; NULL until it is first shown
    ADD COLUMN referral_code CHAR(10) CHARACTER SET ascii COLLATE ascii_bin NULL,
    ADD COLUMN referred_by BIGINT NULL,
    -- when the one who brought this customer was given something for it
    ADD COLUMN referrer_thanked_at DATETIME(6) NULL,
    ADD CONSTRAINT fk_customer_referred_by FOREIGN KEY (referred_by) REFERENCES customer (id),
    ADD UNIQUE KEY uq_customer_card_number (card_number),
    ADD UNIQUE KEY uq_customer_referral_code (referral_code);

-- Whether a customer may give the discount away to a friend.
ALTER TABLE offer ADD COLUMN giftable BOOLEAN NOT NULL DEFAULT FALSE;

ALTER TABLE discount
    -- copied from the offer; a discount that was given away once cannot be given on
    ADD COLUMN giftable BOOLEAN NOT NULL DEFAULT FALSE,
    -- when somebody noticed that its time was over; NULL: nobody has
    ADD COLUMN end_noticed_at DATETIME(6) NULL,
    ADD KEY ix_discount_end (end_noticed_at, valid_until);
ALTER TABLE discount DROP CONSTRAINT ck_discount_status;
ALTER TABLE discount ADD CONSTRAINT ck_discount_status
    CHECK (status IN ('active', 'used', 'frozen', 'cancelled', 'given'));

-- A discount offered to a friend by a link. The friend gets a discount of the same terms with a code of its own.
CREATE TABLE discount_gift (
    id           BIGINT      NOT NULL AUTO_INCREMENT PRIMARY KEY,
    discount_id  BIGINT      NOT NULL,
    giver_id     BIGINT      NOT NULL,
    -- in the link; whoever opens it first gets the gift
    token        CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    created_at   DATETIME(6) NOT NULL,
    withdrawn_at DATETIME(6) NULL,
    claimed_at   DATETIME(6) NULL,
    claimed_by   BIGINT      NULL,
    -- what the friend has now
    became_id    BIGINT      NULL,
    open_discount_id BIGINT GENERATED ALWAYS AS
        (CASE WHEN claimed_at IS NULL AND withdrawn_at IS NULL THEN discount_id END) VIRTUAL,
    CONSTRAINT fk_discount_gift_discount FOREIGN KEY (discount_id) REFERENCES discount (id),
    CONSTRAINT fk_discount_gift_giver FOREIGN KEY (giver_id) REFERENCES customer (id),
    CONSTRAINT fk_discount_gift_claimed_by FOREIGN KEY (claimed_by) REFERENCES customer (id),
    CONSTRAINT fk_discount_gift_became FOREIGN KEY (became_id) REFERENCES discount (id),
    CONSTRAINT ck_discount_gift_claimed CHECK ((claimed_at IS NULL) = (claimed_by IS NULL)
        AND (claimed_at IS NULL) = (became_id IS NULL) AND (claimed_at IS NULL OR withdrawn_at IS NULL)),
    UNIQUE KEY uq_discount_gift_token (token),
    UNIQUE KEY uq_discount_gift_open (open_discount_id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

-- What Telegram answered last about a customer's subscription to the channel of the business.
CREATE TABLE channel_member (
    customer_id BIGINT      NOT NULL PRIMARY KEY,
    member      BOOLEAN     NOT NULL,
    known_at    DATETIME(6) NOT NULL,
    CONSTRAINT fk_channel_member_customer FOREIGN KEY (customer_id) REFERENCES customer (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;
