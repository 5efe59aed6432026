import { lockTexts } from '@/lib/assessments/near-duplicates.server';
import { editChain } from '@/lib/attributions/edit-chain.server';
import { changeUtterance, type Warned } from '@/lib/attributions/utterances.server';
import { foundFor } from '@/lib/captures/write.server';
import { type CommandContext, defineCommand } from '@/lib/commands/command';
import { addDocument } from '@/lib/documents/commands.server';
import { DomainError, invalid } from '@/lib/errors';
import { acceptedHop, tracedAnswer } from './schema';

/**
 * Records where the credited source of a link says it: keeps the document, marks the passage, and goes on to whom that
 * text credits. A link that a text shows is verified by that.
 */
export const acceptHop = defineCommand({
  name: 'tracing.accept',
  permission: 'chains.write',
  input: acceptedHop,
  prepare: (_, actor, { document }) => foundFor(actor, document?.capture),
  async run(context, { linkId, version, upstreamVersion, document, credits, choices, ...accepted }) {
    const { tx } = context;
    // This comes before the claim: whoever waits here holds nothing that others wait for.
    if (document) await lockTexts(tx);
    const { upstream, claimId } = await holdLink(context, linkId, version, upstreamVersion);
    const kept = document
      ? await addDocument(context, { ...document, choices: { ...document.choices, ...choices } }, context.ready)
      : await latestOf(context, accepted.documentId ?? 0);
    if (kept.versionId === null) {
      const message = 'This document has no stored text, so nothing can be marked in it. Store the text first.';
      throw invalid(message, { documentId: message });
    }
    if (accepted.versionId !== undefined && accepted.versionId !== kept.versionId)
      throw new DomainError(
        'stale',
        'Another text of this document has been stored since you opened it. Nothing was overwritten.',
      );
    const { spans, certainty, stance = upstream.stance } = accepted;
    const warnings: Warned[] = [];
    const id = await changeUtterance(
      context,
      {
        ...{ id: upstream.id, documentId: kept.id, versionId: kept.versionId, spans, stance, passage: 'marked' },
        ...(certainty !== undefined && { certainty }),
        // Whoever finds where an unknown origin says it knows by that who it is.
        ...(await whoseIt(context, upstream.sourceId, kept.id)),
      },
      '',
      warnings,
    );
    if (credits) {
      const { sourceId, newSource, ...read } = credits;
      const wording = { readings: [{ ...read, versionId: kept.versionId }] };
      const made = await editChain(context, {
        claimId,
        was: [],
        hops: [
          // Whoever is credited for a denial denies it as well, unless more is known of them.
          {
            ...(sourceId === undefined ? { newSource } : { sourceId }),
            ...(!(await speaksIn(context, claimId, sourceId)) && { stance }),
            readings: [],
          },
          { utteranceId: id, ...wording },
        ],
        versions: { utterances: {}, links: {} },
        keep: [],
        drop: [],
        choices,
      });
      warnings.push(...made.warnings);
    }
    const next = await tx.attribution.findFirst({
      where: {
        downstreamId: id,
        OR: [{ upstream: { documentId: null } }, { upstream: { passage: { not: 'marked' } } }],
      },
      orderBy: { id: 'desc' },
      select: { id: true },
    });
    return { utteranceId: id, documentId: kept.id, nextLinkId: next?.id ?? null, warnings };
  },
});

/** Records what somebody found who looked where the credited source of a link says it, so that nobody looks again. */
export const answerTrace = defineCommand({
  name: 'tracing.answer',
  permission: 'chains.write',
  input: tracedAnswer,
  async run(context, { linkId, version, upstreamVersion, finding, documentId, address, note }) {
    const { tx, ledger, actor } = context;
    const { upstream } = await holdLink(context, linkId, version, upstreamVersion);
    if (documentId !== null) await ledger.hold('document', documentId);
    const same = { utteranceId: upstream.id, finding, documentId, address };
    const there = await tx.traceAnswer.findFirst({ where: { ...same, note }, select: { id: true } });
    if (there) return { id: there.id };
    return { id: await ledger.insert('traceAnswer', { ...same, note, answeredBy: actor.name }) };
  },
});

/** A link and its credited utterance, locked, as the person saw them. @throws DomainError `not found` or `stale` */
async function holdLink(
  { ledger }: CommandContext,
  linkId: number,
  version: number | undefined,
  upstreamVersion: number | undefined,
) {
  const link = await ledger.hold('attribution', linkId, version);
  const upstream = await ledger.hold('utterance', link.upstreamId, upstreamVersion);
  return { upstream, claimId: link.claimId };
}

/** Whether a source says something in a claim already. */
const speaksIn = async ({ tx }: CommandContext, claimId: number, sourceId: number | undefined): Promise<boolean> =>
  sourceId !== undefined && (await tx.utterance.count({ where: { claimId, sourceId } })) > 0;

/** The publisher of a document, where the credited source is not known. */
async function whoseIt({ tx }: CommandContext, sourceId: number, documentId: number): Promise<{ sourceId?: number }> {
  const { kind } = await tx.source.findUniqueOrThrow({ where: { id: sourceId }, select: { kind: true } });
  if (kind !== 'unknown') return {};
  const document = await tx.document.findUniqueOrThrow({ where: { id: documentId }, select: { sourceId: true } });
  return { sourceId: document.sourceId };
}

/** The latest text of a document that is held. */
async function latestOf({ tx, ledger }: CommandContext, documentId: number) {
  await ledger.hold('document', documentId);
  const version = await tx.documentVersion.findFirst({
    where: { documentId },
    orderBy: { number: 'desc' },
    select: { id: true },
  });
  return { id: documentId, versionId: version?.id ?? null };
}
