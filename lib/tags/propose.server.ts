import { sourcesNamed } from '@/lib/commands/names';
import { learnedInUse, modelInUse } from '@/lib/corrector/desk.server';
import { modelHere } from '@/lib/corrector/model.server';
import type { Db } from '@/lib/db';
import { fold } from '@/lib/format/fold';
import { TooMuch } from '@/lib/threads/answer';
import { runInThread } from '@/lib/threads/run-in-thread';
import { type ProposedIn, proposedIn } from './proposed-in';

/** `length`: the number of code points. */
export type Proposed = ProposedIn & { length: number };

/** A text of at most this length is read at once. */
const SHORT = 10_000;
/** How much is read of a text that takes too long, in code units. */
const BEGINNING = 40_000;

/**
 * The proposals for a stored text, or for its beginning if the whole takes too long. Null if there is no such text.
 * @param who asks: a person, or where an unknown one comes from
 */
export async function proposeFor(
  db: Pick<Db, 'pool' | 'prisma'>,
  versionId: number,
  who = '',
): Promise<Proposed | null> {
  const version = await db.prisma.documentVersion.findFirst({
    where: { id: versionId, document: { deletedAt: null } },
    select: { text: true, document: { select: { publisher: { select: { name: true } } } } },
  });
  if (!version) return null;
  const read = await proposeIn(db, version.text, version.document.publisher.name, who);
  return { ...read, length: [...version.text].length };
}

/**
 * The proposals for any text, with the sources here that have their names.
 * @param publisher who published it
 * @param who as above
 */
export async function proposeIn(
  db: Pick<Db, 'pool' | 'prisma'>,
  text: string,
  publisher: string,
  who = '',
): Promise<ProposedIn> {
  const { proposals, ...read } = await readText(db, text, publisher, who);
  const known = await sourcesNamed(
    db.pool,
    proposals.flatMap(({ sourceName }) => sourceName || []),
  );
  return {
    ...read,
    proposals: proposals.map((proposal) => {
      // If several have it, a person chooses when a chain is made.
      const [source, ...others] = known.get(fold(proposal.sourceName)) ?? [];
      if (!source || others.length > 0) return proposal;
      const { id, name, slug, kind } = source;
      return { ...proposal, sourceId: id, source: { id, name, slug }, sourceKind: kind };
    }),
  };
}

async function readText(db: Pick<Db, 'prisma'>, text: string, publisher: string, who: string): Promise<ProposedIn> {
  if (text.length <= SHORT) return proposedIn(text, publisher, await modelInUse(db));
  const learned = modelHere() && (await learnedInUse(db));
  const options = { who, along: learned?.bytes };
  const beginning = text.slice(0, BEGINNING).toWellFormed();
  try {
    return await runInThread('propose', [text, publisher, learned?.id ?? null], options);
  } catch (error) {
    if (!(error instanceof TooMuch)) throw error;
  }
  try {
    return await runInThread('propose', [beginning, publisher, learned?.id ?? null], options);
  } catch (error) {
    if (error instanceof TooMuch) return { proposals: [], asides: [], readTo: 0, otherLanguage: null };
    throw error;
  }
}
