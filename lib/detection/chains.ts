import type { Attribution, Span } from '@/lib/detection/attribution';
import type { Read } from '@/lib/detection/floating';
import type { Found } from '@/lib/detection/found';
import { sourcesOfBefore } from '@/lib/detection/hop-markers';
import type { Carrier } from '@/lib/detection/mentions';
import type { Referent } from '@/lib/detection/referents';
import type { Sentence } from '@/lib/text/sentences';
import type { Range } from '@/lib/text/tokens';

const MOST_HOPS = 6;

/**
 * The relays of what goes on without naming them again: “The memo also said”, a quotation of the same speaker. Sets the
 * parents of these, and returns the relays to be put after them.
 */
export function passedOnAgain(
  attributions: readonly Attribution[],
  referents: ReadonlyMap<Found, Referent>,
  indexOf: ReadonlyMap<Found, number>,
  hopOf: (carrier: Carrier) => Pick<Attribution, 'source' | 'cue' | 'name' | 'unnamed'> | null,
): Attribution[] {
  const goesOnFrom = new Map<number, number>();
  const carriersOf = new Map<number, readonly Carrier[]>();
  for (const [one, { continues, carriers }] of referents) {
    const [index, from] = [indexOf.get(one), continues && indexOf.get(continues)];
    if (index !== undefined && from !== undefined) goesOnFrom.set(index, from);
    if (index !== undefined && carriers) carriersOf.set(index, carriers);
  }
  const added: Attribution[] = [];
  const at = (index: number | null | undefined) =>
    attributions[index ?? -1] ?? added[(index ?? -1) - attributions.length];
  attributions.forEach((one, i) => {
    if (one.parent !== null) return;
    let last = one;
    let from = at(at(one.inheritsFrom ?? goesOnFrom.get(i))?.parent);
    for (let hops = 0; from && hops < MOST_HOPS; hops++) {
      const again = { ...from, content: one.content, parent: null, rule: 'passed on by the same source' };
      last.parent = attributions.length + added.length;
      added.push(again);
      last = again;
      from = at(from.parent);
    }
    if (last !== one) return;
    for (const carrier of carriersOf.get(i) ?? []) {
      const hop = hopOf(carrier);
      if (!hop) continue;
      const relay: Attribution = {
        ...{ ...hop, content: one.content, kind: 'report', certainty: null, parent: null },
        rule: 'passed on by the same source',
      };
      last.parent = attributions.length + added.length;
      added.push(relay);
      last = relay;
    }
  });
  return added;
}

/** Where the sentence before had it from: “It cites the sheriff.”, “She had this from a colleague.” */
export function namedLater(
  read: readonly Read[],
  attributions: readonly Attribution[],
  indexOf: ReadonlyMap<Found, number>,
  spanOf: (s: Sentence, range: Range) => Span,
  nameOf: (sentence: number, who: Range) => Pick<Attribution, 'name' | 'unnamed'>,
): Attribution[] {
  const added: Attribution[] = [];
  read.forEach(({ sentence: s }, i) => {
    const of = (read[i - 1]?.found ?? []).find(
      ({ kind, inQuotation, source }) => kind === 'report' && !inQuotation && source.length > 0,
    );
    let parent = of && indexOf.get(of);
    const content = attributions[parent ?? -1]?.content;
    if (parent === undefined || !content) return;
    for (const { who, cue, rule } of sourcesOfBefore(s)) {
      added.push({
        ...{ source: [spanOf(s, who)], cue: [spanOf(s, cue)], content, ...nameOf(i, who) },
        ...{ kind: 'report', certainty: null, parent, rule },
      });
      parent = attributions.length + added.length - 1;
    }
  });
  return added;
}
