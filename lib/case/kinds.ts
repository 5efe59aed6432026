import { columnOf, type Entity, fieldLabel } from '@/lib/entities/entities';
import {
  captureWays,
  certainties,
  claimStatuses,
  confidences,
  documentKinds,
  documentStates,
  likelihoods,
  passages,
  reliabilities,
  sourceKinds,
  stances,
  traceFindings,
  wordsOf,
} from '@/lib/vocabulary';
import {
  address,
  addresses,
  addressIfAny,
  type CaseColumn,
  count,
  datePrecision,
  figure,
  hash,
  headers,
  href,
  httpStatus,
  numberIn,
  object,
  optional,
  ownNumber,
  slug,
  spans,
  text,
  texts,
  time,
  word,
  yesNo,
} from './columns';

/** One file of a case that is a table: a row for each record of a kind. */
export type CaseFile = {
  readonly entity: Entity;
  readonly noun: readonly [one: string, many: string];
  readonly columns: Readonly<Record<string, CaseColumn>>;
  readonly key: readonly string[];
  /** Whether cases of earlier versions lack it. */
  readonly isLater?: boolean;
};

const [NOTE, REASON] = [2000, 10_000];
const merged = { createdAt: time, deletedAt: optional(time) };
const note = { name: text(1000), text: text(1_000_000), key: optional(text(1_000_000)) };
const file = (
  entity: Entity,
  noun: readonly [string, string],
  columns: CaseFile['columns'],
  key: readonly string[] = ['id'],
): CaseFile => ({ entity, noun, columns, key });
const later = (...parts: Parameters<typeof file>): CaseFile => ({ ...file(...parts), isLater: true });

