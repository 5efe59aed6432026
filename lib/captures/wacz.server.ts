import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import fs from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { counted } from '@/lib/format/number';
import type { BlobStore } from './blob-store.server';
import type { Capture } from './queries.server';
import { captureStore } from './store.server';
import {
  aboutRecord,
  captureRecord,
  digestOf,
  type Indexed,
  indexLine,
  infoRecord,
  packedRecord,
  targetOf,
} from './warc.server';

/** Copies that go into one file, with the titles of their documents. */
export type WaczContent = {
  readonly title: string;
  readonly software: string;
  readonly copies: AsyncIterable<WaczCopy> | Iterable<WaczCopy>;
};
export type WaczCopy = { readonly title: string; readonly capture: Capture };

const WARC = 'data.warc.gz';
const MANIFEST = 'datapackage.json';

/**
 * Writes copies as a WACZ file, as its draft 1.2 has it. Copies whose bytes are not here, or are no longer those that
 * were seen, are left out, and it says so.
 */
export async function writeWacz(
  path: string,
  { title, software, copies }: WaczContent,
  { store = captureStore(), now = new Date(), signal }: { store?: BlobStore; now?: Date; signal?: AbortSignal } = {},
): Promise<void> {
  const warc = `${path}.warc`;
  try {
    const written = await writeWarc(warc, { title, software, copies }, { store, now, ...(signal && { signal }) });
    const { indexed, titles, missing, damaged, digest, size } = written;
    const lines = indexed.map(indexLine).sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
    const index = Buffer.from(lines.map((line) => `${line}\n`).join(''));
    const pages = Buffer.from(pagesOf(indexed, titles));
    const files = [
      { name: WARC, path: `archive/${WARC}`, hash: digest, bytes: size },
      described('index.cdxj', 'indexes/index.cdxj', index),
      described('pages.jsonl', 'pages/pages.jsonl', pages),
    ];
    const left = [
      ...(missing > 0 ? [` ${counted(missing, ['copy is', 'copies are'])} left out: the bytes are not here.`] : []),
      ...(damaged > 0
        ? [` ${counted(damaged, ['copy is', 'copies are'])} left out: the bytes are no longer what was seen.`]
        : []),
    ].join('');
    const about = {
      ...{ profile: 'wacz', wacz_version: '1.2.0', title, software, created: now.toISOString() },
      description: `${counted(indexed.length, ['copy', 'copies'])} of what was seen.${left}`,
      resources: files,
    };
    const manifest = Buffer.from(JSON.stringify(about, null, 2));
    const zip = new ZipFile();
    zip.addFile(warc, `archive/${WARC}`, { compress: false });
    zip.addBuffer(index, 'indexes/index.cdxj');
    zip.addBuffer(pages, 'pages/pages.jsonl');
    zip.addBuffer(manifest, MANIFEST);
    const check = { path: MANIFEST, hash: digestOf(manifest) };
    zip.addBuffer(Buffer.from(JSON.stringify(check, null, 2)), 'datapackage-digest.json');
    zip.end();
    await pipeline(zip.outputStream, createWriteStream(path, { mode: 0o600 }), ...(signal ? [{ signal }] : []));
  } finally {
    await fs.rm(warc, { force: true });
  }
}

const described = (name: string, path: string, bytes: Buffer) => ({
  ...{ name, path, hash: digestOf(bytes), bytes: bytes.byteLength },
});

type Options = { readonly store: BlobStore; readonly now: Date; readonly signal?: AbortSignal };

async function writeWarc(path: string, { title, software, copies }: WaczContent, { store, now, signal }: Options) {
  const hash = createHash('sha256');
  const file = await fs.open(path, 'w', 0o600);
  const indexed: Indexed[] = [];
  const titles = new Map<number, string>();
  let [size, missing, damaged] = [0, 0, 0];
  const append = async (bytes: Buffer) => {
    signal?.throwIfAborted();
    await file.writeFile(bytes);
    hash.update(bytes);
    size += bytes.byteLength;
  };
  try {
    await append(await packedRecord(infoRecord(software, title, now)));
    for await (const { title: of, capture } of copies) {
      const found = await store.open(capture.sha256);
      if (!found) {
        missing++;
        continue;
      }
      const bytes = await buffer(found.stream);
      if (digestOf(bytes) !== `sha256:${capture.sha256}`) {
        damaged++;
        continue;
      }
      const packed = await packedRecord(captureRecord(capture, bytes));
      indexed.push({ capture, offset: size, length: packed.byteLength, filename: WARC });
      titles.set(capture.id, of);
      await append(packed);
      await append(await packedRecord(aboutRecord(capture)));
    }
  } finally {
    await file.close();
  }
  return { indexed, titles, missing, damaged, size, digest: `sha256:${hash.digest('hex')}` };
}

/** The pages by which one finds one's way: those that have an address. */
function pagesOf(indexed: readonly Indexed[], titles: ReadonlyMap<number, string>): string {
  const head = { format: 'json-pages-1.0', id: 'pages', title: 'Copies' };
  const pages = indexed
    .filter(({ capture }) => capture.finalUrl !== null)
    .map(({ capture }) => ({
      ...{ id: String(capture.id), url: targetOf(capture), ts: capture.capturedAt.toISOString() },
      ...{ title: titles.get(capture.id) ?? '', size: capture.size },
    }));
  return [head, ...pages].map((line) => `${JSON.stringify(line)}\n`).join('');
}
