import { Prisma } from '@/prisma/generated/client';

/** By what two names are one topic, in SQL: «DeepSeek V4» and «deepseek-v4» are, «C» and «C++» are not. */
export const topicKey = (name: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`btrim(regexp_replace(lower(immutable_unaccent(${name})), '[-–_[:space:]'']+', ' ', 'g'))`;
