import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  columnOf,
  declarationOf,
  type Entity,
  entityNames,
  fieldLabel,
  fieldOf,
  fieldsOf,
  isHidden,
  labelSql,
  ownHistory,
  referredFirst,
  restorable,
} from '@/lib/entities/entities';
import { followsFrom, keysOf } from '@/lib/entities/keys';
import { difference, keptOf, same, subjectsOf } from '@/lib/entities/record';

type Column = { name: string; type: string; column: string };
type Model = { table: string; columns: Column[]; references: Map<string, string> };

/** The models of the schema by their names: columns, and which model each names by its id. */
function modelsOf(schema: string): Map<string, Model> {
  const blocks = [...schema.matchAll(/^model (\w+) \{\n(.*?)^\}/gms)];
  const names = new Set(blocks.map(([, name = '']) => name));
  return new Map(
    blocks.map(([, name = '', body = '']) => {
      const lines = [...body.matchAll(/^ {2}(\w+) +(\w+)(?:\([^)]*\))?(?:\[\]|\?)? *(.*)$/gm)];
      const columns = lines.flatMap(([, field = '', type = '', rest = '']) =>
        names.has(type) ? [] : [{ name: field, type, column: /@map\("(\w+)"\)/.exec(rest)?.[1] ?? field }],
      );
      const references = lines.flatMap(([, , type = '', rest = '']): [string, string][] => {
        const by = /fields: \[(\w+)/.exec(rest)?.[1];
        return by ? [[by, type]] : [];
      });
      const table = /@@map\("(\w+)"\)/.exec(body)?.[1] ?? name;
      return [name, { table, columns, references: new Map(references) }];
    }),
  );
}

const models = modelsOf(readFileSync('prisma/schema.prisma', 'utf8'));
const modelNames = new Map([...models].map(([name, { table }]) => [table, name]));
const modelOf = (entity: Entity): Model => {
  const { table } = declarationOf(entity);
  return models.get(modelNames.get(table) ?? '') ?? { table: '', columns: [], references: new Map() };
};
const columnsOf = (entity: Entity) => modelOf(entity).columns.map(({ name }) => name);

/** Tables that no command writes through the ledger: derived, the history itself, and what signing in needs. */
const unwritten = [
  'ClaimFacts',
  'ClaimSearch',
  'DocumentShape',
  'NearDuplicate',
  'ClaimTopic',
  'Change',
  'ChangeRecord',
  'Answered',
  'Session',
  'Account',
  'Verification',
];

describe('the declaration of each kind of record', () => {
  it('is there for every table that commands write', () => {
    const declared = entityNames.map((entity) => modelNames.get(declarationOf(entity).table) ?? `no table: ${entity}`);
    expect([...models.keys()].filter((name) => !unwritten.includes(name)).sort()).toEqual(declared.sort());
  });

  it.each(entityNames)('%s: every column is declared, and nothing else', (entity) => {
    const { fields, keys = {}, unkept = [], versioned, dated } = declarationOf(entity);
    const own = Object.keys(fields).filter((name) => !fieldOf(entity, name)?.read);
    const declared = ['id', ...own, ...Object.keys(keys), ...unkept];
    if (versioned) declared.push('version');
    if (dated) declared.push('updatedAt');
    const there = columnsOf(entity);
    expect({ twice: declared.filter((name, i) => declared.indexOf(name) !== i) }).toEqual({ twice: [] });
    expect({ undeclared: there.filter((name) => !declared.includes(name)) }).toEqual({ undeclared: [] });
    expect({ unknown: declared.filter((name) => !there.includes(name)) }).toEqual({ unknown: [] });
  });

  it.each(entityNames)('%s: columns, times and keys are as the schema has them', (entity) => {
    for (const { name, type, column } of modelOf(entity).columns) {
      expect([name, columnOf(name)]).toEqual([name, column]);
      const field = fieldOf(entity, name);
      if (field) expect([name, field.holds === 'time']).toEqual([name, type === 'DateTime']);
      if (name === 'id') expect(declarationOf(entity).key).toBe(type === 'Int' ? 'number' : 'text');
    }
  });

  it.each(entityNames)('%s: names other records as the schema does', (entity) => {
    for (const [field, model] of modelOf(entity).references) {
      const kind = fieldOf(entity, field)?.references;
      expect([field, kind && modelNames.get(declarationOf(kind).table)]).toEqual([field, model]);
    }
  });

  it.each(entityNames)('%s: refers only to fields that are there', (entity) => {
    const { called, partOf, keys = {} } = declarationOf(entity);
    const precisions = fieldsOf(entity).flatMap((name) => fieldOf(entity, name)?.precision ?? []);
    for (const name of [called ?? [], partOf?.through ?? partOf?.by ?? [], ...Object.values(keys), precisions].flat())
      expect(fieldsOf(entity)).toContain(name);
    expect(fieldsOf(entity).includes('deletedAt')).toBe(declarationOf(entity).unmake === 'delete');
    if (partOf?.through) {
      const between = fieldOf(entity, partOf.through)?.references;
      expect(between && fieldOf(between, partOf.by)?.references).toBe(partOf.entity);
    } else if (partOf) expect(fieldOf(entity, partOf.by)?.references).toBe(partOf.entity);
  });
});

