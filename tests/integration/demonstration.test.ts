import { beforeAll, describe, expect, it } from 'vitest';
import { rebuild } from '@/lib/assessments/rebuild.server';
import { addChain } from '@/lib/attributions/commands.server';
import { bulkEdit } from '@/lib/bulk/commands.server';
import { previewBulk } from '@/lib/bulk/preview.server';
import { refusals } from '@/lib/bulk/rules';
import { addJudgement, createClaim, restoreClaims } from '@/lib/claims/commands.server';
import { getClaim } from '@/lib/claims/detail.server';
import { listClaims } from '@/lib/claims/queries.server';
import { reviewQueue } from '@/lib/claims/review.server';
import { claimList } from '@/lib/claims/table';
import { execute, perform } from '@/lib/commands/command';
import { readListQuery } from '@/lib/data-table/url';
import type { Db } from '@/lib/db';
import { bridgeClaims } from '@/lib/demo/bridge-claims';
import { bridgeDocuments } from '@/lib/demo/bridge-texts';
import { demoClaims } from '@/lib/demo/case';
import { removeDemo } from '@/lib/demo/commands.server';
import { showsDemo } from '@/lib/demo/made.server';
import { demoPlan } from '@/lib/demo/plan.server';
import { seedDemo } from '@/lib/demo/seed.server';
import { undoChange } from '@/lib/history/commands.server';
import type { Actor } from '@/lib/people/permissions';
import { gradeSource } from '@/lib/sources/commands.server';
import { openProposals } from '@/lib/tags/proposals';
import { proposeFor } from '@/lib/tags/propose.server';
import { warnings, wordsOf } from '@/lib/vocabulary';
import { eachDatabase } from '../support/databases';
import { tables } from '../support/tables';

const admin: Actor = { id: 'a', name: 'Ada', role: 'admin' };
/** A source has no reason to be known second-hand beside its own document in a story that somebody has finished. */
const NOT_SHOWN = ['said-twice'];

