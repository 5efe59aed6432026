import { type CommandContext, defineCommand } from '@/lib/commands/command';
import { conflict, notFound } from '@/lib/errors';
import { fold } from '@/lib/format/fold';
import { PAGE_NAMES, slugOf } from '@/lib/format/slug';
import { topicIdsOf } from '@/lib/topics/commands';
import { mergeClaims } from './merge';
import { sameClaim } from './same';
import { editedClaim, mergedClaims, newClaim, newJudgement, someClaims, splitClaim } from './schema';
import { splitOff } from './split';
import { suggestionsOf } from './suggestions';

/** Makes a claim; topics that are not there yet are made with it. */
export const createClaim = defineCommand({
  name: 'claims.create',
  permission: 'claims.write',
  input: newClaim,
  async run({ tx, ledger }, { statement, status, topics, allow_same: allowSame, choices }) {
    const asked = { allowSame, choices, instead: 'Take that one', anyway: 'Add it as a claim of its own' };
    const there = await sameClaim(tx, statement, asked);
    if (there) return { id: there.id, slug: there.slug, made: false };
    return { ...(await insertClaim({ tx, ledger }, { statement, status, topicIds: await topicIdsOf(tx, ledger, topics) })), made: true };
  },
});

/** Changes what is given. The address stays, also when the statement changes. */
export const editClaim = defineCommand({
  name: 'claims.edit',
  permission: 'claims.write',
  input: editedClaim,
  async run({ tx, ledger }, { id, version, statement, status, topics, allow_same: allowSame, choices }) {
    const claim = await ledger.hold('claim', id, version);
    if (statement !== undefined && fold(statement) !== claim.statementKey)
      await sameClaim(tx, statement, { own: id, allowSame, choices, anyway: 'Save it all the same' });
    await ledger.update('claim', id, {
      ...(statement !== undefined && { statement }),
      ...(status !== undefined && { status }),
      ...(topics !== undefined && { topicIds: (await topicIdsOf(tx, ledger, topics)).sort((a, b) => a - b) }),
    });
    return { id, slug: String(claim.slug) };
  },
});

/** Takes claims out of every table; all that belongs to them is kept. Those already deleted are passed over. */
export const deleteClaims = defineCommand({
  name: 'claims.delete',
  permission: 'claims.write',
  input: someClaims,
  async run({ ledger }, { ids }) {
    const claims = (await ledger.read('claim', ids)).filter((claim) => !claim.deletedAt);
    if (claims.length === 0) throw notFound(ids.length === 1 ? 'There is no such claim.' : 'None of these claims is there any more.');
    const deletedAt = new Date().toISOString();
    await ledger.updateMany(
      'claim',
      claims.map(({ id }) => ({ id, deletedAt })),
    );
    return { ids: claims.map(({ id }) => Number(id)) };
  },
});

/** Brings deleted claims back as they were. */
export const restoreClaims = defineCommand({
  name: 'claims.restore',
  permission: 'claims.write',
  input: someClaims,
  async run({ ledger }, { ids }) {
    const claims = (await ledger.read('claim', ids)).filter((claim) => claim.deletedAt);
    if (claims.length === 0) throw notFound('There is no such deleted claim.');
    const merged = claims.find((claim) => claim.mergedIntoId !== null);
    if (merged)
      throw conflict(`«${merged.statement}» was merged into another claim. To part them again, undo the merge in the history.`, {
        mergedIntoId: merged.mergedIntoId,
      });
    await ledger.updateMany(
      'claim',
      claims.map(({ id }) => ({ id, deletedAt: null })),
    );
    return { ids: claims.map(({ id }) => Number(id)) };
  },
});

/** Moves all that is said in one claim to another that says the same; the address of the former leads to the latter from then on. */
export const mergeClaim = defineCommand({
  name: 'claims.merge',
  permission: 'claims.write',
  input: mergedClaims,
  async run({ tx, ledger }, { fromId, intoId, version, versions }) {
    // Both at once, so that two people merging crosswise do not wait for each other.
    await ledger.read('claim', [fromId, intoId]);
    const from = await ledger.hold('claim', fromId, versions.from ?? version);
    const into = await ledger.hold('claim', intoId, versions.into);
    const counts = await mergeClaims({ tx, ledger }, fromId, intoId);
    const topicIds = [...new Set([...(into.topicIds as number[]), ...(from.topicIds as number[])])].sort((a, b) => a - b);
    await ledger.updateMany('claim', [
      { id: intoId, topicIds },
      { id: fromId, deletedAt: new Date().toISOString(), mergedIntoId: intoId },
    ]);
    return { id: intoId, slug: String(into.slug), ...counts };
  },
});

/** Moves some of those who say a claim to a new one. Who is credited across the border stands on both sides. */
export const splitClaimOff = defineCommand({
  name: 'claims.split',
  permission: 'claims.write',
  input: splitClaim,
  async run({ tx, ledger }, { id, version, statement, topics, utteranceIds, allow_same: allowSame, choices }) {
    const claim = await ledger.hold('claim', id, version);
    await sameClaim(tx, statement, { allowSame, choices, anyway: 'Split it off all the same' });
    const topicIds = topics ? await topicIdsOf(tx, ledger, topics) : (claim.topicIds as number[]);
    const made = await insertClaim({ tx, ledger }, { statement, status: 'unverified', topicIds });
    const counts = await splitOff({ tx, ledger }, id, made.id, utteranceIds);
    return { ...made, ...counts };
  },
});

/** A dated judgement beside the earlier ones; it also sets the status of the claim. */
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

type NewClaim = { statement: string; status: string; topicIds: number[] };

async function insertClaim({ tx, ledger }: Pick<CommandContext, 'tx' | 'ledger'>, claim: NewClaim): Promise<{ id: number; slug: string }> {
  const base = slugOf(claim.statement, '');
  const isTaken = async (slug: string) =>
    slug === '' || PAGE_NAMES.includes(slug) || (await tx.claim.findUnique({ where: { slug }, select: { id: true } })) !== null;
  if (!(await isTaken(base))) return { id: await ledger.insert('claim', { ...claim, slug: base }), slug: base };
  // What is taken gets the new claim's own number, which nobody else can have; so does what cannot be written in Latin letters.
  const [{ id } = { id: 0 }] = await tx.$queryRaw<{ id: number }[]>`SELECT nextval('claim_id_seq')::int AS id`;
  const numbered = base ? `${base}-${id}` : String(id);
  const slug = (await isTaken(numbered)) ? `${numbered}-${id}` : numbered;
  return { id: await ledger.insert('claim', { ...claim, id, slug }), slug };
}
