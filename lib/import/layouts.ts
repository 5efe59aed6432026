import { attributionColumns } from '@/lib/claims/attribution-columns';
import { claimList } from '@/lib/claims/table';
import type { ListDefinition } from '@/lib/data-table/definition';
import { documentList } from '@/lib/documents/table';
import { sourceList } from '@/lib/sources/table';
import type { SourceKind } from '@/lib/vocabulary';
import { type FieldKey, fields } from './fields';
import { headerKey } from './headers';
import type { RowKind } from './mapping';

/** What a layout makes of one of its columns. */
export type LayoutUse = {
  readonly field: FieldKey;
  /** What parts several values of a cell, as far as is known. */
  readonly split?: string;
  /** What kind of source it names. */
  readonly kind?: SourceKind;
};

/** An order of columns that is well known. What it does not name becomes a note. */
export type Layout = {
  readonly label: string;
  readonly rows: RowKind;
  /** The headers by which it is known. */
  readonly has: readonly string[];
  readonly uses: Readonly<Record<string, LayoutUse>>;
  /** What heads its columns where files have no header. */
  readonly headers?: readonly string[];
};

/** The layouts of others, by name. */
export const layouts = {
  'archive-log': {
    label: 'Archive log',
    rows: 'document',
    has: ['Link', 'Archive status', 'Archive location', 'Upload title'],
    uses: {
      Link: { field: 'document.url' },
      'Upload timestamp': { field: 'document.published' },
      'Upload title': { field: 'document.title' },
      'Text content': { field: 'document.text' },
    },
  },
  'civilian-harm': {
    label: 'Log of civilian harm',
    rows: 'claim',
    has: ['Incident no.', 'Narrative', 'Weapon System', 'Type of area affected'],
    uses: { 'Incident no.': { field: 'claim.key' }, Narrative: { field: 'claim.statement' } },
  },
  'fact-checking-workspace': {
    label: 'Export of a fact-checking workspace',
    rows: 'claim',
    has: ['Claim', 'Item page URL', 'Status', 'Created by', 'Submitted at'],
    uses: {
      Claim: { field: 'claim.statement' },
      'Item page URL': { field: 'document.url' },
      Status: { field: 'claim.status' },
      Tags: { field: 'claim.topics' },
    },
  },
  'fact-base': {
    label: 'Fact base of a newsroom',
    rows: 'claim',
    has: ['Fact', 'Fact ID', 'Fact Category', 'FC Status'],
    uses: {
      Fact: { field: 'claim.statement' },
      'Fact ID': { field: 'claim.key' },
      'Fact Category': { field: 'claim.topics' },
      'Fact Sub-Category': { field: 'claim.topics' },
      'FC Status': { field: 'claim.status' },
      Sources: { field: 'chain.source' },
    },
  },
  'evidence-log': {
    label: 'Log of evidence by source',
    rows: 'claim',
    has: ['Claim ID', 'Claim', 'Source', 'Source class', 'Direct support?'],
    uses: {
      'Claim ID': { field: 'claim.key' },
      Claim: { field: 'claim.statement' },
      Source: { field: 'chain.source' },
      'Source class': { field: 'chain.sourceKind' },
      Date: { field: 'utterance.said' },
    },
  },
  'conflict-events': {
    label: 'Conflict events (ACLED)',
    rows: 'claim',
    has: ['event_id_cnty', 'event_date', 'source', 'notes'],
    uses: {
      event_id_cnty: { field: 'claim.key' },
      notes: { field: 'claim.statement' },
      source: { field: 'chain.source', split: ';' },
    },
  },
  'news-mentions': {
    label: 'News mentions (GDELT)',
    rows: 'document',
    has: ['GlobalEventID', 'MentionTimeDate', 'MentionSourceName', 'MentionIdentifier'],
    uses: {
      MentionTimeDate: { field: 'document.published' },
      MentionSourceName: { field: 'document.publisher' },
      MentionIdentifier: { field: 'document.url' },
    },
    headers: [
      ...['GlobalEventID', 'EventTimeDate', 'MentionTimeDate', 'MentionType', 'MentionSourceName', 'MentionIdentifier'],
      ...['SentenceID', 'Actor1CharOffset', 'Actor2CharOffset', 'ActionCharOffset', 'InRawText', 'Confidence'],
      ...['MentionDocLen', 'MentionDocTone', 'MentionDocTranslationInfo', 'Extras'],
    ],
  },
  'reference-manager': {
    label: 'References (Zotero)',
    rows: 'document',
    has: ['Key', 'Item Type', 'Publication Year', 'Author', 'Title'],
    uses: {
      Key: { field: 'document.key' },
      'Item Type': { field: 'document.kind' },
      Author: { field: 'document.authors', split: ';' },
      Title: { field: 'document.title' },
      'Publication Title': { field: 'document.publisher' },
      Url: { field: 'document.url' },
      Date: { field: 'document.published' },
    },
  },
  'script-check': {
    label: 'Check of a script',
    rows: 'claim',
    has: ['claim_id', 'claim_text', 'source_url', 'source_title', 'evidence_strength'],
    uses: {
      claim_id: { field: 'claim.key' },
      claim_text: { field: 'claim.statement' },
      source_url: { field: 'document.url' },
      source_title: { field: 'document.title' },
    },
  },
  liar: {
    label: 'Statements with verdicts (LIAR)',
    rows: 'claim',
    has: ['id', 'label', 'statement', 'subjects', 'speaker', 'barely true counts'],
    uses: {
      id: { field: 'claim.key' },
      label: { field: 'claim.status' },
      statement: { field: 'claim.statement' },
      subjects: { field: 'claim.topics', split: ',' },
      speaker: { field: 'chain.source', kind: 'person' },
    },
    headers: [
      ...['id', 'label', 'statement', 'subjects', 'speaker', 'job', 'state', 'party', 'barely true counts'],
      ...['false counts', 'half true counts', 'mostly true counts', 'pants on fire counts', 'context'],
    ],
  },
} as const satisfies Record<string, Layout>;

