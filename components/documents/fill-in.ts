import { urlKey } from '@/lib/documents/rules';
import { writtenDate } from '@/lib/format/date';
import type { ReadDocument } from '@/lib/intake/schema';
import type { DocumentValues } from './document-values';

/** The fields that can be filled in. */
const fields = {
  url: { label: 'address', names: ['url'] },
  title: { label: 'title', names: ['title'] },
  authors: { label: 'authors', names: ['authors'] },
  publishedAt: { label: 'date', names: ['publishedAt'] },
  kind: { label: 'kind', names: ['kind'] },
  language: { label: 'language', names: ['language'] },
  text: { label: 'text', names: ['text'] },
} as const satisfies Record<string, { label: string; names: readonly (keyof DocumentValues)[] }>;

export type Fillable = Partial<
  Pick<DocumentValues, 'url' | 'title' | 'authors' | 'publishedAt' | 'kind' | 'language'>
> & {
  text: string;
};

export type FillIn<V> = {
  /** What goes into the form. */
  readonly patch: Partial<V>;
  /** The names of what goes in. */
  readonly filled: readonly string[];
  /** What was found for fields in which a person has typed something else. */
  readonly instead: Partial<V>;
  readonly left: readonly string[];
};

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
const isBlank = (value: unknown) =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

/**
 * Which fields of a form are filled in with what was read. What a person typed stays; what an earlier filling in put
 * there may be replaced.
 * @param values the form as it is
 * @param initial the form as it was opened
 * @param before what was filled in last
 */
export function fillIn<V extends Fillable>(values: V, initial: V, before: Partial<V>, given: ReadDocument): FillIn<V> {
  // In the form a date stands as it is typed.
  const reading = { ...given, publishedAt: writtenDate(given.publishedAt, given.publishedPrecision) || null };
  const patch: Partial<V> = {};
  const instead: Partial<V> = {};
  const filled: string[] = [];
  const left: string[] = [];
  for (const [field, { label, names }] of Object.entries(fields)) {
    const key = field as keyof V & keyof ReadDocument;
    const found = reading[key];
    if (!(field in values) || isBlank(found) || same(found, values[key]) || isSameAddress(field, found, values[key]))
      continue;
    const isFree = isBlank(values[key]) || names.every((name) => isUntouched(name as keyof V, values, initial, before));
    for (const name of names)
      (isFree ? patch : instead)[name as keyof V] = reading[name as keyof ReadDocument] as V[keyof V];
    (isFree ? filled : left).push(label);
  }
  return { patch, filled, instead, left };
}

const isUntouched = <V>(name: keyof V, values: V, initial: V, before: Partial<V>) =>
  (isDefault(name) && same(values[name], initial[name])) || (name in before && same(values[name], before[name]));

/** What a new form chooses by itself. An address or publisher that it is opened with was given by a person. */
const isDefault = (name: PropertyKey) => name === 'kind' || name === 'language';

function isSameAddress(field: string, found: unknown, typed: unknown): boolean {
  const [a, b] = [String(found), String(typed)];
  return field === 'url' && URL.canParse(a) && URL.canParse(b) && urlKey(a) === urlKey(b);
}
