-- Who may come in. These rows change and go; what was done with them stands in the audit log.
-- Passwords, session ids and keys are not here: only what a password was hashed to, and the SHA-256 of the others.

CREATE TABLE accounts (
    name         TEXT PRIMARY KEY CHECK (name = lower(name)),  -- as it is looked up
    shown        TEXT NOT NULL,                                -- as it was given
    role         TEXT NOT NULL CHECK (role IN ('reader', 'analyst', 'editor', 'administrator')),
    ceiling      TEXT NOT NULL,                                -- a label of TLP 2.0
    password     TEXT NOT NULL,
    added        TEXT NOT NULL,
    locked       INTEGER NOT NULL,
    failures     INTEGER NOT NULL CHECK (failures >= 0),
    last_failure TEXT
) WITHOUT ROWID;

CREATE TABLE sessions (
    hash    TEXT PRIMARY KEY CHECK (length(hash) = 64),
    account TEXT NOT NULL REFERENCES accounts (name) DEFERRABLE INITIALLY DEFERRED,
    begun   TEXT NOT NULL,
    seen    TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX sessions_by_account ON sessions (account);

CREATE TABLE api_keys (
    hash      TEXT PRIMARY KEY CHECK (length(hash) = 64),
    account   TEXT NOT NULL REFERENCES accounts (name) DEFERRABLE INITIALLY DEFERRED,
    label     TEXT NOT NULL,
    scopes    TEXT NOT NULL,  -- words with a space between
    made      TEXT NOT NULL,
    expires   TEXT,
    revoked   TEXT,
    last_used TEXT            -- a day
) WITHOUT ROWID;
CREATE INDEX api_keys_by_account ON api_keys (account);

-- Who did what, each entry chained to the one before by its hash. It only grows; a change that went round the triggers breaks the chain.
CREATE TABLE audit (
    number   INTEGER PRIMARY KEY CHECK (number > 0),
    at       TEXT NOT NULL,
    by       TEXT NOT NULL,
    what     TEXT NOT NULL,
    subject  TEXT NOT NULL,
    detail   TEXT,
    previous TEXT NOT NULL CHECK (length(previous) = 64),
    hash     TEXT NOT NULL CHECK (length(hash) = 64)
);
CREATE INDEX audit_by_time ON audit (at);
CREATE TRIGGER audit_stays BEFORE UPDATE ON audit BEGIN SELECT RAISE (ABORT, 'the audit log is appended, never changed'); END;
CREATE TRIGGER audit_is_kept BEFORE DELETE ON audit BEGIN SELECT RAISE (ABORT, 'the audit log is appended, never removed'); END;
