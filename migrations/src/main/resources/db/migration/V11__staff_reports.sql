-- The one role that a person with several wants to work in; NULL, or a role taken away since: in all of them.
ALTER TABLE staff ADD COLUMN acting_role_id BIGINT NULL;
ALTER TABLE staff ADD CONSTRAINT fk_staff_acting_role FOREIGN KEY (acting_role_id) REFERENCES staff_role (id);