/** The tables of a case, each after those to which it refers. */
export const caseFiles = {
  topics: file('topic', ['topic', 'topics'], { id: ownNumber, slug, name: text(100, 1) }),
  sources: file('source', ['source', 'sources'], {
    ...{ id: ownNumber, slug, name: text(200, 1), kind: word(wordsOf(sourceKinds)) },
    ...{ aliases: texts(200), domains: texts(300), description: text(NOTE) },
    ...{ ownerId: optional(numberIn('sources')), reliability: optional(word(wordsOf(reliabilities))) },
    ...{ peopleCount: optional(count), terms: text(500), grantedById: optional(numberIn('sources')) },
    ...{ ...merged, mergedIntoId: optional(numberIn('sources')) },
  }),
  grades: file('sourceGrade', ['grade', 'grades'], {
    ...{ id: ownNumber, sourceId: numberIn('sources'), grade: optional(word(wordsOf(reliabilities))) },
    ...{ reason: text(REASON), gradedBy: text(1000), gradedAt: time },
  }),
  'source-notes': file('sourceNote', ['note on a source', 'notes on sources'], {
    ...{ id: ownNumber, sourceId: numberIn('sources'), ...note },
  }),
  documents: file('document', ['document', 'documents'], {
    ...{ id: ownNumber, title: text(500, 1), url: optional(text(2000, 1)), sourceId: numberIn('sources') },
    ...{ kind: word(wordsOf(documentKinds)), authors: texts(200), language: text(35, 1) },
    ...{ publishedAt: optional(time), publishedPrecision: datePrecision, publishedNote: text(NOTE) },
    ...{ state: word(wordsOf(documentStates)), stateNote: text(NOTE), createdAt: time },
  }),
  'document-notes': file('documentNote', ['note on a document', 'notes on documents'], {
    ...{ id: ownNumber, documentId: numberIn('documents'), ...note },
  }),
  texts: file('documentVersion', ['text', 'texts'], {
    ...{ id: ownNumber, documentId: numberIn('documents'), number: count, sha256: hash, storedAt: time },
  }),
  hyperlinks: later(
    'documentVersion',
    ['hyperlink', 'hyperlinks'],
    { versionId: numberIn('texts'), start: figure, end: figure, href },
    ['versionId', 'start'],
  ),
  copies: later('capture', ['copy', 'copies'], {
    ...{ id: ownNumber, documentId: numberIn('documents'), how: word(wordsOf(captureWays)) },
    ...{ requestedUrl: optional(address), finalUrl: optional(address), redirects: addresses },
    ...{ status: optional(httpStatus), headers, mediaType: text(1000), fileName: text(1000) },
    ...{ sha256: hash, size: figure, capturedAt: time, kept: yesNo },
  }),
  claims: file('claim', ['claim', 'claims'], {
    ...{ id: ownNumber, slug, statement: text(1000, 1), status: word(wordsOf(claimStatuses)) },
    ...{ ...merged, mergedIntoId: optional(numberIn('claims')) },
  }),
  'claim-topics': file(
    'claim',
    ['topic of a claim', 'topics of claims'],
    { claimId: numberIn('claims'), topicId: numberIn('topics') },
    ['claimId', 'topicId'],
  ),
  'claim-notes': file('claimNote', ['note on a claim', 'notes on claims'], {
    ...{ id: ownNumber, claimId: numberIn('claims'), ...note },
  }),
  judgements: file('judgement', ['judgement', 'judgements'], {
    ...{ id: ownNumber, claimId: numberIn('claims'), likelihood: optional(word(wordsOf(likelihoods))) },
    ...{ confidence: word(wordsOf(confidences)), status: word(wordsOf(claimStatuses)), reason: text(REASON, 1) },
    ...{ authorName: text(1000), judgedAt: time, suggestion: optional(object) },
  }),
  utterances: file('utterance', ['utterance', 'utterances'], {
    ...{ id: ownNumber, claimId: numberIn('claims'), sourceId: numberIn('sources') },
    ...{ documentId: optional(numberIn('documents')), stance: word(wordsOf(stances)) },
    ...{ certainty: optional(word(wordsOf(certainties))), passage: optional(word(wordsOf(passages))) },
    ...{ versionId: optional(numberIn('texts')), spans, leftBehind: yesNo },
    ...{ saidAt: optional(time), saidPrecision: datePrecision, saidNote: text(NOTE) },
  }),
  answers: later('traceAnswer', ['answer of a search', 'answers of searches'], {
    ...{ id: ownNumber, utteranceId: numberIn('utterances'), finding: word(wordsOf(traceFindings)) },
    ...{ documentId: optional(numberIn('documents')), address: addressIfAny, note: text(NOTE) },
    ...{ answeredBy: text(1000), answeredAt: time },
  }),
  links: file('attribution', ['link', 'links'], {
    ...{ id: ownNumber, claimId: numberIn('claims'), downstreamId: numberIn('utterances') },
    ...{ upstreamId: numberIn('utterances'), verbatim: yesNo, note: text(NOTE), createdAt: time },
  }),
  readings: file('reading', ['reading', 'readings'], {
    ...{ id: ownNumber, attributionId: numberIn('links'), versionId: optional(numberIn('texts')), cue: text(1000) },
    ...{ sourceSpans: spans, cueSpans: spans, contentSpans: spans, leftBehind: yesNo },
  }),
  dependences: file('dependenceLink', ['note on dependence', 'notes on dependence'], {
    ...{ id: ownNumber, claimId: numberIn('claims'), aId: numberIn('utterances'), bId: numberIn('utterances') },
    ...{ dependent: yesNo, reason: text(REASON) },
  }),
} as const satisfies Record<string, CaseFile>;

export type CaseFileName = keyof typeof caseFiles;
export const caseFileNames = Object.keys(caseFiles).filter(isCaseFile);
export function isCaseFile(name: string): name is CaseFileName {
  return Object.hasOwn(caseFiles, name);
}
export const fileOf = (name: CaseFileName): CaseFile => caseFiles[name];

/** What a case holds, tables and tags, with what one and several of it are called. */
export type CaseKind = CaseFileName | 'tags';
export const caseKinds: readonly CaseKind[] = [...caseFileNames, 'tags'];
export const nounsOf = (kind: CaseKind): readonly [string, string] =>
  kind === 'tags' ? ['tag', 'tags'] : fileOf(kind).noun;

/** A column as the file names it, and as people call it. */
export const headerOf = (field: string): string => columnOf(field);
export const labelOf = (name: CaseFileName, field: string): string =>
  field === 'id' ? 'Number' : fieldLabel(fileOf(name).entity, field);

/** Where the text of a document stands in the case. */
export const textPath = (documentId: unknown, number: unknown): string => `texts/${documentId}-${number}.txt`;

/** Where the bytes of a copy stand in the case. */
export const copyPath = (sha256: unknown): string => `copies/${sha256}`;
