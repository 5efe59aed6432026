import { storeShapes } from '@/lib/assessments/near-duplicates.server';
import { addChain } from '@/lib/attributions/commands.server';
import { createClaim } from '@/lib/claims/commands.server';
import { execute } from '@/lib/commands/command';
import type { Db } from '@/lib/db';
import { createDocument } from '@/lib/documents/commands.server';
import type { Actor } from '@/lib/people/permissions';
import { createSource } from '@/lib/sources/commands.server';
import { passageIn } from '@/lib/tracing/passage';
import { traceLink } from '@/lib/tracing/queries.server';
import { measure } from './measure';
import { randomOf } from './random';
import { measureReading } from './reading';

const editor: Actor = { id: 'bench', name: 'Bench', role: 'editor' };
/** So many documents are held, all of the source that is credited: the hardest case. */
export const HELD = 20_000;
const WORDS = 500;

/** How long it takes to find where a credited source says something, in ms. The documents that it adds stay. */
export async function measureTracing(db: Db, held = HELD) {
  const random = randomOf(7);
  const words = Array.from({ length: 3000 }, (_, i) => `word${i.toString(36)}${'aeiou'[i % 5]}`);
  const sentence = () => `${Array.from({ length: 14 }, () => random.pick(words)).join(' ')}.`;
  const text = () => Array.from({ length: WORDS / 14 }, sentence).join(' ');
  const source = async (name: string) => (await execute(db, editor, createSource, { name, kind: 'agency' })).id;
  const [wire, daily] = [await source('Bench Wire'), await source('Bench Daily')];
  const said = sentence();
  const { id: claimId } = await execute(db, editor, createClaim, { statement: said });
  const of = (sourceId: number, title: string, body: string, publishedAt: string) =>
    execute(db, editor, createDocument, { title, sourceId, text: body, publishedAt: publishedAt as never });
  await of(wire, said.slice(0, 80), `${text()}\n\n${said}\n\n${text()}`, '2026-02-01');
  const down = await of(daily, 'Bench report', `${said} So Bench Wire reported. ${text()}`, '2026-03-01');
  await execute(db, editor, addChain, {
    claimId,
    hops: [
      { sourceId: wire },
      {
        sourceId: daily,
        documentId: down.id,
        quote: said,
        readings: [{ cue: 'reported', versionId: down.versionId, contentSpans: [0, said.length] }],
      },
    ],
  });
  for (let made = 0; made < held; made += 500) {
    const rows = Array.from({ length: Math.min(500, held - made) }, (_, i) => ({
      title: `${sentence().slice(0, 70)} ${made + i}`,
      text: text(),
      at: new Date(Date.UTC(2026, 1, 28) - (made + i) * 3_600_000).toISOString(),
    }));
    const { rows: ids } = await db.pool.query<{ id: number }>(
      `WITH d AS (SELECT * FROM json_to_recordset($1::json) AS d(title text, text text, at timestamptz)),
        made AS (INSERT INTO document (title, title_key, source_id, published_at) SELECT title, lower(title), $2, at FROM d RETURNING id, title)
        INSERT INTO document_version (document_id, number, text, sha256) SELECT made.id, 1, d.text, md5(d.title) || md5(d.text) FROM made JOIN d USING (title)
        RETURNING document_id AS id`,
      [JSON.stringify(rows), wire],
    );
    await db.prisma.$transaction(
      (tx) =>
        storeShapes(
          tx,
          ids.map(({ id }) => id),
        ),
      { timeout: 120_000 },
    );
  }
  await db.pool.query('ANALYZE');
  const link = await db.prisma.attribution.findFirstOrThrow({ where: { claimId }, select: { id: true } });
  const found = await traceLink(db, link.id);
  const timing = await measure(() => traceLink(db, link.id), 30);
  const long = `${text()} ${text()} ${said} ${text()}`;
  const passage = await measure(async () => passageIn(long, [said]), 30);
  const reading = await measureReading(db, link.id, said);
  return { timing, passage, reading, best: found?.candidates[0]?.title === said.slice(0, 80) };
}
