import { z } from 'zod';
import type { ListQuery } from '@/lib/data-table/definition';
import { idsSql, type Refs } from '@/lib/data-table/sql.server';
import type { Db } from '@/lib/db';
import { rowFrom, rowsFrom } from '@/lib/db/rows';
import { documentSql } from '@/lib/documents/queries.server';
import { Prisma } from '@/prisma/generated/client';
import { captureFields } from './queries.server';
import type { WaczCopy } from './wacz.server';

/** How many copies are read at once. */
const PORTION = 200;

type Asked = { readonly query: ListQuery; readonly refs: Refs };

const asked = ({ query, refs }: Asked) =>
  Prisma.sql`SELECT k.id FROM capture k JOIN (${idsSql(documentSql, query, refs, false)}) those ON those.id = k.document_id`;

/** How many bytes the copies of the documents of a table come to. */
export async function sizeOfCopies({ pool }: Pick<Db, 'pool'>, which: Asked): Promise<number> {
  const found = await rowFrom(
    pool,
    z.object({ bytes: z.number() }),
    Prisma.sql`SELECT coalesce(sum(size), 0)::float8 AS bytes FROM capture WHERE id IN (${asked(which)})`,
  );
  return found?.bytes ?? 0;
}

/** The copies of all documents of a table, in the order of documents and of time. */
export async function* copiesOfTable(
  { pool, prisma }: Pick<Db, 'pool' | 'prisma'>,
  which: Asked,
): AsyncGenerator<WaczCopy> {
  const ids = await rowsFrom(
    pool,
    z.object({ id: z.int() }),
    Prisma.sql`SELECT id FROM capture WHERE id IN (${asked(which)}) ORDER BY document_id, captured_at, id`,
  );
  for (let at = 0; at < ids.length; at += PORTION) {
    const portion = ids.slice(at, at + PORTION).map(({ id }) => id);
    const found = await prisma.capture.findMany({
      where: { id: { in: portion } },
      select: { ...captureFields, document: { select: { title: true } } },
    });
    const byId = new Map(found.map((capture) => [capture.id, capture]));
    for (const id of portion) {
      const capture = byId.get(id);
      if (capture) yield { title: capture.document.title, capture };
    }
  }
}
