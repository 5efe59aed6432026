import { beforeAll, describe, expect, it } from 'vitest';
import { rebuild } from '@/lib/assessments/rebuild.server';
import type { ClaimDetail } from '@/lib/claims/claim-detail';
import { getClaim } from '@/lib/claims/detail.server';
import { howWellFounded } from '@/lib/claims/in-words';
import type { Db } from '@/lib/db';
import { demoClaims } from '@/lib/demo/case';
import { seedFirstCase } from '@/lib/demo/seed.server';
import { eachDatabase } from '../support/databases';

eachDatabase('a claim as its page shows it', (open) => {
  let db: Db;
  let claims: ClaimDetail[];
  beforeAll(async () => {
    db = await open();
    await seedFirstCase(db);
    // The first of them was added last, so that it stands first in the table.
    const slugs = await db.prisma.claim.findMany({ select: { slug: true }, orderBy: { id: 'desc' } });
    claims = (await Promise.all(slugs.map(({ slug }) => getClaim(db, slug)))).filter((claim) => claim !== null);
  });

  it('has every claim of the demonstration with its chain', () => {
    const named = (claim: ClaimDetail) => claim.chains.map((chain) => chain.hops.map((hop) => hop.name));
    expect(claims.map(named)).toEqual(demoClaims.map((claim) => [[...claim.chain]]));
    expect(claims.map((claim) => claim.topics.map((topic) => topic.name).sort())).toEqual(
      demoClaims.map((claim) => [...claim.topics].sort()),
    );
  });

  it('equals what a rebuild of the demonstration finds', async () => {
    expect(await rebuild(db)).toMatchObject({ differing: [], documents: 1, differingDocuments: [] });
    expect(await db.prisma.documentShape.count()).toBe(1);
  });

  it('cuts passages and readings out of the stored text', () => {
    for (const [i, claim] of claims.entries()) {
      const { passage, content, credits } = demoClaims[i] ?? demoClaims[0] ?? { passage: '', content: '', credits: [] };
      expect(claim.utterances.at(-1)).toMatchObject({
        passageText: passage,
        passage: 'marked',
        document: { publishedAt: null },
      });
      const readings = claim.attributions.flatMap((link) => link.readings);
      expect(readings.map((reading) => reading.cue)).toEqual(credits.map((credit) => credit.cue));
      for (const { cue, document, excerpt } of readings) {
        expect(document?.publisher).toBe('AI News');
        expect(excerpt.map((part) => part.text).join('')).toContain(passage);
        expect(excerpt.find((part) => part.role === 'cue')?.text).toBe(cue);
        expect(excerpt.some((part) => part.role === 'content' && content.includes(part.text))).toBe(true);
      }
    }
  });

  it('says how well founded each is', () => {
    const sentences = claims.map(howWellFounded);
    expect(sentences[0]).toBe(
      'One origin, The Information, behind 3 outlets. Nobody here has checked the two links above AI News.',
    );
    expect(sentences[4]).toBe('It is not known where it comes from: it cannot be judged.');
    expect(sentences.slice(9)).toEqual(Array(3).fill('AI News says so in its own voice, without crediting anybody.'));
  });

  it('agrees with what is stored on the claim', async () => {
    const stored = await db.prisma.claim.findMany({ orderBy: { id: 'desc' }, include: { facts: true } });
    expect(claims.map((claim) => claim.suggested.confidence)).toEqual(stored.map((claim) => claim.suggestedConfidence));
    expect(claims.map((claim) => claim.assessment.likelihood)).toEqual(
      stored.map((claim) => claim.suggestedLikelihood),
    );
    expect(claims.map((claim) => claim.assessment.independentOrigins)).toEqual(
      stored.map((claim) => claim.facts?.originCount),
    );
  });

  it('gives dates in UTC with their precision, the date of saying before that of the document', async () => {
    const slug = claims[9]?.slug ?? '';
    const utterance = claims[9]?.utterances[0];
    await db.prisma.document.updateMany({
      data: { publishedAt: '2026-04-06T14:05:00Z', publishedPrecision: 'minute' },
    });
    const published = { reportedAt: '2026-04-06T14:05:00.000Z', reportedPrecision: 'minute' };
    expect((await getClaim(db, slug))?.utterances[0]).toMatchObject(published);
    await db.prisma.utterance.update({ where: { id: utterance?.id ?? 0 }, data: { saidAt: '2026-04-05T00:00:00Z' } });
    expect((await getClaim(db, slug))?.utterances[0]).toMatchObject({
      reportedAt: '2026-04-05T00:00:00.000Z',
      reportedPrecision: 'day',
    });
  });

  it('puts the latest judgement before the suggestion', async () => {
    const { id = 0, slug = '' } = claims[0] ?? {};
    const judgement = {
      claimId: id,
      status: 'disputed',
      authorName: 'Ada',
      confidence: 'moderate',
      likelihood: 'likely',
    } as const;
    await db.prisma.judgement.create({ data: { ...judgement, reason: 'Older.', judgedAt: '2026-01-01T00:00:00Z' } });
    await db.prisma.judgement.create({ data: { ...judgement, reason: 'Newer.', judgedAt: '2026-02-01T00:00:00Z' } });
    const claim = await getClaim(db, slug);
    expect(claim?.judgements.map((it) => it.reason)).toEqual(['Newer.', 'Older.']);
    expect(claim?.judged).toMatchObject({ reason: 'Newer.', author: 'Ada', judgedAt: '2026-02-01T00:00:00.000Z' });
  });

  describe('is null', () => {
    it.each(['no-such-claim', '', 'a\0b', "'; DROP TABLE claim"])('for %j', async (slug) =>
      expect(await getClaim(db, slug)).toBeNull(),
    );

    it('once it is deleted', async () => {
      const { id = 0, slug = '' } = claims[1] ?? {};
      await db.prisma.claim.update({ where: { id }, data: { deletedAt: new Date() } });
      expect(await getClaim(db, slug)).toBeNull();
    });
  });
});
