-- What a customer has booked at a business; no row: nothing ever. Kept by the triggers below, in the statement that changes
-- the booking.
CREATE TABLE customer_visits (
    business_id   BIGINT      NOT NULL,
    customer_id   BIGINT      NOT NULL,
    visits        INT         NOT NULL,
    -- paid for them, in minor units of the business
    spent         BIGINT      NOT NULL,
    no_shows      INT         NOT NULL,
    -- pending, confirmed, unassigned or under way
    upcoming      INT         NOT NULL,
    -- start of the last one that was completed; NULL: none
    last_visit_at DATETIME    NULL,
    PRIMARY KEY (business_id, customer_id),
    CONSTRAINT fk_customer_visits_business FOREIGN KEY (business_id) REFERENCES business (id),
    CONSTRAINT fk_customer_visits_customer FOREIGN KEY (customer_id) REFERENCES customer (id),
    KEY ix_customer_visits_customer (customer_id),
    KEY ix_customer_visits_last (business_id, last_visit_at)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

CREATE TRIGGER booking_counts AFTER INSERT ON booking FOR EACH ROW
    INSERT INTO customer_visits (business_id, customer_id, visits, spent, no_shows, upcoming, last_visit_at)
    SELECT NEW.business_id, NEW.customer_id, 0, 0, 0, 1, NULL
    FROM business WHERE business.id = NEW.business_id AND NEW.customer_id IS NOT NULL
      AND NEW.status IN ('pending', 'confirmed', 'unassigned', 'in_progress')
    ON DUPLICATE KEY UPDATE customer_visits.upcoming = customer_visits.upcoming + 1;

-- Out with what it was, as the customer's whose it was …
CREATE TRIGGER booking_counts_no_more AFTER UPDATE ON booking FOR EACH ROW
    UPDATE customer_visits
    SET customer_visits.visits = customer_visits.visits - (OLD.status = 'completed'),
        customer_visits.spent = customer_visits.spent
            - CASE WHEN OLD.status = 'completed' THEN COALESCE(OLD.paid, 0) ELSE 0 END,
        customer_visits.no_shows = customer_visits.no_shows - (OLD.status = 'no_show'),
        customer_visits.upcoming = customer_visits.upcoming
            - (OLD.status IN ('pending', 'confirmed', 'unassigned', 'in_progress'))
    WHERE customer_visits.business_id = OLD.business_id AND customer_visits.customer_id = OLD.customer_id
      AND (OLD.status <> NEW.status OR NOT (OLD.customer_id <=> NEW.customer_id))
      AND OLD.status IN ('pending', 'confirmed', 'unassigned', 'in_progress', 'completed', 'no_show');

-- … and in with what it is. A completed visit never becomes anything else, so the last one only grows, but where customers
-- become one: the row of the one who goes is not looked at any more.
CREATE TRIGGER booking_counts_now AFTER UPDATE ON booking FOR EACH ROW FOLLOWS booking_counts_no_more
    INSERT INTO customer_visits (business_id, customer_id, visits, spent, no_shows, upcoming, last_visit_at)
    SELECT NEW.business_id, NEW.customer_id, NEW.status = 'completed',
           CASE WHEN NEW.status = 'completed' THEN COALESCE(NEW.paid, 0) ELSE 0 END, NEW.status = 'no_show',
           NEW.status IN ('pending', 'confirmed', 'unassigned', 'in_progress'),
           CASE WHEN NEW.status = 'completed' THEN NEW.starts_at END
    FROM business WHERE business.id = NEW.business_id AND NEW.customer_id IS NOT NULL
      AND (OLD.status <> NEW.status OR NOT (OLD.customer_id <=> NEW.customer_id))
      AND NEW.status IN ('pending', 'confirmed', 'unassigned', 'in_progress', 'completed', 'no_show')
    ON DUPLICATE KEY UPDATE
        customer_visits.visits = customer_visits.visits + VALUES(visits),
        customer_visits.spent = customer_visits.spent + VALUES(spent),
        customer_visits.no_shows = customer_visits.no_shows + VALUES(no_shows),
        customer_visits.upcoming = customer_visits.upcoming + VALUES(upcoming),
        customer_visits.last_visit_at =
            COALESCE(GREATEST(customer_visits.last_visit_at, VALUES(last_visit_at)),
                     customer_visits.last_visit_at, VALUES(last_visit_at));
