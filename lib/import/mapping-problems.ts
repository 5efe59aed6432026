import { fold } from '@/lib/format/fold';
import { meaningsIn } from './blanks';
import { type Field, type FieldKey, fieldOf } from './fields';
import type { ColumnUse, FieldUse, Mapping, RowKind } from './mapping';
import { rowKinds } from './mapping';
import { isKeyField } from './whole-keys';

/** What is wrong with a mapping. */
export type MappingProblem = {
  /** The place of the column, from 0; null: it concerns the whole mapping. */
  readonly column: number | null;
  /** In a sentence. */
  readonly reason: string;
};

/** The fields of which a file must have one, so that its rows can be told from each other. */
const telling: Readonly<Record<RowKind, readonly FieldKey[]>> = {
  claim: ['claim.statement', 'claim.key', 'claim.id'],
  attribution: ['claim.statement', 'claim.key', 'claim.id'],
  source: ['source.name', 'source.key', 'source.id'],
  document: ['document.title', 'document.url', 'document.key', 'document.id'],
};

/** Everything that is wrong with a mapping; an empty list if rows can be read by it. */
export function mappingProblems({ rows, columns }: Mapping): MappingProblem[] {
  const problems: MappingProblem[] = [];
  const fieldsSeen = new Set<string>();
  const namesSeen = new Set<string>();
  const wrong = (column: number | null, reason: string) => problems.push({ column, reason });
  for (const [column, { as }] of columns.entries()) {
    const name = noteOf(as);
    if (name !== null && namesSeen.has(fold(name))) wrong(column, `Two columns would become the note “${name}”.`);
    if (name !== null) namesSeen.add(fold(name));
    if (as.use !== 'field') continue;
    const field = fieldOf(as.field);
    if (!field?.rows.includes(rows)) {
      const label = field?.label ?? as.field;
      wrong(column, `A row of this file is ${rowKinds[rows].label}. It has no field “${label}”.`);
      continue;
    }
    if (fieldsSeen.has(as.field) && !field.columns) wrong(column, `Only one column can be “${field.label}”.`);
    fieldsSeen.add(as.field);
    const reason = fieldProblem(as, field);
    if (reason) wrong(column, reason);
  }
  if (fieldsSeen.has('chain.sourceKind') && !fieldsSeen.has('chain.source'))
    wrong(null, 'A column says what kind of source it is, but no column names a source.');
  const labels = telling[rows].map((key) => `“${fieldOf(key)?.label}”`).join(', ');
  if (!telling[rows].some((key) => fieldsSeen.has(key))) wrong(null, `Choose a column for one of these: ${labels}.`);
  return problems;
}

/** The name of the note in which cells of a column are kept; null: in none. */
function noteOf(as: ColumnUse): string | null {
  if (as.use === 'out') return null;
  if (as.use === 'note') return as.name;
  const isKept = isKeyField(as.field) || (fieldOf(as.field)?.words && Object.keys(as.words).length > 0);
  return isKept ? (as.name ?? null) : null;
}

function fieldProblem(as: FieldUse, field: Field): string | null {
  const { label, clears } = field;
  if (as.whenEmpty === 'clear' && !clears) return `“${label}” cannot be emptied.`;
  const words = meaningsIn(field);
  const stray = Object.values(as.words).find((meant) => meant !== '' && !(words && Object.hasOwn(words, meant)));
  return stray === undefined ? null : `“${stray}” is no word of “${label}”.`;
}
