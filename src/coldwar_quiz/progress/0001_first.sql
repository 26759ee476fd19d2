-- Version 1 of the progress store. A released version is never edited: changes are steps of their own (migrations.py).

-- The settings of the scheduler, whole, once each, so that a replay of the log needs nothing else.
CREATE TABLE scheduler (
  id INTEGER PRIMARY KEY,
  json TEXT NOT NULL UNIQUE
) STRICT;

-- The review log: the truth. Append-only.
CREATE TABLE review (
  seq INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,             -- made before the write, so that a repeated write does nothing
  device TEXT NOT NULL,                 -- the store that wrote the row (meta: device)
  device_seq INTEGER NOT NULL,          -- counts that store's rows from 1, without a gap
  session TEXT NOT NULL,
  deck_id TEXT NOT NULL,
  question_id TEXT NOT NULL,
  content_hash TEXT NOT NULL,           -- what was asked, to notice edits
  kind TEXT NOT NULL,                   -- answer, undo, suspend, unsuspend, bury, flag, unflag, reset, import
  undoes TEXT REFERENCES review (uid),
  at_us INTEGER NOT NULL,               -- UTC, microseconds since 1970
  tz_offset_s INTEGER NOT NULL,         -- local time minus UTC, then and there
  local_day INTEGER NOT NULL,           -- the study day as the learner lived it, days since 1970-01-01
  clock_flag INTEGER NOT NULL DEFAULT 0,  -- 1: the clock stood earlier than at the last answer
  grade INTEGER,                        -- 1 again, 2 hard, 3 good, 4 easy
  correct INTEGER,
  face TEXT,                            -- the form the question was asked in
  given TEXT,
  duration_ms INTEGER,
  scheduler INTEGER REFERENCES scheduler (id),
  extra TEXT,                           -- canonical JSON
  check_sum TEXT NOT NULL,              -- over this row and the row before it of the same device (rows.py)
  UNIQUE (device, device_seq)
) STRICT;

CREATE INDEX review_question ON review (deck_id, question_id);
CREATE INDEX review_day ON review (local_day);
CREATE INDEX review_undoes ON review (undoes) WHERE undoes IS NOT NULL;

CREATE TRIGGER review_never_changes BEFORE UPDATE ON review
BEGIN
  SELECT RAISE (ABORT, 'the review log is append-only');
END;

CREATE TRIGGER review_never_forgets BEFORE DELETE ON review
BEGIN
  SELECT RAISE (ABORT, 'the review log is append-only');
END;

-- What a replay of the log gives: a cache, rebuildable at any time.
CREATE TABLE card (
  deck_id TEXT NOT NULL,
  question_id TEXT NOT NULL,
  state TEXT NOT NULL,                  -- canonical JSON (rows.py); the columns below repeat parts of it for queries
  due_day INTEGER,                      -- study day, for cards in review
  due_us INTEGER,                       -- instant, for cards in learning steps
  last_day INTEGER,
  last_seq INTEGER NOT NULL REFERENCES review (seq),
  PRIMARY KEY (deck_id, question_id)
) STRICT, WITHOUT ROWID;

-- Where a deck was last read from, to notice when another file claims its id.
CREATE TABLE deck (
  id TEXT PRIMARY KEY,
  title TEXT,
  path TEXT,
  content_hash TEXT,
  seen_us INTEGER
) STRICT;

CREATE TABLE meta (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT;
