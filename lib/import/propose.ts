import { fold } from '@/lib/format/fold';
import { wordsOf } from '@/lib/vocabulary';
import { isNotBlank } from './cells';
import { ownWord } from './closed-words';
import { orderIn } from './date-order';
import { type Field, type FieldKey, fieldOf } from './fields';
import { headerWords } from './header-words';
import { headerKey, noteNames, REFUSED_HEADER } from './headers';
import { headerlessLayout, type LayoutUse, layoutOf, ownLayoutOf } from './layouts';
import { type ColumnUse, type DateOrder, HEADER_LIMIT, type Mapping, type RowKind } from './mapping';
import type { FileKind, FileRow } from './read-table';

/** What a person must decide before a file can be read, each with a sentence. */
export type Question = { readonly text: string } & (
  | { readonly kind: 'header' }
  | { readonly kind: 'statement' }
  | { readonly kind: 'dates'; readonly column: number; readonly examples: readonly string[] }
  /** Words of the sample that are not ours. */
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
};

/** What is planned for each column; undefined: a note. */
type Plan = readonly (LayoutUse | 'out' | undefined)[];

/** More different words than this, none of them ours, are no closed list. */
const WORDS_LIMIT = 25;

/**
 * Proposes what becomes of the columns of a file, and asks what only a person can know. Nothing that can be read in two
 * ways is guessed: until it is decided, the cells concerned are refused.
 * @param given the headers as they stand in the file; blank ones where there is none
 * @param sample the first rows
 */
export function propose(given: readonly string[], sample: readonly FileRow[], known: Known = {}): Proposal {
  const rows = sample.map(([, ...cells]) => cells);
  const width = rows.reduce((most, cells) => Math.max(most, cells.length), given.length);
  const bare = Array.from({ length: width }, (_, place) => given[place] ?? '');
  const named = bare.some(isNotBlank) ? null : headerlessLayout(rows);
  const headers = named?.headers ? bare.map((_, place) => named.headers?.[place] ?? '') : bare;
  const { kind, plan, own, layout } = planFor(headers, rows, known.rows);
  const names = namesFor(headers, plan, own);
  const columns = headers.map((header, place) => ({
    header: header.slice(0, HEADER_LIMIT),
    as: useOf(plan[place], names[place] ?? '', cellsOf(rows, place), own),
  }));
  const isGuarded = (known.kind ?? 'delimited') === 'delimited' && (own || headers.includes(REFUSED_HEADER));
  return {
    mapping: { rows: kind, columns, sources: 'separate', guarded: isGuarded },
    questions: [...ofWhole(headers, kind, columns), ...columns.flatMap(({ as }, at) => ofColumn(as, at, rows, own))],
    layout,
  };
}

const cellsOf = (rows: readonly (readonly string[])[], place: number): string[] =>
  rows.flatMap((cells) => (isNotBlank(cells[place] ?? '') ? [cells[place] ?? ''] : []));

function planFor(headers: readonly string[], rows: readonly (readonly string[])[], wanted: RowKind | undefined) {
  const own = ownLayoutOf(headers);
  if (own && own.rows === (wanted ?? own.rows)) {
    const seen = new Set<string>();
    const plan: Plan = headers.map((header) => {
      if (header === REFUSED_HEADER) return 'out';
      // A second column of the same name is somebody's own.
      if (!own.columns.has(header) || seen.has(header)) return undefined;
      seen.add(header);
      return own.uses.get(header) ?? 'out';
    });
    return { kind: own.rows, plan: withoutSuggested(plan), own: true, layout: 'Export of Whence' };
  }
  const layout = layoutOf(headers);
  if (layout && layout.rows === (wanted ?? layout.rows)) {
    const uses = new Map(Object.entries(layout.uses).map(([header, use]) => [headerKey(header), use]));
    const plan = firstOfEach(
      headers.map((header) => (header === REFUSED_HEADER ? 'out' : uses.get(headerKey(header)))),
    );
    return { kind: layout.rows, plan, own: false, layout: layout.label };
  }
  const kind = wanted ?? kindByHeaders(headers);
  return { kind, plan: withoutFreeText(sensible(byWords(headers, kind), rows, kind), rows), own: false, layout: null };
}

/** A confidence that may be the rule's is left out, and so is its likelihood. */
const withoutSuggested = (plan: Plan): Plan =>
  plan.some((use) => isField(use, 'claim.basis')) && plan.some((use) => isField(use, 'claim.confidence'))
    ? plan
    : plan.map((use) => (isField(use, 'claim.confidence', 'claim.likelihood', 'claim.basis') ? 'out' : use));

const isField = (use: Plan[number], ...keys: FieldKey[]) =>
  typeof use === 'object' && keys.some((key) => key === use.field);

