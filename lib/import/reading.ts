import type { z } from 'zod';
import { fold } from '@/lib/format/fold';
import { DATE_LIMIT, isAhead, type ReadDate, readDate } from '@/lib/format/read-date.mjs';
import { wordsOf } from '@/lib/vocabulary';
import { meantIn, openProblem } from './blanks';
import { ownWord } from './closed-words';
import { isCount } from './date-figures.mjs';
import { inIso } from './date-order';
import type { ClosedList } from './fields';
import type { FieldUse } from './mapping';
import { wholeNumber } from './whole-number';

/**
 * What a cell says, or what is wrong with it in a sentence. Without a value it says nothing in our terms; `kept`: the
 * cell itself must be kept as a note.
 */
export type Said<T> = { readonly value?: T; readonly kept?: true; readonly problem?: undefined } | Problem;
type Problem = { readonly value?: undefined; readonly kept?: undefined; readonly problem: string };

/** How the cells of one column are read. */
export type CellReader<T> = (text: string) => Said<T>;
/** The same, for a column that is used in this way. */
export type ReaderFor<T> = (use: FieldUse) => CellReader<T>;

const shown = (text: string) => (text.length > 60 ? `${text.slice(0, 60)}…` : text);

/** Reads a cell by the rule of a command. */
export const typed =
  <T>(schema: z.ZodType<T>): ReaderFor<T> =>
  () =>
  (text) =>
    parsed(schema, text);

/** An address as people write it who leave out “https://”. */
const BARE_ADDRESS =
  /^(?![^/]*\.(?:pdf|docx?|xlsx?|pptx?|txt|html?|csv|zip|jpe?g|png|gif|mp[34])$)(?:[\p{L}\p{N}-]+\.)+\p{L}{2,}(?::\d+)?(?:[/?#]\S*)?$/u;

/** Reads an address on the web; one without “https://” gets it. */
export const addressed =
  <T>(schema: z.ZodType<T>): ReaderFor<T> =>
  () =>
  (text) =>
    parsed(schema, BARE_ADDRESS.test(text.trim()) ? `https://${text.trim()}` : text);

function parsed<T>(schema: z.ZodType<T>, input: unknown): Said<T> {
  const { success, data, error } = schema.safeParse(input);
  return success ? { value: data } : { problem: error.issues[0]?.message ?? 'This cannot be stored.' };
}

/** Reads a cell and makes something of what it says. */
export const mapped =
  <T, U>(reader: ReaderFor<T>, maker: (use: FieldUse) => (value: T) => U): ReaderFor<U> =>
  (use) => {
    const read = reader(use);
    const make = maker(use);
    return (text) => {
      const said = read(text);
      if (said.problem !== undefined || said.value === undefined) return { ...said, value: undefined };
      return { ...said, value: make(said.value) };
    };
  };

/** Reads several values, parted by what the mapping says; each alone, where it says nothing. */
export const several =
  <T>(schema: z.ZodType<T>): ReaderFor<T[]> =>
  (use) => {
    const meant = meantIn(use);
    return (text) => severalIn(schema, partsOf(text, use.split), meant);
  };

function severalIn<T>(schema: z.ZodType<T>, parts: readonly string[], meant: ReturnType<typeof meantIn>): Said<T[]> {
  const values: T[] = [];
  if (parts.length > VALUES_LIMIT) return { problem: `A cell has at most ${VALUES_LIMIT} values.` };
  for (const part of parts) {
    const means = meant(part);
    if (means === 'empty') continue;
    if (means === 'open') return { problem: openProblem(part) };
    const said = parsed(schema, part);
    if (said.problem !== undefined) return said;
    if (said.value !== undefined) values.push(said.value);
  }
  return { value: values };
}

/** More values than any list of ours takes. */
const VALUES_LIMIT = 500;

const partsOf = (text: string, split: string | null): string[] =>
  split === null ? [text] : text.split(split).flatMap((part) => part.trim() || []);

/** Refuses cells of which a value goes over several lines, which may be several values. */
export const onOneLine =
  <T>(reader: ReaderFor<T>): ReaderFor<T> =>
  (use) => {
    const read = reader(use);
    return (text) =>
      partsOf(text.trim(), use.split).some((part) => /[\r\n]/.test(part))
        ? { problem: 'The cell has several lines. Say whether each is a value of its own.' }
        : read(text);
  };

/** Reads a word of a closed list: by the table of the mapping, or as our own name or label. */
export const closed =
  <T extends string>(list: Readonly<Record<T, ClosedList[string]>>, label: string): ReaderFor<T> =>
  ({ words }) => {
    const own = ownWord(list);
    const ours = wordsOf(list);
    const table = new Map(Object.entries(words).map(([word, meant]) => [fold(word), meant]));
    const find = (word: string | undefined) => ours.find((known) => known === word);
    return (text) => {
      const meant = table.get(fold(text));
      if (meant === '') return { kept: true };
      const value = find(meant ?? own(text));
      if (value === undefined) return { problem: notKnown(text, label) };
      return own(text) === value ? { value } : { value, kept: true };
    };
  };

const notKnown = (text: string, label: string) =>
  `“${shown(text.trim())}” is not known as “${label}”. Say which word of Whence it means.`;

const WITH_TIME = /\d:\d\d|\dT\d{4}/;

/** Reads a date by the order of its column. A time without a zone gives its day, with what was written as its note. */
export const dated: ReaderFor<ReadDate> =
  ({ dates, years, count }) =>
  (text) => {
    const typedDate = text.trim();
    const iso = inIso(typedDate, dates, years, count);
    const { date, problem } = readDate(iso, { zoneless: 'day', shown: typedDate });
    if (!date) return { problem };
    if (isAhead(date)) return { problem: 'The date lies in the future.' };
    const isCut = date.precision === 'day' && date.note === '' && WITH_TIME.test(iso);
    // What a number of days means is told, rather than the number.
    const written = isCount(typedDate) ? iso.replace('T', ' ') : typedDate;
    return { value: isCut ? { ...date, note: written } : date };
  };

/** Reads a whole number. */
export const numbered =
  <T>(schema: z.ZodType<T>): ReaderFor<T> =>
  () =>
  (text) => {
    const number = wholeNumber(text);
    if (typeof number === 'number') return parsed(schema, number);
    const typedNumber = shown(text.trim());
    return {
      problem:
        number === 'unclear'
          ? `“${typedNumber}” can be one number or a thousand times that. Write it in digits alone.`
          : `“${typedNumber}” is not a whole number.`,
    };
  };

/** Reads what is known of a date beyond the date. */
export const dateNote: ReaderFor<string> = () => (text) =>
  text.trim().length > DATE_LIMIT
    ? { problem: `A note on a date has at most ${DATE_LIMIT} characters.` }
    : { value: text.trim() };
