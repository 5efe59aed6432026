import { modelHere } from '@/lib/corrector/model.server';
import { propose } from '@/lib/corrector/propose';
import { warmUpProposals } from '@/lib/tags/warm-up.server';
import { measure, type Timing } from './measure';

const WORDS = 1500;

/** Sentences of a news article in all the ways in which it can name its sources. */
const sentences = [
  'The harbour authority will close two of its four terminals before the end of the year, according to three people briefed on the plan.',
  '“We have looked at every other option, and there is none left,” said Ines Okafor, who has run the authority since March.',
  'Okafor told the Courier that the remaining terminals could take most of the traffic, but added that some lines would have to move north.',
  'The closures, first reported by the Evening Ledger, had been expected since a storm damaged the outer wall.',
  'Union leaders called the plan a betrayal and urged the city council to block it.',
  '“Nobody asked us,” Tomas Brandt, a crane driver, said. “They never do, and then they wonder why people are angry.”',
  'A report by the audit office, seen by the Ledger, suggests that repairs would cost less than a third of what the authority has claimed.',
  'The authority is said to be in talks with two foreign investors; it declined to comment on the talks.',
  'Reuters reported last week, citing officials at the ministry, that a sale was unlikely before the election.',
  'The Courier could not independently verify the figures.',
  'Ships have called here for four hundred years, and the old customs house still stands beside the water.',
  'Analysts say the decision reflects a wider shift of trade towards deeper ports, though few believe that it will be the last one.',
];

/** An article of our own of so many words. */
function article(words: number): string {
  const paragraphs: string[] = [];
  for (let i = 0, count = 0; count < words; i++) {
    const paragraph = [0, 1, 2].map((k) => sentences[(i * 5 + k * 7) % sentences.length] ?? '').join(' ');
    paragraphs.push(paragraph);
    count += paragraph.split(' ').length;
  }
  return paragraphs.join('\n\n');
}

/** How long proposals for an article take: the first time in a process that has been warmed up, as the server is, and then. */
export async function measureTagging(): Promise<{ first: number; warm: Timing; proposals: number }> {
  const text = article(WORDS);
  warmUpProposals();
  const began = performance.now();
  const { attributions } = propose(text, modelHere());
  const first = performance.now() - began;
  return { first, warm: await measure(async () => propose(text, modelHere())), proposals: attributions.length };
}
