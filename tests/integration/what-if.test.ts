import { beforeAll, describe, expect, it } from 'vitest';
import { rebuild } from '@/lib/assessments/rebuild.server';
import { askWhatIf, WHAT_IF_PAGE } from '@/lib/assessments/what-if-query.server';
import { addChain } from '@/lib/attributions/commands.server';
import { addJudgement, createClaim } from '@/lib/claims/commands.server';
import { answerInWords } from '@/lib/claims/what-if-in-words';
import { execute } from '@/lib/commands/command';
import type { Db } from '@/lib/db';
import { seedFirstCase } from '@/lib/demo/seed.server';
import { createDocument, setDocumentState } from '@/lib/documents/commands.server';
import type { Actor } from '@/lib/people/permissions';
import { createSource, gradeSource } from '@/lib/sources/commands.server';
import { eachDatabase } from '../support/databases';
import { fingerprint } from '../support/tables';
import { wordy } from '../support/texts';

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
        bare: 0,
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

  it('a document falls with those that share its wording, whichever was stored first', async () => {
    const documents: number[] = [];
    const claims: number[] = [];
    for (const name of ['Copy One', 'Copy Two', 'Copy Three']) {
      const source = await execute(db, editor, createSource, { name, kind: 'outlet' });
      const text = name === 'Copy Three' ? 'Something else altogether, which nobody copied.' : wordy('copied');
      const { id } = await execute(db, editor, createDocument, { title: name, sourceId: source.id, text });
      documents.push(id);
      const claim = await execute(db, editor, createClaim, { statement: `${name} says so` });
      claims.push(claim.id);
      await execute(db, editor, addChain, { claimId: claim.id, hops: [{ sourceId: source.id, documentId: id }] });
    }
    for (const [at, fall] of [
      [0, claims.slice(0, 2)],
      [1, claims.slice(0, 2)],
      [2, claims.slice(2)],
    ] as const) {
      const { rows, total } = await askWhatIf(db, { documentId: documents[at] ?? 0 });
      expect([total, rows.map(({ id, verdict }) => [id, verdict])]).toEqual([
        fall.length,
        fall.map((id) => [id, 'falls']),
      ]);
    }
  });

  it('names who is left and who denies, and what an editor said of the claim', async () => {
    const { id: claimId } = await execute(db, editor, createClaim, { statement: 'Two say so, one denies it' });
    const hop = async (name: string, more: object = {}) => {
      const source = await execute(db, editor, createSource, { name, kind: 'outlet' });
      const document = await execute(db, editor, createDocument, { title: `Of ${name}`, sourceId: source.id });
      return { sourceId: source.id, documentId: document.id, ...more };
    };
    const [relay, denier] = [await hop('A Relay'), await hop('A Denier', { stance: 'denies' as const })];
    const { id: origin } = await execute(db, editor, createSource, { name: 'An Origin', kind: 'person' });
    await execute(db, editor, addChain, { claimId, hops: [{ sourceId: origin }, relay] });
    await execute(db, editor, addChain, { claimId, hops: [denier] });
    const judgement = { confidence: 'low' as const, likelihood: 'likely' as const, status: 'disputed' as const };
    await execute(db, editor, addJudgement, { claimId, ...judgement, reason: 'Because.' });
    const named = (name: string, denies: boolean) => [expect.objectContaining({ name, denies })];
    const [row] = (await askWhatIf(db, { sourceId: relay.sourceId })).rows;
    expect(row).toMatchObject({ judged: { confidence: 'low', likelihood: 'likely' }, cut: named('An Origin', false) });
    expect([row?.fallen, row?.weaker, row?.stronger]).toEqual([[], [], []]);
    const [other] = (await askWhatIf(db, { sourceId: denier.sourceId })).rows;
    expect([other?.fallen, other?.cut]).toEqual([named('A Denier', true), []]);
  });

  it('of very many claims gives a page, each claim once, and counts them all', async () => {
    const { id } = await execute(db, editor, createSource, { name: 'Everybody’s Source', kind: 'outlet' });
    const { id: documentId } = await execute(db, editor, createDocument, { title: 'Everything', sourceId: id });
    await db.pool.query(
      `INSERT INTO claim (slug, statement, statement_key) SELECT 'many-' || n, 'Many ' || n, 'many ' || n FROM generate_series(1, 1001) n`,
    );
    await db.pool.query(
      `INSERT INTO utterance (claim_id, source_id, document_id, passage) SELECT id, $1::int, $2::int, 'not_yet_looked_for' FROM claim WHERE slug LIKE 'many-%'`,
      [id, documentId],
    );
    await rebuild(db);
    const pages = await Promise.all([1, 2, 11, 12].map((page) => askWhatIf(db, { sourceId: id }, { page })));
    expect(WHAT_IF_PAGE).toBe(100);
    expect(pages.map(({ page, rows }) => [page, rows.length])).toEqual([
      [1, 100],
      [2, 100],
      [11, 1],
      [12, 0],
    ]);
    for (const answer of pages)
      expect(answer).toMatchObject({ total: 1001, bare: 1001, shown: 1001, pages: 11, counts: { falls: 1001 } });
    const ids = pages.flatMap(({ rows }) => rows.map((row) => row.id));
    expect(ids).toEqual([...new Set(ids)].sort((a, b) => a - b));
    expect(pages[0]?.rows[0]).toMatchObject({ slug: 'many-1', statement: 'Many 1', judged: null });
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
