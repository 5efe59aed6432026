import { describe, expect, it } from 'vitest';
import { goesTo, pageKeys } from '@/lib/keys';
import { type Answer, groupsFor, type Here, matching, places } from '@/lib/palette/choices';
import { type Found, type FoundRecord, nothingFound } from '@/lib/palette/found';
import { numbered } from '@/lib/palette/numbered';
import { type Opened, openedFrom, withOpened } from '@/lib/palette/opened';
import { roles } from '@/lib/people/permissions';
import { routes } from '@/lib/people/routes';

const here: Here = {
  role: 'editor',
  path: '/network',
  answers: () => false,
  csv: null,
  signIn: '/sign-in?next=%2Fnetwork',
  opened: [],
};
const silent: Answer = { found: nothingFound, pending: false };
const record = (id: number, label: string, more: Partial<FoundRecord> = {}): FoundRecord => ({
  id,
  label,
  detail: '',
  slug: `slug-${id}`,
  ...more,
});
const answered = (found: Partial<Found>, pending = false): Answer => ({
  found: { ...nothingFound, ...found },
  pending,
});
const shown = (...asked: Parameters<typeof groupsFor>) =>
  groupsFor(...asked).map(({ label, choices }) => [label, ...choices.map((choice) => choice.label)]);
const labels = (...asked: Parameters<typeof groupsFor>) =>
  groupsFor(...asked).flatMap(({ choices }) => choices.map(({ label }) => label));

