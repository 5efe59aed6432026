import { beforeAll, expect, it, vi } from 'vitest';
import { rebuild } from '@/lib/assessments/rebuild.server';
import { listClaims } from '@/lib/claims/queries.server';
import { claimList } from '@/lib/claims/table';
import { resolveRefs } from '@/lib/data-table/sql.server';
import { readListQuery } from '@/lib/data-table/url';
import type { Db } from '@/lib/db';
import { seedFirstCase } from '@/lib/demo/seed.server';
import { pairKey } from '@/lib/network/links';
import { getNetwork, readNetwork } from '@/lib/network/queries.server';
import { bucketStart } from '@/lib/overview/buckets';
import { readFigures, readOrigins, readTimes, readWarnings } from '@/lib/overview/queries.server';
import { load } from '../bench/load';
import { eachDatabase } from '../support/databases';

const queryOf = async (db: Db, text: string) => {
  const { query } = readListQuery(claimList, new URLSearchParams(text));
  return { query, refs: (await resolveRefs(db.pool, claimList, query)).refs };
};

type Fact = {
  id: number;
  confidence: string;
  status: string;
  weakest_link: string | null;
  warnings: string[];
  origin_ids: number[];
  source_ids: number[];
  first_reported: Date | null;
  first_precision: string | null;
};
type Said = {
  claim_id: number;
  state: 'verified' | 'reported' | 'assumed';
  up: number;
  down: number;
  from: number;
  to: number;
};

/** All rows, so that everything can be counted again in the simplest way. */
async function allOf(db: Db, text: string) {
  const { query, refs } = await queryOf(db, text);
  const ids = new Set<number>();
  for (let page = 1, more = true; more; page++) {
    const rows = await listClaims(db.pool, { ...query, page, size: 200 }, refs);
    for (const { id } of rows) ids.add(id);
    more = rows.length === 200;
  }
  const facts = (await db.pool.query<Fact>('SELECT * FROM claim_facts')).rows.filter(({ id }) => ids.has(id));
  const links = (
    await db.pool.query<Said>(`SELECT a.claim_id, a.state, u.id AS up, d.id AS down, u.source_id AS "from", d.source_id AS "to" FROM attribution a
      JOIN utterance u ON u.id = a.upstream_id JOIN utterance d ON d.id = a.downstream_id`)
  ).rows.filter(({ claim_id }) => ids.has(claim_id));
  const unknown = new Set(
    (await db.pool.query<{ id: number }>(`SELECT id FROM source WHERE kind = 'unknown'`)).rows.map(({ id }) => id),
  );
  return { query, refs, facts, links, unknown };
}

const tally = <T>(items: readonly T[], wordOf: (item: T) => string) => {
  const counts: Record<string, number> = {};
  for (const item of items) counts[wordOf(item)] = (counts[wordOf(item)] ?? 0) + 1;
  return counts;
};

/** An attribution is part of a circle when its upstream utterance leads back to its downstream one. */
function isCircular(link: Said, links: readonly Said[]): boolean {
  const seen = new Set([link.up]);
  for (const id of seen)
    for (const next of links) if (next.claim_id === link.claim_id && next.down === id) seen.add(next.up);
  return seen.has(link.down) && link.up !== link.down;
}

async function expectNetwork(db: Db, text: string) {
  const { query, refs, facts, links } = await allOf(db, text);
  const network = await readNetwork(db.pool, query, refs);
  const pairs = new Map<string, Said[]>();
  for (const link of links)
    pairs.set(pairKey(link.from, link.to), [...(pairs.get(pairKey(link.from, link.to)) ?? []), link]);
  const expected = [...pairs.values()]
    .filter(([first]) => first && first.from !== first.to)
    .map((said) => {
      const { from, to } = said[0] as Said;
      const claims = (some: readonly Said[]) => new Set(some.map(({ claim_id }) => claim_id)).size;
      const count = (state: string) => said.filter((link) => link.state === state).length;
      return {
        from,
        to,
        claims: claims(said),
        verified: count('verified'),
        reported: count('reported'),
        assumed: count('assumed'),
        circular: claims(said.filter((link) => isCircular(link, links))),
        mutual: pairs.has(pairKey(to, from)),
      };
    });
  const sorted = expected.sort((a, b) => b.claims - a.claims || a.from - b.from || a.to - b.to);
  expect(network.links).toEqual(sorted);
  expect(network.own).toBe(links.filter(({ from, to }) => from === to).length);
  const standing = new Map<number, [number, number]>();
  for (const { source_ids, origin_ids } of facts)
    for (const id of source_ids) {
      const [originated, relayed] = standing.get(id) ?? [0, 0];
      standing.set(id, origin_ids.includes(id) ? [originated + 1, relayed] : [originated, relayed + 1]);
    }
  expect([...network.sources.values()].map(({ id, originated, relayed }) => [id, [originated, relayed]])).toEqual(
    [...standing].sort(([a], [b]) => a - b),
  );
  return network;
}

function spanOf(dated: readonly { day: string; precision: string }[], wanted: 'day' | 'month' | 'year') {
  const days = dated
    .filter(({ precision }) => (precision === 'minute' ? 'day' : precision) === wanted)
    .map(({ day }) => day);
  days.sort();
  return days.length > 0 ? [days[0], days.at(-1)] : null;
}

