import { attributionColumns } from '@/lib/claims/attribution-columns';
import { claimList } from '@/lib/claims/table';
import type { ListDefinition } from '@/lib/data-table/definition';
import { documentList } from '@/lib/documents/table';
import { noteNameOf } from '@/lib/exchange/note-headers';
import { visible } from '@/lib/format/squeeze';
import { sourceList } from '@/lib/sources/table';
import { type FieldKey, fields } from './fields';
import { headerKey, noteNames } from './headers';
import type { LayoutUse } from './layouts';
import { NOTE_NAME_LIMIT, type RowKind } from './mapping';

/** A file that Whence exports. Its headers are as they were written. */
export type OwnLayout = {
  readonly rows: RowKind;
  readonly uses: ReadonlyMap<string, LayoutUse>;
  /** Every column of the export. What is not among `uses` is computed, and left out. */
  readonly columns: ReadonlySet<string>;
};

const columnsOf = ({ csvAlways, columns }: ListDefinition): ReadonlySet<string> =>
  new Set([...csvAlways, ...Object.values(columns).flatMap(({ csv }) => csv)].map(({ name }) => name));

const usesOf = (uses: Readonly<Record<string, FieldKey>>): ReadonlyMap<string, LayoutUse> =>
  new Map(
    Object.entries(uses).map(([header, field]) => [header, fields[field].many ? { field, split: ';' } : { field }]),
  );

const ownClaims: OwnLayout = {
  rows: 'claim',
  columns: columnsOf(claimList),
  uses: usesOf({
    id: 'claim.id',
    slug: 'claim.slug',
    statement: 'claim.statement',
    chain: 'chain.exported',
    confidence: 'claim.confidence',
    confidence_basis: 'claim.basis',
    likelihood: 'claim.likelihood',
    status: 'claim.status',
    topics: 'claim.topics',
  }),
};

const ownSources: OwnLayout = {
  rows: 'source',
  columns: columnsOf(sourceList),
  uses: usesOf({
    id: 'source.id',
    slug: 'source.slug',
    name: 'source.name',
    kind: 'source.kind',
    reliability: 'source.reliability',
    owner: 'source.owner',
  }),
};

const ownDocuments: OwnLayout = {
  rows: 'document',
  columns: columnsOf(documentList),
  uses: usesOf({
    id: 'document.id',
    title: 'document.title',
    publisher: 'document.publisher',
    published: 'document.published',
    published_note: 'document.publishedNote',
    kind: 'document.kind',
    state: 'document.state',
    url: 'document.url',
  }),
};

const ownAttributions: OwnLayout = {
  rows: 'attribution',
  columns: new Set(attributionColumns.map(({ name }) => name)),
  uses: usesOf({
    claim_id: 'claim.id',
    claim_slug: 'claim.slug',
    statement: 'claim.statement',
    source: 'who.source',
    source_id: 'who.sourceId',
    source_kind: 'who.sourceKind',
    credits: 'credits.source',
    credits_id: 'credits.sourceId',
    credits_kind: 'credits.sourceKind',
    cue: 'link.cue',
    stance: 'who.stance',
    certainty: 'who.certainty',
    credits_stance: 'credits.stance',
    credits_certainty: 'credits.certainty',
    reported: 'who.said',
    reported_note: 'who.saidNote',
    credits_reported: 'credits.said',
    credits_reported_note: 'credits.saidNote',
    document_id: 'who.documentId',
    document_title: 'who.documentTitle',
    document_url: 'who.documentUrl',
    document_state: 'who.documentState',
    passage: 'who.passage',
    credits_document_id: 'credits.documentId',
    credits_document_title: 'credits.documentTitle',
    credits_document_url: 'credits.documentUrl',
    credits_document_state: 'credits.documentState',
    credits_passage: 'credits.passage',
  }),
};

/** The names under which columns of an own export become notes: as they were, also where a name differs only in capitals. */
export function ownNoteNames(headers: readonly string[]): string[] {
  const names = headers.map(noteNameOf);
  const numbered = noteNames(names);
  return names.map(
    (name, place) => (names.indexOf(name) === place && isNoteName(name) ? name : numbered[place]) ?? name,
  );
}

const isNoteName = (name: string) => name.length <= NOTE_NAME_LIMIT && name !== '' && visible(name) === name;

/** Headers that, beside these, only an export of Whence has. */
const signs: readonly {
  readonly layout: OwnLayout;
  readonly has: readonly string[];
  readonly any: readonly string[];
}[] = [
  {
    layout: ownAttributions,
    has: ['claim_id', 'source', 'credits'],
    any: ['position', 'attribution_id', 'utterance_id'],
  },
  {
    layout: ownClaims,
    has: ['id', 'statement'],
    any: ['slug', 'confidence_basis', 'suggested_confidence', 'weakest_link', 'first_reported', 'last_reported'],
  },
  { layout: ownSources, has: ['id', 'slug', 'name'], any: ['kind', 'reliability', 'originated', 'relayed'] },
  { layout: ownDocuments, has: ['id', 'title'], any: ['publisher_slug', 'published_note'] },
];

const names = new Map(
  [ownClaims, ownSources, ownDocuments, ownAttributions].flatMap(({ columns }) =>
    [...columns].map((name) => [headerKey(name), name] as const),
  ),
);
/** Without one of these, a number may be somebody's own. */
const SLUGS: readonly string[] = ['slug', 'claim_slug', 'publisher_slug'];
/** So many columns of ours, whatever their capitals, are no chance. */
const ENOUGH = 5;

/** The headers of a file that another program may have saved with other capitals, as Whence writes them. */
export function inOwnSpelling(headers: readonly string[]): readonly string[] {
  if (ownLayoutOf(headers)) return headers;
  const own = headers.map((header) => names.get(headerKey(header)));
  const isOurs = own.some((name) => name && SLUGS.includes(name)) && own.filter(Boolean).length >= ENOUGH;
  return isOurs ? own.map((name, place) => name ?? headers[place] ?? '') : headers;
}

/**
 * The export of Whence that has these headers, written as Whence writes them; null if none does. Columns of others
 * beside them become notes.
 */
export function ownLayoutOf(headers: readonly string[]): OwnLayout | null {
  const there = new Set(headers);
  const isThere = (header: string) => there.has(header);
  return signs.find(({ has, any }) => has.every(isThere) && any.some(isThere))?.layout ?? null;
}
