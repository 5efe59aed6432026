import { describe, expect, it } from 'vitest';
import { goldFilesOf, goldFrom, HALVES, piecesOf, spansIn } from '@/tests/detection-texts/gold';
import { agreement, type Compared, hopsAgree, type ProposedHop, score } from '@/tests/detection-texts/matching';

const hop = (name: string, more: Partial<ProposedHop> = {}): ProposedHop => ({
  words: name,
  name,
  unnamed: false,
  hasSource: name !== '',
  ...more,
});
const unnamed = (words: string) => hop('', { words, unnamed: true, hasSource: true });

const gold =
  goldFrom(`The mayor, Ada Lind, said that the pump had failed, the Herald reported. She denied blame. A pal said so.
The scale of orders suggests a slump.
=====
publisher: AI News
---
chain: Ada Lind > Herald
source: the Herald
content: the pump had failed
---
chain: Ada Lind
source: She
content: blame
denied: yes
---
none: The scale of orders suggests a slump
---
either: A pal said so
`);

const at = (words: string) => spansIn(gold.text, piecesOf(words)) ?? [];
const proposal = (chain: ProposedHop[], cue: string, content: string, more: Partial<Compared> = {}): Compared => ({
  content,
  contentSpans: at(content),
  cueSpans: at(cue),
  chain,
  denies: false,
  isRelay: false,
  ...more,
});
const outcomes = (...proposals: Compared[]) => score(gold, proposals).statements.map(({ outcome }) => outcome);

describe('texts with answers', () => {
  it('have answers that stand in their texts word for word', () => {
    for (const half of HALVES)
      for (const { file, text, statements, none, aside, either } of goldFilesOf(half)) {
        const words = [...statements.map(({ content }) => content.join(' ... ')), ...none, ...aside, ...either];
        for (const { source, chain } of statements)
          if (chain !== '[unknown]') expect(source, `${half}/${file}: ${chain}`).not.toBe('');
        for (const one of [...words, ...statements.flatMap(({ source }) => source || [])])
          expect(spansIn(text, piecesOf(one)), `${half}/${file}: ${one}`).not.toBeNull();
      }
  });

  it('have five or more texts of each kind to tune by, and as many closed ones', () => {
    for (const half of HALVES) {
      const files = goldFilesOf(half);
      const kinds = new Set(files.map(({ kind }) => kind));
      expect(kinds.size).toBe(12);
      for (const kind of kinds) expect(files.filter((one) => one.kind === kind).length, kind).toBeGreaterThanOrEqual(5);
    }
  });

  it('refuse a block that nobody understands', () => {
    expect(() => goldFrom('Text.\n=====\nchain: A\n')).toThrow('Not understood together: chain');
    expect(() => goldFrom('Text.\n=====\nnone: a\nnone: b\n')).toThrow('Not understood: none: b');
  });
});

describe('the comparison of a proposal with an answer', () => {
  it('takes no notice of punctuation and a “that” before the content', () => {
    expect(agreement('the pump “had failed”', 'that the pump had failed.')).toBe(1);
    expect(agreement('the pump had failed', 'the pump had failed on Monday night')).toBeCloseTo(0.727, 3);
    expect(agreement('the pump', 'a bridge')).toBe(0);
  });

  it('goes by the heads of names', () => {
    const named = (words: string) => ({ kind: 'named' as const, words });
    expect(hopsAgree(named('Ada Lind'), hop('Lind'))).toBe(true);
    expect(hopsAgree(named('Ada Lind'), hop('Lind, who ran the pumps in Bern'))).toBe(true);
    expect(hopsAgree(named('Ada Lind'), hop('Lind Motors'))).toBe(false);
    expect(hopsAgree(named('Carrow Lane'), hop('a Carrow Lane report'))).toBe(true);
    expect(hopsAgree(named('Norvik'), unnamed('a Norvik spokesman'))).toBe(false);
    expect(hopsAgree({ kind: 'unnamed', words: 'three people familiar with it' }, unnamed('people'))).toBe(true);
    expect(hopsAgree({ kind: 'unnamed', words: 'a pal' }, hop('a pal'))).toBe(false);
    expect(hopsAgree({ kind: 'thing', words: 'The memo' }, hop('an internal memo'))).toBe(true);
    expect(hopsAgree({ kind: 'unknown', words: '' }, hop(''))).toBe(true);
  });

  it('tells a wrong chain from a wrong source, clause and stance', () => {
    const said = (...chain: ProposedHop[]) => proposal(chain, 'said', 'the pump had failed');
    const denied = (denies: boolean) => proposal([hop('Ada Lind')], 'denied', 'blame', { denies });
    expect(outcomes(said(hop('Ada Lind'), hop('Herald')), denied(true))).toEqual(['right', 'right']);
    expect(outcomes(said(hop('Ada Lind')), denied(false))).toEqual(['wrong chain', 'wrong stance']);
    expect(outcomes(said(hop('Herald'), hop('Ada Lind')))[0]).toBe('wrong chain');
    expect(outcomes(said(hop('a forum'), hop('Herald')))[0]).toBe('wrong source or clause');
    expect(outcomes(proposal([hop('Ada Lind'), hop('Herald')], 'said', 'pump'))[0]).toBe('wrong source or clause');
    expect(outcomes()).toEqual(['missed', 'missed']);
  });

  it('gives each proposal to one answer, and takes one for statements of the same chain that follow each other', () => {
    const said = (content: string) => ['chain: Lind', 'source: Lind', `content: ${content}`];
    const two = goldFrom(
      ['Lind: A pump failed. It was old.', '=====', ...said('A pump failed'), '---', ...said('It was old')].join('\n'),
    );
    const one = { ...proposal([hop('Lind')], '', 'A pump failed. It was old.'), contentSpans: [6, 32] };
    expect(score(two, [one]).statements.map(({ outcome }) => outcome)).toEqual(['right', 'right']);
    expect(score(two, [{ ...one, content: 'A pump failed' }]).statements.map(({ outcome }) => outcome)).toEqual([
      'right',
      'missed',
    ]);
  });

  it('counts what is proposed without a statement, but neither relays nor what people would differ about', () => {
    const inferred = proposal([hop('The scale of orders')], 'suggests', 'a slump');
    const scored = score(gold, [
      inferred,
      proposal([unnamed('A pal')], 'said so', 'said so'),
      proposal([hop('Herald')], 'reported', 'Ada Lind, said that the pump had failed', { isRelay: true }),
      proposal([hop('Ada Lind'), hop('Herald')], 'said', 'the pump had failed'),
    ]);
    expect(scored).toMatchObject({ proposals: 2, spurious: [inferred], brokenNone: gold.none, brokenAside: [] });
  });
});
