import { z } from 'zod';
import { foundByText, lookupBy, rankSql } from '@/lib/data-table/lookup.server';
import { datePrecision } from '@/lib/db/columns';
import { formatDate } from '@/lib/format/date';
import { Prisma } from '@/prisma/generated/client';
import { addressKey } from './rules';

const { sql } = Prisma;

const row = z.object({
  id: z.int(),
  title: z.string(),
  publisher: z.string(),
  publishedAt: z.date().nullable(),
  precision: datePrecision,
});

const named = { from: sql`document d`, id: sql`d.id`, text: sql`d.title`, key: sql`d.title_key` };

/** The documents that a text may mean, by title or by the whole address. */
export const lookupDocuments = lookupBy({
  row,
  ...named,
  select: sql`d.id, d.title, p.name AS publisher, d.published_at AS "publishedAt", d.published_precision AS precision`,
  join: sql`JOIN source p ON p.id = d.source_id`,
  offered: ({ sourceId }) =>
    sql`d.deleted_at IS NULL AND ${sourceId === undefined ? sql`true` : sql`d.source_id = ${sourceId}`}`,
  found(what, free, { q }) {
    const address = addressKey(q);
    return [
      ...foundByText(named, named.key, what, free),
      ...(address === null ? [] : [sql`SELECT d.id FROM document d WHERE d.url_key = ${address} AND ${free}`]),
    ];
  },
  ranked: (what, { q }) => ({
    by: sql`d.url_key IS NOT DISTINCT FROM ${addressKey(q) ?? ''} DESC, ${rankSql(named.key, what)}`,
  }),
  used: ({ entity, id, documentId }) => (entity === 'document' ? id : documentId),
  item: ({ id, title, publisher, publishedAt, precision }) => ({
    id,
    label: title,
    detail: `${publisher} · ${publishedAt ? formatDate(publishedAt.toISOString(), precision) : 'date not known'}`,
  }),
});
