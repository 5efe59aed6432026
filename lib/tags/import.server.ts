import { z } from 'zod';
import { defineCommand } from '@/lib/commands/command';
import { sourcesNamed } from '@/lib/commands/names';
import { rowsFrom } from '@/lib/db/rows';
import type { Tx } from '@/lib/db/transaction';
import { DomainError, invalid, notFound } from '@/lib/errors';
import { fold } from '@/lib/format/fold';
import { TooMuch } from '@/lib/threads/answer';
import { runInThread } from '@/lib/threads/run-in-thread';
import { wordsOf } from '@/lib/vocabulary';
import { Prisma } from '@/prisma/generated/client';
import { holdDocument, insertTags, refuseOtherText } from './commands.server';
import { readTagFile, tagFormats } from './file';
import { FILE_LIMIT, type FileContent, type FileTag, type Refusal } from './file-content';
import { newOnes, type Standing } from './new-ones';

const id = z.int().positive();

const importedTags = z.object({
  documentId: id,
  versionId: id,
  format: z.enum(wordsOf(tagFormats), 'The format is “web-annotation” or “brat”.'),
  /** The file. */
  text: z
    .string()
    .max(FILE_LIMIT, 'The file is larger than 5 MB. Nothing was changed. Split the file and import the parts.'),
});

/**
 * Takes the tags of a file into the latest text of a document. Existing ones are not doubled, and everything that
 * cannot be taken is named. No chain is made of them.
 */
export const importTags = defineCommand({
  name: 'tags.import',
  permission: 'documents.write',
  input: importedTags,
  async run(
    { tx, ledger },
    { format, text: file, ...text },
  ): Promise<{ ids: number[]; refused: Refusal[]; same: number }> {
    await holdDocument(tx, ledger, text.documentId);
    await refuseOtherText(tx, text.documentId, text.versionId);
    const version = await tx.documentVersion.findUnique({ where: { id: text.versionId }, select: { text: true } });
    if (!version) throw notFound('No text of this document is stored.');
    const { tags, places, refused, problem } = await read(format, file, version.text);
    if (problem !== null) throw invalid(`${problem} Nothing was changed.`);
    if (tags.length === 0) {
      const [first] = refused;
      throw invalid(`Nothing in the file can be imported. ${first?.where}: ${first?.reason} Nothing was changed.`);
    }
    const linked = await linkedTags(tx, tags);
    const { added, states, same, differing } = newOnes(linked, await standingTags(tx, text), places);
    const ids = added.length > 0 ? await insertTags(tx, ledger, text, added, states) : [];
    return { ids, refused: [...refused, ...differing], same };
  },
});

/** Files and texts of at most this combined length are read at once. */
const SHORT = 50_000;

/** @throws DomainError `too large` if reading takes too long */
async function read(...given: Parameters<typeof readTagFile>): Promise<FileContent> {
  if (given[1].length + given[2].length <= SHORT) return readTagFile(...given);
  return runInThread('readTags', given, { who: null }).catch((error) => {
    if (error instanceof TooMuch)
      throw new DomainError(
        'too large',
        'Finding the passages of this file takes too long. Nothing was changed. Split the file and import the parts.',
      );
    throw error;
  });
}

/** Links each tag to the source and claim that it means here, and drops the numbers of the place it came from. */
async function linkedTags(tx: Tx, tags: readonly FileTag[]) {
  const named = await sourcesNamed(
    tx,
    tags.flatMap(({ sourceName }) => sourceName || []),
  );
  const claimOf = await claimsMeant(tx, tags);
  return tags.map((tag) => {
    const sourceId = onlyOne(named.get(fold(tag.sourceName))) ?? null;
    const claimId = tag.statement === '' ? null : claimOf(tag);
    const { sourceName, statement } = tag;
    return {
      ...{ said: { sourceName, statement }, state: tag.state },
      tag: {
        ...tag,
        sourceId,
        claimId,
        sourceName: sourceId === null ? sourceName : '',
        statement: claimId === null ? statement : '',
      },
    };
  });
}

/** The source with a name or other name. If several have it, a person chooses when a chain is made of the tag. */
const onlyOne = (named: readonly { id: number }[] = []): number | undefined =>
  named.length === 1 ? named[0]?.id : undefined;

/** Finds the claim that a tag makes: the one with its number if that says the same, or else one worded exactly so. */
async function claimsMeant(tx: Tx, tags: readonly FileTag[]): Promise<(tag: FileTag) => number | null> {
  const numbers = [...new Set(tags.flatMap(({ claimId }) => claimId ?? []))];
  const numbered = new Map(
    (
      await tx.claim.findMany({
        where: { id: { in: numbers }, deletedAt: null },
        select: { id: true, statement: true },
      })
    ).map((claim) => [claim.id, fold(claim.statement)]),
  );
  const statements = [...new Set(tags.flatMap(({ statement }) => (statement === '' ? [] : statement)))];
  const worded = new Map(
    (
      await rowsFrom(
        tx,
        z.object({ id: z.int(), statement: z.string() }),
        Prisma.sql`SELECT min(c.id) AS id, w.statement FROM unnest(${statements}::text[], ${statements.map(fold)}::text[]) AS w(statement, key)
            JOIN claim_facts f ON f.statement_key = left(w.key, 100) JOIN claim c ON c.id = f.id AND c.statement_key = w.key
          GROUP BY w.statement`,
      )
    ).map(({ id: found, statement }) => [statement, found]),
  );
  return ({ claimId, statement }) =>
    claimId !== null && numbered.get(claimId) === fold(statement) ? claimId : (worded.get(statement) ?? null);
}

/** The tags that the text already has. */
async function standingTags(
  tx: Tx,
  { documentId, versionId }: { documentId: number; versionId: number },
): Promise<Standing[]> {
  const tags = await tx.tag.findMany({
    where: { documentId, versionId },
    include: { source: { select: { name: true } }, claim: { select: { statement: true } } },
    orderBy: { id: 'asc' },
  });
  return tags.map((tag) => ({
    ...tag,
    sourceName: tag.source?.name ?? tag.sourceName,
    statement: tag.claim?.statement ?? tag.statement,
  }));
}
