import type { Ledger } from '@/lib/commands/ledger';
import { idRow } from '@/lib/db/columns';
import { rowsFrom } from '@/lib/db/rows';
import type { Tx } from '@/lib/db/transaction';
import { TooMuch } from '@/lib/threads/answer';
import { runInThread } from '@/lib/threads/run-in-thread';
import { Prisma } from '@/prisma/generated/client';
import { type CarriedIn, carriedIn, type Marked, nothingCarried } from './carried-in';
import type { Carried } from './carried-in-words';

type Text = { id: number; text: string };

const { sql } = Prisma;
const marked = { isEmpty: false };

/** Texts of at most this combined length are searched at once. */
const SHORT = 20_000;

/**
 * Locks the claims that were read in the texts of a document. This comes before the document itself, since whoever
 * edits a claim locks its documents last.
 */
export async function lockClaimsIn(tx: Tx, ledger: Ledger, documentId: number): Promise<void> {
  const claims = await rowsFrom(
    tx,
    idRow,
    sql`SELECT u.claim_id AS id FROM utterance u WHERE u.document_id = ${documentId}
      UNION SELECT a.claim_id FROM reading r JOIN document_version v ON v.id = r.version_id JOIN attribution a ON a.id = r.attribution_id
      WHERE v.document_id = ${documentId}`,
  );
  await ledger.lockClaims(claims.map(({ id }) => id));
}

/**
 * Moves what was marked in a text to where its words stand in the next text: tags, the passages of utterances, and
 * readings of links. Each moves as a whole, or stays where it was as evidence of the older text.
 */
export async function carryOver(tx: Tx, ledger: Ledger, from: Text, to: Text): Promise<Carried> {
  const tags = await tx.tag.findMany({
    where: { versionId: from.id },
    select: { id: true, state: true, sourceSpans: true, cueSpans: true, contentSpans: true, nameSpans: true },
    orderBy: { id: 'asc' },
  });
  const readings = await tx.reading.findMany({
    where: {
      versionId: from.id,
      OR: [{ sourceSpans: marked }, { cueSpans: marked }, { contentSpans: marked }],
    },
    select: { id: true, sourceSpans: true, cueSpans: true, contentSpans: true },
    orderBy: { id: 'asc' },
  });
  const utterances = await tx.utterance.findMany({
    where: { versionId: from.id, spans: marked },
    select: { id: true, spans: true },
    orderBy: { id: 'asc' },
  });
  if (tags.length + readings.length + utterances.length === 0) return nothingCarried();
  const moved = await look(from.text, to.text, { tags, readings, utterances });
  const there = <T extends object>(rows: readonly T[]) => rows.map((row) => ({ ...row, versionId: to.id }));
  await ledger.updateMany('utterance', there(moved.utterances));
  await ledger.updateMany('reading', there(moved.readings));
  await ledger.updateMany('tag', there(moved.tags));
  return moved.told;
}

/** If the texts are so different that searching takes too long, everything stays with the older text. */
async function look(from: string, to: string, marked: Marked): Promise<CarriedIn> {
  if (from.length + to.length <= SHORT) return carriedIn(from, to, marked);
  try {
    return await runInThread('carry', [from, to, marked], { who: null });
  } catch (error) {
    if (!(error instanceof TooMuch)) throw error;
    const { tags, readings, utterances } = marked;
    const orphaned = tags.filter(({ state }) => state !== 'rejected').length;
    const told = {
      ...nothingCarried(),
      orphaned,
      passages: { carried: 0, orphaned: readings.length + utterances.length },
    };
    return { tags: [], readings: [], utterances: [], told };
  }
}
