import type { ClaimGraph, GraphUtterance } from '@/lib/assessments/claim-graph';
import { deriveClaim, deriveWeights } from '@/lib/assessments/derive';
import { perform } from '@/lib/commands/command';
import type { Db } from '@/lib/db';
import { undoChange } from '@/lib/history/commands.server';
import { gradeSource } from '@/lib/sources/commands.server';
import { certainties, type Reliability, reliabilities, wordsOf } from '@/lib/vocabulary';
import { measure } from './measure';
import { randomOf } from './random';

const UTTERANCES = 1000;
const ATTRIBUTIONS = 5000;
/**
 * One claim of 1,000 utterances and 5,000 attributions, with branches, loops and common owners: its assessment with
 * warnings, and everything derived from it.
 */
export async function measureLargeGraph() {
  const graph = largeGraph();
  return {
    assessed: await measure(async () => deriveWeights(graph)),
    whole: await measure(async () => deriveClaim(graph)),
  };
}

function largeGraph(): ClaimGraph {
  const random = randomOf(7);
  const sources = new Map(
    Array.from({ length: 300 }, (_, i) => {
      const id = i + 1;
      const reliability: Reliability | null = random.chance(0.3) ? null : random.pick(wordsOf(reliabilities));
      const kind = random.chance(0.05) ? ('unnamed' as const) : ('outlet' as const);
      return [
        id,
        {
          id,
          name: `Source ${id}`,
          slug: `source-${id}`,
          kind,
          reliability,
          ownerId: random.chance(0.2) ? random.between(1, 20) : null,
        },
      ];
    }),
  );
  const utterances = Array.from({ length: UTTERANCES }, (_, i): GraphUtterance => {
    const held = random.chance(0.7);
    return {
      id: i + 1,
      sourceId: random.between(1, 300),
      documentId: held ? i + 1 : null,
      stance: random.chance(0.1) ? 'denies' : 'affirms',
      certainty: random.chance(0.3) ? null : random.pick(wordsOf(certainties)),
      passage: held ? 'marked' : null,
      copied: false,
      retracted: random.chance(0.02),
      reportedAt: i,
    };
  });
  const attributions = Array.from({ length: ATTRIBUTIONS }, (_, i) => {
    const downstreamId = random.between(2, UTTERANCES);
    // One in a hundred points the other way, so that there are loops.
    const upstreamId = random.chance(0.01) ? random.between(1, UTTERANCES) : random.between(1, downstreamId - 1);
    return { id: i + 1, downstreamId, upstreamId, read: random.chance(0.8) };
  });
  return { utterances, attributions, sources, dependences: [], nearDuplicates: [] };
}

/** Grading the source that stands in most claims, three times, and taking the last back. */
export async function measureGrading(
  db: Db,
): Promise<{ claims: number; seconds: number[]; told: number; undo: number }> {
  const { rows } = await db.pool.query<{ id: number; claims: number }>(
    `SELECT source_id AS id, count(DISTINCT claim_id)::int AS claims FROM utterance GROUP BY source_id ORDER BY claims DESC LIMIT 1`,
  );
  const [top] = rows;
  if (!top) throw new Error('There are no utterances.');
  const editor = { id: 'bench', name: 'Bench', role: 'editor' } as const;
  const seconds: number[] = [];
  let told = 0;
  let last: number | null = null;
  for (const grade of ['E', 'A', 'D'] as const) {
    const began = performance.now();
    const { changeId } = await perform(
      db,
      editor,
      gradeSource,
      { sourceId: top.id, grade, reason: 'measured' },
      { onProgress: () => void told++ },
    );
    seconds.push((performance.now() - began) / 1000);
    last = changeId;
  }
  const began = performance.now();
  if (last !== null) await perform(db, editor, undoChange, { changeId: last });
  return { claims: top.claims, seconds, told, undo: (performance.now() - began) / 1000 };
}
