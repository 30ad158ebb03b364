-- What a condition over a million customers would have to look up for each of them, kept beside the customer by the
-- statement that changes it.
ALTER TABLE customer
    -- living Telegram accounts in customer_identity
    ADD COLUMN telegram_accounts TINYINT NOT NULL DEFAULT 0,
    -- there is a row in customer_figures, at whatever business: whoever has none has never redeemed anything
    ADD COLUMN has_figures       BOOLEAN NOT NULL DEFAULT FALSE;

UPDATE customer JOIN (
    SELECT customer_id, COUNT(*) AS accounts FROM customer_identity
    WHERE kind = 'telegram' AND deleted_at IS NULL GROUP BY customer_id) AS living
    ON living.customer_id = customer.id
SET customer.telegram_accounts = living.accounts, customer.updated_at = customer.updated_at;

UPDATE customer JOIN (SELECT DISTINCT customer_id FROM customer_figures) AS known ON known.customer_id = customer.id
SET customer.has_figures = TRUE, customer.updated_at = customer.updated_at;

CREATE TRIGGER identity_comes AFTER INSERT ON customer_identity FOR EACH ROW
    UPDATE customer SET customer.telegram_accounts = customer.telegram_accounts + 1
    WHERE customer.id = NEW.customer_id AND NEW.kind = 'telegram' AND NEW.deleted_at IS NULL;

-- Put away, brought back, or handed to the one whom its customer became.
CREATE TRIGGER identity_leaves AFTER UPDATE ON customer_identity FOR EACH ROW
    UPDATE customer SET customer.telegram_accounts = customer.telegram_accounts - 1
    WHERE customer.id = OLD.customer_id AND OLD.kind = 'telegram' AND OLD.deleted_at IS NULL
      AND (NEW.deleted_at IS NOT NULL OR NEW.customer_id <> OLD.customer_id);

CREATE TRIGGER identity_arrives AFTER UPDATE ON customer_identity FOR EACH ROW FOLLOWS identity_leaves
    UPDATE customer SET customer.telegram_accounts = customer.telegram_accounts + 1
    WHERE customer.id = NEW.customer_id AND NEW.kind = 'telegram' AND NEW.deleted_at IS NULL
      AND (OLD.deleted_at IS NOT NULL OR NEW.customer_id <> OLD.customer_id);

CREATE TRIGGER identity_goes AFTER DELETE ON customer_identity FOR EACH ROW
    UPDATE customer SET customer.telegram_accounts = customer.telegram_accounts - 1
    WHERE customer.id = OLD.customer_id AND OLD.kind = 'telegram' AND OLD.deleted_at IS NULL;

-- The first redemption at a business; those after it change the row that is there.
CREATE TRIGGER figures_begin AFTER INSERT ON customer_figures FOR EACH ROW
    UPDATE customer SET customer.has_figures = TRUE WHERE customer.id = NEW.customer_id AND customer.has_figures = FALSE;

-- Who has a discount of an offer, and who has used one: read in the order of customers, without the rows.
ALTER TABLE discount ADD KEY ix_discount_offer_customer (offer_id, customer_id, uses_made);
