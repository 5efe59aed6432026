import { partsChains } from './arrows';
import { type ColumnCells, cellsOf, columnsOf, isNotBlank, separatorsIn } from './cells';
import { type Field, type FieldKey, fieldOf } from './fields';
import { noteNames, REFUSED_HEADER } from './headers';
import { headerlessLayout, type LayoutUse } from './layouts';
import { type ColumnUse, type FieldUse, HEADER_LIMIT, type Mapping, type RowKind } from './mapping';
import { ownNoteNames } from './own-layouts';
import { type Plan, planFor } from './plan';
import { type Question, questionsOf } from './questions';
import type { FileKind, FileRow } from './read-table';
import { settledColumn } from './settled';

export type Proposal = {
  readonly mapping: Mapping;
  readonly questions: readonly Question[];
  /** The layout that was recognised, in words; null: none. */
  readonly layout: string | null;
};

/** What can be said of a file beforehand. */
type Known = {
  readonly kind?: FileKind;
  /** What the rows are, where a person said so. */
  readonly rows?: RowKind;
  /** Of each column, cells of all rows that tell what it holds; else those of the first rows do. */
  readonly telling?: ColumnCells;
};

/**
 * Proposes what becomes of the columns of a file, and asks what only a person can know. Nothing that can be read in two
 * ways is guessed: until it is decided, the cells concerned are refused.
 * @param given the headers as they stand in the file; blank ones where there is none
 * @param sample the first rows
 */
export function propose(given: readonly string[], sample: readonly FileRow[], known: Known = {}): Proposal {
  const headers = given.some(isNotBlank) ? given : headersFor(given.length, sample);
  const cells = known.telling ?? columnsOf(sample);
  const { kind, plan, own, layout } = planFor(headers, cells, known.rows);
  const names = namesFor(headers, plan, own);
  const columns = headers.map((header, place) => ({
    header: header.slice(0, HEADER_LIMIT),
    as: useOf(plan[place], names[place] ?? '', cellsOf(cells, place), own && (known.kind ?? 'delimited')),
  }));
  const isGuarded = (known.kind ?? 'delimited') === 'delimited' && (own || headers.includes(REFUSED_HEADER));
  const mapping: Mapping = { rows: kind, columns, sources: 'separate', guarded: isGuarded };
  return { mapping, questions: questionsOf(headers, cells, mapping, own), layout };
}

/** What heads the columns of a file without a header: the names of its layout, or nothing. */
function headersFor(atLeast: number, sample: readonly FileRow[]): string[] {
  const rows = sample.map(([, ...cells]) => cells);
  const width = rows.reduce((most, cells) => Math.max(most, cells.length), atLeast);
  const layout = headerlessLayout(rows);
  return Array.from({ length: width }, (_, place) => layout?.headers?.[place] ?? '');
}

/** Under which names columns become notes; those of an own export keep theirs, whatever the computed columns are. */
function namesFor(headers: readonly string[], plan: Plan, own: boolean): string[] {
  if (!own) return noteNames(headers);
  const kept = headers.flatMap((header, place) => (plan[place] === undefined ? [{ header, place }] : []));
  const names = ownNoteNames(kept.map(({ header }) => header));
  const byPlace = new Map(kept.map(({ place }, at) => [place, names[at] ?? '']));
  return headers.map((header, place) => byPlace.get(place) ?? header);
}

function useOf(use: Plan[number], name: string, cells: readonly string[], own: FileKind | false): ColumnUse {
  if (use === 'out') return { use: 'out' };
  if (use === undefined) return { use: 'note', name, whenEmpty: 'keep' };
  const field: Field | undefined = fieldOf(use.field);
  const as: FieldUse = {
    use: 'field',
    field: use.field,
    whenEmpty: 'keep',
    split: field?.many ? splitOf(use, cells, own) : null,
    dates: null,
    words: {},
    ...(own && { verbatim: true as const }),
    ...(use.kind && { kind: use.kind }),
    name,
  };
  return settledColumn(as, cells);
}

/** What parts several values. In JSON Lines of our own they are lists, which are read with “|” between them. */
function splitOf({ field, split }: LayoutUse, cells: readonly string[], own: FileKind | false): string | null {
  if (own === 'jsonl') return '|';
  return split ?? (own ? null : splitFor(field, cells));
}

/** Names of people and sources have commas; topics hardly do. */
function splitFor(field: FieldKey, cells: readonly string[]): string | null {
  const [found = null] = separatorsIn(cells);
  if (field === 'chain.text') return cells.some(partsChains) ? ';' : null;
  if (field === 'claim.topics' || field === 'source.domains') return found ?? ';';
  if (found && found !== ',') return found;
  return field === 'chain.source' || field === 'link.cue' ? null : ';';
}
