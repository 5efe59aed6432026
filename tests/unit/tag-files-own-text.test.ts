import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spansOf } from '@/lib/attributions/quote.server';
import { normalizeText } from '@/lib/documents/rules';
import { readBrat } from '@/lib/tags/brat';
import { readWebAnnotations } from '@/lib/tags/web-annotation';

const placeOf = (text: string, words: string, from = ''): [number, number] => {
  const unit = text.indexOf(words, text.indexOf(from));
  const start = [...text.slice(0, unit)].length;
  return [start, start + [...words].length];
};
const wordsAt = (text: string, spans: readonly number[]) => [...text].slice(spans[0], spans[1]).join('');
/** A T line as a tool writes it that has the text before it was stored. */
const line = (raw: string, id: string, type: string, words: string, from = '') =>
  `${id}\t${type} ${placeOf(raw, words, from).join(' ')}\t${words}`;
const annotation = (exact: string, prefix = '', suffix = '', start?: number, end?: number) => ({
  type: 'Annotation',
  target: {
    source: 'https://example.org/',
    selector: [
      { type: 'TextQuoteSelector', exact, prefix, suffix },
      ...(start === undefined ? [] : [{ type: 'TextPositionSelector', start, end }]),
    ],
  },
});
const read = (text: string, ...items: unknown[]) => readWebAnnotations(JSON.stringify(items), text);

describe('offsets count in the file’s own text', () => {
  const raw =
    '\uFEFFThe cafe\u0301 closed, said Zoe\u0308.\r\nThe mayor said so. “It is shut,” she said. \u0007Then he said no.';
  const stored = normalizeText(raw);

  it('brat, with letters in parts, another line end, and signs that are not stored', () => {
    const file = [
      line(raw, 'T1', 'Content', 'The cafe\u0301 closed'),
      line(raw, 'T2', 'Cue', 'said', 'closed,'),
      line(raw, 'T3', 'Source', 'Zoe\u0308'),
      line(raw, 'T4', 'Cue', 'said', 'mayor'),
      line(raw, 'T5', 'Content', 'It is shut'),
      line(raw, 'T6', 'Source', 'she'),
      line(raw, 'T7', 'Cue', 'said', 'she'),
      line(raw, 'T8', 'Cue', 'said', 'he said no'),
      line(raw, 'T9', 'Content', 'no', 'said no'),
    ].join('\n');
    const { tags, refused } = readBrat(file, stored);
    expect(refused).toEqual([]);
    expect(tags.map((tag) => wordsAt(stored, [...tag.sourceSpans, ...tag.cueSpans, ...tag.contentSpans]))).toEqual(
      ['The cafe\u0301 closed', 'said', 'Zoe\u0308', 'said', 'It is shut', 'she', 'said', 'said', 'no'].map((one) =>
        one.normalize('NFC'),
      ),
    );
    expect(tags[7]?.cueSpans).toEqual(placeOf(stored, 'said', 'he said no'));
    expect(tags[3]?.cueSpans).toEqual(placeOf(stored, 'said', 'mayor'));
  });

  it('whatever was decomposed', () => {
    const word = fc.constantFrom('said', 'told', 'cafe\u0301', 'Zoe\u0308', 'the', 'n\u0303o', 'a', 'b\u0308');
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 3, maxLength: 30 }),
        fc.constantFrom(' ', '\r\n', ' \u0001 '),
        (words, gap) => {
          // Numbers that occur once show by how much the offsets are off.
          const own = words.map((one, i) => `${one}${gap}${i}x`).join(' ');
          const kept = normalizeText(own);
          let at = 0;
          const marks = words.flatMap((one, i) => {
            const start = at;
            at += [...`${one}${gap}${i}x `].length;
            const beside = start + [...`${one}${gap}`].length;
            return [
              `T${2 * i + 1}\tCue ${start} ${start + [...one].length}\t${one}`,
              `T${2 * i + 2}\tSource ${beside} ${beside + `${i}x`.length}\t${i}x`,
            ];
          });
          const { tags, refused } = readBrat(marks.join('\n'), kept);
          expect(refused).toEqual([]);
          for (const [i, { cueSpans, sourceSpans }] of tags.entries())
            if (i % 2 === 0) {
              expect(wordsAt(kept, cueSpans)).toBe(words[i / 2]?.normalize('NFC'));
              expect(wordsAt(kept, [cueSpans[1] ?? 0, tags[i + 1]?.sourceSpans[0] ?? 0]).trim()).toBe('');
            } else expect(sourceSpans.length).toBe(2);
        },
      ),
    );
  });

  it('web annotations, with and without their words', () => {
    const [from, to] = placeOf(raw, 'said', 'he said no');
    const known = ['It is shut', 'Then he'].map((words) => annotation(words, '', '', ...placeOf(raw, words)));
    expect(read(stored, ...known, annotation('said', '', '', from, to)).tags[2]?.contentSpans).toEqual(
      placeOf(stored, 'said', 'he said no'),
    );
    const [start, end] = placeOf(raw, 'is shut');
    const bare = {
      type: 'Annotation',
      target: { source: 'x', selector: { type: 'TextPositionSelector', start, end } },
    };
    const around = ['“It', 'she'].map((words) => annotation(words, '', '', ...placeOf(raw, words)));
    expect(wordsAt(stored, read(stored, ...around, bare).tags[2]?.contentSpans ?? [])).toBe('is shut');
  });
});

