import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buffer, text } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type BlobStore, diskStore } from '@/lib/captures/blob-store.server';
import { s3Settings } from '@/lib/captures/s3-settings.mjs';
import { signed } from '@/lib/captures/s3-signature.server';
import { s3Store } from '@/lib/captures/s3-store.server';

const hashOf = (bytes: string | Uint8Array) => createHash('sha256').update(bytes).digest('hex');

describe('the signature of a request to a bucket', () => {
  // The examples of https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html
  const account = {
    region: 'us-east-1',
    key: 'AKIAIOSFODNN7EXAMPLE',
    secret: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  };
  it.each([
    ['/test.txt', { range: 'bytes=0-9' }, 'f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41'],
    ['/?max-keys=2&prefix=J', {}, '34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7'],
  ])('of %s is the one that is published', (words, headers, signature) => {
    const url = new URL(words, 'https://examplebucket.s3.amazonaws.com');
    const asked = { method: 'GET', url, headers, sha256: hashOf('') };
    expect(signed(asked, account, new Date('2013-05-24T00:00:00Z')).authorization).toContain(`Signature=${signature}`);
  });
});

type Object_ = { bytes: Buffer; at: number };
const [KEY, SECRET, PAGE] = ['a-key', 'a secret/+', 2];

/** A server that speaks as much S3 as is needed, and refuses what is not signed. */
class Bucket {
  readonly objects = new Map<string, Object_>();
  readonly #server: Server;
  /** What is answered instead. */
  broken: number | null = null;
  clock = Date.parse('2026-04-06T11:30:00Z');

