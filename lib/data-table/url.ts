import { z } from 'zod';
import { beginOf, endOf, formatDate, machineDate, readMachineDate } from '@/lib/format/date';
import { readDate } from '@/lib/format/read-date.mjs';
import { readColumns } from './columns';
import {
  defaultQuery,
  type Filter,
  type FilterValue,
  type ListDefinition,
  type ListQuery,
  PAGE_SIZES,
  SEARCH_LIMIT,
} from './definition';
import { searchProblem } from './search';
import { writeListQuery, writeValue } from './write';

const VALUES_LIMIT = 100;
const whole = z.string().regex(/^\d{1,9}$/, 'a whole number');

const numberRange = z.codec(
  z.string(),
  z.object({ kind: z.literal('range'), from: z.number().nullable(), to: z.number().nullable() }),
  {
    decode: (text, ctx) => {
      const [from, to] = ends(text);
      for (const end of [from, to])
        if (end !== '' && !whole.safeParse(end).success) return invalid(ctx, text, `“${end}” is not a whole number`);
      if (from !== '' && to !== '' && Number(from) > Number(to))
        return invalid(ctx, text, `${from} is more than ${to}`);
      return { kind: 'range' as const, from: from === '' ? null : Number(from), to: to === '' ? null : Number(to) };
    },
    encode: writeValue,
  },
);

const dateRange = z.codec(
  z.string(),
  z.union([
    z.object({ kind: z.literal('dates'), from: z.string().nullable(), to: z.string().nullable() }),
    z.object({ kind: z.literal('no date') }),
  ]),
  {
    decode: (text, ctx) => {
      if (text === 'none') return { kind: 'no date' as const };
      const range = readDateRange(...ends(text));
      return 'problem' in range ? invalid(ctx, text, range.problem.replace(/\.$/, '')) : range;
    },
    encode: writeValue,
  },
);

/**
 * The range of dates between two texts, either of which may be blank. Dates that overlap it match.
 * @returns its ends as EDTF, or what is wrong in a sentence
 */
export function readDateRange(from: string, to: string): Extract<FilterValue, { kind: 'dates' }> | { problem: string } {
  const found: (string | null)[] = [];
  for (const end of [from, to]) {
    const { date, problem } = end.trim() === '' ? { date: null } : readDate(end);
    if (problem !== undefined) return { problem };
    if (date?.note) return { problem: `“${date.note}” is no single date. Give its first and its last day instead.` };
    found.push(date && machineDate(date.at, date.precision));
  }
  const [first = null, last = null] = found;
  const [begin, end] = [first === null ? null : readMachineDate(first), last === null ? null : readMachineDate(last)];
  if (begin && end && beginOf(begin) >= endOf(end))
    return { problem: `${formatDate(begin.at, begin.precision)} is after ${formatDate(end.at, end.precision)}.` };
  return { kind: 'dates', from: first, to: last };
}

const values = z.codec(
  z.string(),
  z.object({ kind: z.literal('values'), values: z.array(z.string()).min(1).max(VALUES_LIMIT) }),
  {
    decode: (text) => ({ kind: 'values' as const, values: [...new Set(text.split(',').filter(Boolean))] }),
    encode: writeValue,
  },
);

const codecs = { choice: values, records: values, found: values, number: numberRange, date: dateRange } as const;

/** A part of an address that was ignored, as one sentence. `word` is its parameter. */
export type Notice = { readonly word: string; readonly message: string };

/**
 * Reads the state of a list from its address. Never fails: what it cannot understand is ignored and reported in a
 * notice.
 * @param remembered the columns this reader chose last time; the address goes before them.
 */
export function readListQuery(
  list: ListDefinition,
  params: URLSearchParams,
  remembered?: readonly string[],
): { query: ListQuery; notices: Notice[] } {
  const notices: Notice[] = [];
  const base = defaultQuery(list);
  const note = (word: string, message: string) => notices.push({ word, message });
  const filters: Record<string, FilterValue> = {};
  const { unknown: _, ...kept } = readColumns(list, remembered ?? []);
  const next = { ...base, ...kept };

  for (const word of new Set(params.keys())) {
    const text = params.getAll(word).filter(Boolean).join(',');
    const filter = Object.hasOwn(list.filters, word) ? list.filters[word] : undefined;
    if (text === '') continue;
    if (filter) {
      const value = readFilter(filter, text, (message) => note(word, `${filter.label}: ${message}.`));
      if (value) filters[word] = value;
    } else if (word === 'q') {
      const q = params.get('q')?.trim() ?? '';
      if (q.length > SEARCH_LIMIT) {
        note(
          'q',
          `The search text has ${q.length.toLocaleString('en')} characters; at most ${SEARCH_LIMIT} are searched for. Nothing was searched.`,
        );
      } else {
        next.q = q;
        const problem =
          params.getAll('q').filter((one) => one.trim() !== '').length > 1
            ? 'There are two search texts; only the first is searched for.'
            : searchProblem(q);
        if (problem) note('q', problem);
      }
    } else if (word === 'sort') {
      const column = text.replace(/^-/, '');
      if (Object.hasOwn(list.columns, column) && list.columns[column]?.sort)
        next.sort = { column, desc: text.startsWith('-') };
      else note(word, `There is no column “${short(column)}” to sort by.`);
    } else if (word === 'page') {
      if (whole.safeParse(text).success && Number(text) >= 1) next.page = Number(text);
      else note(word, `“${short(text)}” is not a page number.`);
    } else if (word === 'size') {
      if (PAGE_SIZES.some((size) => String(size) === text)) next.size = Number(text);
      else note(word, `Pages have ${PAGE_SIZES.join(', ')} rows, not “${short(text)}”.`);
    } else if (word === 'columns') {
      const { unknown, ...columns } = readColumns(list, text.split(','));
      if (unknown.length > 0) note(word, `There is no column “${short(unknown.join('”, “'))}”.`);
      Object.assign(next, columns);
    } else note(word, `“${short(word)}” means nothing here.`);
  }
  return { query: { ...next, filters }, notices };
}

/** The codec of one list, to and from a query string. */
export const listCodec = (list: ListDefinition) =>
  z.codec(z.string(), z.custom<ListQuery>(), {
    decode: (text) => readListQuery(list, new URLSearchParams(text)).query,
    encode: (query) => writeListQuery(list, query),
  });

function readFilter(filter: Filter, text: string, note: (message: string) => void): FilterValue | undefined {
  const read = codecs[filter.kind].safeDecode(text);
  if (!read.success) {
    note(
      read.error.issues[0]?.code === 'too_big'
        ? `at most ${VALUES_LIMIT} values`
        : (read.error.issues[0]?.message ?? `“${short(text)}” is not understood`),
    );
    return undefined;
  }
  if (filter.kind !== 'choice' || read.data.kind !== 'values') return read.data;
  const fits = read.data.values.filter((value) => Object.hasOwn(filter.options, value));
  const unknown = read.data.values.filter((value) => !Object.hasOwn(filter.options, value));
  if (unknown.length > 0) note(`“${short(unknown.join('”, “'))}” is none of ${Object.keys(filter.options).join(', ')}`);
  return fits.length > 0 ? { kind: 'values', values: fits } : undefined;
}

const ends = (text: string): [string, string] => {
  const at = text.indexOf('..');
  return at < 0 ? [text, text] : [text.slice(0, at), text.slice(at + 2)];
};

const short = (text: string) => (text.length > 60 ? `${text.slice(0, 60)}…` : text);

function invalid(ctx: z.core.ParsePayload<string>, input: string, message: string): never {
  ctx.issues.push({ code: 'custom', input, message });
  return z.NEVER;
}
