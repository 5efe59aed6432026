import { mapWords, wordIn, wordsOf } from '@/lib/vocabulary';

/**
 * Every key of the app, as handlers name it and sheets show it: “s”, “Shift+S”, “Ctrl+Enter” (also for Cmd). “g c” is
 * one after the other. A handler for a key that is on no sheet does not compile.
 */
type KeyRow = { readonly keys: readonly string[]; readonly label: string };

/** The sheet of every page. */
export const pageKeys = [
  { keys: ['j', 'k'], label: 'Next or previous row' },
  { keys: ['Enter'], label: 'Open the row' },
  { keys: ['Space'], label: 'Details of the row beside the table, as a click does' },
  { keys: ['Ctrl+k'], label: 'Search everything, and go anywhere (Cmd K on a Mac)' },
  { keys: ['/'], label: 'Search this table' },
  { keys: ['f'], label: 'Filters' },
  { keys: ['[', ']'], label: 'Previous or next page' },
  { keys: ['g'], label: 'Editors: trace a link that is not verified to where its source says it' },
  { keys: ['g c'], label: 'Go to claims' },
  { keys: ['g s'], label: 'Go to sources' },
  { keys: ['g d'], label: 'Go to documents' },
  { keys: ['g n'], label: 'Go to the network' },
  { keys: ['g h'], label: 'Go to the history' },
  { keys: ['g t'], label: 'Go to topics' },
  { keys: ['g r'], label: 'Go to the claims to be judged again' },
  { keys: ['g i'], label: 'Editors: go to the import of files' },
  { keys: ['n'], label: 'Editors: add a claim, or on their pages a source or a document' },
  { keys: ['e'], label: 'Editors: edit the record of this page' },
  { keys: ['c'], label: 'Editors, on a claim: type a chain' },
  { keys: ['t'], label: 'Editors, on a document: tag attributions in its text' },
  { keys: ['v'], label: 'Editors: judge the claim, or grade the source, of this page' },
  { keys: ['x', 'Shift+X'], label: 'Editors: select the row, or all rows up to it' },
  { keys: ['Shift+ArrowDown', 'Shift+ArrowUp'], label: 'Editors: extend the selection by a row' },
  { keys: ['s', 't'], label: 'Editors: change the status or topics of the row' },
  { keys: ['c'], label: 'Editors, in the table: judge the claim of the row' },
  { keys: ['Ctrl+z', 'Ctrl+Shift+Z'], label: 'Editors: undo what you did last; redo it' },
  { keys: ['Escape'], label: 'Close what is open' },
  { keys: ['?'], label: 'This sheet' },
] as const satisfies readonly KeyRow[];

export type PageKey = (typeof pageKeys)[number]['keys'][number];

/** Where “g” and a letter lead. */
export const goesTo: Readonly<Record<Extract<PageKey, `g ${string}`>, string>> = {
  'g c': '/claims',
  'g s': '/sources',
  'g d': '/documents',
  'g n': '/network',
  'g h': '/history',
  'g t': '/topics',
  'g r': '/review',
  'g i': '/import',
};

/** The sheet of the chain editor. */
export const chainKeys = [
  { keys: ['ArrowUp', 'ArrowDown'], label: 'The hop before or after' },
  { keys: ['Home', 'End'], label: 'The first or the last hop' },
  { keys: ['Alt+ArrowUp', 'Alt+ArrowDown'], label: 'Move the hop up or down' },
  { keys: ['Enter'], label: 'Insert a hop after this one' },
  { keys: ['Delete'], label: 'Remove the hop' },
  { keys: ['r'], label: 'Reverse the chain' },
  { keys: ['b'], label: 'Branch from here: a new chain that shares the hops up to this one' },
  { keys: ['Tab'], label: 'Into the fields of the hop' },
  { keys: ['/'], label: 'Back to the line of text' },
  { keys: ['Ctrl+Enter'], label: 'Save (Cmd Enter on a Mac)' },
  { keys: ['Escape'], label: 'Close; unsaved changes stay on this device' },
  { keys: ['?'], label: 'This sheet' },
] as const satisfies readonly KeyRow[];