/** A field that one column alone can be is that of the first such column. */
function firstOfEach(plan: Plan): Plan {
  const seen = new Set<string>();
  return plan.map((use) => {
    if (typeof use !== 'object' || fieldOf(use.field)?.columns) return use;
    if (seen.has(use.field)) return undefined;
    seen.add(use.field);
    return use;
  });
}

type Word = { readonly field: FieldKey; readonly rank: number };

const wordsByKind: Readonly<Record<RowKind, ReadonlyMap<string, Word>>> = {
  claim: wordsFor('claim'),
  attribution: wordsFor('attribution'),
  source: wordsFor('source'),
  document: wordsFor('document'),
};

function wordsFor(kind: RowKind): ReadonlyMap<string, Word> {
  const words: Readonly<Partial<Record<FieldKey, string>>> = headerWords[kind];
  return new Map(
    wordsOf(words).flatMap((field) =>
      (words[field] ?? '').split(', ').map((word, rank) => [headerKey(word), { field, rank }] as const),
    ),
  );
}

/** What a header means; “Source 2” is one of several columns of sources. */
function meaning(header: string, kind: RowKind): Word | undefined {
  const key = headerKey(header);
  const found = wordsByKind[kind].get(key);
  if (found) return found;
  const one = wordsByKind[kind].get(key.replace(/\d{1,3}$/, ''));
  return one && fieldOf(one.field)?.columns ? one : undefined;
}

/** The field of each column by its header. Where several could be one field, it is the surest word. */
function byWords(headers: readonly string[], kind: RowKind): Plan {
  const meanings = headers.map((header) => meaning(header, kind));
  const best = new Map<FieldKey, number>();
  for (const [place, word] of meanings.entries()) {
    if (!word) continue;
    const held = meanings[best.get(word.field) ?? -1];
    if (!held || word.rank < held.rank) best.set(word.field, place);
  }
  return meanings.map((word, place) => {
    if (headers[place] === REFUSED_HEADER) return 'out';
    if (!word) return undefined;
    return fieldOf(word.field)?.columns || best.get(word.field) === place ? { field: word.field } : undefined;
  });
}

/** What the rows are, by their headers. */
function kindByHeaders(headers: readonly string[]): RowKind {
  const has = (kind: RowKind, ...keys: FieldKey[]) =>
    headers.some((header) => keys.some((key) => meaning(header, kind)?.field === key));
  if (has('claim', 'claim.statement')) return 'claim';
  if (has('document', 'document.title', 'document.url')) return 'document';
  const isSource = has('source', 'source.kind', 'source.aliases', 'source.domains', 'source.owner');
  return has('source', 'source.name') && isSource ? 'source' : 'claim';
}

