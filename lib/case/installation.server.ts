import { z } from 'zod';
import { type Reader, rowFrom } from '@/lib/db/rows';
import { Prisma } from '@/prisma/generated/client';

/** The name of this installation, which it has from its first start on. Only it gave out the numbers that it uses. */
export async function installationOf(reader: Reader): Promise<string> {
  const row = await rowFrom(
    reader,
    z.object({ name: z.string() }),
    Prisma.sql`SELECT value ->> 'name' AS name FROM setting WHERE id = 'installation'`,
  );
  return row?.name ?? '';
}
