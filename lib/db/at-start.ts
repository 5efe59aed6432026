import { seedDemo } from '@/lib/demo/seed';
import { log } from '@/lib/log';
import { getDb } from '.';
import { DatabaseUnavailable } from './errors';

/** Opens the database, brings it up to date and, where asked for, fills an empty one with the demonstration case. Ends the process when that fails. */
export async function openAtStart(): Promise<void> {
  try {
    const db = await getDb();
    if (process.env.WHENCE_DEMO === '1' && (await seedDemo(db))) log.info('The demonstration case is in place.');
  } catch (error) {
    if (error instanceof DatabaseUnavailable) process.stderr.write(`${error.message}\n`);
    else log.fatal(error, 'The database could not be opened.');
    process.exit(1);
  }
}
