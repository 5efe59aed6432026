import { ofThisPerson } from '@/components/person';

/** Unsaved input, kept on this device so that a reload or an expired session loses nothing. */
export type Draft<V> = {
  readonly values: V;
  /** The record being edited. */
  readonly base?: V;
  readonly reason: string;
  readonly version?: number;
  readonly at: number;
};

const keyOf = (key: string) => ofThisPerson(`draft.${key}`);
/** Drafts that nobody came back to. */
const LONGEST_MS = 30 * 24 * 60 * 60 * 1000;

export function readDraft<V>(key: string): Draft<V> | null {
  try {
    const draft = JSON.parse(localStorage.getItem(keyOf(key)) ?? 'null') as Draft<V> | null;
    return draft && Date.now() - draft.at < LONGEST_MS ? draft : null;
  } catch {
    return null;
  }
}

export function writeDraft<V>(key: string, draft: Omit<Draft<V>, 'at'>): void {
  try {
    localStorage.setItem(keyOf(key), JSON.stringify({ ...draft, at: Date.now() }));
  } catch {
    // Storage is full or forbidden. Typing continues without this safety net.
  }
}

export function dropDraft(key: string): void {
  try {
    localStorage.removeItem(keyOf(key));
  } catch {
    // As above.
  }
}
