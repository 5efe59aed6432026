import { addChains } from '@/lib/attributions/commands.server';
import { addJudgement, createClaim } from '@/lib/claims/commands.server';
import { createDocument } from '@/lib/documents/commands.server';
import { createSource, gradeSource } from '@/lib/sources/commands.server';
import { addTags, enterChains } from '@/lib/tags/commands.server';
import { type BridgeClaim, bridgeClaims, type Voice } from './bridge-claims';
import { bridgeSources } from './bridge-sources';
import { bridgeTags } from './bridge-tags';
import { type BridgeDocument, bridgeDocuments } from './bridge-texts';
import type { DemoCase, Run } from './demo-case.server';
import type { DemoDocument } from './demo-document';
import { findWords } from './find-words';
import { type Ids, idsByName } from './ids-by-name';

type Known = { readonly sources: Ids; readonly documents: Ids; readonly versions: Ids };

/** The second case: an invented bridge, in many documents, with something for every part of the product to show. */
export const bridgeCase: DemoCase = async (run, sources) => {
  const known = { sources, documents: idsByName('document'), versions: idsByName('text') };
  await addSources(run, known);
  for (const [key, document] of Object.entries<DemoDocument>(bridgeDocuments)) {
    const { publisher, authors = [], published = null, ...rest } = document;
    const { id, versionId } = await run(createDocument, {
      ...rest,
      sourceId: known.sources.idOf(publisher),
      authors: [...authors],
      publishedAt: published,
    });
    known.documents.add(key, id);
    known.versions.add(key, versionId ?? 0);
  }
  const made = idsByName('claim');
  const claims = bridgeClaims.map((claim) => async () => {
    made.add(claim.statement, await addClaim(run, known, claim));
  });
  return { claims, finish: () => markText(run, known, made) };
};

async function addSources(run: Run, { sources }: Known): Promise<void> {
  for (const {
    name,
    kind,
    aliases = [],
    owner,
    domain,
    description,
    people,
    terms,
    grantedBy,
    grade,
  } of bridgeSources) {
    const { id } = await run(createSource, {
      name,
      kind,
      aliases: [...aliases],
      description,
      terms,
      domains: domain ? [domain] : [],
      peopleCount: people ?? null,
      ownerId: owner ? sources.idOf(owner) : null,
      grantedById: grantedBy ? sources.idOf(grantedBy) : null,
    });
    sources.add(name, id);
    if (grade) await run(gradeSource, { sourceId: id, grade: grade[0], reason: grade[1] });
  }
}

async function addClaim(run: Run, known: Known, claim: BridgeClaim): Promise<number> {
  const { statement, status, voices, judged, later = [] } = claim;
  const { id: claimId } = await run(createClaim, { statement, status, topics: [...claim.topics] });
  await run(addChains, { claimId, chains: chainsOf(voices, known) });
  if (judged) await run(addJudgement, { claimId, ...judged });
  if (later.length > 0) await run(addChains, { claimId, chains: chainsOf(later, known) });
  return claimId;
}

/** Each voice after the one that it credits; whoever credits nobody and is not credited stands alone. */
function chainsOf(voices: readonly Voice[], known: Known) {
  const creditedBy = ({ credits, stance }: Voice) =>
    voices.find(({ who, ...other }) => who === credits?.to && other.stance === stance);
  const credited = new Set(voices.map(creditedBy));
  return voices.flatMap((voice) => {
    const upstream = creditedBy(voice);
    if (upstream) return [{ hops: [hopOf(upstream, known), hopOf(voice, known)] }];
    if (voice.credits) throw new Error(`The demonstration has nobody for ${voice.who} to credit.`);
    return credited.has(voice) ? [] : [{ hops: [hopOf(voice, known)] }];
  });
}

function hopOf(voice: Voice, { sources, documents, versions }: Known) {
  const { who, in: key, says = '', missing, stance, certainty, credits } = voice;
  const hop = { sourceId: sources.idOf(who), stance, certainty };
  if (key === undefined) return hop;
  const held = { ...hop, documentId: documents.idOf(key) };
  if (missing) return { ...held, passage: 'not_there' as const };
  const versionId = versions.idOf(key);
  const find = (words?: string) => (words === '' ? [] : findWords(bridgeDocuments[key].text, says, words));
  const reading = credits && {
    cue: credits.cue,
    versionId,
    sourceSpans: find(credits.source),
    cueSpans: find(credits.cue),
    contentSpans: find(),
  };
  return { ...held, passage: 'marked' as const, versionId, spans: find(), readings: reading ? [reading] : [] };
}

/** Marks attributions in one text, and makes chains of those whose claim is there. */
async function markText(run: Run, { sources, documents, versions }: Known, claims: Ids): Promise<void> {
  const key: BridgeDocument = bridgeTags.in;
  const documentId = documents.idOf(key);
  const { text } = bridgeDocuments[key];
  const tags = bridgeTags.tags.map(({ within, source, cue, content, who, claim, statement }) => ({
    sourceSpans: findWords(text, within, source),
    cueSpans: findWords(text, within, cue),
    contentSpans: findWords(text, within, content),
    sourceId: sources.idOf(who),
    claimId: claim ? claims.idOf(claim) : null,
    statement,
    certainty: 'asserted' as const,
  }));
  const { ids } = await run(addTags, { documentId, versionId: versions.idOf(key), tags });
  await run(enterChains, { documentId, ids: ids.filter((_, i) => bridgeTags.tags[i]?.claim !== undefined) });
}
