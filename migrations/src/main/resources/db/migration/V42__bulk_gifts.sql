ALTER TABLE customer_bulk
    -- each gets a discount of it; NULL: nothing is given
    ADD COLUMN offer_id BIGINT NULL,
    ADD CONSTRAINT fk_customer_bulk_offer FOREIGN KEY (offer_id) REFERENCES offer (id);

-- How many got a discount, and how many not, by the reason.
CREATE TABLE customer_bulk_outcome (
    bulk_id   BIGINT      NOT NULL,
    -- given, or why not
    outcome   VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    customers INT         NOT NULL,
    PRIMARY KEY (bulk_id, outcome),
    CONSTRAINT fk_customer_bulk_outcome_bulk FOREIGN KEY (bulk_id) REFERENCES customer_bulk (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;
