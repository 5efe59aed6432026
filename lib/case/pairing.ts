import type { Fields } from '@/lib/entities/record';

/** One way to know a record again. Records that give the same key may be the same one; null is no key. */
export type Way = {
  readonly ofFile: (record: Fields) => string | null;
  /** All that it may be known by. */
  readonly ofHere: (record: Fields) => readonly string[] | string | null;
  /** What is said where a record of the file may be one of several. Without it, they are paired in their order. */
  readonly unclear?: (record: Fields) => Error;
};

/** A way by the same key on both sides. */
export const byKey = (key: (record: Fields) => string | null): Way => ({ ofFile: key, ofHere: key });

/** A way by the values of fields. */
export const byFields = (...fields: readonly string[]): Way =>
  byKey((record) => JSON.stringify(fields.map((field) => record[field] ?? null)));

/**
 * Which record here each record of a file is. Each is paired once, by the first way that finds one: no way is tried
 * before all records have been looked for by the ways before it.
 * @returns by the place in the file
 * @throws what a way says where it is unclear
 */
export function pairUp(file: readonly Fields[], here: readonly Fields[], ways: readonly Way[]): Map<number, Fields> {
  const pairs = new Map<number, Fields>();
  const taken = new Set<Fields>();
  for (const { ofFile, ofHere, unclear } of ways) {
    const known = new Map<string, Fields[]>();
    for (const record of here)
      for (const key of new Set([ofHere(record) ?? []].flat())) {
        const same = known.get(key) ?? [];
        same.push(record);
        known.set(key, same);
      }
    for (const [at, record] of file.entries()) {
      const key = pairs.has(at) ? null : ofFile(record);
      if (key === null) continue;
      const open = known.get(key)?.filter((one) => !taken.has(one)) ?? [];
      const [first] = open;
      if (!first) continue;
      if (open.length > 1 && unclear) throw unclear(record);
      pairs.set(at, first);
      taken.add(first);
    }
  }
  return pairs;
}
