import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { urlKey } from '@/lib/documents/rules';
import { eachDatabase } from '../support/databases';

const migration = readFileSync('prisma/migrations/20261128000000_evidence_kept/migration.sql', 'utf8');
const statement = migration.slice(migration.indexOf('UPDATE document d SET url_key'));

eachDatabase('addresses stored before', (open) => {
  it('differ wherever two pages differ', async () => {
    const db = await open();
    await db.pool.query(`INSERT INTO source (id, slug, name, name_key, kind) VALUES (1, 's', 'S', 's', 'outlet')`);
    const before: [url: string, key: string][] = [
      ['https://example.org/a?ref=main', 'example.org/a'],
      ['https://www.example.org/b/?z=1&ref=dev&b=2#top', 'example.org/b?b=2&z=1'],
      ['https://example.org/c#!/1', 'example.org/c'],
      ['https://example.org/d/#/news/2/', 'example.org/d'],
      ['https://example.org/e?a=1#part', 'example.org/e?a=1'],
      ['https://example.org/f?preref=1', 'example.org/f?preref=1'],
    ];
    for (const [url, key] of before)
      await db.pool.query(
        `INSERT INTO document (title, title_key, source_id, url, url_key) VALUES ('T', 't', 1, $1, $2)`,
        [url, key],
      );
    await db.pool.query(statement);
    const { rows } = await db.pool.query<{ url: string; url_key: string }>(
      'SELECT url, url_key FROM document ORDER BY id',
    );
    expect(rows.map((row) => row.url_key)).toEqual(rows.map(({ url }) => urlKey(url)));
  });
});
