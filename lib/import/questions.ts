import { fold } from '@/lib/format/fold';
import { arrowlessCell } from './arrowless';
import { mayBeSource, openBlanks } from './blanks';
import { type ColumnCells, cellsOf, isNotBlank, separatorsIn, strangeWords } from './cells';
import { ordersOf } from './date-figures.mjs';
import { countsIn, orderIn, shortYearsIn } from './date-order';
import { type Field, type FieldKey, fieldOf } from './fields';
import { headerlessLayout } from './layouts';
import { type ColumnUse, type DateOrder, type FieldUse, type Mapping, WORD_LIMIT } from './mapping';

/** What a person must decide before a file can be read, each with a sentence. */
export type Question = { readonly text: string } & (
  | { readonly kind: 'header' }
  | { readonly kind: 'statement' }
  | { readonly kind: 'dates'; readonly column: number; readonly examples: readonly string[] }
  /** The years of two digits in the column, the earliest first. */
  | { readonly kind: 'years'; readonly column: number; readonly years: readonly string[] }
  /** `example`: several sources of a chain, with no arrow between them. */
  | { readonly kind: 'list'; readonly column: number; readonly example: string }
  | { readonly kind: 'count'; readonly column: number; readonly examples: readonly string[] }
  /** Words of the column that are not ours. */
  | { readonly kind: 'words'; readonly column: number; readonly words: readonly string[] }
  | { readonly kind: 'sources'; readonly columns: readonly number[] }
  /** `found`: what could part the values of a cell; `split`: what is proposed. */
  | {
      readonly kind: 'split';
      readonly column: number;
      readonly split: string | null;
      readonly found: readonly string[];
      readonly example: string;
    }
);

/** Everything that is to be decided of a file by these headers and cells. */
export const questionsOf = (
  headers: readonly string[],
  cells: ColumnCells,
  mapping: Mapping,
  own: boolean,
): Question[] => [
  ...ofWhole(headers, mapping),
  ...mapping.columns.flatMap(({ as }, at) => ofColumn(as, at, cellsOf(cells, at), own)),
];

/** What is still open once a person, or a mapping that was kept, has decided some of it. */
export function openQuestions(mapping: Mapping, cells: ColumnCells): Question[] {
  const headers = mapping.columns.map(({ header }) => header);
  return questionsOf(headers, cells, mapping, true).filter((question) => {
    const as = 'column' in question ? mapping.columns[question.column]?.as : undefined;
    if (as?.use !== 'field') return question.kind === 'header' || question.kind === 'statement';
    if (question.kind === 'dates') return as.dates === null;
    if (question.kind === 'years') return as.years === undefined;
    if (question.kind === 'count') return as.count === undefined;
    if (question.kind === 'list') return as.list === undefined;
    if (question.kind === 'words') return question.words.some((word) => !Object.hasOwn(as.words, fold(word)));
    return false;
  });
}

function ofWhole(headers: readonly string[], { rows, columns }: Mapping): Question[] {
  const sources = columns.flatMap(({ as }, at) => (as.use === 'field' && as.field === 'chain.source' ? [at] : []));
  const has = (...keys: FieldKey[]) =>
    columns.some(({ as }) => as.use === 'field' && keys.some((key) => key === as.field));
  const questions: Question[] = [];
  const looks = headers.some(isNotBlank) && headerlessLayout([headers]);
  if (looks)
    questions.push({ kind: 'header', text: `The first row looks like data (${looks.label}). Has the file a header?` });
  const isNothingKnown = columns.every(({ as }) => as.use !== 'field');
  if (!looks && isNothingKnown && headers.some(isNotBlank))
    questions.push({
      kind: 'header',
      text: 'No column is known by its name. Is the first row a header, or data already?',
    });
  if (rows === 'claim' && !has('claim.statement', 'claim.id', 'claim.key'))
    questions.push({ kind: 'statement', text: 'Which column says what is claimed?' });
  if (sources.length > 1)
    questions.push({
      kind: 'sources',
      columns: sources,
      text: `${sources.length} columns name sources. Are they one chain, origin first, or does each say it for itself?`,
    });
  return questions;
}

function ofColumn(as: ColumnUse, column: number, cells: readonly string[], own: boolean): Question[] {
  if (as.use !== 'field') return [];
  const field = fieldOf(as.field);
  return [
    ...(field?.date
      ? [...ofDates(column, cells), ...ofYears(column, cells, as.dates), ...ofCounts(column, cells)]
      : []),
    ...(field?.words ? ofWords(column, field, cells) : []),
    ...ofBlanks(column, as, field, cells),
    ...ofLists(column, as, cells),
    ...(field?.many && !own ? ofSplit(column, as, cells) : []),
  ];
}

function ofDates(column: number, cells: readonly string[]): Question[] {
  const found = orderIn(cells);
  if (found.kind !== 'open') return [];
  const [example = ''] = found.examples;
  const text = found.mixed
    ? 'Some dates fit one order alone, others another. Which is it? Dates that do not fit it are refused.'
    : ordersOf(example)?.includes('ymd')
      ? `Does the day, the month or the year come first in “${example}”?`
      : `Does the day or the month come first in “${example}”?`;
  return [{ kind: 'dates', column, examples: found.examples, text }];
}

function ofYears(column: number, cells: readonly string[], order: DateOrder | null): Question[] {
  const years = shortYearsIn(cells, order);
  if (years.length === 0) return [];
  return [{ kind: 'years', column, years, text: 'Which years do two digits stand for?' }];
}

function ofCounts(column: number, cells: readonly string[]): Question[] {
  const [example, ...others] = countsIn(cells);
  if (example === undefined) return [];
  const text = `“${example}” is a number. Does it count days, as spreadsheets do?`;
  return [{ kind: 'count', column, examples: [example, ...others].slice(0, 5), text }];
}

function ofWords(column: number, field: Field, cells: readonly string[]): Question[] {
  const words = strangeWords(field, cells).filter((word) => word.length < WORD_LIMIT);
  return words.length > 0
    ? [{ kind: 'words', column, words, text: `What do these words mean as “${field.label}”?` }]
    : [];
}

function ofBlanks(column: number, as: FieldUse, field: Field | undefined, cells: readonly string[]): Question[] {
  const words = openBlanks(as, cells);
  if (words.length === 0 || field === undefined) return [];
  const text = mayBeSource(field)
    ? 'Is nobody named where these words stand, or is somebody called so?'
    : `Do these words stand for nothing in “${field.label}”, or are they meant as they stand?`;
  return [{ kind: 'words', column, words, text }];
}

function ofLists(column: number, as: FieldUse, cells: readonly string[]): Question[] {
  const example = arrowlessCell(as, cells);
  if (example === undefined) return [];
  const shown = example.trim().replace(/\s*\n\s*/g, ' / ');
  const text = `No arrow stands in “${shown}”. Is it one chain, origin first, or does each say it for itself?`;
  return [{ kind: 'list', column, example, text }];
}

function ofSplit(column: number, { field, split }: FieldUse, cells: readonly string[]): Question[] {
  // Lines and bars part chains in any case.
  const found = separatorsIn(cells).filter((separator) => field !== 'chain.text' || separator === ';');
  const example = cells.find((cell) => found.some((separator) => cell.trim().includes(separator)));
  if (example === undefined) return [];
  const text = 'Does a cell hold several values, and what parts them?';
  return [{ kind: 'split', column, split, found, example, text }];
}
