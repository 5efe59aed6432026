import { isWeak } from '@/lib/data-table/search';
import { fold } from '@/lib/format/fold';
import { isNamed } from '@/lib/format/is-named';
import { goesTo, type PageKey } from '@/lib/keys';
import { type Actor, may, type Permission } from '@/lib/people/permissions';
import { TERMS_PATH } from '@/lib/terms-path';
import { wordsOf } from '@/lib/vocabulary';
import { FIND_LIMIT, type Found, type FoundKind, type FoundRecord, foundKinds } from './found';
import type { Opened } from './opened';

/** What is done where no link leads: the keys of the page can do it, or a function of the browser. */
export type Deed = { readonly press: PageKey } | { readonly does: 'theme' | 'sign out' };

/** One line of the palette. Its key has no white space. */
export type Choice = {
  readonly key: string;
  readonly label: string;
  readonly detail?: string;
  /** Other words by which it is found. */
  readonly also?: string;
  /** The key that does the same. */
  readonly shortcut?: PageKey;
  /** The record that it opens, if the server found it. */
  readonly item?: FoundRecord;
} & ({ readonly href: string; readonly isFile?: true } | Deed);

export type Group = { readonly label: string; readonly choices: readonly Choice[] };

type Offered = Omit<Choice, 'key'> & { readonly href: string; readonly needs?: Permission };

/** Every page that stands by itself. */
export const places: readonly Offered[] = [
  { href: '/claims', label: 'Claims', also: 'table home start' },
  { href: '/sources', label: 'Sources', also: 'outlets people agencies' },
  { href: '/documents', label: 'Documents', also: 'articles texts' },
  { href: '/network', label: 'Network', also: 'graph relays drawing' },
  { href: '/claims/overview', label: 'Overview', also: 'figures charts statistics' },
  { href: '/history', label: 'History', also: 'changes log undo' },
  { href: '/topics', label: 'Topics', also: 'subjects' },
  {
    href: '/trace',
    label: 'Links to trace',
    also: 'origin verify reported queue',
    needs: 'chains.write',
  },
  { href: '/review', label: 'Review', also: 'judge again moved suggestions' },
  {
    href: '/import',
    label: 'Import',
    also: 'file upload spreadsheet csv excel json paste bring',
    needs: 'claims.write',
  },
  { href: '/settings', label: 'Settings', also: 'account password people tokens', needs: 'account.change' },
  { href: TERMS_PATH, label: 'How to read this', also: 'help terms legend explain words' },
];

/** The forms for new records. `on` is the page whose key opens it. */
const newOnes: readonly (Offered & { readonly on: string })[] = [
  { href: '/claims/new', label: 'New claim', also: 'add create', on: '/claims', needs: 'claims.write' },
  { href: '/sources/new', label: 'New source', also: 'add create', on: '/sources', needs: 'sources.write' },
  {
    href: '/documents/new',
    label: 'New document',
    also: 'add create article',
    on: '/documents',
    needs: 'documents.write',
  },
];

