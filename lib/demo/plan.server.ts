import { z } from 'zod';
import { wholeOf } from '@/lib/commands/rows';
import { type Reader, rowsFrom } from '@/lib/db/rows';
import { columnOf, declarationOf, type Entity, entityNames } from '@/lib/entities/entities';
import { Prisma } from '@/prisma/generated/client';
import { type Made, madeByDemo } from './made.server';
import { type DemoCounts, type DemoRemoval, totalOf } from './removal';

const { sql, raw } = Prisma;

/** The kinds of which removing is decided; all others are part of one of them. Topics go where no claim has them. */
const wholes = ['claim', 'source', 'document'] as const;
type Whole = (typeof wholes)[number];
const isWhole = (entity: Entity | undefined): entity is Whole => wholes.some((whole) => whole === entity);

export type DemoPlan = DemoRemoval & {
  readonly made: Made;
  /** By numbers: what goes, deleted ones among it. */
  readonly going: Readonly<Record<Whole, readonly number[]>>;
};

/**
 * What removing the demonstration comes to. A record of it stays if anything that others made is part of it or
 * refers to it, and if another that stays refers to it.
 */
export async function demoPlan(reader: Reader): Promise<DemoPlan> {
  const made = await madeByDemo(reader);
  const needs = await needsOf(reader, made);
  const stays = new Set(needs.flatMap(({ needed, holder }) => (holder === null ? [needed] : [])));
  for (let before = -1; before < stays.size; ) {
    before = stays.size;
    for (const { needed, holder } of needs) if (holder !== null && stays.has(holder)) stays.add(needed);
  }
  const split = (entity: Whole, staying: boolean) =>
    (made.get(entity) ?? []).filter((id) => stays.has(`${entity}:${id}`) === staying);
  const going = { claim: split('claim', false), source: split('source', false), document: split('document', false) };
  const staying = { claim: split('claim', true), source: split('source', true), document: split('document', true) };
  return { made, going, goes: await liveOf(reader, going), stays: await liveOf(reader, staying) };
}

/** The same for whoever is asked whether to do it; null where nothing would go. */
export async function demoRemoval(reader: Reader): Promise<DemoRemoval | null> {
  const { goes, stays } = await demoPlan(reader);
  return totalOf(goes) > 0 ? { goes, stays } : null;
}

const need = z.object({ needed: z.string(), holder: z.string().nullable() });

/** Who refers to what of the demonstration: `holder` is the record of it in which that stands; null: it is another’s. */
async function needsOf(reader: Reader, made: Made): Promise<z.output<typeof need>[]> {
  const parts = entityNames.flatMap((entity) => referencesOf(entity).map((reference) => ({ entity, ...reference })));
  const queries = parts.map(({ entity, holder, target, column }) => {
    const own = sql`t.id = ANY(${[...(made.get(entity) ?? [])]})`;
    return sql`SELECT DISTINCT ${raw(`'${target}:' || ${column}`)} AS needed,
      CASE WHEN ${own} THEN ${raw(`'${holder.entity}:' || ${holder.id}`)} END AS holder
      FROM ${raw(`"${declarationOf(entity).table}"`)} t WHERE ${raw(column)} = ANY(${[...(made.get(target) ?? [])]})
      ${entity === 'tag' ? sql`AND NOT (${raw(`'${target}'`)} = 'claim' AND ${own})` : Prisma.empty}`;
  });
  return rowsFrom(reader, need, Prisma.join(queries, ' UNION ALL '));
}

/** The columns of a kind that name a claim, source or document, and where its record stands. */
function referencesOf(entity: Entity) {
  const { fields, partOf } = declarationOf(entity);
  const whole = partOf?.entity ?? entity;
  if (!isWhole(whole)) return [];
  const holder = { entity: whole, id: partOf ? wholeOf(entity) : 't.id' };
  const named = Object.entries(fields).flatMap(([name, { references }]) => {
    if (references === 'documentVersion')
      return [
        {
          target: 'document' as const,
          column: `(SELECT v.document_id FROM document_version v WHERE v.id = t.${columnOf(name)})`,
        },
      ];
    return isWhole(references) ? [{ target: references, column: `t."${columnOf(name)}"` }] : [];
  });
  const own = partOf?.through ? [{ target: whole, column: wholeOf(entity) }] : [];
  return [...named, ...own].map((reference) => ({ ...reference, holder }));
}

/** How many of these are not deleted. */
async function liveOf(reader: Reader, ids: DemoPlan['going']): Promise<DemoCounts> {
  const rows = await rowsFrom(
    reader,
    z.object({ kind: z.enum(wholes), count: z.int() }),
    Prisma.join(
      wholes.map((kind) => {
        const table = raw(`"${declarationOf(kind).table}"`);
        return sql`SELECT ${raw(`'${kind}'`)} AS kind, count(*)::int AS count FROM ${table} t
          WHERE t.id = ANY(${[...ids[kind]]}) AND t.deleted_at IS NULL`;
      }),
      ' UNION ALL ',
    ),
  );
  const of = (kind: Whole) => rows.find((row) => row.kind === kind)?.count ?? 0;
  return { claims: of('claim'), documents: of('document'), sources: of('source') };
}
