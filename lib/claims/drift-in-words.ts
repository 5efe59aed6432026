import { type CertaintyProposal, decisiveWords } from '@/lib/certainty/certainty';
import { type Certainty, certainties, type Stance, stances } from '@/lib/vocabulary';
import type { Change, Drift, Wording } from './drift';
import { inList, nameIn } from './in-words';

const NAMED = 2;

/** What drifts on the way from the origins to those nobody credits, in one or two sentences. */
export function driftInWords({ changes, readings }: Drift): string {
  const of = (kind: Change['kind']) => changes.filter((change) => change.kind === kind);
  const [rises, falls, turns] = [of('rise'), of('fall'), of('turn')];
  const sentences = [
    rises.length > 0 && `The wording gets surer on the way: ${pairs(rises)}.`,
    falls.length > 0 && `${rises.length > 0 ? 'It also gets' : 'The wording gets'} more cautious: ${pairs(falls)}.`,
    turns.length > 0 && `${turns.slice(0, NAMED).map(turnInWords).join('; ')}${more(turns.length)}.`,
  ].filter((sentence) => sentence !== false);
  if (sentences.length > 0) return sentences.join(' ');
  if (changes.length > 0) return 'No document changes how surely it is put.';
  const [only, ...others] = readings;
  if (!only) return 'It is not known how surely it is put: no passage is marked yet, and no certainty is chosen.';
  return others.length === 0
    ? `How surely it is put is known of ${nameIn(only.utterance)} alone, so there is nothing to compare.`
    : 'None of those whose wording is known relays another, so there is nothing to compare.';
}

/** Those who make the same of the same are named together. */
function pairs(changes: readonly (Change & { to: Wording })[]): string {
  const groups = new Map<string, { from: Wording; to: Wording[] }>();
  for (const { from, to } of changes) {
    const key = `${from.utterance.id} ${saying(to)}`;
    groups.set(key, { from, to: [...(groups.get(key)?.to ?? []), to] });
  }
  const sentences = [...groups.values()].map(({ from, to }) => {
    const names = inList(
      to.map(({ utterance }) => nameIn(utterance)),
      NAMED,
    );
    const [first] = to;
    return `${nameIn(from.utterance)} ${saying(from)}, ${names} ${first ? saying(first, to.length > 1) : ''}`;
  });
  return sentences.slice(0, NAMED).join('; ') + more(sentences.length);
}

const more = (count: number) => (count > NAMED ? `; and so at ${count - NAMED} more` : '');
const turnInWords = ({ from, to }: Change & { to: Wording }) => `${nameIn(to.utterance)} ${turning(from, to)}`;
const turning = (from: Wording, to: Wording) =>
  `${stances[to.utterance.stance].label} what ${nameIn(from.utterance)} ${stances[from.utterance.stance].label}`;

/** What one does, and what several do. */
const puts: Readonly<Record<Certainty, readonly [string, string]>> = {
  asserted: ['states it as a fact', 'state it as a fact'],
  probable: ['puts it as likely', 'put it as likely'],
  possible: ['puts it as possible', 'put it as possible'],
  rumoured: ['passes it on as hearsay', 'pass it on as hearsay'],
};
const others: Readonly<Record<Stance, readonly [string, string]>> = {
  affirms: ['affirms', 'affirm'],
  denies: ['denies', 'deny'],
  questions: ['questions', 'question'],
};

/** “says “may””, where the words are held and decide; else what it comes to. */
function saying({ utterance, proposal, certainty }: Wording, several = false): string {
  if (!certainty) return '';
  const number = several ? 1 : 0;
  const [found] = proposal?.certainty === certainty && certainty !== 'asserted' ? decisiveWords(proposal) : [];
  const word = found && `“${found.toLowerCase()}”`;
  if (utterance.stance !== 'affirms')
    return `${others[utterance.stance][number]} it (${word ?? certainties[certainty].label})`;
  return word ? `${several ? 'say' : 'says'} ${word}` : puts[certainty][number];
}

/** How one puts it against the one before, to stand behind an arrow. */
export function changeInWords({ kind, from, before, after }: Change, to: Wording): string {
  // Kept together on one line.
  const steps = `${certainties[before].label}\u00a0→\u00a0${certainties[after].label}`;
  if (kind === 'turn') return turning(from, to);
  if (kind === 'same') return `as sure as ${nameIn(from.utterance)}`;
  return `${kind === 'rise' ? 'surer' : 'more cautious'} than ${nameIn(from.utterance)}: ${steps}`;
}

/** Which words make a passage read as it does. */
export function becauseInWords(proposal: CertaintyProposal): string {
  const words = decisiveWords(proposal).map((word) => `“${word}”`);
  return proposal.certainty === 'asserted' ? 'no word hedges it' : `because of ${words.slice(0, NAMED).join(', ')}`;
}

/** What the words of a passage read where an editor chose otherwise; null where the two agree. */
export function differenceInWords({ proposal, certainty, isChosen }: Wording): string | null {
  if (!proposal || !certainty || !isChosen || proposal.certainty === certainty) return null;
  const read = `${certainties[proposal.certainty].label} (${becauseInWords(proposal)})`;
  return `Set by an editor: ${certainties[certainty].label}; the wording reads ${read}.`;
}
