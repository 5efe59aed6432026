import type { SourceKind } from '@/lib/vocabulary';
import type { FieldKey } from './fields';
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
