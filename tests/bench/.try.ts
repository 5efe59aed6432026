import fs from 'node:fs';
import { connectServer } from '@/lib/db/server';
import * as p from './pages';

const { pool, close } = await connectServer(fs.readFileSync('/tmp/dev.url', 'utf8'));
const times = Number(process.argv[2] ?? 10);
const show = (m: p.Measured[]) => {
  for (const x of m) console.log(x.median.toFixed(1).padStart(8), x.p95.toFixed(1).padStart(8), String(x.rows ?? '').padStart(4), x.name);
};
const ref = await p.measureReference(pool);
console.log('ref', ref);
if (process.argv[4] !== 'counts')
  show(await p.measurePages(pool, process.argv[3] ? process.argv[3].split(' ') : await p.pageAddresses(pool), times));
if (!process.argv[3] || process.argv[4]) show(await p.measureCounts(pool, 5));
await close();
