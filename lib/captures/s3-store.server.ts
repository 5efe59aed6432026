import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import fs from 'node:fs/promises';
import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';
import path from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { privateFolder } from '@/lib/db/private-folder';
import { codeOf, DomainError } from '@/lib/errors';
import { log } from '@/lib/log.server.mjs';
import { type BlobStore, HASH, type ListedBlob, written } from './blob-store.server';
import type { S3Settings } from './s3-settings.mjs';
import { signed } from './s3-signature.server';

/**
 * In ms: how long the store may say nothing while it takes or gives bytes, and when it is asked whether it has some; how
 * long to wait before it is asked once more what did not succeed.
 */
const WAITS = { patience: 30_000, shortly: 5000, pauses: [200, 800] as readonly number[] };
const NOTHING = createHash('sha256').digest('hex');

type Asked = {
  readonly query?: Readonly<Record<string, string>>;
  /** `stream` begins again each time. */
  readonly body?: { readonly stream: () => Readable; readonly size: number; readonly sha256: string };
};

/** An answer that is none of what was asked for. */
class Refused extends Error {
  constructor(
    readonly status: number,
    method: string,
    why: string | undefined,
  ) {
    super(`The store of copies answered ${status}${why ? `, ${why}` : ''}, when it was asked to ${method}.`);
  }
}

/** Whether the same may succeed a moment later: the store says so, or the connection broke off. */
const isPassing = (error: unknown): boolean =>
  error instanceof Refused
    ? error.status === 429 || (error.status >= 500 && error.status !== 501)
    : /^(?:ECONNRESET|ECONNREFUSED|EPIPE|ERR_STREAM_PREMATURE_CLOSE)$/.test(codeOf(error));

/** What people are told; the cause is for the log. */
function away(cause: unknown): DomainError {
  const message =
    'The store of copies does not answer as it should at the moment. Nothing was changed or lost; try again in a minute.';
  const error = new DomainError('unavailable', message, {}, { retryAfter: 30 });
  error.cause = cause;
  log.warn({ err: cause }, 'The store of copies failed.');
  return error;
}

/**
 * A store in a bucket that speaks S3. Objects are named by their hash; others in the bucket are left alone. If the
 * bucket cannot be used, everything throws a DomainError `unavailable`.
 * @param beside a folder in which what comes in parts is written before it is sent
 */
export function s3Store(settings: S3Settings, beside: string, waits: Partial<typeof WAITS> = {}): BlobStore {
  const { patience, shortly, pauses } = { ...WAITS, ...waits };
  async function ask(method: string, name: string, asked: Asked = {}): Promise<IncomingMessage> {
    for (let tries = 0; ; tries++) {
      try {
        return await askOnce(method, name, asked);
      } catch (error) {
        const wait = pauses[tries];
        if (wait === undefined || !isPassing(error)) throw away(error);
        await pause(wait);
      }
    }
  }
  async function askOnce(method: string, name: string, { query = {}, body }: Asked): Promise<IncomingMessage> {
    const url = new URL(settings.address);
    if (name !== '') url.pathname = `${url.pathname.replace(/\/$/, '')}/${name}`;
    for (const [word, value] of Object.entries(query)) url.searchParams.set(word, value);
    const headers = signed(
      {
        ...{ method, url, sha256: body?.sha256 ?? NOTHING },
        headers: body ? { 'content-length': String(body.size), 'content-type': 'application/octet-stream' } : {},
      },
      settings,
    );
    const send = url.protocol === 'https:' ? https.request : http.request;
    const request = send(url, { method, headers, timeout: method === 'HEAD' ? shortly : patience });
    request.once('timeout', () => request.destroy(new Error('The store of copies did not answer in time.')));
    const answer = new Promise<IncomingMessage>((resolve, reject) =>
      request.once('response', resolve).once('error', reject),
    );
    // What refuses may answer before it has taken everything, and its answer says more than that it hung up.
    const sent = pipeline(body?.stream() ?? Readable.from([]), request).catch(() => {});
    const response = await answer;
    const status = response.statusCode ?? 0;
    if ((status >= 200 && status < 300) || status === 404) {
      await sent;
      return response;
    }
    const words = await text(response).catch(() => '');
    request.destroy();
    throw new Refused(status, method, /<Code>(\w{1,60})<\/Code>/.exec(words.slice(0, 2000))?.[1]);
  }
  /** When an object was put, in ms; null if it is not there. */
  async function putAt(sha256: string): Promise<number | null> {
    const response = await ask('HEAD', nameOf(sha256));
    response.resume();
    return response.statusCode === 404 ? null : Date.parse(response.headers['last-modified'] ?? '') || 0;
  }
  async function send(sha256: string, size: number, stream: () => Readable) {
    const response = await ask('PUT', sha256, { body: { stream, size, sha256 } });
    response.resume();
    if (response.statusCode === 404) throw notThere();
    return { sha256, size };
  }
  return {
    async put(content) {
      if (content instanceof Uint8Array) {
        const sha256 = createHash('sha256').update(content).digest('hex');
        return send(sha256, content.byteLength, () => Readable.from([Buffer.from(content)]));
      }
      privateFolder(beside);
      const begun = path.join(beside, randomUUID());
      try {
        const { sha256, size } = await written(begun, content);
        return await send(sha256, size, () => createReadStream(begun));
      } finally {
        await fs.rm(begun, { force: true });
      }
    },
    async open(sha256) {
      const response = await ask('GET', nameOf(sha256));
      const size = Number(response.headers['content-length'] ?? Number.NaN);
      if (response.statusCode !== 404 && Number.isInteger(size)) return { size, stream: whole(response) };
      response.resume();
      if (response.statusCode !== 404) throw away(new Error('The store of copies did not say how much it sends.'));
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
        const page = await text(whole(response));
        if (response.statusCode === 404) throw notThere();
        yield* listed(page);
        from = between(page, 'IsTruncated') === 'true' ? between(page, 'NextContinuationToken') : null;
      }
    },
  };
}

const notThere = () => away(new Error('The bucket for copies is not there.'));

/** An answer to its end. If it breaks off, that is no end. */
function whole(response: IncomingMessage): Readable {
  return Readable.from(
    (async function* () {
      try {
        yield* response;
      } catch (error) {
        throw away(error);
      }
    })(),
    { objectMode: false },
  );
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