describe('what follows from the declarations', () => {
  it('the kinds with a history of their own, by what a change is said to be about', () => {
    expect(ownHistory).toEqual(['claim', 'document', 'source', 'topic', 'person']);
    expect(restorable).toEqual(['claim', 'document', 'source', 'topic']);
  });

  it('an order in which each kind comes after those that it refers to', () => {
    expect([...referredFirst].sort()).toEqual([...entityNames].sort());
    for (const [at, entity] of referredFirst.entries())
      for (const { references = entity } of Object.values(declarationOf(entity).fields))
        expect(referredFirst.indexOf(references)).toBeLessThanOrEqual(at);
  });

  it('what fields are called, also those that nobody knows any more', () => {
    expect(fieldLabel('document', 'sourceId')).toBe('Publisher');
    expect(fieldLabel('utterance', 'sourceId')).toBe('Source');
    expect([fieldLabel('claim', 'colour'), fieldLabel('ghost', 'name')]).toEqual(['colour', 'name']);
    expect(fieldOf('claim', 'toString')).toBeUndefined();
  });

  it('which fields are shown', () => {
    expect(isHidden('claim', 'statement')).toBe(false);
    expect(isHidden('document', 'urlKey')).toBe(true);
    expect(isHidden('judgement', 'suggestion')).toBe(true);
    // Earlier versions kept keys.
    expect(isHidden('claim', 'statementKey')).toBe(true);
    expect(isHidden('tag', 'statementKey')).toBe(false);
    expect(isHidden('ghost', 'name')).toBe(false);
  });

  it('what records are called, in SQL', () => {
    expect([labelSql('claim'), labelSql('setting')]).toEqual(['t."statement"', 't."id"']);
    expect(labelSql('sourceGrade')).toContain('source_id');
  });

  it('the keys of a record, folded, one text a line', () => {
    expect(keysOf('source', { name: 'Été', aliases: ['NYT', 'The Times'] })).toEqual({
      nameKey: 'ete',
      folded: 'ete\nnyt\nthe times',
    });
    expect(keysOf('source', { name: 'Été' })).toMatchObject({ folded: 'ete' });
    expect(keysOf('tag', { statement: 'Été' })).toEqual({});
    expect([followsFrom('source', 'aliases'), followsFrom('source', 'terms'), followsFrom('tag', 'statement')]).toEqual(
      [true, false, false],
    );
  });
});

describe('what is kept of a changed record', () => {
  it('is what differs', () => {
    expect(difference({ a: 1, b: [1], c: null }, { a: 2, b: [1] })).toEqual({ before: { a: 1 }, after: { a: 2 } });
    expect(difference({ a: 1 }, { a: 1, b: null })).toBeNull();
    expect(difference({}, { b: 0 })).toEqual({ before: { b: null }, after: { b: 0 } });
    expect([same(null, undefined), same([], null), same(0, false)]).toEqual([true, false, false]);
  });

  it('of one that was altered: its fields that differ, and nothing where none does', () => {
    const before = { slug: 'a', statement: 'A', status: 'unverified', topicIds: [1], version: 1, statementKey: 'a' };
    expect(keptOf('claim', before, { ...before, version: 2, statementKey: 'b' })).toBeNull();
    expect(keptOf('claim', before, { ...before, statement: 'B', version: 2 })).toEqual({
      before: { statement: 'A' },
      after: { statement: 'B' },
    });
  });

  it('has how exactly a time is known beside it, also where that is as before', () => {
    const before = { publishedAt: null, publishedPrecision: 'day', title: 'A' };
    const after = { ...before, publishedAt: '2024-01-01T00:00:00.000Z' };
    expect(keptOf('document', before, after)).toEqual({
      before: { publishedAt: null, publishedPrecision: 'day' },
      after: { publishedAt: '2024-01-01T00:00:00.000Z', publishedPrecision: 'day' },
    });
    expect(keptOf('document', before, { ...before, title: 'B' })).toEqual({
      before: { title: 'A' },
      after: { title: 'B' },
    });
  });

  it('of one that was made or removed: all its fields, but a long text only once it is gone', () => {
    const row = {
      documentId: 1,
      number: 1,
      text: 'A text',
      sha256: 'x',
      links: [],
      storedAt: '2024-01-01T00:00:00.000Z',
    };
    expect(keptOf('documentVersion', row, null)).toEqual({ before: row, after: null });
    const { text: _, links: __, ...made } = row;
    expect(keptOf('documentVersion', null, row)).toEqual({ before: null, after: made });
    expect(keptOf('topic', null, { slug: 'a' })).toEqual({ before: null, after: { slug: 'a', name: null } });
  });

  it('stands in the histories of the record and of all that it is or was part of', () => {
    expect(subjectsOf('claim', 7, { slug: 'a' })).toEqual(['claim:7']);
    expect(subjectsOf('utterance', 7, { claimId: 1 }, { claimId: 2 })).toEqual(['claim:1', 'claim:2']);
    expect(subjectsOf('utterance', 7, { claimId: 1 }, { claimId: 1 }, null)).toEqual(['claim:1']);
    expect(subjectsOf('invitation', 7, { userId: null })).toEqual([]);
    expect(subjectsOf('setting', 'read', { value: 1 })).toEqual([]);
  });
});
