import { fold } from '@/lib/format/fold';
import { sourceName } from '@/lib/format/source-name';
import { type ClosedList, type Field, fieldOf } from './fields';
import type { FieldUse } from './mapping';
import { placeholderIn, placeholdersIn } from './placeholders.mjs';
import type { RowNamed } from './row';

/** What a word such as “n/a” or “unknown” can mean, where it is no word of a closed list. */
const meanings = {
  empty: { label: 'an empty cell', help: 'As if nothing stood there.' },
  unknown: {
    label: 'that nobody recorded who it is',
    help: 'A source that is not known. It never counts as an origin.',
  },
  name: { label: 'just that: it is taken as it stands', help: 'The word itself is the name or the text.' },
} as const;
type Meaning = keyof typeof meanings;

/** What “n/a” and its like can mean in a field: nothing alone, a text too, or a source that nobody knows. */
type Room = 'nothing' | 'text' | 'source';
const offered: Readonly<Record<Room, ClosedList>> = {
  nothing: { empty: meanings.empty },
  text: { empty: meanings.empty, name: meanings.name },
  source: meanings,
};

const roomIn = (field: Field | undefined): Room | undefined =>
  field?.date ? 'nothing' : field?.named ? 'source' : field?.placeholders;

/** Whether such a word can stand for a source that nobody knows. */
export const mayBeSource = (field: Field): boolean => roomIn(field) === 'source';

/** What the words of a column can mean: those of a closed list, or those that may stand for nothing. */
export function meaningsIn(field: Field): ClosedList | undefined {
  const room = roomIn(field);
  return field.words ?? (room && offered[room]);
}

/** A source of which nobody recorded who it is. */
export const unknownSource: RowNamed = { name: sourceName({ name: '', kind: 'unknown' }), kind: 'unknown' };

/**
 * What cells of a column, or parts of them, that may stand for nothing are decided to mean; “open” where it is not
 * decided and must be; undefined for every other text.
 */
export function meantIn(as: FieldUse): (text: string) => Meaning | 'open' | undefined {
  const room = roomIn(fieldOf(as.field));
  if (!room || as.verbatim) return () => undefined;
  const decided = new Map(Object.entries(as.words).map(([word, meant]) => [fold(word), meant]));
  return (text) => {
    if (placeholderIn(text) === null) return undefined;
    const meant = decided.get(fold(text));
    if (meant === 'empty' || meant === 'unknown' || meant === 'name') return meant;
    return room === 'nothing' ? undefined : 'open';
  };
}

/** Why a cell is refused of which a part may stand for nothing. */
export const openProblem = (text: string): string =>
  `“${text.trim()}” may stand for nothing, or be what somebody is called. Say which it is.`;

/** The parts of cells that may stand for nothing in a column, each once. */
function blanksIn(as: FieldUse, cells: readonly string[]): string[] {
  if (!roomIn(fieldOf(as.field)) || as.verbatim) return [];
  const { split } = as;
  const partsOf =
    as.field === 'chain.text'
      ? placeholdersIn
      : (cell: string) => (split === null ? [cell] : cell.split(split)).filter((part) => placeholderIn(part));
  return [...new Map(cells.flatMap(partsOf).map((part) => [fold(part), part.trim()])).values()];
}

/** The parts of cells that may stand for nothing, for which that is not decided. */
export const openBlanks = (as: FieldUse, cells: readonly string[]): string[] =>
  blanksIn(as, cells).filter((part) => !Object.hasOwn(as.words, fold(part)));

/** What is decided of the words of a column by what they are: a date cannot be “n/a”, and nobody is called “–”. */
export function decidedBlanks(as: FieldUse, cells: readonly string[]): FieldUse['words'] {
  const isNothing = roomIn(fieldOf(as.field)) === 'nothing';
  const sure = openBlanks(as, cells).filter((part) => isNothing || placeholderIn(part) === 'sign');
  return { ...as.words, ...Object.fromEntries(sure.map((part) => [fold(part), 'empty'])) };
}
