import type { Entity } from '@/lib/entities/entities';
import {
  certainties,
  claimStatuses,
  confidences,
  documentKinds,
  documentStates,
  likelihoods,
  passages,
  sourceKinds,
  stances,
  tagStates,
} from '@/lib/vocabulary';

const labels: Record<string, string> = {
  slug: 'Address',
  statement: 'Statement',
  status: 'Status',
  topicIds: 'Topics',
  deletedAt: 'Deleted',
  mergedIntoId: 'Merged into',
  name: 'Name',
  kind: 'Kind',
  aliases: 'Other names',
  domains: 'Domains',
  description: 'Description',
  ownerId: 'Owner',
  reliability: 'Reliability',
  peopleCount: 'Number of people',
  terms: 'Terms',
  grantedById: 'Granted by',
  grade: 'Grade',
  reason: 'Reason',
  gradedBy: 'Graded by',
  gradedAt: 'Graded on',
  title: 'Title',
  url: 'Address',
  sourceId: 'Source',
  authors: 'Authors',
  language: 'Language',
  publishedAt: 'Published',
  publishedPrecision: 'Precision of the date',
  publishedNote: 'Note on the date',
  state: 'State',
  stateNote: 'Note on the state',
  documentId: 'Document',
  number: 'Version',
  text: 'Text',
  sha256: 'Hash of the text',
  storedAt: 'Stored',
  claimId: 'Claim',
  stance: 'Stance',
  certainty: 'Certainty',
  passage: 'Passage',
  versionId: 'Text version',
  spans: 'Place of the passage',
  saidAt: 'Said on',
  saidPrecision: 'Precision of the date',
  saidNote: 'Note on the date',
  downstreamId: 'Who credits',
  upstreamId: 'Who is credited',
  verbatim: 'Word for word',
  note: 'Note',
  createdAt: 'Made',
  attributionId: 'Link',
  cue: 'Cue',
  sourceSpans: 'Place of the source',
  cueSpans: 'Place of the cue',
  contentSpans: 'Place of the content',
  nameSpans: 'Place of the name',
  leftBehind: 'Left with an older text',
  parentId: 'Stands within',
  sourceName: 'Name of the source',
  sourceKind: 'Kind of the source',
  rule: 'Proposed as',
  aId: 'First',
  bId: 'Second',
  dependent: 'Dependent',
  likelihood: 'Likelihood',
  confidence: 'Confidence',
  authorName: 'Judged by',
  judgedAt: 'Judged on',
  email: 'E-mail',
  role: 'Role',
  disabledAt: 'Disabled',
  userId: 'Person',
  makerId: 'Made by',
  expiresAt: 'Expires',
  usedAt: 'Used',
  revokedAt: 'Revoked',
  start: 'Beginning',
  value: 'Value',
};

/** What a field is called on screen. */
export function fieldLabel(entity: Entity, field: string): string {
  if (entity === 'document' && field === 'sourceId') return 'Publisher';
  return labels[field] ?? field;
}

/** Fields that repeat another one for the machine's sake, or were not chosen by anybody, and are not shown. */
export const isHidden = (field: string): boolean =>
  field === 'suggestion' ||
  field === 'statementKey' ||
  field === 'nameKey' ||
  field === 'titleKey' ||
  field === 'urlKey';

const lists: Record<string, Readonly<Record<string, { readonly label: string }>>> = {
  'claim.status': claimStatuses,
  'judgement.status': claimStatuses,
  'judgement.confidence': confidences,
  'judgement.likelihood': likelihoods,
  'source.kind': sourceKinds,
  'document.kind': documentKinds,
  'document.state': documentStates,
  'utterance.stance': stances,
  'utterance.certainty': certainties,
  'utterance.passage': passages,
  'tag.stance': stances,
  'tag.certainty': certainties,
  'tag.sourceKind': sourceKinds,
  'tag.state': tagStates,
};

/** A value as the history keeps it, in words; null is “–”. Ids are left to the caller, who can look names up. */
export function valueText(entity: Entity, field: string, value: unknown): string {
  if (value === null || value === undefined || value === '') return '–';
  if (typeof value === 'string') return lists[`${entity}.${field}`]?.[value]?.label ?? value;
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value)) return value.length === 0 ? '–' : value.join(', ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
