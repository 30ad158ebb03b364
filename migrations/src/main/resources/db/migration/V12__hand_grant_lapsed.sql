-- A wish to give a discount by hand ends by itself when nobody says yes in time.
ALTER TABLE hand_grant DROP CONSTRAINT ck_hand_grant_status;
ALTER TABLE hand_grant
    ADD CONSTRAINT ck_hand_grant_status CHECK (status IN ('asked', 'given', 'refused', 'lapsed'));
ALTER TABLE hand_grant ADD KEY ix_hand_grant_waiting (status, expires_at);
