-- 005-remote-pictures.sql: pictures from the network
--
-- SPDX-FileCopyrightText: 2026 The Sheaf authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- The library, version 5. Truth, like picture: what a host gave it may give no more.

-- What was asked of a host, once for all articles that show it; those that do have it in article_picture as well,
-- without a file.
CREATE TABLE remote_picture (
  address TEXT PRIMARY KEY,             -- as the article means it, behind no proxy that is known
  picture INTEGER REFERENCES picture,   -- null: it was not given
  problem INTEGER NOT NULL DEFAULT 0,   -- SheafPictureProblem: why not
  asked INTEGER NOT NULL                -- seconds since 1970 UTC
) STRICT, WITHOUT ROWID;
CREATE INDEX remote_picture_picture ON remote_picture (picture) WHERE picture IS NOT NULL;

PRAGMA user_version = 5;