const ARROW = /→|->/;
/** A column of sources often has the addresses of documents instead. */
const areAddresses = (cells: readonly string[]) =>
  cells.length > 0 && cells.every((cell) => /^https?:\/\//i.test(cell.trim()));

/** Of a file of claims: what its other columns make impossible, or mean otherwise, becomes a note. */
function sensible(plan: Plan, rows: readonly (readonly string[])[], kind: RowKind): Plan {
  if (kind !== 'claim') return plan;
  const hasAddress = plan.some((use) => isField(use, 'document.url'));
  const linked = plan.findIndex((use, place) => isField(use, 'chain.source') && areAddresses(cellsOf(rows, place)));
  const chained: Plan = plan.map((use, place) => {
    if (!isField(use, 'chain.source')) return use;
    const cells = cellsOf(rows, place);
    if (areAddresses(cells)) return place === linked && !hasAddress ? { field: 'document.url' } : undefined;
    return cells.some((cell) => ARROW.test(cell)) ? { field: 'chain.text' } : use;
  });
  const has = (...keys: FieldKey[]) => chained.some((use) => isField(use, ...keys));
  const count = (key: FieldKey) => chained.filter((use) => isField(use, key)).length;
  const hasDocument = has('document.title', 'document.url', 'document.id');
  const hasSource = has('chain.source', 'chain.text');
  const hasLinks = has('chain.text') || count('chain.source') > 1;
  const isJudged = has('claim.confidence') && has('claim.basis', 'claim.reason');
  return chained.map((use): Plan[number] => {
    if (typeof use !== 'object') return use;
    const { field } = use;
    if (/^claim\.(?:confidence|basis|likelihood|reason)$/.test(field)) return isJudged ? use : undefined;
    if (field === 'chain.sourceKind') return has('chain.source') ? use : undefined;
    if (field === 'document.published' && !hasDocument)
      return hasSource && !has('utterance.said') ? { field: 'utterance.said' } : undefined;
    if (field === 'document.publisher' && !hasDocument) return hasSource ? undefined : use;
    if (field.startsWith('document.')) return hasDocument ? use : undefined;
    if (field === 'utterance.said' && hasDocument && !hasSource)
      return has('document.published') ? undefined : { field: 'document.published' };
    if (field.startsWith('utterance.')) return hasSource || hasDocument || has('document.publisher') ? use : undefined;
    if (field.startsWith('link.')) return hasLinks ? use : undefined;
    return use;
  });
}

/** A column that was to hold words of a closed list, but holds free text, becomes a note. */
const withoutFreeText = (plan: Plan, rows: readonly (readonly string[])[]): Plan =>
  plan.map((use, place) => {
    const field = typeof use === 'object' ? fieldOf(use.field) : undefined;
    return field?.words && strangeWords(field, cellsOf(rows, place)).length > WORDS_LIMIT ? undefined : use;
  });

/** Under which names columns become notes; those of an own export keep theirs, whatever the computed columns are. */
function namesFor(headers: readonly string[], plan: Plan, own: boolean): string[] {
  if (!own) return noteNames(headers);
  const kept = headers.flatMap((header, place) => (plan[place] === undefined ? [{ header, place }] : []));
  const names = noteNames(kept.map(({ header }) => header));
  const byPlace = new Map(kept.map(({ place }, at) => [place, names[at] ?? '']));
  return headers.map((header, place) => byPlace.get(place) ?? header);
}

function useOf(use: Plan[number], name: string, cells: readonly string[], own: boolean): ColumnUse {
  if (use === 'out') return { use: 'out' };
  if (use === undefined) return { use: 'note', name, whenEmpty: 'keep' };
  const field: Field | undefined = fieldOf(use.field);
  return {
    use: 'field',
    field: use.field,
    whenEmpty: 'keep',
    split: field?.many ? (use.split ?? (own ? null : splitFor(use.field, cells))) : null,
    dates: field?.date ? settledOrder(cells) : null,
    words: {},
    ...(use.kind && { kind: use.kind }),
    name,
  };
}

const settledOrder = (cells: readonly string[]): DateOrder | null => {
  const found = orderIn(cells);
  return found.kind === 'settled' ? found.order : null;
};

/** What can part several values of a cell, the surest first. */
const SEPARATORS = [';', '|', '\n', ','];

const separatorsIn = (cells: readonly string[]) =>
  SEPARATORS.filter((separator) => cells.some((cell) => cell.trim().includes(separator)));

/** Names of people and sources have commas; topics hardly do. */
function splitFor(field: FieldKey, cells: readonly string[]): string | null {
  const [found = null] = separatorsIn(cells);
  if (field === 'claim.topics' || field === 'source.domains') return found ?? ';';
  if (found && found !== ',') return found;
  return field === 'chain.source' || field === 'link.cue' ? null : ';';
}

function ofWhole(headers: readonly string[], rows: RowKind, columns: Mapping['columns']): Question[] {
  const sources = columns.flatMap(({ as }, at) => (as.use === 'field' && as.field === 'chain.source' ? [at] : []));
  const has = (...keys: FieldKey[]) =>
    columns.some(({ as }) => as.use === 'field' && keys.some((key) => key === as.field));
  const questions: Question[] = [];
  const looks = headers.some(isNotBlank) && headerlessLayout([headers]);
  if (looks)
    questions.push({ kind: 'header', text: `The first row looks like data (${looks.label}). Has the file a header?` });
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

function ofColumn(as: ColumnUse, column: number, rows: readonly (readonly string[])[], own: boolean): Question[] {
  if (as.use !== 'field') return [];
  const field = fieldOf(as.field);
  const cells = cellsOf(rows, column);
  return [
    ...(field?.date ? ofDates(column, cells) : []),
    ...(field?.words ? ofWords(column, field, cells) : []),
    ...(field?.many && !own ? ofSplit(column, as.split, cells) : []),
  ];
}

function ofDates(column: number, cells: readonly string[]): Question[] {
  const found = orderIn(cells);
  if (found.kind !== 'open') return [];
  const [example = ''] = found.examples;
  const text = found.mixed
    ? 'Some dates have the day first, others the month. In which order do you want to read the rest?'
    : `Does the day or the month come first in “${example}”?`;
  return [{ kind: 'dates', column, examples: found.examples, text }];
}

function ofWords(column: number, field: Field, cells: readonly string[]): Question[] {
  const words = strangeWords(field, cells);
  return words.length > 0
    ? [{ kind: 'words', column, words, text: `What do these words mean as “${field.label}”?` }]
    : [];
}

/** The words of cells that are not of the list of a field, each once. */
function strangeWords({ words = {} }: Field, cells: readonly string[]): string[] {
  const wordOf = ownWord(words);
  const others = new Map<string, string>();
  for (const cell of cells)
    if (wordOf(cell) === undefined && !others.has(fold(cell))) others.set(fold(cell), cell.trim());
  return [...others.values()];
}

function ofSplit(column: number, split: string | null, cells: readonly string[]): Question[] {
  const found = separatorsIn(cells);
  const example = cells.find((cell) => found.some((separator) => cell.trim().includes(separator)));
  if (example === undefined) return [];
  const text = 'Does a cell hold several values, and what parts them?';
  return [{ kind: 'split', column, split, found, example, text }];
}
