import { wordsOf } from '@/lib/vocabulary';
import { type FieldKey, fieldOf, fields } from './fields';
import { headerWords, listed } from './header-words';
import { headerKey } from './headers';
import type { RowKind } from './mapping';

/** What a header means, and how sure that is: 0 is the surest. */
export type Word = { readonly field: FieldKey; readonly rank: number };

const wordsByKind: Readonly<Record<RowKind, ReadonlyMap<string, Word>>> = {
  claim: wordsFor('claim'),
  attribution: wordsFor('attribution'),
  source: wordsFor('source'),
  document: wordsFor('document'),
};

function wordsFor(kind: RowKind): ReadonlyMap<string, Word> {
  const words: Readonly<Partial<Record<FieldKey, readonly string[]>>> = headerWords[kind];
  const own = wordsOf(fields).filter((field) => fieldOf(field)?.rows.includes(kind));
  return new Map([
    // What a field is called on screen, where it is not a word for another field.
    ...own.map((field) => [headerKey(fields[field].label), { field, rank: 1 }] as const),
    ...wordsOf(words).flatMap((field) =>
      listed(words[field]).map((word, rank) => [headerKey(word), { field, rank }] as const),
    ),
  ]);
}

/** “Claim #” is the number of a claim; “Source #2” is the second source. */
const spelled = (header: string) => header.replace(/(?:#|№)(?!\s*\d)/g, ' number');

/** What a header means; “Source 2” is one of several columns of sources. */
export function meaning(header: string, kind: RowKind): Word | undefined {
  const key = headerKey(spelled(header));
  const found = wordsByKind[kind].get(key);
  if (found) return found;
  const one = wordsByKind[kind].get(key.replace(/\d{1,3}$/, ''));
  return one && fieldOf(one.field)?.columns ? one : undefined;
}

/** What the rows are, by their headers. */
export function kindByHeaders(headers: readonly string[]): RowKind {
  const has = (kind: RowKind, ...keys: FieldKey[]) =>
    headers.some((header) => keys.some((key) => meaning(header, kind)?.field === key));
  if (has('claim', 'claim.statement')) return 'claim';
  if (has('document', 'document.title', 'document.url')) return 'document';
  const isSource = has('source', 'source.kind', 'source.aliases', 'source.domains', 'source.owner');
  return has('source', 'source.name') && isSource ? 'source' : 'claim';
}
