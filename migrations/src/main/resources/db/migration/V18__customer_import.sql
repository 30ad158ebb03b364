-- A file of customers that is taken over in the background.
CREATE TABLE customer_import (
    id          BIGINT      NOT NULL AUTO_INCREMENT PRIMARY KEY,
    business_id BIGINT      NOT NULL,
    created_by  BIGINT      NOT NULL,
    -- only says what would happen
    dry         BOOLEAN     NOT NULL,
    -- FALSE: lines after the last one were not read
    complete    BOOLEAN     NOT NULL DEFAULT TRUE,
    total       INT         NOT NULL DEFAULT 0,
    created     INT         NOT NULL DEFAULT 0,
    completed   INT         NOT NULL DEFAULT 0,
    known       INT         NOT NULL DEFAULT 0,
    refused     INT         NOT NULL DEFAULT 0,
    -- the last line that was worked off
    reached     INT         NOT NULL DEFAULT 0,
    created_at  DATETIME(6) NOT NULL,
    finished_at DATETIME(6) NULL,
    CONSTRAINT fk_customer_import_business FOREIGN KEY (business_id) REFERENCES business (id),
    CONSTRAINT fk_customer_import_created_by FOREIGN KEY (created_by) REFERENCES staff (id),
    CONSTRAINT ck_customer_import_done CHECK (created + completed + known + refused <= total),
    KEY ix_customer_import_open (finished_at, id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

-- Its lines: what they say until they are worked off, and what became of them for some days.
CREATE TABLE customer_import_line (
    import_id   BIGINT       NOT NULL,
    line        INT          NOT NULL,
    -- NULL: waits
    result      VARCHAR(10)  CHARACTER SET ascii COLLATE ascii_bin NULL,
    -- no foreign key: its index would cost as much as the line, and customers are never removed
    customer_id BIGINT       NULL,
    -- why it was refused: column and problem, one pair a line
    problems    VARCHAR(400) CHARACTER SET ascii COLLATE ascii_bin NULL,
    -- all NULL once it is worked off
    phone       VARCHAR(20)  CHARACTER SET ascii COLLATE ascii_bin NULL,
    first_name  VARCHAR(64)  NULL,
    birthday    DATE         NULL,
    language    CHAR(2)      CHARACTER SET ascii COLLATE ascii_bin NULL,
    -- one a line
    tags        TEXT         NULL,
    source      VARCHAR(64)  NULL,
    PRIMARY KEY (import_id, line),
    CONSTRAINT fk_customer_import_line FOREIGN KEY (import_id) REFERENCES customer_import (id),
    CONSTRAINT ck_customer_import_line CHECK (result IN ('created', 'completed', 'known', 'refused')),
    KEY ix_customer_import_line_phone (import_id, phone),
    KEY ix_customer_import_line_result (import_id, result, line)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;
