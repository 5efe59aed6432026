import type { Actor } from './permissions';

/** Who acts, as they stand at this moment. */
export async function standing(_tx: unknown, actor: Actor): Promise<Actor> {
  return actor;
}
