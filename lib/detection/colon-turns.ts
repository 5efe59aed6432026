import type { Read } from '@/lib/detection/floating';
import type { Found } from '@/lib/detection/found';
import { isGreeting } from '@/lib/detection/greetings';
import { isQuotationStart, type Sentence } from '@/lib/text/sentences';

/**
 * What a speaker after whose name a colon stands goes on to say, besides what they pass on of others. `greets`: the first
 * sentence says nothing.
 */
export type ColonTurn = { by: Found; own: Sentence[]; greets: boolean };

/**
 * The turns that go on after their first sentence: to the end of the paragraph, or the next name with a colon. Whatever
 * others say there is marked as relayed by the speaker.
 */
export function colonTurnsIn(read: readonly Read[]): ColonTurn[] {
  const turns: ColonTurn[] = [];
  let turn: ColonTurn | undefined;
  read.forEach(({ sentence, found }, i) => {
    const opens = read[i - 1]?.sentence.paragraph !== sentence.paragraph;
    const label = found.find(({ lemma }) => lemma === ':');
    if (opens || label) turn = undefined;
    if (turn && found.length === 0) {
      if (sentence.tokens.at(-1)?.text !== '?' && !isGreeting(wordsOf(sentence, 0))) turn.own.push(sentence);
    } else if (turn) for (const one of found) one.relayedBy ??= turn.by;
    if (!opens || !label || isQuotationStart(sentence, label.content[0]?.from ?? 0)) return;
    turn = { by: label, own: [], greets: isGreeting(wordsOf(sentence, label.content[0]?.from ?? 0)) };
    turns.push(turn);
  });
  return turns;
}

const wordsOf = ({ tokens }: Sentence, from: number) =>
  tokens
    .slice(from, from + 4)
    .map(({ text }) => text)
    .join(' ');
