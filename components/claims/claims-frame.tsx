import type { ReactNode } from 'react';
import { FilterBar } from '@/components/list/filter-bar';
import type { Total } from '@/components/list/list-page';
import { Notices } from '@/components/list/notices';
import { PlainFilters } from '@/components/list/plain-filters';
import { SearchForm } from '@/components/list/search-form';
import { Streamed } from '@/components/list/streamed';
import { claimList } from '@/lib/claims/list';
import { counted } from '@/lib/format/number';
import type { ListQuery } from '@/lib/list/definition';
import { type Names, queryInWords } from '@/lib/list/sentence';
import type { Notice } from '@/lib/list/url';
import type { Place } from '@/lib/list/write';
import { type ClaimView, ViewSwitch } from './view-switch';
import '@/app/styles/list.css';

type Props = {
  title: string;
  view: ClaimView;
  query: ListQuery;
  names: Names;
  notices: readonly Notice[];
  total: Total;
  place: Place;
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
