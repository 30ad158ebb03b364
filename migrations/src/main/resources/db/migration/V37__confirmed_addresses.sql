ALTER TABLE customer
    -- news and offers by e-mail; whatever stands here, only where e-mail and news are wanted at all
    ADD COLUMN email_marketing_on BOOLEAN NOT NULL DEFAULT TRUE;

-- A code sent to an address that was typed by hand.
CREATE TABLE address_code (
    id           BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    customer_id  BIGINT       NOT NULL,
    kind         VARCHAR(10)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    -- as it will be kept; NULL once the code is over
    address      VARCHAR(190) NULL,
    -- random, hex; the code is made of it and of a secret that the database does not know
    nonce        CHAR(32)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    tries        INT          NOT NULL DEFAULT 0,
    created_at   DATETIME(6)  NOT NULL,
    -- exclusive
    expires_at   DATETIME(6)  NOT NULL,
    -- open, confirmed, spent (too many tries) or dropped (another was sent)
    status       VARCHAR(10)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'open',
    -- what a yes came to, to be said again when asked again; NULL: nothing but kept
    claim_id     BIGINT       NULL,
    open_by      BIGINT GENERATED ALWAYS AS (CASE WHEN status = 'open' THEN customer_id END) VIRTUAL,
    CONSTRAINT fk_address_code_customer FOREIGN KEY (customer_id) REFERENCES customer (id),
    CONSTRAINT ck_address_code_kind CHECK (kind IN ('phone', 'email')),
    CONSTRAINT ck_address_code_status CHECK (status IN ('open', 'confirmed', 'spent', 'dropped')),
    CONSTRAINT ck_address_code_address CHECK ((address IS NOT NULL) = (status = 'open')),
    UNIQUE KEY uq_address_code_open (open_by, kind),
    KEY ix_address_code_customer (customer_id, created_at),
    KEY ix_address_code_created (created_at)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

-- Each code takes a place of its person and one of its address; a place is free again after an hour.
CREATE TABLE address_code_place (
    -- keyed hash of the person or the address, hex
    subject  CHAR(64)    CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    place    TINYINT     NOT NULL,
    taken_at DATETIME(6) NOT NULL,
    PRIMARY KEY (subject, place),
    KEY ix_address_code_place_taken (taken_at)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;
