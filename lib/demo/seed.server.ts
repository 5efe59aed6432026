import { execute } from '@/lib/commands/command';
import type { Db } from '@/lib/db';
import { demoActor } from './actor';
import type { DemoCase, Run } from './demo-case.server';
import { idsByName } from './ids-by-name';
import { bridgeCase } from './seed-bridge.server';
import { firstCase } from './seed-first.server';

/**
 * Fills an empty database with the demonstration, through the commands that everybody uses. Does nothing where there
 * is anything already.
 */
export const seedDemo = (db: Db): Promise<boolean> => seed(db, [firstCase, bridgeCase]);

/** The same with the first case alone. */
export const seedFirstCase = (db: Db): Promise<boolean> => seed(db, [firstCase]);

async function seed(db: Db, cases: readonly DemoCase[]): Promise<boolean> {
  if ((await db.prisma.source.count()) > 0 || (await db.prisma.claim.count()) > 0) return false;
  const run: Run = (command, input) => execute(db, demoActor, command, input);
  const sources = idsByName('source');
  const added = [];
  for (const addCase of cases) added.push(await addCase(run, sources));
  const [first = [], second = []] = added.map(({ claims }) => claims);
  // Of claims without a date the table shows first what was added last.
  for (const add of inTurn(first, second).reverse()) await add();
  for (const { finish } of added) await finish?.();
  return true;
}

/** One of each list in turn, as long as there are both, so that the first screen of the table shows both. */
export function inTurn<T>(one: readonly T[], other: readonly T[]): T[] {
  const turns = Math.max(one.length, other.length);
  return Array.from({ length: turns }, (_, i) => [...one.slice(i, i + 1), ...other.slice(i, i + 1)]).flat();
}
