import { hasArrow } from './arrows';
import { type ColumnCells, cellsOf, strangeWords } from './cells';
import { type FieldKey, fieldOf } from './fields';
import { headerKey, REFUSED_HEADER } from './headers';
import { type LayoutUse, layoutOf } from './layouts';
import type { RowKind } from './mapping';
import { kindByHeaders, meaning } from './meaning';
import { inOwnSpelling, ownLayoutOf } from './own-layouts';

/** What is planned for each column; undefined: a note. */
export type Plan = readonly (LayoutUse | 'out' | undefined)[];

/** More different words than this, none of them ours, are no closed list. */
const WORDS_LIMIT = 25;

/** What the rows of a file are, and what is planned for its columns. */
export type FilePlan = {
  readonly kind: RowKind;
  readonly plan: Plan;
  /** Whence wrote the file. */
  readonly own: boolean;
  /** The layout that was recognised, in words; null: none. */
  readonly layout: string | null;
};

/** Plans by the headers and what the columns hold. @param wanted what the rows are, where a person said so */
export function planFor(headers: readonly string[], columns: ColumnCells, wanted: RowKind | undefined): FilePlan {
  const spelled = inOwnSpelling(headers);
  const own = ownLayoutOf(spelled);
  if (own && own.rows === (wanted ?? own.rows)) {
    const seen = new Set<string>();
    const plan: Plan = spelled.map((header) => {
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
  return {
    kind,
    plan: withoutFreeText(sensible(byWords(headers, kind), columns, kind), columns),
    own: false,
    layout: null,
  };
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

/** One “n/a” among them changes nothing: it is refused, while all the others would be sources with odd names. */
const MOST = 0.9;
/** A column of sources often has the addresses of documents instead. */
const areAddresses = (cells: readonly string[]) =>
  cells.length > 0 && cells.filter((cell) => /^https?:\/\//i.test(cell.trim())).length >= cells.length * MOST;

/** Of a file of claims: what its other columns make impossible, or mean otherwise, becomes a note. */
function sensible(plan: Plan, columns: ColumnCells, kind: RowKind): Plan {
  if (kind !== 'claim') return plan;
  const hasAddress = plan.some((use) => isField(use, 'document.url'));
  const linked = plan.findIndex((use, place) => isField(use, 'chain.source') && areAddresses(cellsOf(columns, place)));
  const chained: Plan = plan.map((use, place) => {
    if (!isField(use, 'chain.source')) return use;
    const cells = cellsOf(columns, place);
    if (areAddresses(cells)) return place === linked && !hasAddress ? { field: 'document.url' } : undefined;
    return cells.some(hasArrow) ? { field: 'chain.text' } : use;
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
const withoutFreeText = (plan: Plan, columns: ColumnCells): Plan =>
  plan.map((use, place) => {
    const field = typeof use === 'object' ? fieldOf(use.field) : undefined;
    return field?.words && strangeWords(field, cellsOf(columns, place)).length > WORDS_LIMIT ? undefined : use;
  });
