-- 001-library.sql: the first schema
--
-- SPDX-FileCopyrightText: 2026 The Sheaf authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- The library, version 1.
--
-- Truth: source (the bytes), place (where they came from), overlay and the flags of article (what
-- the bytes cannot hold), version (bytes of former times), import, undo_*. Everything else is
-- derived from the bytes and can be made again.
--
-- No triggers: a library may come from someone else, so they are switched off on every connection.

PRAGMA application_id = 0x53686561;

-- A folder that was imported. Paths are TEXT where they are valid UTF-8, else BLOB.
CREATE TABLE root (
  id INTEGER PRIMARY KEY,
  path ANY NOT NULL UNIQUE
) STRICT;

CREATE TABLE import (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  started INTEGER NOT NULL,        -- seconds since 1970 UTC, as all times here
  finished INTEGER,                -- null: still running, or it was killed
  sources TEXT NOT NULL,           -- JSON list of what was asked for
  zone TEXT,                       -- for dates that name none, so that they re-derive alike
  into_path TEXT,                  -- A/B
  keep_duplicates INTEGER NOT NULL,
  totals TEXT,                     -- JSON object by outcome
  report BLOB                      -- zstd, JSON lines
) STRICT;

CREATE TABLE article (
  id INTEGER PRIMARY KEY AUTOINCREMENT, -- never reused
  -- Rowid of its entry in the search index: newest first, ((100000 - day) << 10) + a free slot;
  -- undated ones in a range of their own behind all others. Never change or delete it without
  -- sheaf_index_forget().
  skey INTEGER NOT NULL UNIQUE,
  sha256 BLOB NOT NULL,            -- of the current bytes
  title TEXT NOT NULL,
  author TEXT,
  date INTEGER,
  language TEXT,
  words INTEGER NOT NULL,
  format INTEGER NOT NULL,         -- SheafFormat
  dialect TEXT NOT NULL,
  encoding TEXT,
  added INTEGER NOT NULL,
  import INTEGER NOT NULL REFERENCES import, -- the one that brought the current bytes
  -- Overlay truth (what a person said), kept as columns because every list and count filters by it.
  unread INTEGER NOT NULL DEFAULT 1,
  starred INTEGER NOT NULL DEFAULT 0,
  archived INTEGER NOT NULL DEFAULT 0,
  trashed INTEGER NOT NULL DEFAULT 0, -- 1: in the trash; 2: withdrawn by undoing its import
  -- Derived.
  attention INTEGER NOT NULL DEFAULT 0,     -- 1: by its file; 2: by a conflict; 3: both
  uncategorised INTEGER NOT NULL DEFAULT 0,
  indexed INTEGER NOT NULL DEFAULT 0  -- 0, or the version of the search index it is in
) STRICT;
CREATE INDEX article_date ON article (date DESC, id DESC) WHERE trashed = 0;
CREATE INDEX article_unread ON article (date DESC, id DESC) WHERE trashed = 0 AND unread = 1;
CREATE INDEX article_starred ON article (date DESC, id DESC) WHERE trashed = 0 AND starred = 1;
CREATE INDEX article_archived ON article (date DESC, id DESC) WHERE trashed = 0 AND archived = 1;
CREATE INDEX article_attention ON article (date DESC, id DESC) WHERE trashed = 0 AND attention <> 0;
CREATE INDEX article_uncategorised ON article (date DESC, id DESC)
  WHERE trashed = 0 AND uncategorised = 1;
CREATE INDEX article_trash ON article (date DESC, id DESC) WHERE trashed = 1;
CREATE INDEX article_import ON article (import, date DESC, id DESC) WHERE trashed = 0;
CREATE INDEX article_withdrawn ON article (id) WHERE trashed = 2;
CREATE INDEX article_unindexed ON article (skey) WHERE indexed = 0;
CREATE INDEX article_sha256 ON article (substr(sha256, 1, 8)); -- eight bytes tell files apart
CREATE INDEX article_author ON article (author) WHERE author IS NOT NULL;

