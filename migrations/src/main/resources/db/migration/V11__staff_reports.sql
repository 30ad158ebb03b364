-- The one role that a person with several wants to work in; NULL, or a role taken away since: in all of them.
ALTER TABLE staff ADD COLUMN acting_role_id BIGINT NULL;
ALTER TABLE staff ADD CONSTRAINT fk_staff_acting_role FOREIGN KEY (acting_role_id) REFERENCES staff_role (id);

-- Days whose summary was sent out; the first to insert a day owes its messages.
CREATE TABLE day_summary (
    business_id BIGINT      NOT NULL,
    day         DATE        NOT NULL,
    made_at     DATETIME(6) NOT NULL,
    PRIMARY KEY (business_id, day),
    CONSTRAINT fk_day_summary_business FOREIGN KEY (business_id) REFERENCES business (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

-- What the owner was told about somebody at a till, once a day for each person and kind.
CREATE TABLE unusual_pattern (
    id          BIGINT      NOT NULL AUTO_INCREMENT PRIMARY KEY,
    business_id BIGINT      NOT NULL,
    staff_id    BIGINT      NOT NULL,
    kind        VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    day         DATE        NOT NULL,
    times       INT         NOT NULL,
    -- of same_customer
    customer_id BIGINT      NULL,
    found_at    DATETIME(6) NOT NULL,
    CONSTRAINT fk_unusual_business FOREIGN KEY (business_id) REFERENCES business (id),
    CONSTRAINT fk_unusual_staff FOREIGN KEY (staff_id) REFERENCES staff (id),
    CONSTRAINT fk_unusual_customer FOREIGN KEY (customer_id) REFERENCES customer (id),
    CONSTRAINT ck_unusual_kind CHECK (kind IN ('same_customer', 'after_hours', 'always_highest')),
    UNIQUE KEY uq_unusual_once (staff_id, kind, day)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;
