/**
 * Runs the detector over a folder of .txt files: npm run detect -- FOLDER OUT.jsonl writes one line per file, spans
 * in code points.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { modelHere } from '@/lib/corrector/model.server';
import { propose } from '@/lib/corrector/propose';
import type { Span } from '@/lib/detection/detect';

const [folder, out] = process.argv.slice(2);
if (!folder || !out) {
  console.error('Usage: npm run detect -- FOLDER OUT.jsonl');
  process.exit(2);
}

const pairs = (spans: readonly Span[]) => spans.map(({ start, end }) => [start, end]);

const lines = readdirSync(folder)
  .filter((name) => name.endsWith('.txt'))
  .sort()
  .map((name) => {
    const { attributions } = propose(readFileSync(path.join(folder, name), 'utf8'), modelHere());
    return JSON.stringify({
      article: path.basename(name, '.txt'),
      attributions: attributions.map(({ source, cue, content }) => ({
        source: pairs(source),
        cue: pairs(cue),
        content: pairs(content),
      })),
    });
  });
writeFileSync(out, lines.map((line) => `${line}\n`).join(''));
console.log(`${lines.length.toLocaleString('en')} files read.`);