eachDatabase('the demonstration', (open) => {
  let db: Db;
  beforeAll(async () => {
    db = await open();
    expect(await seedDemo(db)).toBe(true);
    expect(await seedDemo(db)).toBe(false);
  });
  const factsOf = async (words: string) => {
    const { id } = await db.prisma.claim.findFirstOrThrow({ where: { statement: { contains: words } } });
    return db.prisma.claimFacts.findUniqueOrThrow({ where: { id } });
  };
  /** As the table shows them, unless somebody sorts it. */
  const rows = async () => {
    const { query } = readListQuery(claimList, new URLSearchParams());
    const shown = await listClaims(db.pool, query, {});
    const facts = await db.prisma.claimFacts.findMany();
    return shown.flatMap(({ id }) => facts.filter((row) => row.id === id));
  };
  const remove = (input: object = {}) => perform(db, admin, removeDemo, input);
  const undo = (changeId: number | null) => perform(db, admin, undoChange, { changeId: changeId ?? 0 });

  describe('shows', () => {
    it('every warning but one, on the claim made for it', async () => {
      const shown = new Set((await rows()).flatMap((row) => row.warnings));
      expect(wordsOf(warnings).filter((warning) => !shown.has(warning))).toEqual(NOT_SHOWN);
      const expected = {
        'cost 9.4 million': ['single-origin'],
        'old ship plate': ['circular'],
        'a year before the closure': ['denial-omitted', 'contested'],
        'closed until the autumn': ['certainty-inflated'],
        'A lorry struck': ['upstream-retracted'],
        'lower grade than ordered': ['unnamed-only'],
        'travel free on the Fennay ferry': ['near-duplicate'],
        'Night sailings': ['dead-end'],
        'in 2022': ['contested'],
      };
      for (const [words, found] of Object.entries(expected))
        expect([words, (await factsOf(words)).warnings]).toEqual([words, expect.arrayContaining(found)]);
    });

    it('every level of confidence, and claims that are confirmed, disputed, refuted and retracted', async () => {
      const all = await rows();
      expect(new Set(all.map((row) => row.suggestedConfidence))).toEqual(new Set(['none', 'low', 'moderate', 'high']));
      expect(new Set(all.map((row) => row.status))).toEqual(
        new Set(['unverified', 'corroborated', 'confirmed', 'disputed', 'refuted', 'retracted']),
      );
    });

    it('a chain of three verified links, and a claim of three independent origins', async () => {
      const facts = await factsOf('two of its hangers are cracked');
      expect(facts).toMatchObject({ suggestedConfidence: 'high', originCount: 3, longestChain: 4 });
      const { slug } = await db.prisma.claim.findUniqueOrThrow({ where: { id: facts.id } });
      const detail = await getClaim(db, slug);
      const longest = detail?.chains.find(({ hops }) => hops.length === 4);
      expect(longest?.hops.flatMap(({ link }) => link ?? [])).toHaveLength(3);
      const links = await db.prisma.attribution.findMany({ where: { claimId: facts.id }, select: { state: true } });
      expect(links.map(({ state }) => state).sort()).toEqual(['reported', 'verified', 'verified', 'verified']);
    });

    it('a dozen outlets behind one origin, and two owned by one that count as one', async () => {
      expect(await factsOf('cost 9.4 million')).toMatchObject({ originCount: 1, weakestLink: 'verified' });
      expect((await factsOf('cost 9.4 million')).outletCount).toBeGreaterThanOrEqual(12);
      expect(await factsOf('11,000 vehicles')).toMatchObject({ outletCount: 2, originCount: 1 });
    });

    it('judgements that stand, and one that may be out of date', async () => {
      const { items } = await reviewQueue(db, 1);
      expect(items).toMatchObject([
        { judged: { confidence: 'low' }, before: { confidence: 'low' }, now: { confidence: 'high' } },
      ]);
      expect((await rows()).filter(({ judgement }) => judgement === 'current')).toHaveLength(2);
    });

    it('a text that is tagged in part', async () => {
      const document = await db.prisma.document.findFirstOrThrow({
        where: { title: bridgeDocuments.ledger.title },
        include: { tags: true, versions: true },
      });
      expect(document.tags.map(({ state }) => state).sort()).toEqual(['entered', 'entered', 'marked']);
      const proposed = await proposeFor(db, document.versions[0]?.id ?? 0);
      expect(openProposals(proposed?.proposals ?? [], document.tags).length).toBeGreaterThanOrEqual(4);
    });

    it('dates of every precision but the year, and none', async () => {
      const documents = await db.prisma.document.findMany();
      const known = documents.filter(({ publishedAt }) => publishedAt !== null);
      expect(new Set(known.map((it) => it.publishedPrecision))).toEqual(new Set(['month', 'day', 'minute']));
      expect(known.length).toBeLessThan(documents.length);
    });

    it('addresses and domains that nobody can own', async () => {
      const documents = await db.prisma.document.findMany({ where: { url: { not: null } } });
      const sources = await db.prisma.source.findMany();
      const hosts = [
        ...documents.map(({ url }) => new URL(url ?? '').hostname),
        ...sources.flatMap((it) => it.domains),
      ];
      expect(hosts.filter((host) => !/\.example\.(org|com|net)$/.test(host))).toEqual([]);
    });
  });

  it('has the first case as it is when it stands alone', async () => {
    for (const { statement, chain, certainty } of demoClaims)
      expect(await factsOf(statement)).toMatchObject({
        longestChain: chain.length,
        certainty,
        linkCount: chain.length - 1,
        status: 'unverified',
        warnings: [],
      });
  });

  it('begins the table with what tells most', async () => {
    const all = await rows();
    expect(all).toHaveLength(demoClaims.length + bridgeClaims.length);
    const screen = all.slice(0, 12);
    expect(new Set(screen.map((row) => row.suggestedConfidence)).size).toBe(4);
    expect(new Set(screen.flatMap((row) => row.warnings)).size).toBeGreaterThanOrEqual(6);
    expect(new Set(screen.map((row) => row.weakestLink))).toEqual(new Set(['reported', 'verified', null]));
    const v4 = await factsOf(demoClaims[0]?.statement ?? '');
    expect(screen.find(({ id }) => id === v4.id)).toMatchObject({ longestChain: 3, weakestLink: 'reported' });
  });

  it('is derived as a rebuild derives it', async () => expect((await rebuild(db)).differing).toEqual([]));

  describe('can be removed', () => {
    it('whole, as one change that can be undone in one step', async () => {
      const before = await tables(db);
      const [topics, tags] = [await db.prisma.topic.findMany({ orderBy: { id: 'asc' } }), await db.prisma.tag.count()];
      expect(await showsDemo(db.pool)).toBe(true);
      const { goes, stays } = await demoPlan(db.pool);
      expect(goes).toEqual({
        claims: before.claim?.length,
        documents: before.document?.length,
        sources: before.source?.length,
      });
      expect(stays).toEqual({ claims: 0, documents: 0, sources: 0 });
      const changes = await db.prisma.change.count();
      const { changeId } = await remove({ expected: goes });
      expect(await db.prisma.change.count()).toBe(changes + 1);
      expect(await showsDemo(db.pool)).toBe(false);
      const live = { where: { deletedAt: null } };
      expect(
        await Promise.all([
          db.prisma.claimFacts.count(),
          db.prisma.source.count(live),
          db.prisma.document.count(live),
          db.prisma.topic.count(),
        ]),
      ).toEqual([0, 0, 0, 0]);
      expect((await rebuild(db)).differing).toEqual([]);
      await expect(remove()).rejects.toMatchObject({ kind: 'not found' });
      const ids = (await db.prisma.claim.findMany({ take: 1 })).map(({ id }) => id);
      await expect(execute(db, admin, restoreClaims, { ids })).rejects.toMatchObject({ kind: 'conflict' });
      const restore = { restore: true } as const;
      const { refused } = await previewBulk(db, { ids }, restore);
      expect(refused).toEqual([{ text: refusals.demonstrated, count: 1 }]);
      expect(await execute(db, admin, bulkEdit, { ids, change: restore })).toMatchObject({ changed: 0, refused: 1 });
      const undone = await undo(changeId);
      expect(await tables(db)).toEqual(before);
      expect(await db.prisma.topic.findMany({ orderBy: { id: 'asc' } })).toEqual(topics);
      expect(await db.prisma.tag.count()).toBe(tags);
      expect((await rebuild(db)).differing).toEqual([]);
      expect(await showsDemo(db.pool)).toBe(true);
      const again = await undo(undone.changeId);
      expect(await db.prisma.claimFacts.count()).toBe(0);
      await undo(again.changeId);
      expect(await tables(db)).toEqual(before);
    });

    it('but for what other people’s records need, with all that this needs', async () => {
      const before = await tables(db);
      const wire = await db.prisma.source.findFirstOrThrow({ where: { name: 'Corvane Wire' } });
      const beacon = await db.prisma.source.findFirstOrThrow({ where: { name: 'Quill Beacon' } });
      const own = await execute(db, admin, createClaim, {
        statement: 'The wire reports on bridges',
        topics: ['Quill Bridge'],
      });
      await execute(db, admin, addChain, { claimId: own.id, hops: [{ sourceId: wire.id }] });
      await execute(db, admin, gradeSource, { sourceId: beacon.id, grade: 'C', reason: 'Read a month of it.' });
      const judged = await factsOf('in 2022');
      await execute(db, admin, addJudgement, {
        claimId: judged.id,
        confidence: 'low',
        likelihood: 'likely',
        status: 'disputed',
        reason: 'A blank sheet proves little.',
      });
      const { goes, stays } = await demoPlan(db.pool);
      // Its two utterances need the minutes and the report with their publishers; the Beacon needs its owner.
      expect(stays).toEqual({ claims: 1, documents: 2, sources: 5 });
      await expect(remove({ expected: { ...goes, claims: 1 } })).rejects.toMatchObject({ kind: 'stale' });
      const after = await tables(db);
      const { result, changeId } = await remove({ expected: goes });
      expect(result).toEqual({ removed: goes, kept: stays });
      const left = await db.prisma.source.findMany({ where: { deletedAt: null } });
      expect(new Set(left.map(({ name }) => name))).toEqual(
        new Set(['Corvane Wire', 'Plumeworth Media', 'Bridge Authority', 'Quillhaven Council', 'Quill Beacon']),
      );
      expect(new Set((await rows()).map(({ id }) => id))).toEqual(new Set([own.id, judged.id]));
      expect(await db.prisma.topic.findMany({ orderBy: { nameKey: 'asc' }, select: { name: true } })).toEqual([
        { name: 'inspection' },
        { name: 'Quill Bridge' },
      ]);
      expect((await rebuild(db)).differing).toEqual([]);
      expect(await showsDemo(db.pool)).toBe(false);
      await undo(changeId);
      expect(await tables(db)).toEqual(after);
      expect(after).not.toEqual(before);
    });
  });
});
