import type { Db } from '@/lib/db';

/** One command that was sent, and what was answered. */
export type Attempt = {
  command: string;
  input: unknown;
  status: number;
  changeId: number | null;
  title: string;
  ms: number;
};

type ClaimRow = { id: number; version: number; statement: string; status: string };
type Record = {
  change_id: number;
  entity_id: string;
  before: { [name: string]: unknown };
  after: { [name: string]: unknown };
};

/** Others were first: the two answers that are right when many change the same. */
const EXPECTED = [409, 412];
const FIELDS = ['statement', 'status'] as const;

/**
 * Remembers how claims are, and gives the check to be made when many people have changed them: what was wrong, one
 * line each.
 * - Every command was answered with success, or because others were first.
 * - Every success that changed something has exactly one entry in the history, and there is no other entry.
 * - Nobody's edit of a version that others had changed got through.
 * - The history of every claim is one line: each entry found what the one before had left, and the last one is what
 * stands.
 * - Every judgement that was added is there once, unless it was undone.
 */
export async function verifyEdits(
  { pool }: Db,
  claims: readonly number[],
): Promise<(attempts: readonly Attempt[]) => Promise<string[]>> {
  const read = async () =>
    new Map(
      (
        await pool.query<ClaimRow>('SELECT id, version, statement, status FROM claim WHERE id = ANY($1)', [claims])
      ).rows.map((row) => [row.id, row]),
    );
  const start = await read();
  const { rows: last } = await pool.query<{ id: number }>('SELECT coalesce(max(id), 0)::int AS id FROM change');
  const since = last[0]?.id ?? 0;
  return async (attempts) => {
    const { rows: changes } = await pool.query<{ id: number }>('SELECT id FROM change WHERE id > $1 ORDER BY id', [
      since,
    ]);
    const { rows: records } = await pool.query<Record>(
      `SELECT change_id, entity_id, before, after FROM change_record WHERE change_id > $1 AND entity = 'claim' AND before IS NOT NULL AND after IS NOT NULL ORDER BY id`,
      [since],
    );
    return [
      ...unexpected(attempts),
      ...entries(attempts, changes),
      ...versions(attempts),
      ...lines(start, await read(), records),
      ...(await judgements(pool, attempts)),
    ];
  };
}

const unexpected = (attempts: readonly Attempt[]) =>
  attempts
    .filter(({ status }) => status !== 200 && !EXPECTED.includes(status))
    .map(({ command, status, title }) => `${command} answered ${status}: ${title}`);

function entries(attempts: readonly Attempt[], changes: readonly { id: number }[]): string[] {
  const told = attempts.flatMap(({ changeId }) => (changeId === null ? [] : [changeId]));
  const there = new Set(changes.map(({ id }) => id));
  const known = new Set(told);
  return [
    ...(known.size === told.length ? [] : ['Two commands were told the same entry.']),
    ...told.filter((id) => !there.has(id)).map((id) => `Entry ${id} was told and is not there.`),
    ...changes.filter(({ id }) => !known.has(id)).map(({ id }) => `Entry ${id} is there and nobody was told.`),
  ];
}

function versions(attempts: readonly Attempt[]): string[] {
  const saved = attempts
    .filter(({ command, status, changeId }) => command === 'claims.edit' && status === 200 && changeId !== null)
    .map(({ input }) => input as { id: number; version: number })
    .map(({ id, version }) => `claim ${id} in version ${version}`);
  return saved.filter((one, i) => saved.indexOf(one) !== i).map((one) => `Two people both saved ${one}.`);
}

function lines(
  start: ReadonlyMap<number, ClaimRow>,
  end: ReadonlyMap<number, ClaimRow>,
  records: readonly Record[],
): string[] {
  const wrong: string[] = [];
  for (const [id, first] of start) {
    const own = records.filter(({ entity_id }) => Number(entity_id) === id);
    for (const field of FIELDS) {
      let now: unknown = first[field];
      for (const { change_id, before, after } of own) {
        if (!(field in after)) continue;
        if (before[field] !== now)
          wrong.push(`Entry ${change_id} of claim ${id} found “${before[field]}” as ${field}, not “${now}”.`);
        now = after[field];
      }
      if (end.get(id)?.[field] !== now)
        wrong.push(`The ${field} of claim ${id} is “${end.get(id)?.[field]}”, not “${now}”.`);
    }
    const raised = (end.get(id)?.version ?? 0) - first.version;
    if (raised !== own.length)
      wrong.push(`Claim ${id} was changed ${own.length} times by its history, ${raised} times by its version.`);
  }
  return wrong;
}

async function judgements(pool: Db['pool'], attempts: readonly Attempt[]): Promise<string[]> {
  const undone = new Set(
    attempts
      .filter(({ command, status }) => command === 'history.undo' && status === 200)
      .map(({ input }) => (input as { changeId: number }).changeId),
  );
  const added = attempts.filter(({ command, status }) => command === 'judgements.add' && status === 200);
  const { rows } = await pool.query<{ reason: string; count: number }>(
    'SELECT reason, count(*)::int AS count FROM judgement WHERE reason = ANY($1) GROUP BY reason',
    [added.map(({ input }) => (input as { reason: string }).reason)],
  );
  const counts = new Map(rows.map(({ reason, count }) => [reason, count]));
  return added.flatMap(({ input, changeId }) => {
    const { reason } = input as { reason: string };
    const wanted = undone.has(changeId ?? 0) ? 0 : 1;
    const there = counts.get(reason) ?? 0;
    return there === wanted ? [] : [`“${reason}” is there ${there} times, not ${wanted}.`];
  });
}
