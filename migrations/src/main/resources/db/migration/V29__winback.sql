-- Who has not been here for long.
ALTER TABLE customer_figures ADD KEY ix_customer_figures_last (business_id, last_redeemed_at, customer_id);
