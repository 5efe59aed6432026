import { defineCommand, type Tx } from '@/lib/commands/command';
import { notFound } from '@/lib/errors';
import { fold } from '@/lib/format/fold';
import { slugOf } from '@/lib/format/slug';
import { newGrade, newSource } from './schema';

export const createSource = defineCommand({
  name: 'sources.create',
  permission: 'sources.write',
  input: newSource,
  async run({ tx, record }, { slug, ...input }) {
    const data = { ...input, nameKey: fold(input.name), slug: slug ?? (await freeSlug(tx, input.name)) };
    const source = await tx.source.create({ data, select: { id: true, slug: true } });
    record({ entity: 'source', id: source.id, label: input.name, before: null, after: data });
    return source;
  },
});

export const gradeSource = defineCommand({
  name: 'sources.grade',
  permission: 'sources.write',
  input: newGrade,
  async run({ tx, touch, record }, { sourceId, grade, reason }) {
    const source = await tx.source.findUnique({ where: { id: sourceId }, select: { name: true, reliability: true } });
    if (!source) throw notFound('There is no such source.');
    await tx.sourceGrade.create({ data: { sourceId, grade, reason } });
    await tx.source.update({ where: { id: sourceId }, data: { reliability: grade, version: { increment: 1 }, updatedAt: new Date() } });
    for (const { claimId } of await tx.utterance.findMany({ where: { sourceId }, select: { claimId: true }, distinct: ['claimId'] }))
      touch(claimId);
    record({
      entity: 'source',
      id: sourceId,
      label: source.name,
      before: { reliability: source.reliability },
      after: { reliability: grade, reason },
    });
  },
});

async function freeSlug(tx: Tx, name: string): Promise<string> {
  const base = slugOf(name, 'source');
  const taken = new Set(
    (await tx.source.findMany({ where: { slug: { startsWith: base } }, select: { slug: true } })).map(({ slug }) => slug),
  );
  let slug = base;
  for (let n = 2; taken.has(slug); n++) slug = `${base}-${n}`;
  return slug;
}
