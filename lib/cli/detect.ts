/**
 * Runs the detector over a folder of .txt files: npm run detect -- FOLDER OUT.jsonl writes one line per file, spans
 * in code points. Each line has all attributions that are recognised: those that are proposed, and those that are set
 * aside, with the reason in `setAside`. With --proposals it has only the former.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { modelHere } from '@/lib/corrector/model.server';
import { propose } from '@/lib/corrector/propose';
import type { Attribution, Span } from '@/lib/detection/detect';

const { values, positionals } = parseArgs({ allowPositionals: true, options: { proposals: { type: 'boolean' } } });
const [folder, out] = positionals;
if (!folder || !out) {
  console.error('Usage: npm run detect -- FOLDER OUT.jsonl [--proposals]');
  process.exit(2);
}

const pairs = (spans: readonly Span[]) => spans.map(({ start, end }) => [start, end]);
const roles = ({ source, cue, content }: Attribution) => ({
  ...{ source: pairs(source), cue: pairs(cue), content: pairs(content) },
});

let [proposed, aside] = [0, 0];
const lines = readdirSync(folder)
  .filter((name) => name.endsWith('.txt'))
  .sort()
  .map((name) => {
    const { attributions, setAside } = propose(readFileSync(path.join(folder, name), 'utf8'), modelHere());
    const others = values.proposals ? [] : setAside;
    proposed += attributions.length;
    aside += others.length;
    return JSON.stringify({
      article: path.basename(name, '.txt'),
      attributions: [...attributions.map(roles), ...others.map((one) => ({ ...roles(one), setAside: one.why }))],
    });
  });
writeFileSync(out, lines.map((line) => `${line}\n`).join(''));
const count = (number: number) => number.toLocaleString('en');
console.log(`${count(lines.length)} files read: ${count(proposed)} proposals, ${count(aside)} more set aside.`);