-- What a list row shows or an article page needs but no list is ordered or filtered by.
CREATE TABLE detail (
  id INTEGER PRIMARY KEY REFERENCES article ON DELETE CASCADE,
  excerpt TEXT,
  source TEXT,                     -- address it came from
  date_text TEXT                   -- as the file writes it
) STRICT;

-- The bytes, zstd, in a table of their own so that lists never read them.
CREATE TABLE source (
  id INTEGER PRIMARY KEY REFERENCES article ON DELETE CASCADE,
  raw BLOB NOT NULL
) STRICT;

-- Where an article's bytes are, or were when last imported.
CREATE TABLE place (
  id INTEGER PRIMARY KEY,
  article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
  root INTEGER NOT NULL REFERENCES root,
  path ANY NOT NULL,               -- below the root
  main INTEGER NOT NULL,           -- 1: its origin; 0: another place of the same bytes
  sha256 BLOB NOT NULL,            -- of the file as last imported here
  size INTEGER NOT NULL,           -- and how it looked: all 0: unknown
  mtime INTEGER NOT NULL,          -- nanoseconds
  ctime INTEGER NOT NULL,
  UNIQUE (root, path)
) STRICT;
CREATE INDEX place_article ON place (article, main DESC);
CREATE INDEX place_sha256 ON place (substr(sha256, 1, 8));

-- The tree; 0 is its root, which has no name.
CREATE TABLE category (
  id INTEGER PRIMARY KEY,
  parent INTEGER NOT NULL REFERENCES category,
  name TEXT NOT NULL,
  depth INTEGER NOT NULL,          -- 0: top level
  UNIQUE (parent, name)
) STRICT;
INSERT INTO category (id, parent, name, depth) VALUES (0, 0, '', -1);

-- Every category with everything above it and itself (but not 0).
CREATE TABLE category_closure (
  category INTEGER NOT NULL REFERENCES category,
  ancestor INTEGER NOT NULL REFERENCES category,
  PRIMARY KEY (category, ancestor)
) STRICT, WITHOUT ROWID;
CREATE INDEX category_closure_ancestor ON category_closure (ancestor);

-- An article in each category it is in and, once, in each one above. So a subtree of any size is
-- listed newest first without a sort. date, hidden and unread repeat the article's.
CREATE TABLE article_category (
  category INTEGER NOT NULL REFERENCES category,
  date INTEGER NOT NULL,           -- undated: the smallest integer
  article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
  position INTEGER,                -- which of the article's paths ends here; null: only passes
  several INTEGER NOT NULL,        -- the article has more than one path
  hidden INTEGER NOT NULL,         -- trashed <> 0
  unread INTEGER NOT NULL,
  PRIMARY KEY (category, date DESC, article DESC)
) STRICT, WITHOUT ROWID;
CREATE INDEX article_category_article ON article_category (article);
-- Counting: leaves once up the tree, and what has several paths row by row, so that it counts once.
CREATE INDEX article_category_leaf ON article_category
  (category, unread, position, several, hidden) -- the last three so that it covers its own condition
  WHERE position IS NOT NULL AND several = 0 AND hidden = 0;
CREATE INDEX article_category_several ON article_category
  (category, unread, position, several, hidden)
  WHERE several = 1 AND hidden = 0;

