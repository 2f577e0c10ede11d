// hexo.js: titles, categories, tags and dates as Hexo reads them, with js-yaml
//
// SPDX-FileCopyrightText: 2026 The Sheaf authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A line of JSON comes in for each file, and one goes out. {path}: read as Hexo does it, to what it says of its
// article; {yaml}: the header alone, to a mapping. null where there is none, or it is refused. Rules:
// hexo-front-matter lib/front_matter.ts (split, escape), hexo-fs (BOM, line ends), hexo
// lib/plugins/processor/post.ts and lib/models/post.ts (setCategories). Scalars stay text, so that `12_00` is not
// 1200 here either.
'use strict';

const fs = require('fs');
const readline = require('readline');
const yaml = require('js-yaml');

const schema = yaml.FAILSAFE_SCHEMA.extend({ implicit: [yaml.types.null, yaml.types.merge] });

const OLD = /^(-{3,}|;{3,})\n([\s\S]+?)\n\1\n?([\s\S]*)/;
const NEW = /^([\s\S]+?)\n(-{3,}|;{3,})\n?([\s\S]*)/;
const PREFIX = /^(-{3,}|;{3,})/;

function split(text) {
  const old = OLD.exec(text);
  if (old) return { data: old[2], separator: old[1], opened: true };
  if (PREFIX.test(text)) return null;
  const short = NEW.exec(text);
  return short && { data: short[1], separator: short[2], opened: false };
}

// js-yaml makes a name of a key that is a mapping, as in `{{ title }}`: nobody means that.
const isPlain = value => typeof value !== 'object' || value === null ||
  Object.entries(value).every(([key, item]) => !key.includes('[object') && isPlain(item));

function parse(text) {
  try {
    const data = yaml.load(text, { schema });
    return data && typeof data === 'object' && !Array.isArray(data) && isPlain(data) ? data : null;
  } catch (error) {
    return null;
  }
}

function parseAny(part) {
  if (!part.separator.startsWith(';')) return parse(part.data.replace(/\n(\t+)/g, (match, tabs) => '\n' + '  '.repeat(tabs.length)));
  try {
    return JSON.parse(`{${part.data}}`);
  } catch (error) {
    return null;
  }
}

const listed = value => Array.isArray(value) ? value : value || value === 0 ? [value] : [];

// Lists in lists are their own paths.
function categories(value) {
  const all = listed(value).filter(item => item !== null && item !== undefined && item !== '');
  return all.some(Array.isArray) ? all.map(listed) : all.length ? [all] : [];
}

function describe(data) {
  return {
    title: data.title,
    categories: categories(data.categories || data.category),
    tags: listed(data.tags || data.tag),
    date: data.date,
  };
}

function decode(path) {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(fs.readFileSync(path));
  } catch (error) {
    return '';
  }
}

function readFile(path) {
  const part = split(decode(path).replace(/\r\n?/g, '\n'));
  const data = part && parseAny(part);
  return data && describe(data);
}

readline.createInterface({ input: process.stdin, crlfDelay: Infinity }).on('line', line => {
  const { path, yaml: text } = JSON.parse(line);
  console.log(JSON.stringify(path ? readFile(path) : parse(text)));
});
