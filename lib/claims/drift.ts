import { type CertaintyProposal, proposeCertainty } from '@/lib/certainty/certainty';
import { type Certainty, certainties, wordsOf } from '@/lib/vocabulary';
import type { ClaimDetail, UtteranceDetail } from './claim-detail';

/**
 * How surely one puts it against the nearest before it in the chain that says how sure; `turn`: they do not say the
 * same.
 */
export type Change = {
  kind: 'rise' | 'fall' | 'same' | 'turn';
  from: Wording;
  before: Certainty;
  after: Certainty;
};
/**
 * How an utterance puts the claim. `certainty` is what an editor chose, else what the words of the passage read
 * (`proposal`); null when neither is known.
 */
export type Wording = {
  utterance: UtteranceDetail;
  proposal: CertaintyProposal | null;
  certainty: Certainty | null;
  isChosen: boolean;
};
/** `isRepeated`: it stands in a chain above already. `isShown`: it says something that does not stand above. */
export type DriftStep = Wording & { change: Change | null; isRepeated: boolean; isShown: boolean };
/** Several in a row of which nothing is to be read, or nothing that does not stand above. */
export type SilentRun = { silent: UtteranceDetail[]; isRepeated: boolean };
export type ChainDrift = { chain: ClaimDetail['chains'][number]; parts: (DriftStep | SilentRun)[] };
export type Drift = {
  chains: ChainDrift[];
  /** Chains of which everything stands in those above. */
  told: number;
  /** Documents held that stand in no listed chain. */
  elsewhere: Wording[];
  /** Every change along a chain, each once, the greatest first. */
  changes: (Change & { to: Wording })[];
  /** Those of whom it is known how surely they put it. */
  readings: Wording[];
};
type Claim = Pick<ClaimDetail, 'utterances' | 'chains'>;

const SURENESS = wordsOf(certainties);
const stepBetween = (before: Certainty, after: Certainty) => SURENESS.indexOf(after) - SURENESS.indexOf(before);

/**
 * How the wording of a claim changes along its chains, origin first. What stands in a chain above is not said again,
 * and a chain that adds nothing is only counted.
 */
export function driftOf({ utterances, chains }: Claim): Drift {
  const readings = new Map(utterances.map((utterance) => [utterance.id, readingOf(utterance)]));
  const shown = new Set<number>();
  const compared = new Map<string, Change & { to: Wording }>();
  const told: ChainDrift[] = [];
  for (const chain of chains) {
    const along = stepsOf(chain.hops.flatMap(({ u }) => readings.get(u) ?? []));
    const steps = along.map((step): DriftStep => {
      const { utterance, change } = step;
      const isRepeated = shown.has(utterance.id);
      const isCompared = change === null || compared.has(pairOf(change, step));
      return { ...step, isRepeated, isShown: isRepeated ? !isCompared && change?.kind !== 'same' : isTelling(step) };
    });
    for (const step of steps) {
      shown.add(step.utterance.id);
      if (step.change) compared.set(pairOf(step.change, step), { ...step.change, to: step });
    }
    if (steps.some(({ isShown }) => isShown)) told.push({ chain, parts: partsOf(steps) });
  }
  const size = ({ before, after }: Change) => Math.abs(stepBetween(before, after));
  return {
    chains: told,
    told: chains.length - told.length,
    elsewhere: [...readings.values()].filter(({ utterance }) => utterance.document && !shown.has(utterance.id)),
    changes: [...compared.values()].toSorted((a, b) => size(b) - size(a)),
    readings: [...readings.values()].filter(({ certainty }) => certainty !== null),
  };
}

function readingOf(utterance: UtteranceDetail): Wording {
  const proposal = utterance.passageText ? proposeCertainty(utterance.passageText) : null;
  return {
    utterance,
    proposal,
    certainty: utterance.certainty ?? proposal?.certainty ?? null,
    isChosen: utterance.certainty !== null,
  };
}

const isTelling = ({ utterance, certainty }: Wording) => utterance.document !== null || certainty !== null;
const pairOf = ({ from }: Change, to: Wording) => `${from.utterance.id}>${to.utterance.id}`;

function stepsOf(readings: readonly Wording[]): (Wording & { change: Change | null })[] {
  let last: Wording | null = null;
  return readings.map((reading) => {
    const change = last && changeBetween(last, reading);
    if (reading.certainty) last = reading;
    return { ...reading, change };
  });
}

function changeBetween(from: Wording, to: Wording): Change | null {
  const [before, after] = [from.certainty, to.certainty];
  if (!before || !after) return null;
  const step = stepBetween(before, after);
  const kind = from.utterance.stance !== to.utterance.stance ? 'turn' : step > 0 ? 'rise' : step < 0 ? 'fall' : 'same';
  return { kind, from, before, after };
}

/** Neighbours of which nothing is to be read stand in one line, and so do those that stand above already. */
function partsOf(steps: readonly DriftStep[]): ChainDrift['parts'] {
  const parts: ChainDrift['parts'] = [];
  for (const step of steps) {
    const last = parts.at(-1);
    if (step.isShown) parts.push(step);
    else if (last && 'silent' in last && last.isRepeated === step.isRepeated) last.silent.push(step.utterance);
    else parts.push({ silent: [step.utterance], isRepeated: step.isRepeated });
  }
  return parts;
}
