import { expect, it } from 'vitest';
import { Anchoring } from '@/lib/anchoring/anchor';
import { type Edited, editedTexts } from '../support/edited-texts';

type Tally = { all: number; wrong: number };

/**
 * How many of the passages, and of the tags, were carried that should not have been, or not carried to their place
 * that should.
 */
function tallied(cases: Iterable<Edited>) {
  const tallies = new Map<string, { passages: Tally; tags: Tally }>();
  const samples: string[] = [];
  for (const one of cases) {
    const { kind, before, after, passage } = one;
    const tally = tallies.get(kind) ?? { passages: { all: 0, wrong: 0 }, tags: { all: 0, wrong: 0 } };
    tallies.set(kind, tally);
    const anchoring = new Anchoring(before, after);
    const found = anchoring.anchor(passage.content)?.spans.join();
    const tag = anchoring.together([passage.source, passage.cue, passage.content])?.parts.join();
    const isWrong = (was: string | undefined, is: string) => (one.gone ? was !== undefined : was !== is);
    const [wrong, wrongTag] = one.gone
      ? [isWrong(found, ''), isWrong(tag, '')]
      : [
          isWrong(found, one.kept.content.join()),
          isWrong(tag, [one.kept.source, one.kept.cue, one.kept.content].join()),
        ];
    tally.passages.all++;
    tally.tags.all++;
    if (wrong) tally.passages.wrong++;
    if (wrongTag) tally.tags.wrong++;
    if (wrong && samples.length < Number(process.env.SAMPLES ?? 0))
      samples.push(`${kind}: «${before.slice(...passage.content)}»\n--\n${before}\n--\n${after}\n--\n${found}`);
  }
  return { tallies, samples };
}

const share = (tallies: ReturnType<typeof tallied>['tallies'], kinds: readonly string[], what: 'passages' | 'tags') => {
  const those = kinds.map((kind) => tallies.get(kind)?.[what] ?? { all: 0, wrong: 0 });
  return those.reduce((sum, { wrong }) => sum + wrong, 0) / those.reduce((sum, { all }) => sum + all, 0);
};

it('no repeated phrase is taken for another, and small corrections lose few', () => {
  const cases = [...editedTexts(20261128, 3000)];
  const { tallies, samples } = tallied(cases);
  const gone = [...new Set(cases.filter((one) => one.gone).map(({ kind }) => kind))];
  const kept = [...new Set(cases.filter((one) => !one.gone).map(({ kind }) => kind))];
  if (process.env.SAMPLES) {
    for (const [kind, { passages, tags }] of tallies)
      console.log(kind, gone.includes(kind) ? 'wrongly kept' : 'lost', passages, tags);
    console.log(samples.join('\n\n=====\n\n'));
  }
  expect(share(tallies, gone, 'passages')).toBeLessThanOrEqual(0.005);
  expect(share(tallies, gone, 'tags')).toBeLessThanOrEqual(0.005);
  expect(share(tallies, kept, 'passages')).toBeLessThanOrEqual(0.05);
  expect(share(tallies, kept, 'tags')).toBeLessThanOrEqual(0.05);
}, 60_000);
