CREATE TABLE staff (
    id           BIGINT      NOT NULL AUTO_INCREMENT PRIMARY KEY,
    business_id  BIGINT      NOT NULL,
    telegram_id  BIGINT      NULL,
    name         VARCHAR(64) NOT NULL,
    language     CHAR(2) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    created_at   DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
    updated_at   DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6),
    version      INT         NOT NULL DEFAULT 0,
    suspended_at DATETIME(6) NULL,
    deleted_at   DATETIME(6) NULL,
    living_telegram_id BIGINT GENERATED ALWAYS AS (CASE WHEN deleted_at IS NULL THEN telegram_id END) VIRTUAL,
    CONSTRAINT fk_staff_business FOREIGN KEY (business_id) REFERENCES business (id),
    CONSTRAINT ck_staff_language CHECK (language IN ('ru', 'uz', 'en')),
    UNIQUE KEY uq_staff_living_telegram (living_telegram_id),
    KEY ix_staff_business (business_id, deleted_at)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

CREATE TABLE staff_role (
    id         BIGINT      NOT NULL AUTO_INCREMENT PRIMARY KEY,
    staff_id   BIGINT      NOT NULL,
    role       VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    -- set for manager, master and cashier; NULL for the roles of the whole business
    salon_id   BIGINT      NULL,
    granted_by BIGINT      NULL,
    created_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
    removed_at DATETIME(6) NULL,
    living_key VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin GENERATED ALWAYS AS
        (CASE WHEN removed_at IS NULL THEN CONCAT(role, ':', COALESCE(salon_id, 0)) END) VIRTUAL,
    CONSTRAINT fk_staff_role_staff FOREIGN KEY (staff_id) REFERENCES staff (id),
    CONSTRAINT fk_staff_role_salon FOREIGN KEY (salon_id) REFERENCES salon (id),
    CONSTRAINT fk_staff_role_granted_by FOREIGN KEY (granted_by) REFERENCES staff (id),
    CONSTRAINT ck_staff_role_role CHECK (role IN ('owner', 'marketing', 'readonly', 'manager', 'master', 'cashier')),
    CONSTRAINT ck_staff_role_salon CHECK ((role IN ('manager', 'master', 'cashier')) = (salon_id IS NOT NULL)),
    UNIQUE KEY uq_staff_role_living (staff_id, living_key),
    KEY ix_staff_role_salon (salon_id, removed_at)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

CREATE TABLE invitation (
    id          BIGINT      NOT NULL AUTO_INCREMENT PRIMARY KEY,
    business_id BIGINT      NOT NULL,
    -- SHA-256 of the token in the link, in hex; the token itself is never kept
    token_hash  CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    role        VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    salon_id    BIGINT      NULL,
    invited_by  BIGINT      NOT NULL,
    created_at  DATETIME(6) NOT NULL,
    expires_at  DATETIME(6) NOT NULL,
    used_by     BIGINT      NULL,
    used_at     DATETIME(6) NULL,
    revoked_at  DATETIME(6) NULL,
    -- the tap that made it; the same one twice makes one invitation
    request_key VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    CONSTRAINT fk_invitation_business FOREIGN KEY (business_id) REFERENCES business (id),
    CONSTRAINT fk_invitation_salon FOREIGN KEY (salon_id) REFERENCES salon (id),
    CONSTRAINT fk_invitation_invited_by FOREIGN KEY (invited_by) REFERENCES staff (id),
    CONSTRAINT fk_invitation_used_by FOREIGN KEY (used_by) REFERENCES staff (id),
    CONSTRAINT ck_invitation_salon CHECK ((role IN ('manager', 'master', 'cashier')) = (salon_id IS NOT NULL)),
    UNIQUE KEY uq_invitation_token (token_hash),
    UNIQUE KEY uq_invitation_request (request_key)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;
