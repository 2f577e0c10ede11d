-- 004-pictures.sql: pictures that stay
--
-- SPDX-FileCopyrightText: 2026 The Sheaf authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- The library, version 4. Truth, like source: what came from elsewhere may be there no more.

-- A picture as its file or host gave it, once for all articles that show it.
CREATE TABLE picture (
  id INTEGER PRIMARY KEY,
  sha256 BLOB NOT NULL UNIQUE,
  type TEXT NOT NULL,              -- media type, by its magic bytes
  width INTEGER NOT NULL,          -- pixels; 0: it does not say (SVG)
  height INTEGER NOT NULL,
  size INTEGER NOT NULL,           -- bytes
  added INTEGER NOT NULL           -- seconds since 1970 UTC
) STRICT;

-- The bytes, in a table of their own so that what only counts never reads them.
CREATE TABLE picture_bytes (
  id INTEGER PRIMARY KEY REFERENCES picture ON DELETE CASCADE,
  bytes BLOB NOT NULL
) STRICT;

-- What an article shows that is, or was looked for, in a file. A row with a picture stays when an edit or an update takes
-- that out of the article: undoing brings it back.
CREATE TABLE article_picture (
  article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
  reference TEXT NOT NULL,         -- as the article writes it, decoded
  picture INTEGER REFERENCES picture, -- null: not in the library
  root INTEGER REFERENCES root,    -- where its file was found, to be written there again
  path ANY,                        -- below the root: TEXT where it is valid UTF-8, else BLOB
  problem INTEGER NOT NULL DEFAULT 0, -- SheafPictureProblem: why there is none; 0: not looked for yet
  PRIMARY KEY (article, reference)
) STRICT, WITHOUT ROWID;
CREATE INDEX article_picture_missing ON article_picture (article) WHERE picture IS NULL;
CREATE INDEX article_picture_picture ON article_picture (picture) WHERE picture IS NOT NULL;

PRAGMA user_version = 4;
