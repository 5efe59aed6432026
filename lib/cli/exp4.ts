import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { deserialize, serialize } from 'node:v8';
import { viterbi } from '@/lib/corrector/crf';
import { Examples } from '@/lib/corrector/examples';
import { Features } from '@/lib/corrector/features';
import { Model, quantized } from '@/lib/corrector/model';
import { ruleLabelsOf } from '@/lib/corrector/rule-labels';
import { wordsOf } from '@/lib/corrector/words';
import { codePointsOf } from '@/lib/text/code-points';
import { biased, evaluate, decode, load, prep, dev } from './exp';
import { trainDrop } from './trainer';
const train = load('train');
const labelsWith = (model: Model, tr: any, a: any) => { const all = wordsOf(a.text); const f = new Features(all, ruleLabelsOf(all.words, a.detection.attributions, codePointsOf(a.text))); const out = new Uint8Array(all.words.length); for (const u of all.units) out.set(viterbi(model.scores(f, u), u.to - u.from, tr), u.from); return out; };
const exOf = (arts: any[], first?: Map<any, Uint8Array>) => { const ex = new Examples(); for (const a of arts) for (const marked of a.annotators) ex.add({ text: a.text, marked, detection: a.detection }, first?.get(a)); return ex; };
const F = '/tmp/exp-first.bin'; const first = new Map<any, Uint8Array>();
if (!existsSync(F)) {
  for (let k = 0; k < 5; k++) { const w = quantized(trainDrop(exOf(train.filter((_, i) => i % 5 !== k)), { epochs: 6 }), 90000); const m = new Model(w); train.forEach((a, i) => { if (i % 5 === k) first.set(a, labelsWith(m, w.transitions, a)); }); console.log('fold', k); }
  const w = quantized(trainDrop(exOf(train), { epochs: 8 }), 90000); const m = new Model(w); const d = dev.map((a) => labelsWith(m, w.transitions, a));
  writeFileSync(F, serialize({ train: train.map((a) => first.get(a)), dev: d }));
}
const saved = deserialize(readFileSync(F)); train.forEach((a, i) => first.set(a, saved.train[i])); dev.forEach((a, i) => first.set(a, saved.dev[i]));
process.env.P1 = '1';
console.log('run again with P1=1');
if (process.argv[2] === 'second') {
  const w = quantized(trainDrop(exOf(train, first), { epochs: 8, drop: Number(process.argv[3] ?? .3) }), 90000); const m = new Model(w);
  const cache = new Map(); const sc = (p: any, u: any, i: number) => { let c = cache.get(p); if (!c) { const f = new Features(p.all, p.rules, first.get(p.a)); c = p.all.units.map((x: any) => m.scores(f, x)); cache.set(p, c); } return c[i]; };
  for (const d of [0,.05,.1]) for (const b of [0,.4]) evaluate(decode(biased(sc, [-d,0,0,b,0,b,0]), w.transitions), `2nd O -${d} B +${b}`);
}
