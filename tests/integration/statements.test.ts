import { beforeAll, expect, it } from 'vitest';
import { addChains } from '@/lib/attributions/commands.server';
import { createClaim } from '@/lib/claims/commands.server';
import { execute } from '@/lib/commands/command';
import type { Db } from '@/lib/db';
import { createDocument } from '@/lib/documents/commands.server';
import type { Actor } from '@/lib/people/permissions';
import { createSource } from '@/lib/sources/commands.server';
import { addTags, enterChains } from '@/lib/tags/commands.server';
import { eachDatabase } from '../support/databases';
import { failingAt } from '../support/faults';

const editor: Actor = { id: 'e', name: 'Editor', role: 'editor' };

eachDatabase('the statements of a command', (open) => {
  let db: Db;
  let publisherId: number;
  beforeAll(async () => {
    db = await open();
    publisherId = (await execute(db, editor, createSource, { name: 'Island News', kind: 'outlet' })).id;
  });

  const tagged = async (n: number, claims: 'new' | 'one' | 'linked', own = `${claims} ${n}`) => {
    const sentences = Array.from({ length: n }, (_, i) => `Speaker ${own} ${i % 10} said that thing ${i} happened.`);
    const text = sentences.join('\n');
    const { id: documentId, versionId } = await execute(db, editor, createDocument, {
      title: own,
      sourceId: publisherId,
      text,
    });
    const claim = async (what: string) => (await execute(db, editor, createClaim, { statement: `${what} ${own}` })).id;
    const one = claims === 'one' ? await claim('One') : null;
    let at = 0;
    const tags = [];
    for (const [i, sentence] of sentences.entries()) {
      const sourceName = `Speaker ${own} ${i % 10}`;
      const [said, end] = [at + sourceName.length + 1, at + sentence.length];
      const claimId = claims === 'linked' ? await claim(`Claim ${i}`) : one;
      const statement = claimId === null ? `Thing ${i} ${own}` : '';
      tags.push({
        sourceSpans: [at, said - 1],
        cueSpans: [said, said + 4],
        contentSpans: [said + 10, end],
        sourceName,
        claimId,
        statement,
      });
      at = end + 1;
    }
    const { ids } = await execute(db, editor, addTags, { documentId, versionId: versionId ?? 0, tags });
    return { documentId, ids };
  };
  const statementsOf = (run: () => Promise<unknown>) => failingAt(null, run);

  it.each(['new', 'one', 'linked'] as const)(
    'that makes chains of tags are as many for few as for many: %s',
    async (claims) => {
      const [few, many] = [await tagged(4, claims), await tagged(40, claims)];
      const [less, more] = [
        await statementsOf(() => execute(db, editor, enterChains, few)),
        await statementsOf(() => execute(db, editor, enterChains, many)),
      ];
      expect(more).toBeLessThanOrEqual(less + 5);
      expect(await db.prisma.attribution.count({ where: { claim: { statement: { contains: `${claims} 40` } } } })).toBe(
        claims === 'one' ? 10 : 40,
      );
    },
  );

  it('that adds chains are as many for few as for many', async () => {
    const chains = async (n: number) => ({
      claimId: (await execute(db, editor, createClaim, { statement: `Chains ${n}` })).id,
      chains: Array.from({ length: n }, (_, i) => ({
        hops: [
          { newSource: { name: `Origin ${n} ${i}`, kind: 'outlet' as const } },
          { newSource: { name: `Relay ${n} ${i % 3}`, kind: 'outlet' as const }, readings: [{ cue: 'citing' }] },
          { sourceId: publisherId, link: { note: 'seen', ...(i % 2 === 0 && { cue: 'quoting' }) } },
        ],
      })),
    });
    const [few, many] = [await chains(3), await chains(60)];
    const less = await statementsOf(() => execute(db, editor, addChains, few));
    const more = await statementsOf(() => execute(db, editor, addChains, many));
    expect(more).toBeLessThanOrEqual(less + 5);
    expect(await db.prisma.attribution.count({ where: { claimId: many.claimId } })).toBe(63);
  });
});
