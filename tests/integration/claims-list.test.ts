import { beforeAll, describe, expect, it } from 'vitest';
import { claimSql, listClaims } from '@/lib/claims/queries.server';
import { claimList } from '@/lib/claims/table';
import type { ListDefinition } from '@/lib/data-table/definition';
import { countFacet, countRows, idsSql, type ListSql, resolveRefs } from '@/lib/data-table/sql.server';
import { readListQuery } from '@/lib/data-table/url';
import type { Db } from '@/lib/db';
import { idRow } from '@/lib/db/columns';
import { rowsFrom } from '@/lib/db/rows';
import { seedFirstCase } from '@/lib/demo/seed.server';
import { documentSql, listDocuments } from '@/lib/documents/queries.server';
import { documentList } from '@/lib/documents/table';
import { listSources, sourceSql } from '@/lib/sources/queries.server';
import { sourceList } from '@/lib/sources/table';
import { eachDatabase } from '../support/databases';

eachDatabase('the tables on the demonstration case', (open) => {
  let db: Db;
  beforeAll(async () => {
    db = await open();
    expect(await seedFirstCase(db)).toBe(true);
    expect(await seedFirstCase(db)).toBe(false);
  });

  const read = async (list: ListDefinition, text: string) => {
    const { query, notices } = readListQuery(list, new URLSearchParams(text));
    const found = await resolveRefs(db.pool, list, query);
    return { query, refs: found.refs, notices: [...notices, ...found.notices] };
  };
  const claims = async (text: string) => {
    const { query, refs } = await read(claimList, text);
    const rows = await listClaims(db.pool, query, refs);
    expect(await countRows(db.pool, claimSql, query, refs)).toBe(rows.length);
    return rows;
  };

  it('shows what the case must make obvious', async () => {
    const rows = await claims('');
    expect(rows).toHaveLength(12);
    const [first] = rows;
    expect(first).toMatchObject({
      longestChain: 3,
      outlets: 3,
      origins: 1,
      weakestLink: 'reported',
      confidence: 'low',
      judged: false,
      certainty: 'possible',
    });
    expect(first?.chains[0]?.hops.map((hop) => [hop.name, hop.link])).toEqual([
      ['The Information', null],
      ['Reuters', 'reported'],
      ['AI News', 'reported'],
    ]);
    const rumour = rows.find((row) => row.certainty === 'rumoured');
    expect(rumour).toMatchObject({ origins: 0, confidence: 'none', likelihood: null });
    const own = rows.filter((row) => row.links === 0);
    expect(own).toHaveLength(3);
    expect(own.every((row) => row.chains[0]?.hops[0]?.name === 'AI News')).toBe(true);
    expect(rows.every((row) => row.documents === 1 && row.first === null)).toBe(true);
  });

  it.each([
    ['source=reuters', 8],
    ['origin=reuters', 5],
    ['origin=the-information,deepseek', 3],
    ['topic=chips', 5],
    ['topic=chips&source=reuters', 3],
    ['status=unverified', 12],
    ['status=confirmed,refuted', 0],
    ['confidence=none', 1],
    ['certainty=possible', 2],
    ['link=reported', 9],
    ['origins=0', 1],
    ['outlets=2..', 8],
    ['hops=3', 3],
    ['first=none', 12],
    ['first=2026-01-01..', 0],
    ['warning=circular', 0],
    ['likelihood=likely', 11],
  ])('%s gives %i claims', async (text, count) => expect(await claims(text)).toHaveLength(count));

  it.each([
    ['adapted', 1, 'adapting'],
    ['huaw', 8, 'Huaw'],
    ['uawe', 8, 'uawe'],
    ['"blamed for"', 0, ''],
    ['"parts of V4"', 3, 'parts of V4'],
    ['v4 rewriting', 2, 'V4'],
    ['Huawei in China', 1, 'Huawei'],
    ['of', 5, 'of'],
    ["DeepSeek's", 7, ''],
    ['%', 12, ''],
    ['100%_\\', 0, ''],
    ["it's & | ! ( ) :* '", 2, ''],
  ])('the search “%s” finds %i claims and marks “%s”', async (q, count, mark) => {
    const rows = await claims(`q=${encodeURIComponent(q)}`);
    expect(rows).toHaveLength(count);
    if (mark)
      for (const row of rows) expect(row.marks.map(([start, end]) => row.statement.slice(start, end))).toContain(mark);
  });

  it('the search finds claims by who says so', async () => expect(await claims('q=informat')).toHaveLength(2));

  it('says which records an address names in vain, and finds nothing for them', async () => {
    const { query, refs, notices } = await read(claimList, 'source=nobody');
    expect(notices.map((notice) => notice.message)).toEqual(['There is no source “nobody”.']);
    expect(await listClaims(db.pool, query, refs)).toEqual([]);
  });

  const tables: [string, ListDefinition, ListSql][] = [
    ['claims', claimList, claimSql],
    ['sources', sourceList, sourceSql],
    ['documents', documentList, documentSql],
  ];
  const sorts = tables.flatMap(([name, list, sql]) =>
    Object.keys(list.columns)
      .filter((id) => list.columns[id]?.sort)
      .flatMap((id) => [`${id}`, `-${id}`].map((sort) => [name, sort, list, sql] as const)),
  );
  it.each(sorts)('%s sorted by %s: all pages together are the whole', async (_, sort, list, sql) => {
    const { query, refs } = await read(list, `sort=${sort}`);
    const ids = async (page: boolean, over = {}) =>
      (await rowsFrom(db.pool, idRow, idsSql(sql, { ...query, ...over }, refs, page))).map((row) => row.id);
    const whole = await ids(false);
    expect(new Set(whole).size).toBe(whole.length);
    const paged = [
      ...(await ids(true, { size: 5, page: 1 })),
      ...(await ids(true, { size: 5, page: 2 })),
      ...(await ids(true, { size: 5, page: 3 })),
    ];
    expect(paged).toEqual(whole);
    expect(whole.length).toBeGreaterThan(0);
  });

  it.each(
    tables.flatMap(([name, list, sql]) => Object.keys(sql.facets).map((word) => [name, word, list, sql] as const)),
  )('the counts of %s by %s are those of the filtered tables', async (_, word, list, sql) => {
    const { query, refs } = await read(list, '');
    const facet = await countFacet(db.pool, sql, query, refs, word);
    for (const { value, count } of facet) {
      const one = await read(list, `${word}=${value}`);
      expect(one.notices).toEqual([]);
      expect(await countRows(db.pool, sql, one.query, one.refs)).toBe(count);
    }
  });

  it('counts leave out the filter they stand beside and can be searched', async () => {
    const { query, refs } = await read(claimList, 'source=reuters&topic=chips');
    const topics = await countFacet(db.pool, claimSql, query, refs, 'topic');
    expect(topics.find((topic) => topic.value === 'cost')?.count).toBe(2);
    expect(await countFacet(db.pool, claimSql, query, refs, 'source', 'news')).toEqual([
      { value: 'ai-news', label: 'AI News', count: 5 },
    ]);
  });

  it('sources say what they originated and relayed', async () => {
    const { query, refs } = await read(sourceList, 'sort=name');
    const rows = await listSources(db.pool, query, refs);
    expect(rows.map((row) => [row.name, row.originated, row.relayed, row.documents, row.owner])).toEqual([
      ['AI News', 3, 9, 1, 'TechForge Media'],
      ['DeepSeek', 1, 0, 0, null],
      ['Origin unknown', 1, 0, 0, null],
      ['Reuters', 5, 3, 0, null],
      ['TechForge Media', 0, 0, 0, null],
      ['The Information', 2, 0, 0, null],
    ]);
  });

  it('documents say how many claims they contain', async () => {
    const { query, refs } = await read(documentList, 'publisher=ai-news&claims=12');
    expect(await listDocuments(db.pool, query, refs)).toMatchObject([
      { publisher: 'AI News', claims: 12, published: null, state: 'live' },
    ]);
  });

  describe('filters of the other tables', () => {
    it.each([
      [sourceList, sourceSql, 'kind=outlet', 2],
      [sourceList, sourceSql, 'reliability=none', 3],
      [sourceList, sourceSql, 'reliability=A,B', 2],
      [sourceList, sourceSql, 'owner=techforge-media', 1],
      [sourceList, sourceSql, 'q=reut', 1],
      [documentList, documentSql, 'claim=v4-is-being-built-on-domestic-chinese-chips', 1],
      [documentList, documentSql, 'state=retracted', 0],
      [documentList, documentSql, 'published=none', 1],
      [documentList, documentSql, 'q=huawei', 1],
    ] as [ListDefinition, ListSql, string, number][])('$2', async (list, sql, text, count) => {
      const { query, refs, notices } = await read(list, text);
      expect(notices).toEqual([]);
      expect(await countRows(db.pool, sql, query, refs)).toBe(count);
    });
  });
});
