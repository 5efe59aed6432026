'use client';

import Link from 'next/link';
import { remember } from '@/components/remember';
import { chosen, columnsText } from '@/lib/data-table/columns';
import type { ListDefinition, ListQuery } from '@/lib/data-table/definition';
import { listHref } from '@/lib/data-table/write';
import { counted } from '@/lib/format/number';
import { type ListName, lists } from '@/lib/tables';

type Props = { list: ListName; query: ListQuery; hidden: readonly string[] };

/** Says which columns are left out because the result has nothing in them, and brings them back. */
export function HiddenColumns({ list: name, query, hidden }: Props) {
  const list: ListDefinition = lists[name];
  const told = hidden.filter((id) => !list.columns[id]?.blank?.quiet);
  if (told.length === 0) return null;
  const all = chosen(query, told);
  return (
    <p className="hidden-columns muted">
      {counted(told.length, ['empty column is hidden', 'empty columns are hidden'])}:{' '}
      {told.map((id) => list.columns[id]?.label).join(', ')}.{' '}
      <Link
        href={listHref(list, { ...query, ...all })}
        prefetch={false}
        scroll={false}
        replace
        onClick={() => remember(`columns-${name}`, columnsText(all))}
      >
        Show {told.length === 1 ? 'it' : 'them'}
      </Link>
    </p>
  );
}
