-- 003-overlay.sql: what edits need
--
-- SPDX-FileCopyrightText: 2026 The Sheaf authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- The library, version 3.
--
-- Kinds of overlay since then, besides into and conflict:
-- edit (key: title, author, date, categories, tags, or a key of the header; value: JSON, see
-- core/overlay.h). In undo_change the field of it is edit: and the key.

-- The bytes an edit replaced have a reason of their own. A check is changed by making the table anew.
CREATE TABLE version_3 (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
  sha256 BLOB NOT NULL,
  raw BLOB NOT NULL,               -- zstd
  reason TEXT NOT NULL CHECK (reason IN ('updated', 'edited', 'conflict', 'undone')),
  dialect TEXT NOT NULL,
  encoding TEXT,
  import INTEGER NOT NULL REFERENCES import,
  time INTEGER NOT NULL
) STRICT;
INSERT INTO version_3 (id, article, sha256, raw, reason, dialect, encoding, import, time)
  SELECT id, article, sha256, raw,
    CASE WHEN EXISTS (SELECT 1 FROM undo_change c JOIN undo_step s ON s.id = c.step
                      WHERE s.kind = 5 AND c.field = 'source' AND c.article = version.article
                        AND c.before = version.id) -- kind 5: SHEAF_STEP_EDIT
    THEN 'edited' ELSE reason END, dialect, encoding, import, time
  FROM version ORDER BY id;
-- Ids are never given twice, also not those of versions that are gone.
DELETE FROM sqlite_sequence WHERE name = 'version_3';
INSERT INTO sqlite_sequence (name, seq)
  SELECT 'version_3', seq FROM sqlite_sequence WHERE name = 'version';
DROP TABLE version;
ALTER TABLE version_3 RENAME TO version;
CREATE INDEX version_article ON version (article);

ALTER TABLE article ADD COLUMN draft INTEGER NOT NULL DEFAULT 0;   -- 1: its file says it is one
ALTER TABLE article ADD COLUMN derived INTEGER NOT NULL DEFAULT 0; -- by which SHEAF_DERIVE_VERSION
CREATE INDEX article_derived ON article (derived);

PRAGMA user_version = 3;
