import type { SourceKind } from '@/lib/vocabulary';

/** The kinds of records that are found by what was typed, in the order in which they are shown. */
export const foundKinds = ['claims', 'sources', 'documents', 'topics'] as const;
export type FoundKind = (typeof foundKinds)[number];

/** The most records of one kind. */
export const FOUND = 5;
/** The number of characters that are searched for. */
export const FIND_LIMIT = 200;

/** A record that was found. `alias` is another name of its own by which it was found, such as its number. */
export type FoundRecord = {
  readonly id: number;
  readonly label: string;
  readonly detail: string;
  readonly slug?: string;
  readonly kind?: SourceKind;
  readonly alias?: string;
};

/** What the server finds, the best first. */
export type Found = Readonly<Record<FoundKind, readonly FoundRecord[]>>;

export const nothingFound: Found = { claims: [], sources: [], documents: [], topics: [] };
