-- Words that staff put on customers, to find them again.
CREATE TABLE customer_tag (
    tag         VARCHAR(40) NOT NULL,
    customer_id BIGINT      NOT NULL,
    PRIMARY KEY (tag, customer_id),
    CONSTRAINT fk_customer_tag_customer FOREIGN KEY (customer_id) REFERENCES customer (id),
    KEY ix_customer_tag_customer (customer_id, tag)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

-- What the list of customers can be narrowed down to.
ALTER TABLE customer
    ADD KEY ix_customer_name (first_name),
    ADD KEY ix_customer_source (source),
    ADD KEY ix_customer_language (language),
    ADD KEY ix_customer_unreachable (unreachable_since),
    ADD KEY ix_customer_blocked (blocked_at),
    ADD KEY ix_customer_deleted (deleted_at);

-- Beginnings of words anywhere in a name.
ALTER TABLE customer ADD FULLTEXT KEY ft_customer_name (first_name);

-- A manager's customers: those served in the own salons.
ALTER TABLE redemption ADD KEY ix_redemption_salon_customer (salon_id, customer_id);

-- What staff wrote to a customer; the notification that carries it has its id as subject.
CREATE TABLE staff_message (
    id          BIGINT      NOT NULL AUTO_INCREMENT PRIMARY KEY,
    customer_id BIGINT      NOT NULL,
    staff_id    BIGINT      NOT NULL,
    -- as typed, not escaped
    body        TEXT        NOT NULL,
    created_at  DATETIME(6) NOT NULL,
    CONSTRAINT fk_staff_message_customer FOREIGN KEY (customer_id) REFERENCES customer (id),
    CONSTRAINT fk_staff_message_staff FOREIGN KEY (staff_id) REFERENCES staff (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

-- One change of many customers, worked off in the background.
CREATE TABLE customer_bulk (
    id          BIGINT      NOT NULL AUTO_INCREMENT PRIMARY KEY,
    business_id BIGINT      NOT NULL,
    created_by  BIGINT      NOT NULL,
    -- one a line
    add_tags    TEXT        NOT NULL,
    remove_tags TEXT        NOT NULL,
    -- NULL: stays as it is
    block       BOOLEAN     NULL,
    total       INT         NOT NULL,
    done        INT         NOT NULL DEFAULT 0,
    created_at  DATETIME(6) NOT NULL,
    finished_at DATETIME(6) NULL,
    CONSTRAINT fk_customer_bulk_business FOREIGN KEY (business_id) REFERENCES business (id),
    CONSTRAINT fk_customer_bulk_created_by FOREIGN KEY (created_by) REFERENCES staff (id),
    CONSTRAINT ck_customer_bulk_done CHECK (done >= 0 AND done <= total),
    KEY ix_customer_bulk_open (finished_at, id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

-- Whom it still has to change: found when it was asked for, gone when changed.
CREATE TABLE customer_bulk_member (
    bulk_id     BIGINT NOT NULL,
    customer_id BIGINT NOT NULL,
    PRIMARY KEY (bulk_id, customer_id),
    CONSTRAINT fk_customer_bulk_member_bulk FOREIGN KEY (bulk_id) REFERENCES customer_bulk (id),
    CONSTRAINT fk_customer_bulk_member_customer FOREIGN KEY (customer_id) REFERENCES customer (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;
