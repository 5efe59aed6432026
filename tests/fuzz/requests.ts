import { type Random, randomOf } from '@/tests/bench/random';
import { routeAddress, strangeAddress } from './addresses';
import { commandNames, inputFor, type Json, mutated } from './inputs';
import type { Sent } from './send';
import type { Visitor, World } from './world';

/** Its `headers` are without those that say who sends it. */
export type Asked = Sent & { readonly as: string };

/** The request with this number: always the same for the same seed and the same records on the server. */
export function requestOf(seed: number, number: number, world: World, port: number): Asked {
  const random = randomOf(Math.imul(seed, 0x9e3779b1) + Math.imul(number, 0x85ebca6b));
  const kind = random.next();
  if (kind < 0.4) return reading(random, world, port);
  if (kind < 0.5) return strange(random, world, port);
  if (kind < 0.94) return command(random, world, port);
  return door(random, world, port);
}

type Headers = [string, string][];
const host = (port: number): Headers => [['Host', `127.0.0.1:${port}`]];

function reading(random: Random, world: World, port: number): Asked {
  const { name } = random.pick(world.visitors);
  const method = random.chance(0.9) ? 'GET' : 'HEAD';
  return {
    as: name,
    method,
    target: latin(routeAddress(random, world)),
    headers: [...host(port), ...readingHeaders(random)],
  };
}

const methods = [
  'GET',
  'HEAD',
  'POST',
  'PUT',
  'PATCH',
  'DELETE',
  'OPTIONS',
  'TRACE',
  'CONNECT',
  'PROPFIND',
  'QUERY',
  'get',
  'FOO',
  '',
];

function strange(random: Random, world: World, port: number): Asked {
  const { name } = random.pick(world.visitors);
  const method = random.chance(0.6) ? 'GET' : random.pick(methods);
  const target = latin(random.chance(0.7) ? strangeAddress(random, world) : routeAddress(random, world));
  const body = method !== 'GET' && random.chance(0.5) ? Buffer.from(random.pick(['', '{}', 'x=1', '\0'])) : undefined;
  const length: Headers = body ? [['Content-Length', String(body.length)]] : [];
  const headers: Headers = [
    ...(random.chance(0.95) ? host(port) : random.pick(hosts)),
    ...readingHeaders(random),
    ...length,
  ];
  return { as: name, method, target, headers, body };
}

function command(random: Random, world: World, port: number): Asked {
  const name = random.chance(0.98)
    ? random.pick(commandNames)
    : random.pick(['nothing', '__proto__', 'claims.create%00', 'toString', '%2e%2e']);
  const input = inputFor(name, random, world);
  const plain = { input, ...(random.chance(0.2) && { reason: random.pick(['because', '', ' ', 'r'.repeat(1000)]) }) };
  const body = random.chance(0.5) ? plain : { ...plain, input: mutated(input, random) };
  const sent = random.chance(0.05) ? mutated(body, random) : body;
  return posted(
    `/api/commands/${name}`,
    Buffer.from(JSON.stringify(sent) ?? ''),
    whoFor(name, random, world),
    random,
    port,
  );
}

/** Most commands are those of editors; what ends or alters somebody's own access is sent by those who may lose it. */
function whoFor(name: string, random: Random, { visitors }: World): Visitor {
  const some = (word: RegExp) => visitors.filter((visitor) => word.test(visitor.name));
  if (/^(account\.|tokens\.)/.test(name)) return random.pick(some(/^loose/));
  if (/^(people|settings|invitations)\./.test(name)) return random.pick(random.chance(0.7) ? some(/^admin/) : visitors);
  return random.pick(random.chance(0.9) ? some(/^editor/) : visitors);
}

const htmls = [
  '<p>The mayor said so.',
  '<table>'.repeat(2000),
  '<p title="&#x110000;&#xd800;">',
  `<title>${'x'.repeat(20_000)}`,
  '',
  '<!DOCTYPE html><html lang="e"><time datetime="2026-99-99">',
  '\0<p>a',
  '<svg><script>',
];
const urls = [
  'http://127.0.0.1:1/',
  'http://127.0.0.1:22/',
  'http://[::1]/',
  'http://localhost:1/x',
  'http://10.0.0.1/',
  'ftp://127.0.0.1/',
  'file:///etc/passwd',
  'http://0x7f000001/',
  'x',
  'http://127.0.0.1:99999/',
  'http://user:pw@127.0.0.1:1/',
  'http://169.254.169.254/latest',
  `http://127.0.0.1/${'x'.repeat(3000)}`,
];

