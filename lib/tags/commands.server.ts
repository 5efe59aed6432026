import { defineCommand } from '@/lib/commands/command';
import type { Ledger } from '@/lib/commands/ledger';
import type { Tx } from '@/lib/db/transaction';
import { lengthOfText } from '@/lib/documents/versions.server';
import { conflict, DomainError, invalid, notFound } from '@/lib/errors';
import { enterTags } from './enter.server';
import { wouldCircle } from './nesting';
import { editedTag, enteredTags, linkedTags, newTags, someTags, type TagInput } from './schema';
import { moveReadings } from './sync.server';
import type { Tag } from './tag';

type InText = { documentId: number; versionId: number };

/** Saves attributions that were marked in a text. */
export const addTags = defineCommand({
  name: 'tags.add',
  permission: 'documents.write',
  input: newTags,
  async run({ tx, ledger }, { tags, ...text }) {
    return { ids: await insertTags(tx, ledger, text, tags, 'marked') };
  },
});

/** Rejects proposals for a text, so that they are not made again. */
export const rejectProposals = defineCommand({
  name: 'tags.reject',
  permission: 'documents.write',
  input: newTags,
  async run({ tx, ledger }, { tags, ...text }) {
    return { ids: await insertTags(tx, ledger, text, tags, 'rejected') };
  },
});

/**
 * Changes what is given. If a chain was made of the tag, its readings move with its spans. With another claim, source
 * or stance it becomes a tag of which no chain has been made.
 */
export const editTag = defineCommand({
  name: 'tags.edit',
  permission: 'documents.write',
  input: editedTag,
  async run({ tx, ledger }, { id, version, ...patch }) {
    const held = await ledger.hold('tag', id, version);
    const after = { ...held, ...patch };
    if (patch.versionId !== undefined && patch.versionId !== held.versionId)
      await refuseOtherText(tx, held.documentId, patch.versionId);
    await refuseBeyond(tx, after.versionId, [after]);
    await refuseMissing(tx, [after]);
    if (patch.parentId != null) await refuseCircle(tx, id, patch.parentId, held.documentId);
    const unmade = (['claimId', 'statement', 'sourceId', 'sourceName', 'stance', 'parentId'] as const).some(
      (name) => patch[name] !== undefined && patch[name] !== held[name],
    );
    if (held.state === 'entered') await moveReadings({ tx, ledger }, held, after);
    await ledger.update('tag', id, { ...patch, ...(unmade && held.state !== 'marked' && { state: 'marked' }) });
    return { id };
  },
});

/** Those of these tags that stand in a text of the document, locked. */
const tagsOf = async (ledger: Ledger, documentId: number, ids: readonly number[]) =>
  (await ledger.read('tag', ids)).filter((tag) => tag.documentId === documentId);

/** Links tags that have no claim yet, all at once. */
export const linkTags = defineCommand({
  name: 'tags.link',
  permission: 'documents.write',
  input: linkedTags,
  async run({ tx, ledger }, { documentId, links }) {
    await holdDocument(tx, ledger, documentId);
    const ids = [...new Set(links.map(({ id }) => id))];
    const tags = await tagsOf(ledger, documentId, ids);
    if (tags.length < ids.length) throw notFound('Some of these tags no longer exist. Nothing was changed.');
    if (tags.some(({ state, claimId, statement }) => state !== 'marked' || claimId !== null || statement !== ''))
      throw conflict('Somebody has chosen the claim of one of these tags in the meantime. Nothing was changed.');
    await refuseMissing(
      tx,
      links.map(({ claimId }) => ({ claimId, sourceId: null })),
    );
    await ledger.updateMany('tag', links);
    return { ids };
  },
});

/** Removes tags. Those within them then stand within what they stood in. Chains made of them stay. */
export const removeTags = defineCommand({
  name: 'tags.remove',
  permission: 'documents.write',
  input: someTags,
  async run({ tx, ledger }, { documentId, ids }) {
    await holdDocument(tx, ledger, documentId);
    const there = await tagsOf(ledger, documentId, ids);
    if (there.length === 0) throw notFound('These tags no longer exist.');
    const gone = new Map(there.map((tag) => [tag.id, tag.parentId]));
    const nested = await tx.tag.findMany({
      where: { parentId: { in: [...gone.keys()] }, id: { notIn: [...gone.keys()] } },
      select: { id: true, parentId: true },
      orderBy: { id: 'asc' },
    });
    const above = (parentId: number | null): number | null =>
      parentId !== null && gone.has(parentId) ? above(gone.get(parentId) ?? null) : parentId;
    await ledger.updateMany(
      'tag',
      nested.map(({ id, parentId }) => ({ id, parentId: above(parentId) })),
    );
    await ledger.remove('tag', [...gone.keys()]);
    return { ids: [...gone.keys()] };
  },
});

/**
 * Makes claims, sources, utterances and attributions of tags, through the commands that do it by hand, as one change.
 */
