import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { buffer, text } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type BlobStore, diskStore } from '@/lib/captures/blob-store.server';
import { s3Settings } from '@/lib/captures/s3-settings.mjs';
import { signed } from '@/lib/captures/s3-signature.server';
import { s3Store } from '@/lib/captures/s3-store.server';
import { Bucket } from '../support/bucket';

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

const bucket = new Bucket();
const folder = mkdtempSync(path.join(tmpdir(), 'whence-s3-'));
const beside = path.join(folder, 'incoming');
const settingsFor = (more: Record<string, string> = {}) => s3Settings({ NODE_ENV: 'test', ...bucket.settings(more) });
function bucketStore(more: Record<string, string> = {}): BlobStore {
  const settings = settingsFor(more);
  if (settings === null || typeof settings === 'string') throw new Error(String(settings));
  return s3Store(settings, beside, { pauses: [10, 10], shortly: 100 });
}

/** As for an address such as `https://copies.s3.example.org`. */
function hostedStore(): BlobStore {
  const settings = settingsFor();
  if (settings === null || typeof settings === 'string') throw new Error(String(settings));
  return s3Store({ ...settings, address: new URL(`http://127.0.0.1:${bucket.port}`) }, beside);
}

beforeAll(() => bucket.listen());
beforeEach(() => bucket.reset());
afterAll(() => {
  bucket.close();
  rmSync(folder, { recursive: true, force: true });
});

describe.each([
  ['on the disk', () => diskStore(mkdtempSync(path.join(folder, 'disk-')))],
  ['in a bucket', () => bucketStore()],
  ['in a bucket that the host names', () => hostedStore()],
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

  /** Why a store says that it cannot be used. */
  const reasonOf = async (work: Promise<unknown>) => {
    const error = await work.then(
      () => null,
      (thrown) => thrown,
    );
    expect(error).toMatchObject({
      kind: 'unavailable',
      message: expect.stringContaining('Nothing was changed or lost'),
    });
    return String(error.cause.message);
  };

  it('that refuses, or is not there, is no bucket without the object', async () => {
    const sha256 = hashOf('a');
    expect(await reasonOf(bucketStore({ CAPTURES_S3_SECRET: 'wrong' }).open(sha256))).toBe(
      'The store of copies answered 403, SignatureDoesNotMatch, when it was asked to GET.',
    );
    expect(bucket.asked).toBe(1);
    const nowhere = bucketStore({ CAPTURES_S3_BUCKET: bucket.address.replace('copies', 'nowhere') });
    expect(await reasonOf(nowhere.put(Buffer.from('a')))).toBe('The bucket for copies is not there.');
    bucket.failAlways(503);
    expect(await reasonOf(bucketStore().put(Buffer.from('a')))).toContain('503, SlowDown');
    expect(await reasonOf(bucketStore().has(sha256))).toContain('503');
  });

  it('is asked again where that may help, with all that is sent', async () => {
    const store = bucketStore();
    async function* parts() {
      for (let i = 0; i < 40; i++) yield Buffer.alloc(30_000, i);
    }
    bucket.failNext(500, 'hang up');
    const { sha256 } = await store.put(parts());
    expect([bucket.objects.get(sha256)?.bytes.length, bucket.asked]).toEqual([1_200_000, 3]);
    bucket.failNext(503);
    expect(await store.has(sha256)).toBe(true);
    bucket.failNext(500, 502);
    const found = await store.open(sha256);
    expect(found && hashOf(await buffer(found.stream))).toBe(sha256);
    bucket.failNext(503, 503, 503);
    expect(await reasonOf(store.remove(sha256))).toContain('503');
    expect(bucket.objects.size).toBe(1);
  });

  it('that refuses before it has taken everything says why', async () => {
    bucket.failAlways('early');
    const large = (async function* () {
      for (let i = 0; i < 100; i++) yield Buffer.alloc(100_000, i);
    })();
    expect(await reasonOf(bucketStore().put(large))).toMatch(/answered 403|EPIPE|ECONNRESET/);
    expect(readdirSync(beside)).toEqual([]);
  });

  it('whose answer breaks off has given nothing', async () => {
    const store = bucketStore();
    const { sha256 } = await store.put(Buffer.alloc(100_000, 'a'));
    bucket.failNext('half');
    const found = await store.open(sha256);
    expect(await reasonOf(buffer(found?.stream ?? Readable.from([])))).toBe('aborted');
    bucket.failNext('half');
    const listing = (async () => {
      for await (const _ of store.list());
    })();
    expect(await reasonOf(listing)).toBe('aborted');
    bucket.failNext('no length');
    expect(await reasonOf(store.open(sha256))).toBe('The store of copies did not say how much it sends.');
  });

  it('that says nothing is not waited for long where a page is shown', async () => {
    bucket.failAlways('silent');
    const began = Date.now();
    expect(await reasonOf(bucketStore().has(hashOf('a')))).toBe('The store of copies did not answer in time.');
    expect(Date.now() - began).toBeLessThan(5000);
  });

  it('is set as a whole, or not at all, and its secret is never repeated', () => {
    expect(s3Settings({ NODE_ENV: 'test', CAPTURES_S3_REGION: 'a' })).toBeNull();
    expect(settingsFor({ CAPTURES_S3_SECRET: '' })).toBe(
      'CAPTURES_S3_BUCKET and CAPTURES_S3_KEY need CAPTURES_S3_SECRET too.',
    );
    for (const address of [
      'copies',
      'ftp://a.example/copies',
      'https://a/',
      'http://127.0.0.1/',
      'https://a.example/a/b',
      'https://u:p@a.example/copies',
    ])
      expect(settingsFor({ CAPTURES_S3_BUCKET: address })).toContain('must be the address of a bucket');
    expect(settingsFor({ CAPTURES_S3_REGION: 'a b' })).toContain('must be a region');
    expect(settingsFor({ CAPTURES_S3_KEY: 'a b', CAPTURES_S3_SECRET: 'hidden' })).not.toContain('hidden');
    expect(settingsFor({ CAPTURES_S3_BUCKET: 'https://copies.a.example/' })).toMatchObject({
      address: new URL('https://copies.a.example'),
    });
    expect(settingsFor({ CAPTURES_S3_BUCKET: 'https://a.example/copies/' })).toMatchObject({
      address: new URL('https://a.example/copies'),
    });
  });
});
