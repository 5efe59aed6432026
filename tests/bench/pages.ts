import type { Pool } from 'pg';
import { claimSql, listClaims } from '@/lib/claims/queries.server';
import { claimList } from '@/lib/claims/table';
import { countFacet, countRows, resolveRefs } from '@/lib/data-table/sql.server';
import { readListQuery } from '@/lib/data-table/url';
import { measure, type Timing } from './measure';

export type Measured = Timing & { name: string; rows?: number };

const queryOf = (address: string) => readListQuery(claimList, new URLSearchParams(address)).query;

/** One page as the server makes it: records named in the address, then the rows. */
export async function readPage(pool: Pool, address: string): Promise<number> {
  const query = queryOf(address);
  const { refs } = await resolveRefs(pool, claimList, query);
  return (await listClaims(pool, query, refs)).length;
}

/** Every order of the unfiltered table, every kind of filter and search in several orders. */
export async function pageAddresses(pool: Pool): Promise<string[]> {
  const sorts = Object.entries(claimList.columns).flatMap(([id, column]) =>
    'sort' in column ? [`sort=${id}`, `sort=-${id}`] : [],
  );
  const filters = await filterAddresses(pool);
  const searches = [
    'quillon',
    'semiconductors',
    'onduct',
    'chips+norther',
    'cooling+water',
    'v4',
    'v4.2+pharma',
    'alboror+v4.3',
    '"rare+earths"',
    'qqqqq',
    'an',
    'in+the+s',
  ].map((q) => `q=${q}`);
  const few = ['', 'sort=claim', 'sort=-outlets', 'sort=link', 'sort=-last', 'sort=topics'];
  const mixed = filters
    .slice(0, 6)
    .flatMap((filter) => [
      `${filter}&status=disputed`,
      `${filter}&q=plant`,
      `${filter}&warning=circular&confidence=low`,
    ]);
  const filtered = [...filters, ...searches].flatMap((part) => few.map((sort) => `${part}&${sort}`));
  const { rows } = await pool.query<{ pages: number }>('SELECT ceil(count(*) / 100.0)::int AS pages FROM claim_facts');
  const last = rows[0]?.pages ?? 1;
  return [...sorts, ...filtered, ...mixed, `page=${Math.ceil(last / 10)}`, `page=${last}`, `page=${last}&sort=claim`];
}

/** A frequent, a middling and a rare source or topic, and every kind of value of the other filters. */
async function filterAddresses(pool: Pool): Promise<string[]> {
  const named = async (column: string, table: string, word: string) => {
    const { rows } = await pool.query<{ slug: string }>(
      `SELECT r.slug FROM ${table} r JOIN (SELECT v, count(*) AS n FROM claim_facts, unnest(${column}) v GROUP BY v) k ON k.v = r.id ORDER BY n DESC, r.id`,
    );
    const at = (share: number) => `${word}=${rows[Math.floor((rows.length - 1) * share)]?.slug}`;
    return [at(0), at(0.05), at(0.5), at(1)];
  };
  return [
    ...(await named('source_ids', 'source', 'source')),
    ...(await named('origin_ids', 'source', 'origin')),
    ...(await named('topic_ids', 'topic', 'topic')),
    ...[
      'status=unverified',
      'status=retracted',
      'status=disputed,refuted',
      'confidence=low',
      'confidence=high',
      'likelihood=likely',
    ],
    ...[
      'certainty=asserted',
      'link=verified',
      'link=assumed',
      'warning=circular',
      'warning=certainty-inflated',
      'warning=single-origin,contested',
    ],
    ...['origins=1', 'origins=4..', 'outlets=0', 'outlets=2..3', 'outlets=8..', 'hops=7..', 'hops=2'],
    ...['first=2025-01-01..2025-01-31', 'first=none', 'first=..2023-11-01', 'last=2026-08-01..', 'last=none'],
  ];
}

/** The time of a page of 100 claims for every address; the slowest first. */
export async function measurePages(pool: Pool, addresses: readonly string[], times = 50): Promise<Measured[]> {
  const measured: Measured[] = [];
  for (const name of addresses) {
    let rows = 0;
    const work = async () => {
      rows = await readPage(pool, name);
    };
    const timing = await measure(work, times);
    measured.push({ name, rows, ...timing });
  }
  return measured.sort((a, b) => b.median - a.median);
}

/** The whole count and the counts beside each filter, unfiltered, filtered and searched. */
export async function measureCounts(pool: Pool, times = 10): Promise<Measured[]> {
  const measured: Measured[] = [];
  for (const address of ['', 'status=unverified', 'q=plant', 'q=v4']) {
    const query = queryOf(address);
    measured.push({
      name: `count ${address}`,
      ...(await measure(() => countRows(pool, claimSql, query, {}), times, 2)),
    });
    for (const word of Object.keys(claimSql.facets))
      measured.push({
        name: `facet ${word} ${address}`,
        ...(await measure(() => countFacet(pool, claimSql, query, {}, word), times, 2)),
      });
  }
  return measured;
}

/** A bare query for one claim by its number: what any answer of this database costs. */
export function measureReference(pool: Pool): Promise<Timing> {
  let id = 0;
  return measure(() => pool.query('SELECT * FROM claim WHERE id = $1', [(id++ % 1000) + 1]), 500, 50);
}
