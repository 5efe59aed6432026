/**
 * Trains the corrector: npm run train -- FOLDER [--held-out FOLDER] [--seed N] [--out FILE]. A folder holds
 * text/NAME.txt and attributions/NAME_*.ann, or tags as Whence exports them. After each epoch it writes FILE.part, from
 * which the same command goes on if it was stopped. Without --held-out, one article in ten is held out.
 */
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { deserialize, serialize } from 'node:v8';
import { z } from 'zod';
import { corrected } from '@/lib/corrector/correct';
import { Examples } from '@/lib/corrector/examples';
import type { Role } from '@/lib/corrector/labels';
import { Model, quantized, written } from '@/lib/corrector/model';
import { WEIGHTS } from '@/lib/corrector/model.server';
import { readText } from '@/lib/corrector/read-text';
import { addText, figuresOf, noCounts, piecesIn, ROLES } from '@/lib/corrector/score';
import { averaged, beginning, type Learnt, leaning, shuffled, trainOnce } from '@/lib/corrector/train';
import { detect } from '@/lib/detection/detect';
import { type Article, articlesIn, lessonsOf } from './lessons';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    'held-out': { type: 'string' },
    seed: { type: 'string', default: '1' },
    out: { type: 'string', default: WEIGHTS },
    epochs: { type: 'string', default: '10' },
    rate: { type: 'string', default: '0.1' },
    penalty: { type: 'string', default: '64' },
    drop: { type: 'string', default: '0.3' },
    most: { type: 'string', default: '90000' },
  },
});
const transitions = z.object({
  ...{ between: z.instanceof(Float64Array), start: z.instanceof(Float64Array), end: z.instanceof(Float64Array) },
});
const partly = z.object({
  ...{ seed: z.number(), rate: z.number(), penalty: z.number(), drop: z.number() },
  ...{ words: z.number(), epoch: z.number() },
  ...{ keys: z.instanceof(Int32Array), weights: z.instanceof(Float32Array), average: z.instanceof(Float32Array) },
  ...{ sums: z.instanceof(Float32Array), transitions, averageTransitions: transitions, transitionSums: transitions },
});
const [folder] = positionals;
if (!folder) {
  console.error('Usage: npm run train -- FOLDER [--held-out FOLDER] [--seed N] [--out FILE]');
  process.exit(2);
}
const seed = Number(values.seed);
const epochs = Number(values.epochs);
const rate = Number(values.rate);
const penalty = Number(values.penalty);
const drop = Number(values.drop);
/** Chosen on held-out articles: as many are missed as are found for nothing. */
const LEAN = { none: 0.05, begin: 0.2 };
const began = performance.now();
const say = (words: string) =>
  console.log(`${((performance.now() - began) / 1000).toFixed(0).padStart(4)} s  ${words}`);

const { lessons, heldOut } = split(articlesIn(folder));
const examples = new Examples();
for (const lesson of lessonsOf(lessons)) examples.add(lesson);
say(`${lessons.length} articles, ${examples.length.toLocaleString('en')} words`);
const learnt = beginning(examples);
say(`${learnt.keys.length.toLocaleString('en')} features`);
goOn(learnt);
while (learnt.epoch < epochs) {
  const cost = trainOnce(examples, learnt, { seed, rate, penalty, drop });
  const part = { seed, rate, penalty, drop, words: examples.length, ...learnt };
  writeFileSync(`${values.out}.part~`, serialize(part));
  renameSync(`${values.out}.part~`, `${values.out}.part`);
  say(`epoch ${learnt.epoch}, mean cost ${cost.toFixed(4)}`);
}
const small = quantized(leaning(averaged(learnt), LEAN), Number(values.most));
const bytes = written(small);
writeFileSync(values.out, bytes);
rmSync(`${values.out}.part`, { force: true });
say(`${small.keys.length.toLocaleString('en')} features in ${bytes.length.toLocaleString('en')} bytes: ${values.out}`);
print(new Model(small));

function split(all: Article[]): { lessons: Article[]; heldOut: Article[] } {
  if (values['held-out']) return { lessons: all, heldOut: articlesIn(values['held-out']) };
  const order = [...shuffled(all.length, seed)];
  const out = new Set(order.slice(0, Math.ceil(all.length / 10)));
  return { lessons: all.filter((_, i) => !out.has(i)), heldOut: all.filter((_, i) => out.has(i)) };
}

/** Takes up what an earlier run has learnt, where it was the same until there. */
function goOn(fresh: Learnt): void {
  if (!existsSync(`${values.out}.part`)) return;
  const part = partly.parse(deserialize(readFileSync(`${values.out}.part`)));
  const isSame =
    [part.seed, part.rate, part.penalty, part.drop, part.words, part.keys.length].join() ===
    [seed, rate, penalty, drop, examples.length, fresh.keys.length].join();
  if (!isSame) {
    say('What is half learnt there is of another training, and is left.');
    return;
  }
  const { epoch, weights, average, sums } = part;
  Object.assign(fresh, { epoch, weights, average, sums });
  Object.assign(fresh, { transitions: part.transitions, averageTransitions: part.averageTransitions });
  fresh.transitionSums = part.transitionSums;
  say(`goes on after epoch ${part.epoch}`);
}

/** The exact pieces of the articles that were held out, by what was learnt alone and by what is proposed. */
function print(model: Model): void {
  const [alone, together] = [noCounts(), noCounts()];
  for (const { text, annotators } of heldOut) {
    const detection = detect(text);
    const { words, spans } = readText(text, detection, model);
    const gold = piecesIn(text, words, annotators.flat());
    const of = (name: Role) => spans.filter(({ role }) => ROLES[role] === name).map((span) => [span]);
    addText(alone, gold, { source: of('source'), cue: of('cue'), content: of('content') });
    addText(together, gold, piecesIn(text, words, corrected(text, detection, model).attributions));
  }
  for (const [name, counts] of [
    ['labels', alone],
    ['proposals', together],
  ] as const)
    say(
      `${name}, ${heldOut.length} articles held out, exact F1: ${ROLES.map((role) => `${role} ${(100 * figuresOf(counts[role]).f1).toFixed(1)}`).join(', ')}`,
    );
}
