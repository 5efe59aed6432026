import { diffArrays } from 'diff';
import { counted, grouped } from '@/lib/format/number';
import { type DiffPart, joined, replaced, sharedEnds, wordDiff } from '@/lib/history/word-diff';
import { wordCount } from './rules';

/** A run of text as shown. `folded`: text in both that is left out, and how much it is. */
export type ShownPart =
  | DiffPart
  | { readonly kind: 'folded'; readonly paragraphs: number; readonly words: number; readonly text: string | null };

export type Comparison = {
  parts: ShownPart[];
  /** Changed words. */
  added: number;
  removed: number;
  changes: number;
  /** Changes beyond those that are shown. */
  left: number;
};

/** If more lines than this differ, lines are compared in their order. */
const LINES_LIMIT = 800;
/** Passages with less than this in common are shown as replaced. */
const ALIKE = 0.3;
/** How many changes are shown, and how much of each, in characters. */
const CHANGES = 1000;
const SHOWN = 4000;
/** How much of a paragraph is shown beside a change, and how much folded text can be unfolded. */
const BESIDE = 300;
const UNFOLDED = 20_000;

/**
 * What differs between two texts, for reading: whole paragraphs first, and words within changed ones. Long texts take
 * no longer than a moment.
 */
export function comparisonOf(before: string, after: string): Comparison {
  const parts = textDiff(before, after);
  const count = (kind: DiffPart['kind']) =>
    parts.reduce((sum, part) => sum + (part.kind === kind ? wordCount(part.text) : 0), 0);
  const isChange = (i: number) => parts[i]?.kind !== 'same' && (i === 0 || parts[i - 1]?.kind === 'same');
  const starts = [...parts.keys()].filter(isChange);
  const end = starts[CHANGES] ?? parts.length;
  // Spaces that changed along with words tell nothing.
  const isWord = (i: number) => parts[i] !== undefined && parts[i]?.kind !== 'same' && parts[i]?.text.trim() !== '';
  const isMereSpace = (i: number) => !isWord(i) && (isWord(i - 1) || isWord(i + 1)) && !parts[i]?.text.includes('\n');
  const shown = parts
    .slice(0, end)
    .flatMap((part, i) =>
      part.kind === 'same' ? folded(part.text, i === 0, i === parts.length - 1) : isMereSpace(i) ? [] : clipped(part),
    );
  return {
    parts: shown,
    added: count('new'),
    removed: count('gone'),
    changes: starts.length,
    left: Math.max(0, starts.length - CHANGES),
  };
}

/** A comparison in a sentence: “14 words added, 3 removed”. */
export function comparisonInWords({
  added,
  removed,
  changes,
}: Pick<Comparison, 'added' | 'removed' | 'changes'>): string {
  if (changes === 0) return 'The two texts are the same.';
  if (added + removed === 0) return 'No word differs, only spaces, line ends or punctuation.';
  const words = (count: number) => counted(count, ['word', 'words']);
  if (added === 0) return `${words(removed)} removed.`;
  return removed === 0 ? `${words(added)} added.` : `${words(added)} added, ${grouped(removed)} removed.`;
}

/** The differing words of two texts of any length. Both texts can be recovered in full. */
export function textDiff(before: string, after: string): DiffPart[] {
  const [a, b] = [linesOf(before), linesOf(after)];
  const { head, tail } = sharedEnds(a, b);
  const [x, y] = [a.slice(head, a.length - tail), b.slice(head, b.length - tail)];
  const changes = diffArrays(x, y, { maxEditLength: LINES_LIMIT });
  const middle: DiffPart[] = [];
  let gone: string[] = [];
  const settle = (added: string[]) => {
    middle.push(...passageDiff(gone.join(''), added.join('')));
    gone = [];
  };
  for (const { added, removed, value } of changes ?? []) {
    if (removed) gone = value;
    else if (added) settle(value);
    else {
      settle([]);
      middle.push({ kind: 'same', text: value.join('') });
    }
  }
  settle([]);
  if (!changes) for (const part of inOrder(x, y)) middle.push(part);
  return joined([
    { kind: 'same', text: a.slice(0, head).join('') },
    ...middle,
    { kind: 'same', text: a.slice(a.length - tail).join('') },
  ]);
}

