ALTER TABLE customer
    -- ways besides Telegram that the customer allows
    ADD COLUMN sms_on   BOOLEAN NOT NULL DEFAULT TRUE,
    ADD COLUMN email_on BOOLEAN NOT NULL DEFAULT TRUE;

-- What was spent on SMS, so that a month has an end.
CREATE TABLE sms_month (
    -- year * 100 + month, of the business
    month INT NOT NULL PRIMARY KEY,
    -- what providers bill: parts of messages
    parts INT NOT NULL
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;
