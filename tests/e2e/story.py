# story.py: a way through the program, told step by step
#
# SPDX-FileCopyrightText: 2026 The Sheaf authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the end-to-end tests that tell a story share: they print TAP, and stop at the first step that fails."""
import os
import sys
import tempfile
import traceback

from desktop import screenshot, start_window_manager
from sheaf import Sheaf


class Story:
    """One person's Sheaf in a scratch folder, and the steps, in order: each builds on the one before."""

    NAME = ""  # of its pictures
    PLAN = ()  # what each step shows, and the method that does it
    COMPLAINS_OF_NOTHING = ("it ends well and has complained of nothing", "end")

    def __init__(self, folder):
        self.folder = folder
        self.sheaf = Sheaf(folder)

    @property
    def window(self):
        """The program, once it was started."""
        return self.sheaf.window

    def photograph(self, what):
        screenshot(f"{os.environ['SHEAF_BUILDDIR']}/e2e-{self.NAME}-{what}.png")

    def end(self):
        code, said = self.sheaf.quit()
        assert code == 0, f"ended with {code}"
        assert not said, "".join(said)

    def state(self):
        """What else is worth knowing where a step failed."""
        return ""

    def clean_up(self):
        """After a step failed."""

    def explain(self):
        self.photograph("failed")
        said = traceback.format_exc() + self.state()
        try:
            said += self.window.dump() if self.window else ""
        except Exception as error:  # it has ended
            said += str(error)
        if os.path.exists(self.sheaf.log):
            with open(self.sheaf.log, encoding="utf-8", errors="replace") as log:
                said += "\n" + log.read()[-4000:]
        print("\n".join(f"# {line}" for line in said.splitlines()), flush=True)

    def run(self):
        """Returns 0, or 1 where a step failed."""
        for number, (what, step) in enumerate(self.PLAN, 1):
            try:
                getattr(self, step)()
            except Exception:
                self.explain()
                print(f"not ok {number} {what}", flush=True)
                print(f"Bail out! step {number} failed, and the others build on it", flush=True)
                self.clean_up()
                return 1
            print(f"ok {number} {what}", flush=True)
        return 0


def tell(story, *arguments, skip=None):
    """Runs a kind of Story and ends the test. @skip: why it cannot be told here, if it cannot"""
    # Root can read every file, and has no real sandbox.
    skip = skip or (os.getuid() == 0 and "end-to-end tests run as an ordinary user")
    print(f"1..{len(story.PLAN)}", flush=True)
    if skip:
        for number, (what, _) in enumerate(story.PLAN, 1):
            print(f"ok {number} {what} # SKIP {skip}")
        sys.exit(0)
    with tempfile.TemporaryDirectory() as folder:
        manager = start_window_manager()
        failed = story(folder, *arguments).run()
        manager.terminate()
    sys.exit(failed)
