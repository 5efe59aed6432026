'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useOptimistic, useTransition } from 'react';
import { remember } from '@/components/remember';
import { defaultColumns, type ListDefinition, type ListQuery } from '@/lib/data-table/definition';
import { listHref } from '@/lib/data-table/write';
import { type ListName, lists } from '@/lib/tables';

/**
 * Chooses which columns are shown and in what order. The choice is remembered on this device and kept in the address.
 */
export function ColumnsMenu({ list: name, query }: { list: ListName; query: ListQuery }) {
  const list: ListDefinition = lists[name];
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const [shown, setShown] = useOptimistic(query.columns);
  // Columns remembered on this device also go into the address, so that a link shows others the same table.
  const href = listHref(list, query);
  const isRemembered = query.columns.join() !== defaultColumns(list).join();
  useEffect(() => {
    if (isRemembered && !new URLSearchParams(location.search).has('columns'))
      history.replaceState(history.state, '', href + location.hash);
  }, [isRemembered, href]);
  const set = (columns: readonly string[]) => {
    if (columns.length === 0) return;
    remember(`columns-${name}`, columns.join(','));
    startTransition(() => {
      setShown(columns);
      router.replace(listHref(list, { ...query, columns }), { scroll: false });
    });
  };
  const all = [...shown, ...Object.keys(list.columns).filter((id) => !shown.includes(id))];
  const move = (id: string, by: number) => {
    const at = shown.indexOf(id);
    const next = shown.filter((other) => other !== id);
    next.splice(at + by, 0, id);
    set(next);
  };
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
                    onChange={() => set(at >= 0 ? shown.filter((other) => other !== id) : [...shown, id])}
                  />
                  <span>{column.label}</span>
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
            set(defaultColumns(list));
          }}
        >
          Back to the default columns
        </button>
      </div>
    </>
  );
}
