import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fetchedPage, sentPage } from '@/lib/captures/material.server';
import type { Db } from '@/lib/db';
import { fetchPage } from '@/lib/intake/fetch-page.server';
import type { Network } from '@/lib/intake/guarded-connect.server';
import { makeReady, readMaterial } from '@/lib/intake/read.server';
import { readText } from '@/lib/tracing/read-text.server';
import { measure } from './measure';
import { randomOf } from './random';

/** The words of a page that is fetched, and the size of one that is sent, in bytes. */
export const [PAGE_WORDS, SENT] = [1500, 5_000_000];

/**
 * How long it takes, in ms, to fetch a page from a server that answers at once, a second after the one before, to read
 * it and to find in it what a link passes on; and to read a page as large as a bookmark may send.
 * @param said what the link passes on, which stands in the page
 */
export async function measureReading(db: Db, linkId: number, said: string) {
  const random = randomOf(8);
  const sentence = () =>
    `${Array.from({ length: 15 }, () => `word${random.between(0, 3000).toString(36)}`).join(' ')}.`;
  const paragraph = () =>
    `<p>${Array.from({ length: 5 }, sentence).join(' ')} <a href="/${random.between(0, 99)}">More</a></p>`;
  const page = (paragraphs: number, besides: string) =>
    `<!doctype html><html lang="en"><head><title>A page to read</title></head><body><nav>${besides}</nav>
    <article><h1>A page to read</h1>${Array.from({ length: paragraphs }, paragraph).join('')}<p>${said}</p></article></body></html>`;
  const small = page(PAGE_WORDS / 75, '<a href="/">Home</a>'.repeat(100));
  const large = page(
    PAGE_WORDS / 75,
    `<div class="teaser" style="color: red"><a href="/x">${sentence()}</a></div>`.repeat(25_000),
  ).slice(0, SENT);
  const server = createServer((_, response) =>
    response.setHeader('content-type', 'text/html; charset=utf-8').end(small),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const network: Network = {
    resolve: (_, done) => done(null, [{ address: '127.0.0.1', family: 4 }]),
    isAllowed: () => true,
    isOwnName: () => false,
    isAllowedPort: () => true,
  };
  try {
    const whole = await measure(
      async () => {
        makeReady();
        const address = `http://bench.example:${port}/page`;
        const { material } = fetchedPage(await fetchPage(address, { network }), address);
        const { text } = await readMaterial(material);
        const read = await readText(db, linkId, text, 'Bench Wire', 'bench');
        if (!read?.passage) throw new Error('What stands in the page was not found.');
      },
      30,
      5,
      1000,
    );
    const sent = await measure(() => readMaterial(sentPage(large, 'https://bench.example/large').material), 10, 2);
    return { whole, sent, bytes: large.length };
  } finally {
    server.close();
  }
}
