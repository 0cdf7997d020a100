-- Ids are the 16 bytes of a content hash. Times are ISO 8601 text. What is searched or joined is rows;
-- what only travels with its row is JSON, whose form is numbered in documents.form.
-- A row of documents is one version of an item. Rows of documents, claims, events, names and decisions are written once and never changed.

CREATE TABLE items (
    seq    INTEGER PRIMARY KEY,
    id     BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    newest INTEGER UNIQUE REFERENCES documents (seq) DEFERRABLE INITIALLY DEFERRED,
    added  TEXT NOT NULL
);

CREATE TABLE documents (
    seq       INTEGER PRIMARY KEY,
    id        BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    item      INTEGER NOT NULL REFERENCES items (seq),
    version   INTEGER NOT NULL CHECK (version > 0),
    form      INTEGER NOT NULL,
    added     TEXT NOT NULL,
    address   TEXT NOT NULL,
    name      TEXT NOT NULL,
    url       TEXT,
    title     TEXT,
    published TEXT,
    modified  TEXT,
    outlet    TEXT,
    language  TEXT,
    seal      BLOB NOT NULL,  -- hash over the document and its claims, events and names: a flipped bit on the disk must not change the evidence unseen
    rest      TEXT NOT NULL,  -- title span, authors, furniture, credits, faults
    finds     TEXT NOT NULL,  -- sentences, times, quantities
    text      TEXT NOT NULL,
    UNIQUE (item, version)
);

CREATE TABLE claims (
    seq             INTEGER PRIMARY KEY,
    id              BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    document        INTEGER NOT NULL REFERENCES documents (seq),
    place           INTEGER NOT NULL,
    speaker         TEXT,
    speaker_country TEXT,
    speaker_type    TEXT NOT NULL,
    kind            TEXT NOT NULL,
    polarity        TEXT NOT NULL,
    certainty       TEXT NOT NULL,
    direct          INTEGER NOT NULL,
    said            TEXT,
    venue           TEXT,
    answers         BLOB,
    rest            TEXT NOT NULL,  -- spans of source, cue, content, certainty words and condition; relay, reasons, maker
    UNIQUE (document, place)
);
CREATE INDEX claims_by_speaker ON claims (speaker);

CREATE TABLE events (
    seq      INTEGER PRIMARY KEY,
    id       BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    document INTEGER NOT NULL REFERENCES documents (seq),
    place    INTEGER NOT NULL,
    type     TEXT NOT NULL,
    mode     TEXT,
    status   TEXT NOT NULL,
    date     TEXT,
    location TEXT,
    claim    BLOB,
    rest     TEXT NOT NULL,  -- span, contexts, actors, recipients, reasons, maker
    UNIQUE (document, place)
);
CREATE INDEX events_by_type ON events (type, date);

CREATE TABLE names (
    document   INTEGER NOT NULL REFERENCES documents (seq),
    place      INTEGER NOT NULL,
    entity     BLOB NOT NULL CHECK (length(entity) = 16),
    kind       TEXT NOT NULL,
    canonical  TEXT NOT NULL,
    country    TEXT,
    start      INTEGER NOT NULL,
    "end"      INTEGER NOT NULL,
    PRIMARY KEY (document, place)
) WITHOUT ROWID;
CREATE INDEX names_by_entity ON names (entity);

-- Only the newest version of an item is found by words.
CREATE VIEW newest_documents AS
    SELECT d.seq, d.title, d.text FROM items i JOIN documents d ON d.seq = i.newest;
CREATE VIRTUAL TABLE documents_fts USING fts5 (
    title, text, content = 'newest_documents', content_rowid = 'seq', tokenize = 'unicode61 remove_diacritics 2'
);

