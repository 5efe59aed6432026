import { unguard } from '@/lib/exchange/csv';
import { storageProblem } from '@/lib/format/storable';
import { wordsOf } from '@/lib/vocabulary';
import { assemblers } from './assemble';
import { meantIn, openProblem } from './blanks';
import { isNotBlank } from './cells';
import { type CellTaker, type Draft, fieldRules, newDraft } from './draft';
import { type FieldKey, fields } from './fields';
import { noteNames } from './headers';
import { type Mapping, NOTE_TEXT_LIMIT } from './mapping';
import { mappingProblems } from './mapping-problems';
import { isBroken, type ReadRow } from './read-table';
import type { Interpreted, Refusal } from './row';

/** What becomes of the cells of one column. */
type Column = {
  readonly take: CellTaker;
  readonly clear?: ((draft: Draft) => void) | undefined;
  readonly meant: ReturnType<typeof meantIn>;
};

/**
 * A function that says what a row of a file becomes. It refuses what it cannot read, and drops nothing.
 * @throws Error where `mappingProblems` finds something; ask it first
 */
export function interpreter(mapping: Mapping): (row: ReadRow) => Interpreted {
  const [wrong] = mappingProblems(mapping);
  if (wrong) throw new Error(wrong.reason);
  const columns = columnsOf(mapping);
  const assemble = assemblers[mapping.rows];
  const textOf = mapping.guarded ? unguard : (cell: string) => cell;
  return (read) => {
    if (isBroken(read)) return refusedWhole(read.row, read.problem);
    const [row, ...cells] = read;
    const draft = newDraft();
    const refusals: Refusal[] = [];
    let isBlank = true;
    for (const [column, cell] of cells.entries()) {
      const taker = columns[column];
      const meant = taker?.meant(cell);
      const says = isNotBlank(cell);
      if (says) isBlank = false;
      if (!says || meant === 'empty') {
        taker?.clear?.(draft);
        continue;
      }
      if (column >= columns.length) {
        refusals.push({ row, column: null, reason: tooManyCells(cells.length, columns.length) });
        break;
      }
      const text = textOf(cell);
      const reason = taker
        ? (storageProblem(text) ?? (meant === 'open' ? openProblem(text) : taker.take(draft, text)))
        : undefined;
      if (reason !== undefined) refusals.push({ row, column, reason });
    }
    if (isBlank) return { kind: 'blank', row };
    if (refusals.length > 0) return { kind: 'refused', row, refusals };
    const { row: imported, problem } = assemble(draft, mapping);
    if (problem !== undefined) return refusedWhole(row, problem);
    return { kind: 'row', row: { row, ...imported } };
  };
}

const refusedWhole = (row: number, reason: string): Interpreted => ({
  ...{ kind: 'refused', row, refusals: [{ row, column: null, reason }] },
});

const tooManyCells = (cells: number, header: number) =>
  `The row has ${cells} cells, the header ${header}. Put a cell that contains the separator in quotation marks.`;

/** What becomes of each column; null: it is left out. */
function columnsOf({ columns }: Mapping): (Column | null)[] {
  const names = noteNames(columns.map(({ header }) => header));
  return columns.map(({ as }, column): Column | null => {
    if (as.use === 'out') return null;
    if (as.use === 'note') return noteColumn(as.name, as.whenEmpty === 'clear');
    const key = keyOf(as.field);
    const { taker, clear } = fieldRules[key];
    const name = as.name ?? names[column] ?? as.field;
    const take = taker({
      use: as,
      column,
      name,
      target: key === 'chain.sourceKind' ? sourceColumn(columns, column) : column,
    });
    return { take, clear: as.whenEmpty === 'clear' ? clear : undefined, meant: meantIn(as) };
  });
}

function keyOf(field: string): FieldKey {
  const key = wordsOf(fields).find((known) => known === field);
  if (!key) throw new Error(`There is no field “${field}”.`);
  return key;
}

const figures = (count: number) => count.toLocaleString('en');

const noteColumn = (name: string, clears: boolean): Column => ({
  take: ({ notes }, text) => {
    if (text.length > NOTE_TEXT_LIMIT)
      return `A note has at most ${figures(NOTE_TEXT_LIMIT)} characters; this one has ${figures(text.length)}.`;
    notes.push({ name, text });
    return undefined;
  },
  clear: clears ? ({ notes }) => notes.push({ name, text: '' }) : undefined,
  meant: () => undefined,
});

/** The column of sources to which one of kinds belongs: the last before it, else the first. */
function sourceColumn(columns: Mapping['columns'], column: number): number {
  const isSource = ({ as }: Mapping['columns'][number]) => as.use === 'field' && as.field === 'chain.source';
  const before = columns.slice(0, column).findLastIndex(isSource);
  return before >= 0 ? before : columns.findIndex(isSource);
}
