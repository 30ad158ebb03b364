-- What marketing writes, and other words for messages of the system. Never deleted.
CREATE TABLE message_template (
    id           BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    business_id  BIGINT       NOT NULL,
    template_key VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    -- other words for a message of the system, whose bundled words count in languages that are not here
    built_in     BOOLEAN      NOT NULL,
    -- for staff; empty for messages of the system
    name         VARCHAR(120) NOT NULL,
    -- NULL: the bundled words count again
    content      JSON         NULL,
    version      INT          NOT NULL,
    changed_by   BIGINT       NOT NULL,
    changed_at   DATETIME(6)  NOT NULL,
    CONSTRAINT fk_message_template_business FOREIGN KEY (business_id) REFERENCES business (id),
    CONSTRAINT fk_message_template_changed_by FOREIGN KEY (changed_by) REFERENCES staff (id),
    CONSTRAINT ck_message_template_content CHECK (built_in OR content IS NOT NULL),
    UNIQUE KEY uq_message_template_key (business_id, template_key),
    KEY ix_message_template_list (business_id, built_in, id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

-- Every state a template was in.
CREATE TABLE message_template_version (
    template_id BIGINT       NOT NULL,
    version     INT          NOT NULL,
    name        VARCHAR(120) NOT NULL,
    -- NULL: reset to the bundled words
    content     JSON         NULL,
    changed_by  BIGINT       NOT NULL,
    changed_at  DATETIME(6)  NOT NULL,
    PRIMARY KEY (template_id, version),
    CONSTRAINT fk_message_template_version_template FOREIGN KEY (template_id) REFERENCES message_template (id),
    CONSTRAINT fk_message_template_version_changed_by FOREIGN KEY (changed_by) REFERENCES staff (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

-- A picture or file that goes out with messages. The same file is one row.
CREATE TABLE media_file (
    id               BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    business_id      BIGINT       NOT NULL,
    -- hex
    sha256           CHAR(64)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    -- as found in the file, never as told
    media_type       VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    -- bytes
    size             INT          NOT NULL,
    file_name        VARCHAR(120) NOT NULL,
    -- how the client bot names it once it was sent
    telegram_file_id VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NULL,
    created_by       BIGINT       NOT NULL,
    created_at       DATETIME(6)  NOT NULL,
    CONSTRAINT fk_media_file_business FOREIGN KEY (business_id) REFERENCES business (id),
    CONSTRAINT fk_media_file_created_by FOREIGN KEY (created_by) REFERENCES staff (id),
    UNIQUE KEY uq_media_file_content (business_id, sha256)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

-- Its bytes, in parts that fit into any packet.
CREATE TABLE media_part (
    media_id BIGINT     NOT NULL,
    part     INT        NOT NULL,
    content  MEDIUMBLOB NOT NULL,
    PRIMARY KEY (media_id, part),
    CONSTRAINT fk_media_part_media FOREIGN KEY (media_id) REFERENCES media_file (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

-- A message made of a template: put into words in the customer's language when it goes out; body: what was shown to staff.
ALTER TABLE staff_message
    ADD COLUMN content JSON NULL,
    -- fills what the template says of a discount
    ADD COLUMN discount_id BIGINT NULL,
    ADD CONSTRAINT fk_staff_message_discount FOREIGN KEY (discount_id) REFERENCES discount (id);
