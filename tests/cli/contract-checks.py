#!/usr/bin/env python3
# contract-checks.py: the contract of sheaf-cli over real and hostile articles
#
# SPDX-FileCopyrightText: 2026 The Sheaf authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""usage: contract-checks.py SHEAF-CLI

Runs the checks of tools/contract.py, which stand beside the shared articles, where those are there.
"""
import os
import subprocess
import sys
from pathlib import Path

from sheafcli import skip_all

# What `hostile` must hold for: articles that try to act, to call out, or to be taken for something else.
CLASSES = ("script", "handler", "scheme", "net", "frame", "form", "css", "svg", "mxss", "clobber", "markup", "inject", "mdlink", "owasp", "h5", "dompurify")

shared = Path(os.environ.get("SHEAF_SHARED", ""))
contract = shared / "tools" / "contract.py"
if not os.environ.get("SHEAF_SHARED") or not contract.exists():
    skip_all("no shared articles beside the checkout")

corpora = shared / "corpora"
checks = [("roundtrip", corpora / "seedfamily"), ("roundtrip", corpora / "_derived"), ("roundtrip", corpora / "jekyll"),
          ("seed", corpora / "seedfamily" / "SEED-woshipm-hulianhutong.md"), ("recall", corpora / "seedfamily"), ("recall", corpora / "hexo-alanhg")]
print("TAP version 13", flush=True)
try:
    import yaml  # noqa: F401
    checks += [("headers", corpora / "seedfamily")]
except ImportError:
    print("# no PyYAML: headers are not compared")
checks += [("hostile", shared / "hostile" / name) for name in CLASSES]

print(f"1..{len(checks)}", flush=True)
failed = 0
for number, (check, argument) in enumerate(checks, 1):
    done = subprocess.run([sys.executable, contract, check, sys.argv[1], argument], capture_output=True, text=True, timeout=500)
    lines = (done.stdout + done.stderr).strip().splitlines()
    failed += done.returncode != 0
    for line in lines[:-1]:
        print(f"# {line}")
    print(f"{'not ok' if done.returncode else 'ok'} {number} - {check} {argument.name}: {lines[-1] if lines else ''}", flush=True)
sys.exit(1 if failed else 0)
