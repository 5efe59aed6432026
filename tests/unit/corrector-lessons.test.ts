import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { articlesIn } from '@/lib/cli/lessons';
import { webAnnotations } from '@/lib/tags/write-web-annotation';
import { takenOut } from '../support/tag-arbitrary';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'whence-lessons-'));
  for (const part of ['text', 'attributions']) mkdirSync(path.join(folder, part));
});
afterEach(() => rmSync(folder, { recursive: true }));

const put = (file: string, words: string) => writeFileSync(path.join(folder, file), words);

/** Starts and ends as pairs. */
const pairs = (flat: readonly number[]) =>
  flat.flatMap((start, i) => (i % 2 === 0 ? [{ start, end: flat[i + 1] ?? 0 }] : []));

describe('lessons', () => {
  it('are read from tags as Whence exports them, without those that were rejected', () => {
    fc.assert(
      fc.property(takenOut, (out) => {
        put('text/a.txt', out.texts[0]?.text ?? '');
        put('attributions/a.jsonld', JSON.stringify(webAnnotations(out)));
        const [article] = articlesIn(folder);
        const kept = out.tags.filter(({ state }) => state !== 'rejected');
        expect(article?.annotators).toEqual([
          kept.map(({ sourceSpans, cueSpans, contentSpans }) => ({
            ...{ source: pairs(sourceSpans), cue: pairs(cueSpans), content: pairs(contentSpans) },
          })),
        ]);
      }),
      { numRuns: 50 },
    );
  });

  it('are read from brat files, of each annotator by itself', () => {
    put('text/a_b.txt', 'Ann Lee said no.');
    const marks = 'T1\tSource 0 7\tAnn Lee\nT2\tCue 8 12\tsaid\nT3\tContent 13 15\tno\n';
    const event = 'T4\tAttribution 8 12\tsaid\nE1\tAttribution:T4 Source:T1 Cue:T2 Content:T3\n';
    for (const who of ['x', 'y']) put(`attributions/a_b_${who}.ann`, `${marks}${event}`);
    const [article, ...others] = articlesIn(folder);
    const all = { source: [{ start: 0, end: 7 }], cue: [{ start: 8, end: 12 }], content: [{ start: 13, end: 15 }] };
    expect(article).toEqual({ name: 'a_b', text: 'Ann Lee said no.', annotators: [[all], [all]] });
    expect(others).toEqual([]);
  });

  it('need their texts', () => {
    put('attributions/a.ann', '');
    expect(() => articlesIn(folder)).toThrow('There is no text for a.ann.');
  });
});
