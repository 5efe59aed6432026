import type { Tx } from '@/lib/db/transaction';
import type { Entity } from '@/lib/entities/entities';
import type { Held } from './rows';

type Named = { id: number; label: string };

const referring: Partial<Record<Entity, Readonly<Record<string, string>>>> = {
  source: { owner: 'ownerId', grantedBy: 'grantedById' },
  document: { publisher: 'sourceId' },
  utterance: { source: 'sourceId' },
};

/** A record as it stands, with the names of what it refers to, so that a person can compare it with what they typed. */
export async function described(tx: Tx, entity: Entity, held: Held): Promise<Record<string, unknown>> {
  const names: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(referring[entity] ?? {})) {
    const id = held[field];
    const [found] =
      typeof id === 'number' ? await tx.$queryRaw<Named[]>`SELECT id, name AS label FROM source WHERE id = ${id}` : [];
    names[name] = found ?? null;
  }
  if (entity === 'claim') {
    const ids = held.topicIds as number[];
    const topics = await tx.topic.findMany({
      where: { id: { in: ids } },
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
      select: { name: true },
    });
    names.topics = topics.map(({ name }) => name);
  }
  return { ...held, ...names };
}
