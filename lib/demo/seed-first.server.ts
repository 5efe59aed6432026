import { addChain } from '@/lib/attributions/commands.server';
import { createClaim } from '@/lib/claims/commands.server';
import { addDocumentVersion, createDocument } from '@/lib/documents/commands.server';
import { createSource, gradeSource } from '@/lib/sources/commands.server';
import { articleText, articleTitle } from './article';
import { type DemoClaim, demoClaims, demoSources, GRADE_REASON } from './case';
import type { DemoCase } from './demo-case.server';
import { findWords } from './find-words';

const PUBLISHER = 'AI News';

/** The first case: one article, and what it passes on. */
export const firstCase: DemoCase = async (run, sources) => {
  for (const { name, kind, owner, grade } of demoSources) {
    const { id } = await run(createSource, { name, kind, ownerId: owner ? sources.idOf(owner) : null });
    sources.add(name, id);
    if (grade) await run(gradeSource, { sourceId: id, grade, reason: GRADE_REASON });
  }
  const document = await run(createDocument, { title: articleTitle, sourceId: sources.idOf(PUBLISHER) });
  const version = await run(addDocumentVersion, { documentId: document.id, text: articleText });
  const held = (claim: DemoClaim) => ({
    documentId: document.id,
    passage: 'marked' as const,
    versionId: version.id,
    spans: findWords(articleText, claim.passage),
    certainty: claim.certainty,
  });
  const claims = demoClaims.map((claim) => async () => {
    const { id } = await run(createClaim, { statement: claim.statement, topics: [...claim.topics] });
    const hops = claim.chain.map((name, i) => {
      const credit = claim.credits[i - 1];
      return {
        sourceId: sources.idOf(name),
        ...(name === PUBLISHER && held(claim)),
        readings: credit ? [readingOf(claim, credit, version.id)] : [],
      };
    });
    await run(addChain, { claimId: id, hops });
  });
  return { claims };
};

function readingOf({ passage, content }: DemoClaim, { source, cue }: DemoClaim['credits'][number], versionId: number) {
  return {
    cue,
    versionId,
    sourceSpans: source ? findWords(articleText, passage, source) : [],
    cueSpans: findWords(articleText, passage, cue),
    contentSpans: findWords(articleText, passage, content),
  };
}
