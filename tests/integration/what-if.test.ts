import { beforeAll, describe, expect, it } from 'vitest';
import { askWhatIf } from '@/lib/assessments/what-if-query.server';
import { addChain } from '@/lib/attributions/commands.server';
import { createClaim } from '@/lib/claims/commands.server';
import { answerInWords } from '@/lib/claims/what-if-in-words';
import { execute } from '@/lib/commands/command';
import type { Db } from '@/lib/db';
import { seedFirstCase } from '@/lib/demo/seed.server';
import { createDocument, setDocumentState } from '@/lib/documents/commands.server';
import type { Actor } from '@/lib/people/permissions';
import { createSource, gradeSource } from '@/lib/sources/commands.server';
import { eachDatabase } from '../support/databases';
import { fingerprint } from '../support/tables';

const editor: Actor = { id: 'e', name: 'Editor', role: 'editor' };

eachDatabase('what rests on a source or document', (open) => {
  let db: Db;
  const sourceId = async (slug: string) => (await db.prisma.source.findUniqueOrThrow({ where: { slug } })).id;
  const without = async (slug: string, more: { owned?: boolean; show?: 'falls' | 'same'; page?: number } = {}) => {
    const { owned = false, ...asked } = more;
    return askWhatIf(db, { sourceId: await sourceId(slug), owned }, asked);
  };
  beforeAll(async () => {
    db = await open();
    await seedFirstCase(db);
  });

  describe('in the demonstration', () => {
    it('asking stores nothing', async () => {
      const before = await fingerprint(db);
      for (const slug of ['reuters', 'ai-news', 'deepseek', 'origin-unknown', 'techforge-media']) {
        await without(slug);
        await without(slug, { owned: true });
      }
      await askWhatIf(db, { documentId: 1 });
      expect(await fingerprint(db)).toBe(before);
    });

    it('everything that rests on Reuters would lose its support', async () => {
      const answer = await without('reuters');
      expect(answer).toMatchObject({
        total: 8,
        counts: { falls: 8, drops: 0, rises: 0, same: 0 },
        bare: 8,
        page: 1,
        pages: 1,
      });
      expect(answerInWords({ kind: 'source', name: 'Reuters' }, answer)).toBe(
        'If Reuters fell, all 8 claims it stands in would lose all support.',
      );
      const cut = answer.rows.find((row) => row.statement.includes('may run on'));
      expect(cut).toMatchObject({
        fallen: [],
        cut: [{ name: 'The Information' }],
        after: { confidence: 'none', origins: 0 },
        judged: null,
      });
      const own = answer.rows.find((row) => row.statement.includes('hundred thousand'));
      expect(own).toMatchObject({ fallen: [{ name: 'Reuters' }], cut: [] });
    });

    it('the only document carries everything; the unknown origin carries nothing', async () => {
      const { counts, total } = await askWhatIf(db, { documentId: 1 });
      expect({ counts, total }).toEqual({ total: 12, counts: { falls: 11, drops: 0, rises: 0, same: 1 } });
      expect(await without('origin-unknown')).toMatchObject({
        total: 1,
        counts: { same: 1 },
        rows: [{ before: { origins: 0 } }],
      });
    });

    it('an owner falls with what it owns, if asked', async () => {
      expect(await without('techforge-media')).toMatchObject({ total: 0, rows: [], pages: 1 });
      expect(await without('techforge-media', { owned: true })).toMatchObject({
        total: 12,
        counts: { falls: 11, same: 1 },
      });
    });

    it('lists one verdict alone, and nothing beyond the end', async () => {
      const only = await without('ai-news', { show: 'same' });
      expect([only.total, only.shown, only.rows.map(({ verdict }) => verdict)]).toEqual([12, 1, ['same']]);
      expect(await without('ai-news', { page: 2 })).toMatchObject({ total: 12, shown: 12, rows: [], pages: 1 });
    });

    it('finds no claims for a source or document that does not exist', async () => {
      for (const removal of [{ sourceId: 9999 }, { sourceId: 9999, owned: true }, { documentId: 9999 }])
        expect(await askWhatIf(db, removal)).toMatchObject({ total: 0, rows: [] });
    });
  });

  describe('with documents of two sources', () => {
    let documents: { id: number }[];
    let claimId: number;
    beforeAll(async () => {
      const claim = await execute(db, editor, createClaim, { statement: 'Two papers say so' });
      claimId = claim.id;
      documents = [];
      for (const name of ['Paper One', 'Paper Two']) {
        const source = await execute(db, editor, createSource, { name, kind: 'outlet' });
        await execute(db, editor, gradeSource, { sourceId: source.id, grade: 'A', reason: 'Tried.' });
        const document = await execute(db, editor, createDocument, { title: `${name} says so`, sourceId: source.id });
        documents.push(document);
        await execute(db, editor, addChain, {
          claimId,
          hops: [{ sourceId: source.id, documentId: document.id, passage: 'not_yet_looked_for' }] as never,
        });
      }
    });

    it('it drops from High, exactly as a retraction then stores it', async () => {
      const documentId = documents[0]?.id ?? 0;
      const [row] = (await askWhatIf(db, { documentId })).rows;
      expect(row).toMatchObject({
        verdict: 'drops',
        before: { confidence: 'high', origins: 2 },
        after: { confidence: 'moderate', origins: 1 },
      });
      await execute(db, editor, setDocumentState, { id: documentId, state: 'retracted', note: 'Wrong.' } as never);
      const facts = await db.prisma.claimFacts.findUniqueOrThrow({ where: { id: claimId } });
      expect(row?.after).toEqual({
        confidence: facts.suggestedConfidence,
        likelihood: facts.suggestedLikelihood,
        credibility: facts.credibility,
        origins: facts.originCount,
      });
      expect(await askWhatIf(db, { documentId })).toMatchObject({ counts: { same: 1 }, rows: [{ part: false }] });
    });

    it('leaves out claims that are deleted', async () => {
      await db.pool.query('UPDATE claim SET deleted_at = now() WHERE id = $1', [claimId]);
      await db.pool.query('DELETE FROM claim_facts WHERE id = $1', [claimId]);
      expect((await askWhatIf(db, { documentId: documents[1]?.id ?? 0 })).total).toBe(0);
    });
  });
});
