import { defineCommand, type Tx } from '@/lib/commands/command';
import { fold } from '@/lib/format/fold';
import { slugOf } from '@/lib/format/slug';
import { newGrade, newSource } from './schema';

export const createSource = defineCommand({
  name: 'sources.create',
  permission: 'sources.write',
  input: newSource,
  async run({ tx, ledger }, { slug: wanted, ...input }) {
    const slug = wanted ?? (await freeSlug(tx, input.name));
    return { id: await ledger.insert('source', { ...input, nameKey: fold(input.name), slug }), slug };
  },
});

export const gradeSource = defineCommand({
  name: 'sources.grade',
  permission: 'sources.write',
  input: newGrade,
  async run({ actor, ledger }, { sourceId, grade, reason }) {
    await ledger.hold('source', sourceId);
    await ledger.insert('sourceGrade', { sourceId, grade, reason, gradedBy: actor.name });
    await ledger.update('source', sourceId, { reliability: grade });
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
