import { readFileSync } from 'node:fs';
import { propose } from '@/lib/corrector/propose';
import { modelHere } from '@/lib/corrector/model.server';
const m = process.argv[3] ? modelHere() : null;
for (const s of readFileSync(process.argv[2]!, 'utf8').trim().split('\n')) { const pts=[...s]; const t=(a:any[])=>a.map(x=>pts.slice(x.start,x.end).join('')).join(' … '); const d=propose(s, m); console.log('# '+s); for (const a of [...d.attributions, ...d.setAside]) console.log('    ', (a as any).why ?? '', t(a.source), '|', t(a.cue), '|', t(a.content)); }
