import { beforeAll, describe, expect, it } from 'vitest';
import { rebuild } from '@/lib/assessments/rebuild.server';
import { bulkEdit } from '@/lib/bulk/commands.server';
import { addJudgement } from '@/lib/claims/commands.server';
import { getClaim } from '@/lib/claims/detail.server';
import { claimSql, listClaims } from '@/lib/claims/queries.server';
import { reviewQueue } from '@/lib/claims/review.server';
import { claimList } from '@/lib/claims/table';
import { perform } from '@/lib/commands/command';
import { countFacet } from '@/lib/data-table/sql.server';
import { readListQuery } from '@/lib/data-table/url';
import type { Db } from '@/lib/db';
import { seedFirstCase } from '@/lib/demo/seed.server';
import { setDocumentState } from '@/lib/documents/commands.server';
import { undoChange } from '@/lib/history/commands.server';
import type { Actor } from '@/lib/people/permissions';
import { editSource, gradeSource } from '@/lib/sources/commands.server';
import { eachDatabase } from '../support/databases';
import { tables } from '../support/tables';

const editor: Actor = { id: 'e', name: 'Edith', role: 'editor' };
const judgement = { confidence: 'low', likelihood: 'likely', status: 'unverified', reason: 'One report.' } as const;

eachDatabase('judgements that may be out of date', (open) => {
  let db: Db;
  let claim: { id: number; slug: string };
  let reuters: number;
  beforeAll(async () => {
    db = await open();
    await seedFirstCase(db);
    claim = await db.prisma.claim.findFirstOrThrow({
      where: { statement: { contains: 'instead of NVIDIA' } },
      select: { id: true, slug: true },
    });
    reuters = (await db.prisma.source.findUniqueOrThrow({ where: { slug: 'reuters' } })).id;
  });
  const stateOf = async (id = claim.id) => (await db.prisma.claimFacts.findUniqueOrThrow({ where: { id } })).judgement;
  const grade = (letter: 'A' | 'E') =>
    perform(db, editor, gradeSource, { sourceId: reuters, grade: letter, reason: 'tried' });
  const versionOf = async (id: number) => (await db.prisma.source.findUniqueOrThrow({ where: { id } })).version;
  const healthy = async () => expect((await rebuild(db)).differing).toEqual([]);

  it('are current when they are made, and keep what was suggested', async () => {
    expect(await stateOf()).toBe('none');
    await perform(db, editor, addJudgement, { ...judgement, claimId: claim.id });
    expect(await stateOf()).toBe('current');
    const detail = await getClaim(db, claim.slug);
    expect(detail?.judged).toMatchObject({ moved: null });
    const stored = await db.prisma.judgement.findFirstOrThrow({ where: { claimId: claim.id } });
    expect(stored.suggestion).toEqual(detail?.suggested);
    await healthy();
  });

  it('are out of date once the suggestion changes, and current again when that is undone', async () => {
    const before = await tables(db);
    const { changeId } = await grade('E');
    expect(await stateOf()).toBe('outdated');
    expect((await getClaim(db, claim.slug))?.judged?.moved).toMatchObject({ confidence: 'low', likelihood: 'likely' });
    const { items, total } = await reviewQueue(db, 1);
    expect({ total, items }).toMatchObject({
      total: 1,
      items: [
        {
          slug: claim.slug,
          judged: { confidence: 'low', author: 'Edith' },
          before: { confidence: 'low' },
          now: { confidence: 'none' },
        },
      ],
    });
    await healthy();
    await perform(db, editor, undoChange, { changeId });
    expect(await stateOf()).toBe('current');
    expect(await tables(db)).toEqual(before);
    await healthy();
  });

  it('are found, counted and sorted in the table', async () => {
    const { changeId } = await grade('E');
    const { query } = readListQuery(claimList, new URLSearchParams('judgement=outdated&sort=judgement'));
    expect(
      (await listClaims(db.pool, query, {})).map(({ id, judgement, suggested, chance }) => ({
        id,
        judgement,
        suggested,
        chance,
      })),
    ).toEqual([{ id: claim.id, judgement: 'outdated', suggested: 'none', chance: null }]);
    expect(await countFacet(db.pool, claimSql, query, {}, 'judgement')).toEqual([
      { value: 'none', label: 'none', count: 11 },
      { value: 'outdated', label: 'outdated', count: 1 },
    ]);
    const { query: credible } = readListQuery(
      claimList,
      new URLSearchParams('credibility=6&suggested=none&sort=chance'),
    );
    const rows = await listClaims(db.pool, credible, {});
    expect(rows.length).toBeGreaterThan(1);
    expect(rows.every((row) => row.credibility === 6 && row.suggested === 'none')).toBe(true);
    await perform(db, editor, undoChange, { changeId });
  });

  it('are judged again, one or many', async () => {
    const { changeId } = await grade('E');
    await perform(db, editor, addJudgement, { ...judgement, claimId: claim.id, confidence: 'none', likelihood: null });
    expect(await stateOf()).toBe('current');
    await perform(db, editor, undoChange, { changeId });
    expect(await stateOf()).toBe('outdated');
    const { status: _, ...judge } = judgement;
    const change = { judge };
    const { changeId: bulk } = await perform(db, editor, bulkEdit, { ids: [claim.id], change });
    expect(await stateOf()).toBe('current');
    expect(
      (await db.prisma.judgement.findFirstOrThrow({ where: { claimId: claim.id }, orderBy: { id: 'desc' } }))
        .suggestion,
    ).toMatchObject({ confidence: 'low' });
    await perform(db, editor, undoChange, { changeId: bulk });
    expect(await stateOf()).toBe('outdated');
    await healthy();
  });

  describe('changes of weight alone', () => {
    it('grades, owners and document states leave derived values as a rebuild makes them', async () => {
      const document = await db.prisma.document.findFirstOrThrow();
      const owner = await db.prisma.source.findFirstOrThrow({ where: { name: { contains: 'TechForge' } } });
      await grade('A');
      await healthy();
      await perform(db, editor, editSource, { id: reuters, version: await versionOf(reuters), ownerId: owner.id });
      await healthy();
      await perform(db, editor, setDocumentState, { id: document.id, state: 'retracted', note: 'Taken back.' });
      expect(
        (await db.prisma.claimFacts.findMany({ select: { credibility: true } })).every(
          ({ credibility }) => credibility === 6,
        ),
      ).toBe(true);
      await healthy();
      await perform(db, editor, editSource, {
        id: reuters,
        version: await versionOf(reuters),
        ownerId: null,
        name: 'Reuters News',
      });
      await healthy();
    });
  });
});
