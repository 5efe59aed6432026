import { z } from 'zod';
import { foundByText, type LookupItem, lookupBy, rankSql } from '@/lib/data-table/lookup.server';
import { sourceKind } from '@/lib/db/columns';
import { sourceKinds } from '@/lib/vocabulary';
import { Prisma } from '@/prisma/generated/client';

const { sql } = Prisma;

const row = z.object({
  id: z.int(),
  slug: z.string(),
  name: z.string(),
  kind: sourceKind,
  reliability: z.string().nullable(),
  grantedBy: z.string().nullable().optional(),
  /** Another name of its own by which it was found. */
  alias: z.string().nullable().optional(),
});

const named = { from: sql`source s`, id: sql`s.id`, text: sql`s.name`, key: sql`s.name_key` };

/** The sources that a text may mean, by name or other name. */
export const lookupSources = lookupBy({
  row,
  ...named,
  select: sql`s.id, s.slug, s.name, s.kind, s.reliability, (SELECT g.name FROM source g WHERE g.id = s.granted_by_id) AS "grantedBy"`,
  offered: () => sql`s.deleted_at IS NULL`,
  found: (what, free) => foundByText(named, sql`s.folded`, what, free),
  ranked: (what) => ({
    by: sql`least(own.rank, other.rank)`,
    select: sql`, CASE WHEN other.rank < own.rank THEN other.alias END AS alias`,
    join: sql`CROSS JOIN LATERAL (SELECT ${rankSql(named.key, what)} AS rank) own
      LEFT JOIN LATERAL (SELECT a.alias, ${rankSql(sql`a.key`, what)} AS rank
        FROM unnest(s.aliases, (string_to_array(s.folded, E'\\n'))[2:]) AS a(alias, key) ORDER BY 2, 1 LIMIT 1) other ON true`,
  }),
  used: ({ entity, id, sourceId }) => (entity === 'source' ? id : sourceId),
  item: sourceItem,
});

/** A source as it is offered, and recognised by its address. */
export function sourceItem(source: z.output<typeof row>): LookupItem {
  const { id, slug, name, kind, alias } = source;
  return { id, label: name, detail: detailOf(source), slug, kind, ...(alias && { alias }) };
}

const detailOf = ({ kind, reliability, grantedBy, alias }: z.output<typeof row>) =>
  [sourceKinds[kind].label, reliability, grantedBy && `via ${grantedBy}`, alias && `also “${alias}”`]
    .filter(Boolean)
    .join(' · ');
