import type { ReactNode } from 'react';
import type { ListQuery } from '@/lib/data-table/definition';
import { type Names, queryInWords } from '@/lib/data-table/sentence';
import type { Notice } from '@/lib/data-table/url';
import { grouped } from '@/lib/format/number';
import { type ListName, lists } from '@/lib/tables';
import { ColumnsMenu } from './columns-menu';
import { ExportMenu } from './export-menu';
import { FilterBar } from './filter-bar';
import { Notices } from './notices';
import { Pager } from './pager';
import { PlainFilters } from './plain-filters';
import { SearchForm } from './search-form';
import { type Later, Streamed } from './streamed';
import '@/app/styles/list.css';

export type Total = number | Later<number>;

type Props = {
  list: ListName;
  title: string;
  query: ListQuery;
  names: Names;
  notices: readonly Notice[];
  shown: number;
  total: Total;
  /** Other ways to see the same rows. */
  views?: ReactNode;
  /** What stands after the buttons that every list has. */
  actions?: ReactNode;
  children: ReactNode;
};

/** What every list has around its table: title, search, filters, columns, export, pages. */
export function ListPage({ list: name, title, query, names, notices, shown, total, views, actions, children }: Props) {
  const list = lists[name];
  const withTotal = (render: (total: number | undefined) => ReactNode) => (
    <Streamed value={total} waiting={render(undefined)}>
      {render}
    </Streamed>
  );
  return (
    <>
      <div className="toolbar">
        <h1>
          {title} <span className="total figures">{withTotal((n) => (n === undefined ? '…' : grouped(n)))}</span>
        </h1>
        {views}
        <SearchForm list={name} query={query} />
        <div className="actions">
          <ColumnsMenu list={name} query={query} />
          {withTotal((n) => (
            <ExportMenu list={list} query={query} total={n} />
          ))}
          {actions}
        </div>
      </div>
      <Notices notices={notices} />
      <FilterBar list={name} query={query} names={names} />
      <PlainFilters list={list} query={query} />
      <p className="hidden-text" role="status">
        {queryInWords(list, query, names)}
      </p>
      {children}
      {withTotal((n) => (
        <Pager list={list} query={query} shown={shown} total={n} />
      ))}
    </>
  );
}
