import { execute } from '@/lib/commands/command';
import { type Db, getDb } from '@/lib/db';
import { DatabaseUnavailable } from '@/lib/db/errors';
import { seedDemo } from '@/lib/demo/seed';
import { log } from '@/lib/log';
import { inviteAdmin } from '@/lib/people/commands';
import { adminCount } from '@/lib/people/links';
import type { Actor } from '@/lib/people/permissions';
import { ownAddress } from '@/lib/people/place';

const server: Actor = { id: 'server', name: 'The server', role: 'admin' };

/**
 * Opens the database, brings it up to date, fills an empty one with the demonstration case where asked for, and prints the link of the first
 * admin while there is none. Ends the process when that fails.
 */
export async function openAtStart(): Promise<void> {
  try {
    const db = await getDb();
    if (process.env.WHENCE_DEMO === '1' && (await seedDemo(db))) log.info('The demonstration case is in place.');
    await printAdminLink(db);
  } catch (error) {
    if (error instanceof DatabaseUnavailable) process.stderr.write(`${error.message}\n`);
    else log.fatal(error, 'The server could not be started.');
    process.exit(1);
  }
}

/** A link that makes an admin: while there is none, or for people who are locked out. */
async function printAdminLink(db: Db): Promise<void> {
  const first = (await adminCount(db.prisma)) === 0;
  if (!first && process.env.WHENCE_ADMIN_LINK !== '1') return;
  const { path } = await execute(db, server, inviteAdmin, { first });
  process.stdout.write(
    `${first ? 'Create the first admin' : 'Create another admin'}: ${ownAddress()}${path}\nThe link works once, for 24 hours.\n`,
  );
}
