import { decisiveWords } from '@/lib/tagging/certainty';
import { type Certainty, certainties, stances } from '@/lib/words';
import type { Change, Drift, Reading } from './drift';
import { nameIn } from './in-words';

const NAMED = 2;

/** What drifts on the way from the origins to those nobody credits, in one or two sentences. */
export function driftInWords({ changes, readings }: Drift): string {
  const of = (kind: Change['kind']) => changes.filter((change) => change.kind === kind);
  const [rises, falls, turns] = [of('rise'), of('fall'), of('turn')];
  const sentences = [
    rises.length > 0 && `The wording gets surer on the way: ${pairs(rises)}.`,
    falls.length > 0 && `${rises.length > 0 ? 'Elsewhere it gets' : 'The wording gets'} more cautious: ${pairs(falls)}.`,
    turns.length > 0 && `${turns.slice(0, NAMED).map(turnInWords).join('; ')}${more(turns.length)}.`,
  ].filter((sentence) => sentence !== false);
  if (sentences.length > 0) return sentences.join(' ');
  if (changes.length > 0) return 'No document changes how surely it is put.';
  const [only, ...others] = readings;
  if (!only) return 'How surely it is put is not known: no passage is marked yet, and no certainty chosen.';
  return others.length === 0
    ? `How surely it is put is known of ${nameIn(only.utterance)} alone, so there is nothing to compare.`
    : 'None of those whose wording is known relays another, so there is nothing to compare.';
}

const pairs = (changes: readonly (Change & { to: Reading })[]) =>
  changes
    .slice(0, NAMED)
    .map(({ from, to }) => `${nameIn(from.utterance)} ${saying(from)}, ${nameIn(to.utterance)} ${saying(to)}`)
    .join('; ') + more(changes.length);

const more = (count: number) => (count > NAMED ? `; and so at ${count - NAMED} more` : '');
const turnInWords = ({ from, to }: Change & { to: Reading }) => `${nameIn(to.utterance)} ${turning(from, to)}`;
const turning = (from: Reading, to: Reading) =>
  `${stances[to.utterance.stance].label} what ${nameIn(from.utterance)} ${stances[from.utterance.stance].label}`;

const puts: Readonly<Record<Certainty, string>> = {
  asserted: 'states it as a fact',
  probable: 'puts it as likely',
  possible: 'puts it as possible',
  rumoured: 'passes it on as hearsay',
};

/** «says «may»», where the words are held and decide; else what it comes to. */
function saying({ utterance, proposal, certainty }: Reading): string {
  if (!certainty) return '';
  const [word] = proposal?.certainty === certainty && certainty !== 'asserted' ? decisiveWords(proposal) : [];
  if (utterance.stance !== 'affirms') return `${stances[utterance.stance].label} it (${word ? `«${word}»` : certainties[certainty].label})`;
  return word ? `says «${word}»` : puts[certainty];
}

/** How one puts it against the one before, to stand behind an arrow. */
export function changeInWords({ kind, from, before, after }: Change, to: Reading): string {
  const steps = `${certainties[before].label} → ${certainties[after].label}`;
  if (kind === 'turn') return turning(from, to);
  if (kind === 'same') return `as sure as ${nameIn(from.utterance)}`;
  return `${kind === 'rise' ? 'surer' : 'more cautious'} than ${nameIn(from.utterance)}: ${steps}`;
}

/** What the words of a passage read, beside what an editor chose; null where the two agree or there are no words. */
export function readingInWords({ proposal, certainty, isChosen }: Reading): string | null {
  if (!proposal || !certainty) return null;
  const words = decisiveWords(proposal).map((word) => `«${word}»`);
  const because = proposal.certainty === 'asserted' ? 'no word hedges it' : `because of ${words.slice(0, NAMED).join(', ')}`;
  const read = `the wording reads ${certainties[proposal.certainty].label} (${because})`;
  if (!isChosen) return `${read.charAt(0).toUpperCase()}${read.slice(1)}; no editor has chosen.`;
  return proposal.certainty === certainty ? null : `Set by an editor: ${certainties[certainty].label}; ${read}.`;
}
