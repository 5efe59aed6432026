import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { corrected } from '@/lib/corrector/correct';
import { Examples, type Lesson } from '@/lib/corrector/examples';
import { Model, quantized, read, type SmallWeights, type Weights, written } from '@/lib/corrector/model';
import { modelHere } from '@/lib/corrector/model.server';
import { propose } from '@/lib/corrector/propose';
import { readText } from '@/lib/corrector/read-text';
import { averaged, beginning, trainOnce } from '@/lib/corrector/train';
import { wordsOf } from '@/lib/corrector/words';
import { detect } from '@/lib/detection/detect';

const NAMES = ['Ada Lind', 'Hans Brandt', 'Ines Okafor', 'Tom Keller', 'Maria Weber', 'Jan Novak'];
const ENDS = [
  'the pump had failed',
  'the ferry was late',
  'prices would rise',
  'the bridge was safe',
  'nobody was hurt',
];

/** A small corpus: in it “blorted” is how people say things, which no rule knows. */
const lessons: Lesson[] = NAMES.flatMap((name) =>
  ENDS.flatMap((end) =>
    ['said', 'blorted'].map((cue) => {
      const text = `${name} ${cue} that ${end} on Monday.`;
      const at = (words: string) => [{ start: text.indexOf(words), end: text.indexOf(words) + words.length }];
      return { text, marked: [{ source: at(name), cue: at(cue), content: at(`that ${end} on Monday`) }] };
    }),
  ),
);

function learn(seed: number, epochs = 6): Weights {
  const examples = new Examples();
  for (const lesson of lessons) examples.add(lesson);
  const learnt = beginning(examples);
  for (let i = 0; i < epochs; i++) trainOnce(examples, learnt, { seed, rate: 0.1, penalty: 0.1, drop: 0.3 });
  return averaged(learnt);
}

let weights: SmallWeights;
let model: Model;
beforeAll(() => {
  weights = quantized(learn(1), 5000);
  model = new Model(weights);
});

const wordsAt = (text: string, spans: readonly { start: number; end: number }[]) =>
  spans.map(({ start, end }) => [...text].slice(start, end).join('')).join(' … ');

describe('the corrector', () => {
  it('costs less with each epoch', () => {
    const examples = new Examples();
    for (const lesson of lessons) examples.add(lesson);
    const learnt = beginning(examples);
    const options = { seed: 1, rate: 0.1, penalty: 0.1, drop: 0 };
    const costs = Array.from({ length: 4 }, () => trainOnce(examples, learnt, options));
    expect(costs[3]).toBeLessThan((costs[0] ?? 0) / 2);
  });

  it('learns the same from the same seed', () => {
    expect(written(quantized(learn(3, 3), 5000))).toEqual(written(quantized(learn(3, 3), 5000)));
  });

  it('reads back what it has written, and refuses what is not whole', () => {
    const bytes = written(weights);
    expect(written(read(bytes))).toEqual(bytes);
    expect(() => read(bytes.slice(0, -1))).toThrow('not whole');
    expect(() => read(new Uint8Array(40))).toThrow('another kind');
  });

  it('proposes what it has learnt, though no rule knows it', () => {
    const text = 'Ruth Adler blorted that the ferry was safe on Monday.';
    expect(detect(text).attributions).toEqual([]);
    const [one] = propose(text, model).attributions;
    expect(one && [one.source, one.cue, one.content].map((spans) => wordsAt(text, spans))).toEqual([
      'Ruth Adler',
      'blorted',
      'that the ferry was safe on Monday',
    ]);
    expect(one && wordsAt(text, one.name)).toBe('Ruth Adler');
  });

  it.each([
    'If Ruth Adler blorted that the ferry was safe on Monday.',
    'Nobody blorted that the ferry was safe on Monday.',
    'The ministry declined to comment on Monday.',
  ])('does not bring back what the rules set aside: %s', (text) =>
    expect(propose(text, model).attributions).toEqual([]),
  );

  it('says why it sets something aside', () => {
    const { setAside } = propose('If Ruth Adler blorted that the ferry was safe on Monday.', model);
    expect(setAside.map(({ why }) => why)).toEqual(['not said']);
    expect(propose('Ruth Adler blorted that the ferry was safe on Monday.', model).setAside).toEqual([]);
  });

  it.each([
    'The firm has long been suspected of dumping waste in the lake.',
    'The firm was criticised for its plan to close the dam.',
    'The firm has been accused by rivals of lying about its sales.',
    'The firm was called a disgrace by two of its former workers.',
  ])('takes nobody of whom something is said for whoever says it: %s', (text) => {
    const { attributions, setAside } = propose(text, modelHere());
    expect([...attributions, ...setAside].map(({ source }) => wordsAt(text, source))).not.toContain('The firm');
  });

  it('keeps places right in a text with characters of two units', () => {
    const text = '🙂 Ruth Adler blorted that the ferry was safe on Monday.';
    const [one] = propose(text, model).attributions;
    expect(one && wordsAt(text, one.cue)).toBe('blorted');
  });

  it('gives parents and heirs that exist, whatever the text', () => {
    const piece = fc.constantFrom(
      'Ada Lind',
      ' said ',
      ' blorted ',
      '“',
      '”',
      ', ',
      ' the pump had failed',
      '. ',
      '\n',
      ' citing ',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const { attributions } = propose(pieces.join(''), model);
        for (const { parent, inheritsFrom } of attributions)
          for (const index of [parent, inheritsFrom])
            if (typeof index === 'number') expect(attributions[index]).toBeDefined();
      }),
    );
  });

  it('is switched off by having no model', () => {
    const text = 'Ada Lind said the pump had failed.';
    expect(propose(text, null)).toEqual(detect(text));
    expect(corrected(text, detect(text), model).nonClaims).toEqual(detect(text).nonClaims);
  });
});

describe('words', () => {
  it('cuts off “n’t”, and tells where words stand', () => {
    const text = 'She didn’t say “I cannot go”.';
    const { words } = wordsOf(text);
    expect(words.map(({ start, end }) => text.slice(start, end))).toEqual([
      'She',
      'did',
      'n’t',
      'say',
      '“',
      'I',
      'can',
      'not',
      'go',
      '”',
      '.',
    ]);
    expect(words.map(({ quoted }) => quoted)).toEqual([0, 0, 0, 0, 1, 2, 2, 2, 2, 3, 0]);
  });
});

describe('texts that nobody writes', () => {
  const time = (text: string) => {
    const began = performance.now();
    readText(text, { attributions: [] }, model);
    return performance.now() - began;
  };

  it.each([
    ['one endless line', 'a said “b, '],
    ['marks', '((((!!!,,,'],
  ])('takes a time that grows with the length alone: %s', (_, piece) => {
    const of = (length: number) => piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
    expect(time(of(400_000))).toBeLessThan(40 * time(of(25_000)) + 2000);
  });
});

it('leaves each hop of a chain a cue of its own', () => {
  const text = 'The harbour of Lindhaven will be closed in May, The Gazette said in a report cited by The Courier.';
  const cues = propose(text, modelHere()).attributions.map(({ cue }) => JSON.stringify(cue));
  expect(cues).toHaveLength(2);
  expect(new Set(cues).size).toBe(2);
});