describe('white space does not matter', () => {
  it('a quote over a line break is found, both ways', () => {
    const [one, two] = ['Then the mayor said that it rains.', 'Then the mayor\n   said that\u00a0it rains.'];
    expect(read(two, annotation('the mayor said', 'Then ', ' that')).tags[0]?.contentSpans).toEqual(
      placeOf(two, 'the mayor\n   said'),
    );
    expect(read(one, annotation('the mayor\n   said', 'Then ', ' that')).tags[0]?.contentSpans).toEqual(
      placeOf(one, 'the mayor said'),
    );
    expect(read(one, annotation('the mayor\n   said')).tags[0]?.contentSpans).toEqual(placeOf(one, 'the mayor said'));
    expect(spansOf(two, 'the mayor said that it')).toEqual(placeOf(two, 'the mayor\n   said that\u00a0it'));
    expect(spansOf(one, 'the mayor\n said')).toEqual(placeOf(one, 'the mayor said'));
  });

  it.each(['\n', '\r\n', '\n\n'])('the words of a T line that hold a line break are whole: %j', (gap) => {
    const text = normalizeText(`Then the mayor said: It rains.${gap}It snows. He left.`);
    const words = `It rains.${gap.replace('\r', '')}It snows.`;
    const file = [
      line(text, 'T1', 'Source', 'the mayor'),
      line(text, 'T2', 'Content', words),
      line(text, 'T3', 'Cue', 'said'),
      'E1\tAttribution:T3 Source:T1 Content:T2',
    ];
    const { tags, refused } = readBrat(file.join(gap === '\r\n' ? '\r\n' : '\n'), text);
    expect(refused).toEqual([]);
    expect(tags).toHaveLength(1);
    expect(tags[0]?.contentSpans).toEqual(placeOf(text, words));
  });
});

describe('events', () => {
  const text = 'The ferry will stop, said Ada Lind. It rains, the paper added.';
  const marks = [
    line(text, 'T1', 'Source', 'Ada Lind'),
    line(text, 'T2', 'Cue', 'said'),
    line(text, 'T3', 'Content', 'The ferry will stop'),
  ];

  it.each(['Attribution-no-source', 'Discuss', 'Statement'])('of which the trigger is a %s stay one tag', (type) => {
    const { tags, refused } = readBrat(
      [...marks, line(text, 'T4', type, 'said'), 'E1\tX:T4 Content:T3 Cue:T2 Source:T1'].join('\n'),
      text,
    );
    expect(refused).toEqual([]);
    expect(tags).toHaveLength(1);
    expect(tags[0]).toMatchObject({
      sourceSpans: placeOf(text, 'Ada Lind'),
      cueSpans: placeOf(text, 'said'),
      contentSpans: placeOf(text, 'The ferry will stop'),
    });
  });

  it('the trigger is the cue where there is no other, and what is said of the event is said of the tag', () => {
    const file = [
      marks[0],
      marks[2],
      line(text, 'T4', 'Speech', 'said'),
      'E1\tSpeech:T4 Content:T3 Source:T1',
      'A1\tStance E1 denies',
    ].join('\n');
    expect(readBrat(file, text)).toMatchObject({
      refused: [],
      tags: [{ cueSpans: placeOf(text, 'said'), stance: 'denies' }],
    });
  });

  it('that have nothing of ours are refused with their types', () => {
    const file = [
      line(text, 'T1', 'Attack', 'stop'),
      line(text, 'T2', 'Person', 'Ada Lind'),
      'E1\tAttack:T1 Agent:T2',
      line(text, 'T3', 'Cue', 'said'),
    ].join('\n');
    const { tags, refused } = readBrat(file, text);
    expect(tags).toHaveLength(1);
    expect(refused.map(({ where }) => where)).toEqual(['Line 1', 'Line 2', 'Line 3']);
  });
});

describe('a quote whose words are there, but said by somebody else', () => {
  const passage = 'the plant on the coast will close by winter';
  const text = `Minister Ruiz denied to reporters ${passage}, and left.`;

  it.each([
    ['its words are the same', passage, 'Minister Ono told reporters ', ', and left.'],
    ['its place is the same', passage, 'Minister Ono told reporters ', ', and left.', 34],
    [
      'its words are spelt otherwise',
      passage.replace('coast', 'coasts'),
      'Minister Ono told reporters ',
      ', and left.',
    ],
  ])('is shown for review, with both texts: %s', (_, exact, prefix, suffix, start?: number) => {
    const { tags, refused } = read(text, annotation(exact, prefix, suffix, start, start && start + passage.length));
    expect(tags).toEqual([]);
    expect(refused[0]?.reason).toMatch(
      /^To be looked at: the file has “.*Ono told reporters .*”, the text “.*will close by winter/,
    );
  });

  it.each([
    ['will close by winter', 'will not close by winter'],
    ['12 percent of it', '21 percent of it'],
  ])('and so is one that says something else: %s', (one, other) => {
    const exact = `the plant on the coast ${one} as planned before`;
    const { tags, refused } = read(`He said ${exact.replace(one, other)}.`, annotation(exact, 'He said ', '.'));
    expect(tags).toEqual([]);
    expect(refused[0]?.reason).toContain('To be looked at');
  });

  it('is accepted if only its spelling or something unrelated differs', () => {
    const { tags, refused } = read(
      `Minister Ono told all the reporters ${passage}, and left.`,
      annotation(passage, 'Minister Ono told reporters ', ', and'),
    );
    expect(refused).toEqual([]);
    expect(tags).toHaveLength(1);
  });
});
