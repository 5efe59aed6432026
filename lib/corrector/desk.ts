import { type Detection, detect, type Span } from '@/lib/detection/detect';
import { codePointsOf } from '@/lib/text/code-points';
import { corrected } from './correct';
import { Examples, type Marked } from './examples';
import { Model, quantized, read, type SmallWeights, written } from './model';
import { addText, type Exact, noCounts, piecesIn, ROLES } from './score';
import { averaged, goingOn, trainOnce } from './train';
import { type Word, type Words, wordsAtSpans, wordsOf } from './words';

/** A text with what editors decided in it. */
export type DeskText = {
  /** The number of the document: it says for good whether its decisions teach or are held out. */
  readonly id: number;
  readonly text: string;
  /** Accepted as proposed, corrected, or marked by hand. */
  readonly marked: readonly Marked[];
  readonly rejected: readonly Marked[];
};

/** So many decisions are needed before anything is learned from them. */
export const FEWEST_DECISIONS = 300;
/** One document in so many is held out. */
const HELD_OUT = 5;
/** Of the decisions that are needed, so many must be held out, or the two numbers say nothing. */
export const FEWEST_HELD_OUT = 30;

/** Gentle, so that what the shipped weights know of other texts stays. */
const EPOCHS = 8;
const RATE = 0.01;
const TRUST = 1;
/** More than the shipped weights have, since what is seen here is added to them. */
const MOST_FEATURES = 110_000;

export const isHeldOut = (id: number): boolean => mixed(id) % HELD_OUT === 0;

/** Numbers that follow one another are as good as thrown. */
function mixed(id: number): number {
  let state = Math.imul(id ^ 0x9e3779b9, 0x85ebca6b);
  state = Math.imul(state ^ (state >>> 13), 0xc2b2ae35);
  return (state ^ (state >>> 16)) >>> 0;
}

/** What was learned from the desk. The two numbers: which part of the pieces held out are proposed exactly (F1). */
export type Learned = { bytes: Uint8Array; before: number; after: number };

/**
 * Learns from decisions. What nobody has decided on teaches nothing: only sentences with a decision and without an open
 * proposal are read. Held out are the texts of every fifth document.
 * @param shipped the weights it goes on from
 * @param current the bytes of those in use, which it is compared with
 */
export function learnFromDesk(texts: readonly DeskText[], shipped: Uint8Array, current: Uint8Array): Learned {
  const base = read(shipped);
  const model = new Model(base);
  const examples = new Examples();
  const heldOut: Judged[] = [];
  for (const text of texts) {
    const judged = judgedIn(text, model);
    if (isHeldOut(text.id)) heldOut.push(judged);
    else examples.add(judged);
  }
  const bytes = written(trained(examples, base));
  return {
    ...{ bytes, before: pooled(heldOut, new Model(read(current))), after: pooled(heldOut, new Model(read(bytes))) },
  };
}

function trained(examples: Examples, base: SmallWeights): SmallWeights {
  const learnt = goingOn(examples, base, TRUST);
  for (let i = 0; i < EPOCHS; i++) trainOnce(examples, learnt, { seed: 1, rate: RATE, penalty: 0, drop: 0 });
  return quantized(averaged(learnt), MOST_FEATURES);
}

/** `read`: the sentences that editors have decided on; `detection`: what the rules find. */
type Judged = DeskText & { words: Words; read: ReadonlySet<number>; detection: Detection };

function judgedIn(desk: DeskText, model: Model): Judged {
  const { text, marked, rejected } = desk;
  const words = wordsOf(text);
  const points = codePointsOf(text);
  const sentencesOf = (all: readonly Marked[]) =>
    new Set(all.flatMap(({ source, cue, content }) => touched(words.words, points, [...source, ...cue, ...content])));
  const decisions = [...marked, ...rejected];
  const isOpen = (one: Marked) => !decisions.some((decision) => isSame(one, decision));
  const detection = detect(text);
  const open = sentencesOf(corrected(text, detection, model).attributions.filter(isOpen));
  const decided = [...sentencesOf(decisions)].filter((sentence) => !open.has(sentence));
  return { ...desk, words, read: new Set(decided), detection };
}

const touched = (words: readonly Word[], points: ReturnType<typeof codePointsOf>, spans: readonly Span[]) =>
  wordsAtSpans(words, points, spans).flatMap(({ from, to }) => words.slice(from, to).map(({ sentence }) => sentence));

/** Whether a decision is about a proposal: their cues touch or, where one has none, their contents. */
function isSame(one: Marked, decision: Marked): boolean {
  const role = one.cue.length > 0 && decision.cue.length > 0 ? 'cue' : 'content';
  return one[role].some((a) => decision[role].some((b) => a.start < b.end && b.start < a.end));
}

/** F1 of exact pieces of all roles together, within what editors decided on. */
function pooled(texts: readonly Judged[], model: Model): number {
  const counts = noCounts();
  for (const { text, marked, words, read, detection } of texts) {
    const points = codePointsOf(text);
    const isRead = ({ source, cue, content }: Marked) =>
      touched(words.words, points, [...source, ...cue, ...content]).every((sentence) => read.has(sentence));
    const proposed = corrected(text, detection, model).attributions.filter(isRead);
    addText(counts, piecesIn(text, words.words, marked.filter(isRead)), piecesIn(text, words.words, proposed));
  }
  return f1(counts);
}

function f1(counts: Exact): number {
  const sum = (name: 'right' | 'proposed' | 'marked') => ROLES.reduce((all, role) => all + counts[role][name], 0);
  const all = sum('proposed') + sum('marked');
  return all === 0 ? 0 : (2 * sum('right')) / all;
}
