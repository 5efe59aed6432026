import type { Choices } from '@/lib/choices';
import { type CommandContext, defineCommand } from '@/lib/commands/command';
import { idRow } from '@/lib/db/columns';
import { rowsFrom } from '@/lib/db/rows';
import { removedWithDemo } from '@/lib/demo/made.server';
import { conflict, notFound } from '@/lib/errors';
import { fold } from '@/lib/format/fold';
import { PAGE_NAMES, slugOf } from '@/lib/format/slug';
import { topicIdsOf } from '@/lib/topics/commands.server';
import type { ClaimStatus } from '@/lib/vocabulary';
import { Prisma } from '@/prisma/generated/client';
import { mergeClaims } from './merge.server';
import { sameClaim, sameClaims } from './same.server';
import { editedClaim, mergedClaims, newClaim, newJudgement, someClaims, splitClaim } from './schema';
import { splitOff } from './split.server';
import { suggestionsOf } from './suggestions.server';

/** Creates a claim, and with it the topics that do not exist yet. */
export const createClaim = defineCommand({
  name: 'claims.create',
  permission: 'claims.write',
  input: newClaim,
  async run({ tx, ledger }, { statement, status, topics, allow_same: allowSame, choices }) {
    const there = await sameClaim(tx, statement, { allowSame, choices, ...WHERE_THERE });
    if (there) return { id: there.id, slug: there.slug, made: false };
    return {
      ...(await insertClaim({ tx, ledger }, { statement, status, topicIds: await topicIdsOf(tx, ledger, topics) })),
      made: true,
    };
  },
});

/** Changes what is given. The address stays, even if the statement changes. */
export const editClaim = defineCommand({
  name: 'claims.edit',
  permission: 'claims.write',
  input: editedClaim,
  async run({ tx, ledger }, { id, version, statement, status, topics, allow_same: allowSame, choices }) {
    const claim = await ledger.hold('claim', id, version);
    if (statement !== undefined && fold(statement) !== fold(claim.statement))
      await sameClaim(tx, statement, { own: id, allowSame, choices, anyway: 'Save it anyway' });
    await ledger.update('claim', id, {
      ...(statement !== undefined && { statement }),
      ...(status !== undefined && { status }),
      ...(topics !== undefined && { topicIds: (await topicIdsOf(tx, ledger, topics)).sort((a, b) => a - b) }),
    });
    return { id, slug: claim.slug };
  },
});

/**
 * Takes claims out of every table. Everything that belongs to them is kept. Claims that are already deleted are
 * skipped.
 */
export const deleteClaims = defineCommand({
  name: 'claims.delete',
  permission: 'claims.write',
  input: someClaims,
  async run({ ledger }, { ids }) {
    const claims = (await ledger.read('claim', ids)).filter((claim) => !claim.deletedAt);
    if (claims.length === 0)
      throw notFound(ids.length === 1 ? 'There is no such claim.' : 'None of these claims exists any more.');
    const deletedAt = new Date().toISOString();
    await ledger.updateMany(
      'claim',
      claims.map(({ id }) => ({ id, deletedAt })),
    );
    return { ids: claims.map(({ id }) => Number(id)) };
  },
});

/** Restores deleted claims as they were. */
export const restoreClaims = defineCommand({
  name: 'claims.restore',
  permission: 'claims.write',
  input: someClaims,
  async run({ tx, ledger }, { ids }) {
    const claims = (await ledger.read('claim', ids)).filter((claim) => claim.deletedAt);
    if (claims.length === 0) throw notFound('There is no such deleted claim.');
    const merged = claims.find((claim) => claim.mergedIntoId !== null);
    if (merged)
      throw conflict(
        `“${merged.statement}” was merged into another claim. To separate them, undo the merge in the history.`,
        {
          mergedIntoId: merged.mergedIntoId,
        },
      );
    const removed = await removedWithDemo(
      tx,
      claims.map(({ id }) => id),
    );
    if (removed.length > 0)
      throw conflict('This went with the demonstration. To bring it back with its chains, undo that in the history.');
    await ledger.updateMany(
      'claim',
      claims.map(({ id }) => ({ id, deletedAt: null })),
    );
    return { ids: claims.map(({ id }) => Number(id)) };
  },
});

/**
 * Moves everything that is said in one claim to another that says the same. The old address leads to the other claim
 * from then on.
 */
export const mergeClaim = defineCommand({
  name: 'claims.merge',
  permission: 'claims.write',
  input: mergedClaims,
  async run({ tx, ledger }, { fromId, intoId, version, versions }) {
    // Locks both at once, so that two people who merge in opposite directions do not wait for each other.
    await ledger.read('claim', [fromId, intoId]);
    const from = await ledger.hold('claim', fromId, versions.from ?? version);
    const into = await ledger.hold('claim', intoId, versions.into);
    const counts = await mergeClaims({ tx, ledger }, fromId, intoId);
    const topicIds = [...new Set([...into.topicIds, ...from.topicIds])].sort((a, b) => a - b);
    await ledger.updateMany('claim', [
      { id: intoId, topicIds },
      { id: fromId, deletedAt: new Date().toISOString(), mergedIntoId: intoId },
    ]);
    return { id: intoId, slug: into.slug, ...counts };
  },
});

