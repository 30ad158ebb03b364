-- What customers write to the salon about a visit, and what staff answer.
CREATE TABLE visit_message (
    id          BIGINT        NOT NULL AUTO_INCREMENT PRIMARY KEY,
    booking_id  BIGINT        NOT NULL,
    customer_id BIGINT        NOT NULL,
    -- who answers; NULL: the customer wrote it
    staff_id    BIGINT        NULL,
    -- the message of the customer that is answered
    answered_id BIGINT        NULL,
    -- NULL: the customer's data were deleted
    words       VARCHAR(1000) NULL,
    -- names the tap or call: the same one twice is one message
    request_key VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    written_at  DATETIME(6)   NOT NULL,
    CONSTRAINT fk_visit_message_booking FOREIGN KEY (booking_id) REFERENCES booking (id),
    CONSTRAINT fk_visit_message_customer FOREIGN KEY (customer_id) REFERENCES customer (id),
    CONSTRAINT fk_visit_message_staff FOREIGN KEY (staff_id) REFERENCES staff (id),
    CONSTRAINT fk_visit_message_answered FOREIGN KEY (answered_id) REFERENCES visit_message (id),
    CONSTRAINT ck_visit_message_answer CHECK ((staff_id IS NULL) = (answered_id IS NULL)),
    UNIQUE KEY uq_visit_message_request (request_key),
    KEY ix_visit_message_customer (customer_id, written_at),
    KEY ix_visit_message_booking (booking_id, id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;
