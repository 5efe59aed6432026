/** What the history keeps of each kind of record, and what is done when its making is taken back. */
export type EntityDeclaration = {
  readonly table: string;
  readonly fields: readonly string[];
  /**
   * One that was made is marked as deleted (the record has `deletedAt`), removed, removed if nothing has it, or kept,
   * when its making is undone.
   */
  readonly unmake: 'delete' | 'remove' | 'remove unused' | 'keep';
  /** Raises `version` and `updatedAt`. */
  readonly versioned?: true;
  readonly dated?: true;
  readonly key: 'number' | 'text';
};

export const entities = {
  claim: {
    table: 'claim',
    fields: ['slug', 'statement', 'status', 'topicIds', 'deletedAt', 'mergedIntoId'],
    unmake: 'delete',
    versioned: true,
    dated: true,
    key: 'number',
  },
  source: {
    table: 'source',
    fields: [
      'slug',
      'name',
      'kind',
      'aliases',
      'domains',
      'description',
      'ownerId',
      'reliability',
      'peopleCount',
      'terms',
      'grantedById',
      'deletedAt',
      'mergedIntoId',
    ],
    unmake: 'delete',
    versioned: true,
    dated: true,
    key: 'number',
  },
  sourceGrade: {
    table: 'source_grade',
    fields: ['sourceId', 'grade', 'reason', 'gradedBy', 'gradedAt'],
    unmake: 'remove',
    key: 'number',
  },
  document: {
    table: 'document',
    fields: [
      'title',
      'url',
      'urlKey',
      'sourceId',
      'kind',
      'authors',
      'language',
      'publishedAt',
      'publishedPrecision',
      'publishedNote',
      'state',
      'stateNote',
      'deletedAt',
    ],
    unmake: 'delete',
    versioned: true,
    dated: true,
    key: 'number',
  },
  documentVersion: {
    table: 'document_version',
    fields: ['documentId', 'number', 'text', 'sha256', 'storedAt'],
    unmake: 'remove',
    key: 'number',
  },
  utterance: {
    table: 'utterance',
    fields: [
      'claimId',
      'sourceId',
      'documentId',
      'stance',
      'certainty',
      'passage',
      'versionId',
      'spans',
      'leftBehind',
      'saidAt',
      'saidPrecision',
      'saidNote',
    ],
    unmake: 'remove',
    versioned: true,
    key: 'number',
  },
  attribution: {
    table: 'attribution',
    fields: ['claimId', 'downstreamId', 'upstreamId', 'verbatim', 'note', 'createdAt'],
    unmake: 'remove',
    versioned: true,
    key: 'number',
  },
  reading: {
    table: 'reading',
    fields: ['attributionId', 'versionId', 'cue', 'sourceSpans', 'cueSpans', 'contentSpans', 'leftBehind'],
    unmake: 'remove',
    key: 'number',
  },
  dependenceLink: {
    table: 'dependence_link',
    fields: ['claimId', 'aId', 'bId', 'dependent', 'reason'],
    unmake: 'remove',
    key: 'number',
  },
  judgement: {
    table: 'judgement',
    fields: ['claimId', 'likelihood', 'confidence', 'status', 'reason', 'authorName', 'judgedAt', 'suggestion'],
    unmake: 'remove',
    key: 'number',
  },
  tag: {
    table: 'tag',
    fields: [
      'documentId',
      'versionId',
      'sourceSpans',
      'cueSpans',
      'contentSpans',
      'nameSpans',
      'parentId',
      'sourceId',
      'sourceName',
      'sourceKind',
      'claimId',
      'statement',
      'stance',
      'certainty',
      'state',
      'rule',
      'leftBehind',
      'createdAt',
    ],
    unmake: 'remove',
    versioned: true,
    key: 'number',
  },
  topic: { table: 'topic', fields: ['slug', 'name'], unmake: 'remove unused', key: 'number' },
  person: { table: 'person', fields: ['name', 'email', 'role', 'disabledAt'], unmake: 'keep', key: 'text' },
  invitation: {
    table: 'invitation',
    fields: ['role', 'userId', 'note', 'makerId', 'expiresAt', 'usedAt', 'revokedAt'],
    unmake: 'keep',
    key: 'number',
  },
  apiToken: {
    table: 'api_token',
    fields: ['userId', 'name', 'role', 'start', 'expiresAt', 'revokedAt'],
    unmake: 'keep',
    key: 'number',
  },
  setting: { table: 'setting', fields: ['value'], unmake: 'keep', key: 'text' },
} as const satisfies Record<string, EntityDeclaration>;

/**
 * The fields that say how exactly a date is known, by the field of the date; kept with every change of it, so that it
 * can be shown as it was.
 */
export const precisionOf: Readonly<Record<string, string>> = {
  publishedAt: 'publishedPrecision',
  saidAt: 'saidPrecision',
};

export type Entity = keyof typeof entities;
export const declarationOf = (entity: Entity): EntityDeclaration => entities[entity];
/** Parts that are only ever added: an earlier state of the whole leaves them alone. */
export const lasting: readonly string[] = ['judgement', 'sourceGrade', 'documentVersion', 'tag'] satisfies Entity[];
export const isEntity = (name: string): name is Entity => Object.hasOwn(entities, name);

export type Id = number | string;
/** A record's fields as the history keeps them: plain JSON, times as texts. */
export type Fields = Readonly<Record<string, unknown>>;

/** One record that a change made, altered or removed; only the fields that differ when it was altered. */
export type ChangedRecord = {
  readonly entity: Entity;
  readonly id: Id;
  readonly label: string;
  readonly before: Fields | null;
  readonly after: Fields | null;
  /** "claim:12": in whose history it stands. */
  readonly subjects: readonly string[];
};

/** Whether two values, as they stand in JSON, are the same. */
export const same = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

/** The fields of `after` that are not as they were, with both values; null when there are none. */
export function difference(before: Fields, after: Fields): { before: Fields; after: Fields } | null {
  const names = Object.keys(after).filter((name) => !same(before[name], after[name]));
  if (names.length === 0) return null;
  const pick = (fields: Fields) => Object.fromEntries(names.map((name) => [name, fields[name] ?? null]));
  return { before: pick(before), after: pick(after) };
}

/** The records in whose history a change of this one stands. */
export function subjectsOf(entity: Entity, id: Id, ...states: readonly (Fields | null)[]): string[] {
  const own = { claim: 'claim', source: 'source', document: 'document', topic: 'topic', person: 'person' } as Partial<
    Record<Entity, string>
  >;
  const owner: Partial<Record<Entity, readonly [string, string]>> = {
    sourceGrade: ['source', 'sourceId'],
    documentVersion: ['document', 'documentId'],
    utterance: ['claim', 'claimId'],
    attribution: ['claim', 'claimId'],
    reading: ['claim', 'claimId'],
    dependenceLink: ['claim', 'claimId'],
    judgement: ['claim', 'claimId'],
    tag: ['document', 'documentId'],
    invitation: ['person', 'userId'],
    apiToken: ['person', 'userId'],
  };
  const names = own[entity] ? [`${own[entity]}:${id}`] : [];
  const [name, field] = owner[entity] ?? [];
  if (name && field) for (const state of states) if (state?.[field] != null) names.push(`${name}:${state[field]}`);
  return [...new Set(names)];
}
