import { type Entity, fieldOf, fieldsOf } from '@/lib/entities/entities';
import { type Fields, same } from '@/lib/entities/record';
import { formatDate, PRECISIONS } from '@/lib/format/date';
import { grouped } from '@/lib/format/number';
import { fieldLabel, isHidden, valueText } from './fields';
import { type DiffPart, wordDiff } from './word-diff';

/**
 * One field of a changed record in words. `before` or `after` null: the record was not there, or the field was empty.
 */
export type ChangedField = {
  readonly field: string;
  readonly label: string;
  readonly before: string | null;
  readonly after: string | null;
  /** The differing words, where both are long texts. */
  readonly diff: readonly DiffPart[] | null;
};

/** Which kind of record a field names by its id. */
export function referredTo(entity: Entity, field: string): Entity | undefined {
  if (field === 'mergedIntoId') return entity;
  return references[field];
}

const references: Readonly<Record<string, Entity>> = {
  ownerId: 'source',
  grantedById: 'source',
  sourceId: 'source',
  documentId: 'document',
  versionId: 'documentVersion',
  claimId: 'claim',
  topicIds: 'topic',
  downstreamId: 'utterance',
  upstreamId: 'utterance',
  aId: 'utterance',
  bId: 'utterance',
  attributionId: 'attribution',
  parentId: 'tag',
  userId: 'person',
  makerId: 'person',
};

/** Texts longer than this are compared word by word. */
const LONG = 40;
/** Of a stored text, so much is shown. */
const SHOWN = 2000;

export type NameOf = (entity: Entity, id: unknown) => string | undefined;

/**
 * What was changed in a record, field by field in words; of one that was made or removed, every field that was not
 * empty.
 */
export function changedFields(
  entity: Entity,
  before: Fields | null,
  after: Fields | null,
  nameOf: NameOf,
): ChangedField[] {
  const altered = before !== null && after !== null;
  const there = { ...before, ...after };
  const names = fieldsOf(entity).filter((name) => name in there && !isHidden(name) && (altered || !isPlain(name)));
  return names.flatMap((field) => {
    const [from, to] = [before?.[field], after?.[field]];
    if (same(from, to) || (isEmpty(from) && isEmpty(to))) return [];
    const inWords = (value: unknown, state: Fields | null) =>
      isEmpty(value) ? null : clipped(words(entity, field, value, state, nameOf));
    const [first, second] = [inWords(from, before), inWords(to, after)];
    // Two records of one name are told apart by their numbers.
    const alike = first !== null && first === second && referredTo(entity, field);
    const [old, now] = alike ? [`${first} (number ${from})`, `${second} (number ${to})`] : [first, second];
    const compared =
      typeof from === 'string' && typeof to === 'string' && old && now && Math.max(old.length, now.length) > LONG;
    return [
      { field, label: fieldLabel(entity, field), before: old, after: now, diff: compared ? wordDiff(old, now) : null },
    ];
  });
}

/** What need not be told of a record that was made: the record it is part of is shown beside it. */
const isPlain = (field: string) =>
  field === 'slug' || field === 'createdAt' || field === 'leftBehind' || field.endsWith('Precision');

const isEmpty = (value: unknown) =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

function words(entity: Entity, field: string, value: unknown, state: Fields | null, nameOf: NameOf): string {
  const kind = referredTo(entity, field);
  if (kind) {
    const name = (id: unknown) => nameOf(kind, id) ?? `number ${id}, which is no more`;
    return Array.isArray(value) ? value.map(name).join(', ') : name(value);
  }
  if (typeof value === 'string' && field.endsWith('At') && !Number.isNaN(Date.parse(value))) {
    const beside = fieldOf(entity, field)?.precision ?? '';
    const known = PRECISIONS.find((precision) => precision === state?.[beside]);
    // A date changed before its precision was kept beside it is a day, or a minute where it has a time.
    return formatDate(value, known ?? (beside && /T00:00:00/.test(new Date(value).toISOString()) ? 'day' : 'minute'));
  }
  if (/^spans$|Spans$/.test(field) && Array.isArray(value)) return `characters ${pairs(value).join(', ')}`;
  return valueText(entity, field, value);
}

const pairs = (spans: readonly unknown[]) =>
  spans.flatMap((start, i) => (i % 2 === 0 ? [`${grouped(Number(start) + 1)}–${grouped(Number(spans[i + 1]))}`] : []));

const clipped = (text: string) =>
  text.length > SHOWN ? `${text.slice(0, SHOWN)}… (${grouped(text.length - SHOWN)} more characters)` : text;
