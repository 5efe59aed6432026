import { columnsText } from './columns';
import {
  DEFAULT_PAGE_SIZE,
  defaultQuery,
  type FilterValue,
  type ListDefinition,
  type ListQuery,
  type Sort,
} from './definition';

/** One filter value as it stands in an address. */
export function writeValue(value: FilterValue): string {
  switch (value.kind) {
    case 'values':
      return value.values.join(',');
    case 'no date':
      return 'none';
    case 'range':
    case 'dates':
      return value.from === value.to ? String(value.from) : `${value.from ?? ''}..${value.to ?? ''}`;
  }
}

/** An order as it stands in an address: “-first” is the column “first”, descending. */
export const sortText = ({ column, desc }: Sort): string => (desc ? '-' : '') + column;

/** Writes the state of a list as a query string without “?”. Defaults are omitted, and the order of words is fixed. */
export function writeListQuery(list: ListDefinition, query: ListQuery): string {
  const params: [string, string][] = [];
  if (query.q) params.push(['q', query.q]);
  for (const word of Object.keys(list.filters)) {
    const value = query.filters[word];
    if (value) params.push([word, writeValue(value)]);
  }
  const { sort, page, size } = query;
  const columns = columnsText(query);
  if (sort.column !== list.defaultSort.column || sort.desc !== list.defaultSort.desc)
    params.push(['sort', sortText(sort)]);
  if (page !== 1) params.push(['page', String(page)]);
  if (size !== DEFAULT_PAGE_SIZE) params.push(['size', String(size)]);
  if (columns !== columnsText(defaultQuery(list))) params.push(['columns', columns]);
  return params
    .map(([word, text]) => `${word}=${encodeURIComponent(text).replaceAll('%2C', ',').replaceAll('%20', '+')}`)
    .join('&');
}

/** A page that shows the rows of a list in another way: its path, and its own words in the address. */
export type TableAddress = { readonly path: string; readonly words?: Readonly<Record<string, string>> };

/** The address of a list in a given state; `place` where it is not the table itself. */
export function listHref(list: ListDefinition, query: ListQuery, { path, words = {} }: TableAddress = list): string {
  const own = Object.entries(words).map(([word, text]) => `${word}=${encodeURIComponent(text)}`);
  const text = [writeListQuery(list, query), ...own].filter(Boolean).join('&');
  return text ? `${path}?${text}` : path;
}

/** The query with one filter set or, with `null`, removed; back on the first page. */
export function withFilter(query: ListQuery, word: string, value: FilterValue | null): ListQuery {
  const { [word]: _, ...others } = query.filters;
  return { ...query, page: 1, filters: value ? { ...others, [word]: value } : others };
}
