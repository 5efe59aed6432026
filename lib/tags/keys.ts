/** All that can be done by one key in the workbench, in the order of the sheet. */
export const actions = {
  next: { key: 'j', label: 'Next attribution', group: 'Going about' },
  previous: { key: 'k', label: 'Previous attribution', group: 'Going about' },
  nextOpen: { key: 'o', label: 'Next one to decide on or to link', group: 'Going about' },
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
  means: { key: 'm', label: 'The source words mean somebody named elsewhere', group: 'Marking' },
  accept: { key: 'a', label: 'Accept the proposal', group: 'Proposals' },
  reject: { key: 'r', label: 'Reject the proposal: it does not come back', group: 'Proposals' },
  acceptAll: { key: 'Shift+A', label: 'Accept all proposals', group: 'Proposals' },
  claim: { key: 'l', label: 'Link the content to a claim', group: 'Linking' },
  who: { key: 'w', label: 'Say who the source is', group: 'Linking' },
  within: { key: 'i', label: 'Say within which attribution it stands', group: 'Linking' },
  stance: { key: 'v', label: 'Stance: affirms, denies, questions', group: 'Linking' },
  certainty1: { key: '1', label: 'Certainty: rumoured', group: 'Linking' },
  certainty2: { key: '2', label: 'Certainty: possible', group: 'Linking' },
  certainty3: { key: '3', label: 'Certainty: probable', group: 'Linking' },
  certainty4: { key: '4', label: 'Certainty: asserted', group: 'Linking' },
  certainty0: { key: '0', label: 'Certainty: not stated', group: 'Linking' },
  remove: { key: 'Delete', label: 'Delete the attribution', group: 'Keeping' },
  enter: { key: 'Ctrl+Enter', label: 'Make the chains of all that is linked', group: 'Keeping' },
  leave: { key: 'Escape', label: 'Clear the selection, then leave the attribution', group: 'Keeping' },
  sheet: { key: '?', label: 'This sheet', group: 'Keeping' },
} as const satisfies Record<string, { key: string; label: string; group: string }>;

export type Action = keyof typeof actions;
export type Keys = Readonly<Record<Action, string>>;

export const standardKeys = Object.fromEntries(Object.entries(actions).map(([name, { key }]) => [name, key])) as Keys;

type Pressed = { key: string; ctrlKey: boolean; metaKey: boolean; altKey: boolean; shiftKey: boolean };

/**
 * A pressed key as it is written in the sheet: “s”, “Shift+S”, “Ctrl+Enter” (also for Cmd). Null for Shift and the
 * like alone.
 */
export function pressed({ key, ctrlKey, metaKey, altKey, shiftKey }: Pressed): string | null {
  if (['Shift', 'Control', 'Alt', 'Meta', 'CapsLock', 'Dead', 'Process', 'Unidentified'].includes(key)) return null;
  const letter = key === ' ' ? 'Space' : key === 'Backspace' ? 'Delete' : key;
  const isLetter = /^\p{L}$/u.test(letter);
  // “?” is Shift and another key on most keyboards, and is meant itself.
  const shift = shiftKey && (isLetter || letter.length > 1) ? 'Shift+' : '';
  const name = isLetter ? (shiftKey ? letter.toUpperCase() : letter.toLowerCase()) : letter;
  return `${ctrlKey || metaKey ? 'Ctrl+' : ''}${altKey ? 'Alt+' : ''}${shift}${name}`;
}

/** What a key does. */
export const actionOf = (keys: Keys, key: string): Action | undefined =>
  (Object.keys(keys) as Action[]).find((action) => keys[action] === key);

/** Why a key cannot be given to an action, in a sentence; null when it can. */
export function keyProblem(keys: Keys, action: Action, key: string): string | null {
  if (/^(Ctrl|Alt)\+/.test(key) && key !== 'Ctrl+Enter') return 'Keys with Ctrl, Cmd or Alt belong to the browser.';
  if (/^(Shift\+)?(F\d+|Tab|Enter)$/.test(key)) return 'This key belongs to the browser.';
  if (key === 'g' || key === '/') return `“${key}” already opens something on every page.`;
  const other = actionOf(keys, key);
  return other && other !== action ? `“${key}” is taken: ${actions[other].label}.` : null;
}

/** The keys that a person chose over the standard ones, read from what was kept; what makes no sense is left out. */
export function keysFrom(kept: unknown): Keys {
  const keys: Record<Action, string> = { ...standardKeys };
  if (typeof kept !== 'object' || kept === null) return keys;
  for (const [action, key] of Object.entries(kept))
    if (action in keys && typeof key === 'string' && key !== '' && key.length < 30) keys[action as Action] = key;
  return new Set(Object.values(keys)).size === Object.keys(keys).length ? keys : standardKeys;
}
