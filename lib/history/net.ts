import { difference, type Fields } from '@/lib/entities/record';
import { type Step, stateBefore } from './state';

/**
 * What taking back all of these steps would change, record by record: `before` is how things are now, `after` how
 * they would be.
 * @param steps in the order in which they happened
 */
export function netChanges(steps: readonly Step[]): Step[] {
  const now = new Map<string, Fields | null>();
  for (const { entity, id, before, after } of steps) {
    const key = `${entity}:${id}`;
    const known = now.get(key);
    now.set(key, after && (before ? { ...known, ...after } : after));
  }
  return stateBefore(steps).flatMap(({ entity, id, fields }) => {
    const present = now.get(`${entity}:${id}`) ?? null;
    if (!present || !fields) return present || fields ? [{ entity, id, before: present, after: fields }] : [];
    const differing = difference(present, fields);
    return differing ? [{ entity, id, ...differing }] : [];
  });
}
