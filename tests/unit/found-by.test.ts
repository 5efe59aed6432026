import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { foundBy, whyProposed } from '@/lib/tags/found-by';

const code = readdirSync('lib/detection').map((file) => readFileSync(`lib/detection/${file}`, 'utf8'));
const rules = code.flatMap((text) =>
  [...text.matchAll(/rule: ([^\n]+)/g)].flatMap(([, value = '']) =>
    [...value.matchAll(/'([^']+)'/g)].map(([, it]) => it),
  ),
);

it('every pattern of the detector has words for people', () => {
  expect(rules.length).toBeGreaterThan(15);
  expect(rules.filter((rule) => rule && foundBy({ rule }, 'said') === '')).toEqual([]);
});

it.each([
  ['source, cue, content', 'said', 'X said …'],
  ['content, source, cue', 'said', '…, X said'],
  ['according to a source', 'According to', '…, according to X'],
  ['passive cue without a source', 'is\n said', '… is said …, without saying who'],
  ['name and colon', ':', 'X: …'],
  ['source, cue, content', 'x'.repeat(100), 'X says …'],
  ['of another program', 'said', ''],
  ['toString', 'said', ''],
])('%s is shown by its words', (rule, cue, words) => expect(foundBy({ rule }, cue)).toBe(words));

it('why something is proposed is a sentence with the name of whoever says it', () => {
  expect(whyProposed({ rule: 'content, cue, source' }, 'said', 'Ada Lind', 'Ada Lind')).toBe(
    'Proposed because the text says “…, said Ada Lind”.',
  );
  expect(whyProposed({ rule: 'turn of a speaker' }, '', '', '')).toBe(
    'Proposed because it stands within what somebody writes or says.',
  );
  expect(whyProposed({ rule: 'no such rule' }, 'said', 'X', 'X')).toBe(
    'Proposed because its wording gives somebody credit.',
  );
});

it.each([
  ['It', 'It said …'],
  ['', '… said …'],
  [`The\n${'board '.repeat(20)}`, `The ${'board '.repeat(9)}… said …`],
])('only what the text says is quoted: %s', (written, quoted) => {
  const why = whyProposed({ rule: 'source, cue, content' }, 'said', 'The port authority (Island News)', written);
  expect(why).toBe(`Proposed because the text says “${quoted}”.`);
});
