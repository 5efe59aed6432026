/**
 * Counts proposals against the public corpus as the field does, word by word: npm run polnear -- CORPUS/data SPLIT
 * OUT.jsonl, where OUT.jsonl is what npm run detect writes for CORPUS/data/SPLIT/text.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { addText, figuresOf, noCounts, piecesIn, ROLES, type Spans } from '@/lib/corrector/score';
import { wordsOf } from '@/lib/corrector/words';
import { articlesIn } from './lessons';

const [corpus, split, file] = process.argv.slice(2);
if (!corpus || !split || !file) {
  console.error('Usage: npm run polnear -- CORPUS/data SPLIT OUT.jsonl');
  process.exit(2);
}

const pairs = z
  .array(z.tuple([z.number(), z.number()]))
  .transform((all): Spans => all.map(([start, end]) => ({ start, end })));
const line = z.object({
  article: z.string(),
  attributions: z.array(z.object({ source: pairs, cue: pairs, content: pairs })),
});
const proposed = new Map(
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((one) => one !== '')
    .map((one) => line.parse(JSON.parse(one)))
    .map(({ article, attributions }) => [article, attributions]),
);

const counts = noCounts();
const articles = articlesIn(path.join(corpus, split));
for (const { name, text, annotators } of articles) {
  const { words } = wordsOf(text);
  const own = proposed.get(name) ?? [];
  addText(counts, piecesIn(text, words, annotators.flat()), piecesIn(text, words, own));
}
console.log(`${split}: ${articles.length} articles; exact pieces by words, all annotators together`);
for (const role of ROLES) {
  const { precision, recall, f1 } = figuresOf(counts[role]);
  console.log(`${role.padEnd(8)} P ${percent(precision)} R ${percent(recall)} F1 ${percent(f1)}`);
}

function percent(share: number): string {
  return (100 * share).toFixed(1).padStart(5);
}
