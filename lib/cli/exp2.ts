import { Examples } from '@/lib/corrector/examples';
import { Model, quantized } from '@/lib/corrector/model';
import { averaged, beginning, trainOnce } from '@/lib/corrector/train';
import { evaluate, decode, scoresWith, load } from './exp';
const train = load('train');
const args = Object.fromEntries(process.argv.slice(2).map((a) => a.split('=')));
const ex = new Examples();
for (const { text, annotators, detection } of train) for (const marked of annotators) ex.add({ text, marked, detection });
const [rate, penalty, seed, epochs] = [Number(args.rate ?? .1), Number(args.penalty ?? 64), Number(args.seed ?? 1), Number(args.epochs ?? 8)];
const l = beginning(ex);
for (let e = 0; e < epochs; e++) trainOnce(ex, l, { seed, rate, penalty });
for (const most of (args.most ?? '90000').split(',').map(Number)) { const w = quantized(averaged(l), most); evaluate(decode(scoresWith(new Model(w)), w.transitions), JSON.stringify({ ...args, most, n: w.keys.length })); }
