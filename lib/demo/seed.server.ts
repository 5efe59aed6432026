import { addChain } from '@/lib/attributions/commands.server';
import { createClaim } from '@/lib/claims/commands.server';
import { execute } from '@/lib/commands/command';
import type { Db } from '@/lib/db';
import { addDocumentVersion, createDocument } from '@/lib/documents/commands.server';
import type { Actor } from '@/lib/people/permissions';
import { createSource, gradeSource } from '@/lib/sources/commands.server';
import { articleText, articleTitle } from './article';
import { type DemoClaim, demoClaims, demoSources, GRADE_REASON } from './case';

const demo: Actor = { id: 'demo', name: 'Demonstration', role: 'admin' };

/**
 * Fills an empty database with the demonstration case, through the commands that everybody uses. Does nothing where
 * there is anything already.
 */
export async function seedDemo(db: Db): Promise<boolean> {
  if ((await db.prisma.source.count()) > 0 || (await db.prisma.claim.count()) > 0) return false;
  const ids = new Map<string, number>();
  const idOf = (name: string) => {
    const id = ids.get(name);
    if (id === undefined) throw new Error(`The demonstration has no source «${name}».`);
    return id;
  };
  for (const { name, kind, owner, grade } of demoSources) {
    const { id } = await execute(db, demo, createSource, { name, kind, ownerId: owner ? idOf(owner) : null });
    ids.set(name, id);
    if (grade) await execute(db, demo, gradeSource, { sourceId: id, grade, reason: GRADE_REASON });
  }
  const publisher = 'AI News';
  const document = await execute(db, demo, createDocument, { title: articleTitle, sourceId: idOf(publisher) });
  const version = await execute(db, demo, addDocumentVersion, { documentId: document.id, text: articleText });
  // What was added last stands first in the table.
  for (const claim of demoClaims.toReversed()) {
    const { id } = await execute(db, demo, createClaim, { statement: claim.statement, topics: [...claim.topics] });
    const hops = claim.chain.map((name, i) => {
      const held =
        name === publisher
          ? {
              documentId: document.id,
              passage: 'marked' as const,
              versionId: version.id,
              spans: span(claim.passage),
              certainty: claim.certainty,
            }
          : {};
      const credit = claim.credits[i - 1];
      return { sourceId: idOf(name), ...held, readings: credit ? [readingOf(claim, credit, version.id)] : [] };
    });
    await execute(db, demo, addChain, { claimId: id, hops });
  }
  return true;
}

function readingOf(claim: DemoClaim, { source, cue }: DemoClaim['credits'][number], versionId: number) {
  const sourceSpans = source ? span(claim.passage, source) : [];
  return {
    cue,
    versionId,
    sourceSpans,
    cueSpans: span(claim.passage, cue),
    contentSpans: span(claim.passage, claim.content),
  };
}

/** Where a part of a passage stands in the article, in code points. */
function span(passage: string, part = passage): number[] {
  const at = articleText.indexOf(passage);
  const inside = passage.indexOf(part);
  if (at < 0 || inside < 0) throw new Error(`The demonstration article has no «${part}».`);
  const start = [...articleText.slice(0, at + inside)].length;
  return [start, start + [...part].length];
}
