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
