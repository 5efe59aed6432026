import { readFileSync } from 'node:fs';
import { articlesIn } from './lessons';
const pred = new Map(readFileSync(process.argv[2]!,'utf8').trim().split('\n').map(l=>JSON.parse(l)).map((d:any)=>[d.article,d.attributions]));
let k=0; const every=Number(process.argv[3]??6); const cnt:any={};
for (const {name,text,annotators} of articlesIn('/tmp/polnear/data/dev')) {
  const pts=[...text];
  const gold = annotators[0]!.filter(g=>g.cue.length&&g.content.length);
  const P=(pred.get(name) as any[]); const used=new Set();
  const over=(a:any[],b:any[])=>a.some(([s,e]:any)=>b.some(([x,y]:any)=>s<y&&x<e));
  const pr=(a:any[])=>a.map(x=>[x.start,x.end]);
  const set=(a:any[])=>{const s=new Set<number>();for(const[x,y]of a)for(let i=x;i<y;i++)s.add(i);return s};
  const J=(a:any,b:any)=>{let n=0;for(const x of a)if(b.has(x))n++;return n/Math.max(1,a.size+b.size-n)};
  const show=(l:string,s:any,c:any,t:any)=>{const all=[...s,...c,...t];if(!all.length)return;const a=Math.max(0,Math.min(...all.map((x:any)=>x[0]))-30),b=Math.max(...all.map((x:any)=>x[1]))+30;let o='';for(let i=a;i<Math.min(b,a+420);i++){for(const [n,l] of [['S',s],['C',c],['T',t]] as any)for(const [x,y] of l){if(i===x)o+=n+'[';if(i===y)o+=']';}o+=pts[i]??'';}console.log(l+' '+o.replace(/\n/g,' / '));};
  for(const g of gold){const i=P.findIndex((p,i)=>!used.has(i)&&over(p.cue,pr(g.cue)));if(i<0)continue;used.add(i);const p=P[i];
    const ok=J(set(p.content),set(pr(g.content)))>=.3; const cls=p.setAside??'proposal'; (cnt[cls]??=[0,0])[ok?0:1]++;
    if(!ok&&cls==='proposal'&&k++%every===(Number(process.argv[4]??0))){show('\nG',pr(g.source),pr(g.cue),pr(g.content));show('P('+cls+')',p.source,p.cue,p.content);}}
}
console.log(cnt);
