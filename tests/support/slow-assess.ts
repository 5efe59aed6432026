import type { ClaimGraph, GraphUtterance } from '@/lib/assessments/claim-graph';

const P = { A: 0.95, B: 0.75, C: 0.5, D: 0.25, E: 0.05, F: 0.5 };
const X = { asserted: 0.9, probable: 0.7, possible: 0.5, rumoured: 0.3 };

/**
 * docs/confidence.md, steps 1 to 8, written a second time: every path listed, every pair compared, fusion done in counts
 * of evidence.
 */
export function slowAssess(graph: ClaimGraph): {
  b: number;
  d: number;
  u: number;
  clusters: number[][];
  trust: Map<number, number>;
} {
  const live = graph.utterances
    .filter((utterance) => !utterance.retracted && !utterance.copied)
    .map((utterance) => ({
      ...utterance,
      documentId: utterance.passage === 'not_there' ? null : utterance.documentId,
    }));
  const has = (id: number) => live.some((utterance) => utterance.id === id);
  const links = graph.attributions.filter((link) => link.downstreamId !== link.upstreamId);
  const edges = links.filter((link) => has(link.downstreamId) && has(link.upstreamId));
  const source = (utterance: GraphUtterance) => graph.sources.get(utterance.sourceId);
  const p = (utterance: GraphUtterance) => P[source(utterance)?.reliability ?? 'F'];
  const credited = (v: GraphUtterance) =>
    live.filter((w) => edges.some((e) => e.downstreamId === v.id && e.upstreamId === w.id));

  const paths: GraphUtterance[][] = [];
  const walk = (path: GraphUtterance[], at: GraphUtterance) => {
    paths.push([...path, at]);
    for (const next of credited(at)) if (next !== at && !path.includes(next)) walk([...path, at], next);
  };
  for (const utterance of live) walk([], utterance);
  const leads = (v: GraphUtterance, o: GraphUtterance) => paths.filter((path) => path[0] === v && path.at(-1) === o);

  const origins = live.filter((o) => {
    const hasCredited = links.some((link) => link.downstreamId === o.id);
    return !hasCredited && source(o)?.kind !== 'unknown' && o.stance !== 'questions';
  });
  const trust = new Map<number, number>();
  const weight = new Map<number, number>();
  const nearest = new Map<number, number[]>();
  for (const o of origins) {
    const ways = live.filter((v) => v.documentId !== null).flatMap((v) => leads(v, o));
    const products = ways.map((path) =>
      path.reduce((t, v, i) => (path[i - 1]?.sourceId === v.sourceId ? t : t * p(v)), 1),
    );
    trust.set(o.id, Math.max(0, ...products));
    const hops = (path: GraphUtterance[]) => path.length;
    const least = Math.min(...ways.map(hops));
    nearest.set(o.id, [...new Set(ways.filter((path) => hops(path) === least).map((path) => path[0]?.id ?? 0))]);
    const sayers = ways.filter((path) => path[0]?.certainty);
    const near = Math.min(...sayers.map(hops));
    const said = sayers.filter((path) => hops(path) === near).map((path) => X[path[0]?.certainty ?? 'asserted']);
    const x = o.certainty ? X[o.certainty] : said.length > 0 ? Math.min(...said) : 0.9;
    weight.set(o.id, (trust.get(o.id) ?? 0) * x);
  }

  const rootOwner = (id: number): string => {
    const seen: number[] = [];
    let at = id;
    for (;;) {
      const owner = graph.sources.get(at)?.ownerId ?? null;
      if (owner === null || seen.includes(owner)) return `${at}`;
      seen.push(owner);
      at = owner;
    }
  };
  const judged = (a: GraphUtterance, b: GraphUtterance, dependent: boolean) =>
    graph.dependences.some(
      (it) =>
        it.dependent === dependent && ((it.aId === a.id && it.bId === b.id) || (it.aId === b.id && it.bId === a.id)),
    );
  const alike = (a: GraphUtterance, b: GraphUtterance) =>
    graph.nearDuplicates.some(([m, n]) =>
      [
        [m, n],
        [n, m],
      ].some(([one = 0, two = 0]) => nearest.get(a.id)?.includes(one) && nearest.get(b.id)?.includes(two)),
    );
  const tied = (a: GraphUtterance, b: GraphUtterance) =>
    a.sourceId === b.sourceId ||
    rootOwner(a.sourceId) === rootOwner(b.sourceId) ||
    (a.documentId !== null && a.documentId === b.documentId) ||
    (source(a)?.kind === 'unnamed' && source(b)?.kind === 'unnamed' && a.stance === b.stance && !judged(a, b, false)) ||
    alike(a, b) ||
    judged(a, b, true);
  let clusters = origins.filter((o) => (trust.get(o.id) ?? 0) > 0).map((o) => [o]);
  for (;;) {
    const [one, two] =
      clusters.flatMap((a) =>
        clusters.filter((b) => a !== b && a.some((m) => b.some((n) => tied(m, n)))).map((b) => [a, b]),
      )[0] ?? [];
    if (!one || !two) break;
    clusters = [...clusters.filter((it) => it !== one && it !== two), [...one, ...two]];
  }

  let [forIt, against] = [0, 0];
  for (const cluster of clusters) {
    const evidence = (stance: string) =>
      Math.max(
        0,
        ...cluster
          .filter((o) => o.stance === stance)
          .map((o) => (weight.get(o.id) ?? 0) / (1 - (weight.get(o.id) ?? 0))),
      );
    const sides = Math.max(
      1,
      ['affirms', 'denies'].filter((stance) => cluster.some((o) => o.stance === stance)).length,
    );
    forIt += evidence('affirms') / sides;
    against += evidence('denies') / sides;
  }
  const all = 1 + forIt + against;
  const numbers = clusters
    .map((cluster) => cluster.map((o) => o.id).sort((a, b) => a - b))
    .sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0));
  return { b: forIt / all, d: against / all, u: 1 / all, clusters: numbers, trust };
}
