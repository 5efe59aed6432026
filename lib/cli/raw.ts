import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { modelHere } from '@/lib/corrector/model.server';
import { readText } from '@/lib/corrector/read-text';
import { detect } from '@/lib/detection/detect';
const [folder, out] = process.argv.slice(2) as [string,string];
const model = modelHere()!;
const lines = readdirSync(folder).filter((n)=>n.endsWith('.txt')).sort().map((name)=>{
  const text = readFileSync(path.join(folder,name),'utf8');
  const d = detect(text);
  const r = readText(text, d, model);
  const sp = ({from,to}:any)=>[[r.points.toPoints(r.words[from]!.start), r.points.toPoints(r.words[to-1]!.end)]];
  const atts: any[] = [];
  r.spans.forEach((cue,i)=>{
    if (cue.role!==1) return;
    const sent = r.words[cue.from]!.sentence;
    const dist=(a:any)=>a.to<=cue.from?cue.from-a.to:a.from-cue.to;
    const near=(role:number)=>r.spans.filter(x=>x.role===role && Math.abs(r.words[x.from]!.sentence-sent)<=1).sort((a,b)=>dist(a)-dist(b));
    const c=near(2).filter(x=>r.words[x.from]!.sentence===sent|| r.words[x.to-1]!.sentence===sent);
    const s=near(0).filter(x=>r.words[x.from]!.sentence===sent);
    atts.push({source:s[0]?sp(s[0]):[],cue:sp(cue),content:c[0]?sp(c[0]):[]});
  });
  return JSON.stringify({article:path.basename(name,'.txt'),attributions:atts});
});
writeFileSync(out, lines.join('\n')+'\n');
