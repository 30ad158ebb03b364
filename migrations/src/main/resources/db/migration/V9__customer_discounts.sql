-- The short number on a customer's card: seven random digits and a check digit; NULL until the card is first shown.
ALTER TABLE customer
    ADD COLUMN card_number CHAR(8) CHARACTER SET ascii COLLATE ascii_bin NULL,
    ADD UNIQUE KEY uq_customer_card_number (card_number);
