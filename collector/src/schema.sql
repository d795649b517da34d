-- One document instance of a page. `hw` is the highest number given, as said by its own batches or by the next page's.
CREATE TABLE streams (
  stream_id TEXT PRIMARY KEY,
  hw INTEGER NOT NULL,
  drops TEXT NOT NULL DEFAULT '{}',
  events INTEGER NOT NULL DEFAULT 0,
  repeats INTEGER NOT NULL DEFAULT 0,
  prev_stream_id TEXT,
  prev_hw INTEGER,
  first_received_at TEXT NOT NULL,
  last_received_at TEXT NOT NULL
) STRICT;

-- What each batch said when it first came; a repeat leaves no second row.
CREATE TABLE batches (
  stream_id TEXT NOT NULL,
  batch_id TEXT NOT NULL,
  received_at TEXT NOT NULL,
  sent_at TEXT NOT NULL,
  mono REAL NOT NULL,
  attempt INTEGER NOT NULL,
  hw INTEGER NOT NULL,
  drops TEXT NOT NULL,
  prev_stream_id TEXT,
  prev_hw INTEGER,
  session_id TEXT NOT NULL,
  visitor_id TEXT,
  user_id TEXT,
  sdk TEXT NOT NULL,
  sample REAL,
  automated INTEGER NOT NULL,
  events INTEGER NOT NULL,
  extra TEXT,
  PRIMARY KEY (stream_id, batch_id)
) STRICT;

-- `row` only ever grows, also after the newest rows were deleted: readers remember how far they came.
CREATE TABLE events (
  row INTEGER PRIMARY KEY AUTOINCREMENT,
  stream_id TEXT NOT NULL,
  seq INTEGER NOT NULL,
  batch_id TEXT NOT NULL,
  received_at TEXT NOT NULL,
  time TEXT NOT NULL,
  session_id TEXT NOT NULL,
  visitor_id TEXT,
  user_id TEXT,
  event TEXT NOT NULL,
  goal TEXT,
  category TEXT NOT NULL,
  key TEXT,
  value REAL,
  currency TEXT,
  transaction_id TEXT,
  items TEXT,
  props TEXT,
  confirmed INTEGER,
  attempts INTEGER,
  surface TEXT,
  value_error INTEGER,
  sample REAL,
  confidence REAL,
  evidence TEXT,
  view_id TEXT NOT NULL,
  page_url TEXT NOT NULL,
  page_path TEXT NOT NULL,
  page_title TEXT NOT NULL,
  page_referrer TEXT NOT NULL,
  extra TEXT,
  UNIQUE (stream_id, seq)
) STRICT;

-- assigned = received + declared + unknown. What a page still holds is unknown until it comes.
CREATE VIEW gaps AS
  SELECT stream_id, assigned, received, declared, assigned - received - declared AS unknown
  FROM (
    SELECT stream_id, hw + 1 AS assigned, events AS received,
      (SELECT coalesce(sum(value), 0) FROM json_each(drops)) AS declared
    FROM streams
  );
