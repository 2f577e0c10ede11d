-- 006-reading-place.sql: where articles were left
--
-- SPDX-FileCopyrightText: 2026 The Sheaf authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- The library, version 6. Truth, like overlay: only the reader knows it.

-- Of articles that are begun and not finished.
CREATE TABLE reading_place (
  article INTEGER PRIMARY KEY REFERENCES article ON DELETE CASCADE,
  block INTEGER NOT NULL,       -- number of the one on top: b12 of the page
  thousandths INTEGER NOT NULL, -- of the page that are above it
  changed INTEGER NOT NULL      -- seconds since 1970 UTC
) STRICT;

PRAGMA user_version = 6;
