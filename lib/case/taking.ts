import { urlKey } from '@/lib/documents/rules';
import { type Entity, fieldOf as fieldOfEntity } from '@/lib/entities/entities';
import type { Fields } from '@/lib/entities/record';
import { formatDate } from '@/lib/format/date';
import { type CaseFileName, type CaseKind, fileOf, isCaseFile, labelOf } from './kinds';
import { ANNOTATIONS } from './package';

/** What is taken record by record: topics of claims are fields of theirs, and texts with their links never change. */
export type TakenKind = Exclude<CaseKind, 'claim-topics' | 'texts' | 'hyperlinks'>;

const tagReferences = {
  ...{ documentId: 'documents', versionId: 'texts', parentId: 'tags', sourceId: 'sources', claimId: 'claims' },
} as const satisfies Record<string, CaseKind>;
const tagFields = [
  ...Object.keys(tagReferences),
  ...['sourceSpans', 'cueSpans', 'contentSpans', 'nameSpans', 'sourceName', 'sourceKind', 'statement'],
  ...['stance', 'certainty', 'state', 'rule', 'leftBehind'],
];

/** What is never told as a difference: the address that a record has here, when it was made, what there was room for. */
const UNTOLD = new Set(['id', 'slug', 'createdAt', 'kept']);

export const entityOf = (kind: CaseKind): Entity => (kind === 'tags' ? 'tag' : fileOf(kind).entity);
export const fileNameOf = (kind: CaseKind): string => (kind === 'tags' ? ANNOTATIONS : `${kind}.csv`);
/** The kinds that have addresses of their own. */
export const hasSlug = (kind: CaseKind): boolean => kind === 'claims' || kind === 'sources' || kind === 'topics';

/** The fields in which a record of this kind can differ from another one. */
export const comparedFields = (kind: CaseKind): string[] =>
  (kind === 'tags' ? tagFields : Object.keys(fileOf(kind).columns)).filter((field) => !UNTOLD.has(field));

const dateFields = (name: string) => [`${name}At`, `${name}Precision`, `${name}Note`];
const placeFields = ['versionId', 'leftBehind'];

/**
 * The fields of a record here that can take what the case says. Judgements, grades and tags are what somebody made of
 * something one day, and stay; so does whatever tells a record from others.
 */
const takeableFields: Readonly<Partial<Record<TakenKind, readonly string[]>>> = {
  sources: ['kind', 'aliases', 'domains', 'description', 'peopleCount', 'terms', 'grantedById'],
  'source-notes': ['text'],
  documents: ['title', 'sourceId', 'kind', 'authors', 'language', 'state', 'stateNote', ...dateFields('published')],
  'document-notes': ['text'],
  claims: ['statement', 'status'],
  'claim-notes': ['text'],
  utterances: ['certainty', 'passage', 'spans', ...placeFields, ...dateFields('said')],
  links: ['verbatim', 'note'],
  readings: ['sourceSpans', 'cueSpans', 'contentSpans', ...placeFields],
  dependences: ['dependent', 'reason'],
};

/** Whether a record here can take what the case says in this field. */
export const canTake = (kind: TakenKind, field: string): boolean => takeableFields[kind]?.includes(field) ?? false;

/** The fields that name records of the case, with their kinds. */
export function referencesOf(kind: CaseKind): [field: string, of: CaseKind][] {
  if (kind === 'tags') return Object.entries(tagReferences);
  return Object.entries(fileOf(kind).columns).flatMap(([field, { references }]): [string, CaseFileName][] =>
    references && isCaseFile(references) ? [[field, references]] : [],
  );
}

/** The fields of claims and sources that name others of their kind. */
export const ownReferencesOf = (kind: CaseKind): string[] =>
  kind === 'tags' ? [] : referencesOf(kind).flatMap(([field, of]) => (of === kind ? field : []));

/** What becomes of a passage whose text is left out. */
export function withoutPlace(kind: CaseKind, record: Fields): Fields {
  const places = Object.keys(record).filter((field) => /spans$/i.test(field));
  return {
    versionId: null,
    ...Object.fromEntries(places.map((field) => [field, []])),
    ...(kind === 'utterances' && record.passage === 'marked' && { passage: 'not_yet_looked_for' }),
  };
}

/** What a record has beside its columns. */
export const stored = (kind: CaseKind, record: Fields): Fields =>
  kind === 'documents' ? { ...record, urlKey: typeof record.url === 'string' ? urlKey(record.url) : null } : record;

/** The sources that own themselves, be it through others. */
export function ownsItself(sources: readonly Fields[]): Fields | undefined {
  const owners = new Map(sources.map(({ id, ownerId }) => [id, ownerId]));
  return sources.find(({ id }) => {
    const seen = new Set();
    for (let at = owners.get(id); at != null && !seen.has(at); at = owners.get(at)) {
      if (at === id) return true;
      seen.add(at);
    }
    return false;
  });
}

/** A field as people call it. */
export const fieldName = (kind: CaseKind, field: string): string =>
  kind === 'tags' ? (fieldOfEntity('tag', field)?.label ?? field) : labelOf(kind, field);

const LONGEST = 200;

/** A value as people read it. References stay numbers. */
export function inWords(kind: CaseKind, field: string, value: unknown): string {
  if (value === null || value === undefined) return '';
  const { words, holds } = fieldOfEntity(entityOf(kind), field) ?? {};
  if (Array.isArray(value)) return value.join(', ');
  if (typeof value !== 'string') return JSON.stringify(value);
  if (holds === 'time') return formatDate(value);
  const text = words?.[value]?.label ?? value;
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
