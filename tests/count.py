#!/usr/bin/env python3
# count.py: add up the test cases that Meson's runs recorded, and print one line of counts
#
# SPDX-FileCopyrightText: 2026 The Sheaf authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""usage: count.py BROKEN FILE…

BROKEN is how many stages failed; each FILE is a testlog.junit.xml.  A stage that failed without a
failing case of its own (it did not build, say) still counts as a failure.  Exits 1 where anything
failed or nothing passed.
"""
import os
import re
import sys
import xml.etree.ElementTree as ET


# What a test printed stands in the file as it is; these characters XML does not allow.
CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def read(path):
    """Returns the root of a recorded run."""
    with open(path, encoding="utf-8", errors="replace") as file:
        return ET.fromstring(CONTROLS.sub("\ufffd", file.read()).encode())


def count(path):
    """Returns the passed, failed and skipped cases of one file, with the reasons of the skips."""
    passed = failed = 0
    skips = []
    for suite in read(path).iter("testsuite"):
        cases = list(suite.iter("testcase"))
        for case in cases:
            if case.find("failure") is not None or case.find("error") is not None:
                failed += 1
                print(f"FAILED {suite.get('name')} {case.get('name')}")
            elif case.find("skipped") is not None:
                skip = case.find("skipped")
                skips.append((suite.get("name"), case.get("name"), skip.get("message") or skip.text or ""))
            else:
                passed += 1
        # A program that died before its first case has errors but no case that says so.
        if int(suite.get("errors") or 0) and not any(c.find("error") is not None for c in cases):
            failed += 1
            print(f"FAILED {suite.get('name')}: it ended before its cases did")
    return passed, failed, skips


def main():
    broken = int(sys.argv[1])
    passed = failed = skipped = 0
    for path in sys.argv[2:]:
        if not os.path.exists(path):
            continue
        p, f, skips = count(path)
        passed, failed, skipped = passed + p, failed + f, skipped + len(skips)
        for suite, case, reason in skips:
            print(f"SKIP {suite} {case} {reason}".rstrip())
    failed = max(failed, broken)
    print(f"{passed} passed, {failed} failed, {skipped} skipped")
    return 0 if passed and not failed else 1


sys.exit(main())
