-- Why each document is in its story, and the record of stories that joined or parted: appended, never changed.

ALTER TABLE stories ADD COLUMN rest TEXT NOT NULL DEFAULT '{}';

CREATE TABLE story_turns (
    seq  INTEGER PRIMARY KEY,
    at   TEXT NOT NULL,
    kind TEXT NOT NULL,
    rest TEXT NOT NULL          -- the stories before and after with their documents, and the documents it came from
);
