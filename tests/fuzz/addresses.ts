import type { Filter, ListDefinition } from '@/lib/data-table/definition';
import { routes } from '@/lib/people/routes';
import { lists } from '@/lib/tables';
import type { Random } from '@/tests/bench/random';
import type { World } from './world';

const encode = encodeURIComponent;
const wrong = [
  '0',
  '-1',
  '1.5',
  '999999',
  '99999999999999999999',
  'x',
  'nothing-of-this-name',
  '%ff',
  '%00',
  '%',
  '%2e%2e',
  'Ä',
  '__proto__',
  '%F0%9F%91%8D',
  '1'.repeat(3000),
];

/** The address of one of the routes, most often with records that are there. */
export function routeAddress(random: Random, world: World): string {
  const route = random.pick(
    Object.keys(routes).filter((path) => !/sign-(in|out)$|^\/api\/(commands|intake)/.test(path)),
  );
  const at = route.replace(/\[\w+\]/g, (part) =>
    random.chance(0.15) ? random.pick(wrong) : segment(route, part, random, world),
  );
  const query = queryFor(route, random, world);
  return query ? `${at}?${query}` : at;
}

function segment(route: string, part: string, random: Random, { slugs, ids }: World): string {
  if (part === '[list]') return random.pick([...Object.keys(lists), 'topics']);
  if (part === '[word]') return random.pick(Object.values(lists).flatMap((list) => Object.keys(list.filters)));
  if (part === '[slug]') return encode(random.pick(route.startsWith('/claims') ? slugs.claims : slugs.sources));
  if (part === '[id]') return random.pick(route.startsWith('/history') ? ids.changes : ids.documents);
  return 'x'.repeat(43);
}

/** Words that routes read besides those of lists. */
const ownWords: Readonly<Record<string, readonly string[]>> = {
  '/network': ['least', 'links', 'page'],
  '/review': ['page'],
  '/documents/[id]': ['version'],
  '/documents/[id]/compare': ['from', 'to', 'all'],
  '/documents/[id]/tag': ['version', 'find'],
  '/documents/[id]/tags.jsonld': ['version', 'rejected'],
  '/documents/[id]/tags.ann': ['version', 'rejected'],
  '/documents/[id]/text.txt': ['version'],
  '/documents/[id]/what-if': ['wait', 'page'],
  '/sources/[slug]/what-if': ['wait', 'page'],
  '/sources/[slug]': ['wait', 'page'],
  '/claims/[slug]': ['all'],
  '/claims/new': ['statement', 'topic'],
  '/documents/new': ['url', 'publisher'],
  '/sources/new': ['name'],
  '/history/[id]': ['page'],
  '/history/[id]/restore': ['record'],
  '/api/chains': ['claim'],
  '/api/similar': ['text', 'not'],
  '/api/trace': ['link', 'document'],
  '/api/publisher': ['url'],
  '/api/find': ['q'],
  '/api/lookup/[list]': ['q', 'not', 'source'],
  '/api/facets/[list]/[word]': ['like'],
  '/api/documents/[id]/proposals': ['version'],
  '/api/bulk/rows': ['ids'],
  '/sign-in': ['next'],
};

function queryFor(route: string, random: Random, world: World): string {
  const list = listOf(route, random);
  const parts: string[] = [];
  if (list && random.chance(0.85)) parts.push(...listWords(list, random, world));
  for (const word of ownWords[route] ?? [])
    if (random.chance(0.6))
      parts.push(`${word}=${random.chance(0.25) ? random.pick(wrong) : textFor(word, random, world)}`);
  while (random.chance(0.25)) parts.push(noise(parts, list, random));
  return parts.join('&');
}

function listOf(route: string, random: Random): ListDefinition | undefined {
  if (/^\/(network|review|attributions|claims(\.|$)|claims\/overview|api\/bulk)/.test(route)) return lists.claims;
  if (route.startsWith('/api/facets')) return random.pick(Object.values(lists));
  return Object.values(lists).find(({ path }) => route === path || route.startsWith(`${path}.csv`));
}

