-- Who cancelled a discount, and why; the words are those of staff and may name people.
ALTER TABLE discount
    ADD COLUMN cancelled_at  DATETIME(6)  NULL,
    ADD COLUMN cancelled_by  BIGINT       NULL,
    ADD COLUMN cancel_reason VARCHAR(250) NULL,
    ADD CONSTRAINT fk_discount_cancelled_by FOREIGN KEY (cancelled_by) REFERENCES staff (id),
    -- lists, newest or nearest end first, walked by (time, id)
    ADD KEY ix_discount_created (created_at),
    ADD KEY ix_discount_valid_until (valid_until),
    ADD KEY ix_discount_status_created (status, created_at);

-- Where the discounts of an offer counted before that was changed: what was granted until then still counts there.
CREATE TABLE offer_salon_past (
    id            BIGINT      NOT NULL AUTO_INCREMENT PRIMARY KEY,
    offer_id      BIGINT      NOT NULL,
    -- NULL, as the only row of its time: in all salons of the business
    salon_id      BIGINT      NULL,
    -- exclusive
    counted_until DATETIME(6) NOT NULL,
    CONSTRAINT fk_offer_salon_past_offer FOREIGN KEY (offer_id) REFERENCES offer (id),
    CONSTRAINT fk_offer_salon_past_salon FOREIGN KEY (salon_id) REFERENCES salon (id),
    KEY ix_offer_salon_past (offer_id, counted_until)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

-- Figures of a span of time.
ALTER TABLE redemption ADD KEY ix_redemption_time (redeemed_at);
ALTER TABLE discount ADD KEY ix_discount_offer_status (offer_id, status, valid_until);
ALTER TABLE customer ADD KEY ix_customer_figures (joined_at, deleted_at, unreachable_since);
