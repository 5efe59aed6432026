import { z } from 'zod';
import type { Db } from '@/lib/db';

const noted = z.object({ version: z.int() });

/** The version of a rule by which all was computed that is stored; 0 where none is noted. @param id of the setting */
export async function storedVersion(prisma: Db['prisma'], id: string): Promise<number> {
  const setting = await prisma.setting.findUnique({ where: { id } });
  return setting ? noted.parse(setting.value).version : 0;
}
