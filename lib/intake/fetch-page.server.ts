import { isIP } from 'node:net';
import type { Duplex, Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress, createGunzip } from 'node:zlib';
import { Agent, type Dispatcher, request } from 'undici';
import { addressProblem } from '@/lib/documents/rules';
import { DomainError } from '@/lib/errors';
import { fileSize } from '@/lib/format/size';
import { urlOf } from '@/lib/format/url.mjs';
import { isReadableType, typeOf } from './content-type';
import { failureInWords, NO_PRIVATE, refused } from './fetch-failures';
import { guardedConnect, mayReach, type Network, realNetwork } from './guarded-connect.server';
import { INSTEAD } from './refusal.mjs';
import { INTAKE_LIMIT } from './schema';

const REDIRECTS = 5;
const limits = { time: 15_000, size: INTAKE_LIMIT };

const headers = {
  'user-agent': 'Mozilla/5.0 (compatible; Whence; one page, asked for by a person)',
  accept: 'text/html,application/xhtml+xml,text/plain;q=0.9,application/pdf;q=0.9,*/*;q=0.1',
  'accept-encoding': 'gzip, br',
};

export type FetchedPage = {
  /** Where it was found, after redirects. */
  readonly url: string;
  readonly contentType: string;
  readonly bytes: Uint8Array;
  /** The addresses that led on to another, in order. */
  readonly redirects: readonly string[];
  readonly status: number;
  /** Those of `KEPT_HEADERS` that were sent. */
  readonly headers: Readonly<Record<string, string>>;
};

/** The headers of an answer that are kept with it: what it is and when, and nothing of the connection. */
const KEPT_HEADERS = ['content-type', 'date', 'last-modified', 'etag', 'content-language', 'memento-datetime'] as const;
/** How much of a header is kept, in characters. */
const HEADER_LIMIT = 1000;

type Options = {
  readonly signal?: AbortSignal;
  /** Which addresses may be reached, and how names are looked up. Tests bring their own. */
  readonly network?: Network;
  readonly limits?: Partial<typeof limits>;
};

/**
 * Fetches one page or file from the public web. No private address is reached, not even by a redirect, and no cookie or
 * password is sent.
 * @throws DomainError `invalid` for an address that is not fetched, `too large`, `wrong type`, `no answer` or `too slow`
 */
export async function fetchPage(address: string, options: Options = {}): Promise<FetchedPage> {
  const { time, size } = { ...limits, ...options.limits };
  const network = options.network ?? realNetwork;
  const timeout = AbortSignal.timeout(time);
  const signal = options.signal ? AbortSignal.any([timeout, options.signal]) : timeout;
  const dispatcher = new Agent({
    connect: guardedConnect(network, time),
    headersTimeout: time,
    bodyTimeout: time,
    pipelining: 0,
  });
  let url = fetchable(address, network);
  const redirects: string[] = [];
  try {
    for (let hop = 0; hop <= REDIRECTS; hop++) {
      const response = await request(url, { dispatcher, headers, signal });
      const next = redirectOf(response);
      if (next === null) return { url: url.href, redirects, ...(await readPage(response, size)) };
      response.body.on('error', () => {}).destroy();
      redirects.push(url.href);
      url = fetchable(next, network, url);
    }
    throw new DomainError('no answer', `The address redirects more than ${REDIRECTS} times. ${INSTEAD}`);
  } catch (error) {
    if (options.signal?.aborted) throw new DomainError('no answer', 'Cancelled. Nothing was fetched.');
    throw timeout.aborted ? tooSlow(time) : failureInWords(error, url.hostname);
  } finally {
    dispatcher.destroy().catch(() => {});
  }
}

const tooSlow = (time: number) =>
  new DomainError(
    'too slow',
    `The site took longer than ${Math.ceil(time / 1000)} seconds. Try again later. ${INSTEAD}`,
  );

