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

-- Discounts that staff give by hand, those included that wait for a second person's yes.
CREATE TABLE hand_grant (
    id          BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    business_id BIGINT       NOT NULL,
    customer_id BIGINT       NOT NULL,
    -- of kind manual; its terms but for the value, which may be another
    offer_id    BIGINT       NOT NULL,
    value_type  VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    value       BIGINT       NOT NULL,
    currency    CHAR(3) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    reason      VARCHAR(250) NOT NULL,
    asked_by    BIGINT       NOT NULL,
    status      VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'asked',
    -- the second person; NULL where none was needed
    decided_by  BIGINT       NULL,
    decided_at  DATETIME(6)  NULL,
    discount_id BIGINT       NULL,
    created_at  DATETIME(6)  NOT NULL,
    -- until when a yes counts, exclusive
    expires_at  DATETIME(6)  NOT NULL,
    request_key VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    CONSTRAINT fk_hand_grant_business FOREIGN KEY (business_id) REFERENCES business (id),
    CONSTRAINT fk_hand_grant_customer FOREIGN KEY (customer_id) REFERENCES customer (id),
    CONSTRAINT fk_hand_grant_offer FOREIGN KEY (offer_id) REFERENCES offer (id),
    CONSTRAINT fk_hand_grant_asked_by FOREIGN KEY (asked_by) REFERENCES staff (id),
    CONSTRAINT fk_hand_grant_decided_by FOREIGN KEY (decided_by) REFERENCES staff (id),
    CONSTRAINT fk_hand_grant_discount FOREIGN KEY (discount_id) REFERENCES discount (id),
    CONSTRAINT ck_hand_grant_status CHECK (status IN ('asked', 'given', 'refused')),
    CONSTRAINT ck_hand_grant_given CHECK ((status = 'given') = (discount_id IS NOT NULL)),
    CONSTRAINT ck_hand_grant_decided CHECK ((status = 'asked') = (decided_at IS NULL)),
    CONSTRAINT ck_hand_grant_second CHECK (decided_by <> asked_by),
    UNIQUE KEY uq_hand_grant_request (request_key),
    UNIQUE KEY uq_hand_grant_discount (discount_id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;
