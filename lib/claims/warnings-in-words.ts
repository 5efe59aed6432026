import { condense } from '@/lib/attributions/graph';
import { type Warning, warnings } from '@/lib/words';
import type { AttributionDetail, ClaimDetail, DocumentDetail, UtteranceDetail } from './detail';
import { inList, nameIn } from './in-words';

type Basis = Pick<ClaimDetail, 'utterances' | 'attributions' | 'assessment' | 'sharedWording'>;
type Link = AttributionDetail & { downstream: UtteranceDetail; upstream: UtteranceDetail };

const SHOWN = 2;

/** Rounded down, so that only texts without any difference share all. */
const percent = (share: number) => `${Math.floor(100 * share + 1e-9)} %`;

/** What a warning means for this claim: who and where, when that can be said; else the general sentence. */
export function warningInWords(warning: Warning, claim: Basis): string {
  const found = tellers[warning]?.(claim) ?? [];
  const more = found.length - SHOWN;
  if (found.length === 0) return warnings[warning].help;
  return [...found.slice(0, SHOWN), ...(more > 0 ? [`So ${more === 1 ? 'does one more' : `do ${more} more`}.`] : [])].join(' ');
}

const tellers: { readonly [K in Warning]?: (claim: Basis) => string[] } = {
  circular: ({ utterances, attributions }) => {
    const byId = new Map(utterances.map((utterance) => [utterance.id, utterance]));
    const circles = condense({ utterances, attributions }).members.filter((ids) => ids.length > 1);
    return circles.map((ids) => `${inList(ids.flatMap((id) => byId.get(id) ?? []).map(nameIn), 6)} credit each other in a circle.`);
  },
  'certainty-inflated': (claim) =>
    linksOf(claim)
      .filter((link) => link.risen)
      .map(({ downstream, upstream }) => {
        const before = upstream.certainty
          ? `, ${nameIn(upstream)} as ${upstream.certainty}`
          : `, more surely than what it takes from ${nameIn(upstream)}`;
        return `${nameIn(downstream)} puts it as ${downstream.certainty}${before}.`;
      }),
  'dead-end': (claim) =>
    linksOf(claim)
      .filter(({ upstream }) => upstream.document !== null && upstream.passage === 'not_there')
      .map(
        ({ downstream, upstream }) =>
          `${nameIn(downstream)} credits ${nameIn(upstream)}, but the claim is not in «${upstream.document?.title}».`,
      ),
  'upstream-retracted': (claim) =>
    linksOf(claim)
      .filter(({ upstream }) => upstream.document?.state === 'retracted')
      .map(({ downstream, upstream }) => `${nameIn(downstream)} rests on «${upstream.document?.title}», which has been retracted.`),
  'near-duplicate': ({ utterances, sharedWording }) => {
    const documents = new Map(utterances.map(({ id, document }) => [id, document]));
    // Two utterances in one document share its wording with another only once.
    const sentences = sharedWording.flatMap(({ aId, bId, share }) => {
      const [a, b] = [documents.get(aId), documents.get(bId)];
      if (!a || !b) return [];
      const named = (document: DocumentDetail) => `«${document.title}»${a.title === b.title ? ` (${document.publisher})` : ''}`;
      return [[`${a.id} ${b.id}`, `${named(a)} and ${named(b)} share ${percent(share)} of their wording, and neither credits the other.`]];
    });
    return [...new Map(sentences as [string, string][]).values()];
  },
  contested: (claim) => {
    const byId = new Map(claim.utterances.map((utterance) => [utterance.id, utterance]));
    const heard = claim.assessment.origins.filter((origin) => origin.cluster !== null);
    const names = (stance: 'affirms' | 'denies') =>
      inList(
        heard
          .filter((origin) => origin.stance === stance)
          .flatMap((origin) => byId.get(origin.utteranceId) ?? [])
          .map(nameIn),
      );
    return [`For it: ${names('affirms')}. Against it: ${names('denies')}.`];
  },
};

function linksOf({ utterances, attributions }: Basis): Link[] {
  const byId = new Map(utterances.map((utterance) => [utterance.id, utterance]));
  return attributions.flatMap((link) => {
    const [downstream, upstream] = [byId.get(link.downstreamId), byId.get(link.upstreamId)];
    return downstream && upstream ? [{ ...link, downstream, upstream }] : [];
  });
}
