import { readFileSync } from 'node:fs';
import { modelHere } from '@/lib/corrector/model.server';
import { readText } from '@/lib/corrector/read-text';
import { propose } from '@/lib/corrector/propose';
import { articlesIn } from './lessons';
import { isUnsaid } from '@/lib/detection/unsaid';
const model = modelHere()!;
const cnt: Record<string,[number,number]> = {};
const bump=(k:string,ok:boolean)=>{(cnt[k]??=[0,0])[ok?0:1]++};
let ng=0, nested=0;
for (const {name,text,annotators} of articlesIn('/tmp/polnear/data/dev')) {
  const gold = annotators[0]!.filter(g=>g.cue.length&&g.content.length);
  ng+=gold.length;
  const over=(a:any[],b:any[])=>a.some(x=>b.some(y=>x.start<y.end&&y.start<x.end));
  for (const g of gold) if (gold.some(h=>h!==g&&h.content.some(c=>g.cue.some(q=>c.start<=q.start&&q.end<=c.end)))) nested++;
  const own = propose(text, model).attributions;
  const r = readText(text, {attributions: own}, model);
  own.forEach((a,i)=>{
    const p=r.rules.placed[i]!;
    const ok=a.cue.length>0&&gold.some(g=>over(g.cue,a.cue));
    bump(a.cue.length===0?'nocue':p.nested?'nested':a.rule.startsWith('learned')?'learned':a.rule.includes('same speaker')?'same speaker':'outer',ok);
  });
}
console.log(ng,nested,cnt);
