import { z } from 'zod';
import type { Db } from '@/lib/db';

const noted = z.object({ version: z.int() });

/** The version of the rule that computed what is stored; 0 if none is recorded. @param id of the setting */
export async function storedVersion(prisma: Db['prisma'], id: string): Promise<number> {
  const setting = await prisma.setting.findUnique({ where: { id } });
  return setting ? noted.parse(setting.value).version : 0;
}
