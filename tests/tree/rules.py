# rules.py: what keeps the tree clean
#
# SPDX-FileCopyrightText: 2026 The Sheaf authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Each rule takes {path: text} and yields "path:line: what is wrong".

bad and good are trees that the rule must complain about, and must not: a rule that cannot fail
proves nothing.
"""
import re

from source import functions, includes, is_c, line_of, top_level, without_comments

RULES = []

HEAD = "/* SPDX-FileCopyrightText: x\n * SPDX-License-Identifier: x */\n"


def rule(name, bad, good=()):
    def add(check):
        RULES.append((name, check, bad, good))
        return check

    return add


def found(files, pattern, what, wanted, strings=True):
    """Yields every place where @pattern stands in a file that @wanted accepts."""
    for path, text in files.items():
        if not wanted(path):
            continue
        clean = without_comments(text, strings) if path.endswith((".c", ".h")) else text
        for match in re.finditer(pattern, clean, re.M):
            yield f"{path}:{line_of(text, match.start())}: {what.format(match.group(0).strip())}"


# What a file in each folder may include of ours, and of toolkits.
LAYERS = {
    "core": ("core",),
    "cli": ("core", "cli"),
    "web": ("core", "web"),
    "app": ("core", "app"),
}
TOOLKIT = re.compile(r"^(gtk|gdk|gsk|adwaita|webkit|jsc|graphene|pango|libportal|gtksourceview)")


@rule(
    "an include only goes down: app and cli to core, core to nothing",
    bad=[
        {"src/core/a.c": '#include "app/window.h"\n'},
        {"src/core/a.c": "#include <gtk/gtk.h>\n"},
        {"src/cli/a.c": "#  include <adwaita.h>\n"},
        {"src/cli/a.c": '#include "app/format.h"\n'},
        {"src/core/a.c": 'x = g_settings_new ("a");\n'},
        {"src/web/a.c": '#include "app/reader.h"\n'},
        {"src/core/a.c": '#include "../app/reader.h"\n'},
    ],
    good=[
        {"src/app/a.c": '#include "config.h"\n#include "core/a.h"\n#include <gtk/gtk.h>\n'},
        {"src/core/a.c": '/* #include <gtk/gtk.h> */\n#include "core/a.h"\n'},
    ],
)
def layers(files):
    for path, text in files.items():
        if not is_c(path, "src"):
            continue
        layer = path.split("/")[1]
        for line, how, name in includes(text):
            if how == '"' and name != "config.h" and not name.startswith(tuple(f + "/" for f in LAYERS[layer])):
                yield f"{path}:{line}: {layer} may not include {name}"
            if how == "<" and layer in ("core", "cli") and TOOLKIT.match(name):
                yield f"{path}:{line}: {layer} may not include {name}"
    yield from found(files, r"\b(g_settings_\w+|GSettings)\b", "{} belongs in the application", lambda p: is_c(p, "src/core", "src/cli"))


@rule(
    "no two files include each other, however far around",
    bad=[
        {"src/core/a.h": '#include "core/b.h"\n', "src/core/b.h": '#include "core/c.h"\n', "src/core/c.h": '#include "core/a.h"\n'},
        {"src/app/a.c": '#include "app/b.h"\n', "src/app/a.h": "", "src/app/b.c": '#include "app/a.h"\n', "src/app/b.h": ""},
    ],
    good=[{"src/core/a.c": '#include "core/a.h"\n#include "core/b.h"\n', "src/core/a.h": "", "src/core/b.h": "", "src/core/b.c": '#include "core/b.h"\n'}],
)
def cycles(files):
    # A .c and its .h are one module; what either includes, the module needs.
    needs = {}
    for path, text in files.items():
        if is_c(path, "src"):
            module = path[4:-2]
            names = {name[:-2] for _, how, name in includes(text) if how == '"' and name.endswith(".h") and name != "config.h"}
            needs.setdefault(module, set()).update(names - {module})
    done = set()
    for start in sorted(needs):
        circle = find_circle(needs, start, done)
        if circle:
            # One at a time: mending the first often mends the others.
            yield "src/" + " includes ".join(circle)
            return


def find_circle(needs, start, done):
    """Depth first, without recursion; returns the first circle reached from @start, or None."""
    path, stack = [], [(start, iter(sorted(needs.get(start, ()))))]
    path.append(start)
    while stack:
        module, rest = stack[-1]
        following = next(rest, None)
        if following is None:
            stack.pop()
            path.pop()
            done.add(module)
        elif following in path:
            return path[path.index(following):] + [following]
        elif following not in done:
            stack.append((following, iter(sorted(needs.get(following, ())))))
            path.append(following)
    return None


# An outside library is included by these files only (a pattern), and by no more than so many.
LIBRARIES = {
    r"yaml\.h": (r"src/core/front-matter(-\w+)?\.c", 1),
    r"sqlite3\.h": (r"src/core/(database(-statement)?|tokenizer)\.c", 3),
    r"md4c(-html)?\.h": (r"src/core/markdown-parser\.c", 1),
    r"gumbo\.h": (r"src/core/sanitizer(-\w+)?\.[ch]", 1),
    r"zstd\.h": (r"src/core/draft\.c", 1),
    r"uchardet(/uchardet)?\.h": (r"src/core/encoding-guess\.c", 1),
    r"libsoup/soup\.h": (r"src/core/picture-fetcher\.c", 1),
    r"archive(_entry)?\.h": (r"src/core/exporter(-\w+)?\.c", 1),
    r"webkit/webkit-web-process-extension\.h": (r"src/web/.*", 99),
    r"gtksourceview/.*": (r"src/app/source-view\.c", 1),
    r"webkit/webkit\.h": (r"src/app/reader[-\w]*\.[ch]", 99),
}


@rule(
    "one outside library, one file",
    bad=[
        {"src/core/library.c": "#include <sqlite3.h>\n"},
        {"src/app/window.c": "#include <webkit/webkit.h>\n"},
        {"src/app/header-editor.c": "#include <gtksourceview/gtksource.h>\n"},
        {"src/core/sanitizer.c": "#include <gumbo.h>\n", "src/core/sanitizer-css.c": "#include <gumbo.h>\n"},
        {"src/app/window.c": "x = gtk_file_chooser_native_new ();\n"},
    ],
    good=[{"src/core/database.c": "#include <sqlite3.h>\n", "src/core/tokenizer.c": "#include <sqlite3.h>\n"}],
)
def one_library_one_file(files):
    for header, (allowed, most) in LIBRARIES.items():
        places = [(p, n) for p, t in files.items() if is_c(p, "src") for n, _, name in includes(t) if re.fullmatch(header, name)]
        for path, line in places:
            if not re.fullmatch(allowed, path):
                yield f"{path}:{line}: only {allowed} includes {header}"
        if len({p for p, _ in places}) > most:
            yield f"{places[-1][0]}:{places[-1][1]}: {header} is included by more than {most} file"
    elsewhere = lambda p: is_c(p, "src") and p != "src/app/file-picker.c"
    yield from found(files, r"\bgtk_file_chooser_native\w*", "{} belongs in src/app/file-picker.c alone", elsewhere)


@rule("no file is over 600 lines", bad=[{"src/core/a.c": "x\n" * 601}, {"tests/e2e/a.py": "x\n" * 601}], good=[{"src/core/a.c": "x\n" * 600}])
def file_length(files):
    for path, text in files.items():
        if path.endswith((".c", ".h", ".py", ".sh", ".ui", ".css", ".sql")) or path == "dev":
            if text.count("\n") > 600:
                yield f"{path}:601: {text.count(chr(10))} lines; split it by concern"


@rule(
    "no function is over 60 lines",
    bad=[{"src/core/a.c": "static void\na (int x,\n   int y)\n{\n" + "  x;\n" * 61 + "}\n"}],
    good=[{"src/core/a.c": "void\na (void)\n{\n" + "  x;\n" * 60 + "}\n\nstatic const char *names[] =\n{\n" + "  1,\n" * 99 + "};\n"}],
)
def function_length(files):
    for path, text in files.items():
        if is_c(path, "src", "tests"):
            for line, name, length in functions(text):
                if length > 60:
                    yield f"{path}:{line}: {name} has {length} lines"


@rule(
    "every public function says what it does",
    bad=[
        {"src/core/a.h": "#pragma once\n\nvoid sheaf_a (void);\n"},
        {"src/core/a.h": "/* About a. */\nvoid sheaf_a (void);\n\nint sheaf_b (int x,\n             int y);\n"},
    ],
    good=[{"src/core/a.h": "/* About both. */\nvoid sheaf_a (void);\nint sheaf_b (int x,\n             int y);\n\nGType sheaf_a_get_type (void);\n"}],
)
def documented(files):
    for path, text in files.items():
        if not (is_c(path, "src") and path.endswith(".h")):
            continue
        lines = text.split("\n")
        for number, words in enumerate(without_comments(text).split("\n")):
            name = re.match(r"(?!G_|typedef|static)[A-Za-z][\w *]*?\b(sheaf_\w+) \(", words)
            if not name or name.group(1).endswith(("_get_type", "_quark", "_free", "_ref", "_unref")):
                continue
            before = lines[number - 1].strip() if number else ""
            if not before.endswith(("*/", ";")) and "/*" not in lines[number]:
                yield f"{path}:{number + 1}: {name.group(1)} has no comment"


@rule(
    "every source names its authors and licence",
    bad=[{"src/core/a.c": "int x;\n"}, {"tests/a.py": "# SPDX-License-Identifier: x\n"}, {"src/app/a.ui": "<interface/>\n"}],
    good=[{"src/core/a.c": HEAD}],
)
def licensed(files):
    for path, text in files.items():
        if path.endswith((".c", ".h", ".py", ".sh", ".ui", ".css", ".sql")) or path in ("dev", ".ci/run"):
            head = "\n".join(text.split("\n")[:8])
            if path != ".ci/run" and not ("SPDX-FileCopyrightText:" in head and "SPDX-License-Identifier:" in head):
                yield f"{path}:1: no two-line SPDX header"


BOILERPLATE = re.compile(r"\b(signals|properties|props|obj_properties|quark)\b")


@rule(
    "no mutable state outside of objects",
    bad=[
        {"src/core/a.c": "static int counter;\n"},
        {"src/core/a.c": "static const char *current = NULL;\n"},
        {"src/core/a.c": "GHashTable *cache;\n"},
        {"src/core/a.c": "static char *names[] = { 1 };\n"},
        {"src/core/a.c": "void\na (void)\n{\n  static guint calls = 0;\n}\n"},
    ],
    good=[
        {"src/core/a.c": 'static const char *const names[] = { "a" };\nstatic const int x = 1;\n'},
        {"src/core/a.c": "static guint signals[N_SIGNALS];\nstatic GParamSpec *properties[N];\nstatic void a (void);\n"},
        {"src/core/a.c": "struct _A\n{\n  int x;\n};\nG_DEFINE_QUARK (a, b)\nvoid\na (void)\n{\n  static gsize once = 0;\n  static const int x = 1;\n}\n"},
    ],
)
def no_globals(files):
    for path, text in files.items():
        if not (is_c(path, "src") and path.endswith(".c")):
            continue
        for line, words in top_level(text):
            # A G_DEFINE_… has no semicolon and stands before the next declaration.
            words = re.sub(r"\bG_[A-Z_0-9]+ \([^;]*?\)+ (?=\S)", "", words)
            left = words.split("=", 1)[0].strip()
            if "(" in left or left.startswith(("typedef", "struct", "enum", "union", "extern", "G_")) or not re.search(r"\w\s+\**\w", left):
                continue
            if not BOILERPLATE.search(left) and not re.search(r"\*\s*const\b|^static const [^*]*$|^const [^*]*$", left):
                yield f"{path}:{line}: {left} can change"
        for match in re.finditer(r"^[ \t]+static (?!const\b|inline\b|gsize )[^(;]*[;=]", without_comments(text), re.M):
            if not re.search(r"\*\s*const\b", match.group(0)):
                yield f"{path}:{line_of(text, match.start())}: {match.group(0).strip()} can change"


@rule(
    "no command is run through a shell",
    bad=[{"src/core/a.c": 'system ("ls");\n'}, {"src/app/a.c": "p = popen (x);\n"}, {"src/app/a.c": "g_spawn_command_line_sync (x);\n"}],
    good=[{"src/core/a.c": "/* system () */\nfile_system (x);\n"}],
)
def no_shell(files):
    pattern = r"(?<![\w])(system|popen|execl[pe]?|execv[pe]*|g_spawn_command_line_\w+|g_app_info_create_from_commandline) ?\("
    yield from found(files, pattern, "{}…) is not for us", lambda p: is_c(p, "src"))


# SAFETY S8: the page gets no way to reach us, and we none to run anything in it.
BRIDGES = (
    r"\b(webkit_user_content_manager_(register_script_message_handler|add_script)\w*|webkit_user_script_new\w*"
    r"|webkit_web_view_(evaluate_javascript|run_javascript|call_async_javascript)\w*|jsc_context_evaluate\w*"
    r"|webkit_web_context_get_default|webkit_network_session_get_default"
    r"|webkit_web_context_add_path_to_sandbox|WEBKIT_DISABLE_SANDBOX\w*)\b"
)


@rule(
    "no bridge between a page and the program",
    bad=[{"src/app/reader.c": "webkit_web_view_evaluate_javascript (view);\n"}, {"src/web/a.c": "jsc_context_evaluate (c);\n"}],
    good=[{"src/app/reader.c": "webkit_web_view_load_uri (view);\n"}],
)
def no_bridge(files):
    yield from found(files, BRIDGES, "{} gives a page a bridge to the program", lambda p: is_c(p, "src"))


# SAFETY D1: what reads its text as Pango's markup without being told to, and what may stand there: a message of our own,
# or what was escaped and is called so.
MARKUP = re.compile(r"\badw_(toast_new|preferences_row_set_title|(?:action|expander)_row_set_subtitle|(?:status_page|preferences_group)_set_(?:title|description)) \(((?:[^;()]|\((?:[^()]|\([^()]*\))*\))*)\);")
PLAIN = re.compile(r"^(?:[^,]*,)?\s*(?:NULL\b|\"\"|(?:\w+(?:->len)? > 0 \? NULL : )?_ \(|safe\w*)")


@rule(
    "no text of an article is read as markup",
    bad=[
        {"src/app/a.c": "gtk_label_set_markup (label, title);\n"},
        {"src/app/a.ui": '<property name="use-markup">True</property>'},
        {"src/app/a.c": "adw_toast_new (title);\n"},
        {"src/app/a.c": "adw_action_row_set_subtitle (ADW_ACTION_ROW (row), title);\n"},
    ],
    good=[
        {"src/app/a.c": 'adw_toast_new (safe);\nadw_status_page_set_title (page, _ ("a"));\nadw_action_row_set_subtitle (row, safe_title);\n'},
        {"src/app/a.c": "adw_preferences_row_set_use_markup (row, FALSE);\nadw_preferences_row_set_title (row, title);\n"},
    ],
)
def no_markup(files):
    forbidden = r"\b(gtk_\w+_set_(?:tooltip_)?markup|gtk_label_set_use_markup|pango_(?:layout_set|parse)_markup)\b|use-markup\">[Tt]rue|\"use-markup\", TRUE"
    yield from found(files, forbidden, "{}: what an article says is plain text", lambda p: p.startswith("src/") and p.endswith((".c", ".ui")))
    for path, text in files.items():
        if not is_c(path, "src/app") or "_set_use_markup (" in text:
            continue
        clean = without_comments(text, strings=True)
        for match in MARKUP.finditer(clean):
            if not PLAIN.match(match.group(2)):
                yield f"{path}:{line_of(text, match.start())}: adw_{match.group(1)} reads markup: escape it, and call it safe"


# Put together here so that this file does not break its own rule.
MACHINE = "|".join(("/wor" + "k/", "/far" + "m/", "/tmp/" + r"[wb]/\w", "/hom" + r"e/(?!sheaf\b)\w+", "deb" + r"\.debian\.org", "snapshot" + r"\.debian", "registry" + r"\.npmjs", "pypi" + r"\.org"))


@rule(
    "no path of one machine, and no host of packages",
    bad=[{"src/core/a.c": 'x = "/hom' + 'e/anna/x";\n'}, {"README.md": "see /wor" + "k/x\n"}, {"dev": "curl deb" + ".debian.org\n"}],
    good=[{"src/core/a.c": 'x = "/usr/share";\n'}],
)
def no_machine(files):
    for path, text in files.items():
        for match in re.finditer(MACHINE, text):
            yield f"{path}:{line_of(text, match.start())}: {match.group(0)}"


@rule(
    "no unfinished marks",
    bad=[{"src/core/a.c": "/* TO" + "DO: all */\n"}, {"tests/a.py": "# FIX" + "ME\n"}, {"src/app/a.c": '"not ' + 'implemented"\n'}],
    good=[{"src/core/a.c": 'mkdtemp ("/a/XXXXXX");\n'}],
)
def finished(files):
    marks = r"\b(TO" + r"DO|FIX" + r"ME|XX" + r"X|HA" + r"CK)\b|\b(?i:not " + r"implemented|st" + r"ub)\b"
    for path, text in files.items():
        if path.startswith(("src/", "tests/", "data/")) or path in ("dev", ".ci/run", "meson.build"):
            for match in re.finditer(marks, text):
                yield f"{path}:{line_of(text, match.start())}: {match.group(0)}"


@rule(
    "every .ui stands beside its .c",
    bad=[{"src/app/window.ui": ""}, {"src/app/window.ui": "", "src/app/window.c": ""}],
    good=[{"src/app/window.ui": "", "src/app/window.c": "", "src/app/app.gresource.xml": "<file>window.ui</file>"}, {"src/app/gtk/help-overlay.ui": "", "src/app/a.gresource.xml": ">gtk/help-overlay.ui<"}],
)
def ui_siblings(files):
    listed = "\n".join(t for p, t in files.items() if p.endswith(".gresource.xml"))
    for path in files:
        if not path.endswith(".ui"):
            continue
        # GTK finds the shortcuts by the name of the resource; there is no C for it.
        if path[:-3] + ".c" not in files and not path.endswith("gtk/help-overlay.ui"):
            yield f"{path}:1: no {path[:-3]}.c"
        if path.rsplit("/", 1)[1] + "<" not in listed:
            yield f"{path}:1: in no .gresource.xml"


@rule(
    "one source for every version of the toolkits",
    bad=[{"src/app/a.c": "#if GTK_CHECK_VERSION(4, 10, 0)\n"}, {"src/app/a.ui": '<object class="AdwLeaflet"/>'}, {"src/app/a.c": "adw_flap_new ();\n"}],
    good=[{"src/app/a.c": "adw_status_page_new ();\n"}],
)
def one_source(files):
    pattern = (
        r"\b\w+_CHECK_VERSION\b|\bG_GNUC_BEGIN_IGNORE_DEPRECATIONS\b|\bGDK_DISABLE_DEPRECATION_WARNINGS\b"
        r"|\b(Adw|adw_|ADW_)_?(?i:leaflet|flap|squeezer|message_?dialog|about_?window|preferences_?window|view_switcher_title)\w*"
        r"|\b(Gtk|gtk_)(?i:message_?dialog|info_?bar|tree_?view|combo_?box|list_?store)\w*"
    )
    yield from found(files, pattern, "{} is not in every version, or going", lambda p: p.startswith("src/") and p.endswith((".c", ".h", ".ui")))


@rule(
    "a look at the beginning of a text costs no more than that",
    bad=[{"src/core/a.c": 'if (g_str_has_prefix (p, "a"))\n'}],
    good=[{"src/core/a.c": 'if (sheaf_has_prefix (p, "a"))\n'}, {"src/app/a.c": 'if (g_str_has_prefix (uri, "a"))\n'}],
)
def cheap_prefixes(files):
    yield from found(files, r"\bg_str_has_prefix ?\(", "{}…) measures the whole text since GLib 2.76: sheaf_has_prefix()", lambda p: is_c(p, "src/core"))


@rule(
    "no object of the main thread is let go of by another",
    bad=[{"src/app/a.c": "void\na (void)\n{\n  task = g_task_new (self, NULL, cb, NULL);\n  g_task_run_in_thread (task, run);\n}\n"}],
    good=[
        {"src/app/a.c": "{\n  task = g_task_new (NULL, NULL, cb, NULL);\n  g_task_run_in_thread (task, run);\n}\n"},
        {"src/app/a.c": "{\n  task = sheaf_thread_task_new (self, NULL, cb, NULL);\n  g_task_run_in_thread (task, run);\n}\n"},
        {"src/app/a.c": "{\n  task = g_task_new (self, NULL, cb, NULL);\n}\nvoid\nb (void)\n{\n  g_task_run_in_thread (task, run);\n}\n"},
    ],
)
def thread_tasks(files):
    pattern = r"\bg_task_new \((?!NULL\b)(?:(?!\n\})[\s\S])*?\bg_task_run_in_thread\b"
    yield from found(files, pattern, "sheaf_thread_task_new() keeps the thread from freeing the source object", lambda p: is_c(p, "src"))


@rule("tests wait for what they want, not for a time", bad=[{"tests/core/test-a.c": "g_usleep (1000);\n"}], good=[{"tests/core/test-a.c": "g_main_loop_run (loop);\n"}])
def no_sleep(files):
    yield from found(files, r"\b(g_usleep|usleep|sleep|nanosleep) ?\(", "{}…)", lambda p: is_c(p, "tests"))


@rule(
    "a message is one whole string, for xgettext to find",
    bad=[{"src/core/a.c": 'x = _ ("article %" G_GINT64_FORMAT);\n'}, {"src/core/a.c": 'x = g_dngettext (D, "a",\n  "%" G_GUINT64_FORMAT " b", n);\n'}],
    good=[{"src/core/a.c": 'x = _ ("article %" PRId64 " is gone");\nfprintf (f, "%" G_GINT64_FORMAT, id);\n'}],
)
def whole_messages(files):
    text = r'"(?:[^"\\\n]|\\.)*"'
    pattern = rf"(?:\b_ \(|\bg_dngettext \([^;]*?)\s*(?:{text}\s*)+G_G\w+_FORMAT"
    yield from found(files, pattern, "write PRId64: xgettext does not know GLib's names", lambda p: is_c(p, "src"))


@rule("the README and HACKING name only verbs that ./dev has", bad=[{"README.md": "`./dev fly`", "dev": "verb_run() {\n"}], good=[{"README.md": "`./dev run`", "dev": "verb_run() {\n"}])
def verbs(files):
    known = set(re.findall(r"^verb_([a-z]\w*)\(\)", files.get("dev", ""), re.M))
    for path in ("README.md", "HACKING.md", "NEWS.md", "flatpak/README.md"):
        for match in re.finditer(r"\./dev ([a-z]\w*)", files.get(path, "")):
            if match.group(1) not in known:
                yield f"{path}:{line_of(files[path], match.start())}: ./dev has no {match.group(1)}"
