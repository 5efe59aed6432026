'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useOptimistic, useTransition } from 'react';
import { remember } from '@/components/remember';
import { chosen, columnsText, moved, shownColumns } from '@/lib/data-table/columns';
import { defaultQuery, type ListDefinition, type ListQuery } from '@/lib/data-table/definition';
import { listHref } from '@/lib/data-table/write';
import { type ListName, lists } from '@/lib/tables';

type Props = {
  list: ListName;
  query: ListQuery;
  /** Columns that are left out, because the result has nothing in them. */
  hidden: readonly string[];
};

/**
 * Chooses which columns are shown and in what order. The choice is remembered on this device and kept in the address.
 */
export function ColumnsMenu({ list: name, query, hidden }: Props) {
  const list: ListDefinition = lists[name];
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const [now, setNow] = useOptimistic<Pick<ListQuery, 'columns' | 'ifFilled'>>(query);
  // Columns remembered on this device also go into the address, so that a link shows others the same table.
  const href = listHref(list, query);
  const isRemembered = columnsText(query) !== columnsText(defaultQuery(list));
  useEffect(() => {
    if (isRemembered && !new URLSearchParams(location.search).has('columns'))
      history.replaceState(history.state, '', href + location.hash);
  }, [isRemembered, href]);
  const set = ({ columns, ifFilled }: typeof now) => {
    const next = { columns, ifFilled: ifFilled.filter((id) => columns.includes(id)) };
    remember(`columns-${name}`, columnsText(next));
    startTransition(() => {
      setNow(next);
      router.replace(listHref(list, { ...query, ...next }), { scroll: false });
    });
  };
  const empty = hidden.filter((id) => now.ifFilled.includes(id));
  const shown = shownColumns(now, empty);
  const all = [...shown, ...Object.keys(list.columns).filter((id) => !shown.includes(id))];
  const add = (id: string) =>
    set(now.columns.includes(id) ? chosen(now, [id]) : { ...now, columns: [...now.columns, id] });
  const remove = (id: string) => set({ ...now, columns: now.columns.filter((other) => other !== id) });
  const move = (id: string, by: number) =>
    set({ ...now, columns: moved(now.columns, id, shown[shown.indexOf(id) + by] ?? id) });
  return (
    <>
      <button type="button" className="button caret" popoverTarget="columns-menu">
        Columns
      </button>
      <div
        id="columns-menu"
        popover="auto"
        className="popover end"
        role="dialog"
        aria-label="Columns"
        aria-busy={pending}
      >
        <ul className="facet">
          {all.map((id) => {
            const column = list.columns[id];
            if (!column) return null;
            const at = shown.indexOf(id);
            return (
              <li key={id}>
                <label title={column.help}>
                  <input
                    type="checkbox"
                    checked={at >= 0}
                    disabled={at >= 0 && shown.length === 1}
                    onChange={() => (at >= 0 ? remove(id) : add(id))}
                  />
                  <span>
                    {column.label}
                    {empty.includes(id) && <small className="muted"> hidden: empty</small>}
                  </span>
                </label>
                {at >= 0 && (
                  <span className="movers">
                    <button
                      type="button"
                      disabled={at === 0}
                      aria-label={`Move ${column.label} to the left`}
                      onClick={() => move(id, -1)}
                    >
                      ↑
                    </button>
                    <button
                      type="button"
                      disabled={at === shown.length - 1}
                      aria-label={`Move ${column.label} to the right`}
                      onClick={() => move(id, 1)}
                    >
                      ↓
                    </button>
                  </span>
                )}
              </li>
            );
          })}
        </ul>
        <button
          type="button"
          className="button quiet"
          onClick={() => {
            remember(`widths-${name}`, '{}');
            set(defaultQuery(list));
          }}
        >
          Back to the default columns
        </button>
      </div>
    </>
  );
}
