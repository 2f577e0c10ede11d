# articles.py: a folder of articles as a person might have it, with what goes wrong in real ones
#
# SPDX-FileCopyrightText: 2026 The Sheaf authors
# SPDX-License-Identifier: GPL-3.0-or-later
import os

PARTS = [("科技", "互联网"), ("科技", "芯片"), ("财经", "市场"), ("财经", "消费")]
COUNT = 60
# Come in too, with a warning: a broken header, and bytes that are no text.
DOUBTFUL = ("broken.md", "program.md")
# Do not come in: a file that may not be read, and a picture on its own.
REFUSED = ("secret.md", "picture.png")

ARTICLE = """---
title: 第 {number} 篇：{part}周报
categories:
  - 新闻
  - {branch}
  - {part}
tags: [周报, {part}]
author: 记者{number}
date: 2021-{month:02}-{day:02} 08:00:00 +0800
---

本周{part}领域有 {number} 件事值得一读。

## 要点

* 第一件事与**互联互通**有关。
* 第二件事的原文见[这里](https://example.org/{number})。

> 读书破万卷，下笔如有神。

| 项目 | 数值 |
|:-----|-----:|
| 编号 | {number} |

{filler}
"""

BROKEN = """---
title: 标题里: 有冒号
categories: [新闻, 财经
date: 2021-12-31
---

文件头不是合法的 YAML，正文照样要能读。
"""


def title(number):
    return f"第 {number} 篇：{PARTS[number % len(PARTS)][1]}周报"


def make(folder):
    """Makes the folder, and returns the titles of its articles, the newest first."""
    for number in range(1, COUNT + 1):
        branch, part = PARTS[number % len(PARTS)]
        path = f"{folder}/{branch}/{part}"
        os.makedirs(path, exist_ok=True)
        text = ARTICLE.format(number=number, branch=branch, part=part, month=1 + number // 28, day=1 + number % 28, filler="这是正文的一段。" * 40)
        with open(f"{path}/文章 {number}.md", "w", encoding="utf-8") as f:
            f.write(text)
    with open(f"{folder}/broken.md", "w", encoding="utf-8") as f:
        f.write(BROKEN)
    with open(f"{folder}/picture.png", "wb") as f:
        f.write(b"\x89PNG\r\n\x1a\n")
    with open(f"{folder}/program.md", "wb") as f:
        f.write(b"\x7fELF\x00\x01\x02\x00" * 64)
    with open(f"{folder}/secret.md", "w", encoding="utf-8") as f:
        f.write("# 不可读\n")
    os.chmod(f"{folder}/secret.md", 0)
    return [title(number) for number in range(COUNT, 0, -1)]