  constructor() {
    this.#server = createServer(async (request, response) => {
      const { status, headers = {}, body = '' } = await this.#answer(request, await buffer(request));
      response.writeHead(status, headers).end(request.method === 'HEAD' ? undefined : body);
    });
  }
  listen = () => new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
  close() {
    this.#server.closeAllConnections();
    this.#server.close();
  }
  get address() {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/copies`;
  }

  async #answer(
    request: IncomingMessage,
    sent: Buffer,
  ): Promise<{ status: number; headers?: Record<string, string>; body?: string | Buffer }> {
    if (this.broken !== null) return { status: this.broken, body: '<Error><Code>SlowDown</Code></Error>' };
    const url = new URL(request.url ?? '', this.address);
    if (!this.#isSigned(request, url, sent))
      return { status: 403, body: '<Error><Code>SignatureDoesNotMatch</Code></Error>' };
    const [, bucket, name = ''] = url.pathname.split('/');
    if (bucket !== 'copies') return { status: 404 };
    if (name === '') return { status: 200, body: this.#list(url.searchParams.get('continuation-token')) };
    const there = this.objects.get(name);
    if (request.method === 'PUT') {
      this.objects.set(name, { bytes: sent, at: this.clock });
      return { status: 200 };
    }
    if (!there) return { status: 404 };
    if (request.method === 'DELETE') {
      this.objects.delete(name);
      return { status: 204 };
    }
    const headers = { 'content-length': String(there.bytes.length), 'last-modified': new Date(there.at).toUTCString() };
    return { status: 200, headers, body: there.bytes };
  }

  #isSigned({ method = '', headers }: IncomingMessage, url: URL, sent: Buffer): boolean {
    const names = /SignedHeaders=([^,]+)/.exec(headers.authorization ?? '')?.[1]?.split(';') ?? [];
    const own = names.filter((name) => !/^(host|x-amz-)/.test(name)).map((name) => [name, String(headers[name])]);
    const now = String(headers['x-amz-date']).replace(/^(....)(..)(..T..)(..)(..)Z$/, '$1-$2-$3:$4:$5Z');
    const asked = { method, url, headers: Object.fromEntries(own), sha256: hashOf(sent) };
    const account = { region: 'eu-north-1', key: KEY, secret: SECRET };
    return signed(asked, account, new Date(now)).authorization === headers.authorization;
  }

  #list(token: string | null): string {
    const names = [...this.objects.keys()].sort();
    const from = token === null ? 0 : Number(token.slice(3));
    const some = names.slice(from, from + PAGE).map((name) => {
      const { bytes, at } = this.objects.get(name) ?? { bytes: Buffer.of(), at: 0 };
      return `<Contents><Key>${name.replace('&', '&amp;')}</Key><LastModified>${new Date(at).toISOString()}</LastModified><Size>${bytes.length}</Size></Contents>`;
    });
    const next = from + PAGE < names.length ? `a&amp;${from + PAGE}`.replace('a&amp;', 'a+&amp;') : null;
    return `<?xml version="1.0"?><ListBucketResult><IsTruncated>${next !== null}</IsTruncated>${some.join('')}${next === null ? '' : `<NextContinuationToken>${next}</NextContinuationToken>`}</ListBucketResult>`;
  }
}

const bucket = new Bucket();
const folder = mkdtempSync(path.join(tmpdir(), 'whence-s3-'));
const beside = path.join(folder, 'incoming');
const settingsFor = (more: Record<string, string> = {}) =>
  s3Settings({
    NODE_ENV: 'test',
    ...{ CAPTURES_S3_BUCKET: bucket.address, CAPTURES_S3_REGION: 'eu-north-1' },
    ...{ CAPTURES_S3_KEY: KEY, CAPTURES_S3_SECRET: SECRET, ...more },
  });
function bucketStore(more: Record<string, string> = {}): BlobStore {
  const settings = settingsFor(more);
  if (settings === null || typeof settings === 'string') throw new Error(String(settings));
  return s3Store(settings, beside);
}

beforeAll(() => bucket.listen());
beforeEach(() => {
  bucket.objects.clear();
  bucket.broken = null;
});
afterAll(() => {
  bucket.close();
  rmSync(folder, { recursive: true, force: true });
});

describe.each([
  ['on the disk', () => diskStore(mkdtempSync(path.join(folder, 'disk-')))],
  ['in a bucket', () => bucketStore()],
])('a store of bytes %s', (_, open) => {
  const listed = async (store: BlobStore) => {
    const found: string[] = [];
    for await (const { sha256, size } of store.list()) found.push(`${sha256} ${size}`);
    return found.sort();
  };

  it('keeps the same bytes once, by their hash, however they come', async () => {
    const store = open();
    async function* parts() {
      for (const part of ['The ferry ', 'stops 😀', '']) yield Buffer.from(part);
    }
    const whole = Buffer.from('The ferry stops 😀');
    const blob = { sha256: hashOf(whole), size: whole.length };
    expect(await store.put(parts())).toEqual(blob);
    expect(await store.put(whole)).toEqual(blob);
    expect(await listed(store)).toEqual([`${blob.sha256} ${blob.size}`]);
    const found = await store.open(blob.sha256);
    expect([found?.size, found && (await text(found.stream))]).toEqual([whole.length, 'The ferry stops 😀']);
  });

  it('keeps nothing at all, too, and lists everything', async () => {
    const store = open();
    const all = await Promise.all(['', 'a', 'b', 'c', 'd'].map((word) => store.put(Buffer.from(word))));
    expect(await listed(store)).toEqual(all.map(({ sha256, size }) => `${sha256} ${size}`).sort());
    const found = await store.open(hashOf(''));
    expect([found?.size, found && (await text(found.stream))]).toEqual([0, '']);
  });

  it('removes what was not put again meanwhile, and knows nothing of what is not there', async () => {
    const store = open();
    const { sha256 } = await store.put(Buffer.from('The ferry stops.'));
    expect(await store.remove(sha256, Date.parse('2026-01-01'))).toBe(false);
    expect(await store.has(sha256)).toBe(true);
    expect(await store.remove(sha256)).toBe(true);
    expect([await store.has(sha256), await store.open(sha256), await store.remove(sha256)]).toEqual([
      false,
      null,
      true,
    ]);
    await expect(store.has('../secret')).rejects.toThrow('This is no SHA-256.');
  });

  it('keeps nothing of what breaks off', async () => {
    const store = open();
    async function* broken() {
      yield Buffer.from('The ferry');
      throw new Error('It broke off.');
    }
    await expect(store.put(broken())).rejects.toThrow('It broke off.');
    expect(await listed(store)).toEqual([]);
  });
});

describe('a bucket', () => {
  it('keeps other objects, and leaves nothing on the disk', async () => {
    const store = bucketStore();
    for (const name of ['other & more.txt', 'z.txt', 'zz.txt'])
      bucket.objects.set(name, { bytes: Buffer.of(1), at: 0 });
    const { sha256 } = await store.put(Buffer.from('a'));
    const found: string[] = [];
    for await (const blob of store.list()) found.push(blob.sha256);
    expect([found, bucket.objects.size, readdirSync(beside)]).toEqual([[sha256], 4, []]);
  });

  it('that refuses, or is not there, is no bucket without the object', async () => {
    const sha256 = hashOf('a');
    await expect(bucketStore({ CAPTURES_S3_SECRET: 'wrong' }).open(sha256)).rejects.toThrow(
      'The store of copies answered 403, SignatureDoesNotMatch, when it was asked to GET.',
    );
    const nowhere = bucketStore({ CAPTURES_S3_BUCKET: bucket.address.replace('copies', 'nowhere') });
    await expect(nowhere.put(Buffer.from('a'))).rejects.toThrow('The bucket for copies is not there.');
    bucket.broken = 503;
    await expect(bucketStore().put(Buffer.from('a'))).rejects.toThrow('503, SlowDown');
    await expect(bucketStore().has(sha256)).rejects.toThrow('503');
  });

  it('is set as a whole, or not at all, and its secret is never repeated', () => {
    expect(s3Settings({ NODE_ENV: 'test', CAPTURES_S3_REGION: 'a' })).toBeNull();
    expect(settingsFor({ CAPTURES_S3_SECRET: '' })).toBe(
      'CAPTURES_S3_BUCKET and CAPTURES_S3_KEY need CAPTURES_S3_SECRET too.',
    );
    for (const address of [
      'copies',
      'ftp://a.example/copies',
      'https://a.example/',
      'https://a.example/a/b',
      'https://u:p@a.example/copies',
    ])
      expect(settingsFor({ CAPTURES_S3_BUCKET: address })).toContain('must be the address of a bucket');
    expect(settingsFor({ CAPTURES_S3_REGION: 'a b' })).toContain('must be a region');
    expect(settingsFor({ CAPTURES_S3_KEY: 'a b', CAPTURES_S3_SECRET: 'hidden' })).not.toContain('hidden');
    expect(settingsFor({ CAPTURES_S3_BUCKET: 'https://a.example/copies/' })).toMatchObject({
      address: new URL('https://a.example/copies'),
    });
  });
});