/** The other routes that take a body. */
function door(random: Random, world: World, port: number): Asked {
  const editor = random.pick(world.visitors.filter(({ name }) => name.startsWith('editor')));
  const json = (value: unknown) => Buffer.from(JSON.stringify(value));
  const kind = random.next();
  if (kind < 0.5) {
    const { expected: _, ...input } = inputFor('claims.bulk', random, world) as Record<string, never>;
    return posted('/api/bulk/preview', json(random.chance(0.5) ? input : mutated(input, random)), editor, random, port);
  }
  if (kind < 0.6) {
    const email = random.pick(['a@example.org', 'x', `${'a'.repeat(300)}@example.org`, '\0@example.org']);
    const value = { email, password: random.pick(['x', 'a long password', 'p'.repeat(999), '\0']) };
    const sent = random.chance(0.8) ? mutated(value, random) : value;
    return posted('/api/sign-in', json(sent), random.pick(world.visitors), random, port);
  }
  const loose = random.pick(world.visitors.filter(({ name }) => /^(loose|anonymous)/.test(name)));
  if (kind < 0.65) return posted('/api/sign-out', json({}), loose, random, port);
  if (kind < 0.85) {
    const value: Json = random.chance(0.5) ? { html: random.pick(htmls) } : { url: random.pick(urls) };
    return posted('/api/intake', json(random.chance(0.7) ? value : mutated(value, random)), editor, random, port);
  }
  return withFile(editor, random, port);
}

const fileNames = [
  'a.txt',
  'a.html',
  'a.pdf',
  'a.docx',
  '',
  'a',
  '../../etc/passwd',
  'a\0.txt',
  '.pdf',
  `${'n'.repeat(3000)}.txt`,
  'ä.txt',
];
const contents = [
  'The mayor said so.',
  '%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 1 0 R>>endobj\ntrailer<</Root 1 0 R>>',
  '%PDF-',
  'PK\x03\x04\x14\0\0\0',
  '<p>a',
  '\xff\xfe\0',
  '\0\0\0',
  '',
  '\x89PNG\r\n',
];

function withFile(who: Visitor, random: Random, port: number): Asked {
  const part = `--b\r\nContent-Disposition: form-data; name="${random.pick(['file', 'file', 'file', 'x'])}"; filename="${random.pick(fileNames)}"\r\n\r\n${random.pick(contents)}\r\n`;
  const body = Buffer.from(
    `${part}${random.chance(0.2) ? part : ''}${random.chance(0.9) ? '--b--\r\n' : ''}`,
    'latin1',
  );
  const asked = posted('/api/intake', body, who, random, port);
  const type = random.pick([
    'multipart/form-data; boundary=b',
    'multipart/form-data',
    'multipart/form-data; boundary=',
    'multipart/form-data; boundary="b"',
  ]);
  return { ...asked, headers: [...asked.headers.filter(([name]) => name !== 'Content-Type'), ['Content-Type', type]] };
}

const types = [
  'text/plain',
  '',
  'application/x-www-form-urlencoded',
  'application/json; charset=utf-16',
  'application/JSON;x',
  'multipart/form-data',
  'application/json, text/html',
];

/** A body with the headers that pages send, some of them now and then wrong. */
function posted(target: string, whole: Buffer, { name }: Visitor, random: Random, port: number): Asked {
  const broken = random.chance(0.03);
  const body = broken ? damaged(whole, random) : whole;
  const length = random.chance(0.02)
    ? random.pick(['-1', 'x', '1e3', '99999999999', '', '0', String(body.length + 10)])
    : String(body.length);
  const headers: Headers = [...host(port)];
  if (random.chance(0.97)) headers.push(['Origin', `http://127.0.0.1:${port}`]);
  else
    headers.push([
      'Origin',
      random.pick(['http://evil.example', 'null', '', 'x', `http://127.0.0.1:${port}.evil.example`]),
    ]);
  headers.push(['Content-Type', random.chance(0.97) ? 'application/json' : random.pick(types)]);
  if (random.chance(0.97)) headers.push(['Content-Length', length]);
  else
    headers.push(
      ...random.pick<Headers>([
        [],
        [['Transfer-Encoding', 'chunked']],
        [
          ['Content-Length', length],
          ['Content-Length', '3'],
        ],
        [
          ['Content-Encoding', 'gzip'],
          ['Content-Length', length],
        ],
      ]),
    );
  if (random.chance(0.05))
    headers.push([
      'Idempotency-Key',
      random.pick([
        '12345678',
        'k'.repeat(100),
        'k'.repeat(101),
        'short',
        'ä'.repeat(8),
        '',
        `key-${random.between(1, 20)}-again`,
      ]),
    ]);
  if (random.chance(0.1)) headers.push(['Accept', random.pick(['application/x-ndjson', '*/*', 'text/html', ''])]);
  if (random.chance(0.05)) headers.push(random.pick(odd));
  return {
    as: name,
    method: 'POST',
    target,
    headers,
    body,
    cut: Number(length) !== body.length || !headers.some((header) => header[1] === length),
  };
}

