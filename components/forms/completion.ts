import type { LookupItem } from '@/lib/data-table/lookup.server';
import { fold } from '@/lib/format/fold';
import { isNamed } from '@/lib/format/is-named';

/** What a person takes from a list of completions: a record, or the text as a new one. */
export type Taken = { readonly item: LookupItem } | { readonly text: string };
export type Entry = { readonly key: string; readonly taken: Taken };

/** An answer to the typed text. It is `pending` while the list still answers an older text. */
export type Answer = { readonly items: readonly LookupItem[]; readonly pending: boolean };

/**
 * What a list offers for a text. While an answer is pending, it offers only what fits the present text. It offers the
 * text as a new record once it is known that no record has this name.
 */
export function entriesOf({ items, pending }: Answer, text: string, offersNew: boolean): Entry[] {
  const typed = text.trim();
  const fitting = pending ? items.filter(({ label }) => typed !== '' && fold(label).includes(fold(typed))) : items;
  const entries = fitting.map((item): Entry => ({ key: String(item.id), taken: { item } }));
  if (offersNew && typed !== '' && !pending && !items.some((item) => isNamed(item, typed)))
    entries.push({ key: 'new', taken: { text: typed } });
  return entries;
}

/**
 * What Enter takes when it had to wait for the answer. Nobody has seen this answer, so it takes only what is
 * unambiguous: what the person had marked, the only entry that is exactly what was typed, or the only entry. Null means
 * that the person must choose.
 */
export function unseenEntry<E extends { readonly key: string }>(
  entries: readonly E[],
  isExact: (entry: E) => boolean,
  marked: string | null,
): E | null {
  if (marked !== null) return entries.find(({ key }) => key === marked) ?? null;
  const exact = entries.filter(isExact);
  if (exact.length === 1) return exact[0] ?? null;
  return entries.length === 1 ? (entries[0] ?? null) : null;
}

/** The same of records, which are exactly what was typed if they have this very name. */
export const unseenChoice = (entries: readonly Entry[], text: string, marked: string | null): Entry | null =>
  unseenEntry(entries, ({ taken }) => 'item' in taken && isNamed(taken.item, text), marked);
