import { storageProblem } from '@/lib/format/storable';

/**
 * The texts of an input that no database can store, by their paths: they contain a NUL, or half of a surrogate pair.
 */
export function unstorable(input: unknown): { path: string; message: string }[] {
  const found: { path: string; message: string }[] = [];
  const look = (value: unknown, path: readonly (string | number)[]) => {
    const message = typeof value === 'string' ? storageProblem(value) : null;
    if (message) found.push({ path: path.join('.'), message });
    if (typeof value !== 'object' || value === null) return;
    for (const [name, part] of Object.entries(value)) {
      const named = storageProblem(name);
      if (named) found.push({ path: [...path, 'a name'].join('.'), message: named });
      look(part, [...path, name]);
    }
  };
  look(input, []);
  return found;
}
