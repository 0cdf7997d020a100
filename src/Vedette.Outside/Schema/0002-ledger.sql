-- What people put on record: judgements and forecasts. Every entry has a row here, in the order of being kept, and one in the table of its kind.
-- Its id is the hash of all that it says, its maker and its time, so a changed row is found when it is read. No row is ever changed or removed.

CREATE TABLE ledger (
    seq  INTEGER PRIMARY KEY CHECK (seq > 0),
    id   BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    kind TEXT NOT NULL CHECK (kind IN ('judgement', 'dissent', 'withdrawal', 'question', 'forecast', 'resolution')),
    by   TEXT NOT NULL,
    at   TEXT NOT NULL,
    form INTEGER NOT NULL
);

CREATE TABLE judgements (
    seq        INTEGER PRIMARY KEY REFERENCES ledger (seq),
    problem    TEXT NOT NULL,
    hypothesis TEXT,
    statement  TEXT NOT NULL,
    likelihood TEXT NOT NULL,
    confidence TEXT NOT NULL,
    supersedes BLOB UNIQUE REFERENCES ledger (id),  -- one successor at most
    reason     TEXT,
    rest       TEXT NOT NULL,  -- reasons of the confidence, grounds, key assumptions, what would change it
    CHECK ((supersedes IS NULL) = (reason IS NULL))
);
CREATE INDEX judgements_by_problem ON judgements (problem);

CREATE TABLE dissents (
    seq       INTEGER PRIMARY KEY REFERENCES ledger (seq),
    judgement BLOB NOT NULL REFERENCES ledger (id),
    text      TEXT NOT NULL
);
CREATE INDEX dissents_by_judgement ON dissents (judgement);

CREATE TABLE withdrawals (
    seq       INTEGER PRIMARY KEY REFERENCES ledger (seq),
    judgement BLOB NOT NULL UNIQUE REFERENCES ledger (id),
    reason    TEXT NOT NULL
);

CREATE TABLE forecast_questions (
    seq        INTEGER PRIMARY KEY REFERENCES ledger (seq),
    problem    TEXT NOT NULL,
    hypothesis TEXT,
    text       TEXT NOT NULL,
    criteria   TEXT NOT NULL,
    source     TEXT NOT NULL,
    opened     TEXT NOT NULL,
    scheduled  TEXT NOT NULL,
    rest       TEXT NOT NULL,  -- outcomes
    CHECK (opened <= scheduled)
);
CREATE INDEX forecast_questions_by_problem ON forecast_questions (problem);

CREATE TABLE forecasts (
    seq        INTEGER PRIMARY KEY REFERENCES ledger (seq),
    question   BLOB NOT NULL REFERENCES ledger (id),
    word       TEXT,
    has_number INTEGER NOT NULL,
    rest       TEXT NOT NULL   -- probabilities, in the order of the outcomes
);
CREATE INDEX forecasts_by_question ON forecasts (question);

CREATE TABLE resolutions (
    seq      INTEGER PRIMARY KEY REFERENCES ledger (seq),
    question BLOB NOT NULL UNIQUE REFERENCES ledger (id),
    outcome  TEXT,             -- null when void
    settled  TEXT NOT NULL,
    evidence TEXT,
    reason   TEXT
);

CREATE TRIGGER ledger_stays BEFORE UPDATE ON ledger BEGIN SELECT RAISE (ABORT, 'the ledger is appended, never changed'); END;
CREATE TRIGGER ledger_is_kept BEFORE DELETE ON ledger BEGIN SELECT RAISE (ABORT, 'the ledger is appended, never removed'); END;
CREATE TRIGGER judgements_stay BEFORE UPDATE ON judgements BEGIN SELECT RAISE (ABORT, 'judgements are superseded, never changed'); END;
CREATE TRIGGER judgements_are_kept BEFORE DELETE ON judgements BEGIN SELECT RAISE (ABORT, 'judgements are withdrawn, never removed'); END;
CREATE TRIGGER dissents_stay BEFORE UPDATE ON dissents BEGIN SELECT RAISE (ABORT, 'dissents are appended, never changed'); END;
CREATE TRIGGER dissents_are_kept BEFORE DELETE ON dissents BEGIN SELECT RAISE (ABORT, 'dissents are appended, never removed'); END;
CREATE TRIGGER withdrawals_stay BEFORE UPDATE ON withdrawals BEGIN SELECT RAISE (ABORT, 'withdrawals are appended, never changed'); END;
CREATE TRIGGER withdrawals_are_kept BEFORE DELETE ON withdrawals BEGIN SELECT RAISE (ABORT, 'withdrawals are appended, never removed'); END;
CREATE TRIGGER forecast_questions_stay BEFORE UPDATE ON forecast_questions BEGIN SELECT RAISE (ABORT, 'questions are appended, never changed'); END;
CREATE TRIGGER forecast_questions_are_kept BEFORE DELETE ON forecast_questions BEGIN SELECT RAISE (ABORT, 'questions are made void, never removed'); END;
CREATE TRIGGER forecasts_stay BEFORE UPDATE ON forecasts BEGIN SELECT RAISE (ABORT, 'forecasts are appended, never changed'); END;
CREATE TRIGGER forecasts_are_kept BEFORE DELETE ON forecasts BEGIN SELECT RAISE (ABORT, 'forecasts are appended, never removed'); END;
CREATE TRIGGER resolutions_stay BEFORE UPDATE ON resolutions BEGIN SELECT RAISE (ABORT, 'resolutions are appended, never changed'); END;
CREATE TRIGGER resolutions_are_kept BEFORE DELETE ON resolutions BEGIN SELECT RAISE (ABORT, 'resolutions are appended, never removed'); END;
