'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef, useTransition } from 'react';
import type { ListQuery } from '@/lib/data-table/definition';
import { SEARCH_LIMIT } from '@/lib/data-table/definition';
import { listHref, type TableAddress, writeListQuery } from '@/lib/data-table/write';
import { type ListName, lists } from '@/lib/tables';

const PAUSE = 250;

/** Searches while the person types. Without JavaScript it is a plain form. */
export function SearchForm({
  list: name,
  query,
  place = lists[name],
}: {
  list: ListName;
  query: ListQuery;
  place?: TableAddress;
}) {
  const list = lists[name];
  const router = useRouter();
  const input = useRef<HTMLInputElement>(null);
  const timer = useRef<number>(undefined);
  const [pending, startTransition] = useTransition();
  useEffect(() => {
    if (input.current && document.activeElement !== input.current) input.current.value = query.q;
  }, [query.q]);
  const search = () => {
    window.clearTimeout(timer.current);
    const q = input.current?.value.trim() ?? '';
    if (q !== query.q)
      startTransition(() => router.replace(listHref(list, { ...query, q, page: 1 }, place), { scroll: false }));
  };
  const rest = new URLSearchParams(writeListQuery(list, { ...query, q: '', page: 1 }));
  return (
    <search className="search">
      <form
        action={place.path}
        onSubmit={(event) => {
          event.preventDefault();
          search();
        }}
      >
        {[...rest, ...Object.entries(place.words ?? {})].map(([word, text]) => (
          <input key={word} type="hidden" name={word} value={text} />
        ))}
        <input
          ref={input}
          type="search"
          dir="auto"
          name="q"
          aria-label={`Search ${list.noun[1]}`}
          placeholder={`Search ${list.noun[1]}…`}
          defaultValue={query.q}
          maxLength={SEARCH_LIMIT}
          autoComplete="off"
          spellCheck={false}
          aria-busy={pending}
          onChange={() => {
            window.clearTimeout(timer.current);
            timer.current = window.setTimeout(search, PAUSE);
          }}
        />
        <span className="key-hint" aria-hidden="true">
          /
        </span>
      </form>
    </search>
  );
}
