import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import fs from 'node:fs/promises';
import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';
import path from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { privateFolder } from '@/lib/db/private-folder';
import { type BlobStore, HASH, type ListedBlob, written } from './blob-store.server';
import type { S3Settings } from './s3-settings.mjs';
import { signed } from './s3-signature.server';

/** How long the store may say nothing, in ms. */
const PATIENCE = 30_000;
const NOTHING = createHash('sha256').digest('hex');

type Asked = {
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: { readonly stream: Readable; readonly size: number; readonly sha256: string };
};

/**
 * A store in a bucket that speaks S3. Objects are named by their hash; others in the bucket are left alone.
 * @param beside a folder in which what comes in parts is written before it is sent
 */
export function s3Store(settings: S3Settings, beside: string): BlobStore {
  async function ask(method: string, name: string, { query = {}, body }: Asked = {}): Promise<IncomingMessage> {
    const url = new URL(settings.address);
    if (name !== '') url.pathname += `/${name}`;
    for (const [word, value] of Object.entries(query)) url.searchParams.set(word, value);
    const headers = signed(
      {
        ...{ method, url, sha256: body?.sha256 ?? NOTHING },
        headers: body ? { 'content-length': String(body.size), 'content-type': 'application/octet-stream' } : {},
      },
      settings,
    );
    const send = url.protocol === 'https:' ? https.request : http.request;
    const request = send(url, { method, headers, timeout: PATIENCE });
    request.once('timeout', () => request.destroy(new Error('The store of copies did not answer in time.')));
    const answer = new Promise<IncomingMessage>((resolve, reject) =>
      request.once('response', resolve).once('error', reject),
    );
    const [response] = await Promise.all([answer, pipeline(body?.stream ?? Readable.from([]), request)]);
    const status = response.statusCode ?? 0;
    if ((status >= 200 && status < 300) || status === 404) return response;
    const why = /<Code>(\w{1,60})<\/Code>/.exec((await text(response)).slice(0, 2000))?.[1];
    throw new Error(`The store of copies answered ${status}${why ? `, ${why}` : ''}, when it was asked to ${method}.`);
  }
  /** When an object was put, in ms; null if it is not there. */
  async function putAt(sha256: string): Promise<number | null> {
    const response = await ask('HEAD', nameOf(sha256));
    response.resume();
    return response.statusCode === 404 ? null : Date.parse(response.headers['last-modified'] ?? '') || 0;
  }
  async function send(sha256: string, size: number, stream: Readable) {
    const response = await ask('PUT', sha256, { body: { stream, size, sha256 } });
    response.resume();
    if (response.statusCode === 404) throw new Error('The bucket for copies is not there.');
    return { sha256, size };
  }
  return {
    async put(content) {
      if (content instanceof Uint8Array) {
        const sha256 = createHash('sha256').update(content).digest('hex');
        return send(sha256, content.byteLength, Readable.from([Buffer.from(content)]));
      }
      privateFolder(beside);
      const begun = path.join(beside, randomUUID());
      try {
        const { sha256, size } = await written(begun, content);
        return await send(sha256, size, createReadStream(begun));
      } finally {
        await fs.rm(begun, { force: true });
      }
    },
    async open(sha256) {
      const response = await ask('GET', nameOf(sha256));
      if (response.statusCode !== 404) return { size: Number(response.headers['content-length']), stream: response };
      response.resume();
      return null;
    },
    has: async (sha256) => (await putAt(sha256)) !== null,
    async remove(sha256, until = Number.POSITIVE_INFINITY) {
      const at = await putAt(sha256);
      // The store tells whole seconds.
      if (at !== null && at + 1000 > until) return false;
      (await ask('DELETE', nameOf(sha256))).resume();
      return true;
    },
    async *list() {
      for (let from: string | null = ''; from !== null; ) {
        const query: Record<string, string> = { 'list-type': '2', ...(from && { 'continuation-token': from }) };
        const response = await ask('GET', '', { query });
        const page = await text(response);
        if (response.statusCode === 404) throw new Error('The bucket for copies is not there.');
        yield* listed(page);
        from = between(page, 'IsTruncated') === 'true' ? between(page, 'NextContinuationToken') : null;
      }
    },
  };
}

function nameOf(sha256: string): string {
  if (!HASH.test(sha256)) throw new Error('This is no SHA-256.');
  return sha256;
}

/** The objects of one page of a list. */
const listed = (page: string): ListedBlob[] =>
  page
    .split('<Contents>')
    .slice(1)
    .map((part) => ({
      sha256: between(part, 'Key') ?? '',
      ...{ size: Number(between(part, 'Size')), at: Date.parse(between(part, 'LastModified') ?? '') },
    }))
    .filter(({ sha256 }) => HASH.test(sha256));

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** What stands in the first element with a name; null if there is none. */
function between(xml: string, name: string): string | null {
  const start = xml.indexOf(`<${name}>`);
  const end = xml.indexOf(`</${name}>`, start);
  if (start < 0 || end < 0) return null;
  return xml.slice(start + name.length + 2, end).replace(/&(\w{2,4});/g, (whole, entity) => entities[entity] ?? whole);
}
