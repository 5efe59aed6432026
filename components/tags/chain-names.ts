import type { Item } from './bench';

type Named = { text: string; quiet: boolean };
/** `of`: the attribution that names it. */
type Hop = Named & { of: string };

/**
 * The chain of an attribution, origin first: its own source, then the sources that contain it, then the publisher of the
 * text. The publisher alone says it in its own words.
 */
export function chainNames(
  item: Item,
  items: readonly Item[],
  wordsOf: (spans: readonly number[]) => string,
  publisher: string,
): Hop[] {
  const names: Hop[] = [];
  const seen = new Set<string>();
  for (let at: Item | undefined = item; at && !seen.has(at.key); at = parentOf(at, items)) {
    seen.add(at.key);
    const name = nameOf(at, wordsOf);
    if (name && (names.length === 0 || !name.quiet) && names.at(-1)?.text !== name.text)
      names.push({ ...name, of: at.key });
  }
  while (names.at(-1)?.text === publisher) names.pop();
  return [...names, { text: names.length > 0 ? publisher : `${publisher} itself`, quiet: false, of: '' }];
}

function parentOf({ tag, proposal }: Item, items: readonly Item[]): Item | undefined {
  if (tag) return tag.parentId === null ? undefined : items.find(({ tag: other }) => other?.id === tag.parentId);
  if (proposal?.parentKey == null) return undefined;
  const { parentKey } = proposal;
  const cueAndContent = parentKey.slice(parentKey.indexOf('|'));
  return items.find(
    ({ key, cueSpans, contentSpans }) => key === parentKey || `|${cueSpans}|${contentSpans}` === cueAndContent,
  );
}

/** Who speaks; quiet if nobody is named. Null: the text itself says it. */
export function nameOf(
  { tag, proposal, sourceSpans, cueSpans }: Item,
  wordsOf: (spans: readonly number[]) => string,
): Named | null {
  const name = tag?.source?.name ?? proposal?.source?.name ?? (tag ?? proposal)?.sourceName;
  if (name) return { text: name, quiet: false };
  const words = wordsOf(sourceSpans);
  if (words) return { text: `${words} (who?)`, quiet: true };
  return cueSpans.length > 0 ? { text: 'origin unknown', quiet: true } : null;
}
