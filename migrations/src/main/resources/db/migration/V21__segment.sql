-- A saved condition over customers. Soft-deleted, for broadcasts go on naming it.
CREATE TABLE segment (
    id          BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    business_id BIGINT       NOT NULL,
    -- for staff
    name        VARCHAR(120) NOT NULL,
    -- live: whoever fits when it is asked; static: who fitted at frozen_at, in segment_member
    kind        VARCHAR(6)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    -- the tree as docs/api.md describes it, checked before it was stored
    rule        JSON         NOT NULL,
    frozen_at   DATETIME(6)  NULL,
    created_by  BIGINT       NOT NULL,
    created_at  DATETIME(6)  NOT NULL,
    version     INT          NOT NULL DEFAULT 0,
    deleted_at  DATETIME(6)  NULL,
    CONSTRAINT fk_segment_business FOREIGN KEY (business_id) REFERENCES business (id),
    CONSTRAINT fk_segment_created_by FOREIGN KEY (created_by) REFERENCES staff (id),
    CONSTRAINT ck_segment_kind CHECK (kind IN ('live', 'static')),
    CONSTRAINT ck_segment_frozen CHECK ((kind = 'static') = (frozen_at IS NOT NULL)),
    KEY ix_segment_business (business_id, deleted_at, id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

-- The list of a static segment.
CREATE TABLE segment_member (
    segment_id  BIGINT NOT NULL,
    customer_id BIGINT NOT NULL,
    PRIMARY KEY (segment_id, customer_id),
    CONSTRAINT fk_segment_member_segment FOREIGN KEY (segment_id) REFERENCES segment (id),
    CONSTRAINT fk_segment_member_customer FOREIGN KEY (customer_id) REFERENCES customer (id),
    KEY ix_segment_member_customer (customer_id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;