function damaged(body: Buffer, random: Random): Buffer {
  const at = random.between(0, body.length);
  return Buffer.concat([
    body.subarray(0, at),
    Buffer.from([random.pick([0, 0xff, 0xed, 0x22, 0x7b, 0x5d])]),
    random.chance(0.5) ? body.subarray(at) : Buffer.alloc(0),
  ]);
}

const hosts: Headers[] = [
  [],
  [['Host', '']],
  [['Host', 'evil.example']],
  [['Host', '127.0.0.1:1']],
  [['Host', 'localhost']],
  [['Host', '[::1']],
  [['Host', 'a b']],
];

/** Headers that somebody may send who means no good, or whose program does not know better. */
const odd: Headers = [
  ['Accept', 'text/html;q=x, */*;q=2'],
  ['Accept', 'application/json'],
  ['Accept-Encoding', 'br;q=0, zstd, identity;q=0'],
  ['Accept-Language', `${'de,'.repeat(500)}*`],
  ['Range', 'bytes=0-1'],
  ['Range', 'bytes=99999999999999-,-1'],
  ['If-None-Match', '*'],
  ['If-Modified-Since', 'never'],
  ['Cookie', '%%%=;;; =x; whence.session_token=x.y'],
  ['Cookie', 'whence.session_token=%00%ff.sig; columns-claims=__proto__,constructor; columns-history=%ED%A0%80'],
  ['Cookie', `whence.session_token=${'x'.repeat(4000)}`],
  ['Cookie', 'columns-claims=%ZZ; widths-claims={"claim":1e999}; widths-sources=name:-1,kind:1e99; theme=<'],
  ['Authorization', 'Bearer'],
  ['Authorization', 'Bearer whc_x'],
  ['Authorization', `Bearer whc_${'A'.repeat(43)}`],
  ['Authorization', 'Basic !!!'],
  ['Authorization', `Bearer ${'\xe4'.repeat(50)}`],
  ['RSC', '1'],
  ['Next-Router-Prefetch', '1'],
  ['Next-Router-State-Tree', '%5B'],
  ['Next-Router-State-Tree', '["",{"children":["x",{}]},null,null,true]'],
  ['Next-Router-Segment-Prefetch', '/_tree'],
  ['Next-Router-Segment-Prefetch', '/../x'],
  ['Next-Action', 'x'.repeat(42)],
  ['Next-Url', '//evil.example'],
  ['Next-HMR-Refresh', '1'],
  ['x-nextjs-data', '1'],
  ['x-middleware-subrequest', 'proxy:proxy:proxy:proxy:proxy'],
  ['x-middleware-rewrite', 'http://evil.example/'],
  ['x-matched-path', '/settings'],
  ['x-now-route-matches', '1=x'],
  ['x-invoke-status', '500'],
  ['x-invoke-path', '/settings'],
  ['x-prerender-revalidate', 'x'],
  ['x-forwarded-host', 'evil.example'],
  ['x-forwarded-proto', 'gopher'],
  ['x-forwarded-for', '1.2.3.4, x, ::1'],
  ['x-whence-peer', '1.2.3.4'],
  ['Expect', '100-continue'],
  ['Expect', 'nothing'],
  ['Upgrade', 'websocket'],
  ['Upgrade', 'h2c'],
  ['Transfer-Encoding', 'chunked'],
  ['Sec-Fetch-Site', 'cross-site'],
  ['X-Long', 'y'.repeat(9000)],
  ['X-Longer', 'z'.repeat(20_000)],
  ['', 'x'],
  ['X Space', 'x'],
  ['X-Control', 'a\x01b'],
];

function readingHeaders(random: Random): Headers {
  const headers: Headers = [];
  while (random.chance(0.25)) headers.push(random.pick(odd));
  return headers;
}

/** A request line is bytes; signs beyond Latin-1 go as UTF-8. */
const latin = (text: string) => Buffer.from(text, 'utf8').toString('latin1');
