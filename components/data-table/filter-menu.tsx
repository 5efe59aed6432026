'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useId, useOptimistic, useRef, useState, useTransition } from 'react';
import type { Filter, FilterValue, ListQuery } from '@/lib/data-table/definition';
import type { Names } from '@/lib/data-table/sentence';
import { listHref, type TableAddress, withFilter } from '@/lib/data-table/write';
import { type ListName, lists } from '@/lib/tables';
import { ChoicePanel } from './choice-panel';
import { RangePanel } from './range-panel';

type Props = { list: ListName; query: ListQuery; word: string; filter: Filter; names: Names; place: TableAddress };

/** One filter: a button and, opened, what can be chosen. Each choice takes effect at once. */
export function FilterMenu({ list: name, query, word, filter, names, place }: Props) {
  const list = lists[name];
  const id = useId();
  const router = useRouter();
  const panel = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);
  const [pending, startTransition] = useTransition();
  const [value, setValue] = useOptimistic(query.filters[word] ?? null);
  useEffect(() => {
    const element = panel.current;
    const onToggle = (event: Event) => setOpen((event as ToggleEvent).newState === 'open');
    element?.addEventListener('toggle', onToggle);
    return () => element?.removeEventListener('toggle', onToggle);
  }, []);
  useEffect(() => {
    // A finger that opens a filter does not ask for the keyboard.
    if (open && matchMedia('(pointer: fine)').matches) panel.current?.querySelector<HTMLElement>('input')?.focus();
  }, [open]);
  const apply = (next: FilterValue | null) =>
    startTransition(() => {
      setValue(next);
      router.replace(listHref(list, withFilter(query, word, next), place), { scroll: false });
    });
  return (
    <>
      <button type="button" className="button caret" popoverTarget={id} data-active={value ? true : undefined}>
        {filter.label}
      </button>
      <div
        ref={panel}
        id={id}
        popover="auto"
        className="popover"
        role="dialog"
        aria-label={`Filter by ${filter.label.toLowerCase()}`}
        aria-busy={pending}
      >
        {open &&
          (filter.kind === 'choice' || filter.kind === 'records' || filter.kind === 'found' ? (
            <ChoicePanel
              list={name}
              query={query}
              word={word}
              filter={filter}
              names={names}
              value={value}
              onApply={apply}
            />
          ) : (
            <RangePanel
              kind={filter.kind}
              value={value}
              onApply={(next) => {
                panel.current?.hidePopover();
                apply(next);
              }}
            />
          ))}
      </div>
    </>
  );
}
