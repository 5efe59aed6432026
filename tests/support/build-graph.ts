import type { ClaimGraph, GraphSource } from '@/lib/assessments/claim-graph';
import type { Certainty, Passage, Reliability, SourceKind, Stance } from '@/lib/vocabulary';

/** One utterance as a test writes it. `held`: true for a document of its own, a number for that document. */
export type Said = {
  by?: string;
  kind?: SourceKind;
  grade?: Reliability | null;
  owner?: string;
  held?: boolean | number;
  stance?: Stance;
  certainty?: Certainty | null;
  passage?: Passage;
  retracted?: boolean;
  copied?: boolean;
  at?: number | null;
  credits?: readonly string[];
  /** The names in `credits` that no text shows. */
  assumed?: readonly string[];
};

type Extras = { dependent?: [string, string][]; independent?: [string, string][]; alike?: [string, string][] };

/**
 * A claim graph from named utterances; ids count from 1 in the order written. Sources are `by`, else the name itself.
 */
export function graphOf(said: Record<string, Said>, extras: Extras = {}): ClaimGraph {
  const names = Object.keys(said);
  const idOf = (name: string) => names.indexOf(name) + 1;
  const sources = new Map<number, GraphSource>();
  const sourceIds = new Map<string, number>();
  const sourceOf = (name: string, it: Said): number => {
    const id = sourceIds.get(name) ?? sourceIds.size + 1;
    sourceIds.set(name, id);
    const { kind, grade, owner } = it;
    const known = sources.get(id);
    const ownerId = owner ? sourceOf(owner, {}) : (known?.ownerId ?? null);
    sources.set(id, {
      id,
      name,
      slug: name.toLowerCase().replaceAll(' ', '-'),
      kind: kind ?? known?.kind ?? 'outlet',
      reliability: grade ?? known?.reliability ?? null,
      ownerId,
    });
    return id;
  };
  const pair = (dependent: boolean) => (names: [string, string]) => ({
    aId: idOf(names[0]),
    bId: idOf(names[1]),
    dependent,
  });
  const links = names.flatMap((name) => (said[name]?.credits ?? []).map((credited) => ({ name, credited })));
  return {
    utterances: Object.entries(said).map(([name, it]) => {
      const documentId = it.held === true ? 1000 + idOf(name) : it.held || null;
      const passage = documentId === null ? null : (it.passage ?? 'marked');
      const { stance = 'affirms', certainty = null, retracted = false, copied = false, at = null } = it;
      return {
        id: idOf(name),
        sourceId: sourceOf(it.by ?? name, it),
        documentId,
        stance,
        certainty,
        passage,
        retracted,
        copied,
        reportedAt: at,
      };
    }),
    attributions: links.map(({ name, credited }, index) => ({
      id: index + 1,
      downstreamId: idOf(name),
      upstreamId: idOf(credited),
      read: !said[name]?.assumed?.includes(credited),
    })),
    sources,
    dependences: [...(extras.dependent ?? []).map(pair(true)), ...(extras.independent ?? []).map(pair(false))],
    nearDuplicates: (extras.alike ?? []).map(([a, b]) => [idOf(a), idOf(b)] as const),
  };
}

/** Case 1 of docs/confidence.md: people → The Information → Reuters (held) → AI News (held). */
export const caseOne = {
  people: { kind: 'unnamed' },
  'The Information': { grade: 'B', credits: ['people'] },
  Reuters: { kind: 'agency', grade: 'A', held: true, credits: ['The Information'] },
  'AI News': { grade: 'C', held: true, credits: ['Reuters'] },
} as const satisfies Record<string, Said>;
