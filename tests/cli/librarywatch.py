# librarywatch.py: look at a library from outside while another process writes it
#
# SPDX-FileCopyrightText: 2026 The Sheaf authors
# SPDX-License-Identifier: GPL-3.0-or-later
import mmap
import sqlite3
import struct
from contextlib import closing

# What a library holds: None where there is none yet, the imports begun, the articles, and those not yet searchable.
STATE = "SELECT (SELECT count(*) FROM import), (SELECT count(*) FROM article), (SELECT count(*) FROM article WHERE indexed = 0)"

# SQLite's log (https://sqlite.org/fileformat2.html#walformat) and its index (https://sqlite.org/walformat.html).
LOG_HEADER, FRAME_HEADER = 32, 24
BACKFILLED, BACKFILL_ATTEMPTED = 96, 128


class Watch:
    """A reading connection that is kept open, once there is a library."""

    def __init__(self, library):
        self.library, self.database, self.map = library, None, None
        self.reopened = None  # frames that were to be carried when the log was opened

    def close(self):
        if self.database:
            self.database.close()
        if self.map:
            self.map.close()
        self.database = self.map = None

    def state(self):
        """Returns (imports, articles, not searchable), or None."""
        try:
            if not self.database:
                if not self.library.stat().st_size:
                    return None
                self.database = sqlite3.connect(f"file:{self.library}?mode=ro", uri=True, timeout=0)
            state = self.database.execute(STATE).fetchone()
            if self.reopened is None:
                self.reopened = self.attempted()[1]
            return state
        except (OSError, sqlite3.Error):
            self.close()  # not made yet, or being made
            return None

    def log_time(self):
        try:
            return beside(self.library, "-wal").stat().st_mtime_ns
        except OSError:
            return 0

    def attempted(self):
        """Returns how many frames of the log were carried into the library, and how many were to be."""
        try:
            if not self.map:
                with open(beside(self.library, "-shm"), "rb") as file:
                    self.map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
            return tuple(struct.unpack_from("=I", self.map, at)[0] for at in (BACKFILLED, BACKFILL_ATTEMPTED))
        except (OSError, ValueError):
            self.map = None
            return 0, 0

    def in_checkpoint(self):
        """Whether a checkpoint is under way. What opens a log after a kill marks all of it as if one were: that is none."""
        done, attempted = self.attempted()
        return attempted > done and self.reopened is not None and attempted != self.reopened


def beside(library, ending):
    return library.with_name(library.name + ending)


def is_left_half(library):
    """Whether a killed process left a transaction half in the log."""
    try:
        return ends_half(beside(library, "-wal").read_bytes())
    except (OSError, struct.error):
        return False  # no log


def ends_half(log):
    """Whether the frames of the log's last turn end without one that commits."""
    if len(log) < LOG_HEADER:
        return False
    page_size, salts, committed = struct.unpack_from(">I", log, 8)[0], log[16:24], True
    for at in range(LOG_HEADER, len(log) - FRAME_HEADER + 1, FRAME_HEADER + page_size):
        if log[at + 8:at + 16] != salts:
            break
        committed = struct.unpack_from(">I", log, at + 4)[0] != 0
    return not committed


def state_of(library):
    with closing(Watch(library)) as watch:
        return watch.state()