/** What the keys of a record do, for each kind of page. */
const recordKeys: readonly { readonly path: RegExp; readonly key: PageKey; readonly label: string }[] = [
  { path: /^\/claims\//, key: 'e', label: 'Edit this claim' },
  { path: /^\/claims\//, key: 'c', label: 'Type a chain for this claim' },
  { path: /^\/claims\//, key: 'v', label: 'Judge this claim' },
  { path: /^\/sources\//, key: 'e', label: 'Edit this source' },
  { path: /^\/sources\//, key: 'v', label: 'Grade this source' },
  { path: /^\/documents\//, key: 'e', label: 'Edit this document' },
  { path: /^\/documents\//, key: 't', label: 'Tag attributions in this document' },
];

/** Where the palette is opened, and by whom. */
export type Here = {
  readonly role: Actor['role'];
  readonly path: string;
  /** Whether something on the page answers to a key. */
  readonly answers: (key: PageKey) => boolean;
  /** The CSV file of the table of this page, if there is one. */
  readonly csv: string | null;
  /** Where signing in leads from here. */
  readonly signIn: string | null;
  readonly opened: readonly Opened[];
};

const allowed =
  (role: Actor['role']) =>
  ({ needs }: { needs?: Permission }) =>
    !needs || may({ role }, needs);

const pagesFor = ({ role }: Here): Choice[] =>
  places.filter(allowed(role)).map(({ needs: _, ...place }) => {
    const shortcut = wordsOf(goesTo).find((key) => goesTo[key] === place.href);
    return { ...place, key: `go:${place.href}`, ...(shortcut && { shortcut }) };
  });

const deed = (label: string, does: Deed, more: Partial<Pick<Choice, 'also' | 'shortcut'>> = {}): Choice => ({
  key: `do:${label.replaceAll(' ', '-')}`,
  label,
  ...more,
  ...does,
});

function actionsFor({ role, path, answers, csv, signIn }: Here): Choice[] {
  const onRecord = recordKeys
    .filter((it) => it.path.test(path) && answers(it.key))
    .map(({ key, label }) => deed(label, { press: key }, { shortcut: key }));
  const adding = newOnes.filter(allowed(role)).map(
    ({ needs: _, on, ...form }): Choice => ({
      ...form,
      key: `go:${form.href}`,
      ...(on === path && answers('n') && { shortcut: 'n' }),
    }),
  );
  const isEditor = may({ role }, 'history.undo');
  return [
    ...onRecord,
    ...adding,
    ...(csv === null
      ? []
      : [
          {
            key: 'do:csv',
            label: 'Export this table as CSV',
            also: 'download file save',
            href: csv,
            isFile: true as const,
          },
        ]),
    ...(isEditor
      ? [
          deed('Undo what you did last', { press: 'Ctrl+z' }, { also: 'revert', shortcut: 'Ctrl+z' }),
          deed('Redo what you undid', { press: 'Ctrl+Shift+Z' }, { also: 'again', shortcut: 'Ctrl+Shift+Z' }),
        ]
      : []),
    deed('Switch between light and dark', { does: 'theme' }, { also: 'theme mode night' }),
    deed('Show all keys', { press: '?' }, { also: 'keyboard shortcuts help', shortcut: '?' }),
    ...(role !== 'anonymous'
      ? [deed('Sign out', { does: 'sign out' }, { also: 'logout log leave' })]
      : signIn === null
        ? []
        : [{ key: 'do:sign-in', label: 'Sign in', also: 'login log account', href: signIn, isFile: true as const }]),
  ];
}

/** Other words are only meant if most of one was typed: “the” is not the beginning of “theme”. */
const LONG_ENOUGH = 4;

/**
 * The choices that a text means, the best first: those whose name begins with it, then those in whose name each of its
 * words begins one, then those that have them among their other words. Words such as “the” alone mean none.
 */
export function matching(choices: readonly Choice[], text: string): Choice[] {
  const typed = fold(text);
  const words = typed.split(' ');
  const isTelling = words.some((word) => !isWeak({ text: word, phrase: false }));
  const rank = ({ label, also = '' }: Choice) => {
    const name = fold(label);
    if (name.startsWith(typed)) return 0;
    const inName = (word: string) => name.split(' ').some((part) => part.startsWith(word));
    const inOther = (word: string) =>
      also.split(' ').some((part) => part === word || (word.length >= LONG_ENOUGH && part.startsWith(word)));
    if (!isTelling) return null;
    if (words.every(inName)) return 1;
    return words.every((word) => inName(word) || inOther(word)) ? 2 : null;
  };
  return choices
    .flatMap((choice) => {
      const found = rank(choice);
      return found === null ? [] : [{ choice, rank: found }];
    })
    .sort((a, b) => a.rank - b.rank)
    .map(({ choice }) => choice);
}

const kindLabels: Readonly<Record<FoundKind, string>> = {
  claims: 'Claims',
  sources: 'Sources',
  documents: 'Documents',
  topics: 'Topics',
};

/** The page of a record; that of a topic is the table with its claims. */
function pathOf(kind: FoundKind, { id, slug }: FoundRecord): string {
  if (kind === 'topics') return `/claims?topic=${slug}`;
  return `/${kind}/${kind === 'documents' ? id : slug}`;
}

const recordChoice = (kind: FoundKind, item: FoundRecord): Choice => ({
  key: `${kind}:${item.id}`,
  label: item.label,
  detail: item.detail,
  href: pathOf(kind, item),
  item,
});

/** What the server answered. It is `pending` while that still answers an older text. */
export type Answer = { readonly found: Found; readonly pending: boolean };

/** The records that were found, a group for each kind. A kind with a record of this very name or number comes first. */
function recordGroups(text: string, { found, pending }: Answer): Group[] {
  const fits = ({ label, alias }: FoundRecord) => [label, alias ?? ''].some((name) => fold(name).includes(fold(text)));
  const isOfName = (kind: FoundKind) => found[kind].some((item) => isNamed(item, text));
  const kinds = foundKinds.toSorted((a, b) => Number(isOfName(b)) - Number(isOfName(a)));
  return kinds.map((kind) => {
    const choices = found[kind].filter((item) => !pending || fits(item)).map((item) => recordChoice(kind, item));
    const hasClaims = kind === 'claims' && choices.length > 0;
    return { label: kindLabels[kind], choices: hasClaims ? [...choices, allClaims(text)] : choices };
  });
}

const allClaims = (text: string): Choice => ({
  key: 'all',
  label: `Show all claims that match “${text}”`,
  href: `/claims?q=${encodeURIComponent(text)}`,
});

/** What an editor can do with a text that nothing matches. */
function newFrom(text: string, here: Here, { pending }: Answer, found: readonly Group[]): Group[] {
  if (pending || !may(here, 'claims.write') || found.some(({ choices }) => choices.length > 0)) return [];
  const href = `/claims/new?statement=${encodeURIComponent(text)}`;
  return [{ label: 'Actions', choices: [{ key: 'new', label: `New claim: “${text}”`, href }] }];
}

/**
 * The lines of the palette, in groups. Before anything is typed: what was opened last, every page and every action that
 * this person may use here. Then: what matches, pages and actions first because they are known at once.
 */
export function groupsFor(text: string, here: Here, answer: Answer): Group[] {
  const typed = text.trim().slice(0, FIND_LIMIT);
  const pages = pagesFor(here);
  const actions = actionsFor(here);
  const known: readonly Group[] =
    typed === ''
      ? [
          {
            label: 'Opened last',
            choices: here.opened.map(({ href, label, kind }) => ({ key: `last:${href}`, label, detail: kind, href })),
          },
          { label: 'Go to', choices: pages },
          { label: 'Actions', choices: actions },
        ]
      : [
          { label: 'Go to', choices: matching(pages, typed) },
          { label: 'Actions', choices: matching(actions, typed) },
          ...recordGroups(typed, answer),
        ];
  const groups = known.filter(({ choices }) => choices.length > 0);
  return typed === '' ? groups : [...groups, ...newFrom(typed, here, answer, groups)];
}
