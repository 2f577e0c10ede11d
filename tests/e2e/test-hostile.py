# test-hostile.py: hostile articles in the real reader, in a network where every contact is counted
#
# SPDX-FileCopyrightText: 2026 The Sheaf authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""usage: test-hostile.py UISESSION ATTACK-READER ATTACK-WINDOW SHEAF-CLI

First hostile articles are opened with no wall standing: an alarm that never rings proves nothing.  Then all of them
are imported into the real window and everything is done with them that a person does; then the reader opens them
with one wall standing and not the others.  Needs to make a network of its own, as an ordinary user.
"""
import collections
import fcntl
import hashlib
import json
import os
import random
import shutil
import socket
import struct
import subprocess
import sys
import tempfile
import time

import hostile
from canary import Canary, contact

# What acts or calls out where nothing keeps it from it: for the walls that stop only that, and for the control.
ACTIVE = ("names", "ours", "script", "handler", "scheme", "net", "frame", "form", "css", "svg", "mxss")
# Headers, names and dates: nothing for a page to do, and seen by the whole window in any case.
QUIET = ("yaml", "yamlsuite", "front", "date", "sql", "export", "enc")
# Made to take long, which the sanitiser's own tests see to.
SLOW = ("deep", "mdslow")
# One search has all; so many are looked for one by one.
SAMPLE = 40
DNS_PORT = 53
SETTLE = 1.5  # seconds for what is on its way


def skip(reason):
    print(f"1..0 # SKIP {reason}")
    sys.exit(0)


def main():
    if sys.argv[1] == "--inside":
        return inside(*sys.argv[2:])
    if os.getuid() == 0:
        skip("run it as an ordinary user: WebKit's sandbox is not the real one for root")
    if not shutil.which("unshare") or subprocess.run(["unshare", "-rnm", "true"], capture_output=True).returncode:
        skip("no network namespace can be made here")
    command = ["unshare", "-rnm", sys.executable, __file__, "--inside", str(os.getuid()), str(os.getgid()), *sys.argv[1:]]
    return subprocess.run(command).returncode


def make_network():
    """What `ip` would do, where iproute2 is not installed either: lo is up, with a second address.  Names are not
    asked for (AI_ADDRCONFIG) by a machine that has no other address than 127.0.0.1."""
    flags = struct.pack("16sh22x", b"lo", 0x1 | 0x40)  # IFF_UP and IFF_RUNNING
    address = struct.pack("16sHH4s16x", b"lo:1", socket.AF_INET, 0, socket.inet_aton("10.1.1.1"))
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:
        fcntl.ioctl(any_socket, 0x8914, flags)  # SIOCSIFFLAGS
        fcntl.ioctl(any_socket, 0x8916, address)  # SIOCSIFADDR


def ask_us_for_names(folder):
    for name, text in (("resolv.conf", "nameserver 127.0.0.1\noptions timeout:1\n"), ("nsswitch.conf", "passwd: files\ngroup: files\nhosts: files dns\n")):
        path = os.path.join(folder, name)
        with open(path, "w") as out:
            out.write(text)
        os.chmod(path, 0o644)
        subprocess.run(["mount", "--bind", path, os.path.realpath(f"/etc/{name}")], check=True)


def have_our_own_screens():
    """An X server tells a taken number by its abstract socket, which is not seen from another network; it would
    take over the file of one outside."""
    sockets = "/tmp/.X11-unix"
    os.makedirs(sockets, mode=0o1777, exist_ok=True)
    subprocess.run(["mount", "-t", "tmpfs", "-o", "mode=1777", "tmpfs", sockets], check=True)


class Run:
    """The programs under test, run as the ordinary user, with every contact counted."""

    def __init__(self, canary, secret, user, folder):
        self.canary, self.secret, self.folder = canary, secret, folder
        uid, gid = user
        self.become = ["unshare", "--user", f"--map-user={uid}", f"--map-group={gid}"]

    def __call__(self, name, *command):
        """Returns what was said as an object, and the contacts, opened secrets and files left behind; None where it failed."""
        before = self.canary.now()
        result = subprocess.run([*self.become, *command], capture_output=True, text=True, errors="replace", timeout=900, env={**os.environ, "TMPDIR": f"{self.folder}/tmp"})
        time.sleep(SETTLE)
        found = [line for line in result.stdout.split("\n") if line.startswith("{")]
        if result.returncode or not found:
            print("# " + (result.stdout + result.stderr)[-3000:].replace("\n", "\n# "))
            return None
        print("".join(f"{line}\n" for line in result.stdout.split("\n") if line.startswith("# ") and ": " in line and "GLib" not in line), end="")
        seen = {**json.loads(found[-1]), **self.canary.since(before), "secrets": self.secret.count(), "left": len(os.listdir(f"{self.folder}/tmp"))}
        print(f"# {name}: " + ", ".join(f"{value} {key}" for key, value in seen.items()))
        return seen

    def said(self, *command):
        return subprocess.run([*self.become, *command], capture_output=True, check=True).stdout


def inside(uid, gid, *programs):
    make_network()
    with tempfile.TemporaryDirectory() as folder:
        os.chmod(folder, 0o777)
        os.makedirs(f"{folder}/tmp", mode=0o777)
        ask_us_for_names(folder)
        have_our_own_screens()
        canary, secret = Canary(DNS_PORT), hostile.Secret(f"{folder}/secret.txt")
        print("1..12")
        contact(canary.port, DNS_PORT)
        with open(secret.path, encoding="utf-8") as opened:
            opened.read()
        time.sleep(0.2)
        failed = tell(1, "contacts and opened secrets count", canary.since({}) == {"connections": 2, "questions": 1} and secret.count() > 0)
        articles = hostile.fill(f"{folder}/in", canary.port, secret.path)
        return failed | judge(Run(canary, secret, (uid, gid), folder), articles, *programs)


NETWORK = ("connections", "questions", "secrets")


def nothing(seen, *kinds):
    return seen is not None and not any(seen[kind] for kind in kinds)


def all_attacks_work(seen):
    return seen is not None and seen["scripts"] >= 15 and seen["connections"] >= 50 and seen["questions"] >= 1


def judge(run, articles, session, reader, window, cli):
    there = sorted(os.listdir(f"{run.folder}/in"))
    active = [name for name in there if name in ACTIVE]
    speaking = [name for name in there if name not in QUIET + SLOW]

    def walls(name, classes):
        return run(f"walls: {name}", session, reader, name, str(run.canary.port), *(f"{run.folder}/in/{c}" for c in classes))

    # On a busy machine a question may come after the counting: it is enough that the alarm rings once.
    rings = any(all_attacks_work(walls("none", active)) for _ in range(3))
    failed = tell(2, "without any wall the attacks work", rings)
    failed |= judge_window(run, articles, session, window, cli)
    failed |= tell(7, "the reader", nothing(walls("all", active), "scripts", *NETWORK, "moves", "lost", "stuck", "left"))
    failed |= tell(8, "the sanitiser alone", nothing(walls("sanitizer", speaking), "scripts", *NETWORK, "lost", "stuck"))
    failed |= tell(9, "the view alone", nothing(walls("view", speaking), "scripts", *NETWORK, "stuck"))
    for number, name, what in ((10, "content", "the content security policy"), (11, "javascript", "scripts switched off"), (12, "markup", "scripts of markup switched off")):
        failed |= tell(number, f"{what} alone: no script", nothing(walls(name, active), "scripts"))
    return failed


def judge_window(run, articles, session, window, cli):
    library = f"{run.folder}/library.sheaf"
    seen = run("the window", session, window, library, f"{run.folder}/in")
    # The same text twice is one article.
    different = len({digest(path) for path in articles})
    used = seen is not None and seen["opened"] == different and seen["copied"] == seen["printed"] == different - seen["giants"] and seen["giants"] < different * 0.1 and seen["hits"] > 0 and seen["links"] > 0
    failed = tell(3, f"all {different} were opened, copied and printed", used)
    failed |= tell(4, "in the window none did anything", nothing(seen, "scripts", *NETWORK, "moves", "lost", "stuck", "crashed", "different", "unprinted", "left"))
    if seen is None:
        return True
    before = run.canary.now()
    run.said(cli, "--library", library, "export", f"{run.folder}/out")
    failed |= tell(5, "every byte is exported, and nothing beside it", exported(run.folder) == collections.Counter({digest(path): 1 for path in articles}))
    failed |= tell(6, "every one is found", all_found(run, library, cli) and not any(run.canary.since(before).values()))
    return failed


def digest(path):
    with open(path, "rb") as opened:
        return hashlib.sha256(opened.read()).hexdigest()


def exported(folder):
    paths = [os.path.join(path, name) for path, _, names in os.walk(f"{folder}/out") for name in names]
    return collections.Counter(digest(path) for path in paths)


def all_found(run, library, cli):
    def found(query):
        return {json.loads(line)["id"] for line in run.said(cli, "--library", library, "search", query, "--limit", "100000", "--json").splitlines()}

    articles = [json.loads(line) for line in run.said(cli, "--library", library, "list", "--json").splitlines()]
    wanted = {}
    for article in articles:
        with open(f"{run.folder}/in/{article['origin'].split('/in/')[-1]}", "rb") as opened:
            name = "-".join(os.path.basename(article["origin"]).split("-")[:2])
            if f"keepme-{name}".encode() in opened.read():
                wanted[article["id"]] = name.removesuffix(".md").removesuffix(".html")
    missing = set(wanted) - found("keepme")
    for number in random.Random(5).sample(sorted(wanted), min(SAMPLE, len(wanted))):
        missing |= {number} - found(f'"keepme-{wanted[number]}"')
    if missing:
        print("# not found: " + ", ".join(wanted[number] for number in sorted(missing)))
    return bool(wanted) and not missing


def tell(number, name, well):
    print(f"{'ok' if well else 'not ok'} {number} {name}", flush=True)
    return not well


sys.exit(main())
