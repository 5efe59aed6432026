import type { Certainty, Passage, SourceKind, Stance } from '@/lib/vocabulary';
import { type Random, weighted, zipf } from './random';
import type { SourceRow } from './sources';

const HOUR = 3_600_000;
const certainties: readonly Certainty[] = ['rumoured', 'possible', 'probable', 'asserted'];

export type Node = {
  source: SourceRow;
  stance: Stance;
  certainty: Certainty | null;
  /** Epoch ms. */
  at: number;
  credits: Node[];
  /** Whether its document is held, and whether the claim was found in it. */
  passage: Passage | null;
};

/**
 * Makes the lineages of claims, whose nodes are distinct sources: chains of 1 to 8 links with branches, merges and,
 * rarely, a loop.
 */
export function lineageMaker(random: Random, sources: readonly SourceRow[]): (at: number) => Node[] {
  const ofKind = (kind: SourceKind) =>
    zipf(
      random,
      sources.filter((source) => source.kind === kind),
    );
  const draw = Object.fromEntries(
    (['outlet', 'agency', 'organization', 'person', 'unnamed', 'unknown'] as const).map((k) => [k, ofKind(k)]),
  ) as Record<SourceKind, () => SourceRow>;
  const kindOf = (weights: Partial<Record<SourceKind, number>>) =>
    weighted(random, Object.keys(weights) as SourceKind[], (kind) => weights[kind] ?? 0);
  const origin = kindOf({ outlet: 34, agency: 12, organization: 20, person: 14, unnamed: 17, unknown: 3 });
  const relay = kindOf({ agency: 55, outlet: 45 });
  const denier = kindOf({ organization: 60, person: 40 });
  const links = weighted(random, [1, 2, 3, 4, 5, 6, 7, 8], (n) => 0.5 ** n);
  const chains = weighted(random, [1, 2, 3, 4, 6], (_, i) => [66, 21, 8, 4, 1][i] ?? 0);
  const held: Record<SourceKind, number> = {
    outlet: 0.55,
    agency: 0.45,
    organization: 0.35,
    person: 0.15,
    unnamed: 0,
    unknown: 0,
  };

  return (start) => {
    const nodes: Node[] = [];
    const add = (kind: () => SourceKind, credits: Node[]): Node | undefined => {
      for (let tries = 0; tries < 20; tries++) {
        const source = draw[kind()]();
        if (nodes.some((node) => node.source === source)) continue;
        const above = credits[0];
        const at = above ? above.at + (0.3 + random.next() ** 2 * 60) * HOUR : start;
        const node: Node = {
          source,
          stance: above?.stance ?? 'affirms',
          certainty: certaintyAfter(above),
          at,
          credits,
          passage: passageOf(source),
        };
        nodes.push(node);
        return node;
      }
      return undefined;
    };
    const certaintyAfter = (above: Node | undefined): Certainty | null => {
      if (random.chance(0.06)) return null;
      if (!above?.certainty) return random.pick(certainties);
      const step = random.chance(0.15) ? 1 : random.chance(0.06) ? -1 : 0;
      return certainties[certainties.indexOf(above.certainty) + step] ?? above.certainty;
    };
    const passageOf = ({ kind }: SourceRow): Passage | null => {
      if (!random.chance(held[kind])) return null;
      return random.chance(0.68) ? 'marked' : random.chance(0.85) ? 'not_yet_looked_for' : 'not_there';
    };
    const extend = (from: Node, length: number, onto?: Node) => {
      let last = from;
      for (let left = length; left > (onto ? 1 : 0); left--)
        last = add(left === 1 ? () => 'outlet' : relay, [last]) ?? last;
      if (onto && last !== onto) onto.credits.push(last);
    };

    for (let count = chains(); count > 0; count--) {
      const [first] = nodes;
      const branches = first && random.chance(0.5);
      const from = branches
        ? random.chance(0.5)
          ? first
          : random.pick(nodes)
        : add(random.chance(0.04) ? () => 'unknown' : origin, []);
      const others = nodes.filter((node) => node !== from && node.credits.length > 0);
      const merges = !branches && others.length > 0 && random.chance(0.35);
      if (from) extend(from, links(), merges ? random.pick(others) : undefined);
    }
    const last = nodes.at(-1);
    if (random.chance(0.003) && nodes[0] && last?.credits.length) nodes[0].credits.push(last);
    if (random.chance(0.03)) {
      const denial = add(denier, []);
      if (denial) {
        denial.stance = 'denies';
        denial.at = (last ?? denial).at + 5 * HOUR;
        extend(denial, 1);
      }
    }
    return nodes;
  };
}
