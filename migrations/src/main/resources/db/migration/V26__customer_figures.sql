-- What a customer has redeemed at a business, reverted uses left out; no row: nothing ever. Kept by the triggers below, in
-- the statement that writes the redemption.
CREATE TABLE customer_figures (
    business_id      BIGINT      NOT NULL,
    customer_id      BIGINT      NOT NULL,
    redemptions      INT         NOT NULL,
    -- paid for purchases with a discount, in minor units of the business
    spent            BIGINT      NOT NULL,
    -- NULL: all were reverted
    last_redeemed_at DATETIME(6) NULL,
    PRIMARY KEY (business_id, customer_id),
    CONSTRAINT fk_customer_figures_business FOREIGN KEY (business_id) REFERENCES business (id),
    CONSTRAINT fk_customer_figures_customer FOREIGN KEY (customer_id) REFERENCES customer (id),
    KEY ix_customer_figures_customer (customer_id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

INSERT INTO customer_figures (business_id, customer_id, redemptions, spent, last_redeemed_at)
SELECT salon.business_id, redemption.customer_id, COUNT(redemption.active),
       SUM(CASE WHEN redemption.active = 1
           THEN COALESCE(redemption.purchase_amount - redemption.discount_amount, 0) ELSE 0 END),
       MAX(CASE WHEN redemption.active = 1 THEN redemption.redeemed_at END)
FROM redemption JOIN salon ON salon.id = redemption.salon_id
GROUP BY salon.business_id, redemption.customer_id;

CREATE TRIGGER redemption_counts AFTER INSERT ON redemption FOR EACH ROW
    INSERT INTO customer_figures (business_id, customer_id, redemptions, spent, last_redeemed_at)
    SELECT salon.business_id, NEW.customer_id, 1,
           COALESCE(NEW.purchase_amount - NEW.discount_amount, 0), NEW.redeemed_at
    FROM salon WHERE salon.id = NEW.salon_id AND NEW.active = 1
    ON DUPLICATE KEY UPDATE
        customer_figures.redemptions = customer_figures.redemptions + VALUES(redemptions),
        customer_figures.spent = customer_figures.spent + VALUES(spent),
        customer_figures.last_redeemed_at =
            GREATEST(COALESCE(customer_figures.last_redeemed_at, VALUES(last_redeemed_at)), VALUES(last_redeemed_at));

-- Reverted, or handed to the one whom its customer became. Which redemption is the last one now is looked up by whoever
-- reverts: a trigger would read it as it was when the statement began.
CREATE TRIGGER redemption_counts_no_more AFTER UPDATE ON redemption FOR EACH ROW
    UPDATE customer_figures
    SET customer_figures.last_redeemed_at =
            CASE WHEN customer_figures.redemptions > 1 THEN customer_figures.last_redeemed_at END,
        customer_figures.redemptions = customer_figures.redemptions - 1,
        customer_figures.spent = customer_figures.spent - COALESCE(OLD.purchase_amount - OLD.discount_amount, 0)
    WHERE customer_figures.customer_id = OLD.customer_id
      AND customer_figures.business_id = (SELECT salon.business_id FROM salon WHERE salon.id = OLD.salon_id)
      AND OLD.active = 1 AND (NEW.active IS NULL OR NEW.customer_id <> OLD.customer_id);

CREATE TRIGGER redemption_counts_elsewhere AFTER UPDATE ON redemption FOR EACH ROW FOLLOWS redemption_counts_no_more
    INSERT INTO customer_figures (business_id, customer_id, redemptions, spent, last_redeemed_at)
    SELECT salon.business_id, NEW.customer_id, COALESCE(NEW.active, 0),
           CASE WHEN NEW.active = 1 THEN COALESCE(NEW.purchase_amount - NEW.discount_amount, 0) ELSE 0 END,
           CASE WHEN NEW.active = 1 THEN NEW.redeemed_at END
    FROM salon WHERE salon.id = NEW.salon_id AND NEW.customer_id <> OLD.customer_id
    ON DUPLICATE KEY UPDATE
        customer_figures.redemptions = customer_figures.redemptions + VALUES(redemptions),
        customer_figures.spent = customer_figures.spent + VALUES(spent),
        customer_figures.last_redeemed_at =
            COALESCE(GREATEST(customer_figures.last_redeemed_at, VALUES(last_redeemed_at)),
                     customer_figures.last_redeemed_at, VALUES(last_redeemed_at));

ALTER TABLE customer
    -- how many have joined by this customer's invitation
    ADD COLUMN friends INT NOT NULL DEFAULT 0,
    -- whom a condition over customers does not have to ask twice: who became one with another is deleted
    ADD CONSTRAINT ck_customer_merged CHECK (merged_into IS NULL OR deleted_at IS NOT NULL);

UPDATE customer JOIN (
    SELECT referred_by, COUNT(*) AS friends FROM customer
    WHERE referred_by IS NOT NULL AND joined_at IS NOT NULL GROUP BY referred_by) AS brought
    ON brought.referred_by = customer.id
SET customer.friends = brought.friends, customer.updated_at = customer.updated_at;

-- Whose redemptions in a salon count.
ALTER TABLE redemption
    DROP KEY ix_redemption_salon_customer,
    ADD KEY ix_redemption_salon_customer (salon_id, customer_id, active);