CREATE TABLE tag (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE article_tag (
  tag INTEGER NOT NULL REFERENCES tag,
  date INTEGER NOT NULL,
  article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
  position INTEGER NOT NULL,
  PRIMARY KEY (tag, date DESC, article DESC)
) STRICT, WITHOUT ROWID;
CREATE INDEX article_tag_article ON article_tag (article, position);

-- Every front-matter key, nested ones as a.b; a list has a row an item, an empty one a null.
CREATE TABLE property_name (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE property (
  article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
  position INTEGER NOT NULL,       -- of the key in the file
  item INTEGER NOT NULL,           -- of the value in its list
  name INTEGER NOT NULL REFERENCES property_name,
  is_list INTEGER NOT NULL,
  value TEXT,
  PRIMARY KEY (article, position, item)
) STRICT, WITHOUT ROWID;
CREATE INDEX property_by_name ON property (name);

CREATE TABLE warning (
  article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
  position INTEGER NOT NULL,
  line INTEGER NOT NULL,           -- 0: none
  text TEXT NOT NULL,
  PRIMARY KEY (article, position)
) STRICT, WITHOUT ROWID;

-- Bytes of former times, of the other side of a conflict, or set aside by undo, with what it
-- takes to derive from them as it was done then.
CREATE TABLE version (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
  sha256 BLOB NOT NULL,
  raw BLOB NOT NULL,               -- zstd
  reason TEXT NOT NULL CHECK (reason IN ('updated', 'conflict', 'undone')),
  dialect TEXT NOT NULL,
  encoding TEXT,
  import INTEGER NOT NULL REFERENCES import,
  time INTEGER NOT NULL
) STRICT;
CREATE INDEX version_article ON version (article);

-- Truth that the bytes cannot hold; deriving again never touches it. Kinds:
-- into (value: path put before the article's own categories), conflict (value: sha256 in hex).
CREATE TABLE overlay (
  article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
  kind TEXT NOT NULL,
  key TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (article, kind, key)
) STRICT, WITHOUT ROWID;

-- Undo: what a step changed, before and after.
CREATE TABLE undo_step (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind INTEGER NOT NULL,           -- SheafStepKind
  direction INTEGER NOT NULL,      -- star set, put in the trash, …
  n_articles INTEGER NOT NULL,
  time INTEGER NOT NULL,
  import INTEGER REFERENCES import,
  undone INTEGER                   -- null: stands; else the order in which steps were undone
) STRICT;
CREATE UNIQUE INDEX undo_step_undone ON undo_step (undone) WHERE undone IS NOT NULL;
CREATE INDEX undo_step_import ON undo_step (import) WHERE import IS NOT NULL;

CREATE TABLE undo_change (
  step INTEGER NOT NULL REFERENCES undo_step ON DELETE CASCADE,
  position INTEGER NOT NULL,
  article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
  -- unread, starred, archived, trashed: the column. added: 0 or 1. source: a version that holds the
  -- bytes of the side that is not current; the other is null. into, conflict: the overlay value.
  -- derive: nothing, but the article is to be derived again.
  field TEXT NOT NULL,
  before ANY,
  after ANY,
  PRIMARY KEY (step, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX undo_change_article ON undo_change (article);

-- The places a step made, moved or changed; an article of null: no such place.
CREATE TABLE undo_place (
  step INTEGER NOT NULL REFERENCES undo_step ON DELETE CASCADE,
  position INTEGER NOT NULL,
  root INTEGER NOT NULL REFERENCES root,
  path ANY NOT NULL,
  before_article INTEGER REFERENCES article ON DELETE CASCADE,
  before_main INTEGER,
  before_sha256 BLOB,
  after_article INTEGER REFERENCES article ON DELETE CASCADE,
  after_main INTEGER,
  after_sha256 BLOB,
  PRIMARY KEY (step, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX undo_place_before ON undo_place (before_article);
CREATE INDEX undo_place_after ON undo_place (after_article);

CREATE TABLE setting (
  key TEXT PRIMARY KEY,
  value ANY
) STRICT, WITHOUT ROWID;

-- What the search index is made of. The index itself is a cache with a version, made by
-- library-index.c; it is not part of the schema, so that a library without one is a good library.
CREATE VIEW search_source AS
  SELECT a.skey AS skey, a.title AS title, sheaf_text(s.raw, a.format, a.encoding) AS body
  FROM article a JOIN source s ON s.id = a.id;

PRAGMA user_version = 1;
