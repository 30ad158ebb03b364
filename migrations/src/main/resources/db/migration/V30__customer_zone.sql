-- In whose time marketing has its hours: the customer's own zone, else that of the salon of the customer's last redemption
-- at the business, else that of the business.
ALTER TABLE customer
    -- IANA zone; NULL: not known
    ADD COLUMN time_zone VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL;

ALTER TABLE customer_import_line
    ADD COLUMN time_zone VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL;

ALTER TABLE customer_figures
    -- of last_redeemed_at
    ADD COLUMN last_salon_id BIGINT NULL,
    ADD CONSTRAINT fk_customer_figures_salon FOREIGN KEY (last_salon_id) REFERENCES salon (id);

UPDATE customer_figures JOIN (
    SELECT salon.business_id, redemption.customer_id, redemption.redeemed_at, MAX(redemption.salon_id) AS salon_id
    FROM redemption JOIN salon ON salon.id = redemption.salon_id
    WHERE redemption.active = 1
    GROUP BY salon.business_id, redemption.customer_id, redemption.redeemed_at) AS last
    ON last.business_id = customer_figures.business_id AND last.customer_id = customer_figures.customer_id
        AND last.redeemed_at = customer_figures.last_redeemed_at
SET customer_figures.last_salon_id = last.salon_id;

-- As in V26, with the salon. It is set before the time that it is compared with.
DROP TRIGGER redemption_counts;
CREATE TRIGGER redemption_counts AFTER INSERT ON redemption FOR EACH ROW
    INSERT INTO customer_figures (business_id, customer_id, redemptions, spent, last_redeemed_at, last_salon_id)
    SELECT salon.business_id, NEW.customer_id, 1,
           COALESCE(NEW.purchase_amount - NEW.discount_amount, 0), NEW.redeemed_at, NEW.salon_id
    FROM salon WHERE salon.id = NEW.salon_id AND NEW.active = 1
    ON DUPLICATE KEY UPDATE
        customer_figures.redemptions = customer_figures.redemptions + VALUES(redemptions),
        customer_figures.spent = customer_figures.spent + VALUES(spent),
        customer_figures.last_salon_id =
            CASE WHEN customer_figures.last_redeemed_at > VALUES(last_redeemed_at) THEN customer_figures.last_salon_id
                 ELSE VALUES(last_salon_id) END,
        customer_figures.last_redeemed_at =
            GREATEST(COALESCE(customer_figures.last_redeemed_at, VALUES(last_redeemed_at)), VALUES(last_redeemed_at));

DROP TRIGGER redemption_counts_elsewhere;
CREATE TRIGGER redemption_counts_elsewhere AFTER UPDATE ON redemption FOR EACH ROW FOLLOWS redemption_counts_no_more
    INSERT INTO customer_figures (business_id, customer_id, redemptions, spent, last_redeemed_at, last_salon_id)
    SELECT salon.business_id, NEW.customer_id, COALESCE(NEW.active, 0),
           CASE WHEN NEW.active = 1 THEN COALESCE(NEW.purchase_amount - NEW.discount_amount, 0) ELSE 0 END,
           CASE WHEN NEW.active = 1 THEN NEW.redeemed_at END,
           CASE WHEN NEW.active = 1 THEN NEW.salon_id END
    FROM salon WHERE salon.id = NEW.salon_id AND NEW.customer_id <> OLD.customer_id
    ON DUPLICATE KEY UPDATE
        customer_figures.redemptions = customer_figures.redemptions + VALUES(redemptions),
        customer_figures.spent = customer_figures.spent + VALUES(spent),
        customer_figures.last_salon_id =
            CASE WHEN VALUES(last_redeemed_at) IS NULL OR customer_figures.last_redeemed_at > VALUES(last_redeemed_at)
                 THEN customer_figures.last_salon_id ELSE VALUES(last_salon_id) END,
        customer_figures.last_redeemed_at =
            COALESCE(GREATEST(customer_figures.last_redeemed_at, VALUES(last_redeemed_at)),
                     customer_figures.last_redeemed_at, VALUES(last_redeemed_at));
