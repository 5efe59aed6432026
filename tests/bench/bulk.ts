import { addChain } from '@/lib/attributions/commands.server';
import { type BulkResult, bulkEdit } from '@/lib/bulk/commands.server';
import { previewBulk } from '@/lib/bulk/preview.server';
import type { BulkChange } from '@/lib/bulk/schema';
import { editClaim } from '@/lib/claims/commands.server';
import { perform } from '@/lib/commands/command';
import type { Db } from '@/lib/db';
import { undoChange } from '@/lib/history/commands.server';
import type { Actor } from '@/lib/people/permissions';
import { measure } from './measure';
import type { Measured } from './pages';

const editor: Actor = { id: 'bench', name: 'Bench', role: 'editor' };
/** So many claims in one edit. */
export const MANY = 5000;

const changes: readonly (readonly [string, BulkChange])[] = [
  ['status', { status: 'refuted' }],
  ['topics', { addTopics: ['Bench topic'] }],
  ['judgement', { judge: { confidence: 'low', likelihood: 'unlikely', reason: 'Bench.' } }],
  ['delete', { delete: true }],
];

export type Bulk = { name: string; preview: number; edit: number; told: number; undo: number };

/** Bulk edits of many claims with preview and undo, in seconds; what was edited is undone. */
export async function measureBulk(db: Db): Promise<Bulk[]> {
  const { rows } = await db.pool.query<{ id: number }>(
    `SELECT id FROM claim_facts WHERE status <> 'refuted' ORDER BY md5(id::text) LIMIT ${MANY}`,
  );
  const ids = rows.map(({ id }) => id);
  const found: Bulk[] = [];
  for (const [name, change] of changes) found.push(await measureOne(db, `${name}, ${MANY} chosen`, { ids }, change));
  found.push(
    await measureOne(db, 'status, all that match an address', { query: await addressOf(db) }, { status: 'refuted' }),
  );
  return found;
}

async function measureOne(
  db: Db,
  name: string,
  target: { ids?: number[]; query?: string },
  change: BulkChange,
): Promise<Bulk> {
  const timed = async <T>(work: () => Promise<T>) => {
    const began = performance.now();
    const value = await work();
    return { value, seconds: (performance.now() - began) / 1000 };
  };
  const preview = await timed(() => previewBulk(db, target, change));
  let told = 0;
  const onProgress = () => void told++;
  const edit = await timed(() =>
    perform(db, editor, bulkEdit, { ...target, expected: preview.value.total, change }, { onProgress }),
  );
  const { changed } = edit.value.result as BulkResult;
  if (changed !== preview.value.changed || changed < MANY / 2)
    throw new Error(`${name}: ${changed} claims were changed.`);
  const undo = await timed(() => perform(db, editor, undoChange, { changeId: edit.value.changeId }));
  return { name: `${name} (${changed})`, preview: preview.seconds, edit: edit.seconds, told, undo: undo.seconds };
}

/** The address of a table that shows about as many claims. */
async function addressOf(db: Db): Promise<string> {
  const { rows } = await db.pool.query<{ slug: string }>(
    `SELECT t.slug FROM topic t JOIN (SELECT v, count(*) AS n FROM claim_facts, unnest(topic_ids) v WHERE status = 'unverified' GROUP BY v) k ON k.v = t.id
     WHERE n >= ${MANY} ORDER BY n LIMIT 1`,
  );
  return `status=unverified${rows[0] ? `&topic=${rows[0].slug}` : ''}`;
}

/** Saves of single claims and chains, as the door runs them. */
export async function measureSaves(db: Db, times = 200): Promise<Measured[]> {
  const { rows: claims } = await db.pool.query<{ id: number }>(
    'SELECT id FROM claim_facts ORDER BY md5(id::text) LIMIT 2000',
  );
  const { rows: sources } = await db.pool.query<{ id: number }>(
    `SELECT id FROM source WHERE kind IN ('outlet', 'agency') AND deleted_at IS NULL ORDER BY md5(id::text) LIMIT 200`,
  );
  let n = 0;
  const claim = () => claims[n++ % claims.length]?.id ?? 0;
  const source = (i: number) => ({ sourceId: sources[i % sources.length]?.id ?? 0 });
  const save = () =>
    perform(db, editor, editClaim, {
      id: claim(),
      topics: [`Bench ${n % 7}`],
      status: n % 2 ? 'disputed' : 'unverified',
    });
  const statement = () =>
    perform(db, editor, editClaim, { id: claim(), statement: `A statement that was put in other words, ${n}` });
  const chain = () =>
    perform(db, editor, addChain, { claimId: claim(), hops: [source(n), source(n + 1), source(n + 2)] });
  return [
    { name: 'save of a claim: status and topics', ...(await measure(save, times)) },
    { name: 'save of a claim: statement', ...(await measure(statement, times)) },
    { name: 'save of a chain of three', ...(await measure(chain, times)) },
  ];
}