-- The derived picture: replaced as a whole, in one transaction.
CREATE TABLE pictures (
    only    INTEGER PRIMARY KEY CHECK (only = 1),
    form    INTEGER NOT NULL,
    related TEXT NOT NULL
);
CREATE TABLE picture_documents (
    place    INTEGER PRIMARY KEY,
    document INTEGER NOT NULL REFERENCES documents (seq)
);
CREATE TABLE entities (
    place     INTEGER PRIMARY KEY,
    id        BLOB NOT NULL,
    canonical TEXT NOT NULL,
    kind      TEXT NOT NULL,
    country   TEXT,
    rest      TEXT NOT NULL   -- aliases
);
CREATE INDEX entities_by_id ON entities (id);
CREATE TABLE origins (
    place        INTEGER PRIMARY KEY,
    id           BLOB NOT NULL,
    speaker      TEXT,
    speaker_type TEXT NOT NULL,
    occasion     TEXT,
    venue        TEXT,
    rest         TEXT NOT NULL  -- documents, reasons
);
CREATE INDEX origins_by_id ON origins (id);
CREATE TABLE origin_claims (
    origin INTEGER NOT NULL REFERENCES origins (place) ON DELETE CASCADE,
    place  INTEGER NOT NULL,
    claim  BLOB NOT NULL,
    PRIMARY KEY (origin, place)
) WITHOUT ROWID;
CREATE INDEX origin_claims_by_claim ON origin_claims (claim);
-- An edge may come from a text outside the set, so its ends need not be kept documents.
CREATE TABLE edges (
    place         INTEGER PRIMARY KEY,
    from_document BLOB NOT NULL,
    to_document   BLOB NOT NULL,
    confidence    REAL NOT NULL,
    rest          TEXT NOT NULL  -- reasons
);
CREATE INDEX edges_by_to ON edges (to_document);
CREATE TABLE same_claims (
    place INTEGER PRIMARY KEY,
    rest  TEXT NOT NULL          -- reasons
);
CREATE TABLE same_members (
    same  INTEGER NOT NULL REFERENCES same_claims (place) ON DELETE CASCADE,
    place INTEGER NOT NULL,
    claim BLOB NOT NULL,
    PRIMARY KEY (same, place)
) WITHOUT ROWID;
CREATE INDEX same_members_by_claim ON same_members (claim);
CREATE TABLE contradictions (
    place   INTEGER PRIMARY KEY,
    kind    TEXT NOT NULL,
    a_claim BLOB NOT NULL,
    b_claim BLOB NOT NULL,
    rest    TEXT NOT NULL        -- reasons
);
CREATE TABLE drifts (
    place      INTEGER PRIMARY KEY,
    kind       TEXT NOT NULL,
    from_claim BLOB NOT NULL,
    to_claim   BLOB NOT NULL,
    before     TEXT NOT NULL,
    after      TEXT NOT NULL,
    rest       TEXT NOT NULL     -- reasons
);
CREATE TABLE support (
    place       INTEGER PRIMARY KEY,
    proposition TEXT NOT NULL,
    documents   INTEGER NOT NULL,
    rest        TEXT NOT NULL    -- claims, origins
);
CREATE TABLE stories (
    place INTEGER PRIMARY KEY,
    id    BLOB NOT NULL,
    title TEXT NOT NULL
);
CREATE TABLE story_documents (
    story    INTEGER NOT NULL REFERENCES stories (place) ON DELETE CASCADE,
    place    INTEGER NOT NULL,
    document BLOB NOT NULL,
    PRIMARY KEY (story, place)
) WITHOUT ROWID;
CREATE TABLE timeline (
    place    INTEGER PRIMARY KEY,
    date     TEXT,
    text     TEXT NOT NULL,
    claim    BLOB,
    event    BLOB,
    document BLOB NOT NULL,
    start    INTEGER NOT NULL,
    "end"    INTEGER NOT NULL
);

CREATE TABLE decisions (
    seq     INTEGER PRIMARY KEY,
    subject TEXT NOT NULL,
    state   TEXT NOT NULL,
    by      TEXT NOT NULL,
    at      TEXT NOT NULL,
    note    TEXT
);
CREATE TRIGGER decisions_stay BEFORE UPDATE ON decisions BEGIN SELECT RAISE (ABORT, 'decisions are appended, never changed'); END;
CREATE TRIGGER decisions_are_kept BEFORE DELETE ON decisions BEGIN SELECT RAISE (ABORT, 'decisions are appended, never removed'); END;
