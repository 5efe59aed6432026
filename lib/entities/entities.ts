import {
  captureWays,
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
  traceFindings,
} from '@/lib/vocabulary';
import type { Declaration, Field } from './declaration';

const slug = { label: 'Address', shown: 'altered' } as const;
const createdAt = { label: 'Made', holds: 'time', shown: 'altered' } as const;
const deletedAt = { label: 'Deleted', holds: 'time' } as const;
const claimId = { label: 'Claim', references: 'claim' } as const;
const documentId = { label: 'Document', references: 'document' } as const;
const sourceId = { label: 'Source', references: 'source' } as const;
const versionId = { label: 'Text version', references: 'documentVersion' } as const;
const leftBehind = { label: 'Left with an older text', shown: 'altered' } as const;
const precision = { label: 'Precision of the date', shown: 'altered' } as const;
const noteFields = {
  name: { label: 'Name' },
  text: { label: 'Text' },
  key: { label: 'Number in the file', shown: 'never' },
} as const;
const spans = (label: string) => ({ label, holds: 'spans' }) as const;
const placed = <const F extends Field>(field: F) => ({ ...field, place: true }) as const;
const whole = <const F extends Field>(field: F) => ({ ...field, affects: 'whole' }) as const;

const claimStatement = '(SELECT c.statement FROM claim c WHERE c.id = t.claim_id)';
const sourceName = '(SELECT s.name FROM source s WHERE s.id = t.source_id)';
/** Who credits whom along a link. */
const credit = (link: string) => `(SELECT sd.name || ' credits ' || su.name FROM attribution a
  JOIN utterance d ON d.id = a.downstream_id JOIN source sd ON sd.id = d.source_id
  JOIN utterance u ON u.id = a.upstream_id JOIN source su ON su.id = u.source_id WHERE a.id = ${link})`;
/** A row is not visible yet if the same statement wrote it. */
const ownCredit = `(SELECT sd.name || ' credits ' || su.name FROM utterance d JOIN source sd ON sd.id = d.source_id,
  utterance u JOIN source su ON su.id = u.source_id WHERE d.id = t.downstream_id AND u.id = t.upstream_id)`;

