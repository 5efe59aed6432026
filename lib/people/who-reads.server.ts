import { getDb } from '@/lib/db';
import { isLocal } from '@/lib/http/request-origin';
import type { ReadAccess } from './permissions';

const FRESH_MS = 1000;
declare global {
  var whenceReading: { at: number; reading: ReadAccess } | undefined;
}

/**
 * Who may read, as admins set it. Otherwise everybody if only this computer reaches the server, and signed-in people
 * elsewhere. The answer is at most a second old.
 */
export async function readingSetting(): Promise<ReadAccess> {
  const known = globalThis.whenceReading;
  if (known && Date.now() - known.at < FRESH_MS) return known.reading;
  const { prisma } = await getDb();
  const row = await prisma.setting.findUnique({ where: { id: 'read' } });
  const reading: ReadAccess =
    row?.value === 'anyone' || row?.value === 'members' ? row.value : isLocal() ? 'anyone' : 'members';
  globalThis.whenceReading = { at: Date.now(), reading };
  return reading;
}
