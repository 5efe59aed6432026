import { z } from 'zod';
import type { Db } from '@/lib/db';
import { claimStatus, confidence } from '@/lib/db/columns';
import { rowsFrom } from '@/lib/db/rows';
import { removedWithDemo } from '@/lib/demo/made.server';
import { namedTopic } from '@/lib/topics/commands.server';
import { type ClaimStatus, claimStatuses, confidences, likelihoods } from '@/lib/vocabulary';
import { Prisma } from '@/prisma/generated/client';
import { type BulkTopics, kindOfChange, type Outcome, outcomeOf, refusals } from './rules';
import type { BulkChange, BulkTarget } from './schema';
import { idsOf } from './target.server';

const { sql } = Prisma;
const SAMPLE = 5;

/** What a change of many claims would do. Nothing is written. */
export type BulkPreview = {
  /** How many claims are meant, without those that no longer exist. */
  readonly total: number;
  readonly changed: number;
  /** What changes in how many claims, the most frequent first: “Status unverified → disputed”, 4100. */
  readonly lines: readonly Line[];
  /** How many stay as they are, and why. */
  readonly same: readonly Line[];
  readonly refused: readonly Line[];
  /** The first claims that change. */
  readonly sample: readonly {
    readonly id: number;
    readonly slug: string;
    readonly statement: string;
    readonly lines: readonly string[];
  }[];
};
type Line = { readonly text: string; readonly count: number };

type State = z.output<typeof stateRow>;
const stateRow = z.object({
  id: z.int(),
  status: claimStatus,
  deleted: z.boolean(),
  merged: z.boolean(),
  confidence,
  judged: z.boolean(),
  topicIds: z.array(z.int()),
});

/**
 * @throws DomainError `invalid` for a query that is not understood, `conflict` for more claims than one edit may change
 */
export async function previewBulk(
  db: Pick<Db, 'pool' | 'prisma'>,
  target: BulkTarget,
  change: BulkChange,
): Promise<BulkPreview> {
  const states = await statesOf(db, await idsOf(db.pool, target));
  const topics = await topicsOf(db, change);
  const ids = states.map(({ id }) => id);
  const demonstrated = new Set(change.restore ? await removedWithDemo(db.pool, ids) : []);
  const [lines, same, refused] = [new Counter(), new Counter(), new Counter()];
  const sample: { id: number; lines: string[] }[] = [];
  let changed = 0;
  for (const state of states) {
    const outcome = outcomeOf({ ...state, demonstrated: demonstrated.has(state.id) }, change, topics.ids);
    if (outcome.kind === 'refused') refused.add(refusals[outcome.reason]);
    else if (outcome.kind === 'same') same.add(sameText(change));
    else {
      changed++;
      const found = linesOf(state, outcome, change, topics);
      for (const line of found) lines.add(line);
      if (sample.length < SAMPLE) sample.push({ id: state.id, lines: found });
    }
  }
  return {
    total: states.length,
    changed,
    lines: lines.all(),
    same: same.all(),
    refused: refused.all(),
    sample: await named(db, sample),
  };
}

class Counter {
  readonly #counts = new Map<string, number>();
  add(text: string): void {
    this.#counts.set(text, (this.#counts.get(text) ?? 0) + 1);
  }
  all(): Line[] {
    return [...this.#counts].map(([text, count]) => ({ text, count })).sort((a, b) => b.count - a.count);
  }
}

const statesOf = ({ pool }: Pick<Db, 'pool'>, ids: readonly number[]): Promise<State[]> =>
  rowsFrom(
    pool,
    stateRow,
    sql`SELECT c.id, c.status, c.deleted_at IS NOT NULL AS deleted, c.merged_into_id IS NOT NULL AS merged,
      coalesce(c.judged_confidence, c.suggested_confidence) AS confidence, c.judged_confidence IS NOT NULL AS judged,
      ARRAY(SELECT k.topic_id FROM claim_topic k WHERE k.claim_id = c.id ORDER BY k.topic_id) AS "topicIds"
      FROM claim c WHERE c.id = ANY(${[...ids]}::int[]) ORDER BY c.id`,
  );

type Topics = { ids: BulkTopics; names: ReadonlyMap<number, string> };

/** A topic that does not exist yet gets a negative number. */
async function topicsOf({ prisma }: Pick<Db, 'prisma'>, change: BulkChange): Promise<Topics> {
  const names = new Map<number, string>();
  const add: number[] = [];
  for (const name of change.addTopics ?? []) {
    const topic = (await namedTopic(prisma, name)) ?? { id: -1 - add.length, name };
    add.push(topic.id);
    names.set(topic.id, topic.name);
  }
  const remove: number[] = [];
  for (const name of change.removeTopics ?? []) {
    const topic = await namedTopic(prisma, name);
    if (!topic) continue;
    remove.push(topic.id);
    names.set(topic.id, topic.name);
  }
  return { ids: { add, remove }, names };
}

function linesOf(
  state: State,
  outcome: Extract<Outcome, { kind: 'change' }>,
  change: BulkChange,
  { ids, names }: Topics,
): string[] {
  switch (kindOfChange(change)) {
    case 'delete':
      return ['Deleted'];
    case 'restore':
      return ['Brought back'];
    case 'status':
      return statusLine(state.status, outcome.status);
    case 'topics': {
      const quoted = (id: number) => `“${names.get(id) ?? id}”`;
      return [
        ...ids.add.filter((id) => !state.topicIds.includes(id)).map((id) => `Topic ${quoted(id)} added`),
        ...ids.remove
          .filter((id) => state.topicIds.includes(id) && !ids.add.includes(id))
          .map((id) => `Topic ${quoted(id)} taken away`),
      ];
    }
    case 'judge': {
      const { confidence: judged, likelihood } = change.judge ?? { confidence: 'none', likelihood: null };
      const from = `${confidences[state.confidence].label} (${state.judged ? 'judged' : 'suggested'})`;
      const to = `${confidences[judged].label}${likelihood ? `, ${likelihoods[likelihood].label}` : ''} (judged)`;
      return [`Confidence ${from} → ${to}`, ...statusLine(state.status, outcome.status)];
    }
  }
}

const statusLine = (from: ClaimStatus, to: ClaimStatus | undefined): string[] =>
  to === undefined || to === from ? [] : [`Status ${claimStatuses[from].label} → ${claimStatuses[to].label}`];

function sameText(change: BulkChange): string {
  const kind = kindOfChange(change);
  if (kind === 'status' && change.status) return `already ${claimStatuses[change.status].label}`;
  if (kind === 'delete') return 'deleted already';
  if (kind === 'restore') return 'not deleted';
  return 'have these topics as they should be';
}

async function named(
  { prisma }: Pick<Db, 'prisma'>,
  sample: readonly { id: number; lines: string[] }[],
): Promise<BulkPreview['sample']> {
  const rows = await prisma.claim.findMany({
    where: { id: { in: sample.map(({ id }) => id) } },
    select: { id: true, slug: true, statement: true },
  });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return sample.flatMap(({ id, lines }) => {
    const row = byId.get(id);
    return row ? [{ ...row, lines }] : [];
  });
}
