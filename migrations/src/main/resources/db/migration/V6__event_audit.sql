-- What happened, for statistics; cannot be made up later and is never rewritten.
CREATE TABLE product_event (
    id          BIGINT      NOT NULL AUTO_INCREMENT PRIMARY KEY,
    -- names the fact where it may be reported twice; NULL: every report counts
    dedup_key   VARCHAR(150) CHARACTER SET ascii COLLATE ascii_bin NULL,
    kind        VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    customer_id BIGINT      NULL,
    staff_id    BIGINT      NULL,
    salon_id    BIGINT      NULL,
    subject_id  BIGINT      NULL,
    source      VARCHAR(64) NULL,
    occurred_at DATETIME(6) NOT NULL,
    UNIQUE KEY uq_product_event_dedup (dedup_key),
    KEY ix_product_event_kind (kind, occurred_at),
    KEY ix_product_event_customer (customer_id, occurred_at)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

CREATE TABLE audit_entry (
    id          BIGINT      NOT NULL AUTO_INCREMENT PRIMARY KEY,
    actor_kind  VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    actor_id    BIGINT      NULL,
    action      VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    entity      VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    entity_id   BIGINT      NULL,
    salon_id    BIGINT      NULL,
    -- where it came from: client-bot, cashier-bot, api, system
    origin      VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    result      VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    -- facts without personal data; those stand in audit_personal
    details     JSON        NOT NULL,
    occurred_at DATETIME(6) NOT NULL,
    CONSTRAINT ck_audit_actor CHECK (actor_kind IN ('staff', 'customer', 'api_key', 'system')),
    KEY ix_audit_time (occurred_at),
    KEY ix_audit_entity (entity, entity_id, occurred_at),
    KEY ix_audit_actor (actor_kind, actor_id, occurred_at)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

-- May be erased without breaking the chain of audit_entry.
CREATE TABLE audit_personal (
    audit_id BIGINT NOT NULL PRIMARY KEY,
    details  JSON   NOT NULL,
    CONSTRAINT fk_audit_personal_entry FOREIGN KEY (audit_id) REFERENCES audit_entry (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

-- Links of the chain: each covers the entries after the one before.
CREATE TABLE audit_seal (
    id            BIGINT      NOT NULL AUTO_INCREMENT PRIMARY KEY,
    last_audit_id BIGINT      NOT NULL,
    entries       INT         NOT NULL,
    previous_hash CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    hash          CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    sealed_at     DATETIME(6) NOT NULL,
    UNIQUE KEY uq_audit_seal_last (last_audit_id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

CREATE TRIGGER product_event_no_update BEFORE UPDATE ON product_event FOR EACH ROW
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'product_event is insert-only';
CREATE TRIGGER product_event_no_delete BEFORE DELETE ON product_event FOR EACH ROW
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'product_event is insert-only';
CREATE TRIGGER audit_entry_no_update BEFORE UPDATE ON audit_entry FOR EACH ROW
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'audit_entry is insert-only';
CREATE TRIGGER audit_entry_no_delete BEFORE DELETE ON audit_entry FOR EACH ROW
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'audit_entry is insert-only';
CREATE TRIGGER audit_seal_no_update BEFORE UPDATE ON audit_seal FOR EACH ROW
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'audit_seal is insert-only';
CREATE TRIGGER audit_seal_no_delete BEFORE DELETE ON audit_seal FOR EACH ROW
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'audit_seal is insert-only';
