-- Events as the feeds of other coders report them. A row is kept as it stood and read again when it is asked for; beside it stands what it is found by.
-- Nothing here is a document, a claim or an origin. Rows are written once and never changed.

CREATE TABLE reported_files (
    seq       INTEGER PRIMARY KEY,
    id        BLOB NOT NULL UNIQUE CHECK (length(id) = 16),  -- of the table, unpacked
    transport TEXT NOT NULL,
    address   TEXT NOT NULL,
    added     TEXT NOT NULL,
    lines     INTEGER NOT NULL
);

CREATE TABLE reported_events (
    seq       INTEGER PRIMARY KEY,
    transport TEXT NOT NULL,
    number    INTEGER NOT NULL,
    id        BLOB NOT NULL CHECK (length(id) = 16),
    file      INTEGER NOT NULL REFERENCES reported_files (seq),
    line      INTEGER NOT NULL,
    day       TEXT NOT NULL,  -- the first day that it may have happened on; '~' where none is told, which sorts last
    link      TEXT,
    row       TEXT NOT NULL,
    UNIQUE (transport, number)
);
CREATE INDEX reported_events_by_day ON reported_events (day);

CREATE TABLE reported_mentions (
    seq       INTEGER PRIMARY KEY,
    transport TEXT NOT NULL,
    number    INTEGER NOT NULL,
    id        BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    file      INTEGER NOT NULL REFERENCES reported_files (seq),
    line      INTEGER NOT NULL,
    report    TEXT,
    row       TEXT NOT NULL
);
CREATE INDEX reported_mentions_by_number ON reported_mentions (transport, number, report);

-- What was wrong with a line, and the line.
CREATE TABLE reported_faults (
    file    INTEGER NOT NULL REFERENCES reported_files (seq),
    place   INTEGER NOT NULL,
    line    INTEGER NOT NULL,
    code    TEXT NOT NULL,
    message TEXT NOT NULL,
    row     TEXT NOT NULL,
    PRIMARY KEY (file, place)
) WITHOUT ROWID;
