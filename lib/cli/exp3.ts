// AdaGrad with dropout of features, per-word
import { Examples } from '@/lib/corrector/examples';
import { marginals, noTransitions } from '@/lib/corrector/crf';
import { LABELS } from '@/lib/corrector/labels';
import { Model, quantized } from '@/lib/corrector/model';
import { averaged, beginning, shuffled } from '@/lib/corrector/train';
import { biased, evaluate, decode, scoresWith, load } from './exp';
const train = load('train');
const args = Object.fromEntries(process.argv.slice(2).map((a) => a.split('=')));
const ex = new Examples();
for (const { text, annotators, detection } of train) for (const marked of annotators) ex.add({ text, marked, detection });
const [rate, l2, drop, seed, epochs] = [Number(args.rate ?? .1), Number(args.l2 ?? 64), Number(args.drop ?? 0.3), Number(args.seed ?? 1), Number(args.epochs ?? 10)];
const l = beginning(ex);
const { weights: W, sums: G, transitions: T, transitionSums: TG } = l;
let rnd = seed * 12345 + 1; const rand = () => { rnd ^= rnd << 13; rnd ^= rnd >>> 17; rnd ^= rnd << 5; return (rnd >>> 0) / 4294967296; };
const keep = 1 - drop; const LEAST = 1e-4;
for (let e = 0; e < epochs; e++) {
  const order = shuffled(ex.units.length, seed + 7919 * e); let total = 0;
  for (let t = 0; t < order.length; t++) {
    const { from, to } = ex.units[order[t]!]!; const n = to - from;
    const scores = new Float64Array(n * LABELS); const masks: Uint8Array[] = [];
    for (let i = 0; i < n; i++) { const f = ex.of(from + i); const m = new Uint8Array(f.length); for (let k = 0; k < f.length; k++) { if (drop > 0 && rand() < drop) continue; m[k] = 1; const b = f[k]! * LABELS; for (let y = 0; y < LABELS; y++) scores[i * LABELS + y] += W[b + y]! / keep; } masks.push(m); }
    const slopes = noTransitions(); const { shares, logZ } = marginals(scores, n, T, slopes.between);
    slopes.start.set(shares.subarray(0, LABELS)); slopes.end.set(shares.subarray((n - 1) * LABELS));
    let sc = 0; const lab = (i: number) => ex.label(from + i);
    for (let i = 0; i < n; i++) { sc += scores[i * LABELS + lab(i)]!; shares[i * LABELS + lab(i)] -= 1; if (i > 0) { sc += T.between[lab(i - 1) * LABELS + lab(i)]!; slopes.between[lab(i - 1) * LABELS + lab(i)] -= 1; } }
    sc += T.start[lab(0)]! + T.end[lab(n - 1)]!; slopes.start[lab(0)] -= 1; slopes.end[lab(n - 1)] -= 1; total += logZ - sc;
    for (let i = 0; i < n; i++) {
      let big = 0; for (let y = 0; y < LABELS; y++) big = Math.max(big, Math.abs(shares[i * LABELS + y]!)); if (big < 3e-3) continue;
      const f = ex.of(from + i); const m = masks[i]!;
      for (let k = 0; k < f.length; k++) { if (!m[k]) continue; const b = f[k]! * LABELS; for (let y = 0; y < LABELS; y++) { const g = shares[i * LABELS + y]! / keep; if (g < LEAST && g > -LEAST) continue; const s = G[b + y]! + g * g; G[b + y] = s; W[b + y] = W[b + y]! - rate * g / (1e-3 + Math.sqrt(s)); } }
    }
    for (const nm of ['between', 'start', 'end'] as const) { const [o, by, a] = [T[nm], slopes[nm], TG[nm]]; for (let i = 0; i < o.length; i++) { const g = by[i]!; a[i] += g * g; o[i] -= rate * g / (1e-3 + Math.sqrt(a[i]!)); } }
    if ((t + 1) % Math.ceil(order.length / 4) === 0) for (let i = 0; i < W.length; i++) { const w = W[i]!; if (w !== 0) W[i] = w / (1 + (rate * l2 / 4) / (1e-3 + Math.sqrt(G[i]!))); }
  }
  l.epoch++;
  if (l.epoch > 2) { const d = l.epoch - 2; for (let i = 0; i < W.length; i++) l.average[i] = l.average[i]! + (W[i]! - l.average[i]!) / d; for (const nm of ['between', 'start', 'end'] as const) for (let i = 0; i < T[nm].length; i++) l.averageTransitions[nm][i] += (T[nm][i]! - l.averageTransitions[nm][i]!) / d; }
}
import { written } from '@/lib/corrector/model'; import { writeFileSync } from 'node:fs';
for (const most of (args.most ?? '90000').split(',').map(Number)) { const avg = averaged(l); const a0 = ex.of(0)[0]! * LABELS; const bo = Number(args.o ?? 0), bb = Number(args.b ?? 0); avg.rows[a0] -= bo; avg.rows[a0 + 3] += bb; avg.rows[a0 + 5] += bb; const w = quantized(avg, most); writeFileSync(args.out ?? '/tmp/w-exp.bin', written(w)); const sc = scoresWith(new Model(w)); console.log(JSON.stringify({ ...args, most, n: w.keys.length })); evaluate(decode(sc, w.transitions), 'baked'); }
