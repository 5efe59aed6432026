'use client';

import Link from 'next/link';
import { useState } from 'react';
import type { FilterValue, ListDefinition, ListQuery } from '@/lib/data-table/definition';
import { filterInWords, type Names } from '@/lib/data-table/sentence';
import { listHref, type TableAddress, withFilter } from '@/lib/data-table/write';
import { type ListName, lists } from '@/lib/tables';
import { FilterMenu } from './filter-menu';

type Props = { list: ListName; query: ListQuery; names: Names; place?: TableAddress };

/** A button for each filter, and what is filtered now as chips that can be taken away. */
export function FilterBar({ list: name, query, names, place = lists[name] }: Props) {
  const list: ListDefinition = lists[name];
  const [all, setAll] = useState(false);
  const hidden = Object.entries(list.filters).filter(([word, filter]) => filter.more && !query.filters[word]);
  const active = Object.entries(query.filters);
  const to = (next: ListQuery) => listHref(list, next, place);
  return (
    <>
      <fieldset className="filters">
        <legend className="hidden-text">Filters</legend>
        {Object.entries(list.filters)
          .filter(([word, filter]) => !filter.linked && (all || !hidden.some(([other]) => other === word)))
          .map(([word, filter]) => (
            <FilterMenu key={word} list={name} query={query} word={word} filter={filter} names={names} place={place} />
          ))}
        {hidden.length > 0 && (
          <button type="button" className="button quiet" aria-expanded={all} onClick={() => setAll(!all)}>
            {all ? '− fewer filters' : '+ filter'}
          </button>
        )}
      </fieldset>
      {(active.length > 0 || query.q) && (
        <ul className="chips" aria-label="Active filters">
          {query.q && <Chip text={`Search for “${query.q}”`} to={to({ ...query, q: '', page: 1 })} />}
          {active.map(([word, value]: [string, FilterValue]) => (
            <Chip key={word} text={filterInWords(list, word, value, names)} to={to(withFilter(query, word, null))} />
          ))}
          <li>
            <Link
              href={to({ ...query, q: '', filters: {}, page: 1 })}
              prefetch={false}
              scroll={false}
              className="clear"
            >
              Clear all
            </Link>
          </li>
        </ul>
      )}
    </>
  );
}

function Chip({ text, to }: { text: string; to: string }) {
  return (
    <li className="chip">
      <span>{text}</span>
      <Link href={to} prefetch={false} scroll={false} aria-label={`Remove filter: ${text}`}>
        ×
      </Link>
    </li>
  );
}
