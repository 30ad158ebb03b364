-- Times are DATETIME(6) in UTC. Money is in minor units of the row's currency.
CREATE TABLE business (
    id         BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    name       VARCHAR(120) NOT NULL,
    currency   CHAR(3) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    created_at DATETIME(6)  NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
    updated_at DATETIME(6)  NOT NULL DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6),
    version    INT          NOT NULL DEFAULT 0,
    deleted_at DATETIME(6)  NULL
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

CREATE TABLE salon (
    id          BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    business_id BIGINT       NOT NULL,
    name        VARCHAR(120) NOT NULL,
    address     VARCHAR(250) NULL,
    -- IANA zone; NULL: the zone of the business (APP_TIMEZONE)
    time_zone   VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
    created_at  DATETIME(6)  NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
    updated_at  DATETIME(6)  NOT NULL DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6),
    version     INT          NOT NULL DEFAULT 0,
    deleted_at  DATETIME(6)  NULL,
    CONSTRAINT fk_salon_business FOREIGN KEY (business_id) REFERENCES business (id),
    KEY ix_salon_business (business_id, deleted_at)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

CREATE TABLE setting (
    business_id BIGINT       NOT NULL,
    name        VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    value       JSON         NOT NULL,
    updated_at  DATETIME(6)  NOT NULL DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6),
    updated_by  BIGINT       NULL,
    version     INT          NOT NULL DEFAULT 0,
    PRIMARY KEY (business_id, name),
    CONSTRAINT fk_setting_business FOREIGN KEY (business_id) REFERENCES business (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

-- What belongs to the installation and not to one business, such as the fingerprint of PERSON_HASH_KEY.
CREATE TABLE installation (
    name       VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    value      VARCHAR(250) NOT NULL,
    created_at DATETIME(6)  NOT NULL DEFAULT CURRENT_TIMESTAMP(6)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;
