import { formatDate, readMachineDate } from '@/lib/format/date';
import type { FilterValue, ListDefinition, ListQuery, Sort } from './definition';

/** Names of records by filter word and slug, for filters whose values are slugs. */
export type Names = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** One active filter in words: “Source is Reuters”. */
export function filterInWords(list: ListDefinition, word: string, value: FilterValue, names: Names): string {
  const filter = list.filters[word];
  const label = filter?.label ?? word;
  switch (value.kind) {
    case 'values': {
      const options = filter?.kind === 'choice' ? filter.options : {};
      return `${label} is ${value.values.map((v) => options[v]?.label ?? names[word]?.[v] ?? v).join(' or ')}`;
    }
    case 'range':
      return `${label} is ${between(value.from, value.to, 'at least', 'at most')}`;
    case 'dates':
      return `${label} is ${between(dateWords(value.from), dateWords(value.to), 'from', 'up to')}`;
    case 'no date':
      return `${label} is not known`;
  }
}

/** “First reported, descending”. */
export const sortInWords = (list: ListDefinition, { column, desc }: Sort): string =>
  `${list.columns[column]?.label ?? column}, ${desc ? 'descending' : 'ascending'}`;

/** The whole state in one sentence, for screen readers and for the receipt of an export. */
export function queryInWords(list: ListDefinition, query: ListQuery, names: Names): string {
  const parts = Object.entries(query.filters).map(([word, value]) => filterInWords(list, word, value, names));
  if (query.q) parts.unshift(`Search for “${query.q}”`);
  return `${parts.length > 0 ? parts.join('; ') : `All ${list.noun[1]}`}; sorted by ${sortInWords(list, query.sort)}.`;
}

function dateWords(edtf: string | null): string | null {
  const dated = edtf === null ? null : readMachineDate(edtf);
  return dated ? formatDate(dated.at, dated.precision) : edtf;
}

function between(from: number | string | null, to: number | string | null, least: string, most: string): string {
  if (from === to) return String(from);
  if (from === null) return `${most} ${to}`;
  if (to === null) return `${least} ${from}`;
  return `${from} to ${to}`;
}
