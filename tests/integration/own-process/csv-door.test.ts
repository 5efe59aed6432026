import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { rebuild } from '@/lib/assessments/rebuild.server';
import type { CsvSource } from '@/lib/data-table/csv-source.server';
import type { Db } from '@/lib/db';
import { seedFirstCase } from '@/lib/demo/seed.server';
import { csvHandler, receiptHandler } from '@/lib/exchange/csv-handlers.server';
import { csvFiles } from '@/lib/tables.server';
import { readCsv } from '../../support/csv';
import { eachDatabase } from '../../support/databases';

const shared = globalThis as { whenceDb?: Promise<Db> };
const sources = [csvFiles.claims, csvFiles.attributions, csvFiles.sources, csvFiles.documents] as const;

eachDatabase('the routes of CSV files', (open) => {
  let db: Db;
  beforeAll(async () => {
    db = await open();
    await seedFirstCase(db);
    await tangle(db);
    shared.whenceDb = Promise.resolve(db);
  });
  afterAll(() => {
    shared.whenceDb = undefined;
  });

  const answers: Response[] = [];
  /** What a test did not read is given back, as when a person goes away. */
  afterEach(async () => {
    for (const { body } of answers.splice(0)) if (body && !body.locked) await body.cancel();
  });
  const keep = async (answer: Promise<Response>) => {
    answers.push(await answer);
    return answer;
  };
  const ask = (source: CsvSource, words: string, method = 'GET', door = csvHandler) =>
    keep(door(source)(new Request(`http://localhost/${source.name}.csv?${words}`, { method })));
  const rowsOf = async (source: CsvSource, words: string) => readCsv(await (await ask(source, words)).text());

  it('says what the file is, when it was made and where its receipt lies', async () => {
    const response = await ask(csvFiles.claims, 'source=reuters&sort=-claim&page=2&size=25&bom=0');
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('content-disposition')).toMatch(
      /^attachment; filename="whence-claims-filtered-\d{4}-\d\d-\d\d-\d{4}\.csv"$/,
    );
    expect(response.headers.get('link')).toBe(
      '</claims.csv-metadata.json?source=reuters&sort=-claim&bom=0>; rel="describedby"; type="application/csvm+json"',
    );
    expect((await response.text()).split('\r\n')).toHaveLength(12);
    expect((await ask(csvFiles.claims, '')).headers.get('content-disposition')).not.toContain('filtered');
  });

  it('is written as its address says, and its receipt has the same address', async () => {
    const linkOf = async (words: string) =>
      (await ask(csvFiles.claims, words, 'HEAD')).headers
        .get('link')
        ?.match(/^<\/claims\.csv-metadata\.json(.*)>; rel/)?.[1];
    expect(await linkOf('')).toBe('');
    expect(await linkOf('bom=1&raw=0&sep=,')).toBe('');
    expect(await linkOf('bom=0&raw=1&sep=;&q=deepseek')).toBe('?q=deepseek&bom=0&raw=1&sep=;');
    const bytesOf = async (words: string) => new Uint8Array(await (await ask(csvFiles.claims, words)).arrayBuffer());
    const begin = async (words: string) =>
      new TextDecoder('utf-8', { ignoreBOM: true }).decode((await bytesOf(words)).slice(0, 8));
    expect(await begin('q=zzz')).toBe('\uFEFFid,sl');
    expect(await begin('q=zzz&bom=1&sep=;')).toBe('\uFEFFid;sl');
    expect(await begin('q=zzz&bom=0')).toBe('id,slug,');
    const told = async (words: string) => {
      const { dialect, notes, url } = await (await ask(csvFiles.claims, words, 'GET', receiptHandler)).json();
      return [url, dialect.delimiter, notes[0].byteOrderMark, notes[0].formulas.includes('as it is')];
    };
    expect(await told('')).toEqual(['claims.csv', ',', true, false]);
    expect(await told('bom=0&raw=1&sep=;')).toEqual(['claims.csv?bom=0&raw=1&sep=;', ';', false, true]);
  });

  it('has all rows, whatever page the address is of', async () => {
    const all = await rowsOf(csvFiles.claims, '');
    expect(await rowsOf(csvFiles.claims, 'page=nowhere&size=7')).toEqual(all);
    expect((await ask(csvFiles.claims, 'q=deepseek', 'HEAD')).headers.get('content-disposition')).toContain(
      '-filtered-',
    );
  });

  it('says each thing that is wrong with an address, by its word', async () => {
    const refused = await (await ask(csvFiles.claims, 'bom=2&sep=|&sort=colour&raw=x&source=nobody')).json();
    expect(refused).toMatchObject({
      status: 400,
      title: expect.stringMatching(/“bom” is 0 or 1\. “raw” is 0 or 1\. “sep” is .*“colour” to sort by\.$/),
      fields: { bom: '“bom” is 0 or 1.', raw: '“raw” is 0 or 1.', sep: '“sep” is “,” or “;”.' },
    });
    expect(Object.keys(refused.fields)).toEqual(['bom', 'raw', 'sep', 'sort']);
    const twice = await (await ask(csvFiles.claims, `status=perhaps&q=${'a '.repeat(20)}&q=b`)).json();
    expect(Object.keys(twice.fields).sort()).toEqual(['q', 'status']);
  });

  it('leaves out what is open and empty, says so, and has it once it has something', async () => {
    const columns = 'first=none&columns=claim,status,first~,topics~';
    const [row] = await rowsOf(csvFiles.claims, columns);
    expect(Object.keys(row ?? {})).toEqual(['id', 'slug', 'statement', 'status', 'topics']);
    const told = await (await ask(csvFiles.claims, columns, 'GET', receiptHandler)).json();
    expect(told.url).toBe(`claims.csv?${columns}`);
    expect(told.notes[0].emptyColumnsLeftOut).toEqual(['First reported']);
    const [whole] = await rowsOf(csvFiles.claims, columns.replaceAll('~', ''));
    expect(Object.keys(whole ?? {})).toContain('first_reported');
    const [bare] = await rowsOf(csvFiles.claims, '');
    expect(Object.keys(bare ?? {})).toContain('first_reported');
  });

  it('asks to try again if a row is deleted while a receipt counts', async () => {
    let gone: Promise<unknown> | undefined;
    const rows: CsvSource['rows'] = (record) => {
      gone ??= db.pool.query('DELETE FROM claim_facts');
      return csvFiles.attributions.rows?.(record) ?? [];
    };
    const { status, headers } = await ask({ ...csvFiles.attributions, batch: 1, rows }, '', 'GET', receiptHandler);
    await gone;
    await rebuild(db);
    expect([status, headers.get('retry-after')]).toEqual(db.embedded ? [503, '1'] : [200, null]);
  });

  const askFrom = (peer: string) =>
    keep(
      csvHandler(csvFiles.claims)(new Request('http://localhost/claims.csv', { headers: { 'x-whence-peer': peer } })),
    );

  it('runs four exports at a time, two for each reader, and asks others to come back', async () => {
    const running = await Promise.all(['10.0.0.1', '10.0.0.1', '10.0.0.2', '10.0.0.2'].map(askFrom));
    expect(running.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    const [third, fifth] = [await askFrom('10.0.0.1'), await askFrom('10.0.0.3')];
    expect([third.status, fifth.status]).toEqual([429, 503]);
    expect(await third.json()).toMatchObject({ title: expect.stringContaining('Two exports of yours') });
    expect(await fifth.json()).toMatchObject({ title: expect.stringContaining('Several exports are running') });
    // One that was not begun to be read is given back as well as one in the midst of it.
    const reader = running[1]?.body?.getReader();
    await reader?.read();
    await Promise.all([reader?.cancel(), running[0]?.body?.cancel()]);
    expect((await askFrom('10.0.0.3')).status).toBe(200);
    await Promise.all(running.slice(2).map((response) => response.text()));
    const again = await Promise.all([askFrom('10.0.0.2'), askFrom('10.0.0.2')]);
    expect(again.map(({ status }) => status)).toEqual([200, 200]);
  });

  it('answers HEAD without a body', async () => {
    const head = await ask(csvFiles.claims, '', 'HEAD');
    expect([head.status, head.body, head.headers.get('content-type')]).toEqual([
      200,
      null,
      'text/csv; charset=utf-8; header=present',
    ]);
    expect((await ask(csvFiles.claims, '', 'HEAD', receiptHandler)).body).toBeNull();
    // Nobody reads what has no body, so that it takes no place.
    const many = await Promise.all(Array.from({ length: 6 }, () => ask(csvFiles.claims, '', 'HEAD')));
    expect(many.map(({ status }) => status)).toEqual(Array(6).fill(200));
    expect((await askFrom('10.0.0.4')).status).toBe(200);
  });

  it.each([
    ['colour=red', 'colour'],
    ['sort=colour', 'sort'],
    ['columns=claim,colour', 'columns'],
    ['source=nobody', 'source'],
    ['status=perhaps', 'status'],
    ['origins=many', 'origins'],
    ['first=yesterday', 'first'],
    ['bom=yes', 'bom'],
    ['raw=', 'raw'],
    [`q=${'a'.repeat(1001)}`, 'q'],
  ])('refuses “%s” rather than ignoring it', async (words, field) => {
    for (const door of [csvHandler, receiptHandler]) {
      const response = await ask(csvFiles.claims, words, 'GET', door);
      expect([response.status, response.headers.get('content-type')]).toEqual([400, 'application/problem+json']);
      expect(await response.json()).toMatchObject({
        status: 400,
        title: expect.stringMatching(/\.$/),
        fields: { [field]: expect.any(String) },
      });
    }
  });

  it('says when the database is unavailable', async () => {
    const pool = { query: () => Promise.reject(new Error('connect ECONNREFUSED')) } as unknown as Db['pool'];
    shared.whenceDb = Promise.resolve({ ...db, pool });
    expect((await ask(csvFiles.claims, '')).status).toBe(503);
    shared.whenceDb = Promise.resolve(db);
  });

  it.each(sources)('the receipt of $name.csv counts and names what is in the file', async (source) => {
    for (const words of ['', 'q=zzz', 'q=deepseek']) {
      const made = await (await ask(source, words, 'GET', receiptHandler)).json();
      const text = await (await ask(source, words)).text();
      expect(made.notes[0].rows).toBe(readCsv(text).length);
      expect(`${made.tableSchema.columns.map((column: { name: string }) => column.name)}`).toBe(
        text.slice(0, text.indexOf('\r\n')),
      );
      expect(made.url).toBe(words ? `${source.name}.csv?${words}` : `${source.name}.csv`);
      const keys = readCsv(text).map((row) => made.tableSchema.primaryKey.map((name: string) => row[name]).join());
      expect(new Set(keys).size).toBe(keys.length);
    }
  });

  it('gives one row for each hop of a chain, in the order of the table', async () => {
    const [first, second, ...rest] = await rowsOf(csvFiles.attributions, 'hops=3&q=ascend&sort=claim');
    expect(first).toMatchObject({
      chain: '1',
      position: '2',
      source: 'Reuters',
      credits: 'The Information',
      state: 'reported',
      document_id: '',
    });
    expect(second).toMatchObject({
      chain: '1',
      position: '3',
      source: 'AI News',
      credits: 'Reuters',
      certainty: 'asserted',
      passage: 'marked',
    });
    expect(second?.cue).not.toBe('');
    expect(rest.every((row) => row.claim_id !== first?.claim_id)).toBe(true);
  });

  it.each(['sort=claim', 'sort=-outlets', 'source=reuters'])(
    'leaves out no claim and no attribution (%s)',
    async (words) => {
      const [claims, rows] = [await rowsOf(csvFiles.claims, words), await rowsOf(csvFiles.attributions, words)];
      expect([...new Set(rows.map((row) => row.claim_id))]).toEqual(claims.map((row) => row.id));
      const { rows: links } = await db.pool.query(
        'SELECT id::text FROM attribution a WHERE claim_id::text = ANY($1) ORDER BY a.id',
        [claims.map((row) => row.id)],
      );
      const found = new Set(rows.map((row) => row.attribution_id).filter(Boolean));
      expect([...found].sort((a, b) => Number(a) - Number(b))).toEqual(links.map(({ id }) => id));
    },
  );

  it('shows loops, lone origins and claims without any utterance', async () => {
    const rows = await rowsOf(csvFiles.attributions, 'q=tangle&sort=added');
    expect(rows.map((row) => [row.statement, row.chain, row.position, row.source, row.credits])).toEqual([
      ['tangle alone', '1', '1', 'Reuters', ''],
      ['tangle empty', '', '', '', ''],
      ['tangle loop', '1', '2', 'DeepSeek', 'Reuters'],
      ['tangle loop', '', '', 'Reuters', 'DeepSeek'],
    ]);
  });

  it('fills every column for some attribution', async () => {
    const rows = await rowsOf(csvFiles.attributions, '');
    const empty = csvFiles.attributions
      .columns(undefined as never)
      .filter(({ name }) => rows.every((row) => row[name] === ''));
    expect(empty.map(({ name }) => name)).toEqual([]);
  });
});

