import { gunzipSync } from 'node:zlib';
import type { Pool } from 'pg';
import { timingOf } from './measure';
import type { Measured } from './pages';
import type { Answer, Server } from './server';

const textOf = ({ headers, body }: Answer) =>
  (headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body).toString();

/** First byte and whole answer of the pages people open most, over many requests; throws where a page fails. */
export async function measureHttp(server: Server, pool: Pool, times = 50): Promise<Measured[]> {
  const { rows } = await pool.query<{ slug: string }>(
    'SELECT c.slug FROM claim c JOIN claim_facts f ON f.id = c.id WHERE f.chain_count > 2 ORDER BY c.id LIMIT 1',
  );
  const pages = [
    '/claims',
    '/claims?status=disputed',
    '/claims?q=quillon',
    '/claims?q=semiconductors',
    '/sources',
    '/documents',
    `/claims/${rows[0]?.slug}`,
  ];
  const measured: Measured[] = [];
  for (const page of pages) {
    const [firstBytes, totals]: [number[], number[]] = [[], []];
    for (let i = -5; i < times; i++) {
      const { status, firstByte, total } = await server.get(page);
      if (status !== 200) throw new Error(`${page} answered ${status}.`);
      if (i < 0) continue;
      firstBytes.push(firstByte);
      totals.push(total);
    }
    measured.push(
      { name: `${page} first byte`, ...timingOf(firstBytes) },
      { name: `${page} whole`, ...timingOf(totals) },
    );
  }
  return measured;
}

/** What Ctrl-K asks for: short and long texts, frequent and rare words, a number, and nothing to be found. */
export async function measureFind(server: Server, times = 50): Promise<Measured[]> {
  const measured: Measured[] = [];
  for (const q of ['a', 'in', 'v4', '12', 'C-12', 'semiconductors', 'onduct', 'cooling water', 'qqqqq']) {
    const page = `/api/find?q=${encodeURIComponent(q)}`;
    const totals: number[] = [];
    for (let i = -5; i < times; i++) {
      const { status, total } = await server.get(page);
      if (status !== 200) throw new Error(`${page} answered ${status}.`);
      if (i >= 0) totals.push(total);
    }
    measured.push({ name: page, ...timingOf(totals) });
  }
  return measured;
}

/** Bytes of the scripts that a page loads, compressed as they are sent. */
export async function scriptBytes(server: Server, page: string): Promise<number> {
  const html = textOf(await server.get(page));
  const scripts = new Set(
    [...html.matchAll(/<(?:script|link)[^>]+(?:src|href)="([^"]+\.js[^"]*)"/g)].map((match) => match[1] ?? ''),
  );
  let bytes = 0;
  // Old browsers alone load what is marked “nomodule”.
  const old = new Set([...html.matchAll(/<script[^>]+src="([^"]+)"[^>]*noModule/gi)].map((match) => match[1] ?? ''));
  for (const script of scripts) if (!old.has(script)) bytes += (await server.get(script)).body.length;
  return bytes;
}