describe('the palette before anything is typed', () => {
  it('has every page that stands by itself', () => {
    const notPages = ['/', '/sign-in', '/capture', '/claims/new', '/sources/new', '/documents/new'];
    const pages = Object.keys(routes).filter((route) => !/^\/api|\[|\./.test(route) && !notPages.includes(route));
    expect(places.map(({ href }) => href).sort()).toEqual(pages.sort());
  });

  it('has the keys of its pages, and its own is on the sheet', () => {
    const choices = groupsFor('', { ...here, role: 'editor' }, silent).find(({ label }) => label === 'Go to')?.choices;
    const byKey = choices?.flatMap((it) => ('href' in it && it.shortcut ? [[it.shortcut, it.href]] : [])) ?? [];
    expect(Object.fromEntries(byKey)).toEqual(goesTo);
    expect(pageKeys.flatMap(({ keys }) => [...keys])).toContain('Ctrl+k');
  });

  it('offers what this person may do', () => {
    const offered = (role: Here['role']) => labels('', { ...here, role }, silent);
    expect(offered('anonymous')).toContain('Sign in');
    for (const label of ['Import', 'Settings', 'New claim', 'Undo what you did last', 'Sign out'])
      expect(offered('anonymous')).not.toContain(label);
    expect(offered('reader')).toEqual(expect.arrayContaining(['Settings', 'Sign out']));
    expect(offered('reader')).not.toContain('New claim');
    for (const role of ['editor', 'admin'] as const)
      expect(offered(role)).toEqual(expect.arrayContaining(['Import', 'New claim', 'New source', 'New document']));
  });

  it('offers what the page can do, by the keys that it answers to', () => {
    const on = (path: string, ...keys: string[]) =>
      labels('', { ...here, path, answers: (key) => keys.includes(key) }, silent);
    expect(on('/claims/a', 'e', 'c')).toEqual(
      expect.arrayContaining(['Edit this claim', 'Type a chain for this claim']),
    );
    expect(on('/claims/a', 'e')).not.toContain('Judge this claim');
    expect(on('/claims', 'e', 'c')).not.toContain('Edit this claim');
    expect(on('/documents/1', 't')).toContain('Tag attributions in this document');
    expect(labels('', { ...here, csv: '/claims.csv?q=a' }, silent)).toContain('Export this table as CSV');
  });

  it('begins with what was opened last', () => {
    const opened = openedFrom([{ href: '/sources/reuters', label: 'Reuters' }]);
    expect(shown('', { ...here, opened }, silent)[0]).toEqual(['Opened last', 'Reuters']);
  });

  it.each(['anonymous', ...roles] as const)('has keys of its own for each line, as %s', (role) => {
    const choices = groupsFor('', { ...here, role, csv: '/x', answers: () => true, path: '/claims/a' }, silent).flatMap(
      (group) => group.choices,
    );
    expect(new Set(choices.map(({ key }) => key)).size).toBe(choices.length);
    expect(choices.filter(({ key }) => /\s/.test(key))).toEqual([]);
  });
});

describe('pages and actions that a text means', () => {
  const found = (text: string) => labels(text, here, answered({}, true));

  it('are those whose name begins with it, then those with its words in their names, then in others', () => {
    expect(found('cl')).toEqual(['Claims']);
    expect(found('CLAIM')).toEqual(['Claims', 'New claim']);
    expect(found('new cl')).toEqual(['New claim']);
    expect(found('spread')).toEqual(['Import']);
    expect(found('csv')).toEqual(['Import']);
    expect(found('dark')).toEqual(['Switch between light and dark']);
    expect(matching([{ key: 'a', label: 'A claim', href: '/' }], 'nothing')).toEqual([]);
  });

  it('are none for words that are everywhere, or for the beginning of another word alone', () => {
    for (const text of ['the', 'and', 'this', 'a', 'to be', 'spr']) expect([text, found(text)]).toEqual([text, []]);
  });
});

describe('records that were found', () => {
  const claims = [record(1, 'Chips are new'), record(2, 'New chips')];

  it('stand in groups after what is known at once, with a way to all claims', () => {
    const found = answered({ claims, topics: [record(3, 'chips abroad')] });
    expect(shown('chips', here, found)).toEqual([
      ['Claims', 'Chips are new', 'New chips', 'Show all claims that match “chips”'],
      ['Topics', 'chips abroad'],
    ]);
    const hrefs = groupsFor('chips & more', here, found).flatMap(({ choices }) =>
      choices.map((choice) => 'href' in choice && choice.href),
    );
    expect(hrefs).toEqual(['/claims/slug-1', '/claims/slug-2', '/claims?q=chips%20%26%20more', '/claims?topic=slug-3']);
  });

  it('of a kind with a record of this very name come first', () => {
    const sources = [record(4, 'Agence', { alias: 'AFP' })];
    const claimsOfIt = [record(5, 'AFP is right')];
    const first = (text: string) =>
      shown(text, here, answered({ claims: claimsOfIt, sources })).map(([label]) => label);
    expect(first('afp')).toEqual(['Sources', 'Claims']);
    expect(first('af')).toEqual(['Claims', 'Sources']);
  });

  it('of an older answer are only those that fit by now', () => {
    expect(shown('new chips', here, answered({ claims }, true))).toEqual([
      ['Claims', 'New chips', 'Show all claims that match “new chips”'],
    ]);
    expect(shown('12', here, answered({ claims: [record(12, 'Chips', { alias: '12' })] }, true))).toHaveLength(1);
  });

  it('are none: an editor may make the claim', () => {
    expect(shown('xyz', here, silent)).toEqual([['Actions', 'New claim: “xyz”']]);
    expect(shown('xyz', here, answered({}, true))).toEqual([]);
    expect(shown('xyz', { ...here, role: 'reader' }, silent)).toEqual([]);
  });
});

it.each([
  ['12', 12, ['claims', 'sources', 'documents', 'topics']],
  ['#12', 12, ['claims', 'sources', 'documents', 'topics']],
  ['１２', 12, ['claims', 'sources', 'documents', 'topics']],
  ['C-12', 12, ['claims']],
  ['claim 12', 12, ['claims']],
  ['Claims: 12', 12, ['claims']],
  ['d#7', 7, ['documents']],
  ['source 3', 3, ['sources']],
  ['topic:4', 4, ['topics']],
])('“%s” is number %i of %j', (text, id, kinds) => {
  expect(numbered(text)).toEqual({ id, kinds });
});

it.each(['v4', 's2', 'C4', '0', '-1', '1.5', '12 claims', '9999999999', 'E-12', ''])('“%s” is no number', (text) => {
  expect(numbered(text)).toBeNull();
});

describe('what was opened', () => {
  it('is kept once each, the latest first, not more than six', () => {
    const visits = ['a', 'b', 'a', 'c', 'd', 'e', 'f', 'g'].map((name) => ({ href: `/claims/${name}`, label: name }));
    const kept = visits.reduce<Opened[]>(withOpened, []);
    expect(kept.map(({ label }) => label)).toEqual(['g', 'f', 'e', 'd', 'c', 'a']);
    expect(withOpened([], { href: '/documents/1', label: 'x'.repeat(500) })[0]?.label).toHaveLength(200);
  });

  it('is read as nothing where something else was kept', () => {
    const kept = [null, 1, 'a', {}, { href: 1, label: 'a' }, { href: 'javascript:alert(1)', label: 'a' }];
    expect(openedFrom([...kept, { href: '//evil.example', label: 'a' }, { href: '/settings', label: 'a' }])).toEqual(
      [],
    );
    for (const other of [null, {}, 'x', 3]) expect(openedFrom(other)).toEqual([]);
  });
});
