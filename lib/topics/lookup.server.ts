import { foundIn, lookupBy } from '@/lib/data-table/lookup.server';
import { counted } from '@/lib/format/number';
import { Prisma } from '@/prisma/generated/client';

const { sql } = Prisma;
const COUNTED = 100;

type Row = { id: number; slug: string; name: string; claims: number };

/** The topics that a text may mean. */
export const lookupTopics = lookupBy<Row>({
  from: sql`topic t`,
  id: sql`t.id`,
  select: sql`t.id, t.slug, t.name, (SELECT count(*)::int FROM (SELECT FROM claim_topic k JOIN claim_facts f ON f.id = k.claim_id
    WHERE k.topic_id = t.id LIMIT ${COUNTED + 1}) AS capped) AS claims`,
  text: sql`t.name`,
  key: sql`t.name_key`,
  found: (what, free) => [sql`SELECT t.id FROM topic t WHERE ${foundIn(sql`t.name_key`, what)} AND ${free}`],
  used: ({ entity, id, topicIds }) => (entity === 'topic' ? id : topicIds),
  item: ({ id, slug, name, claims }) => ({
    id,
    label: name,
    detail: claims > COUNTED ? `more than ${COUNTED} claims` : counted(claims, ['claim', 'claims']),
    slug,
  }),
});
