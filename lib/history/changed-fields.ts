import { type Entity, fieldLabel, fieldOf, fieldsOf, isHidden } from '@/lib/entities/entities';
import { type Fields, same } from '@/lib/entities/record';
import { formatDate, PRECISIONS } from '@/lib/format/date';
import { grouped } from '@/lib/format/number';
import { type DiffPart, wordDiff } from './word-diff';

/**
 * One changed field of a record in words. If `before` or `after` is null, the record did not exist or the field was
 * empty.
 */
export type ChangedField = {
  readonly field: string;
  readonly label: string;
  readonly before: string | null;
  readonly after: string | null;
  /** The words that differ, if both are long texts. */
  readonly diff: readonly DiffPart[] | null;
};

/** Texts longer than this are compared word by word. */
const LONG = 40;
/** How much of a stored text is shown. */
const SHOWN = 2000;

export type NameOf = (entity: Entity, id: unknown) => string | undefined;

/**
 * What changed in a record, field by field in words. Of a record that was created or removed, every field that was not
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
  const names = fieldsOf(entity).filter(
    (name) => name in there && !isHidden(entity, name) && (altered || fieldOf(entity, name)?.shown !== 'altered'),
  );
  return names.flatMap((field) => {
    const [from, to] = [before?.[field], after?.[field]];
    if (same(from, to) || (isEmpty(from) && isEmpty(to))) return [];
    const inWords = (value: unknown, state: Fields | null) =>
      isEmpty(value) ? null : clipped(words(entity, field, value, state, nameOf));
    const [first, second] = [inWords(from, before), inWords(to, after)];
    // Two records with the same name are told apart by their numbers.
    const alike = first !== null && first === second && fieldOf(entity, field)?.references;
    const [old, now] = alike ? [`${first} (number ${from})`, `${second} (number ${to})`] : [first, second];
    const compared =
      typeof from === 'string' && typeof to === 'string' && old && now && Math.max(old.length, now.length) > LONG;
    return [
      { field, label: fieldLabel(entity, field), before: old, after: now, diff: compared ? wordDiff(old, now) : null },
    ];
  });
}

const isEmpty = (value: unknown) =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

function words(entity: Entity, field: string, value: unknown, state: Fields | null, nameOf: NameOf): string {
  const { references, holds, precision } = fieldOf(entity, field) ?? {};
  if (references) {
    const name = (id: unknown) => nameOf(references, id) ?? `number ${id}, which no longer exists`;
    return Array.isArray(value) ? value.map(name).join(', ') : name(value);
  }
  if (holds === 'time' && typeof value === 'string' && !Number.isNaN(Date.parse(value))) {
    const known = PRECISIONS.find((one) => precision && one === state?.[precision]);
    // A date that was changed before Whence kept its precision is a day, or a minute if it has a time.
    return formatDate(
      value,
      known ?? (precision && /T00:00:00/.test(new Date(value).toISOString()) ? 'day' : 'minute'),
    );
  }
  if (holds === 'spans' && Array.isArray(value)) return `characters ${pairs(value).join(', ')}`;
  return valueText(entity, field, value);
}

/** A value that is not empty, in words. */
function valueText(entity: Entity, field: string, value: unknown): string {
  if (typeof value === 'string') return fieldOf(entity, field)?.words?.[value]?.label ?? value;
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value)) return value.join(', ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

const pairs = (spans: readonly unknown[]) =>
  spans.flatMap((start, i) => (i % 2 === 0 ? [`${grouped(Number(start) + 1)}–${grouped(Number(spans[i + 1]))}`] : []));

const clipped = (text: string) =>
  text.length > SHOWN ? `${text.slice(0, SHOWN)}… (${grouped(text.length - SHOWN)} more characters)` : text;
