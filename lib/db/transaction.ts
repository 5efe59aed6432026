import { setImmediate } from 'node:timers/promises';
import type pg from 'pg';
import type { Prisma } from '@/prisma/generated/client';

/** A transaction of the Prisma client. */
export type Tx = Prisma.TransactionClient;

/**
 * A transaction in which several things are under way. Its connection is asked one thing after another. Who waits for it
 * asks before anything follows from the answer to somebody else, so that the database works meanwhile.
 */
export function inTurn(tx: Tx): Tx {
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  const turn = async (ask: () => unknown): Promise<unknown> => {
    waiting++;
    const answer = last.then(() => {
      waiting--;
      return ask();
    });
    last = answer.catch(() => {});
    const given = await answer;
    if (waiting > 0) await setImmediate();
    return given;
  };
  const asking = <Part extends object>(part: Part): Part =>
    new Proxy(part, {
      get(target, name) {
        const value: unknown = Reflect.get(target, name);
        if (typeof value === 'function')
          return (...given: unknown[]) => turn(() => Reflect.apply(value, target, given));
        return typeof value === 'object' && value !== null ? asking(value) : value;
      },
    });
  return asking(tx);
}

/**
 * Runs work in a transaction on a connection of its own, without the layer above the driver. This is many times cheaper
 * if thousands of rows go through.
 * @throws what the work throws; then nothing of it is kept.
 */
export async function inTransaction<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken: unknown;
  try {
    await client.query('BEGIN');
    const done = await work(client);
    await client.query('COMMIT');
    return done;
  } catch (error) {
    await client.query('ROLLBACK').catch((further) => {
      broken = further;
    });
    throw error;
  } finally {
    client.release(broken !== undefined);
  }
}