export const enterChains = defineCommand({
  name: 'tags.enter',
  permission: 'chains.write',
  input: enteredTags,
  run: enterTags,
});

/** Checks and stores tags, in one state or each in its own. @returns their ids, in order */
export async function insertTags(
  tx: Tx,
  ledger: Ledger,
  text: InText,
  tags: readonly TagInput[],
  state: Tag['state'] | readonly Tag['state'][],
): Promise<number[]> {
  await holdDocument(tx, ledger, text.documentId);
  await refuseOtherText(tx, text.documentId, text.versionId);
  if (
    tags.some(
      ({ sourceSpans, cueSpans, contentSpans }) => sourceSpans.length + cueSpans.length + contentSpans.length === 0,
    )
  )
    throw invalid('Mark something first.');
  await refuseBeyond(tx, text.versionId, tags);
  await refuseMissing(tx, tags);
  const given = tags.flatMap(({ parentId }) => parentId ?? []);
  if (given.length > 0) {
    const parents = await tx.tag.findMany({
      where: { id: { in: given }, documentId: text.documentId },
      select: { id: true },
    });
    const known = new Set(parents.map(({ id }) => id));
    if (given.some((id) => !known.has(id)))
      throw conflict('A tag that contains this one no longer exists. Nothing was changed.');
  }
  const rows = tags.map(({ parentAt, ...tag }, i) => ({
    ...tag,
    ...text,
    state: typeof state === 'string' ? state : (state[i] ?? 'marked'),
  }));
  const ids = await ledger.insertMany('tag', rows);
  const within = tags.flatMap(({ parentAt }, i) => {
    const [id, parentId] = [ids[i], parentAt === null ? undefined : ids[parentAt]];
    return id !== undefined && parentId !== undefined && !circles(tags, i) ? [{ id, parentId }] : [];
  });
  await ledger.updateMany('tag', within);
  return ids;
}

/** Whether a tag of the list stands within itself. */
function circles(tags: readonly TagInput[], from: number): boolean {
  const seen = new Set<number>();
  for (let at: number | null = from; at !== null; at = tags[at]?.parentAt ?? null) {
    if (seen.has(at)) return true;
    seen.add(at);
  }
  return false;
}

export async function holdDocument(tx: Tx, ledger: Ledger, documentId: number): Promise<void> {
  const document = await tx.document.findUnique({ where: { id: documentId }, select: { deletedAt: true } });
  if (document?.deletedAt)
    throw conflict(
      'This document has been deleted in the meantime. Nothing was changed. Restore it to continue tagging.',
    );
  await ledger.hold('document', documentId);
}

export async function refuseOtherText(tx: Tx, documentId: number, versionId: number): Promise<void> {
  const latest = await tx.documentVersion.findFirst({
    where: { documentId },
    orderBy: { number: 'desc' },
    select: { id: true },
  });
  if (latest?.id === versionId) return;
  throw new DomainError(
    'stale',
    'A newer text of this document has been stored in the meantime. Nothing was changed. Reload the page.',
  );
}

async function refuseBeyond(
  tx: Tx,
  versionId: number,
  tags: readonly Pick<Tag, 'sourceSpans' | 'cueSpans' | 'contentSpans' | 'nameSpans'>[],
) {
  const end = Math.max(
    0,
    ...tags.map(({ sourceSpans, cueSpans, contentSpans, nameSpans }) =>
      Math.max(sourceSpans.at(-1) ?? 0, cueSpans.at(-1) ?? 0, contentSpans.at(-1) ?? 0, nameSpans.at(-1) ?? 0),
    ),
  );
  const length = await lengthOfText(tx, versionId);
  if (end > length) throw invalid('A tag reaches beyond the end of the text. Nothing was changed.');
}

async function refuseMissing(tx: Tx, tags: readonly Pick<Tag, 'sourceId' | 'claimId'>[]): Promise<void> {
  const sources = [...new Set(tags.flatMap(({ sourceId }) => sourceId ?? []))];
  const claims = [...new Set(tags.flatMap(({ claimId }) => claimId ?? []))];
  if (sources.length > 0 && (await tx.source.count({ where: { id: { in: sources } } })) < sources.length)
    throw invalid('There is no such source.', { sourceId: 'There is no such source.' });
  if (claims.length > 0 && (await tx.claim.count({ where: { id: { in: claims } } })) < claims.length)
    throw invalid('There is no such claim.', { claimId: 'There is no such claim.' });
}

async function refuseCircle(tx: Tx, id: number, parentId: number, documentId: number): Promise<void> {
  const tags: Tag[] = await tx.tag.findMany({ where: { documentId } });
  const byId = new Map(tags.map((tag) => [tag.id, tag]));
  if (!byId.has(parentId)) throw notFound('The tag that would contain this one no longer exists.');
  if (wouldCircle(id, parentId, byId))
    throw invalid('A tag cannot contain itself.', { parentId: 'A tag cannot contain itself.' });
}
