#!/usr/bin/env python3
# search-corpora.py: in real articles, what is found is what reading them all finds
#
# SPDX-FileCopyrightText: 2026 The Sheaf authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""usage: search-corpora.py SHEAF-CLI"""
import json
import os
import sys
import tempfile
from pathlib import Path

from articlescan import blocks_of, holds
from sheafcli import Cli, skip_all

FOLDERS = "doka hexo-* jekyll jekyll-* lctt ruanyf-weekly seedfamily vault-* kepano-vault letsencrypt".split()

# What is typed; what must stand in an article, each of it, for the scan; the files, where there are few, or how many
# there are at least.
QUERIES = [
    ("锚", ["锚"], ["hexo-lixuanfeng/source/_posts/Java网络编程.md", "hexo-tiambloom/source/_drafts/CSDN/目录锚点Demo.md"]),
    ("齿", ["齿"], ["hexo-zwdnet/source/_posts/昆明根管之夜沙龙记录.md", "hexo-zwdnet/source/_posts/罗慕昆明培训笔记.md", "jekyll-stormzhang/_posts/2014-05-15-learn-sketch.md"]),
    ("龙", ["龙"], 13),
    ("量子", ["量子"], ["hexo-coderlida/source/_posts/java基础知识汇总-三.md", "hexo-vitaair/source/_posts/学会9个古老咒语，驱动你的幸福能场.md"]),
    ("根管", ["根管"], ["hexo-zwdnet/source/_posts/2019年华南国际口腔展第三天.md", "hexo-zwdnet/source/_posts/2019年华南国际口腔展第二天.md", "hexo-zwdnet/source/_posts/昆明根管之夜沙龙记录.md"]),
    ("口腔", ["口腔"], 6),
    ("枚举类", ["枚举类"], 6),
    ("套接字", ["套接字"], 5),
    ("互联互通", ["互联互通"], ["seedfamily/SEED-woshipm-hulianhutong.md"]),
    ("智能指针", ["智能指针"], ["seedfamily/jishutoutiao-smartptr.md"]),
    ("可执行文件", ["可执行文件"], 4),
    ("命令行", ["命令行"], 35),
    ("人工智能", ["人工智能"], 4),
    ("互联互通迈入深水区", ["互联互通迈入深水区"], ["seedfamily/SEED-woshipm-hulianhutong.md"]),
    ("海贼王", ["海贼王"], ["hexo-lancezhu/source/_posts/影记.md", "seedfamily/bangumi-one-piece.md"]),
    ("海賊王", ["海賊王"], ["hexo-lancezhu/source/_posts/影记.md", "seedfamily/bangumi-one-piece.md"]),
    ("動漫", ["動漫"], ["hexo-lancezhu/source/_posts/影记.md", "seedfamily/animen-traditional-chinese-iframe.md"]),
    ("軟體", ["軟體"], ["hexo-site/source/zh-tw/docs/index.md", "hexo-vitaair/source/_posts/学会9个古老咒语，驱动你的幸福能场.md"]),
    ("動畫", ["動畫"], 21),
    ("瀏覽器", ["瀏覽器"], 94),
    ("APP用户", ["APP", "用户"], 33),
    ("ＪＶＭ", ["ＪＶＭ"], 20),
    ("kubernetes", ["kubernetes"], ["seedfamily/dockone-linkerd-br-body-TRUNC.md", "seedfamily/jishutoutiao-microk8s.md"]),
    ("Ubuntu", ["Ubuntu"], 46),
    ("\"garbage collection\"", ["garbage collection"], ["jekyll-stormzhang/_posts/2014-06-04-android-memory-debug.md"]),
    ("\"open source software\"", ["open source software"], ["hexo-site/source/_posts/2019-12-09-hexo-4-1-released.md", "jekyll/docs/_posts/2018-08-01-jekyll-sponsoring.markdown"]),
    ("\"if you want to\"", ["if you want to"], 23),
    ("torvalds", ["torvalds"], ["jekyll-stormzhang/_posts/2016-05-25-learn-github-from-zero1.md", "lctt/published/201406/TechView--Linus Torvalds Inventor of Linux.md"]),
    ("Ledger", ["Ledger"], ["lctt/published/201807/20141127 Keeping (financial) score with Ledger .md"]),
    ("скринридер", ["скринридер"], ["doka/a11y/screenreaders/index.md"]),
    ("КНОПКА", ["КНОПКА"], ["doka/a11y/screenreaders/index.md"]),
    ("атрибут", ["атрибут"], 4),
    ("プラグイン", ["プラグイン"], 18),
    ("テンプレート", ["テンプレート"], 15),
    ("플러그인", ["플러그인"], 10),
    ("카테고리", ["카테고리"], 6),
    ("설정", ["설정"], 22),
    ("設定", ["設定"], 84),
    ("\"你不知道的\"", ["你不知道的"], ["hexo-jingzhewu/source/_posts/你不知道的void运算符.md", "jekyll-stormzhang/_posts/2016-06-16-learn-github-from-zero5.md"]),
]


def scan(texts, runs):
    return {path for path, blocks in texts.items() if all(holds(blocks, run) for run in runs)}


def main():
    shared = os.environ.get("SHEAF_SHARED")
    corpora = Path(shared or "") / "corpora"
    roots = sorted(path.resolve() for pattern in FOLDERS for path in corpora.glob(pattern)) if shared else []
    if not roots:
        skip_all("no shared articles beside the checkout")
    corpora, failed = corpora.resolve(), 0
    print(f"TAP version 13\n1..{len(QUERIES)}", flush=True)
    with tempfile.TemporaryDirectory(prefix="sheaf-search-") as temporary:
        cli = Cli(sys.argv[1], Path(temporary) / "library.sheaf")
        cli.run("import", "--duplicates", "keep", *roots)
        paths = {a["id"]: Path(a["root"]) / a["origin"] for a in cli.lines("list")}
        texts = {path: blocks_of(path) for path in paths.values()}
        for number, (query, runs, files) in enumerate(QUERIES, 1):
            wanted = scan(texts, runs)
            told = cli.run("search", "--json", "--", query).stdout.decode("utf8")
            found = {paths[json.loads(line)["id"]] for line in told.splitlines()}
            named = {str(path.relative_to(corpora)) for path in found}
            good = found == wanted and (len(found) >= files if isinstance(files, int) else named == set(files))
            failed += not good
            if not good:
                print(f"# {sorted(named)}\n# missed {sorted(map(str, wanted - found))}\n# too many {sorted(map(str, found - wanted))}")
            print(f"{'ok' if good else 'not ok'} {number} - {query}: {len(found)} of {len(texts)}", flush=True)
    return 1 if failed else 0


sys.exit(main())
