import { readFileSync } from 'node:fs';
import { Model, read } from '@/lib/corrector/model';
import { evaluate, decode, scoresWith, biased } from './exp';
const w = read(readFileSync('/tmp/w-base.bin')); const model = new Model(w); const sc = scoresWith(model);
evaluate(decode(sc, w.transitions), 'base');
for (const d of [0.2,0.4,0.6,0.8]) evaluate(decode(biased(sc, [-d,0,0,0,0,0,0]), w.transitions), `O -${d}`);
for (const d of [0.5,1,1.5]) evaluate(decode(biased(sc, [0,0,0,d,0,0,0]), w.transitions), `Bcue +${d}`);
for (const d of [0.5,1]) evaluate(decode(biased(sc, [0,0,0,0,0,d,0]), w.transitions), `Bcontent +${d}`);
