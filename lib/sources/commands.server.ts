import { defineCommand } from '@/lib/commands/command';
import { sourceSlug } from '@/lib/commands/names';
import type { Tx } from '@/lib/db/transaction';
import { conflict, invalid } from '@/lib/errors';
import { fold } from '@/lib/format/fold';
import { counted } from '@/lib/format/number';
import { lockOwnership, type Rests, refuseCircle, refuseMissing, refuseTakenName, whatRestsOn } from './checks.server';
import { otherNames } from './rules';
import { editedSource, newGrade, newSource, oneSource, sourceBack } from './schema';

/** What only an unnamed source has. */
const ofUnnamed = { peopleCount: null, terms: '', grantedById: null } as const;

export const createSource = defineCommand({
  name: 'sources.create',
  permission: 'sources.write',
  input: newSource,
  async run({ tx, ledger }, { slug: wanted, twin, ...input }) {
    if (!twin) await refuseTakenName(tx, input.name);
    await refuseMissing(tx, 'ownerId', input.ownerId);
    await refuseMissing(tx, 'grantedById', input.grantedById);
    const slug = wanted ?? (await sourceSlug(tx, input.name));
    const aliases = otherNames(input.name, input.aliases);
    const unnamed = input.kind === 'unnamed' ? {} : ofUnnamed;
    return { id: await ledger.insert('source', { ...input, ...unnamed, aliases, slug }), slug };
  },
});

/** Changes the given fields of a source. Its address stays. */
export const editSource = defineCommand({
  name: 'sources.edit',
  permission: 'sources.write',
  input: editedSource,
  async run({ tx, ledger }, { id, version, twin, ...given }) {
    if (given.ownerId) await lockOwnership(tx);
    const held = await ledger.hold('source', id, version);
    const name = given.name ?? held.name;
    if (!twin && fold(name) !== fold(held.name)) await refuseTakenName(tx, name, id);
    if (given.ownerId && given.ownerId !== held.ownerId) {
      await refuseMissing(tx, 'ownerId', given.ownerId);
      await refuseCircle(tx, id, given.ownerId);
    }
    if (given.grantedById === id)
      throw invalid('A source cannot grant itself anonymity.', { grantedById: 'Choose another source.' });
    if (given.grantedById !== held.grantedById) await refuseMissing(tx, 'grantedById', given.grantedById);
    const aliases = otherNames(name, given.aliases ?? held.aliases);
    const unnamed = (given.kind ?? held.kind) === 'unnamed' ? {} : ofUnnamed;
    await ledger.update('source', id, { ...given, ...unnamed, aliases });
    return { id, slug: held.slug };
  },
});

/** Adds a grade to the list of grades. The latest by date counts. */
export const gradeSource = defineCommand({
  name: 'sources.grade',
  permission: 'sources.write',
  input: newGrade,
  async run({ tx, actor, ledger }, { sourceId, grade, reason, gradedAt }) {
    await ledger.hold('source', sourceId);
    await ledger.insert('sourceGrade', {
      sourceId,
      grade,
      reason,
      gradedBy: actor.name,
      gradedAt: gradedAt ?? new Date(),
    });
    const reliability = await latestGrade(tx, sourceId);
    await ledger.update('source', sourceId, { reliability });
    return { id: sourceId, reliability };
  },
});

export const deleteSource = defineCommand({
  name: 'sources.delete',
  permission: 'sources.write',
  input: oneSource,
  async run({ tx, ledger }, { id, version }) {
    const { name } = await ledger.hold('source', id, version);
    const rests = await whatRestsOn(tx, id);
    const parts = restsInWords(rests);
    if (parts.length > 0)
      throw conflict(
        `“${name}” cannot be deleted, because ${parts.join(', ')} rest${onlyOne(rests) ? 's' : ''} on it. Nothing was changed. Merge it into another source instead.`,
        { rests },
      );
    await ledger.update('source', id, { deletedAt: new Date() });
    return { id };
  },
});

export const restoreSource = defineCommand({
  name: 'sources.restore',
  permission: 'sources.write',
  input: sourceBack,
  async run({ tx, ledger }, { id, twin }) {
    const held = await ledger.hold('source', id, undefined, { deleted: true });
    if (!held.deletedAt) throw conflict('This source is not deleted.');
    if (held.mergedIntoId)
      throw conflict('This source was merged into another. Undo the merge in its history instead.');
    if (!twin) await refuseTakenName(tx, held.name, id);
    const gone = async (other: unknown) =>
      other !== null && (await tx.source.count({ where: { id: Number(other), deletedAt: null } })) === 0;
    await ledger.update('source', id, {
      deletedAt: null,
      ...((await gone(held.ownerId)) && { ownerId: null }),
      ...((await gone(held.grantedById)) && { grantedById: null }),
    });
    return { id, slug: held.slug };
  },
});

/** The grade that counts: the latest by date, and for one date the one entered last. */
export async function latestGrade(tx: Tx, sourceId: number): Promise<string | null> {
  const latest = await tx.sourceGrade.findFirst({
    where: { sourceId },
    orderBy: [{ gradedAt: 'desc' }, { id: 'desc' }],
    select: { grade: true },
  });
  return latest?.grade ?? null;
}

function restsInWords({ utterances, claims, documents, owned, granted }: Rests): string[] {
  return [
    utterances > 0 && `${counted(utterances, ['utterance', 'utterances'])} of ${counted(claims, ['claim', 'claims'])}`,
    documents > 0 && counted(documents, ['document', 'documents']),
    owned > 0 && `${counted(owned, ['source', 'sources'])} that it owns`,
    granted > 0 && `${counted(granted, ['source', 'sources'])} to whom it granted anonymity`,
  ].filter((part) => part !== false);
}

const onlyOne = ({ utterances, documents, owned, granted }: Rests) => utterances + documents + owned + granted === 1;
