ALTER TABLE notification
    -- when it was given up on; NULL unless status is dead
    ADD COLUMN dead_at DATETIME(6) NULL,
    ADD KEY ix_notification_dead (dead_at, id);

UPDATE notification SET dead_at = due_at WHERE status = 'dead';
