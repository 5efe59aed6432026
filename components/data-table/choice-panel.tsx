'use client';

import { useEffect, useState } from 'react';
import type { Filter, FilterValue, ListQuery } from '@/lib/data-table/definition';
import type { Names } from '@/lib/data-table/sentence';
import { writeListQuery } from '@/lib/data-table/write';
import { grouped } from '@/lib/format/number';
import { type ListName, lists } from '@/lib/tables';

type Props = {
  list: ListName;
  query: ListQuery;
  word: string;
  filter: Extract<Filter, { kind: 'choice' | 'records' | 'found' }>;
  names: Names;
  value: FilterValue | null;
  onApply: (value: FilterValue | null) => void;
};
type Option = { value: string; label: string; help?: string; count: number | null };

const LONG = 20;

/** The values of a filter, with how many rows each would give. Several can be chosen. */
export function ChoicePanel({ list: name, query, word, filter, names, value, onApply }: Props) {
  const chosen = value?.kind === 'values' ? value.values : [];
  const [like, setLike] = useState('');
  const [counts, setCounts] = useState<{ value: string; label: string; count: number }[] | null>(null);
  const [failed, setFailed] = useState(false);
  // A filter's own values do not affect its counts, so ticking them fetches nothing.
  const { [word]: _, ...otherFilters } = query.filters;
  const others = writeListQuery(lists[name], {
    ...query,
    page: 1,
    filters: otherFilters,
  });
  useEffect(() => {
    const abort = new AbortController();
    const timer = setTimeout(
      async () => {
        try {
          const response = await fetch(
            `/api/facets/${name}/${word}?${others}${like ? `&like=${encodeURIComponent(like)}` : ''}`,
            {
              signal: abort.signal,
            },
          );
          if (!response.ok) throw new Error(response.statusText);
          setCounts(await response.json());
          setFailed(false);
        } catch {
          if (!abort.signal.aborted) setFailed(true);
        }
      },
      like ? 150 : 0,
    );
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [name, word, others, like]);

  const options = optionsOf(filter, counts, chosen, names[word] ?? {}, like);
  const toggle = (option: string) => {
    const next = chosen.includes(option) ? chosen.filter((v) => v !== option) : [...chosen, option];
    onApply(next.length > 0 ? { kind: 'values', values: next } : null);
  };
  return (
    <>
      {filter.kind !== 'choice' && (
        <input
          type="search"
          dir="auto"
          className="facet-search"
          placeholder={`Find a ${filter.kind === 'found' ? filter.found : filter.records}…`}
          aria-label={`Find a ${filter.kind === 'found' ? filter.found : filter.records}`}
          value={like}
          maxLength={100}
          onChange={(event) => setLike(event.target.value)}
        />
      )}
      {failed && (
        <p className="facet-note" role="alert">
          The counts could not be loaded.
        </p>
      )}
      <ul className="facet">
        {options.map(({ value: option, label, help, count }) => (
          <li key={option}>
            <label title={help}>
              <input type="checkbox" checked={chosen.includes(option)} onChange={() => toggle(option)} />
              <span>{label}</span>
              <span className="count">{count === null ? '' : grouped(count)}</span>
            </label>
          </li>
        ))}
      </ul>
      {counts && options.length === 0 && (
        <p className="facet-note">{like ? `No ${word} has “${like}” in its name here.` : 'Nothing to choose from.'}</p>
      )}
    </>
  );
}

function optionsOf(
  filter: Props['filter'],
  counts: readonly { value: string; label: string; count: number }[] | null,
  chosen: readonly string[],
  names: Readonly<Record<string, string>>,
  like: string,
): Option[] {
  if (filter.kind === 'choice') {
    const found = new Map(counts?.map((row) => [row.value, row.count]));
    const all = Object.entries(filter.options);
    // Of a very long list, only the values that occur.
    const shown = all.length > LONG ? all.filter(([value]) => found.has(value) || chosen.includes(value)) : all;
    return shown.map(([value, { label, help }]) => ({
      value,
      label,
      help,
      count: counts ? (found.get(value) ?? 0) : null,
    }));
  }
  const rows: Option[] = counts ? [...counts] : [];
  const missing = like ? [] : chosen.filter((value) => !rows.some((row) => row.value === value));
  return [...missing.map((value) => ({ value, label: names[value] ?? value, count: counts ? 0 : null })), ...rows];
}
