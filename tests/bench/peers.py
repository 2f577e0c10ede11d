#!/usr/bin/env python3
# peers.py: what other programs need of the processor for the same folder of articles
#
# SPDX-FileCopyrightText: 2026 The Sheaf authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""usage: peers.py SHEAF-CLI CORPUS [PAIRS [PEER…]]

Imports the folder CORPUS with Sheaf until all of it can be searched, in turn with each PEER (all that are there), PAIRS times
(1), each anew from nothing:

  hugo          renders a site with the least of layouts; has no search
  hexo          renders a site with its own theme; has no search.  $SHEAF_BENCH_HEXO: a folder with its node_modules
  recollindex   makes the files searchable
  joplin        imports them as notes.  $SHEAF_BENCH_JOPLIN: the program

Seconds of the processor, user and system, of all processes: some of these use one core, some all.
"""
import json
import os
import shutil
import statistics
import sys
import tempfile

import common


def write(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as f:
        f.write(text)


def sheaf(program, corpus, folder):
    return common.Run([program, "--library", f"{folder}/library.sheaf", "import", corpus])


def hugo(program, corpus, folder):
    write(f"{folder}/config.toml", 'baseURL = "http://localhost/"\ntitle = "bench"\n[markup.goldmark.renderer]\nunsafe = true\n')
    page = "<!doctype html><title>{{ .Title }}</title>"
    write(f"{folder}/layouts/_default/single.html", page + "{{ .Content }}")
    write(f"{folder}/layouts/_default/list.html", page + "{{ range .Pages }}<a href={{ .Permalink }}>{{ .Title }}</a>{{ end }}")
    return common.Run([program, "--source", folder, "--contentDir", corpus, "--destination", f"{folder}/public"])


def hexo(program, corpus, folder):
    home = os.path.dirname(os.path.dirname(os.path.dirname(program)))
    os.symlink(f"{home}/node_modules", f"{folder}/node_modules")
    # By this key hexo knows a folder for one of its own; elsewhere it prints its help and is done.
    with open(f"{home}/package.json", encoding="utf-8") as f:
        write(f"{folder}/package.json", json.dumps({**json.load(f), "hexo": {"version": ""}}))
    write(f"{folder}/_config.yml", "title: bench\nurl: http://localhost\ntheme: landscape\n")
    shutil.copytree(corpus, f"{folder}/source/_posts")
    run = common.Run([program, "generate", "--silent"], cwd=folder)
    if not os.path.isdir(f"{folder}/public"):
        raise SystemExit("hexo made no site")
    return run


def recollindex(program, corpus, folder):
    write(f"{folder}/conf/recoll.conf", f"topdirs = {corpus}\n")
    write(f"{folder}/conf/mimemap", ".md = text/plain\n")
    return common.Run([program, "-c", f"{folder}/conf", "-z"])


def joplin(program, corpus, folder):
    return common.Run([program, "--profile", f"{folder}/profile", "import", "--format", "md_frontmatter", corpus])


def find_hexo():
    home = os.environ.get("SHEAF_BENCH_HEXO")
    return home and f"{home}/node_modules/.bin/hexo"


PEERS = {
    "hugo": (hugo, lambda: shutil.which("hugo")),
    "hexo": (hexo, find_hexo),
    "recollindex": (recollindex, lambda: shutil.which("recollindex")),
    "joplin": (joplin, lambda: os.environ.get("SHEAF_BENCH_JOPLIN") or shutil.which("joplin")),
}


def in_new_folder(call, program, corpus):
    with tempfile.TemporaryDirectory() as folder:
        return call(program, corpus, folder)


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    corpus = os.path.abspath(sys.argv[2])
    pairs = int(sys.argv[3]) if len(sys.argv) > 3 else 1
    count, _ = common.count_files(corpus)
    figures = {}
    for name in sys.argv[4:] or PEERS:
        call, find = PEERS[name]
        program = find()
        if not program or not os.path.exists(program):
            common.say(f"{name}, {count} articles", "SKIP", "it is not on this machine")
            continue
        ours, theirs = common.in_turn(pairs, lambda: in_new_folder(sheaf, sys.argv[1], corpus), lambda: in_new_folder(call, program, corpus))
        ratio, least, most = common.median_ratio([run.processor for run in theirs], [run.processor for run in ours])
        common.say(
            f"{name}, {count} articles",
            f"{ratio:.1f} times",
            f"{least:.1f} to {most:.1f} in {pairs} pairs of what Sheaf needs: {statistics.median(r.processor for r in theirs):.1f} s of {statistics.median(r.processor for r in ours):.2f} s; peak {max(r.memory for r in theirs):.0f} MB of {max(r.memory for r in ours):.0f} MB",
        )
        figures[name] = ratio
    common.say_json("peers", articles=count, pairs=pairs, **figures)


main()
