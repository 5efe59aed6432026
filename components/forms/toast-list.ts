import type { Progress } from './send';

export type Toast = {
  readonly id: number;
  readonly text: string;
  readonly tone: 'plain' | 'error';
  readonly undo: number | null;
  /** Ongoing work; the message closes when it ends. */
  readonly progress?: Progress;
};

/** So many messages are shown at once. */
const SHOWN = 3;

/** Which message gives way first: what was done, then an error. Ongoing work never does. */
const rankOf = ({ tone, progress }: Toast): number => (progress ? 2 : tone === 'error' ? 1 : 0);

/**
 * The messages with one more at their end, or in the place of itself. The same words are not said twice, and where there
 * are too many, the oldest of the least important give way.
 */
export function withToast(toasts: readonly Toast[], next: Toast): readonly Toast[] {
  if (toasts.some(({ id }) => id === next.id)) return toasts.map((item) => (item.id === next.id ? next : item));
  const others = toasts.filter(({ text, progress }) => progress !== undefined || text !== next.text);
  const spare = others.length + 1 - SHOWN;
  const leaving = new Set(
    others
      .filter(({ progress }) => !progress)
      .toSorted((a, b) => rankOf(a) - rankOf(b))
      .slice(0, Math.max(0, spare)),
  );
  return [...others.filter((item) => !leaving.has(item)), next];
}
