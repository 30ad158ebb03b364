-- How recurring work went the last time, in whichever process.
CREATE TABLE job_last (
    name        VARCHAR(60)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    started_at  DATETIME(6)  NOT NULL,
    millis      BIGINT       NOT NULL,
    runs        BIGINT       NOT NULL DEFAULT 1,
    failures    BIGINT       NOT NULL DEFAULT 0,
    failed_at   DATETIME(6)  NULL,
    -- the kind of fault, without its words, which may name people
    failure     VARCHAR(120) CHARACTER SET ascii COLLATE ascii_bin NULL
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

-- Runs worth a look: of daily work, by hand, and those that failed. Kept 30 days.
CREATE TABLE job_run (
    id          BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    name        VARCHAR(60)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    -- of daily work, the day it was done for
    day         DATE         NULL,
    by_hand     BOOLEAN      NOT NULL,
    started_at  DATETIME(6)  NOT NULL,
    millis      BIGINT       NOT NULL,
    failure     VARCHAR(120) CHARACTER SET ascii COLLATE ascii_bin NULL,
    KEY ix_job_run_name (name, id),
    KEY ix_job_run_age (started_at)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;
