-- Where an entry stands in the chain: each seal covers the entries of a range of ids, and their number and hash tell
-- whether one of them was changed, taken out or slipped in.
ALTER TABLE audit_entry
    ADD KEY ix_audit_action (action, occurred_at),
    ADD KEY ix_audit_salon (salon_id, occurred_at);

-- No seal reaches beyond what was there at the run before: a transaction that still writes is waited for.
CREATE TABLE audit_sealer (
    id            TINYINT     NOT NULL PRIMARY KEY,
    -- newest id seen by the run before
    seen_audit_id BIGINT      NOT NULL,
    CONSTRAINT ck_audit_sealer_one CHECK (id = 1)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

INSERT INTO audit_sealer (id, seen_audit_id) VALUES (1, 0);

ALTER TABLE business ADD COLUMN legal_name VARCHAR(250) NULL;
