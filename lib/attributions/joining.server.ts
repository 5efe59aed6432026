import { z } from 'zod';
import type { CommandContext } from '@/lib/commands/command';
import { spans } from '@/lib/db/columns';
import { rowsFrom } from '@/lib/db/rows';
import { Prisma } from '@/prisma/generated/client';
import { gained, relinked, renoted, type UtteranceToJoin } from './join-plan';

const { sql } = Prisma;

/** An utterance that goes, and the one it is joined with. */
export const twinRow = z.object({ goes: z.int(), stays: z.int() });
const linkRow = z.object({
  id: z.int(),
  downstreamId: z.int(),
  upstreamId: z.int(),
  verbatim: z.boolean(),
  note: z.string(),
});
const readingRow = z.object({
  id: z.int(),
  attributionId: z.int(),
  versionId: z.int().nullable(),
  cue: z.string(),
  sourceSpans: spans,
  cueSpans: spans,
  contentSpans: spans,
});
const noteRow = z.object({ id: z.int(), aId: z.int(), bId: z.int() });

/**
 * Joins utterances with others of their claim. The links, readings, notes on dependence and answers of searches of those that go are
 * handed on, and gaps in those that stay are filled in.
 * @param twins from each one that goes to the one that stays
 * @param said what the one that goes was about to say
 * @param moving what else becomes of the links and notes that are handed on
 */
export async function joinUtterances(
  { tx, ledger }: Pick<CommandContext, 'tx' | 'ledger'>,
  twins: ReadonlyMap<number, number>,
  { said = {}, moving = {} }: { said?: Partial<UtteranceToJoin>; moving?: { claimId?: number } } = {},
): Promise<void> {
  if (twins.size === 0) return;
  const end = (id: number) => twins.get(id) ?? id;
  const ends = [...twins].flat();
  const utterances = new Map((await ledger.read('utterance', ends)).map((utterance) => [utterance.id, utterance]));
  // Not through the client, since there may be more of them than one statement takes parameters.
  const links = await rowsFrom(
    tx,
    linkRow,
    sql`SELECT id, downstream_id AS "downstreamId", upstream_id AS "upstreamId", verbatim, note
      FROM attribution WHERE downstream_id = ANY(${ends}) OR upstream_id = ANY(${ends})`,
  );
  const readings = await rowsFrom(
    tx,
    readingRow,
    sql`SELECT id, attribution_id AS "attributionId", version_id AS "versionId", cue,
        source_spans AS "sourceSpans", cue_spans AS "cueSpans", content_spans AS "contentSpans"
      FROM reading WHERE attribution_id = ANY(${links.map(({ id }) => id)})`,
  );
  const notes = await rowsFrom(
    tx,
    noteRow,
    sql`SELECT id, a_id AS "aId", b_id AS "bId" FROM dependence_link WHERE a_id = ANY(${ends}) OR b_id = ANY(${ends})`,
  );
  // The order matters: nothing may refer to what is removed, and no two links or notes may have the same ends even for
  // a moment.
  const plan = relinked(links, readings, end);
  await ledger.updateMany('reading', plan.readings);
  await ledger.remove('reading', plan.lost);
  await ledger.remove('attribution', plan.gone);
  const handOn = <T extends { id: number }>(rows: readonly T[]) => rows.map((row) => ({ ...row, ...moving }));
  await ledger.updateMany('attribution', handOn(plan.links));
  const dependences = renoted(notes, end);
  await ledger.remove('dependenceLink', dependences.gone);
  await ledger.updateMany('dependenceLink', handOn(dependences.notes));
  const answers = await rowsFrom(
    tx,
    z.object({ id: z.int(), utteranceId: z.int() }),
    sql`SELECT id, utterance_id AS "utteranceId" FROM trace_answer WHERE utterance_id = ANY(${[...twins.keys()]}) ORDER BY id`,
  );
  await ledger.updateMany(
    'traceAnswer',
    answers.map(({ id, utteranceId }) => ({ id, utteranceId: end(utteranceId) })),
  );
  await ledger.remove('utterance', [...twins.keys()]);
  const patches = [...twins].flatMap(([goes, stays]) => {
    const [there, other] = [utterances.get(stays), utterances.get(goes)];
    return there && other ? [{ id: stays, ...gained(there, { ...other, ...said }) }] : [];
  });
  await ledger.updateMany('utterance', patches);
}
