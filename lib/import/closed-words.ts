import { fold } from '@/lib/format/fold';
import type { ClosedList } from './fields';

const spaced = (text: string) => fold(text).replaceAll('_', ' ');

/** The names and labels of a closed list, folded, with the word each stands for. */
const spellings = (list: ClosedList): ReadonlyMap<string, string> =>
  new Map(Object.entries(list).flatMap(([word, { label }]) => [[spaced(label), word] as const, [spaced(word), word]]));

/**
 * A function that finds the word of a list which a text names exactly, by its name or its label, whatever the case and
 * accents; undefined for any other text. What merely means the same is not assumed.
 */
export function ownWord(list: ClosedList): (text: string) => string | undefined {
  const known = spellings(list);
  return (text) => known.get(spaced(text));
}
