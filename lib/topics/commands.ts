import type { Ledger, Tx } from '@/lib/commands/ledger';
import { slugOf } from '@/lib/format/slug';

/** The topics of these names, each once; those that are not there yet are made. */
export async function topicIdsOf(tx: Tx, ledger: Ledger, names: readonly string[]): Promise<number[]> {
  const ids = new Set<number>();
  for (const name of names) {
    const slug = slugOf(name, 'topic');
    const there = await tx.topic.findUnique({ where: { slug }, select: { id: true } });
    ids.add(there?.id ?? (await ledger.insert('topic', { slug, name })));
  }
  return [...ids];
}
