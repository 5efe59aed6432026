import { squeeze } from '@/lib/format/squeeze';

/** One hop of a typed chain, with its place in the text. */
export type LineHop = { name: string; document: string | null; from: number; to: number };

const QUOTED = '"((?:[^"]|"")*)"';
const PLAIN = String.raw`(?:\\[\\→>|[\]"]|(?!->|→|>|\\[\\→>|[\]"]|#).)*?`;
const END = '\\s*(→|->|>|$)';
/** A name, quoted or plain, and the document in brackets. If that does not fit, a bracket is part of the name. */
const HOP = new RegExp(
  `\\s*(?:${QUOTED}|(${PLAIN.replace('#', '\\[')}))\\s*(?:\\[\\s*(?:${QUOTED}|([^\\]]*?))\\s*\\])?${END}`,
  'suy',
);
const LOOSE = new RegExp(`\\s*(${PLAIN.replace('|#', '')})${END}`, 'suy');

const unquoted = (text: string) => squeeze(text.replaceAll('""', '"'));
const plain = (text: string) => squeeze(text.replace(/\\([\\→>|[\]"])/gu, '$1'));

/**
 * Reads a chain as typed, origin first: “The Information → Reuters [Exclusive on V4] → AI News”. `→`, `->` and `>`
 * separate hops. The title of a document is in brackets after its source. Names and titles with such signs are in
 * quotation marks (`"A > B"`, a mark inside doubled), or have a backslash before the sign. Reads anything, even if half
 * typed: a name may be empty.
 */
export function parseChainLine(text: string): LineHop[] {
  const hops: LineHop[] = [];
  for (let at = 0; ; ) {
    const [match, strict] = read(text, at);
    const separator = (strict ? match?.[5] : match?.[2]) ?? '';
    const end = at + (match?.[0].length ?? text.length - at);
    const [, quotedName, plainName, quotedTitle, plainTitle] =
      strict && match ? match : ['', undefined, match?.[1] ?? text.slice(at)];
    const title = quotedTitle === undefined ? squeeze(plainTitle ?? '') : unquoted(quotedTitle);
    const name = quotedName === undefined ? plain(plainName ?? '') : unquoted(quotedName);
    hops.push({ name, document: title || null, from: at, to: end - separator.length });
    if (separator === '') return hops;
    at = end;
  }
}

function read(text: string, at: number): [RegExpExecArray | null, boolean] {
  HOP.lastIndex = at;
  const strict = HOP.exec(text);
  if (strict) return [strict, true];
  LOOSE.lastIndex = at;
  return [LOOSE.exec(text), false];
}

/** A chain as a line that `parseChainLine` reads back. */
export function formatChainLine(hops: readonly { name: string; document: string | null }[]): string {
  return hops
    .map(
      ({ name, document }) => `${quote(name, /[→>[\]\\]|^"/u)}${document ? ` [${quote(document, /[\]]|^"/u)}]` : ''}`,
    )
    .join(' → ');
}

const quote = (text: string, signs: RegExp) => (signs.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** The lines of a text that are not blank: each is a chain. */
export const linesOf = (text: string): string[] =>
  text
    .split(/[\r\n\u0085\u2028\u2029]+/u)
    .map(squeeze)
    .filter((line) => line !== '');

/** An arrow or space typed right after an arrow replaces it, because completing the name has already added one. */
export function withoutSecondArrow(line: string, caret: number): { line: string; caret: number } {
  const before = line.slice(0, caret);
  const doubled = /(?:→|->|>)\s*(?:→|->|>)\s*$|→\s{2,}$/u.exec(before);
  if (!doubled || before[doubled.index - 1] === '\\') return { line, caret };
  const kept = `${before.slice(0, doubled.index)}→ `;
  return { line: kept + line.slice(caret).trimStart(), caret: kept.length };
}

/** The hop that contains the caret. */
export function hopAt(hops: readonly LineHop[], caret: number): number {
  const at = hops.findIndex(({ to }) => caret <= to);
  return at < 0 ? hops.length - 1 : at;
}
