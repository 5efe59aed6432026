'use client';

import { useRouter } from 'next/navigation';
import { useOptimistic, useTransition } from 'react';
import { shownColumns } from '@/lib/data-table/columns';
import type { ListDefinition, ListQuery, Sort } from '@/lib/data-table/definition';
import { sortInWords } from '@/lib/data-table/sentence';
import { listHref, sortText, writeListQuery } from '@/lib/data-table/write';
import { type ListName, lists } from '@/lib/tables';

type Props = { list: ListName; query: ListQuery; hidden: readonly string[] };

/** Chooses the order where rows are cards without heads. Without JavaScript it is a plain form. */
export function SortChoice({ list: name, query, hidden }: Props) {
  const list: ListDefinition = lists[name];
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const [sort, setSort] = useOptimistic(query.sort);
  const shown = shownColumns(query, hidden).filter((id) => list.columns[id]?.sort);
  const columns = shown.includes(sort.column) ? shown : [sort.column, ...shown];
  const orders: Sort[] = columns.flatMap((column) => {
    const desc = list.columns[column]?.sort === 'desc';
    return [
      { column, desc },
      { column, desc: !desc },
    ];
  });
  const choose = (text: string) => {
    const next = orders.find((order) => sortText(order) === text);
    if (!next) return;
    startTransition(() => {
      setSort(next);
      router.replace(listHref(list, { ...query, page: 1, sort: next }), { scroll: false });
    });
  };
  const rest = new URLSearchParams(writeListQuery(list, { ...query, page: 1, sort: list.defaultSort }));
  return (
    <form className="sort-choice" action={list.path}>
      {[...rest].map(([word, text]) => (
        <input key={word} type="hidden" name={word} value={text} />
      ))}
      <label>
        Sort by{' '}
        <select
          name="sort"
          value={sortText(sort)}
          aria-busy={pending}
          onChange={(event) => choose(event.currentTarget.value)}
        >
          {orders.map((order) => (
            <option key={sortText(order)} value={sortText(order)}>
              {sortInWords(list, order)}
            </option>
          ))}
        </select>
      </label>
      <noscript>
        <button type="submit" className="button">
          Sort
        </button>
      </noscript>
    </form>
  );
}
