import { beforeAll, describe, expect, it } from 'vitest';
import type { Db } from '@/lib/db';
import { seedFirstCase } from '@/lib/demo/seed.server';
import { getSourceBrief } from '@/lib/sources/brief.server';
import { getSource } from '@/lib/sources/detail.server';
import { getPartners } from '@/lib/sources/partners.server';
import { eachDatabase } from '../support/databases';

eachDatabase('the record of a source', (open) => {
  let db: Db;
  const idOf = async (slug: string) => (await db.prisma.source.findUniqueOrThrow({ where: { slug } })).id;
  beforeAll(async () => {
    db = await open();
    await seedFirstCase(db);
  });

  it('counts what it originated and relayed, and what became of it', async () => {
    expect((await getSource(db, 'reuters'))?.record).toMatchObject({
      originated: 5,
      relayed: 3,
      statuses: { unverified: 5, confirmed: 0 },
    });
    await db.pool.query(
      `UPDATE claim_facts SET status = 'confirmed' WHERE id = (SELECT min(id) FROM claim_facts WHERE origin_ids @> $1)`,
      [[await idOf('reuters')]],
    );
    expect((await getSource(db, 'reuters'))?.record.statuses).toMatchObject({
      unverified: 4,
      confirmed: 1,
      refuted: 0,
    });
    expect((await getSource(db, 'techforge-media'))?.record).toMatchObject({ originated: 0, relayed: 0 });
  });

  it('names the sources it counts as one with', async () => {
    const techforge = { slug: 'techforge-media', name: 'TechForge Media' };
    expect((await getSource(db, 'ai-news'))?.kin).toEqual({ owner: techforge, total: 1, others: [techforge] });
    expect((await getSource(db, 'techforge-media'))?.kin).toMatchObject({
      owner: techforge,
      others: [{ slug: 'ai-news' }],
    });
    expect((await getSource(db, 'reuters'))?.kin).toBeNull();
    expect(await getSourceBrief(db, 'techforge-media')).toMatchObject({ owns: 1 });
    await db.pool.query('UPDATE source SET owner_id = $1 WHERE slug = $2', [
      await idOf('techforge-media'),
      'the-information',
    ]);
    expect((await getSource(db, 'the-information'))?.kin).toMatchObject({
      total: 2,
      others: [{ slug: 'techforge-media' }, { slug: 'ai-news' }],
    });
    expect(await getSourceBrief(db, 'nobody')).toBeNull();
  });

  describe('tells how fast it goes', () => {
    const relayed = async () => getPartners(db.pool, await idOf('reuters'), 'relayedBy');
    /** Reuters said it at so many hours after the first of April; AI News published on the second, at noon. */
    const say = async (hours: readonly number[], precision: 'day' | 'minute') => {
      const { rows } = await db.pool.query<{ id: number }>(
        'SELECT id FROM utterance WHERE source_id = $1 ORDER BY id',
        [await idOf('reuters')],
      );
      for (const [i, hour] of hours.entries())
        await db.pool.query('UPDATE utterance SET said_at = $2, said_precision = $3 WHERE id = $1', [
          rows[i]?.id,
          new Date(Date.UTC(2026, 3, 1, hour)),
          precision,
        ]);
    };

    it('not at all without dates', async () =>
      expect(await relayed()).toEqual({
        total: 1,
        delay: null,
        partners: [{ slug: 'ai-news', name: 'AI News', claims: 8, delay: null }],
      }));

    it('to the second where all dates are known to the minute', async () => {
      await db.prisma.document.updateMany({
        data: { publishedAt: '2026-04-02T12:00:00Z', publishedPrecision: 'minute' },
      });
      await say([35, 33, 12], 'minute');
      const delay = { median: 3 * 3600, unit: 'seconds', cases: 3 };
      expect(await relayed()).toMatchObject({ delay, partners: [{ claims: 8, delay }] });
      expect(await getPartners(db.pool, await idOf('ai-news'), 'relays')).toMatchObject({ delay });
    });

    it('in days as soon as one date is known to the day only', async () => {
      await say([0], 'day');
      expect(await relayed()).toMatchObject({ delay: { median: 1, unit: 'days', cases: 3 } });
    });

    it('without what is retracted, and without claims that are deleted', async () => {
      await db.prisma.document.updateMany({ data: { state: 'retracted' } });
      expect(await relayed()).toMatchObject({ delay: null, partners: [{ claims: 8 }] });
      await db.pool.query('DELETE FROM claim_facts');
      expect(await relayed()).toEqual({ total: 0, delay: null, partners: [] });
    });
  });
});
