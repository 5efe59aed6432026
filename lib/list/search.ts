import { fold } from '@/lib/format/fold';

/** A word is matched by its stem, its beginning or any part of it; a «quoted phrase» as it stands. */
export type SearchTerm = { readonly text: string; readonly phrase: boolean };

const TERMS_LIMIT = 12;
/** Shorter parts have no trigram: they are matched as beginnings of words only. */
export const SHORTEST_PART = 3;

/** The terms of a search text, folded; all of them must match. */
export function searchTerms(q: string): SearchTerm[] {
  const terms = [...q.matchAll(/["“”«»„]([^"“”«»„]+)["“”«»„]|(\S+)/g)].map(([, phrase, word]) => ({
    text: fold(phrase ?? word ?? ''),
    phrase: phrase !== undefined,
  }));
  return terms.filter((term) => /[\p{L}\p{N}]/u.test(term.text)).slice(0, TERMS_LIMIT);
}

/** A range of a text in UTF-16 units, end excluded. */
export type Mark = readonly [start: number, end: number];

/** Where the terms stand in a text, for marking: every part that equals a term, and every word the database marked as a match. */
export function searchMarks(text: string, terms: readonly SearchTerm[], words: readonly string[] = []): Mark[] {
  const offsets: number[] = [];
  let at = 0;
  let haystack = '';
  for (const char of text) {
    for (const f of fold(char) || ' ') {
      haystack += f;
      for (let i = 0; i < f.length; i++) offsets.push(at);
    }
    at += char.length;
  }
  offsets.push(at);
  const found: [number, number][] = [];
  const needles = new Set([...terms.map((term) => term.text), ...words.map(fold)].filter(Boolean));
  for (const needle of needles) {
    const whole = needle.length < SHORTEST_PART;
    for (let i = haystack.indexOf(needle); i >= 0; i = haystack.indexOf(needle, i + needle.length)) {
      if (whole && /[\p{L}\p{N}]/u.test(haystack[i - 1] ?? ' ')) continue;
      found.push([offsets[i] ?? 0, offsets[i + needle.length] ?? text.length]);
    }
  }
  found.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
  const merged: [number, number][] = [];
  for (const mark of found) {
    const last = merged.at(-1);
    if (last && mark[0] <= last[1]) last[1] = Math.max(last[1], mark[1]);
    else merged.push(mark);
  }
  return merged;
}
