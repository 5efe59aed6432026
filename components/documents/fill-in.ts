import type { HeldCapture } from '@/lib/captures/seen';
import type { LinkedText } from '@/lib/documents/kept-links';
import { urlKey } from '@/lib/documents/rules';
import { writtenDate } from '@/lib/format/date';
import { urlOf } from '@/lib/format/url.mjs';
import type { Intake, ReadDocument } from '@/lib/intake/schema';
import type { DocumentValues } from './document-values';

/** The fields that can be filled in. */
const fields = {
  url: { label: 'address', names: ['url'] },
  title: { label: 'title', names: ['title'] },
  authors: { label: 'authors', names: ['authors'] },
  publishedAt: { label: 'date', names: ['publishedAt'] },
  kind: { label: 'kind', names: ['kind'] },
  language: { label: 'language', names: ['language'] },
  text: { label: 'text', names: ['text', 'read'] },
} as const satisfies Record<string, { label: string; names: readonly (keyof DocumentValues)[] }>;

export type Fillable = Partial<
  Pick<DocumentValues, 'url' | 'title' | 'authors' | 'publishedAt' | 'kind' | 'language'>
> & {
  text: string;
  capture?: HeldCapture | null;
  read: LinkedText | null;
};

export type FillIn<V> = {
  /** The values to fill in. */
  readonly patch: Partial<V>;
  /** The names of the filled fields. */
  readonly filled: readonly string[];
  /** Values found for fields in which a person has typed something else. */
  readonly instead: Partial<V>;
  readonly left: readonly string[];
};

type Given = ReadDocument & Partial<Pick<Intake, 'capture'>>;

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
const isBlank = (value: unknown) =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

/**
 * Decides which fields to fill in with what was read. What a person typed stays; earlier filled-in values may be
 * replaced.
 * @param values the form as it is
 * @param initial the form as it was opened
 * @param before what was filled in last
 */
export function fillIn<V extends Fillable>(values: V, initial: V, before: Partial<V>, given: Given): FillIn<V> {
  // The form holds a date as typed.
  const reading = {
    ...given,
    publishedAt: writtenDate(given.publishedAt, given.publishedPrecision) || null,
    read: given.links.length > 0 ? { text: given.text, links: given.links } : null,
  };
  const patch: Partial<V> = {};
  const instead: Partial<V> = {};
  const filled: string[] = [];
  const left: string[] = [];
  // Whatever a person typed, this is what was brought in last.
  if ('capture' in values) patch.capture = given.capture ?? null;
  for (const [field, { label, names }] of Object.entries(fields)) {
    const key = field as keyof V & keyof typeof reading;
    const found = reading[key];
    if (!(field in values) || isBlank(found) || same(found, values[key]) || isSameAddress(field, found, values[key]))
      continue;
    const isFree = isBlank(values[key]) || names.every((name) => isUntouched(name as keyof V, values, initial, before));
    for (const name of names)
      (isFree ? patch : instead)[name as keyof V] = reading[name as keyof typeof reading] as V[keyof V];
    (isFree ? filled : left).push(label);
  }
  return { patch, filled, instead, left };
}

const isUntouched = <V>(name: keyof V, values: V, initial: V, before: Partial<V>) =>
  (isDefault(name) && same(values[name], initial[name])) || (name in before && same(values[name], before[name]));

/** Values that a new form chooses itself. An address or publisher in the link that opened it was given by a person. */
const isDefault = (name: PropertyKey) => name === 'kind' || name === 'language';

function isSameAddress(field: string, found: unknown, typed: unknown): boolean {
  const [a, b] = [String(found), String(typed)];
  return field === 'url' && urlOf(a) !== null && urlOf(b) !== null && urlKey(a) === urlKey(b);
}
