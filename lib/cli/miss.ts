import { readFileSync } from 'node:fs';
import { articlesIn } from './lessons';
const pred = new Map(readFileSync(process.argv[2]!,'utf8').trim().split('\n').map(l=>JSON.parse(l)).map((d:any)=>[d.article,d.attributions]));
const mode=process.argv[3]; let k=0; const every=Number(process.argv[4]??8);
for (const {name,text,annotators} of articlesIn('/tmp/polnear/data/dev')) {
  const pts=[...text];
  const gold = annotators[0]!.filter(g=>g.cue.length&&g.content.length);
  const P=(pred.get(name) as any[]);
  const over=(a:any[],b:any[])=>a.some(([s,e]:any)=>b.some(([x,y]:any)=>s<y&&x<e));
  const pr=(a:any[])=>a.map(x=>[x.start,x.end]);
  const show=(s:any,c:any,t:any)=>{const all=[...s,...c,...t];const a=Math.max(0,Math.min(...all.map((x:any)=>x[0]))-30),b=Math.max(...all.map((x:any)=>x[1]))+30;let o='';for(let i=a;i<Math.min(b,a+420);i++){for(const [n,l] of [['S',s],['C',c],['T',t]] as any)for(const [x,y] of l){if(i===x)o+=n+'[';if(i===y)o+=']';}o+=pts[i]??'';}console.log('- '+o.replace(/\n/g,' / '));};
  if(mode==='fn') for(const g of gold) {if(!P.some(p=>over(p.cue,pr(g.cue)))&&k++%every===0) show(pr(g.source),pr(g.cue),pr(g.content));}
  else for(const p of P) {if(!p.setAside&&!gold.some(g=>over(p.cue,pr(g.cue)))&&k++%every===0) show(p.source,p.cue,p.content);}
}