const declared = {
  claim: {
    table: 'claim',
    noun: 'claim',
    many: 'claims',
    help: 'A claim: its statement, status, topics.',
    key: 'number',
    fields: {
      slug,
      statement: { label: 'Statement' },
      status: { label: 'Status', words: claimStatuses },
      topicIds: {
        label: 'Topics',
        references: 'topic',
        answeredAs: 'topics',
        read: `(SELECT coalesce(jsonb_agg(k.topic_id ORDER BY k.topic_id), '[]') FROM claim_topic k
          WHERE k.claim_id = t.id)`,
      },
      deletedAt,
      mergedIntoId: { label: 'Merged into', references: 'claim' },
    },
    keys: { statementKey: ['statement'] },
    unkept: [
      'createdAt',
      'chains',
      'chainText',
      'topicText',
      'suggestedConfidence',
      'suggestedLikelihood',
      'belief',
      'disbelief',
      'uncertainty',
      'formulaVersion',
      'judgedConfidence',
      'judgedLikelihood',
    ],
    own: { page: `'/claims/' || t.slug`, rank: 1 },
    unmake: 'delete',
    onRestore: 'goes back',
    versioned: true,
    dated: true,
    called: 'statement',
  },
  source: {
    table: 'source',
    noun: 'source',
    many: 'sources',
    help: 'Somebody who can say something.',
    key: 'number',
    fields: {
      slug: whole(slug),
      name: whole({ label: 'Name' }),
      kind: whole({ label: 'Kind', words: sourceKinds }),
      aliases: { label: 'Other names' },
      domains: { label: 'Domains' },
      description: { label: 'Description' },
      ownerId: { label: 'Owner', references: 'source', answeredAs: 'owner', affects: 'weights' },
      reliability: { label: 'Reliability', affects: 'weights', onRestore: 'stays' },
      peopleCount: { label: 'Number of people' },
      terms: { label: 'Terms' },
      grantedById: { label: 'Granted by', references: 'source', answeredAs: 'grantedBy' },
      deletedAt: whole(deletedAt),
      mergedIntoId: whole({ label: 'Merged into', references: 'source' }),
    },
    keys: { nameKey: ['name'], folded: ['name', 'aliases'] },
    unkept: ['createdAt'],
    own: { page: `'/sources/' || t.slug`, rank: 3 },
    unmake: 'delete',
    onRestore: 'goes back',
    versioned: true,
    dated: true,
    called: 'name',
  },
  sourceGrade: {
    table: 'source_grade',
    noun: 'grade',
    many: 'grades',
    help: 'How reliable a source was judged to be.',
    key: 'number',
    fields: {
      sourceId,
      grade: { label: 'Grade' },
      reason: { label: 'Reason' },
      gradedBy: { label: 'Graded by' },
      gradedAt: { label: 'Graded on', holds: 'time' },
    },
    partOf: { entity: 'source', by: 'sourceId' },
    unmake: 'remove',
    onRestore: 'stays',
    label: sourceName,
  },
  document: {
    table: 'document',
    noun: 'document',
    many: 'documents',
    help: 'One published item.',
    key: 'number',
    fields: {
      title: { label: 'Title' },
      url: { label: 'Address' },
      urlKey: { label: 'Address, compared', shown: 'never' },
      sourceId: { label: 'Publisher', references: 'source', answeredAs: 'publisher', affects: 'whole' },
      kind: { label: 'Kind', words: documentKinds },
      authors: { label: 'Authors' },
      language: { label: 'Language' },
      publishedAt: whole({ label: 'Published', holds: 'time', precision: 'publishedPrecision' }),
      publishedPrecision: whole(precision),
      publishedNote: { label: 'Note on the date' },
      state: { label: 'State', words: documentStates, affects: 'weights' },
      stateNote: { label: 'Note on the state' },
      deletedAt: whole(deletedAt),
    },
    keys: { titleKey: ['title'] },
    unkept: ['createdAt'],
    own: { page: `'/documents/' || t.id`, rank: 2 },
    unmake: 'delete',
    onRestore: 'goes back',
    versioned: true,
    dated: true,
    called: 'title',
  },
  documentVersion: {
    table: 'document_version',
    noun: 'text',
    many: 'texts',
    help: 'The stored text of a document.',
    key: 'number',
    fields: {
      documentId,
      number: { label: 'Version' },
      text: { label: 'Text', kept: 'once removed' },
      sha256: { label: 'Hash of the text' },
      links: { label: 'Hyperlinks', kept: 'once removed', shown: 'never' },
      storedAt: { label: 'Stored', holds: 'time' },
    },
    partOf: { entity: 'document', by: 'documentId' },
    unmake: 'remove',
    onRestore: 'stays',
    label: '(SELECT d.title FROM document d WHERE d.id = t.document_id)',
    labelInReferences: `(SELECT 'version ' || t.number || ' of ' || d.title FROM document d WHERE d.id = t.document_id)`,
  },
  capture: {
    table: 'capture',
    noun: 'copy',
    many: 'copies',
    help: 'What was seen of a document, byte for byte.',
    key: 'number',
    fields: {
      documentId,
      how: { label: 'How it was seen', words: captureWays },
      requestedUrl: { label: 'Address asked for' },
      finalUrl: { label: 'Address that answered' },
      redirects: { label: 'Redirects' },
      status: { label: 'Status of the answer', shown: 'never' },
      headers: { label: 'Headers', shown: 'never' },
      mediaType: { label: 'Type' },
      fileName: { label: 'Name of the file' },
      sha256: { label: 'Hash of the bytes' },
      size: { label: 'Bytes' },
      capturedAt: { label: 'Seen', holds: 'time' },
      kept: { label: 'Bytes stored' },
    },
    partOf: { entity: 'document', by: 'documentId' },
    unmake: 'remove',
    onRestore: 'stays',
    label: '(SELECT d.title FROM document d WHERE d.id = t.document_id)',
  },
  utterance: {
    table: 'utterance',
    noun: 'utterance',
    many: 'utterances',
    help: 'One source putting one claim.',
    key: 'number',
    fields: {
      claimId,
      sourceId: { ...sourceId, answeredAs: 'source' },
      documentId,
      stance: { label: 'Stance', words: stances },
      certainty: { label: 'Certainty', words: certainties },
      passage: { label: 'Passage', words: passages },
      versionId: placed(versionId),
      spans: placed(spans('Place of the passage')),
      leftBehind: placed(leftBehind),
      saidAt: { label: 'Said on', holds: 'time', precision: 'saidPrecision' },
      saidPrecision: precision,
      saidNote: { label: 'Note on the date' },
    },
    partOf: { entity: 'claim', by: 'claimId' },
    unmake: 'remove',
    onRestore: 'goes back',
    versioned: true,
    label: sourceName,
  },
  attribution: {
    table: 'attribution',
    noun: 'link',
    many: 'links',
    help: 'One source crediting another.',
    key: 'number',
    fields: {
      claimId,
      downstreamId: { label: 'Who credits', references: 'utterance' },
      upstreamId: { label: 'Who is credited', references: 'utterance' },
      verbatim: { label: 'Word for word' },
      note: { label: 'Note' },
      createdAt,
    },
    unkept: ['state'],
    partOf: { entity: 'claim', by: 'claimId' },
    unmake: 'remove',
    onRestore: 'goes back',
    versioned: true,
    label: ownCredit,
  },
  reading: {
    table: 'reading',
    noun: 'reading',
    many: 'readings',
    help: 'A passage in which a link was read.',
    key: 'number',
    fields: {
      attributionId: { label: 'Link', references: 'attribution' },
      versionId: placed(versionId),
      cue: { label: 'Cue' },
      sourceSpans: placed(spans('Place of the source')),
      cueSpans: placed(spans('Place of the cue')),
      contentSpans: placed(spans('Place of the content')),
      leftBehind: placed(leftBehind),
    },
    partOf: { entity: 'claim', by: 'claimId', through: 'attributionId' },
    unmake: 'remove',
    onRestore: 'goes back',
    label: credit('t.attribution_id'),
  },
  dependenceLink: {
    table: 'dependence_link',
    noun: 'note on dependence',
    many: 'notes on dependence',
    help: 'Whether two sources depend on each other.',
    key: 'number',
    fields: {
      claimId,
      aId: { label: 'First', references: 'utterance' },
      bId: { label: 'Second', references: 'utterance' },
      dependent: { label: 'Dependent' },
      reason: { label: 'Reason' },
    },
    partOf: { entity: 'claim', by: 'claimId' },
    unmake: 'remove',
    onRestore: 'goes back',
    label: claimStatement,
  },
  traceAnswer: {
    table: 'trace_answer',
    noun: 'answer of a search',
    many: 'answers of a search',
    help: 'What somebody found who looked where a source says something.',
    key: 'number',
    fields: {
      utteranceId: { label: 'Utterance', references: 'utterance' },
      finding: { label: 'Found', words: traceFindings },
      documentId,
      address: { label: 'Address' },
      note: { label: 'Note' },
      answeredBy: { label: 'Answered by' },
      answeredAt: { label: 'Answered on', holds: 'time' },
    },
    partOf: { entity: 'claim', by: 'claimId', through: 'utteranceId' },
    unmake: 'remove',
    onRestore: 'goes back',
    label: '(SELECT s.name FROM utterance u JOIN source s ON s.id = u.source_id WHERE u.id = t.utterance_id)',
  },
  judgement: {
    table: 'judgement',
    noun: 'judgement',
    many: 'judgements',
    help: 'What an editor judged, with a reason.',
    key: 'number',
    fields: {
      claimId,
      likelihood: { label: 'Likelihood', words: likelihoods },
      confidence: { label: 'Confidence', words: confidences },
      status: { label: 'Status', words: claimStatuses },
      reason: { label: 'Reason' },
      authorName: { label: 'Judged by' },
      judgedAt: { label: 'Judged on', holds: 'time' },
      suggestion: { label: 'Suggestion', shown: 'never' },
    },
    partOf: { entity: 'claim', by: 'claimId' },
    unmake: 'remove',
    onRestore: 'stays',
    label: claimStatement,
  },
  tag: {
    table: 'tag',
    noun: 'tag',
    many: 'tags',
    help: 'An attribution marked in the text of a document.',
    key: 'number',
    fields: {
      documentId,
      versionId,
      sourceSpans: spans('Place of the source'),
      cueSpans: spans('Place of the cue'),
      contentSpans: spans('Place of the content'),
      nameSpans: spans('Place of the name'),
      parentId: { label: 'Passed on by', references: 'tag' },
      sourceId,
      sourceName: { label: 'Name of the source' },
      sourceKind: { label: 'Kind of the source', words: sourceKinds },
      claimId,
      statement: { label: 'Statement' },
      stance: { label: 'Stance', words: stances },
      certainty: { label: 'Certainty', words: certainties },
      state: { label: 'State', words: tagStates },
      rule: { label: 'Proposed as' },
      leftBehind,
      createdAt,
    },
    partOf: { entity: 'document', by: 'documentId' },
    unmake: 'remove',
    onRestore: 'stays',
    versioned: true,
    // Otherwise by the words that were marked; see `tagLabels`.
    called: 'statement',
    labelInReferences: 'NULL',
  },
  claimNote: {
    table: 'claim_note',
    noun: 'note',
    many: 'notes',
    help: 'What a file said of a claim beyond its fields.',
    key: 'number',
    fields: { claimId, ...noteFields },
    partOf: { entity: 'claim', by: 'claimId' },
    unmake: 'remove',
    onRestore: 'goes back',
    called: 'name',
  },
  sourceNote: {
    table: 'source_note',
    noun: 'note',
    many: 'notes',
    help: 'What a file said of a source beyond its fields.',
    key: 'number',
    fields: { sourceId, ...noteFields },
    partOf: { entity: 'source', by: 'sourceId' },
    unmake: 'remove',
    onRestore: 'goes back',
    called: 'name',
  },
  documentNote: {
    table: 'document_note',
    noun: 'note',
    many: 'notes',
    help: 'What a file said of a document beyond its fields.',
    key: 'number',
    fields: { documentId, ...noteFields },
    partOf: { entity: 'document', by: 'documentId' },
    unmake: 'remove',
    onRestore: 'goes back',
    called: 'name',
  },
  importMapping: {
    table: 'import_mapping',
    noun: 'mapping of columns',
    many: 'mappings of columns',
    help: 'How the columns of a kind of file become records.',
    key: 'number',
    fields: {
      name: { label: 'Name' },
      fingerprint: { label: 'Headers', shown: 'never' },
      mapping: { label: 'Mapping', shown: 'never' },
    },
    unkept: ['createdAt'],
    unmake: 'remove',
    onRestore: 'stays',
    called: 'name',
  },
  topic: {
    table: 'topic',
    noun: 'topic',
    many: 'topics',
    help: 'What claims are about.',
    key: 'number',
    fields: { slug, name: whole({ label: 'Name' }) },
    keys: { nameKey: ['name'] },
    own: { page: `'/claims?topic=' || t.slug`, rank: 4 },
    unmake: 'remove unused',
    onRestore: 'goes back',
    called: 'name',
  },
  person: {
    table: 'person',
    noun: 'person',
    many: 'people',
    help: 'Somebody with an account. Shown to admins only.',
    key: 'text',
    fields: {
      name: { label: 'Name' },
      email: { label: 'E-mail' },
      role: { label: 'Role' },
      disabledAt: { label: 'Disabled', holds: 'time' },
    },
    unkept: ['emailVerified', 'image', 'createdAt', 'updatedAt'],
    own: { page: 'NULL', rank: 5 },
    unmake: 'keep',
    onRestore: 'stays',
    called: 'name',
  },
  invitation: {
    table: 'invitation',
    noun: 'invitation',
    many: 'invitations',
    help: 'A link that makes an account. Shown to admins only.',
    key: 'number',
    fields: {
      role: { label: 'Role' },
      userId: { label: 'Person', references: 'person' },
      note: { label: 'Note' },
      makerId: { label: 'Made by', references: 'person' },
      expiresAt: { label: 'Expires', holds: 'time' },
      usedAt: { label: 'Used', holds: 'time' },
      revokedAt: { label: 'Revoked', holds: 'time' },
    },
    unkept: ['hash', 'first', 'createdBy', 'createdAt', 'usedBy'],
    partOf: { entity: 'person', by: 'userId' },
    unmake: 'keep',
    onRestore: 'stays',
    label: `t.role::text || CASE WHEN t.note = '' THEN '' ELSE ': ' || t.note END`,
  },
  apiToken: {
    table: 'api_token',
    noun: 'token',
    many: 'tokens',
    help: 'A key for a program. Shown to admins only.',
    key: 'number',
    fields: {
      userId: { label: 'Person', references: 'person' },
      name: { label: 'Name' },
      role: { label: 'Role' },
      start: { label: 'Beginning' },
      expiresAt: { label: 'Expires', holds: 'time' },
      revokedAt: { label: 'Revoked', holds: 'time' },
    },
    unkept: ['hash', 'createdAt', 'lastUsedAt'],
    partOf: { entity: 'person', by: 'userId' },
    unmake: 'keep',
    onRestore: 'stays',
    called: 'name',
  },
  learning: {
    table: 'learning',
    noun: 'learning',
    many: 'learnings',
    help: 'What was learned from decisions about proposals. Shown to admins only.',
    key: 'number',
    fields: {
      learnedAt: { label: 'Learned', holds: 'time' },
      decisions: { label: 'Decisions' },
      documents: { label: 'Documents' },
      heldOut: { label: 'Held out' },
      before: { label: 'Right before' },
      after: { label: 'Right after' },
      inUse: { label: 'In use' },
      base: { label: 'Goes on from', shown: 'never' },
    },
    unkept: ['weights'],
    unmake: 'keep',
    onRestore: 'stays',
    label: `'what was learned from ' || t.decisions || ' decisions'`,
  },
  setting: {
    table: 'setting',
    noun: 'setting',
    many: 'settings',
    help: 'What admins set for everybody. Shown to admins only.',
    key: 'text',
    fields: { value: { label: 'Value' } },
    unmake: 'keep',
    onRestore: 'stays',
  },
} as const satisfies Record<string, Declaration>;