export type ChainKey = (typeof chainKeys)[number]['keys'][number];

/** A key event, of the browser or of React. */
type Pressed = {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  readonly isComposing?: boolean;
  readonly nativeEvent?: { readonly isComposing: boolean };
};

/**
 * The name of a pressed key, as on the sheets. Null for Shift and similar keys alone, and for keys with which an input
 * method composes a character: there, Enter only ends the character.
 */
export function pressed(event: Pressed): string | null {
  const { key, ctrlKey, metaKey, altKey, shiftKey } = event;
  if (event.isComposing || event.nativeEvent?.isComposing) return null;
  if (['Shift', 'Control', 'Alt', 'Meta', 'CapsLock', 'Dead', 'Process', 'Unidentified'].includes(key)) return null;
  const letter = key === ' ' ? 'Space' : key === 'Backspace' ? 'Delete' : key;
  const isLetter = /^\p{L}$/u.test(letter);
  // “?” is Shift and another key on most keyboards, and stands for itself.
  const shift = shiftKey && (isLetter || letter.length > 1) ? 'Shift+' : '';
  const name = isLetter ? (shiftKey ? letter.toUpperCase() : letter.toLowerCase()) : letter;
  return `${ctrlKey || metaKey ? 'Ctrl+' : ''}${altKey ? 'Alt+' : ''}${shift}${name}`;
}

/** How far a key moves the mark in a list: one down, one up, or not at all. */
export const stepOf = (key: string | null): number => (key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0);

/** The binding for a pressed key, if there is one. */
export const bindingOf = <Does>(bindings: { readonly [key in string]?: Does }, event: Pressed): Does | undefined =>
  bindings[pressed(event) ?? ''];

const shown: Readonly<Record<string, string>> = {
  ArrowRight: '→',
  ArrowLeft: '←',
  ArrowDown: '↓',
  ArrowUp: '↑',
  Escape: 'Esc',
};

/** A key as it is shown: “Shift →”, “Ctrl Z”. */
export const keyLabel = (key: string): string =>
  key
    .split(/\+(?=.)/)
    .map((part, at) => shown[part] ?? (at > 0 && part.length === 1 ? part.toUpperCase() : part))
    .join(' ');

/**
 * Everything that one key can do in the workbench, in the order of its sheet. Everybody can change the key of each
 * action.
 */
