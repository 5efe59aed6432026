import { assess } from '@/lib/assessments/confidence';
import { risenLinks } from '@/lib/assessments/rises';
import { stateOf } from '@/lib/attributions/graph';
import type { ClaimDetail } from '@/lib/claims/claim-detail';
import { graphOf, type Said } from './build-graph';

/** What the sentences and drawings of a claim page are made from, out of utterances as tests write them. */
export function basisOf(
  said: Record<string, Said>,
  judged: ClaimDetail['judged'] = null,
): Pick<ClaimDetail, 'utterances' | 'attributions' | 'assessment' | 'outlets' | 'judged' | 'sharedWording'> {
  const graph = graphOf(said);
  const byId = new Map(graph.utterances.map((utterance) => [utterance.id, utterance]));
  const risen = risenLinks(graph);
  const utterances = graph.utterances.map(
    ({ id, sourceId, documentId, stance, certainty, passage, retracted, copied, reportedAt }) => {
      const { name = '', slug = '', kind = 'outlet', reliability = null } = graph.sources.get(sourceId) ?? {};
      const state = retracted ? ('retracted' as const) : ('live' as const);
      const document = {
        id: documentId ?? 0,
        title: `${name} on it`,
        url: null,
        publisher: name,
        publishedAt: null,
        precision: 'day',
        note: '',
        state,
        copyOf: copied ? { id: 9000, title: 'The story that was taken back' } : null,
      } as const;
      return {
        id,
        source: { id: sourceId, name, slug, kind, reliability, owner: null },
        document: documentId === null ? null : document,
        stance,
        certainty,
        passage,
        passageText: null,
        reportedAt: reportedAt === null ? null : new Date(reportedAt).toISOString(),
        reportedPrecision: 'day' as const,
        reportedNote: '',
      };
    },
  );
  const sources = [...new Map(utterances.map(({ source }) => [source.id, source])).values()];
  return {
    utterances,
    attributions: graph.attributions.map(({ id, downstreamId, upstreamId, read }) => ({
      id,
      downstreamId,
      upstreamId,
      state: stateOf({ read }, byId.get(upstreamId)),
      verbatim: false,
      note: '',
      read,
      risen: risen.has(id),
      readings: [],
    })),
    assessment: assess(graph),
    outlets: sources.filter(({ kind }) => kind === 'outlet' || kind === 'agency').length,
    judged,
    sharedWording: [],
  };
}
