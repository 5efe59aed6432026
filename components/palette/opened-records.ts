import { ofThisPerson } from '@/components/person';
import { type Opened, openedFrom, withOpened } from '@/lib/palette/opened';

const name = () => ofThisPerson('opened');

/** The records that this person opened last on this device, the latest first. */
export function openedRecords(): Opened[] {
  try {
    return openedFrom(JSON.parse(localStorage.getItem(name()) ?? '[]'));
  } catch {
    // Storage is forbidden, or holds something else.
    return [];
  }
}

/** Keeps that a record was opened. */
export function noteOpened(record: Pick<Opened, 'href' | 'label'>): void {
  try {
    localStorage.setItem(name(), JSON.stringify(withOpened(openedRecords(), record)));
  } catch {
    // Storage is full or forbidden: the palette begins with the pages.
  }
}
