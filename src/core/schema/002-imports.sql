-- 002-imports.sql: what the list of imports and the remembered folders need
--
-- SPDX-FileCopyrightText: 2026 The Sheaf authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- The library, version 2. Only columns are added, so that no row is written anew: an article's
-- bytes are where they were.

-- A root that was imported as a folder, and how. Of a single file's parent folder all of it is null.
ALTER TABLE root ADD COLUMN scanned INTEGER;     -- when it was last gone through to its end
ALTER TABLE root ADD COLUMN remembered INTEGER;  -- 1: kept up with; 0: not; 2: it was, until its
                                                 -- import was undone; null: nobody said so far
ALTER TABLE root ADD COLUMN import INTEGER REFERENCES import; -- the last that changed something
ALTER TABLE root ADD COLUMN dialect TEXT;
ALTER TABLE root ADD COLUMN choices TEXT;        -- as in import
ALTER TABLE root ADD COLUMN into_path TEXT;
ALTER TABLE root ADD COLUMN zone TEXT;
ALTER TABLE root ADD COLUMN keep_duplicates INTEGER;
CREATE INDEX root_import ON root (import) WHERE import IS NOT NULL;

ALTER TABLE import ADD COLUMN dialect TEXT NOT NULL DEFAULT 'auto'; -- what was asked for
ALTER TABLE import ADD COLUMN choices TEXT;      -- JSON list of {"site", "dialect"}; null: none
ALTER TABLE import ADD COLUMN error TEXT;        -- why it ended early

-- Bytes of the path, with the slash, that lead to the folder of the site: the rules for categories
-- see what is below that folder.
ALTER TABLE place ADD COLUMN site INTEGER NOT NULL DEFAULT 0;
ALTER TABLE undo_place ADD COLUMN before_site INTEGER NOT NULL DEFAULT 0;
ALTER TABLE undo_place ADD COLUMN after_site INTEGER NOT NULL DEFAULT 0;

-- One file that came in through two roots had two places, which took it for two files.
DELETE FROM place WHERE main = 0 AND EXISTS (
  SELECT 1 FROM root r, place q JOIN root s ON s.id = q.root
  WHERE r.id = place.root AND q.article = place.article AND q.id <> place.id
    AND (q.main = 1 OR q.id < place.id)
    AND rtrim (r.path, '/') || '/' || place.path = rtrim (s.path, '/') || '/' || q.path);

-- What is known of folders that were imported before.
UPDATE root SET (scanned, dialect, into_path, zone, keep_duplicates) = (
  SELECT i.finished, 'auto', i.into_path, i.zone, i.keep_duplicates FROM import i
  WHERE i.finished IS NOT NULL
    AND EXISTS (SELECT 1 FROM json_each (i.sources) j WHERE j.value = root.path)
  ORDER BY i.id DESC LIMIT 1);

PRAGMA user_version = 2;
