import { decisiveWords } from '@/lib/certainty/certainty';
import type { ClaimDetail, UtteranceDetail } from '@/lib/claims/claim-detail';
import { driftOf, type Wording } from '@/lib/claims/drift';
import { nameIn } from '@/lib/claims/in-words';
import { formatDate } from '@/lib/format/date';
import { counted } from '@/lib/format/number';
import { sourceName } from '@/lib/format/source-name';
import { certainties, traceFindings } from '@/lib/vocabulary';
import type { Answer, Ladder, Rung } from './hop';

type Claim = Pick<ClaimDetail, 'utterances' | 'attributions' | 'chains' | 'outlets' | 'assessment'>;

/**
 * The way from the last relay up through a link, origin first, with what was found and what is open.
 * @param linkId the link that is looked at
 * @param answers of all utterances of the claim
 */
export function ladderOf(claim: Claim, linkId: number, answers: readonly Answer[]): Ladder {
  const ids = wayThrough(claim, linkId);
  const byId = new Map(claim.utterances.map((utterance) => [utterance.id, utterance]));
  const rungs = ids.flatMap((id, i): Rung[] => {
    const utterance = byId.get(id);
    if (!utterance) return [];
    const above = ids[i - 1];
    const link = claim.attributions.find((one) => one.downstreamId === id && one.upstreamId === above);
    return [
      {
        id,
        name: sourceName(utterance.source),
        slug: utterance.source.slug,
        kind: utterance.source.kind,
        document: utterance.document && { id: utterance.document.id, title: utterance.document.title },
        date:
          utterance.reportedNote ||
          (utterance.reportedAt ? formatDate(utterance.reportedAt, utterance.reportedPrecision) : ''),
        stance: utterance.stance,
        certainty: utterance.certainty,
        credits: link ? { linkId: link.id, state: link.state } : null,
        found: answers.filter(({ utteranceId }) => utteranceId === id).map(answerInWords),
      },
    ];
  });
  const settled = new Set(answers.map(({ utteranceId }) => utteranceId));
  const open = rungs.filter(({ credits }) => credits && credits.state !== 'verified').reverse();
  const next = open.find(({ credits }) => {
    const link = claim.attributions.find(({ id }) => id === credits?.linkId);
    return link && !settled.has(link.upstreamId);
  });
  return { rungs, summary: summaryOf(claim, rungs, answers), nextLinkId: next?.credits?.linkId ?? null };
}

/** The utterances of a way through a link, origin first: a listed chain, or else up and down from the link. */
function wayThrough({ chains, attributions }: Claim, linkId: number): number[] {
  const link = attributions.find(({ id }) => id === linkId);
  if (!link) return [];
  const through = chains
    .map(({ hops }) => hops.map(({ u }) => u))
    .find((ids) => ids.some((id, i) => id === link.upstreamId && ids[i + 1] === link.downstreamId));
  if (through) return through;
  const walk = (from: number, next: (id: number) => number | undefined) => {
    const ids: number[] = [];
    for (let id: number | undefined = from; id !== undefined && !ids.includes(id); id = next(id)) ids.push(id);
    return ids;
  };
  const up = walk(link.upstreamId, (id) => attributions.find((one) => one.downstreamId === id)?.upstreamId);
  const down = walk(link.downstreamId, (id) => attributions.find((one) => one.upstreamId === id)?.downstreamId);
  return [...up.reverse(), ...down.filter((id) => !up.includes(id))];
}

/** What somebody found, and when, in a sentence without its stop. */
export function answerInWords({ finding, document, address, by, at }: Answer): string {
  const where = document ? ` “${document.title}”` : address ? ` ${address}` : '';
  const who = `${by || 'somebody'} on ${formatDate(at)}`;
  if (finding === 'names_nobody') return `names nobody, says ${who}`;
  if (finding === 'not_in_there') return `not in${where || ' what was looked at'}, says ${who}`;
  return `${where.trim() || 'it'} is ${traceFindings[finding].label}, says ${who}`;
}

/** The whole claim in one line: how many say so, who began, what changed on the way, and what was looked for in vain. */
function summaryOf(claim: Claim, rungs: readonly Rung[], answers: readonly Answer[]): string {
  const { attributions, outlets, assessment } = claim;
  const verified = attributions.filter(({ state }) => state === 'verified').length;
  const origins = assessment.independentOrigins;
  const vain = new Set(
    answers.filter(({ finding }) => finding !== 'names_nobody').map(({ utteranceId }) => utteranceId),
  );
  const lost = attributions.filter(({ state, upstreamId }) => state !== 'verified' && vain.has(upstreamId)).length;
  const changes = driftOf(claim).changes.filter(({ kind }) => kind === 'rise' || kind === 'fall');
  const hopOf = (utterance: UtteranceDetail) => rungs.findIndex(({ id }) => id === utterance.id) + 1;
  const told = changes
    .filter(({ from, to }) => hopOf(to.utterance) > 0 && hopOf(from.utterance) > 0)
    .map(
      ({ from, to }) => `${wordOf(from)} became ${wordOf(to)} at hop ${hopOf(to.utterance)}, ${nameIn(to.utterance)}`,
    );
  const parts = [
    `${counted(outlets, ['outlet', 'outlets'])}, ${origins === 0 ? 'no origin that counts' : counted(origins, ['origin', 'origins'])}`,
    ...told,
    `${verified} of ${counted(attributions.length, ['link', 'links'])} verified`,
    ...(lost > 0 ? [`${counted(lost, ['link', 'links'])} looked for and not found`] : []),
  ];
  return `${parts.join('; ')}.`;
}

/** “may” where a word decides how surely it is put, and else what it amounts to. */
function wordOf({ proposal, certainty }: Wording): string {
  const [word] =
    proposal && proposal.certainty === certainty && certainty !== 'asserted' ? decisiveWords(proposal) : [];
  return word ? `“${word.toLowerCase()}”` : certainty ? certainties[certainty].label : 'not stated';
}
