-- What servers answered, kept as evidence: each body once. From here on a version may be read anew: its row and those of its claims, events and names are
-- replaced together with the picture, and claims that are no longer found go to superseded_claims.

CREATE TABLE bodies (
    seq    INTEGER PRIMARY KEY,
    hash   BLOB NOT NULL UNIQUE CHECK (length(hash) = 32),  -- SHA-256 of the bytes
    length INTEGER NOT NULL,
    packed BLOB NOT NULL                                    -- Brotli
);
CREATE TABLE captures (
    seq      INTEGER PRIMARY KEY,
    id       BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    target   TEXT NOT NULL,
    link     TEXT,
    time     TEXT NOT NULL,
    status   INTEGER NOT NULL,
    headers  TEXT NOT NULL,
    told_by  TEXT,
    item     BLOB NOT NULL CHECK (length(item) = 16),
    document BLOB NOT NULL CHECK (length(document) = 16),
    body     INTEGER NOT NULL REFERENCES bodies (seq)
);
CREATE INDEX captures_by_item ON captures (item);

CREATE TABLE superseded_claims (
    seq      INTEGER PRIMARY KEY,
    id       BLOB NOT NULL,
    document BLOB NOT NULL,
    at       TEXT NOT NULL,
    speaker  TEXT,
    words    TEXT NOT NULL
);

-- Addresses that are asked again and again. The rest: folder, pace, gaps, the last fault, what the server gave for conditional questions.
CREATE TABLE watched (
    seq     INTEGER PRIMARY KEY,
    address TEXT NOT NULL UNIQUE,
    due     TEXT NOT NULL,
    rest    TEXT NOT NULL
);

-- Items that feeds announced, each once by its address. What the feed tells of it is kept until it is settled.
CREATE TABLE announced (
    seq      INTEGER PRIMARY KEY,
    id       BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    address  TEXT NOT NULL,
    feed     TEXT NOT NULL,
    at       TEXT NOT NULL,
    state    TEXT NOT NULL,
    changed  TEXT,                        -- what the item says of its last change
    times    INTEGER NOT NULL DEFAULT 1,  -- how often it came to wait
    tries    INTEGER NOT NULL DEFAULT 0,
    due      TEXT NOT NULL,
    fault    TEXT,
    told     BLOB
);
CREATE INDEX announced_by_state ON announced (state);
