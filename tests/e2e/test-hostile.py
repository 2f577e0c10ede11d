# test-hostile.py: hostile articles in the real reader, in a network where every contact is counted
#
# SPDX-FileCopyrightText: 2026 The Sheaf authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""usage: test-hostile.py UISESSION ATTACK-READER

Each run opens every hostile article with some of the walls standing.  First with none: an alarm that
never rings proves nothing.  Needs to make a network of its own, as an ordinary user.
"""
import fcntl
import json
import os
import shutil
import socket
import struct
import subprocess
import sys
import tempfile
import time

from canary import Canary, contact

CLASSES = ["script", "handler", "scheme", "net", "frame", "form", "css", "svg", "mxss"]
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


def attacks():
    """Returns folders: all the attacks there are, or the few in the tree; and those that use a name."""
    ours = os.path.join(os.environ["SHEAF_SRCDIR"], "tests/data/attacks")
    hostile = os.path.join(os.environ.get("SHEAF_SHARED", ""), "hostile")
    has_all = os.path.isdir(os.path.join(hostile, CLASSES[0]))
    return [os.path.join(ours, "names"), *([os.path.join(hostile, name) for name in CLASSES] if has_all else [ours])]


def have_our_own_screens():
    """An X server tells a taken number by its abstract socket, which is not seen from another network; it would
    take over the file of one outside."""
    sockets = "/tmp/.X11-unix"
    os.makedirs(sockets, mode=0o1777, exist_ok=True)
    subprocess.run(["mount", "-t", "tmpfs", "-o", "mode=1777", "tmpfs", sockets], check=True)


class Run:
    def __init__(self, canary, user, session, reader):
        self.canary, self.session, self.reader = canary, session, reader
        uid, gid = user
        self.become = ["unshare", "--user", f"--map-user={uid}", f"--map-group={gid}"]

    def __call__(self, walls):
        before = self.canary.now()
        command = [*self.become, self.session, self.reader, walls, str(self.canary.port), *attacks()]
        result = subprocess.run(command, capture_output=True, text=True, timeout=900)
        time.sleep(SETTLE)
        found = [line for line in result.stdout.split("\n") if line.startswith('{"opened"')]
        if result.returncode or not found:
            print("# " + (result.stdout + result.stderr)[-3000:].replace("\n", "\n# "))
            return None
        if os.environ.get("SHEAF_TELL"):
            print(result.stdout)
        seen = {**json.loads(found[0]), **self.canary.since(before)}
        print(f"# walls: {walls}: " + ", ".join(f"{value} {key}" for key, value in seen.items()))
        return seen


def inside(uid, gid, session, reader):
    make_network()
    with tempfile.TemporaryDirectory() as folder:
        os.chmod(folder, 0o755)
        ask_us_for_names(folder)
        have_our_own_screens()
        canary = Canary(DNS_PORT)
        print("1..7")
        contact(canary.port, DNS_PORT)
        time.sleep(0.2)
        failed = tell(1, "the canary counts", canary.since({}) == {"connections": 2, "questions": 1})
        return failed | judge(Run(canary, (uid, gid), session, reader))


def nothing(seen, *kinds):
    return seen is not None and not any(seen[kind] for kind in kinds)


def all_attacks_work(seen):
    return seen is not None and seen["scripts"] >= 15 and seen["connections"] >= 50 and seen["questions"] >= 1


def judge(run):
    network = ("connections", "questions")
    # On a busy machine a question may come after the counting: it is enough that the alarm rings once.
    rings = any(all_attacks_work(run("none")) for _ in range(3))
    failed = tell(2, "without any wall the attacks work", rings)
    failed |= tell(3, "the reader", nothing(run("all"), "scripts", *network, "moves", "lost", "stuck"))
    failed |= tell(4, "the sanitiser alone", nothing(run("sanitizer"), "scripts", *network, "lost", "stuck"))
    failed |= tell(5, "the view alone", nothing(run("view"), "scripts", *network, "stuck"))
    failed |= tell(6, "the content security policy alone: no script", nothing(run("content"), "scripts"))
    failed |= tell(7, "scripts switched off alone: no script", nothing(run("scripts"), "scripts"))
    return failed


def tell(number, name, well):
    print(f"{'ok' if well else 'not ok'} {number} {name}", flush=True)
    return not well


sys.exit(main())