const terms = [
  'ferry',
  'the mayor',
  'fer',
  'a',
  'Lindhaven "will stop"',
  '新闻',
  'عاجل',
  '%',
  '_',
  '\\',
  "'",
  '👍',
  'x'.repeat(1001),
  'to be or not',
  '-ferry',
  '"',
  '* & | ! ( ) :*',
  '\u0301',
  'ﬁ',
  'İ',
];
const dates = [
  '2026',
  '2026-03..',
  '..2026',
  '2026-01-01..2026-03-31',
  'none',
  '2026-13',
  '0000',
  '9999',
  '99999',
  '2026-02-30',
  '1499..',
  '..',
  'now',
  '-1',
  '2024-02-29T10:00Z..2025',
  '2026..2025',
];
const numbers = [
  '0',
  '1',
  '2..',
  '..5',
  '2..5',
  '5..2',
  '-1',
  '1e3',
  '1.5',
  '999999999',
  '9999999999',
  '..',
  '...',
  '',
];

function listWords(list: ListDefinition, random: Random, world: World): string[] {
  const words: string[] = [];
  if (random.chance(0.4)) words.push(`q=${encode(random.pick(terms))}`);
  for (let count = random.between(0, 3); count > 0; count--) {
    const word = random.pick(Object.keys(list.filters));
    const filter = list.filters[word];
    if (filter) words.push(`${word}=${encode(filterValue(filter, random, world))}`);
  }
  const columns = Object.keys(list.columns);
  if (random.chance(0.5)) words.push(`sort=${random.pick(['', '-'])}${random.pick(columns)}`);
  if (random.chance(0.3)) words.push(`columns=${columns.filter(() => random.chance(0.3)).join(',')}`);
  if (random.chance(0.3))
    words.push(`page=${random.pick(['1', '2', '3', '0', '-1', '999999999', '99999999999', 'x'])}`);
  if (random.chance(0.3)) words.push(`size=${random.pick(['25', '50', '100', '200', '1', '0', '1000000'])}`);
  return words;
}

function filterValue(filter: Filter, random: Random, { slugs, ids, scenes }: World): string {
  if (random.chance(0.1)) return random.pick(wrong);
  if (filter.kind === 'number') return random.pick(numbers);
  if (filter.kind === 'date') return random.pick(dates);
  const value = () => {
    if (filter.kind === 'choice') return random.pick(Object.keys(filter.options));
    if (filter.kind === 'records')
      return random.pick({ source: slugs.sources, topic: slugs.topics, claim: slugs.claims }[filter.records]);
    if (filter.found === 'relay') return `${random.pick(slugs.sources)}~${random.pick(slugs.sources)}`;
    if (filter.found === 'record')
      return `${random.pick(['claim', 'source', 'document', 'topic', 'person', 'tag'])}:${random.pick(random.chance(0.2) ? wrong : ids.documents)}`;
    if (filter.found === 'change') return String(random.pick([1, 2, 30, 999_999_999]));
    return random.pick(['demo', 'keeper', String(random.pick(scenes).ids.claim[0]), 'x']);
  };
  return Array.from({ length: random.chance(0.05) ? 120 : random.between(1, 3) }, value).join(',');
}

function textFor(word: string, random: Random, { scenes, slugs }: World): string {
  const scene = random.pick(scenes);
  if (word === 'version' || word === 'from' || word === 'to') return String(random.pick([scene.ids.version[0], 1, 2]));
  if (word === 'claim') return String(random.pick(scene.ids.claim));
  if (word === 'ids' || word === 'not') return scene.ids.claim.join(',');
  if (word === 'source') return random.chance(0.5) ? String(random.pick(scene.ids.source)) : random.pick(slugs.sources);
  if (word === 'publisher') return random.pick(slugs.sources);
  if (/^(least|links|page|wait|all|rejected)$/.test(word)) return random.pick(['0', '1', '2', '5']);
  if (word === 'record')
    return `${random.pick(['claim', 'source', 'document', 'topic'])}:${random.pick(random.chance(0.5) ? scene.ids.claim : scene.ids.source)}`;
  if (word === 'next') return encode(random.pick(['/claims', '//evil.example', 'https://evil.example', '/\\evil', '']));
  if (word === 'url')
    return encode(
      random.pick([
        'https://www.reuters.com/a',
        'http://127.0.0.1/',
        'x',
        'https://user:pw@xn--a.example:99999/',
        'javascript:alert(1)',
      ]),
    );
  return encode(random.pick(terms));
}

