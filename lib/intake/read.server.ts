import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { normalizeText } from '@/lib/documents/rules';
import { TEXT_LIMIT, TITLE_LIMIT } from '@/lib/documents/schema';
import { DomainError } from '@/lib/errors';
import { grouped } from '@/lib/format/number';
import { log } from '@/lib/log.server.mjs';
import { rewrittenLinks } from '@/lib/text/links';
import { answerOf, type ThreadLimits, TooMuch } from '@/lib/threads/answer';
import { reading } from './intake-queues.server';
import type { ReadDocument } from './schema';

/** What is read: a file or fetched page as bytes, or copied HTML. */
export type Material =
  | {
      readonly bytes: Uint8Array;
      readonly name: string;
      readonly contentType: string;
      /** The encoding that its sender names, or blank. */
      readonly charset: string;
      /** The encoding that a person says. */
      readonly encoding?: string;
      /** Which page of an archive, from 0. */
      readonly page?: number;
      /** Where it was found, or null for files. */
      readonly address: string | null;
    }
  | {
      readonly html: string;
      /** Where it was found, or null. */
      readonly address: string | null;
    };

const HEAP_MB = 512;
const limits: Limits = { time: 20_000, longest: 180_000, memory: 900_000_000, heapMb: HEAP_MB };

type Limits = ThreadLimits & { readonly heapMb: number };
type Answer =
  | { reading: Partial<ReadDocument> }
  | { refusal: { kind: 'wrong type' | 'unreadable' | 'too large'; message: string } };

/**
 * Reads a text and what it says about itself, in a thread of its own that ends if it takes too long or too much memory:
 * files may come from anybody.
 * @throws DomainError `wrong type`, `unreadable`, `too large` or `too many`
 */
export async function readMaterial(
  material: Material,
  options: { signal?: AbortSignal; limits?: Partial<Limits>; who?: string } = {},
): Promise<ReadDocument> {
  const answer = await reading.inTurn(options.who ?? '', () =>
    inThread(material, { ...limits, ...options.limits }, options.signal),
  );
  if ('refusal' in answer) {
    const { kind, message } = answer.refusal;
    throw new DomainError(kind, message || (kind === 'too large' ? tooLong() : CANNOT));
  }
  const {
    title = '',
    text = '',
    links = [],
    authors = [],
    publishedAt = null,
    publishedPrecision = 'day',
    ...rest
  } = answer.reading;
  const plain = normalizeText(text);
  if (plain.trim() === '')
    throw new DomainError('unreadable', 'It has no text. If your browser shows text, paste it from there.');
  if ([...plain].length > TEXT_LIMIT) throw new DomainError('too large', tooLong());
  return {
    title: shortened(normalizeText(title).replace(/\s+/g, ' ').trim()),
    text: plain,
    links: rewrittenLinks(text, plain, links, normalizeText),
    authors: authors.map((name) => normalizeText(name).trim()).filter(Boolean),
    publishedAt,
    publishedPrecision,
    url: rest.url ?? null,
    language: rest.language ?? null,
    kind: rest.kind ?? null,
    siteName: rest.siteName ?? '',
    encoding: rest.encoding ?? null,
    notices: rest.notices ?? [],
    ...(rest.pages && { pages: rest.pages }),
  };
}

const CANNOT = 'Reading this would take too long or too much memory. Open it yourself and paste its text.';
const tooLong = () => `The text has more than ${grouped(TEXT_LIMIT)} characters. Bring in the part that matters.`;
const shortened = (title: string) =>
  title.length > TITLE_LIMIT ? `${title.slice(0, TITLE_LIMIT - 1).trimEnd()}…` : title;

async function inThread(material: Material, { heapMb, ...limits }: Limits, signal?: AbortSignal): Promise<Answer> {
  const worker = (heapMb === HEAP_MB && takeSpare()) || newReader(heapMb);
  worker.postMessage({ material, textLimit: TEXT_LIMIT });
  try {
    return await answerOf<Answer>(worker, limits, signal);
  } catch (error) {
    if (signal?.aborted) throw new DomainError('no answer', 'Cancelled. Nothing was brought in.');
    if (!(error instanceof TooMuch)) log.error(error, 'A text could not be read.');
    throw new DomainError('unreadable', CANNOT);
  } finally {
    makeReady();
  }
}

/** A thread that reads the one text that is posted to it. */
const newReader = (heapMb: number): Worker =>
  new Worker(path.join(process.cwd(), 'lib/intake/read-worker.server.mjs'), {
    execArgv: [],
    env: {},
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: heapMb, stackSizeMb: 4 },
  });

/** How long a thread waits for a text. */
const SPARE_MS = 10 * 60_000;

/** The thread that waits. Bundles may contain this module more than once. */
declare global {
  var whenceReader: { readonly worker: Worker; readonly end: NodeJS.Timeout } | undefined;
}

/**
 * Lets a thread load what reads pages while something else goes on, such as fetching one; starting it takes longer than
 * reading. It ends by itself if nothing comes.
 */
export function makeReady(): void {
  if (globalThis.whenceReader) return;
  const worker = newReader(HEAP_MB);
  const end = setTimeout(() => takeSpare() === worker && void worker.terminate(), SPARE_MS);
  end.unref();
  worker.unref();
  globalThis.whenceReader = { worker, end };
  const isGone = () => {
    if (globalThis.whenceReader?.worker === worker) takeSpare();
  };
  worker.on('error', isGone);
  worker.on('exit', isGone);
}

function takeSpare(): Worker | undefined {
  const spare = globalThis.whenceReader;
  if (!spare) return undefined;
  globalThis.whenceReader = undefined;
  clearTimeout(spare.end);
  spare.worker.ref();
  return spare.worker;
}
