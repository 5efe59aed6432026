import { restingOnOne, returnsOf, saidTwice } from '@/lib/assessments/warnings';
import { condense } from '@/lib/attributions/graph';
import { isolated } from '@/lib/format/isolated';
import { counted } from '@/lib/format/number';
import { type Warning, warnings } from '@/lib/vocabulary';
import type { AttributionDetail, ClaimDetail, DocumentDetail, SharedWording, UtteranceDetail } from './claim-detail';
import { liveGraphOf } from './graph-of-detail';
import { inList, nameIn } from './in-words';

type Basis = Pick<ClaimDetail, 'utterances' | 'attributions' | 'assessment' | 'sharedWording'>;
type Link = AttributionDetail & { downstream: UtteranceDetail; upstream: UtteranceDetail };

const SHOWN = 2;

/** Rounded down, so that only texts without any difference share all. */
const percent = (share: number) => `${Math.floor(100 * share + 1e-9)} %`;

/** What a warning means for this claim: who and where, if that can be said; else the general sentence. */
export function warningInWords(warning: Warning, claim: Basis): string {
  const found = tellers[warning]?.(claim) ?? [];
  const more = found.length - SHOWN;
  if (found.length === 0) return warnings[warning].help;
  return [
    ...found.slice(0, SHOWN),
    ...(more > 0 ? [`So ${more === 1 ? 'does one more' : `do ${more} more`}.`] : []),
  ].join(' ');
}

const tellers: { readonly [K in Warning]?: (claim: Basis) => string[] } = {
  'single-origin': (claim) => {
    const documents = restingOnOne(liveGraphOf(claim), claim.assessment).length;
    const origins = claim.assessment.origins.filter(({ cluster }) => cluster !== null);
    const unknown = claim.assessment.origins.some(({ vacuous }) => vacuous === 'unknown');
    const names = inList(
      namesOf(
        claim,
        origins.map(({ utteranceId }) => utteranceId),
      ),
    );
    const rest = `${counted(documents, ['document', 'documents'])} held here rest on one origin, ${names}${origins.length > 1 ? ', who count as one' : ''}.`;
    return [rest, ...(unknown ? ['It is not known where the others have it from.'] : [])];
  },
  circular: (claim) => {
    const circles = condense(claim).members.filter((ids) => ids.length > 1);
    const returns = returnsOf(liveGraphOf(claim)).map(([downstreamId]) => inList(namesOf(claim, [downstreamId])));
    return [
      ...circles.map((ids) => `${inList(namesOf(claim, ids), 6)} credit each other in a circle.`),
      ...(circles.length > 0
        ? []
        : [...new Set(returns)].map((name) => `${name} credits, through others, what it said itself elsewhere.`)),
    ];
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
      .filter(({ upstream, read }) => read && upstream.document !== null && upstream.passage === 'not_there')
      .map(
        ({ downstream, upstream }) =>
          `${nameIn(downstream)} credits ${nameIn(upstream)}, but the claim is not in “${isolated(upstream.document?.title ?? '')}”.`,
      ),
  'upstream-retracted': (claim) => [
    ...linksOf(claim)
      .filter(({ upstream }) => upstream.document?.state === 'retracted')
      .map(
        ({ downstream, upstream }) =>
          `${nameIn(downstream)} rests on “${isolated(upstream.document?.title ?? '')}”, which has been retracted.`,
      ),
    ...new Set(
      claim.utterances.flatMap(({ document }) =>
        document?.copyOf && document.state !== 'retracted'
          ? [
              `“${isolated(document.title)}” shares its wording with “${isolated(document.copyOf.title)}”, which has been retracted, and carries no weight.`,
            ]
          : [],
      ),
    ),
  ],
  'near-duplicate': ({ utterances, sharedWording }) => {
    const documents = new Map(utterances.map(({ id, document }) => [id, document]));
    // Two utterances in one document share its wording with another only once.
    const sentences = sharedWording.flatMap(({ aId, bId, copying, ...shared }): [string, string][] => {
      const [a, b] = [documents.get(aId), documents.get(bId)];
      if (!a || !b || copying !== 'uncredited') return [];
      return [
        [
          `${a.id} ${b.id}`,
          `${sharingInWords(shared.within === aId ? [b, a] : [a, b], shared)}, and neither credits the other.`,
        ],
      ];
    });
    return [...new Map(sentences).values()];
  },
  'said-twice': (claim) =>
    saidTwice(liveGraphOf(claim).utterances).map(({ id, heldIds }) => {
      const held = claim.utterances.flatMap((it) =>
        heldIds.includes(it.id) && it.document ? [`“${isolated(it.document.title)}”`] : [],
      );
      return `${inList(namesOf(claim, [id]))} is known second-hand, beside ${inList(held)}, which is held here. Is it the same statement?`;
    }),
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

const namesOf = ({ utterances }: Pick<Basis, 'utterances'>, ids: readonly number[]) => {
  const byId = new Map(utterances.map((utterance) => [utterance.id, utterance]));
  return ids.flatMap((id) => byId.get(id) ?? []).map(nameIn);
};

/** How far two documents share their wording; where one stands in the other, it comes first. */
export function sharingInWords(
  [a, b]: readonly [DocumentDetail, DocumentDetail],
  { share, within }: Pick<SharedWording, 'share' | 'within'>,
): string {
  const named = (document: DocumentDetail) =>
    `“${isolated(document.title)}”${a.title === b.title ? ` (${isolated(document.publisher)})` : ''}`;
  return within === null
    ? `${named(a)} and ${named(b)} share ${percent(share)} of their wording`
    : `${percent(share)} of the wording of ${named(a)} stands in ${named(b)}`;
}

function linksOf({ utterances, attributions }: Basis): Link[] {
  const byId = new Map(utterances.map((utterance) => [utterance.id, utterance]));
  return attributions.flatMap((link) => {
    const [downstream, upstream] = [byId.get(link.downstreamId), byId.get(link.upstreamId)];
    return downstream && upstream ? [{ ...link, downstream, upstream }] : [];
  });
}
