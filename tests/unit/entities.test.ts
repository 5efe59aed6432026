import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { columnOf, declarationOf, type Entity, entityNames, fieldOf, fieldsOf } from '@/lib/entities/entities';

type Column = { name: string; type: string; column: string };
type Model = { table: string; columns: Column[]; references: Map<string, string> };

/** The models of the schema by their names: columns, and which model each names by its id. */
function modelsOf(schema: string): Map<string, Model> {
  const blocks = [...schema.matchAll(/^model (\w+) \{\n([^}]*)^\}/gm)];
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
