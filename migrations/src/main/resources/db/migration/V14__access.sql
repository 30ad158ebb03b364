-- A program that calls the API acts as a member of staff of its own, so that what it did has a name everywhere.
ALTER TABLE staff
    ADD COLUMN robot BOOLEAN NOT NULL DEFAULT FALSE,
    ADD COLUMN email VARCHAR(190) NULL,
    -- bcrypt; NULL until the person chooses one
    ADD COLUMN password_hash CHAR(60) CHARACTER SET ascii COLLATE ascii_bin NULL,
    ADD COLUMN living_email VARCHAR(190) GENERATED ALWAYS AS (CASE WHEN deleted_at IS NULL THEN email END) VIRTUAL,
    ADD UNIQUE KEY uq_staff_living_email (living_email);

CREATE TABLE second_factor (
    staff_id     BIGINT      NOT NULL PRIMARY KEY,
    -- AES-GCM under a key made from JWT_SECRET_KEY: a copy of the database alone opens no account
    secret       VARBINARY(120) NOT NULL,
    -- NULL: begun, not yet proved by a first code
    confirmed_at DATETIME(6) NULL,
    -- the newest 30-second step whose code was used: no code counts twice
    last_step    BIGINT      NULL,
    CONSTRAINT fk_second_factor_staff FOREIGN KEY (staff_id) REFERENCES staff (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

CREATE TABLE recovery_code (
    id        BIGINT      NOT NULL AUTO_INCREMENT PRIMARY KEY,
    staff_id  BIGINT      NOT NULL,
    -- keyed hash, hex
    code_hash CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    used_at   DATETIME(6) NULL,
    CONSTRAINT fk_recovery_code_staff FOREIGN KEY (staff_id) REFERENCES staff (id),
    UNIQUE KEY uq_recovery_code (staff_id, code_hash)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

-- What opens a door once and for a short time: a sign-in from the staff bot, a new password.
CREATE TABLE one_time_token (
    id         BIGINT      NOT NULL AUTO_INCREMENT PRIMARY KEY,
    staff_id   BIGINT      NOT NULL,
    purpose    VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    -- random, hex; the token is made of it and of a secret that the database does not know
    nonce      CHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    created_at DATETIME(6) NOT NULL,
    expires_at DATETIME(6) NOT NULL,
    used_at    DATETIME(6) NULL,
    CONSTRAINT fk_one_time_token_staff FOREIGN KEY (staff_id) REFERENCES staff (id),
    CONSTRAINT ck_one_time_token_purpose CHECK (purpose IN ('sign_in', 'password')),
    KEY ix_one_time_token_staff (staff_id, purpose, created_at),
    KEY ix_one_time_token_end (expires_at)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

-- A sign-in and all refresh tokens that came of it.
CREATE TABLE session (
    id            BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    staff_id      BIGINT       NOT NULL,
    way           VARCHAR(10)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    -- what the browser calls itself, shown to its owner
    user_agent    VARCHAR(200) NULL,
    address       VARCHAR(45)  CHARACTER SET ascii COLLATE ascii_bin NULL,
    created_at    DATETIME(6)  NOT NULL,
    refreshed_at  DATETIME(6)  NOT NULL,
    -- when the newest refresh token ends
    expires_at    DATETIME(6)  NOT NULL,
    revoked_at    DATETIME(6)  NULL,
    revoked_why   VARCHAR(20)  CHARACTER SET ascii COLLATE ascii_bin NULL,
    -- random, hex; refresh tokens are made of it, of their number and of a secret that the database does not know
    nonce         CHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    -- number of the newest refresh token, from 1; an older one that comes back is stolen
    generation    INT          NOT NULL DEFAULT 1,
    CONSTRAINT fk_session_staff FOREIGN KEY (staff_id) REFERENCES staff (id),
    CONSTRAINT ck_session_way CHECK (way IN ('token', 'password')),
    KEY ix_session_staff (staff_id, revoked_at, expires_at),
    KEY ix_session_end (expires_at)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

CREATE TABLE api_key (
    id           BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    business_id  BIGINT       NOT NULL,
    -- in whose name the program acts
    staff_id     BIGINT       NOT NULL,
    name         VARCHAR(64)  NOT NULL,
    -- its beginning, to tell keys apart
    prefix       CHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    -- SHA-256 in hex; the key is random, so that a slow hash would add nothing
    key_hash     CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    -- JSON array of permissions
    scopes       JSON         NOT NULL,
    created_by   BIGINT       NOT NULL,
    created_at   DATETIME(6)  NOT NULL,
    -- NULL: until it is revoked
    expires_at   DATETIME(6)  NULL,
    -- to the minute
    last_used_at DATETIME(6)  NULL,
    revoked_at   DATETIME(6)  NULL,
    CONSTRAINT fk_api_key_business FOREIGN KEY (business_id) REFERENCES business (id),
    CONSTRAINT fk_api_key_staff FOREIGN KEY (staff_id) REFERENCES staff (id),
    CONSTRAINT fk_api_key_created_by FOREIGN KEY (created_by) REFERENCES staff (id),
    UNIQUE KEY uq_api_key (key_hash),
    KEY ix_api_key_business (business_id, id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

-- Answers of calls that create, so that a repeated call has one effect. The first insert of the effect's transaction.
CREATE TABLE idempotency_key (
    -- who calls: staff:ID or key:ID
    principal   VARCHAR(30)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    -- such as POST /api/v1/discounts
    route       VARCHAR(120) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    request_key VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    -- SHA-256 in hex of the body
    body_hash   CHAR(64)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    -- NULL only inside the transaction that will set it
    status      SMALLINT     NULL,
    answer      MEDIUMTEXT   NULL,
    created_at  DATETIME(6)  NOT NULL,
    PRIMARY KEY (principal, route, request_key),
    KEY ix_idempotency_key_age (created_at)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

ALTER TABLE audit_entry
    -- the request or update that did it, as in the log
    ADD COLUMN request_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL;
