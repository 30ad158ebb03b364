-- What customers see of a salon. The name of old stays the one that counts where a language has none of its own.
ALTER TABLE salon
    ADD COLUMN name_ru        VARCHAR(120)  NULL,
    ADD COLUMN name_uz        VARCHAR(120)  NULL,
    ADD COLUMN name_en        VARCHAR(120)  NULL,
    ADD COLUMN description_ru VARCHAR(1000) NULL,
    ADD COLUMN description_uz VARCHAR(1000) NULL,
    ADD COLUMN description_en VARCHAR(1000) NULL,
    ADD COLUMN latitude       DECIMAL(9, 6) NULL,
    ADD COLUMN longitude      DECIMAL(9, 6) NULL,
    -- E.164
    ADD COLUMN phone          VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NULL,
    ADD CONSTRAINT ck_salon_place CHECK ((latitude IS NULL) = (longitude IS NULL)
        AND (latitude IS NULL OR (latitude BETWEEN -90 AND 90 AND longitude BETWEEN -180 AND 180)));

-- When the doors are open, as people are told; masters work by schedules of their own.
CREATE TABLE salon_hours (
    salon_id BIGINT  NOT NULL,
    -- 1 Monday … 7 Sunday
    weekday  TINYINT NOT NULL,
    -- minutes of the salon's day; the end may lie on the next day
    opens    SMALLINT NOT NULL,
    closes   SMALLINT NOT NULL,
    PRIMARY KEY (salon_id, weekday, opens),
    CONSTRAINT fk_salon_hours_salon FOREIGN KEY (salon_id) REFERENCES salon (id),
    CONSTRAINT ck_salon_hours CHECK (weekday BETWEEN 1 AND 7 AND opens BETWEEN 0 AND 1435 AND opens % 5 = 0
        AND closes > opens AND closes <= opens + 1440 AND closes % 5 = 0)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

-- Rules of booking in a salon. Never changed, only followed by a newer row: a booking keeps the one it was made under.
CREATE TABLE booking_policy (
    id                 BIGINT      NOT NULL AUTO_INCREMENT PRIMARY KEY,
    salon_id           BIGINT      NOT NULL,
    min_notice_minutes INT         NOT NULL DEFAULT 60,
    horizon_days       INT         NOT NULL DEFAULT 60,
    -- until so many hours before the visit a customer may cancel freely, or move
    free_cancel_hours  INT         NOT NULL DEFAULT 24,
    reschedule_hours   INT         NOT NULL DEFAULT 2,
    hold_minutes       INT         NOT NULL DEFAULT 10,
    confirmation       BOOLEAN     NOT NULL DEFAULT FALSE,
    max_open           INT         NOT NULL DEFAULT 5,
    -- 'add': the buffers of neighbours lie side by side; 'overlap': one may lie in the other, never in a visit
    buffers            VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'add',
    no_holes           BOOLEAN     NOT NULL DEFAULT FALSE,
    -- whether who is late to cancel is refused, or only warned
    late_cancel        VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'warned',
    created_by         BIGINT      NULL,
    created_at         DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
    CONSTRAINT fk_booking_policy_salon FOREIGN KEY (salon_id) REFERENCES salon (id),
    CONSTRAINT fk_booking_policy_created_by FOREIGN KEY (created_by) REFERENCES staff (id),
    CONSTRAINT ck_booking_policy CHECK (min_notice_minutes BETWEEN 0 AND 43200 AND horizon_days BETWEEN 1 AND 365
        AND free_cancel_hours BETWEEN 0 AND 720 AND reschedule_hours BETWEEN 0 AND 720
        AND hold_minutes BETWEEN 1 AND 120 AND max_open BETWEEN 1 AND 100
        AND buffers IN ('add', 'overlap') AND late_cancel IN ('warned', 'refused')),
    KEY ix_booking_policy_salon (salon_id, id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

INSERT INTO booking_policy (salon_id) SELECT id FROM salon;
CREATE TRIGGER salon_has_policy AFTER INSERT ON salon FOR EACH ROW
    INSERT INTO booking_policy (salon_id) VALUES (NEW.id);
CREATE TRIGGER booking_policy_no_update BEFORE UPDATE ON booking_policy FOR EACH ROW
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'booking_policy is insert-only';
CREATE TRIGGER booking_policy_no_delete BEFORE DELETE ON booking_policy FOR EACH ROW
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'booking_policy is insert-only';

CREATE TABLE service_category (
    id          BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    business_id BIGINT       NOT NULL,
    name_ru     VARCHAR(120) NOT NULL,
    name_uz     VARCHAR(120) NOT NULL,
    name_en     VARCHAR(120) NOT NULL,
    position    INT          NOT NULL DEFAULT 0,
    created_at  DATETIME(6)  NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
    version     INT          NOT NULL DEFAULT 0,
    deleted_at  DATETIME(6)  NULL,
    CONSTRAINT fk_service_category_business FOREIGN KEY (business_id) REFERENCES business (id),
    KEY ix_service_category_business (business_id, deleted_at, position)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

CREATE TABLE service (
    id               BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    business_id      BIGINT       NOT NULL,
    category_id      BIGINT       NULL,
    name_ru          VARCHAR(120) NOT NULL,
    name_uz          VARCHAR(120) NOT NULL,
    name_en          VARCHAR(120) NOT NULL,
    description_ru   VARCHAR(1000) NULL,
    description_uz   VARCHAR(1000) NULL,
    description_en   VARCHAR(1000) NULL,
    -- minutes, like the buffers and the step
    duration         INT          NOT NULL,
    buffer_before    INT          NOT NULL DEFAULT 0,
    buffer_after     INT          NOT NULL DEFAULT 0,
    slot_step        INT          NOT NULL DEFAULT 30,
    -- minor units
    price            BIGINT       NOT NULL,
    currency         CHAR(3) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    -- customers may book it by themselves
    online           BOOLEAN      NOT NULL DEFAULT TRUE,
    -- how many customers one master may have at once while doing it
    seats            INT          NOT NULL DEFAULT 1,
    -- what it needs besides the master; NULL: nothing
    resource_kind    VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NULL,
    position         INT          NOT NULL DEFAULT 0,
    created_at       DATETIME(6)  NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
    version          INT          NOT NULL DEFAULT 0,
    deleted_at       DATETIME(6)  NULL,
    CONSTRAINT fk_service_business FOREIGN KEY (business_id) REFERENCES business (id),
    CONSTRAINT fk_service_category FOREIGN KEY (category_id) REFERENCES service_category (id),
    CONSTRAINT ck_service_minutes CHECK (duration BETWEEN 5 AND 720 AND duration % 5 = 0
        AND buffer_before BETWEEN 0 AND 240 AND buffer_before % 5 = 0
        AND buffer_after BETWEEN 0 AND 240 AND buffer_after % 5 = 0
        AND slot_step BETWEEN 5 AND 720 AND slot_step % 5 = 0),
    CONSTRAINT ck_service_rest CHECK (price >= 0 AND seats BETWEEN 1 AND 100
        AND (resource_kind IS NULL OR resource_kind IN ('room', 'chair'))),
    KEY ix_service_business (business_id, deleted_at, position),
    KEY ix_service_category (category_id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

-- Where a service is given; no row: in all salons of the business.
CREATE TABLE service_salon (
    service_id BIGINT NOT NULL,
    salon_id   BIGINT NOT NULL,
    PRIMARY KEY (service_id, salon_id),
    CONSTRAINT fk_service_salon_service FOREIGN KEY (service_id) REFERENCES service (id),
    CONSTRAINT fk_service_salon_salon FOREIGN KEY (salon_id) REFERENCES salon (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

-- What customers see of a member of staff who performs services.
CREATE TABLE master (
    staff_id   BIGINT        NOT NULL PRIMARY KEY,
    about_ru   VARCHAR(1000) NULL,
    about_uz   VARCHAR(1000) NULL,
    about_en   VARCHAR(1000) NULL,
    photo_id   BIGINT        NULL,
    -- customers may choose this master
    listed     BOOLEAN       NOT NULL DEFAULT TRUE,
    created_at DATETIME(6)   NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
    version    INT           NOT NULL DEFAULT 0,
    CONSTRAINT fk_master_staff FOREIGN KEY (staff_id) REFERENCES staff (id),
    CONSTRAINT fk_master_photo FOREIGN KEY (photo_id) REFERENCES media_file (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

CREATE TABLE master_service (
    salon_id   BIGINT NOT NULL,
    staff_id   BIGINT NOT NULL,
    service_id BIGINT NOT NULL,
    -- this master's own; NULL: as the service says
    price      BIGINT NULL,
    duration   INT    NULL,
    PRIMARY KEY (salon_id, staff_id, service_id),
    CONSTRAINT fk_master_service_master FOREIGN KEY (staff_id) REFERENCES master (staff_id),
    CONSTRAINT fk_master_service_salon FOREIGN KEY (salon_id) REFERENCES salon (id),
    CONSTRAINT fk_master_service_service FOREIGN KEY (service_id) REFERENCES service (id),
    CONSTRAINT ck_master_service CHECK ((price IS NULL OR price >= 0)
        AND (duration IS NULL OR (duration BETWEEN 5 AND 720 AND duration % 5 = 0))),
    KEY ix_master_service_service (service_id, salon_id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;