export const actions = {
  next: { key: 'j', label: 'Next attribution', group: 'Moving' },
  previous: { key: 'k', label: 'Previous attribution', group: 'Moving' },
  nextOpen: { key: 'o', label: 'Next one to decide on, or without a claim', group: 'Moving' },
  find: { key: '/', label: 'Search the text', group: 'Moving' },
  wordRight: { key: 'ArrowRight', label: 'Select the next word', group: 'Selecting text' },
  wordLeft: { key: 'ArrowLeft', label: 'Select the word before', group: 'Selecting text' },
  sentenceDown: { key: 'ArrowDown', label: 'Select the next sentence', group: 'Selecting text' },
  sentenceUp: { key: 'ArrowUp', label: 'Select the sentence before', group: 'Selecting text' },
  growRight: { key: 'Shift+ArrowRight', label: 'Extend by a word', group: 'Selecting text' },
  growLeft: { key: 'Shift+ArrowLeft', label: 'Draw back by a word', group: 'Selecting text' },
  growDown: { key: 'Shift+ArrowDown', label: 'Extend to the end of a sentence', group: 'Selecting text' },
  growUp: { key: 'Shift+ArrowUp', label: 'Draw back by a sentence', group: 'Selecting text' },
  letterMore: { key: '.', label: 'Extend by a letter', group: 'Selecting text' },
  letterLess: { key: ',', label: 'Draw back by a letter', group: 'Selecting text' },
  source: { key: 's', label: 'The selection is the source: who says it', group: 'Marking' },
  cue: { key: 'c', label: 'The selection is the cue: the words that say so', group: 'Marking' },
  content: { key: 't', label: 'The selection is the content: what is said', group: 'Marking' },
  addSource: { key: 'Shift+S', label: 'A further piece of the source', group: 'Marking' },
  addCue: { key: 'Shift+C', label: 'A further piece of the cue', group: 'Marking' },
  addContent: { key: 'Shift+T', label: 'A further piece of the content', group: 'Marking' },
  fresh: { key: 'n', label: 'A new attribution: the next mark begins it', group: 'Marking' },
  means: { key: 'm', label: 'Say whom “he” or “the company” means', group: 'Marking' },
  accept: { key: 'a', label: 'Accept the proposal', group: 'Proposals' },
  reject: { key: 'r', label: 'Reject the proposal: it does not come back', group: 'Proposals' },
  acceptAll: { key: 'Shift+A', label: 'Accept all proposals', group: 'Proposals' },
  claim: { key: 'l', label: 'Choose the claim that it makes', group: 'Describing' },
  linkAll: { key: 'Shift+L', label: 'Link all attributions without a claim', group: 'Describing' },
  who: { key: 'w', label: 'Say who the source is', group: 'Describing' },
  within: { key: 'i', label: 'Say who passes it on', group: 'Describing' },
  stance: { key: 'v', label: 'Stance: affirms, denies, questions', group: 'Describing' },
  certainty1: { key: '1', label: 'Certainty: rumoured', group: 'Describing' },
  certainty2: { key: '2', label: 'Certainty: possible', group: 'Describing' },
  certainty3: { key: '3', label: 'Certainty: probable', group: 'Describing' },
  certainty4: { key: '4', label: 'Certainty: asserted', group: 'Describing' },
  certainty0: { key: '0', label: 'Certainty: not stated', group: 'Describing' },
  remove: { key: 'Delete', label: 'Delete the attribution', group: 'Finishing' },
  enter: { key: 'Ctrl+Enter', label: 'Make chains of all attributions with a claim', group: 'Finishing' },
  leave: { key: 'Escape', label: 'Clear the selection, then leave the attribution', group: 'Finishing' },
  sheet: { key: '?', label: 'This sheet', group: 'Finishing' },
} as const satisfies Record<string, { key: string; label: string; group: string }>;

export type Action = keyof typeof actions;
export type Keys = Readonly<Record<Action, string>>;

export const standardKeys: Keys = mapWords(actions, (action) => actions[action].key);

/** The action of a key. */
export const actionOf = (keys: Keys, key: string): Action | undefined =>
  wordsOf(keys).find((action) => keys[action] === key);

/** Why a key cannot be given to an action, in a sentence; null when it can. */
export function keyProblem(keys: Keys, action: Action, key: string): string | null {
  if (/^(Ctrl|Alt)\+/.test(key) && key !== 'Ctrl+Enter') return 'Keys with Ctrl, Cmd or Alt belong to the browser.';
  if (/^(Shift\+)?(F\d+|Tab|Enter)$/.test(key)) return 'This key belongs to the browser.';
  if (key === 'g' || (key === '/' && action !== 'find')) return `“${key}” already opens something on every page.`;
  const other = actionOf(keys, key);
  return other && other !== action ? `“${key}” is taken: ${actions[other].label}.` : null;
}

/** The keys that a person chose, over the standard ones. Invalid ones are ignored. */
export function keysFrom(kept: unknown): Keys {
  const keys: Record<Action, string> = { ...standardKeys };
  if (typeof kept !== 'object' || kept === null) return keys;
  for (const [name, key] of Object.entries(kept)) {
    const action = wordIn(actions, name);
    if (action && typeof key === 'string' && key !== '' && key.length < 30) keys[action] = key;
  }
  return new Set(Object.values(keys)).size === Object.keys(keys).length ? keys : standardKeys;
}
