-- 007-highlights.sql: what somebody marked in articles, and wrote to it
--
-- SPDX-FileCopyrightText: 2026 The Sheaf authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- The library, version 7. Truth, like overlay: no file has it.

CREATE TABLE highlight (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
  key TEXT NOT NULL,         -- the same in every library
  colour INTEGER NOT NULL,   -- SheafHighlightColour
  text TEXT NOT NULL,        -- the quote: core/quote.h
  before TEXT NOT NULL,
  after TEXT NOT NULL,
  position INTEGER NOT NULL,
  note TEXT NOT NULL,        -- empty: none
  created INTEGER NOT NULL,  -- seconds since 1970 UTC
  changed INTEGER NOT NULL,
  UNIQUE (article, key)
) STRICT;
CREATE INDEX highlight_changed ON highlight (changed);

PRAGMA user_version = 7;