export type LayoutName = keyof typeof layouts;

const all: readonly (readonly [name: LayoutName, layout: Layout])[] = [
  ['archive-log', layouts['archive-log']],
  ['civilian-harm', layouts['civilian-harm']],
  ['fact-checking-workspace', layouts['fact-checking-workspace']],
  ['fact-base', layouts['fact-base']],
  ['evidence-log', layouts['evidence-log']],
  ['conflict-events', layouts['conflict-events']],
  ['news-mentions', layouts['news-mentions']],
  ['reference-manager', layouts['reference-manager']],
  ['script-check', layouts['script-check']],
  ['liar', layouts.liar],
];

/** The layout that has these headers, whatever other columns there are and in whichever order; null if none does. */
export function layoutOf(headers: readonly string[]): Layout | null {
  const keys = new Set(headers.map(headerKey));
  return all.find(([, { has }]) => has.every((header) => keys.has(headerKey(header))))?.[1] ?? null;
}

/** How many of the first rows must look like a layout. */
const most = (rows: readonly (readonly string[])[], looks: (cells: readonly string[]) => boolean) =>
  rows.length > 0 && rows.filter(looks).length >= Math.ceil(rows.length * 0.8);

const isMention = (cells: readonly string[]) =>
  (cells.length === 16 || cells.length === 15) &&
  /^\d{1,20}$/.test(cells[0] ?? '') &&
  /^\d{14}$/.test(cells[1] ?? '') &&
  /^\d{14}$/.test(cells[2] ?? '') &&
  /^\d$/.test(cells[3] ?? '');

const isVerdict = (cells: readonly string[]) =>
  cells.length === 14 &&
  cells[0] !== '' &&
  /^[a-z][a-z -]{1,30}$/i.test(cells[1] ?? '') &&
  cells.slice(8, 13).every((count) => /^(?:\d{1,9}(?:\.0)?)?$/.test(count));

/** The layout without a header to which rows belong by their looks; null if to none. */
export function headerlessLayout(rows: readonly (readonly string[])[]): Layout | null {
  if (most(rows, isMention)) return layouts['news-mentions'];
  return most(rows, isVerdict) ? layouts.liar : null;
}

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
  { layout: ownSources, has: ['id', 'name'], any: ['slug', 'originated', 'relayed'] },
  { layout: ownDocuments, has: ['id', 'title'], any: ['publisher_slug', 'published_note'] },
];

/**
 * The export of Whence that has these headers, written as Whence writes them; null if none does. Columns of others
 * beside them become notes.
 */
export function ownLayoutOf(headers: readonly string[]): OwnLayout | null {
  const there = new Set(headers);
  const isThere = (header: string) => there.has(header);
  return signs.find(({ has, any }) => has.every(isThere) && any.some(isThere))?.layout ?? null;
}
