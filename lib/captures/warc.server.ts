import { createHash } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { urlOf } from '@/lib/format/url.mjs';
import { typeOf } from '@/lib/intake/content-type';
import type { Capture } from './queries.server';

const pack = promisify(gzip);
const LINE = '\r\n';

/** What one record of a WARC file says, and the bytes that it says it of. */
export type WarcRecord = {
  readonly fields: readonly (readonly [name: string, value: string])[];
  readonly block: Uint8Array;
};

/** A record of WARC 1.1, packed by itself, so that it can be read without the others. */
export async function packedRecord({ fields, block }: WarcRecord): Promise<Buffer> {
  const head = ['WARC/1.1', ...fields.map(([name, value]) => `${name}: ${inOneLine(value)}`)];
  const whole = [`Content-Length: ${block.byteLength}`, '', ''];
  return pack(Buffer.concat([Buffer.from([...head, ...whole].join(LINE), 'utf8'), block, Buffer.from(LINE + LINE)]));
}

/** What begins a file: who wrote it, and how it is to be understood. */
export function infoRecord(software: string, title: string, now: Date): WarcRecord {
  const lines = [
    `software: ${software}`,
    'format: WARC File Format 1.1',
    `isPartOf: ${title}`,
    'description: Bodies stand as they were after unpacking, and of the headers of an answer those that Whence keeps. ' +
      'A page that a browser sent, and a file that somebody brought, is a resource and no answer of a server.',
  ];
  const block = Buffer.from(lines.map((line) => inOneLine(line) + LINE).join(''), 'utf8');
  return {
    fields: [
      ['WARC-Type', 'warcinfo'],
      ['WARC-Date', now.toISOString()],
      ['WARC-Record-ID', recordId('warcinfo', title, now.toISOString())],
      ['Content-Type', 'application/warc-fields'],
      ['WARC-Block-Digest', digestOf(block)],
    ],
    block,
  };
}

/** The address under which a copy stands in a WARC file: where it was seen, or the name of its file. */
export function targetOf({ finalUrl, fileName, id }: Capture): string {
  const url = finalUrl === null ? null : urlOf(finalUrl);
  if (!url) return `file:///copy-${id}/${encodeURIComponent(fileName)}`;
  // A place within a page is no address of its own.
  url.hash = '';
  return url.href;
}

/** A copy: the answer of a server, or a resource where no server answered us. */
export function captureRecord(capture: Capture, bytes: Uint8Array): WarcRecord {
  const isAnswer = capture.how === 'fetched' && capture.status !== null;
  const block = isAnswer ? Buffer.concat([headOf(capture), bytes]) : bytes;
  return {
    fields: [
      ['WARC-Type', isAnswer ? 'response' : 'resource'],
      ['WARC-Record-ID', idOf(capture, 'copy')],
      ['WARC-Target-URI', targetOf(capture)],
      ['WARC-Date', capture.capturedAt.toISOString()],
      ['Content-Type', isAnswer ? 'application/http;msgtype=response' : capture.mediaType],
      ['WARC-Block-Digest', digestOf(block)],
      ['WARC-Payload-Digest', `sha256:${capture.sha256}`],
    ],
    block,
  };
}

/** How a copy came to be: what was asked for, and what led on. */
export function aboutRecord(capture: Capture): WarcRecord {
  const { requestedUrl, redirects, fileName, how } = capture;
  const lines = [
    `how: ${how}`,
    ...(requestedUrl === null ? [] : [`asked-for: ${requestedUrl}`]),
    ...redirects.map((address) => `redirected-from: ${address}`),
    ...(fileName === '' ? [] : [`file: ${fileName}`]),
  ];
  const block = Buffer.from(lines.map((line) => inOneLine(line) + LINE).join(''), 'utf8');
  return {
    fields: [
      ['WARC-Type', 'metadata'],
      ['WARC-Record-ID', idOf(capture, 'about')],
      ['WARC-Target-URI', targetOf(capture)],
      ['WARC-Date', capture.capturedAt.toISOString()],
      ['WARC-Concurrent-To', idOf(capture, 'copy')],
      ['Content-Type', 'application/warc-fields'],
      ['WARC-Block-Digest', digestOf(block)],
    ],
    block,
  };
}

/** A line of an index: where a record stands. Lines are sorted by their bytes. */
export type Indexed = {
  readonly capture: Capture;
  readonly offset: number;
  readonly length: number;
  readonly filename: string;
};

/** A copy as a line of a CDXJ index. */
export function indexLine({ capture, offset, length, filename }: Indexed): string {
  const url = targetOf(capture);
  const about = {
    ...{ url, mime: typeOf(capture.mediaType), ...(capture.status !== null && { status: String(capture.status) }) },
    ...{ digest: `sha256:${capture.sha256}`, length: String(length), offset: String(offset), filename },
  };
  return `${sortKeyOf(url)} ${stampOf(capture.capturedAt)} ${JSON.stringify(about)}`;
}

/** An address as indexes sort it: its host from the end, without “www.”, in small letters; `org,example)/a?b=1`. */
export function sortKeyOf(address: string): string {
  const url = /^https?:/i.test(address) ? urlOf(address.toLowerCase()) : null;
  if (!url) return address;
  // The parts stay as they are written: programs look for them so.
  const query = url.search.slice(1).split('&').sort().join('&').toLowerCase();
  const host = url.hostname
    .replace(/^www\d*\./, '')
    .split('.')
    .reverse()
    .join(',');
  return `${host}${url.port ? `:${url.port}` : ''})${url.pathname.toLowerCase()}${query && `?${query}`}`;
}

/** “20260406140500”. */
const stampOf = (at: Date) => at.toISOString().replace(/\D/g, '').slice(0, 14);

export const digestOf = (bytes: Uint8Array): string => `sha256:${createHash('sha256').update(bytes).digest('hex')}`;

function headOf({ status, headers }: Capture): Buffer {
  const sent = Object.entries(typeof headers === 'object' && headers !== null ? headers : {});
  const lines = sent.map(([name, value]) => `${name}: ${inOneLine(String(value))}`);
  return Buffer.from([`HTTP/1.1 ${status} ${STATUS_CODES[status ?? 0] ?? ''}`, ...lines, '', ''].join(LINE), 'latin1');
}

const inOneLine = (text: string) => text.replace(/[\r\n]+/g, ' ');

const idOf = ({ id, sha256, capturedAt }: Capture, what: string) =>
  recordId(what, String(id), sha256, capturedAt.toISOString());

/** A name that is always the same for the same record: a UUID of the eighth kind, by a hash. */
function recordId(...parts: readonly string[]): string {
  const hash = createHash('sha256').update(parts.join('\n')).digest('hex');
  const [a, b, c, d, e] = [
    hash.slice(0, 8),
    hash.slice(8, 12),
    hash.slice(13, 16),
    hash.slice(17, 20),
    hash.slice(20, 32),
  ];
  return `<urn:uuid:${a}-${b}-8${c}-a${d}-${e}>`;
}
