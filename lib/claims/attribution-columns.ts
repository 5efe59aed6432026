import type { CsvColumn } from '@/lib/data-table/definition';
import { DATE_FORM } from '@/lib/format/date';

/** The columns of attributions.csv. “credits_…” describes the credited source, the others the one that credits. */
export const attributionColumns = [
  { name: 'claim_id', type: 'integer', help: 'The number of the claim.' },
  { name: 'claim_slug', type: 'string', help: 'The name of the claim in addresses.' },
  { name: 'statement', type: 'string', help: 'The claim, in our own words.' },
  {
    name: 'chain',
    type: 'integer',
    help: 'The number of the chain within the claim, from 1; empty where an attribution stands in no chain: it closes a loop, or the claim has more chains than are listed.',
  },
  {
    name: 'position',
    type: 'integer',
    help: 'The place of the source in the chain. The origin is 1 and stands in the row of place 2, as the one credited; only a chain of one source has a row of place 1.',
  },
  { name: 'source', type: 'string', help: 'Who says it.' },
  { name: 'source_id', type: 'integer', help: 'The number of that source.' },
  { name: 'source_slug', type: 'string', help: 'The name of that source in addresses.' },
  { name: 'source_kind', type: 'string', help: 'outlet, agency, organization, person, unnamed or unknown.' },
  { name: 'credits', type: 'string', help: 'Whom it credits; empty for a chain of one source.' },
  { name: 'credits_id', type: 'integer', help: 'The number of the source credited.' },
  { name: 'credits_slug', type: 'string', help: 'The name of the source credited in addresses.' },
  { name: 'credits_kind', type: 'string', help: 'outlet, agency, organization, person, unnamed or unknown.' },
  { name: 'state', type: 'string', help: 'Of the link: verified, reported or assumed.' },
  { name: 'cue', type: 'string', help: 'The words that show the credit, as they were read; several parted by “; ”.' },
  { name: 'stance', type: 'string', help: 'affirms, denies or questions.' },
  { name: 'certainty', type: 'string', help: 'rumoured, possible, probable or asserted.' },
  { name: 'credits_stance', type: 'string', help: 'affirms, denies or questions.' },
  { name: 'credits_certainty', type: 'string', help: 'rumoured, possible, probable or asserted.' },
  {
    name: 'reported',
    type: 'string',
    date: true,
    help: `When it was said or published, ${DATE_FORM}; empty where that is not known.`,
  },
  { name: 'reported_precision', type: 'string', help: 'year, month, day or minute.' },
  { name: 'reported_note', type: 'string', help: 'What is known of the date beyond that, such as “circa 2024”.' },
  {
    name: 'credits_reported',
    type: 'string',
    date: true,
    help: 'When whoever is credited said or published it, written alike.',
  },
  { name: 'credits_reported_precision', type: 'string', help: 'year, month, day or minute.' },
  { name: 'credits_reported_note', type: 'string', help: 'What is known of that date beyond that.' },
  {
    name: 'document_id',
    type: 'integer',
    help: 'The number of the document in which it is said; empty where none is held.',
  },
  { name: 'document_title', type: 'string', help: 'Its title.' },
  { name: 'document_url', type: 'anyURI', help: 'Its address.' },
  { name: 'document_state', type: 'string', help: 'live, corrected or retracted.' },
  { name: 'passage', type: 'string', help: 'marked, not_yet_looked_for or not_there; empty without a document.' },
  {
    name: 'credits_document_id',
    type: 'integer',
    help: 'The number of the document credited; empty where none is held.',
  },
  { name: 'credits_document_title', type: 'string', help: 'Its title.' },
  { name: 'credits_document_url', type: 'anyURI', help: 'Its address.' },
  { name: 'credits_document_state', type: 'string', help: 'live, corrected or retracted.' },
  {
    name: 'credits_passage',
    type: 'string',
    help: 'marked, not_yet_looked_for or not_there; empty without a document.',
  },
  {
    name: 'attribution_id',
    type: 'integer',
    help: 'The number of the attribution; it stands in several rows where chains share it.',
  },
  { name: 'utterance_id', type: 'integer', help: 'The number of the utterance.' },
  { name: 'credits_utterance_id', type: 'integer', help: 'The number of the utterance credited.' },
] as const satisfies readonly CsvColumn[];

export type AttributionColumn = (typeof attributionColumns)[number]['name'];
