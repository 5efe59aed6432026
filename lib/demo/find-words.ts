/**
 * Where words stand in a text, in code points: the words of a passage that stands there once, or the whole passage.
 * @throws Error where the text does not say so, or says it twice
 */
export function findWords(text: string, passage: string, words = passage): number[] {
  const at = text.indexOf(passage);
  const inside = passage.indexOf(words);
  if (at < 0 || inside < 0 || text.indexOf(passage, at + 1) >= 0)
    throw new Error(`The demonstration has no text that says “${words}” once.`);
  const start = [...text.slice(0, at + inside)].length;
  return [start, start + [...words].length];
}
