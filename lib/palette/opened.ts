import { shortened } from '@/lib/format/shortened';

/** A record that was opened on this device. */
export type Opened = { readonly href: string; readonly label: string; readonly kind: 'claim' | 'source' | 'document' };

const KEPT = 6;
const LETTERS = 200;
const isPath = /^\/(claim|source|document)s\/[^/?#]+$/;

/** What was kept, the latest first. What cannot be read is left out. */
export const openedFrom = (kept: unknown): Opened[] => (Array.isArray(kept) ? kept.flatMap(openedOf) : []);

function openedOf(one: unknown): Opened[] {
  if (typeof one !== 'object' || one === null || !('href' in one && 'label' in one)) return [];
  const { href, label } = one;
  if (typeof href !== 'string' || typeof label !== 'string') return [];
  const [, kind] = isPath.exec(href) ?? [];
  return kind === 'claim' || kind === 'source' || kind === 'document' ? [{ href, label, kind }] : [];
}

/** The same with one more at the beginning, once. */
export const withOpened = (kept: readonly Opened[], { href, label }: Pick<Opened, 'href' | 'label'>): Opened[] =>
  openedFrom([{ href, label: shortened(label, LETTERS) }, ...kept.filter((other) => other.href !== href)]).slice(
    0,
    KEPT,
  );
