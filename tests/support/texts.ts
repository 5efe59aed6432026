/** A text of so many words, all different; `mark` sets it apart from other texts. */
export const wordy = (mark: string, words = 120): string =>
  Array.from({ length: words }, (_, i) => `${mark}${i}`).join(' ');

/** The same with some of its words put differently, as far apart as they go: each change loses five shingles. */
export function edited(text: string, changes: number, by = 'new'): string {
  const words = text.split(' ');
  const step = words.length / changes;
  for (let i = 0; i < changes; i++) words[Math.floor((i + 0.5) * step)] = `${by}${i}`;
  return words.join(' ');
}