/** Moves some of those who say a claim to a new one. Whoever is credited from both claims stands in both. */
export const splitClaimOff = defineCommand({
  name: 'claims.split',
  permission: 'claims.write',
  input: splitClaim,
  async run({ tx, ledger }, { id, version, statement, topics, utteranceIds, allow_same: allowSame, choices }) {
    const claim = await ledger.hold('claim', id, version);
    await sameClaim(tx, statement, { allowSame, choices, anyway: 'Split it off anyway' });
    const topicIds = topics ? await topicIdsOf(tx, ledger, topics) : claim.topicIds;
    const made = await insertClaim({ tx, ledger }, { statement, status: 'unverified', topicIds });
    const counts = await splitOff({ tx, ledger }, id, made.id, utteranceIds);
    return { ...made, ...counts };
  },
});

/** Adds a dated judgement to the earlier ones, and sets the status of the claim. */
export const addJudgement = defineCommand({
  name: 'judgements.add',
  permission: 'judgements.write',
  input: newJudgement,
  async run({ tx, actor, ledger }, { claimId, ...judgement }) {
    await ledger.hold('claim', claimId);
    const suggestion = (await suggestionsOf(tx, [claimId])).get(claimId) ?? null;
    const id = await ledger.insert('judgement', { ...judgement, claimId, authorName: actor.name, suggestion });
    await ledger.update('claim', claimId, { status: judgement.status });
    return { id };
  },
});

type NewClaim = { statement: string; status: ClaimStatus; topicIds: number[] };

/**
 * Creates claims, without topics, of statements that no claim makes. If a claim says the same, it asks, and takes what
 * was chosen.
 * @returns the claims by the folded statement, and how many were made
 */
export async function claimsSaying(
  { tx, ledger }: CommandContext,
  statements: readonly string[],
  choices: Choices,
): Promise<{ ids: Map<string, number>; made: number }> {
  const there = await sameClaims(tx, statements, { choices, ...WHERE_THERE });
  const ids = new Map([...there].map(([key, { id }]) => [key, id]));
  const fresh = new Map(statements.map((statement) => [fold(statement), newClaim.parse({ statement })]));
  for (const key of ids.keys()) fresh.delete(key);
  const made = await insertClaims(
    { tx, ledger },
    [...fresh.values()].map(({ statement, status }) => ({ statement, status, topicIds: [] })),
  );
  for (const [i, key] of [...fresh.keys()].entries()) ids.set(key, made[i]?.id ?? 0);
  return { ids, made: made.length };
}

const WHERE_THERE = { instead: 'Take that one', anyway: 'Add it as a claim of its own' };

async function insertClaim(
  context: Pick<CommandContext, 'tx' | 'ledger'>,
  claim: NewClaim,
): Promise<{ id: number; slug: string }> {
  const [made] = await insertClaims(context, [claim]);
  if (!made) throw new Error('No claim was made.');
  return made;
}

export async function insertClaims({ tx, ledger }: Pick<CommandContext, 'tx' | 'ledger'>, claims: readonly NewClaim[]) {
  if (claims.length === 0) return [];
  const taken = new Set(['', ...PAGE_NAMES]);
  const note = async (slugs: readonly string[]) => {
    for (const { slug } of await tx.claim.findMany({ where: { slug: { in: [...slugs] } }, select: { slug: true } }))
      taken.add(slug);
  };
  const bases = claims.map(({ statement }) => slugOf(statement, ''));
  await note(bases);
  const numbers = await rowsFrom(
    tx,
    idRow,
    Prisma.sql`SELECT nextval('claim_id_seq')::int AS id FROM generate_series(1, ${claims.length}::int)`,
  );
  const numbered = bases.map((base, i) => (base ? `${base}-${numbers[i]?.id}` : String(numbers[i]?.id)));
  await note(numbered);
  const rows = claims.map((claim, i) => {
    const { id } = numbers[i] ?? { id: 0 };
    // If the name is taken, the claim gets its own number, which nobody else can have. So does a name that cannot be
    // written in Latin letters.
    const [base = '', own = ''] = [bases[i], numbered[i]];
    const slug = !taken.has(base) ? base : !taken.has(own) ? own : `${own}-${id}`;
    taken.add(slug);
    return { ...claim, id, slug };
  });
  await ledger.insertMany('claim', rows);
  return rows.map(({ id, slug }) => ({ id, slug }));
}
