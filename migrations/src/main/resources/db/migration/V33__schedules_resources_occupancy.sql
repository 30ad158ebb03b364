-- What a visit takes: a master, wherever that one works, or a room or chair of a salon.
CREATE TABLE resource (
    id         BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    kind       VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    staff_id   BIGINT       NULL,
    salon_id   BIGINT       NULL,
    name       VARCHAR(120) NULL,
    -- how many may be served at once
    seats      INT          NOT NULL DEFAULT 1,
    created_at DATETIME(6)  NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
    version    INT          NOT NULL DEFAULT 0,
    deleted_at DATETIME(6)  NULL,
    CONSTRAINT fk_resource_staff FOREIGN KEY (staff_id) REFERENCES master (staff_id),
    CONSTRAINT fk_resource_salon FOREIGN KEY (salon_id) REFERENCES salon (id),
    CONSTRAINT ck_resource_kind CHECK ((kind = 'master' AND staff_id IS NOT NULL AND salon_id IS NULL)
        OR (kind IN ('room', 'chair') AND staff_id IS NULL AND salon_id IS NOT NULL AND name IS NOT NULL)),
    CONSTRAINT ck_resource_seats CHECK (seats BETWEEN 1 AND 100),
    UNIQUE KEY uq_resource_staff (staff_id),
    KEY ix_resource_salon (salon_id, kind, deleted_at)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

-- Several rows a day: the time between them is a break.
CREATE TABLE schedule_interval (
    staff_id BIGINT   NOT NULL,
    salon_id BIGINT   NOT NULL,
    -- of the day on which it begins, 1 Monday … 7 Sunday, in the salon's zone
    weekday  TINYINT  NOT NULL,
    -- minutes of that day; the end may lie on the next one
    begins   SMALLINT NOT NULL,
    ends     SMALLINT NOT NULL,
    PRIMARY KEY (salon_id, staff_id, weekday, begins),
    CONSTRAINT fk_schedule_master FOREIGN KEY (staff_id) REFERENCES master (staff_id),
    CONSTRAINT fk_schedule_salon FOREIGN KEY (salon_id) REFERENCES salon (id),
    CONSTRAINT ck_schedule_interval CHECK (weekday BETWEEN 1 AND 7 AND begins BETWEEN 0 AND 1435 AND begins % 5 = 0
        AND ends > begins AND ends <= begins + 1440 AND ends % 5 = 0)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

-- What a master works on a date instead of the week's plan: rows with times, or one without: nothing.
CREATE TABLE schedule_exception (
    id       BIGINT   NOT NULL AUTO_INCREMENT PRIMARY KEY,
    staff_id BIGINT   NOT NULL,
    salon_id BIGINT   NOT NULL,
    day      DATE     NOT NULL,
    begins   SMALLINT NULL,
    ends     SMALLINT NULL,
    CONSTRAINT fk_schedule_exception_master FOREIGN KEY (staff_id) REFERENCES master (staff_id),
    CONSTRAINT fk_schedule_exception_salon FOREIGN KEY (salon_id) REFERENCES salon (id),
    CONSTRAINT ck_schedule_exception CHECK ((begins IS NULL AND ends IS NULL) OR (begins BETWEEN 0 AND 1435
        AND begins % 5 = 0 AND ends > begins AND ends <= begins + 1440 AND ends % 5 = 0)),
    UNIQUE KEY uq_schedule_exception (salon_id, staff_id, day, begins)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

-- Nobody's work begins on such a day of the salon's.
CREATE TABLE closed_day (
    salon_id   BIGINT       NOT NULL,
    day        DATE         NOT NULL,
    reason     VARCHAR(250) NULL,
    created_by BIGINT       NOT NULL,
    created_at DATETIME(6)  NOT NULL,
    PRIMARY KEY (salon_id, day),
    CONSTRAINT fk_closed_day_salon FOREIGN KEY (salon_id) REFERENCES salon (id),
    CONSTRAINT fk_closed_day_created_by FOREIGN KEY (created_by) REFERENCES staff (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

-- Time off of a master, or time blocked of a master, room or chair.
CREATE TABLE absence (
    id           BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    resource_id  BIGINT       NOT NULL,
    kind         VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    starts_at    DATETIME     NOT NULL,
    ends_at      DATETIME     NOT NULL,
    reason       VARCHAR(250) NULL,
    -- where it was blocked; NULL: everywhere the master works
    salon_id     BIGINT       NULL,
    created_by   BIGINT       NOT NULL,
    created_at   DATETIME(6)  NOT NULL,
    cancelled_at DATETIME(6)  NULL,
    cancelled_by BIGINT       NULL,
    request_key  VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NULL,
    CONSTRAINT fk_absence_resource FOREIGN KEY (resource_id) REFERENCES resource (id),
    CONSTRAINT fk_absence_salon FOREIGN KEY (salon_id) REFERENCES salon (id),
    CONSTRAINT fk_absence_created_by FOREIGN KEY (created_by) REFERENCES staff (id),
    CONSTRAINT fk_absence_cancelled_by FOREIGN KEY (cancelled_by) REFERENCES staff (id),
    CONSTRAINT ck_absence CHECK (kind IN ('time_off', 'block') AND ends_at > starts_at),
    UNIQUE KEY uq_absence_request (request_key),
    KEY ix_absence_resource (resource_id, starts_at)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

-- What stands in the way of a resource: one row for what its cells say one by one. Gone when it is given back.
CREATE TABLE occupancy_span (
    id          BIGINT   NOT NULL AUTO_INCREMENT PRIMARY KEY,
    resource_id BIGINT   NOT NULL,
    -- seats taken, from 1, both inclusive
    first_seat  SMALLINT NOT NULL,
    last_seat   SMALLINT NOT NULL,
    -- with buffers; at most a day and a half long
    busy_from   DATETIME NOT NULL,
    busy_until  DATETIME NOT NULL,
    -- the visit itself
    visit_from  DATETIME NOT NULL,
    visit_until DATETIME NOT NULL,
    booking_id  BIGINT   NULL,
    item_id     BIGINT   NULL,
    absence_id  BIGINT   NULL,
    -- a hold counts until then; NULL: it stands
    held_until  DATETIME(6) NULL,
    CONSTRAINT fk_occupancy_span_resource FOREIGN KEY (resource_id) REFERENCES resource (id),
    CONSTRAINT fk_occupancy_span_absence FOREIGN KEY (absence_id) REFERENCES absence (id),
    CONSTRAINT ck_occupancy_span CHECK (busy_from <= visit_from AND visit_from < visit_until
        AND visit_until <= busy_until AND first_seat BETWEEN 1 AND last_seat
        AND ((booking_id IS NULL) <> (absence_id IS NULL))),
    KEY ix_occupancy_span_resource (resource_id, busy_from),
    KEY ix_occupancy_span_booking (booking_id),
    KEY ix_occupancy_span_absence (absence_id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

-- The promise that nothing is booked twice: a row for each 5 minutes of each seat that is taken. No other key and no foreign
-- key, for it is written most of all tables.
CREATE TABLE occupancy (
    resource_id BIGINT   NOT NULL,
    -- where buffers may overlap, visits with the buffer before them stand once more at 1000 and the seat: so the buffer after
    -- one visit and that before the next may share a cell, and neither one with a visit
    seat        SMALLINT NOT NULL,
    cell_start  DATETIME NOT NULL,
    span_id     BIGINT   NOT NULL,
    PRIMARY KEY (resource_id, seat, cell_start)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;
