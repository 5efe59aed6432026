import { counted } from '@/lib/format/number';
import { linkStates, wordsOf } from '@/lib/vocabulary';
import type { AttributionDetail, ClaimDetail, UtteranceDetail } from './claim-detail';
import { inList, nameIn } from './in-words';

type Claim = Pick<ClaimDetail, 'utterances' | 'attributions' | 'chains' | 'chainCount'>;

/**
 * What a section says that the drawing above it does not: `adds`; otherwise `line` sums it up. `on`: the one date in it.
 */
export type Told = { adds: boolean; line: string; on?: UtteranceDetail };

/** Which sections of a claim's page only repeat the drawing, so that they can be folded into one line each. */
export function toldAbove(claim: Claim): Readonly<Record<'Chains' | 'Attributions' | 'Timeline', Told>> {
  return { Chains: chainsOf(claim), Attributions: attributionsOf(claim), Timeline: timelineOf(claim) };
}

/** One chain is what is drawn; of several, and of a circle, the chains show who stands where. */
function chainsOf({ chains, chainCount }: Claim): Told {
  const [chain] = chains;
  const sources = chain?.hops.length ?? 0;
  return {
    adds: chainCount !== 1 || chain === undefined || chain.circular,
    line: sources === 1 ? 'One source, which credits nobody' : `One chain of ${sources} sources, as drawn above`,
  };
}

/** Whoever credits whom is drawn; the words that show it, and how surely it is put, are not. */
function attributionsOf({ attributions }: Claim): Told {
  const states = wordsOf(linkStates).flatMap((state) => {
    const count = attributions.filter((link) => link.state === state).length;
    return count > 0 ? [{ count, label: linkStates[state].label }] : [];
  });
  const total = attributions.length;
  const [only, ...others] = states;
  const all = total === 1 ? '' : total === 2 ? 'both ' : 'all ';
  const each = states.map(({ count, label }) => `${count} ${label}`).join(', ');
  const how = only && others.length === 0 ? `${all}${only.label}` : each;
  return {
    adds: total === 0 || attributions.some(isTelling),
    line: `${counted(total, ['link', 'links'])}, ${how}: no words are recorded that show ${total === 1 ? 'it' : 'them'}`,
  };
}

const isTelling = ({ readings, note, verbatim, risen }: AttributionDetail): boolean =>
  readings.some(({ cue, excerpt }) => cue !== '' || excerpt.length > 0) || note !== '' || verbatim || risen;

/** A date stands in each box of the drawing; an order needs two of them. */
function timelineOf({ utterances }: Claim): Told {
  const dated = utterances.filter(({ reportedAt }) => reportedAt !== null);
  const dates = new Set(dated.map(({ reportedAt, reportedPrecision }) => `${reportedAt} ${reportedPrecision}`));
  return {
    adds: utterances.length === 0 || dates.size > 1 || utterances.some(({ reportedNote }) => reportedNote !== ''),
    line: dates.size === 0 ? 'No date is known' : `One date is known, of ${inList(dated.map(nameIn))}: `,
    on: dated[0],
  };
}
