/* markdown-code.c: what the language of a code block is called
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/markdown-code.h"

#include <string.h>

/* Bytes of the longest name shown. */
#define NAME_MAX_SHOWN 40

static const struct
{
  const char *words; /* between spaces, in lower case */
  const char *name;  /* NULL: none */
} languages[] = {
  { " text txt plain plaintext none nohighlight raw ", NULL },
  { " asm nasm assembly ", "Assembly" },
  { " bash ", "Bash" },
  { " bat batch cmd dos ", "Batch" },
  { " c ", "C" },
  { " c++ cpp cc cxx hpp ", "C++" },
  { " c# cs csharp ", "C#" },
  { " clj clojure ", "Clojure" },
  { " cmake ", "CMake" },
  { " console sh-session shell-session terminal ", "Console" },
  { " css ", "CSS" },
  { " dart ", "Dart" },
  { " diff patch ", "Diff" },
  { " docker dockerfile ", "Dockerfile" },
  { " dot graphviz ", "Graphviz" },
  { " echarts ", "ECharts" },
  { " ex elixir ", "Elixir" },
  { " erl erlang ", "Erlang" },
  { " flow flowchart ", "Flowchart" },
  { " f# fs fsharp ", "F#" },
  { " go golang ", "Go" },
  { " graphql gql ", "GraphQL" },
  { " groovy gradle ", "Groovy" },
  { " haskell hs ", "Haskell" },
  { " html xhtml htm ", "HTML" },
  { " http ", "HTTP" },
  { " ini conf properties ", "INI" },
  { " java ", "Java" },
  { " javascript js mjs cjs ", "JavaScript" },
  { " json json5 jsonc ", "JSON" },
  { " jsx ", "JSX" },
  { " julia jl ", "Julia" },
  { " kotlin kt ", "Kotlin" },
  { " latex tex ", "LaTeX" },
  { " less ", "Less" },
  { " lisp common-lisp elisp emacs-lisp ", "Lisp" },
  { " lua ", "Lua" },
  { " makefile make mk ", "Makefile" },
  { " markdown md ", "Markdown" },
  { " math katex ", "TeX" },
  { " matlab octave ", "MATLAB" },
  { " mermaid ", "Mermaid" },
  { " nginx ", "nginx" },
  { " nix ", "Nix" },
  { " objc objective-c objectivec obj-c ", "Objective-C" },
  { " ocaml ml ", "OCaml" },
  { " pascal delphi ", "Pascal" },
  { " perl pl ", "Perl" },
  { " php ", "PHP" },
  { " plantuml puml uml ", "PlantUML" },
  { " powershell ps1 pwsh ps ", "PowerShell" },
  { " proto protobuf ", "Protocol Buffers" },
  { " py python python3 py3 ", "Python" },
  { " r ", "R" },
  { " rb ruby ", "Ruby" },
  { " rs rust ", "Rust" },
  { " sass ", "Sass" },
  { " scala ", "Scala" },
  { " scss ", "SCSS" },
  { " seq sequence ", "Sequence" },
  { " sh shell zsh ksh fish ", "Shell" },
  { " sql mysql pgsql plsql postgresql sqlite ", "SQL" },
  { " svelte ", "Svelte" },
  { " swift ", "Swift" },
  { " toml ", "TOML" },
  { " ts typescript ", "TypeScript" },
  { " tsx ", "TSX" },
  { " vb vbnet vbscript ", "Visual Basic" },
  { " verilog systemverilog ", "Verilog" },
  { " vim viml vimscript ", "Vim script" },
  { " vue ", "Vue" },
  { " wasm wat ", "WebAssembly" },
  { " xml svg ", "XML" },
  { " yaml yml ", "YAML" },
  { " zig ", "Zig" },
};

/* "{.python #id}", "{python}", "js{1,3}", "js:app.js", "js title=…" */
static char *
first_word (const char *info, gsize length)
{
  const char *end = info + length;
  const char *from;

  while (info < end && strchr (" \t{.", *info))
    info++;
  from = info;
  while (info < end && !strchr (" \t{}:,;=", *info))
    info++;
  return g_strndup (from, (gsize) (info - from));
}

char *
sheaf_code_name (const char *info, gsize length)
{
  g_autofree char *word = NULL;
  g_autofree char *lower = NULL;
  g_autofree char *spaced = NULL;

  g_return_val_if_fail (info, NULL);

  word = first_word (info, length);
  lower = g_ascii_strdown (word, -1);
  spaced = g_strdup_printf (" %s ", lower);
  if (*word == '\0')
    return NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (languages); i++)
    if (strstr (languages[i].words, spaced))
      return g_strdup (languages[i].name);
  return strlen (word) <= NAME_MAX_SHOWN ? g_steal_pointer (&word) : NULL;
}
