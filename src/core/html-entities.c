/* html-entities.c: character references of HTML
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/html-entities.h"

#include <string.h>

#define REPLACEMENT     0xFFFD
#define NAME_MAX_LENGTH 16

typedef struct
{
  const char *name;
  gunichar character;
} Entity;

/* Sorted as strcmp() does. The names of HTML 4.01 and those of HTML 5 that articles do use. */
/* clang-format off */
static const Entity entities[] = {
  { "AElig", 0xC6 }, { "AMP", 0x26 }, { "Aacute", 0xC1 }, { "Acirc", 0xC2 }, { "Agrave", 0xC0 },
  { "Alpha", 0x391 }, { "Aring", 0xC5 }, { "Atilde", 0xC3 }, { "Auml", 0xC4 }, { "Beta", 0x392 },
  { "COPY", 0xA9 }, { "Ccaron", 0x10C }, { "Ccedil", 0xC7 }, { "Chi", 0x3A7 },
  { "Dagger", 0x2021 }, { "Delta", 0x394 }, { "ETH", 0xD0 }, { "Eacute", 0xC9 },
  { "Ecaron", 0x11A }, { "Ecirc", 0xCA }, { "Egrave", 0xC8 }, { "Epsilon", 0x395 },
  { "Eta", 0x397 }, { "Euml", 0xCB }, { "GT", 0x3E }, { "Gamma", 0x393 }, { "Hat", 0x5E },
  { "Iacute", 0xCD }, { "Icirc", 0xCE }, { "Idot", 0x130 }, { "Igrave", 0xCC }, { "Iota", 0x399 },
  { "Iuml", 0xCF }, { "Kappa", 0x39A }, { "LT", 0x3C }, { "Lambda", 0x39B },
  { "Leftarrow", 0x21D0 }, { "Lstrok", 0x141 }, { "MediumSpace", 0x205F }, { "Mu", 0x39C },
  { "NewLine", 0xA }, { "NoBreak", 0x2060 }, { "NotEqual", 0x2260 }, { "Ntilde", 0xD1 },
  { "Nu", 0x39D }, { "OElig", 0x152 }, { "Oacute", 0xD3 }, { "Ocirc", 0xD4 }, { "Ograve", 0xD2 },
  { "Omega", 0x3A9 }, { "Omicron", 0x39F }, { "Oslash", 0xD8 }, { "Otilde", 0xD5 },
  { "Ouml", 0xD6 }, { "Phi", 0x3A6 }, { "Pi", 0x3A0 }, { "Prime", 0x2033 }, { "Psi", 0x3A8 },
  { "QUOT", 0x22 }, { "REG", 0xAE }, { "Rho", 0x3A1 }, { "Rightarrow", 0x21D2 },
  { "Scaron", 0x160 }, { "Sigma", 0x3A3 }, { "THORN", 0xDE }, { "TRADE", 0x2122 }, { "Tab", 0x9 },
  { "Tau", 0x3A4 }, { "Theta", 0x398 }, { "Uacute", 0xDA }, { "Ucirc", 0xDB }, { "Ugrave", 0xD9 },
  { "Upsilon", 0x3A5 }, { "Uuml", 0xDC }, { "Verbar", 0x2016 }, { "Vert", 0x2016 },
  { "Xi", 0x39E }, { "Yacute", 0xDD }, { "Yuml", 0x178 }, { "Zcaron", 0x17D },
  { "ZeroWidthSpace", 0x200B }, { "Zeta", 0x396 }, { "aacute", 0xE1 }, { "abreve", 0x103 },
  { "acirc", 0xE2 }, { "acute", 0xB4 }, { "aelig", 0xE6 }, { "agrave", 0xE0 },
  { "alefsym", 0x2135 }, { "alpha", 0x3B1 }, { "amp", 0x26 }, { "and", 0x2227 },
  { "ang", 0x2220 }, { "aogon", 0x105 }, { "apos", 0x27 }, { "approx", 0x2248 },
  { "aring", 0xE5 }, { "ast", 0x2A }, { "asymp", 0x2248 }, { "atilde", 0xE3 }, { "auml", 0xE4 },
  { "bdquo", 0x201E }, { "beta", 0x3B2 }, { "bigstar", 0x2605 }, { "blacksquare", 0x25AA },
  { "blk14", 0x2591 }, { "boxH", 0x2550 }, { "boxV", 0x2551 }, { "boxh", 0x2500 },
  { "boxv", 0x2502 }, { "brvbar", 0xA6 }, { "bsol", 0x5C }, { "bull", 0x2022 },
  { "bullet", 0x2022 }, { "cacute", 0x107 }, { "cap", 0x2229 }, { "caret", 0x2041 },
  { "ccaron", 0x10D }, { "ccedil", 0xE7 }, { "cedil", 0xB8 }, { "cent", 0xA2 },
   { "check", 0x2713 }, { "chi", 0x3C7 }, { "cir", 0x25CB },
  { "circ", 0x2C6 }, { "clubs", 0x2663 }, { "colon", 0x3A }, { "comma", 0x2C },
  { "commat", 0x40 }, { "cong", 0x2245 }, { "copy", 0xA9 }, { "copysr", 0x2117 },
  { "crarr", 0x21B5 }, { "cross", 0x2717 }, { "cup", 0x222A }, { "curren", 0xA4 },
  { "dArr", 0x21D3 }, { "dagger", 0x2020 }, { "darr", 0x2193 }, { "dash", 0x2010 },
  { "deg", 0xB0 }, { "delta", 0x3B4 }, { "diams", 0x2666 },  { "divide", 0xF7 },
  { "dollar", 0x24 }, { "downarrow", 0x2193 }, { "eacute", 0xE9 }, { "ecaron", 0x11B },
  { "ecirc", 0xEA }, { "egrave", 0xE8 }, { "ell", 0x2113 }, { "empty", 0x2205 },
  { "emsp", 0x2003 }, { "emsp13", 0x2004 }, { "emsp14", 0x2005 }, { "ensp", 0x2002 },
  { "eogon", 0x119 }, { "epsi", 0x3B5 }, { "epsilon", 0x3B5 }, { "epsiv", 0x3F5 },
  { "equals", 0x3D }, { "equiv", 0x2261 }, { "eta", 0x3B7 }, { "eth", 0xF0 }, { "euml", 0xEB },
  { "euro", 0x20AC }, { "excl", 0x21 }, { "exist", 0x2203 }, { "female", 0x2640 },
  { "flat", 0x266D }, { "fnof", 0x192 }, { "forall", 0x2200 }, { "frac12", 0xBD },
  { "frac13", 0x2153 }, { "frac14", 0xBC }, { "frac15", 0x2155 }, { "frac18", 0x215B },
  { "frac23", 0x2154 }, { "frac34", 0xBE }, { "frac38", 0x215C }, { "frac58", 0x215D },
  { "frac78", 0x215E }, { "frasl", 0x2044 }, { "gamma", 0x3B3 }, { "gbreve", 0x11F },
  { "ge", 0x2265 }, { "geq", 0x2265 }, { "grave", 0x60 }, { "gt", 0x3E }, { "hArr", 0x21D4 },
  { "hairsp", 0x200A }, { "harr", 0x2194 }, { "hbar", 0x210F },
  { "hearts", 0x2665 }, { "hellip", 0x2026 }, { "horbar", 0x2015 }, { "hyphen", 0x2010 },
  { "iacute", 0xED }, { "icirc", 0xEE }, { "iexcl", 0xA1 }, { "igrave", 0xEC },
  { "image", 0x2111 }, { "imath", 0x131 }, { "in", 0x2208 }, { "incare", 0x2105 },
  { "infin", 0x221E }, { "inodot", 0x131 }, { "int", 0x222B }, { "iota", 0x3B9 },
  { "iquest", 0xBF }, { "isin", 0x2208 }, { "iuml", 0xEF }, { "kappa", 0x3BA },
  { "lArr", 0x21D0 }, { "lambda", 0x3BB }, { "lang", 0x2329 }, { "laquo", 0xAB },
  { "larr", 0x2190 }, { "larrhk", 0x21A9 }, { "lbrace", 0x7B }, { "lbrack", 0x5B },
  { "lceil", 0x2308 }, { "lcub", 0x7B }, { "ldquo", 0x201C }, { "ldquor", 0x201E },
  { "le", 0x2264 }, { "leftarrow", 0x2190 }, { "leftrightarrow", 0x2194 }, { "leq", 0x2264 },
  { "lfloor", 0x230A }, { "longrightarrow", 0x27F6 }, { "lowast", 0x2217 }, { "lowbar", 0x5F },
  { "loz", 0x25CA }, { "lozf", 0x29EB }, { "lpar", 0x28 }, { "lrm", 0x200E },
  { "lsaquo", 0x2039 }, { "lsqb", 0x5B }, { "lsquo", 0x2018 }, { "lsquor", 0x201A },
  { "lstrok", 0x142 }, { "lt", 0x3C }, { "macr", 0xAF }, { "male", 0x2642 }, { "malt", 0x2720 },
  { "map", 0x21A6 }, { "marker", 0x25AE }, { "mdash", 0x2014 }, { "mho", 0x2127 },
  { "micro", 0xB5 }, { "middot", 0xB7 }, { "minus", 0x2212 }, { "mldr", 0x2026 }, { "mu", 0x3BC },
  { "nabla", 0x2207 }, { "nacute", 0x144 }, { "natural", 0x266E }, { "nbsp", 0xA0 },
  { "ncaron", 0x148 }, { "ndash", 0x2013 }, { "ne", 0x2260 }, { "ni", 0x220B },
  { "nldr", 0x2025 }, { "not", 0xAC }, { "notin", 0x2209 }, { "nsub", 0x2284 },
  { "ntilde", 0xF1 }, { "nu", 0x3BD }, { "num", 0x23 }, { "numero", 0x2116 }, { "numsp", 0x2007 },
  { "oacute", 0xF3 }, { "ocirc", 0xF4 }, { "odblac", 0x151 }, { "oelig", 0x153 },
  { "ograve", 0xF2 }, { "ohm", 0x3A9 }, { "oline", 0x203E }, { "omega", 0x3C9 },
  { "omicron", 0x3BF }, { "oplus", 0x2295 }, { "or", 0x2228 }, { "ordf", 0xAA }, { "ordm", 0xBA },
  { "oslash", 0xF8 }, { "otilde", 0xF5 }, { "otimes", 0x2297 }, { "ouml", 0xF6 },
  { "para", 0xB6 }, { "parallel", 0x2225 }, { "part", 0x2202 }, { "percnt", 0x25 },
  { "period", 0x2E }, { "permil", 0x2030 }, { "perp", 0x22A5 }, { "phi", 0x3C6 },
  { "phiv", 0x3D5 }, { "phone", 0x260E }, { "pi", 0x3C0 }, { "piv", 0x3D6 }, { "planck", 0x210F },
  { "plus", 0x2B }, { "plusmn", 0xB1 },  { "pound", 0xA3 }, { "prime", 0x2032 },
  { "prod", 0x220F }, { "prop", 0x221D }, { "psi", 0x3C8 }, { "puncsp", 0x2008 },
  { "quest", 0x3F }, { "quot", 0x22 }, { "rArr", 0x21D2 }, { "radic", 0x221A },
  { "rang", 0x232A }, { "raquo", 0xBB }, { "rarr", 0x2192 }, { "rarrw", 0x219D },
  { "rbrace", 0x7D }, { "rbrack", 0x5D }, { "rcaron", 0x159 }, { "rceil", 0x2309 },
  { "rcub", 0x7D }, { "rdquo", 0x201D }, { "rdquor", 0x201D }, { "real", 0x211C },
  { "reg", 0xAE }, { "rfloor", 0x230B }, { "rho", 0x3C1 }, { "rightarrow", 0x2192 },
  { "rlm", 0x200F }, { "rpar", 0x29 }, { "rsaquo", 0x203A }, { "rsqb", 0x5D },
  { "rsquo", 0x2019 }, { "rsquor", 0x2019 }, { "sacute", 0x15B }, { "sbquo", 0x201A },
  { "scaron", 0x161 }, { "scedil", 0x15F }, { "sdot", 0x22C5 }, { "sect", 0xA7 },
  { "semi", 0x3B }, { "setminus", 0x2216 }, { "sext", 0x2736 }, { "sharp", 0x266F },
  { "shy", 0xAD }, { "sigma", 0x3C3 }, { "sigmaf", 0x3C2 }, { "sim", 0x223C }, { "sol", 0x2F },
  { "spades", 0x2660 }, { "squ", 0x25A1 }, { "squf", 0x25AA }, { "star", 0x2606 },
  { "starf", 0x2605 }, { "straightphi", 0x3D5 }, { "sub", 0x2282 }, { "sube", 0x2286 },
  { "sum", 0x2211 }, { "sung", 0x266A }, { "sup", 0x2283 }, { "sup1", 0xB9 }, { "sup2", 0xB2 },
  { "sup3", 0xB3 }, { "supe", 0x2287 }, { "szlig", 0xDF }, { "tau", 0x3C4 }, { "tcedil", 0x163 },
  { "there4", 0x2234 }, { "theta", 0x3B8 }, { "thetasym", 0x3D1 }, { "thetav", 0x3D1 },
  { "thinsp", 0x2009 }, { "thorn", 0xFE }, { "tilde", 0x2DC }, { "times", 0xD7 },
  { "trade", 0x2122 }, { "uArr", 0x21D1 }, { "uacute", 0xFA }, { "uarr", 0x2191 },
  { "ucirc", 0xFB }, { "udblac", 0x171 }, { "ugrave", 0xF9 }, { "uml", 0xA8 },
  { "uparrow", 0x2191 }, { "upsih", 0x3D2 }, { "upsilon", 0x3C5 }, { "uuml", 0xFC },
  { "varepsilon", 0x3F5 }, { "varphi", 0x3D5 }, { "vartheta", 0x3D1 }, { "verbar", 0x7C },
  { "vert", 0x7C }, { "weierp", 0x2118 }, { "xi", 0x3BE }, { "yacute", 0xFD }, { "yen", 0xA5 },
  { "yuml", 0xFF }, { "zacute", 0x17A }, { "zcaron", 0x17E }, { "zdot", 0x17C },
  { "zeta", 0x3B6 }, { "zwj", 0x200D }, { "zwnj", 0x200C },
};
/* clang-format on */

