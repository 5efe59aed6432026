import { Examples } from '@/lib/corrector/examples';
import { marginals, noTransitions } from '@/lib/corrector/crf';
import { LABELS } from '@/lib/corrector/labels';
import { averaged, beginning, shuffled } from '@/lib/corrector/train';
export function trainDrop(ex: Examples, { rate = .1, l2 = 64, drop = .3, seed = 1, epochs = 10 }) {
const l = beginning(ex);
const { weights: W, sums: G, transitions: T, transitionSums: TG } = l;
let rnd = seed * 12345 + 1; const rand = () => { rnd ^= rnd << 13; rnd ^= rnd >>> 17; rnd ^= rnd << 5; return (rnd >>> 0) / 4294967296; };
const keep = 1 - drop; const LEAST = 1e-4;
for (let e = 0; e < epochs; e++) {
  const order = shuffled(ex.units.length, seed + 7919 * e);
  for (let t = 0; t < order.length; t++) {
    const { from, to } = ex.units[order[t]!]!; const n = to - from;
    const scores = new Float64Array(n * LABELS); const masks: Uint8Array[] = [];
    for (let i = 0; i < n; i++) { const f = ex.of(from + i); const m = new Uint8Array(f.length); for (let k = 0; k < f.length; k++) { if (drop > 0 && rand() < drop) continue; m[k] = 1; const b = f[k]! * LABELS; for (let y = 0; y < LABELS; y++) scores[i * LABELS + y] += W[b + y]! / keep; } masks.push(m); }
    const slopes = noTransitions(); const { shares } = marginals(scores, n, T, slopes.between);
    slopes.start.set(shares.subarray(0, LABELS)); slopes.end.set(shares.subarray((n - 1) * LABELS));
    const lab = (i: number) => ex.label(from + i);
    for (let i = 0; i < n; i++) { shares[i * LABELS + lab(i)] -= 1; if (i > 0) slopes.between[lab(i - 1) * LABELS + lab(i)] -= 1; }
    slopes.start[lab(0)] -= 1; slopes.end[lab(n - 1)] -= 1;
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
return averaged(l);
}
