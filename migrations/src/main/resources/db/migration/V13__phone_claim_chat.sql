-- Where a number was verified: of several chats of one person, the one that hears what became of it.
ALTER TABLE phone_claim
    -- NULL: not known, the chat that was opened last hears it
    ADD COLUMN chat_id BIGINT NULL AFTER customer_id;