/* "Numeric character reference end state" of the HTML standard: what 128-159 stand for. */
static const guint16 windows_1252[32] = {
  0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
  0x2039, 0x0152, 0x008D, 0x017D, 0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
  0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178,
};

static gunichar
character_for_number (gunichar number)
{
  if (number >= 0x80 && number <= 0x9F)
    return windows_1252[number - 0x80];
  return number && g_unichar_validate (number) ? number : REPLACEMENT;
}

static gsize
decode_number (const char *text, gsize length, gunichar *character)
{
  gboolean hex = length > 2 && (text[2] | 0x20) == 'x';
  gsize i = hex ? 3 : 2;
  gsize start = i;
  gunichar number = 0;

  for (; i < length; i++)
    {
      int digit = hex ? g_ascii_xdigit_value (text[i]) : g_ascii_digit_value (text[i]);

      if (digit < 0)
        break;
      if (number < 0x110000)
        number = number * (hex ? 16 : 10) + digit;
    }
  if (i == start)
    return 0;
  *character = character_for_number (number);
  return i < length && text[i] == ';' ? i + 1 : i;
}

static const Entity *
find_name (const char *name, gsize length)
{
  guint low = 0;
  guint high = G_N_ELEMENTS (entities);

  while (low < high)
    {
      guint middle = (low + high) / 2;
      int order = strncmp (name, entities[middle].name, length);

      if (order == 0 && entities[middle].name[length])
        order = -1;
      if (order == 0)
        return &entities[middle];
      if (order < 0)
        high = middle;
      else
        low = middle + 1;
    }
  return NULL;
}

/* The Latin-1 names and the four of mark-up are read without their semicolon, too. */
static gboolean
is_legacy (const Entity *entity)
{
  return entity->character < 0x100 && g_ascii_isalpha (entity->name[0]) &&
         (entity->character >= 0xA0 || strchr ("&<>\"", (int) entity->character));
}

gsize
sheaf_html_entity_decode (const char *text, gsize length, gunichar *character)
{
  const Entity *entity;
  gsize end = 1;

  g_return_val_if_fail (text && length > 0 && character, 0);

  if (length > 1 && text[1] == '#')
    return decode_number (text, length, character);
  while (end < length && end <= NAME_MAX_LENGTH && g_ascii_isalnum (text[end]))
    end++;
  entity = end > 1 ? find_name (text + 1, end - 1) : NULL;
  if (entity && end < length && text[end] == ';')
    {
      *character = entity->character;
      return end + 1;
    }
  /* The longest legacy name that begins here: "&ampx" is an ampersand and an x. */
  for (; end > 2; end--)
    {
      entity = find_name (text + 1, end - 1);
      if (!entity || !is_legacy (entity))
        continue;
      *character = entity->character;
      return end;
    }
  return 0;
}
