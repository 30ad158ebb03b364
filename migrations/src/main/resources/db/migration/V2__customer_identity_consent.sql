CREATE TABLE customer (
    id               BIGINT      NOT NULL AUTO_INCREMENT PRIMARY KEY,
    -- keyed hash of the Telegram id; outlives erasure so that a one-time gift stays one
    person_key       CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
    first_name       VARCHAR(64) NULL,
    language         CHAR(2) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    birthday         DATE        NULL,
    -- where the person came from (deep link src_…), kept from the first contact
    source           VARCHAR(64) NULL,
    -- versions last accepted; NULL: never accepted, or revoked. The proof is in consent
    terms_version    VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NULL,
    privacy_version  VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NULL,
    joined_at        DATETIME(6) NULL,
    -- set when Telegram says that the bot is blocked or the account is gone; NULL: reachable
    unreachable_since DATETIME(6) NULL,
    blocked_at       DATETIME(6) NULL,
    created_at       DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
    updated_at       DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6),
    version          INT         NOT NULL DEFAULT 0,
    deleted_at       DATETIME(6) NULL,
    erased_at        DATETIME(6) NULL,
    merged_into      BIGINT      NULL,
    -- month * 100 + day, for the birthday job
    birthday_month_day SMALLINT GENERATED ALWAYS AS (MONTH(birthday) * 100 + DAYOFMONTH(birthday)) VIRTUAL,
    CONSTRAINT fk_customer_merged_into FOREIGN KEY (merged_into) REFERENCES customer (id),
    CONSTRAINT ck_customer_language CHECK (language IN ('ru', 'uz', 'en')),
    KEY ix_customer_person (person_key),
    KEY ix_customer_joined (joined_at),
    KEY ix_customer_birthday (birthday_month_day, id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

CREATE TABLE customer_identity (
    id           BIGINT      NOT NULL AUTO_INCREMENT PRIMARY KEY,
    customer_id  BIGINT      NOT NULL,
    kind         VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    -- a Telegram id in decimals, a phone in E.164, an e-mail in lower case
    value        VARCHAR(190) NOT NULL,
    verified_at  DATETIME(6) NULL,
    created_at   DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
    deleted_at   DATETIME(6) NULL,
    living_value VARCHAR(190) GENERATED ALWAYS AS (CASE WHEN deleted_at IS NULL THEN value END) VIRTUAL,
    CONSTRAINT fk_identity_customer FOREIGN KEY (customer_id) REFERENCES customer (id),
    CONSTRAINT ck_identity_kind CHECK (kind IN ('telegram', 'phone', 'email')),
    UNIQUE KEY uq_identity_living (kind, living_value),
    KEY ix_identity_customer (customer_id, kind)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

-- Every text that was ever put before people; never changed, only followed by a newer version.
CREATE TABLE legal_document (
    kind         VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    version      VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    language     CHAR(2) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    body         MEDIUMTEXT  NOT NULL,
    published_at DATETIME(6) NOT NULL,
    PRIMARY KEY (kind, version, language),
    CONSTRAINT ck_legal_kind CHECK (kind IN ('terms', 'privacy', 'salon_agreement')),
    KEY ix_legal_newest (kind, published_at)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

CREATE TABLE consent (
    id          BIGINT      NOT NULL AUTO_INCREMENT PRIMARY KEY,
    customer_id BIGINT      NOT NULL,
    kind        VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    version     VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    language    CHAR(2) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    decision    VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    -- the very words above the button
    shown_text  TEXT        NOT NULL,
    -- the tap or call that decided; the same one twice is one decision
    request_key VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    decided_at  DATETIME(6) NOT NULL,
    CONSTRAINT fk_consent_customer FOREIGN KEY (customer_id) REFERENCES customer (id),
    CONSTRAINT ck_consent_decision CHECK (decision IN ('accepted', 'revoked')),
    UNIQUE KEY uq_consent_request (request_key, kind),
    KEY ix_consent_customer (customer_id, kind, decided_at)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

CREATE TRIGGER consent_no_update BEFORE UPDATE ON consent FOR EACH ROW
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'consent is insert-only';
CREATE TRIGGER consent_no_delete BEFORE DELETE ON consent FOR EACH ROW
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'consent is insert-only';
CREATE TRIGGER legal_document_no_update BEFORE UPDATE ON legal_document FOR EACH ROW
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'legal_document is insert-only';
CREATE TRIGGER legal_document_no_delete BEFORE DELETE ON legal_document FOR EACH ROW
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'legal_document is insert-only';
