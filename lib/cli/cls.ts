import { modelHere } from '@/lib/corrector/model.server';
import { readText } from '@/lib/corrector/read-text';
import { propose } from '@/lib/corrector/propose';
import { prep } from './exp';
import { wordsAtSpans } from '@/lib/corrector/words';
const model = modelHere()!;
const cnt: any = {}; 
const join=(rs:any[])=>{const o:any[]=[];let l:any;for(const r of [...rs].sort((a,b)=>a.from-b.from)){if(l&&r.from<=l.to)l.to=Math.max(l.to,r.to);else{l={...r};o.push(l)}}return o.filter(r=>r.to>r.from)};
for (const p of prep) {
  const own = propose(p.a.text, model).attributions;
  const r = readText(p.a.text, {attributions: own}, model);
  for (const role of ['source','cue','content'] as const) {
    const gold=new Set(p.gold[role].flatMap(rs=>join(rs as any).map((x:any)=>x.from+' '+x.to)));
    const seen=new Set<string>(); const lab=new Set(r.spans.filter(s=>s.role===['source','cue','content'].indexOf(role)).map(s=>s.from+' '+s.to));
    const inc=(k:string,ok:boolean)=>{(cnt[role+' '+k]??=[0,0])[ok?0:1]++};
    own.forEach((a,i)=>{const pl=r.rules.placed[i]!; const cls=pl.nested?'nested':a.rule.startsWith('learned')?'learned':a.rule.includes('same speaker')?'same':'outer';
      for (const x of join(wordsAtSpans(p.all.words,p.points,a[role]))) {const k=x.from+' '+x.to; if(seen.has(k)) continue; seen.add(k); inc(cls+(lab.has(k)?' =label':' otherwise'),gold.has(k));}});
    for (const k of lab) if(!seen.has(k)) inc('label only',gold.has(k));
  }
}
for (const k of Object.keys(cnt).sort()) console.log(k.padEnd(30), cnt[k].join(' '));