async function expectOverview(db: Db, text: string) {
  const { query, refs, facts, unknown } = await allOf(db, text);
  const figures = await readFigures(db.pool, query, refs);
  const [origins, warned, times] = await Promise.all([
    readOrigins(db.pool, query, refs),
    readWarnings(db.pool, query, refs),
    readTimes(db.pool, query, refs, figures),
  ]);
  const dated = facts.flatMap(({ first_reported, first_precision: precision, confidence }) =>
    first_reported && precision ? [{ day: first_reported.toISOString().slice(0, 10), precision, confidence }] : [],
  );
  expect(figures).toEqual({
    claims: facts.length,
    confidence: tally(facts, (fact) => fact.confidence),
    status: tally(facts, (fact) => fact.status),
    links: tally(facts, (fact) => fact.weakest_link ?? 'none'),
    undated: facts.length - dated.length,
    spans: Object.fromEntries(
      (['day', 'month', 'year'] as const).map((precision) => [precision, spanOf(dated, precision)]),
    ),
  });
  expect(warned).toEqual(
    tally(
      facts.flatMap((fact) => fact.warnings),
      (word) => word,
    ),
  );
  const known = facts.map(({ origin_ids }) => origin_ids.filter((id) => !unknown.has(id)));
  const counts = tally(known.flat(), String);
  expect(origins.origins).toBe(Object.keys(counts).length);
  expect(origins.without).toBe(known.filter((ids) => ids.length === 0).length);
  const top = Object.entries(counts)
    .sort(([a, m], [b, n]) => n - m || Number(a) - Number(b))
    .slice(0, 10);
  expect(origins.top.map(({ claims }) => claims)).toEqual(top.map(([, n]) => n));
  expect(origins.top.map(({ together }) => together)).toEqual(
    top.map(
      (_, i) => known.filter((ids) => ids.some((id) => top.slice(0, i + 1).some(([one]) => Number(one) === id))).length,
    ),
  );
  if (!times) expect(dated).toEqual([]);
  else {
    const isCoarse = ({ precision }: (typeof dated)[number]) =>
      (['day', 'week'].includes(times.unit) ? ['month', 'year'] : ['year']).includes(precision);
    const apart = times.unit === 'year' ? [] : dated.filter(isCoarse);
    expect(times.coarse).toEqual(tally(apart, ({ confidence }) => confidence));
    expect(
      Object.fromEntries(times.counts.map(({ from, confidence, claims }) => [`${from} ${confidence}`, claims])),
    ).toEqual(
      tally(
        dated.filter((it) => !apart.includes(it)),
        ({ day, confidence }) => `${bucketStart(times.unit, day)} ${confidence}`,
      ),
    );
  }
  return { figures, origins, times };
}

eachDatabase('the network and the overview of the demonstration case', (open) => {
  let db: Db;
  beforeAll(async () => {
    db = await open();
    await seedFirstCase(db);
  });

  it.each(['', 'source=reuters', 'topic=chips&status=unverified', 'q=v4', 'status=refuted'])(
    'count as one counts by hand: %s',
    async (text) => {
      await expectNetwork(db, text);
      await expectOverview(db, text);
    },
  );

  it('lead to the claims behind a link', async () => {
    const { links, sources } = await expectNetwork(db, '');
    expect(links.length).toBeGreaterThan(0);
    for (const { from, to, claims } of links) {
      const { query, refs } = await queryOf(db, `relay=${sources.get(from)?.slug}~${sources.get(to)?.slug}`);
      expect(await listClaims(db.pool, query, refs)).toHaveLength(claims);
    }
    const { query, refs } = await queryOf(db, 'relay=nobody~reuters,reuters');
    expect(await listClaims(db.pool, query, refs)).toEqual([]);
    const found = await resolveRefs(db.pool, claimList, (await queryOf(db, 'relay=reuters~ai-news')).query);
    expect(found.names.relay).toEqual({ 'reuters~ai-news': 'Reuters → AI News' });
  });

  it('say so when no date is known', async () => {
    const { figures, times } = await expectOverview(db, '');
    expect(times).toBeNull();
    expect(figures).toMatchObject({ claims: 12, undated: 12 });
  });
});

eachDatabase('the network and the overview of generated claims', (open) => {
  let db: Db;
  beforeAll(async () => {
    db = await open();
    await load(db, 300, 7);
    // Circles are rare: half of the claims with links get one.
    await db.pool.query(`INSERT INTO attribution (claim_id, downstream_id, upstream_id)
      SELECT DISTINCT ON (claim_id) claim_id, upstream_id, downstream_id FROM attribution WHERE claim_id % 2 = 0 ORDER BY claim_id, id ON CONFLICT DO NOTHING`);
    await rebuild(db);
  });

  it.each(['', 'confidence=low', 'warning=circular', 'first=2024-01-01..2024-02-15', 'link=verified'])(
    'count as one counts by hand: %s',
    async (text) => {
      const network = await expectNetwork(db, text);
      if (text === 'warning=circular') expect(network.circularClaims).toBeGreaterThan(10);
      await expectOverview(db, text);
    },
  );

  it('are cached while nothing changes, and read again after a write', async () => {
    const { query, refs } = await queryOf(db, '');
    // Another database of the same server may end a transaction in between, for which it is read anew.
    const before = await vi.waitFor(async () => {
      const read = await getNetwork(db.pool, query, refs);
      expect(await getNetwork(db.pool, { ...query, page: 3 }, refs)).toBe(read);
      return read;
    }, 20_000);
    expect(await getNetwork(db.pool, (await queryOf(db, 'confidence=low')).query, refs)).not.toBe(before);
    await db.pool.query(`DELETE FROM attribution WHERE id = (SELECT max(id) FROM attribution)`);
    const after = await getNetwork(db.pool, query, refs);
    expect(after).not.toBe(before);
    expect(after.links).not.toEqual(before.links);
  });
});