const noises: readonly ((words: readonly string[], random: Random) => string)[] = [
  (words, random) => (words.length > 0 ? random.pick(words) : 'q=a'),
  () => 'q=%00',
  () => 'q=%ED%A0%80',
  () => 'q=%ZZ',
  () => 'q=%',
  () => '__proto__=1',
  () => 'constructor[prototype]=1',
  () => '=',
  () => '&&&',
  () => 'toString=1',
  () => '_rsc=abc',
  () => `page=${'9'.repeat(400)}`,
  () => `x=${'y'.repeat(8000)}`,
  () => 'q[]=1&q[a]=2',
  () => 'sort=__proto__',
  () => 'columns=constructor',
  () => '%71=encoded',
  () => 'q=+++',
  () => '?q=a',
  () => ';q=a',
];

function noise(words: readonly string[], list: ListDefinition | undefined, random: Random): string {
  if (list && random.chance(0.3)) return `${random.pick(Object.keys(list.filters))}=${random.pick(wrong)}`;
  return random.pick(noises)(words, random);
}

const places = [
  '',
  '/',
  '//',
  '/claims/',
  '//claims',
  '/claims//',
  '/./claims',
  '/../claims',
  '/%2e%2e/claims',
  '/claims/%2F',
  '/claims%00',
  '/%63laims',
  '/CLAIMS',
  '/claims.csv/',
  '/claims.json',
  '/claims.rsc',
  '/_next/data/x/claims.json',
  '/_next/image?url=%2Ficon.svg&w=64&q=75',
  '/_next/static/x',
  '/_next/static/../../package.json',
  '/_next/static/chunks/%00',
  '/_next/',
  '/_next/webpack-hmr',
  '/api',
  '/api/',
  '/api/commands',
  '/api/commands/',
  '/api/commands/claims.create/x',
  '/api/auth/session',
  '/favicon.ico',
  '/icon.svg',
  '/robots.txt',
  '/.env',
  '/.git/config',
  '/claims\\x',
  '/claims?',
  '/claims#x',
  '/?',
  '*',
  'claims',
  'http://127.0.0.1/claims',
  'http://evil.example/claims',
  'https://[::1/claims',
  'http://',
  '/claims;x=1',
  '/%F0%9F%91%8D',
  '/\u00e4',
  '/claims/\u00e4',
  `/${'a/'.repeat(2000)}`,
  `/${'x'.repeat(9000)}`,
  `/claims?${'q=a&'.repeat(1500)}`,
  `/${'%2e%2e%2f'.repeat(200)}etc/passwd`,
  '/claims.segments/_tree.segment.rsc',
  '/(.)claims',
  '/@modal/claims',
  '/claims/[slug]',
  '/_not-found',
  '/_error',
  '/404',
  '/500',
  '/index',
  '/_global-error',
];

/** An address that no page has, or that is not written as it should be. */
export function strangeAddress(random: Random, world: World): string {
  if (random.chance(0.5)) return random.pick(places);
  const address = routeAddress(random, world);
  const at = random.between(0, address.length);
  return (
    address.slice(0, at) +
    random.pick([
      '/',
      '//',
      '%',
      '%00',
      '%zz',
      '..',
      '/..',
      '?',
      '#',
      '\\',
      '.',
      '%25',
      '%c0%af',
      '\u00ff',
      ';',
      '[',
      '{',
      '|',
      '"',
      '<',
    ]) +
    address.slice(at)
  );
}
