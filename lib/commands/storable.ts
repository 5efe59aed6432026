/**
 * The texts of an input that no database can store, by their paths: they contain a NUL, or half of a surrogate pair.
 */
export function unstorable(input: unknown): { path: string; message: string }[] {
  const found: { path: string; message: string }[] = [];
  const look = (value: unknown, path: readonly (string | number)[]) => {
    const message = typeof value === 'string' ? problemOf(value) : null;
    if (message) found.push({ path: path.join('.'), message });
    if (typeof value !== 'object' || value === null) return;
    for (const [name, part] of Object.entries(value)) {
      const named = problemOf(name);
      if (named) found.push({ path: [...path, 'a name'].join('.'), message: named });
      look(part, [...path, name]);
    }
  };
  look(input, []);
  return found;
}

/** Why a text cannot be stored, in a sentence, or null if it can. */
export function problemOf(text: string): string | null {
  if (text.includes('\0')) return 'It contains a NUL character, which cannot be stored. Take it out.';
  return text.isWellFormed()
    ? null
    : 'It contains half of a character (a lone surrogate), which cannot be stored. Take it out.';
}
