import pg from 'pg';

type Query = { text?: string } | string;
type Client = { query: (...args: unknown[]) => unknown };

/**
 * Makes the database itself fail in the middle of a transaction: the statement with the given number after BEGIN is
 * replaced by one that cannot succeed.
 * @returns how many statements the transactions had, BEGIN and COMMIT left out, while `run` went on.
 */
export async function failingAt(statement: number | null, run: () => Promise<unknown>): Promise<number> {
  const prototype = pg.Client.prototype as unknown as Client;
  const original = prototype.query;
  let inside = false;
  let count = 0;
  prototype.query = function (this: Client, ...args: unknown[]) {
    const query = args[0] as Query;
    const text = (typeof query === 'string' ? query : (query?.text ?? '')).trim().toUpperCase();
    if (text.startsWith('BEGIN')) inside = true;
    else if (/^(COMMIT|ROLLBACK)/.test(text)) inside = false;
    else if (inside && ++count === statement) {
      const failing = 'SELECT 1 / 0';
      return original.apply(this, [
        typeof query === 'string' ? failing : { ...query, text: failing, values: [], name: undefined },
        ...args.slice(1),
      ]);
    }
    return original.apply(this, args);
  };
  try {
    await run();
  } finally {
    prototype.query = original;
  }
  return count;
}
