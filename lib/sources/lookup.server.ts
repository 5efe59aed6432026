import { foundByText, lookupBy, rankSql } from '@/lib/data-table/lookup.server';
import { type SourceKind, sourceKinds } from '@/lib/vocabulary';
import { Prisma } from '@/prisma/generated/client';

const { sql } = Prisma;

type Row = {
  id: number;
  slug: string;
  name: string;
  kind: SourceKind;
  reliability: string | null;
  grantedBy: string | null;
  /** Another name of its own by which it was found. */
  alias?: string | null;
};

const named = { from: sql`source s`, id: sql`s.id`, text: sql`s.name`, key: sql`s.name_key` };

/** The sources that a text may mean, by name or alias. */
export const lookupSources = lookupBy<Row>({
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
  item: (row) => ({ id: row.id, label: row.name, detail: detailOf(row), slug: row.slug }),
});

const detailOf = ({ kind, reliability, grantedBy, alias }: Row) =>
  [sourceKinds[kind].label, reliability, grantedBy && `via ${grantedBy}`, alias && `also “${alias}”`]
    .filter(Boolean)
    .join(' · ');
