/**
 * A process that tries to take the lock file of its first argument whenever it is sent a line, and tells how that
 * went.
 */
import readline from 'node:readline';
import { takeLock } from '@/lib/db/lock';

const file = process.argv[2] ?? '';
for await (const _ of readline.createInterface(process.stdin)) {
  try {
    takeLock(file);
    console.log('held');
  } catch (error) {
    console.log((error as Error).message);
  }
}