/** @throws DomainError `invalid` */
function fetchable(address: string, network: Network, from?: URL): URL {
  const where = from ? `${from.hostname} redirects to an address that Whence does not fetch. ` : '';
  const url = urlOf(address, from);
  if (!url) throw refused(where || 'Give a full address that begins with https:// or http://.');
  url.hash = '';
  const problem = addressProblem(url.href);
  if (problem) throw refused(where + problem);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const port = Number(url.port) || (url.protocol === 'https:' ? 443 : 80);
  // A text that a web server never sees could still confuse another service.
  if (!network.isAllowedPort(port) && !network.isNamed?.(host, port))
    throw refused(
      `${where}Whence does not fetch from port ${url.port}, only from 80, 443 and those set in FETCH_PORTS. ${INSTEAD}`,
    );
  if (network.isOwnName(host))
    throw refused(`${where}This address belongs to this server. Whence fetches only other sites.`);
  if (isIP(host) && !mayReach(network, host, host, port)) throw refused(where + NO_PRIVATE);
  return url;
}

/** Where an answer leads on to. Null if it is the page itself. */
function redirectOf({ statusCode, headers: { location } }: Dispatcher.ResponseData): string | null {
  if (![301, 302, 303, 307, 308].includes(statusCode) || !location) return null;
  // Headers are bytes. What is not ASCII in them is UTF-8 nowadays.
  return Buffer.from([location].flat()[0] ?? '', 'latin1').toString('utf8');
}

async function readPage(
  response: Dispatcher.ResponseData,
  size: number,
): Promise<Omit<FetchedPage, 'url' | 'redirects'>> {
  const { statusCode, body } = response;
  const header = (name: string) => [response.headers[name] ?? ''].flat()[0] ?? '';
  const contentType = header('content-type');
  try {
    if (statusCode !== 200) throw new DomainError('no answer', `${statusInWords(statusCode)} ${INSTEAD}`);
    if (!isReadableType(contentType))
      throw new DomainError(
        'wrong type',
        `This address leads to ${typeOf(contentType).slice(0, 80)}; only web pages, plain text, PDF and Word files can be read.`,
      );
    if (Number(header('content-length')) > size) throw tooLarge(size);
    const kept = KEPT_HEADERS.map((name) => [name, header(name).slice(0, HEADER_LIMIT)] as const);
    const sent = Object.fromEntries(kept.filter(([, value]) => value !== ''));
    const bytes = await unpacked(body, header('content-encoding').trim().toLowerCase(), size);
    return { contentType, bytes, status: statusCode, headers: sent };
  } finally {
    body.on('error', () => {}).destroy();
  }
}

const tooLarge = (size: number) =>
  new DomainError('too large', `The page is larger than ${fileSize(size)}. ${INSTEAD}`);

function statusInWords(status: number): string {
  if (status === 404 || status === 410) return `There is no page at this address (the site answered ${status}).`;
  if ([401, 402, 403, 429, 451].includes(status))
    return `The site does not let programs read this page (it answered ${status}).`;
  return `The site answered ${status} instead of sending the page.`;
}

const unpackers: Readonly<Record<string, () => Duplex>> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  br: createBrotliDecompress,
};

async function unpacked(body: Readable, encoding: string, size: number): Promise<Uint8Array> {
  const unpack = unpackers[encoding];
  if (!unpack && encoding !== '' && encoding !== 'identity')
    throw new DomainError(
      'no answer',
      `The site compressed the page in a way that Whence cannot read (${encoding.slice(0, 40)}). ${INSTEAD}`,
    );
  const parts: Uint8Array[] = [];
  async function* upToSize(source: AsyncIterable<Uint8Array>) {
    let taken = 0;
    for await (const part of source) {
      taken += part.byteLength;
      if (taken > size) throw tooLarge(size);
      yield part;
    }
  }
  const keep = async (source: AsyncIterable<Uint8Array>) => {
    for await (const part of source) parts.push(part);
  };
  // Counted on both sides: a small answer can unpack to a huge one, and a huge one to nothing.
  if (unpack) await pipeline(body, upToSize, unpack(), upToSize, keep);
  else await pipeline(body, upToSize, keep);
  return Buffer.concat(parts);
}
