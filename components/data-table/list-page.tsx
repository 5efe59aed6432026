import type { ReactNode } from 'react';
import { Moment } from '@/components/dates/moment';
import type { ListQuery } from '@/lib/data-table/definition';
import { type Names, queryInWords } from '@/lib/data-table/sentence';
import type { Notice } from '@/lib/data-table/url';
import { grouped } from '@/lib/format/number';
import { type ListName, lists } from '@/lib/tables';
import { ColumnsMenu } from './columns-menu';
import { ExportMenu } from './export-menu';
import { FilterBar } from './filter-bar';
import { HiddenColumns } from './hidden-columns';
import { Notices } from './notices';
import { Pager } from './pager';
import { PlainFilters } from './plain-filters';
import { SearchForm } from './search-form';
import { SortChoice } from './sort-choice';
import { type Later, Streamed } from './streamed';
import '@/app/styles/list.css';
import '@/app/styles/table-print.css';

export type Total = number | Later<number>;

type Props = {
  list: ListName;
  title: string;
  query: ListQuery;
  /** Columns that are left out, because the result has nothing in them. */
  hidden: readonly string[];
  names: Names;
  notices: readonly Notice[];
  shown: number;
  total: Total;
  /** Other ways to see the same rows. */
  views?: ReactNode;
  /** Follows the buttons that every list has. */
  actions?: ReactNode;
  children: ReactNode;
};

/** The frame of every list: title, search, filters, columns, export and pages. */
export function ListPage(props: Props) {
  const { list: name, title, query, hidden, names, notices, shown, total, views, actions, children } = props;
  const list = lists[name];
  const state = { list: name, query, hidden };
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
          <ColumnsMenu {...state} />
          {withTotal((n) => (
            <ExportMenu list={list} query={query} hidden={hidden} total={n} />
          ))}
          {actions}
        </div>
      </div>
      <Notices notices={notices} />
      <FilterBar list={name} query={query} names={names} />
      <PlainFilters list={list} query={query} />
      <SortChoice {...state} />
      <p className="hidden-text query-in-words" role="status">
        {queryInWords(list, query, names)}
      </p>
      <p className="printed">
        Printed on <Moment at={new Date().toISOString()} show="day" />
      </p>
      <HiddenColumns {...state} />
      {children}
      {withTotal((n) => (
        <Pager list={list} query={query} shown={shown} total={n} />
      ))}
    </>
  );
}
