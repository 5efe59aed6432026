import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { HASH } from '@/lib/captures/blob-store.server';
import { signed } from '@/lib/captures/s3-signature.server';

type Kept = { bytes: Buffer; at: number };
export const [KEY, SECRET, REGION] = ['a-key', 'a secret/+', 'eu-north-1'];
/** How many objects stand on one page of a list. */
const PAGE = 2;
const hashOf = (bytes: string | Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** What goes wrong with one request: another status, an answer before everything was taken, half an answer, or none. */
type Fault = number | 'early' | 'half' | 'silent' | 'hang up' | 'no length';

/** A server that speaks as much S3 as is needed, by path and by host, and refuses what is not signed. */
export class Bucket {
  readonly objects = new Map<string, Kept>();
  readonly #server: Server;
  readonly #faults: (Fault | null)[] = [];
  #always: Fault | null = null;
  /** How many requests came. */
  asked = 0;
  clock = Date.parse('2026-04-06T11:30:00Z');

  constructor() {
    this.#server = createServer((request, response) => {
      this.asked++;
      void this.#serve(request, response, this.#faults.length > 0 ? (this.#faults.shift() ?? null) : this.#always);
    });
  }
  listen = () => new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
  close() {
    this.#server.closeAllConnections();
    this.#server.close();
  }
  /** As it was in the beginning, empty and sound. */
  reset() {
    this.objects.clear();
    this.#faults.length = 0;
    this.#always = null;
    this.asked = 0;
  }
  failNext(...faults: readonly (Fault | null)[]) {
    this.#faults.push(...faults);
  }
  failAlways(fault: Fault | null) {
    this.#always = fault;
  }
  get port() {
    return (this.#server.address() as AddressInfo).port;
  }
  get address() {
    return `http://127.0.0.1:${this.port}/copies`;
  }
  settings = (more: Record<string, string> = {}) => ({
    ...{ CAPTURES_S3_BUCKET: this.address, CAPTURES_S3_REGION: REGION },
    ...{ CAPTURES_S3_KEY: KEY, CAPTURES_S3_SECRET: SECRET, ...more },
  });

  async #serve(request: IncomingMessage, response: ServerResponse, fault: Fault | null) {
    const refuse = (status: number) => {
      response.writeHead(status, { connection: 'close' });
      response.end(request.method === 'HEAD' ? undefined : '<Error><Code>SlowDown</Code></Error>');
    };
    if (fault === 'silent') return;
    if (fault === 'hang up') return request.socket.destroy();
    if (fault === 'early') return refuse(403);
    const sent = await buffer(request);
    if (typeof fault === 'number') return refuse(fault);
    const { status, headers = {}, body = '' } = this.#answer(request, sent);
    if (fault === 'no length')
      return response.writeHead(status, { 'last-modified': String(headers['last-modified']) }).end(body);
    const length = { 'content-length': String(headers['content-length'] ?? Buffer.byteLength(body)) };
    response.writeHead(status, status === 204 ? headers : { ...headers, ...length });
    if (fault !== 'half') return response.end(request.method === 'HEAD' ? undefined : body);
    response.write(body.slice(0, Math.ceil(body.length / 2)));
    setTimeout(() => request.socket.destroy(), 20);
  }

  #answer(
    request: IncomingMessage,
    sent: Buffer,
  ): { status: number; headers?: Record<string, string>; body?: string | Buffer } {
    const url = new URL(request.url ?? '', this.address);
    if (!this.#isSigned(request, url, sent))
      return { status: 403, body: '<Error><Code>SignatureDoesNotMatch</Code></Error>' };
    const [, first = '', second = ''] = url.pathname.split('/');
    // Where the host names the bucket, the path is the object.
    const [bucket, name] = first === '' || HASH.test(first) ? ['copies', first] : [first, second];
    if (bucket !== 'copies') return { status: 404, body: '<Error><Code>NoSuchBucket</Code></Error>' };
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
    const signedUrl = new URL(url.pathname + url.search, `http://${headers.host}`);
    const asked = { method, url: signedUrl, headers: Object.fromEntries(own), sha256: hashOf(sent) };
    const account = { region: REGION, key: KEY, secret: SECRET };
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
