#!/usr/bin/env python3
# make-corpus.py: made-up articles for the measurements
#
# SPDX-FileCopyrightText: 2026 The Sheaf authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Deterministic article corpus for the article manager's benchmarks.

Writes COUNT files, each YAML front matter plus a body, below OUTDIR.
Same COUNT prefix, SEED and options give byte-identical files, whatever --jobs is:
article i depends only on (seed, i), so the 1k corpus is the first 1k of the 100k one.

  make-corpus.py --count 10000 --seed 1 --out /tmp/corpus-10k [--jobs 2] [--flat]
                 [--median 6500] [--sigma 0.75] [--max 200000]

Body mix: 60% Chinese HTML (in .md files, as feed-to-blog exporters write it; one in ten .html),
20% Chinese Markdown, 20% English Markdown.  Body size in bytes is log-normal (median, sigma), cut at --max.
Words follow a Zipf-Mandelbrot law; one word in seven comes from the article's topic and one in
twenty from a handful of words of its own, so that document frequencies are bursty as in real text.
"""
import argparse, itertools, math, os, random, sys
from datetime import datetime, timedelta, timezone
from multiprocessing import Pool

# The commonest Chinese characters, roughly in frequency order; the rest of GB 2312 level 1 follows in seeded order.
TOP = ("的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里"
       "用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实"
       "日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政"
       "美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及比员"
       "解水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件"
       "计管期市直德资命山金指克许统区保至队形社便空决治展马科司五基眼书非则听白却界达光放强即像难且权思王象"
       "完设式色路记南品住告类求据程北边死张该交规万取拉格望觉术领共确传师观清今切院让识候带导争运笔读每跟网络"
       "互联用户平台技术内容数据产品市场企业服务智能模型")
# Real words for the head of the list (so that hand-written queries make sense).
HEAD_ZH = ("的 是 在 了 和 有 也 不 我 这 就 对 与 为 他 上 中 一个 我们 可以 而 等 到 没有 但 自己 都 从 他们 你 用户 平台 通过 进行 "
  "中国 市场 公司 目前 以及 如果 时间 发展 内容 因为 数据 技术 产品 需要 问题 这些 企业 什么 互联网 服务 可能 已经 成为 开始 "
  "作为 其中 不同 品牌 这个 行业 不是 使用 选择 方式 由于 社交 经济 重要 未来 工作 信息 手机 消费者 消费 视频 直播 电商 微信 "
  "阿里 腾讯 快手 抖音 开放 生态 运营 设计 管理 分析 价格 投资 增长 模式 研究 系统 模型 智能 世界 生活 孩子 社会 国家 城市 "
  "银行 股票 基金 汽车 电池 能源 芯片 软件 代码 程序 函数 线程 内存 数据库 网络 浏览器 算法 编译器 操作系统 人工智能 机器学习 "
  "深度学习 新媒体 最新文章 互联互通 圈地运动 公众号 小程序 短视频 供应链 创始人 负责人 首席执行官 有限公司 知识产权 新能源 "
  "北京 上海 深圳 杭州 广州 香港 台湾 美国 日本 欧洲 印度 俄罗斯 同时 例如 比如 然而 因此 所以 虽然 但是 而且 或者 如何 为什么 "
  "怎么 更多 非常 一些 很多 许多 一种 一定 一样 一直 之后 之前 之间 最后 第一 第二 今年 去年 今天 昨天 记者 报道 表示 认为 发布 宣布 "
  "提供 支持 实现 提升 降低 影响 关系 情况 过程 结果 方法 功能 页面 文件 文章 编辑 作者 来源 图片 链接 评论 转载 原创").split()
LATIN_IN_ZH = "APP QQ AI 5G CEO IPO GDP API HTML CSS Linux Python Java GitHub Google Apple iPhone Android Windows VR SaaS B端 C端 KOL MCN".split()
HEAD_EN = ("the of and to a in is that for it as was with be by on not he this are or his from at which but have an had they you were "
  "their one all we can her has there been if more when will would who so no out up into than them only time some could new may other "
  "then do its over like any these two now such first also after how my our what your about just most make use using used file code "
  "data function value server system user software network memory database query index thread process performance library window "
  "kernel compiler language browser article search text page image build test release version project open source example default "
  "request response object string number array type class method error result point case work way people year company market service").split()
SYL = [c + v for c in "b c d f g h k l m n p r s t v w br cr dr fl gr pl pr sh st th tr".split() for v in "a e i o u ai ea io ou".split()]
END = ["", "", "n", "r", "s", "t", "l", "m", "ng", "ck", "nd", "st", "tion", "ed", "ing", "er", "ly", "ment"]
CATS_TOP = "新媒体 科技 财经 编程 设计 生活 阅读 影视 大学教务 政务消息 传统媒体 金融".split()
SITES = "人人都是产品经理 少数派 知乎日报 掘金 虎嗅 第一财经 机核 V2EX GitHub 豆瓣 果壳 爱范儿 阮一峰的网络日志 InfoQ 澎湃新闻".split()
LEAF = "最新文章 热门 深度 周刊 专栏 教程 快讯".split()


def zipf(words, a=1.05, b=2.7):
    cum, s = [], 0.0
    for r in range(len(words)):
        s += 1.0 / (r + 1 + b) ** a
        cum.append(s)
    return words, cum


class Vocab:
    def __init__(self, seed, nzh=40000, nen=40000, topics=96):
        r = random.Random(f"vocab:{seed}")
        top = list(dict.fromkeys(TOP))
        rest = []
        for hi in range(0xB0, 0xD8):
            for lo in range(0xA1, 0xFF):
                try:
                    c = bytes((hi, lo)).decode("gb2312")
                except UnicodeDecodeError:
                    continue
                if c not in TOP:
                    rest.append(c)
        r.shuffle(rest)
        chars, ccum = zipf(top + rest, 1.2, 22.0)
        zh = dict.fromkeys(HEAD_ZH)
        while len(zh) < nzh:
            n = r.choices((1, 2, 3, 4), (3, 70, 16, 11))[0]
            zh["".join(r.choices(chars, cum_weights=ccum, k=n))] = None
        base, bcum = zipf(list(zh), 1.18, 9.0)
        colloc = ["".join(r.choices(base, cum_weights=bcum, k=r.choices((2, 3), (3, 1))[0])) for _ in range(12000)]
        mixed = base[:60]                      # set phrases repeat the same characters across word borders
        for a, b in itertools.zip_longest(base[60:], colloc):
            mixed += [x for x in (b, a) if x]
        self.zh, self.zhc = zipf(mixed, 1.18, 9.0)
        en = dict.fromkeys(HEAD_EN)
        while len(en) < nen:
            en["".join(r.choice(SYL) for _ in range(r.choices((1, 2, 3), (3, 6, 3))[0])) + r.choice(END)] = None
        self.en, self.enc = zipf(list(en), 1.05, 2.7)
        self.zh_tail, self.en_tail = base[1000:], self.en[500:]
        self.tz = [r.sample(base[200:12000], 220) for _ in range(topics)]
        self.te = [r.sample(self.en[150:12000], 180) for _ in range(topics)]
        _, self.tzc = zipf([0] * 220, 0.8, 4)
        _, self.tec = zipf([0] * 180, 0.8, 4)
        self.authors = ["".join(r.choices(chars[100:1200], k=r.randint(2, 4))) for _ in range(4000)]
        self.cats = [[t, s, l] for t in CATS_TOP for s in r.sample(SITES, 8) for l in r.sample(LEAF, 4)]
        r.shuffle(self.cats)
        _, self.catc = zipf([0] * len(self.cats), 0.9, 2)
        _, self.topc = zipf([0] * topics, 0.6, 3)


class Writer:
    """One article's text, from a private random stream."""
    def __init__(self, v, seed, i):
        self.v, self.r, self.i = v, random.Random(f"{seed}:{i}"), i
        self.t = self.r.choices(range(len(v.tz)), cum_weights=v.topc)[0]

    def words(self, n, en=False):
        v, r = self.v, self.r
        if en:
            w = r.choices(v.en, cum_weights=v.enc, k=n)
            w[3::7] = r.choices(v.te[self.t], cum_weights=v.tec, k=len(range(3, n, 7)))
            w[11::20] = r.choices(self.own_en, k=len(range(11, n, 20)))
        else:
            w = r.choices(v.zh, cum_weights=v.zhc, k=n)
            w[3::7] = r.choices(v.tz[self.t], cum_weights=v.tzc, k=len(range(3, n, 7)))
            w[4::9] = r.choices(self.own_zh, k=len(range(4, n, 9)))
            w[29::37] = r.choices(LATIN_IN_ZH, k=len(range(29, n, 37)))
            w[41::61] = [str(x) for x in r.choices(range(1, 2100), k=len(range(41, n, 61)))]
        return w

    def sentences(self, n, en=False):
        """About n words as running text."""
        r, w, out, p = self.r, self.words(n, en), [], 0
        lens = r.choices((3, 4, 5, 6, 7, 8, 9, 11, 14) if not en else (5, 7, 9, 11, 13, 16, 20), k=n // 3 + 2)
        ends = r.choices(("，", "，", "，", "。", "。", "、", "；", "：", "？") if not en else (", ", ". ", ". ", ". ", "; ", "? "), k=len(lens))
        j, cap = 0, True
        while p < n:
            q = min(n, p + lens[j])
            s = ("".join if not en else " ".join)(w[p:q])
            if en and cap:
                s = s[:1].upper() + s[1:]
            out.append(s)
            e = ends[j]
            cap = e[0] in ".?"
            out.append(e if q < n else ("。" if not en else "."))
            p, j = q, j + 1
        return "".join(out)

    def url(self, ext="jpg"):
        r = self.r
        return f"https://img.example.org/wp-files/{r.randint(2012, 2021)}/{r.randint(1, 12):02d}/{r.getrandbits(96):024x}.{ext}"

    def article(self, median, sigma, cap):
        v, r = self.v, self.r
        kind = r.choices(("zh-html", "zh-md", "en-md"), (60, 20, 20))[0]
        en = kind == "en-md"
        self.own_zh = r.sample(v.zh_tail, 12)
        self.own_en = r.sample(v.en_tail, 12)
        size = min(cap, max(400, int(math.exp(math.log(median) + sigma * r.gauss(0, 1)))))
        title = (" ".join(self.words(r.randint(4, 10), True)).capitalize() if en else "".join(self.words(r.randint(5, 12))))
        date = datetime(2010, 1, 1, tzinfo=timezone.utc) + timedelta(seconds=int(r.random() ** 0.6 * 12 * 365.25 * 86400))
        f = r.random()
        d = (date.strftime("%a, %d %b %Y 00:00:00 GMT") if f < 0.5 else date.strftime("%Y-%m-%d %H:%M:%S") if f < 0.8
             else date.strftime("%Y-%m-%dT%H:%M:%S+08:00") if f < 0.95 else date.strftime("%Y-%m-%d"))
        cats = r.choices(v.cats, cum_weights=v.catc)[0]
        depth = r.choices((1, 2, 3), (15, 25, 60))[0]
        img = self.url()
        q = title.replace("'", "''")
        fm = [f"title: '{q}'", "categories: ", *(f" - {c}" for c in cats[:depth]), f"headimg: '{img}'",
              f"author: {r.choice(v.authors) if r.random() < 0.6 else cats[1]}", f"comments: {'false' if r.random() < .7 else 'true'}",
              f"date: {d}", f"thumbnail: '{img}'"]
        if r.random() < 0.35:
            pool = v.te[self.t] if en else v.tz[self.t]
            tags = r.sample(pool[:40], r.randint(1, 4))
            fm += ["tags: [" + ", ".join(f"'{t}'" for t in tags) + "]"] if r.random() < .5 else ["tags:", *(f"  - '{t}'" for t in tags)]
        body, used, n = [], 0, 0
        html = kind == "zh-html"
        if html:
            body.append("<div>   ")
        while used < size:
            para = r.choices((25, 45, 70, 110, 160), (3, 4, 4, 2, 1))[0]
            x, n = r.random(), n + 1
            txt = self.sentences(para, en)
            if html:
                if x < .10:
                    s = f'<h2 id="toc-{n}">{"".join(self.words(6))}</h2>\n<p>{txt}</p>'
                elif x < .22:
                    s = (f'<p><img data-action="zoom" class="size-full wp-image-{r.randint(1, 9**7)} aligncenter" src="{self.url()}" alt '
                         f'width="900" height="420" referrerpolicy="no-referrer"></p>\n<p>{txt}</p>')
                elif x < .28:
                    s = f"<blockquote><p>{txt}</p></blockquote>"
                elif x < .40:
                    h = len(txt) // 2
                    s = f"<p>{txt[:h]}<strong>{''.join(self.words(3))}</strong>&nbsp;{txt[h:]}</p>"
                elif x < .46:
                    s = f'<p><a href="{self.url("html")}" target="_blank" rel="noopener">{"".join(self.words(4))}</a>{txt}</p>'
                elif x < .51:
                    s = "<ul>\n" + "\n".join(f"<li>{self.sentences(para // 4 + 3)}</li>" for _ in range(3)) + "\n</ul>"
                elif x < .53:
                    s = f"<p>{txt}</p>\n<p> </p>"
                else:
                    s = f"<p>{txt}</p>"
            else:
                sp = " " if en else ""
                if x < .12:
                    s = f"{'#' * r.randint(2, 3)} {sp.join(self.words(5, en))}\n\n{txt}"
                elif x < .20:
                    s = f"![{sp.join(self.words(2, en))}]({self.url('png')})\n\n{txt}"
                elif x < .28:
                    s = "\n".join(f"- **{sp.join(self.words(2, en))}**{sp}{self.sentences(para // 4 + 3, en)}" for _ in range(3))
                elif x < .34:
                    s = f"> {txt}"
                elif x < .42:
                    s = f"{txt}[{sp.join(self.words(3, en))}]({self.url('html')})" + f" `{self.words(1, True)[0]}()`"
                elif x < .47:
                    ids = self.words(12, True)
                    s = "```c\n" + "\n".join(f"int {a}_{b} = {a}({k});" for k, (a, b) in enumerate(zip(ids[::2], ids[1::2]))) + "\n```"
                elif x < .49:
                    s = f"| {' | '.join(self.words(3, en))} |\n| --- | --- | --- |\n" + "\n".join(f"| {' | '.join(self.words(3, en))} |" for _ in range(4))
                else:
                    s = txt
            body.append(s + "\n" if not html else s)
            used += len(s.encode())
        if html:
            if r.random() < .4:
                path = " ".join(f"C{r.random()*15:.3f},{r.random()*15:.3f} {r.random()*15:.3f},{r.random()*15:.3f} {r.random()*15:.3f},{r.random()*15:.3f}" for _ in range(24))
                body.append(f'<div class="support"><button class="pay" data-post-id="{r.randint(1, 9**7)}"><svg width="13" height="16" viewBox="0 0 13 16"><path d="M9.113,4.571 {path} Z"/></svg>\n赞赏</button></div>')
            body.append("</div>")
        ext = "html" if html and r.random() < .1 else "md"
        return cats, ext, "---\n" + "\n".join(fm) + "\n---\n\n" + "\n".join(body) + "\n"


VOCAB = {}


def work(job):
    a, lo, hi = job
    v = VOCAB.get(a.seed) or VOCAB.setdefault(a.seed, Vocab(a.seed))
    for i in range(lo, hi):
        cats, ext, text = Writer(v, a.seed, i).article(a.median, a.sigma, a.max)
        d = a.out if a.flat else os.path.join(a.out, cats[0], cats[1])
        os.makedirs(d, exist_ok=True)
        with open(os.path.join(d, f"a{i:07d}.{ext}"), "w", encoding="utf-8", newline="\n") as f:
            f.write(text)
    return hi - lo


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--count", type=int, required=True)
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--out", required=True)
    p.add_argument("--jobs", type=int, default=os.cpu_count())
    p.add_argument("--flat", action="store_true", help="no sub-folders")
    p.add_argument("--median", type=int, default=6500)
    p.add_argument("--sigma", type=float, default=0.75)
    p.add_argument("--max", type=int, default=200000)
    a = p.parse_args()
    os.makedirs(a.out, exist_ok=True)
    step = max(50, min(2000, a.count // (a.jobs * 4) or 1))
    jobs = [(a, lo, min(a.count, lo + step)) for lo in range(0, a.count, step)]
    with Pool(a.jobs) as pool:
        done = sum(pool.imap_unordered(work, jobs))
    print(f"{done} articles in {a.out}", file=sys.stderr)


if __name__ == "__main__":
    main()