/** Every kind of record that the history keeps. Everything else about a kind is in its declaration here. */
export const entities = declared satisfies Record<string, Declaration<keyof typeof declared>>;

export type Entity = keyof typeof entities;
export const entityNames = Object.keys(entities).filter(isEntity);
export function isEntity(name: string): name is Entity {
  return Object.hasOwn(entities, name);
}
export const declarationOf = (entity: Entity): Declaration<Entity> => entities[entity];

/** The kinds that have a history of their own. The first of them tells what a change is about. */
export const ownHistory: readonly Entity[] = entityNames
  .filter((entity) => declarationOf(entity).own)
  .sort((a, b) => rankOf(a) - rankOf(b));
function rankOf(entity: Entity): number {
  return declarationOf(entity).own?.rank ?? 0;
}

/** The kinds that can be restored, with everything that is part of them. */
export const restorable = ownHistory.filter((entity) => declarationOf(entity).onRestore === 'goes back');

/** All kinds, each after those it refers to, so that they can be created in this order and removed in reverse. */
export const referredFirst: readonly Entity[] = entityNames.reduce(withReferred, []);
function withReferred(order: readonly Entity[], entity: Entity): readonly Entity[] {
  if (order.includes(entity)) return order;
  const kinds = Object.values(declarationOf(entity).fields).flatMap(({ references }) => references ?? []);
  return [...kinds.filter((kind) => kind !== entity).reduce(withReferred, order), entity];
}

/** What a record of this kind is called in a sentence. */
export const nounOf = (entity: Entity): string => entities[entity].noun;

/** What the history keeps of a record. */
export const fieldsOf = (entity: Entity): string[] => Object.keys(entities[entity].fields);
/** Undefined for a kind or a field that only earlier versions kept. */
export function fieldOf(entity: string, field: string): Field<Entity> | undefined {
  if (!isEntity(entity)) return undefined;
  const { fields } = declarationOf(entity);
  return Object.hasOwn(fields, field) ? fields[field] : undefined;
}

/** What people call a record, in SQL, for a row t. */
export const labelSql = (entity: Entity): string => {
  const { called, label } = declarationOf(entity);
  return label ?? `t."${columnOf(called ?? 'id')}"`;
};

/** The column in which a field stands. */
export const columnOf = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** The name of a field on screen. */
export const fieldLabel = (entity: string, field: string): string => fieldOf(entity, field)?.label ?? field;

/** Whether a field is not shown, because it repeats others or nobody chose it. */
export const isHidden = (entity: string, field: string): boolean =>
  fieldOf(entity, field)?.shown === 'never' ||
  (isEntity(entity) && Object.hasOwn(declarationOf(entity).keys ?? {}, field));
