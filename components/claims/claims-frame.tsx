import type { ReactNode } from 'react';
import { FilterBar } from '@/components/data-table/filter-bar';
import type { Total } from '@/components/data-table/list-page';
import { Notices } from '@/components/data-table/notices';
import { PlainFilters } from '@/components/data-table/plain-filters';
import { SearchForm } from '@/components/data-table/search-form';
import { Streamed } from '@/components/data-table/streamed';
import { claimList } from '@/lib/claims/table';
import type { ListQuery } from '@/lib/data-table/definition';
import { type Names, queryInWords } from '@/lib/data-table/sentence';
import type { Notice } from '@/lib/data-table/url';
import type { TableAddress } from '@/lib/data-table/write';
import { counted } from '@/lib/format/number';
import { type ClaimView, ViewSwitch } from './view-switch';
import '@/app/styles/list.css';

type Props = {
  title: string;
  view: ClaimView;
  query: ListQuery;
  names: Names;
  notices: readonly Notice[];
  total: Total;
  place: TableAddress;
  children: ReactNode;
};

/** What stands around another view of the claims table: the same search, filters and ways on. */
export function ClaimsFrame({ title, view, query, names, notices, total, place, children }: Props) {
  return (
    <>
      <div className="toolbar">
        <h1>
          {title}{' '}
          <span className="total figures">
            <Streamed value={total} waiting="…">
              {(n) => counted(n, claimList.noun)}
            </Streamed>
          </span>
        </h1>
        <ViewSwitch query={query} current={view} />
        <SearchForm list="claims" query={query} place={place} />
      </div>
      <Notices notices={notices} />
      <FilterBar list="claims" query={query} names={names} place={place} />
      <PlainFilters list={claimList} query={query} place={place} />
      <p className="hidden-text" role="status">
        {queryInWords(claimList, query, names)}
      </p>
      {children}
    </>
  );
}
