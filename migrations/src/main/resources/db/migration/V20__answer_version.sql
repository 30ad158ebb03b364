-- What a repeated call gets back: the answer's ETag too.
ALTER TABLE idempotency_key
    -- version of what the answer tells of; NULL: it has none
    ADD COLUMN version INT NULL;