/** Claims of odd shapes, and a dated, credited document. */
async function tangle(db: Db): Promise<void> {
  const { pool } = db;
  const add = async (statement: string, credits: [down: string, up: string][], said: string[]) => {
    const { rows } = await pool.query(
      `INSERT INTO claim (slug, statement, statement_key) VALUES (replace($1, ' ', '-'), $1, $1) RETURNING id`,
      [statement],
    );
    const claim = rows[0].id;
    for (const slug of said)
      await pool.query(
        `INSERT INTO utterance (claim_id, source_id, document_id, passage, certainty, said_at, said_precision, said_note)
         SELECT $1, s.id, (SELECT min(id) FROM document), 'not_yet_looked_for', 'possible', '2026-04-06 11:30Z', 'minute', 'about 6 April 2026, 11:30 UTC' FROM source s WHERE slug = $2`,
        [claim, slug],
      );
    for (const [down, up] of credits)
      await pool.query(
        `INSERT INTO attribution (claim_id, downstream_id, upstream_id) SELECT $1, d.id, u.id FROM utterance d, utterance u
         WHERE d.claim_id = $1 AND u.claim_id = $1 AND d.source_id = (SELECT id FROM source WHERE slug = $2) AND u.source_id = (SELECT id FROM source WHERE slug = $3)`,
        [claim, down, up],
      );
  };
  await pool.query(`UPDATE document SET url = 'https://example.org/article', url_key = 'https://example.org/article'`);
  await add('tangle alone', [], ['reuters']);
  await add('tangle empty', [], []);
  await add(
    'tangle loop',
    [
      ['deepseek', 'reuters'],
      ['reuters', 'deepseek'],
    ],
    ['reuters', 'deepseek'],
  );
  await rebuild(db);
}
