import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { deserialize, serialize } from 'node:v8';
import { viterbi } from '@/lib/corrector/crf';
import { Examples } from '@/lib/corrector/examples';
import { Features } from '@/lib/corrector/features';
import { LABELS, ROLES, spansOf, type RoleSpan } from '@/lib/corrector/labels';
import { Model, quantized } from '@/lib/corrector/model';
import { ruleLabelsOf } from '@/lib/corrector/rule-labels';
import { addText, figuresOf, noCounts, piecesIn } from '@/lib/corrector/score';
import { averaged, beginning, trainOnce } from '@/lib/corrector/train';
import { wordsOf, wordsAtSpans } from '@/lib/corrector/words';
import { detect } from '@/lib/detection/detect';
import { codePointsOf } from '@/lib/text/code-points';
import { articlesIn, type Article } from './lessons';
export type Art = Article & { detection: any };
export function load(split: string): Art[] {
  const f = `/tmp/exp-${split}.bin`;
  const all = articlesIn(`/tmp/polnear/data/${split}`);
  if (!existsSync(f)) writeFileSync(f, serialize(all.map((a) => ({ attributions: detect(a.text).attributions }))));
  const d = deserialize(readFileSync(f));
  return all.map((a, i) => ({ ...a, detection: d[i] }));
}
export const dev = load('dev');
const prep = dev.map((a) => { const all = wordsOf(a.text); const points = codePointsOf(a.text); return { a, all, points, rules: ruleLabelsOf(all.words, a.detection.attributions, points), gold: piecesIn(a.text, all.words, a.annotators.flat()), first: a.annotators[0]!.filter((g) => g.cue.length && g.content.length).map((g) => ({ source: wordsAtSpans(all.words, points, g.source), cue: wordsAtSpans(all.words, points, g.cue), content: wordsAtSpans(all.words, points, g.content) })) }; });
export { prep };
const f1 = (tp: number, p: number, g: number) => (200 * tp / (p + g)).toFixed(1);
export function evaluate(spansFor: (p: (typeof prep)[number]) => RoleSpan[], name: string) {
  const alone = noCounts(); let tp = 0, pn = 0, gn = 0, c3 = 0, tr = 0;
  for (const p of prep) {
    const spans = spansFor(p);
    const of = (r: number) => spans.filter(({ role }) => role === r).map((s) => [s]);
    addText(alone, p.gold, { source: of(0), cue: of(1), content: of(2) });
    const cues = spans.filter((s) => s.role === 1); pn += cues.length; gn += p.first.length;
    const set = (rs: readonly {from:number;to:number}[]) => { const s = new Set<number>(); for (const { from, to } of rs) for (let i = from; i < to; i++) s.add(i); return s; };
    const J = (a: Set<number>, b: Set<number>) => { let n = 0; for (const x of a) if (b.has(x)) n++; return n / Math.max(1, a.size + b.size - n); };
    const used = new Set<number>();
    const linked = cues.map((cue) => { const dist = (a: any) => a.to <= cue.from ? cue.from - a.to : a.from - cue.to; const near = (role: number) => spans.filter((x) => x.role === role && dist(x) < 40).sort((a, b) => dist(a) - dist(b))[0]; return { s: near(0), c: near(2) }; });
    for (const g of p.first) {
      const k = cues.findIndex((c, i) => !used.has(i) && g.cue.some((x) => x.from < c.to && c.from < x.to));
      if (k < 0) continue; used.add(k); tp++;
      const l = linked[k]!; const cj = l.c ? J(set([l.c]), set(g.content)) : 0; const sj = l.s ? J(set([l.s]), set(g.source)) : 0;
      if (cj >= .3) c3++; if (cj >= .5 && sj >= .5 && g.source.length) tr++;
    }
  }
  console.log(name.padEnd(34), ROLES.map((r) => (100 * figuresOf(alone[r]).f1).toFixed(1)).join(' '), '| attr', f1(tp, pn, gn), `P ${(100 * tp / pn).toFixed(1)} R ${(100 * tp / gn).toFixed(1)}`, 'c3', f1(c3, pn, gn), 'triple', f1(tr, pn, gn));
}
export const decode = (scores: (p: (typeof prep)[number], unit: any, i: number) => Float64Array, tr: any) => (p: (typeof prep)[number]) => p.all.units.flatMap((unit, i) => spansOf(viterbi(scores(p, unit, i), unit.to - unit.from, tr), unit.from));
export function scoresWith(model: Model) { const cache = new Map<any, Float64Array[]>(); return (p: (typeof prep)[number], unit: any, i: number) => { let c = cache.get(p); if (!c) { const f = new Features(p.all, p.rules); c = p.all.units.map((u) => model.scores(f, u)); cache.set(p, c); } return c[i]!; }; }
export function biased(base: any, bias: number[]) { return (p: any, unit: any, i: number) => { const s = Float64Array.from(base(p, unit, i) as Float64Array); for (let k = 0; k < s.length; k++) s[k] = s[k]! + (bias[k % LABELS] ?? 0); return s; }; }
