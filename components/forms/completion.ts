import type { LookupItem } from '@/lib/data-table/lookup.server';
import { fold } from '@/lib/format/fold';

/** What a person takes from a list of completions: a record, or the text as a new one. */
export type Taken = { readonly item: LookupItem } | { readonly text: string };
export type Entry = { readonly key: string; readonly taken: Taken };

/** An answer to what was typed: `pending` while the list still answers an older text. */
export type Answer = { readonly items: readonly LookupItem[]; readonly pending: boolean };

/** Whether a record has exactly this name, or is known by it. */
export const isNamed = ({ label, alias }: LookupItem, text: string): boolean =>
  fold(label) === fold(text) || (alias !== undefined && fold(alias) === fold(text));

/**
 * What a list offers for a text. While an answer is on its way, only what fits the text as it is by now; the text
 * itself as a new record once it is known that there is none of this name.
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
 * What Enter takes once the answer comes for which it had to wait. Nobody has seen this answer, so it is only what
 * cannot be meant otherwise: what the person had marked, a record of this very name, or all there is. Null: the
 * person must choose.
 */
export function unseenChoice(entries: readonly Entry[], text: string, marked: string | null): Entry | null {
  if (marked !== null) return entries.find(({ key }) => key === marked) ?? null;
  const exact = entries.filter(({ taken }) => 'item' in taken && isNamed(taken.item, text));
  if (exact.length === 1) return exact[0] ?? null;
  return entries.length === 1 ? (entries[0] ?? null) : null;
}
