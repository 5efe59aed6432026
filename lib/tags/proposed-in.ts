import { proposeCertainty } from '@/lib/certainty/certainty';
import type { Model } from '@/lib/corrector/model';
import { propose } from '@/lib/corrector/propose';
import { withCreditLines } from '@/lib/detection/credit-lines';
import { LONGEST } from '@/lib/detection/detect';
import { withTurns } from '@/lib/detection/turns';
import { codePointsOf } from '@/lib/text/code-points';
import { type OtherLanguage, otherLanguageOf } from '@/lib/text/language';
import { sentencesOf } from '@/lib/text/sentences';
import type { AsideKind } from './marks';
import { type Proposal, proposalsOf } from './proposals';
import { extentOf } from './tag';
import { isWish } from './wishes';

export type ProposedIn = {
  proposals: Proposal[];
  /** What is no claim and no denial, “declined to comment”, and what nobody states. Spans in code points. */
  asides: { start: number; end: number; kind: AsideKind; rule: string }[];
  /** How many code points were read. */
  readTo: number;
  /** The language of a text that is not English, or not English everywhere: nothing is proposed for what is in it. */
  otherLanguage: Pick<OtherLanguage, 'name' | 'whole'> | null;
};

/**
 * What is proposed for a text, before anything is looked up of it.
 * @param publisher whoever published the text
 * @param model what was learned, or null for the rules alone
 */
export function proposedIn(text: string, publisher: string, model: Model | null = null): ProposedIn {
  const other = otherLanguageOf(text);
  if (other?.whole)
    return { proposals: [], asides: [], readTo: [...text].length, otherLanguage: { name: other.name, whole: true } };
  const read = readEnglish(text, publisher, model);
  if (!other) return { ...read, otherLanguage: null };
  const { toPoints } = codePointsOf(text);
  const stretches = other.stretches.map(({ from, to }) => ({ start: toPoints(from), end: toPoints(to) }));
  const isEnglish = ({ start, end }: { start: number; end: number }) =>
    !stretches.some((one) => one.start < end && start < one.end);
  return {
    ...read,
    proposals: read.proposals.filter((one) => isEnglish(extentOf(one) ?? { start: 0, end: 0 })),
    asides: read.asides.filter(isEnglish),
    otherLanguage: { name: other.name, whole: false },
  };
}

function readEnglish(text: string, publisher: string, model: Model | null): Omit<ProposedIn, 'otherLanguage'> {
  const sentences = sentencesOf(text.slice(0, LONGEST));
  const detection = propose(text, model, {
    certaintyOf: (passage) => proposeCertainty(passage).certainty,
    sentences,
  });
  const asides = detection.nonClaims.map(({ words }) => words);
  const attributions = withCreditLines(text, withTurns(text, detection.attributions, asides, sentences), publisher);
  // Those without a name spoke to whoever wrote the text.
  const dateline = attributions.find(({ rule }) => rule === 'dateline')?.source[0];
  const points = [...text];
  const wroteIt = dateline ? points.slice(dateline.start, dateline.end).join('') : publisher;
  return {
    proposals: withoutWishes(points, proposalsOf(text, { attributions }, wroteIt)).map((one) =>
      one.rule === 'told an outlet' && isShortFor(one.sourceName, publisher) ? { ...one, sourceName: publisher } : one,
    ),
    asides: [
      ...detection.nonClaims.map(({ words, kind, rule }) => ({ ...words, kind, rule })),
      ...detection.setAside
        .filter(({ why }) => why !== 'no comment')
        .flatMap(({ cue, why, rule }) => cue.map((span) => ({ ...span, kind: why, rule }))),
    ],
    readTo: detection.readTo,
  };
}

/** “The Comet” for the Daily Comet, “AAP” for Australian Associated Press; “the Times” can be another paper. */
function isShortFor(name: string, full: string): boolean {
  if (
    /^(?:the )?(?:times|sun|independent|telegraph|observer|standard|guardian|economist|atlantic|journal)$/i.test(name)
  )
    return false;
  const wordsOf = (of: string) => of.replace(/^the /i, '').split(' ');
  const [short, words] = [wordsOf(name), wordsOf(full)];
  const initials = words.map((word) => word[0]).join('');
  return short.length < words.length && (words.slice(-short.length).join() === short.join() || name === initials);
}

/** How somebody passes on what another says, without saying anything. */
const PASSING = new Set(['told an outlet', 'citing a source', 'passed on by a source', 'passed on by the same source']);

/** Leaves out wishes, and whoever only passes wishes on. “The Post has seen it” is none: it passes on what stands in it. */
function withoutWishes(points: readonly string[], all: readonly Proposal[]): Proposal[] {
  const left = new Set(all.filter((one) => !PASSING.has(one.rule) && isWish(points, one)).map(({ key }) => key));
  const passedOn = new Map<string, Proposal[]>();
  for (const one of all) if (one.parentKey) passedOn.set(one.parentKey, [...(passedOn.get(one.parentKey) ?? []), one]);
  for (let more = left.size > 0; more; ) {
    const empty = all.filter(
      ({ key, rule }) =>
        !left.has(key) && PASSING.has(rule) && passedOn.get(key)?.every((inner) => left.has(inner.key)),
    );
    for (const { key } of empty) left.add(key);
    more = empty.length > 0;
  }
  return all.filter(({ key }) => !left.has(key));
}