/** Each line with its end. */
const linesOf = (text: string) => text.match(/[^\n]*\n|[^\n]+$/g) ?? [];

/** Lines that nearly all differ: if there are as many, each with its counterpart; else all in place of all. */
const inOrder = (x: readonly string[], y: readonly string[]): DiffPart[] =>
  x.length === y.length ? x.flatMap((line, i) => passageDiff(line, y[i] ?? '')) : replaced(x.join(''), y.join(''));

function passageDiff(before: string, after: string): DiffPart[] {
  if (before === '' || after === '') return replaced(before, after);
  const parts = tidied(wordDiff(before, after));
  const length = (kind: DiffPart['kind']) =>
    parts.reduce((sum, part) => sum + (part.kind === kind ? part.text.length : 0), 0);
  const [same, smaller] = [length('same'), Math.min(before.length, after.length)];
  return same < ALIKE * smaller ? replaced(before, after) : parts;
}

/** A single word shared by two long changes goes with them, because it would only make them harder to read. */
function tidied(parts: readonly DiffPart[]): DiffPart[] {
  const long = (i: number) => wordCount(parts[i]?.text ?? '') > 2;
  const isStray = ({ kind, text }: DiffPart, i: number) =>
    kind === 'same' &&
    i > 0 &&
    i < parts.length - 1 &&
    wordCount(text) <= 1 &&
    !text.includes('\n') &&
    (long(i - 1) || long(i - 2)) &&
    (long(i + 1) || long(i + 2));
  return joined(parts.flatMap((part, i) => (isStray(part, i) ? replaced(part.text, part.text) : [part])));
}

/** What both have, with the whole paragraphs between two changes folded. */
function folded(text: string, isFirst: boolean, isLast: boolean): ShownPart[] {
  const [head, tail] = [isFirst ? 0 : headOf(text), isLast ? text.length : tailOf(text)];
  const middle = text.slice(head, tail);
  const paragraphs = middle.split('\n').filter((line) => line.trim() !== '').length;
  const words = wordCount(middle);
  if (tail <= head || paragraphs === 0 || (paragraphs < 2 && middle.length < 2 * BESIDE))
    return [{ kind: 'same', text }];
  const same = (part: string): ShownPart[] => (part === '' ? [] : [{ kind: 'same', text: part }]);
  return [
    ...same(text.slice(0, head)),
    { kind: 'folded', paragraphs, words, text: middle.length <= UNFOLDED ? middle : null },
    ...same(text.slice(tail)),
  ];
}

/** Where the text shown after a change ends: with its paragraph, or after some words of a long one. */
function headOf(text: string): number {
  const end = text.indexOf('\n') + 1 || text.length;
  if (end <= 2 * BESIDE) return end;
  const space = text.indexOf(' ', BESIDE);
  return space >= 0 && space < end ? space + 1 : BESIDE;
}

/** Where the text shown before a change starts. */
function tailOf(text: string): number {
  const start = text.lastIndexOf('\n') + 1;
  if (text.length - start <= 2 * BESIDE) return start;
  const space = text.lastIndexOf(' ', text.length - BESIDE);
  return space > start ? space + 1 : text.length - BESIDE;
}

/** The beginning of a very long change. A lone line end is shown by a sign. */
function clipped({ kind, text }: DiffPart): DiffPart[] {
  if (text.trim() === '') return [{ kind, text: text.replaceAll('\n', '↵\n') }];
  if (text.length <= SHOWN) return [{ kind, text }];
  const end = text.lastIndexOf(' ', SHOWN);
  const shown = text.slice(0, end > 0 ? end : SHOWN);
  return [{ kind, text: `${shown} … (${counted(wordCount(text) - wordCount(shown), ['more word', 'more words'])})` }];
}
