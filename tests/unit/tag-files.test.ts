import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { urlOf } from '@/lib/format/url.mjs';
import { readBrat } from '@/lib/tags/brat';
import { formatOf, readTagFile } from '@/lib/tags/file';
import { anchorIn } from '@/lib/tags/re-anchor';
import { readWebAnnotations } from '@/lib/tags/web-annotation';
import { bratStandoff } from '@/lib/tags/write-brat';
import { webAnnotations } from '@/lib/tags/write-web-annotation';
import { runs } from '../support/runs';
import { readBack, takenOut } from '../support/tag-arbitrary';

const textOf = (out: { texts: readonly { text: string }[] }) => out.texts[0]?.text ?? '';
type Annotation = {
  id: string;
  type: string;
  body: object[];
  target: { source: string; selector: { exact?: string; start?: number; end?: number }[] }[];
};
const itemsOf = (file: Record<string, unknown>) => (file.first as { items: Annotation[] }).items;

describe('whatever the text and its tags', () => {
  it('web annotations give them back', () => {
    fc.assert(
      fc.property(takenOut, (out) => {
        const file = JSON.stringify(webAnnotations(out));
        expect(formatOf(file)).toBe('web-annotation');
        const { places, ...read } = readWebAnnotations(file, textOf(out));
        expect(read).toEqual({ tags: readBack(out), refused: [], problem: null });
        expect(places).toHaveLength(out.tags.length);
      }),
      runs(500),
    );
  });

  it('brat standoff gives them back', () => {
    fc.assert(
      fc.property(takenOut, (out) => {
        const [text] = out.texts;
        if (!text) return;
        const file = bratStandoff(text, out.tags);
        expect(formatOf(file)).toBe('brat');
        const { places, ...read } = readBrat(file, text.text);
        expect(read).toEqual({ tags: readBack(out), refused: [], problem: null });
        expect(places).toHaveLength(out.tags.length);
      }),
      runs(500),
    );
  });

  it('each annotation has what the model demands, and its offsets are code points', () => {
    fc.assert(
      fc.property(takenOut, (out) => {
        const items = itemsOf(webAnnotations(out));
        const points = [...textOf(out)];
        expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
        for (const { id, type, body, target } of items) {
          expect(urlOf(id)).not.toBeNull();
          expect(type).toBe('Annotation');
          expect(body.length).toBeGreaterThan(0);
          expect(target.length).toBeGreaterThan(0);
          for (const { source, selector } of target) {
            expect(source).toBe('https://whence.example.org/documents/3/text.txt?version=1');
            const [quote, position] = selector;
            expect(points.slice(position?.start, position?.end).join('')).toBe(quote?.exact);
          }
        }
      }),
      runs(500),
    );
  });

  it('brat lines are as long as their offsets say', () => {
    fc.assert(
      fc.property(takenOut, ({ texts: [text], tags }) => {
        for (const line of bratStandoff(text ?? { id: 0, text: '' }, tags)
          .split('\n')
          .filter((it) => it.startsWith('T'))) {
          const [, what = '', ...words] = line.split('\t');
          const pieces = what
            .replace(/^\w+ /, '')
            .split(';')
            .map((piece) => piece.split(' ').map(Number));
          const length = pieces.reduce((sum, [start = 0, end = 0]) => sum + end - start, pieces.length - 1);
          expect([...words.join('\t')].length).toBe(length);
        }
      }),
      runs(500),
    );
  });

  it('what is not a tag file is refused and breaks nothing', () => {
    const junk = fc.oneof(
      fc.json(),
      fc.string({ unit: 'binary' }),
      fc.json().map((json) => `{"items":[${json}]}`),
      fc.json().map((json) => `[{"target":${json},"body":${json}}]`),
    );
    fc.assert(
      fc.property(junk, (file) => {
        for (const format of ['web-annotation', 'brat'] as const) {
          const { tags, refused, problem } = readTagFile(format, file, 'Some text.');
          expect(tags).toEqual([]);
          expect(problem !== null || refused.length > 0).toBe(true);
        }
      }),
      runs(500),
    );
  });
});

const text = 'The ferry 🚢 will stop, said Ada Lind. The ferry 🚢 is old.\nSo it will stop, she said.';
const annotation = (selector: unknown, more: object = {}) => ({
  type: 'Annotation',
  id: 'a',
  target: { source: 'https://example.org/', selector },
  ...more,
});
const quote = (exact: string, prefix?: string, suffix?: string) => ({
  type: 'TextQuoteSelector',
  exact,
  prefix,
  suffix,
});
const position = (start: number, end: number) => ({ type: 'TextPositionSelector', start, end });
const read = (...items: unknown[]) => readWebAnnotations(JSON.stringify(items), text);
const wordsOf = (spans: readonly number[] = []) => [...text].slice(spans[0], spans[1]).join('');
const content = (...items: unknown[]) => {
  const { tags, refused } = read(...items);
  return refused.length > 0
    ? refused.map(({ reason }) => reason)
    : tags.map(({ contentSpans }) => wordsOf(contentSpans));
};

describe('annotations of other tools', () => {
  it('a quote without offsets counts if it is the only one', () => {
    expect(content(annotation(quote('Ada Lind')))).toEqual(['Ada Lind']);
    expect(content(annotation(quote('will stop', 'So it ', ', she')))).toEqual(['will stop']);
    expect(read(annotation(quote('will stop', 'So it '))).tags[0]?.contentSpans).toEqual([64, 73]);
    expect(content(annotation(quote('will stop')))[0]).toMatch(/more than once/);
    expect(content(annotation(quote('will sail')))[0]).toMatch(/“will sail” is not in the text/);
    // Long enough to be known again, though what stands around it has changed.
    expect(content(annotation(quote('is old.\nSo it will stop, she said.', 'A boat ')))).toEqual([
      'is old.\nSo it will stop, she said.',
    ]);
  });

  it('offsets count code points, or the units of UTF-16 where the words agree with these alone', () => {
    const [point, unit] = [[...text].join('').indexOf('Ada') - 1, text.indexOf('Ada')];
    expect(content(annotation([quote('Ada'), position(point, point + 3)]))).toEqual(['Ada']);
    expect(content(annotation([quote('Ada'), position(unit, unit + 3)]))).toEqual(['Ada']);
    expect(content(annotation(position(point, point + 3)))).toEqual(['Ada']);
    // Twice in the text, so that only the offsets tell.
    const second = text.lastIndexOf('said');
    expect(read(annotation([quote('said'), position(second, second + 4)])).tags[0]?.contentSpans).toEqual([
      second - 2,
      second + 2,
    ]);
    expect(content(annotation(position(5, 500)))).toEqual(['It reaches beyond the end of the text.']);
    expect(content(annotation([quote('xyz'), position(5, 500)]))[0]).toMatch(/beyond the end/);
    expect(content(annotation(position(9, 4)))[0]).toMatch(/not a range in a text/);
  });

  it('labels give the role; anything else people wrote is named as left out', () => {
    const { tags, refused } = read(
      annotation(quote('Ada Lind'), { body: [{ type: 'TextualBody', purpose: 'tagging', value: 'Source' }] }),
      annotation(quote('is old'), { body: { type: 'TextualBody', purpose: 'commenting', value: 'Is it?' } }),
      annotation(quote('she said'), { tags: ['cue', 'verbs'], text: 'hm' }),
    );
    expect(
      tags.map(({ sourceSpans, cueSpans, contentSpans }) => [sourceSpans, cueSpans, contentSpans].map(wordsOf)),
    ).toEqual([
      ['Ada Lind', text, text],
      [text, text, 'is old'],
      [text, 'she said', text],
    ]);
    expect(refused).toEqual([
      { where: 'Annotation 2', reason: 'Its comment “Is it?” was left out, because tags have no comments.' },
      { where: 'Annotation 3', reason: 'Its label “verbs” is not source, cue, content or name, and was left out.' },
      { where: 'Annotation 3', reason: 'Its comment “hm” was left out, because tags have no comments.' },
    ]);
  });

  it('Hypothesis rows, and notes on a whole page', () => {
    const row = {
      id: 'x',
      uri: 'https://example.org/',
      text: '',
      tags: [],
      target: [
        {
          source: 'https://example.org/',
          selector: [{ type: 'RangeSelector' }, position(0, 9), quote('The ferry', '', ' 🚢')],
        },
      ],
    };
    const file = JSON.stringify({ total: 2, rows: [row, { ...row, target: [{ source: 'https://example.org/' }] }] });
    const { tags, refused } = readWebAnnotations(file, text);
    expect(tags.map(({ contentSpans }) => contentSpans)).toEqual([[0, 9]]);
    expect(refused).toEqual([{ where: 'Annotation 2', reason: 'It marks nothing in a text.' }]);
  });

  it('another way to find positions can be supplied', () => {
    const { tags } = readWebAnnotations(JSON.stringify([annotation(quote('the fery'))]), text, ({ exact }) =>
      exact === 'the fery' ? [0, 9] : null,
    );
    expect(tags[0]?.contentSpans).toEqual([0, 9]);
  });
});

describe('files that cannot be read', () => {
  it.each([
    ['{', 'not valid JSON'],
    ['', 'is empty'],
    ['{"a":1}', 'no web annotations'],
    ['"x"', 'no web annotations'],
    ['[]', 'no annotations in the file'],
    ['{"type":"AnnotationCollection","total":0}', 'no annotations in the file'],
    [`["${'x'.repeat(5_000_000)}"]`, 'larger than 5 MB'],
    [`["${'é'.repeat(2_600_000)}"]`, 'larger than 5 MB'],
  ])('web annotations %#', (file, problem) => {
    expect(readTagFile('web-annotation', file, text)).toMatchObject({
      tags: [],
      problem: expect.stringContaining(problem),
    });
  });

  it.each([
    ['Dear reader,\nhello', 'not brat standoff'],
    ['\n\n', 'is empty'],
    ['#1\tAnnotatorNotes T1\tx', 'Nothing is marked'],
  ])('brat %#', (file, problem) => {
    expect(readTagFile('brat', file, text)).toMatchObject({ tags: [], problem: expect.stringContaining(problem) });
  });
});

describe('brat files of other tools', () => {
  const lines = (...them: string[]) => readBrat(them.join('\n'), text);

  it('events, shared spans, and offsets in UTF-16', () => {
    const said = text.indexOf('said');
    const { tags, refused } = lines(
      `T1\tSource ${said + 5} ${said + 13}\tAda Lind`,
      `T2\tAttribution ${said} ${said + 4}\tsaid`,
      'T3\tContent 0 9;12 21\tThe ferry will stop',
      'E1\tAttribution:T2 Source:T1 Content:T3',
      'A1\tStance E1 denies',
    );
    expect(refused).toEqual([]);
    expect(tags).toHaveLength(1);
    expect(tags[0]).toMatchObject({
      sourceSpans: [28, 36],
      cueSpans: [23, 27],
      contentSpans: [0, 9, 12, 21],
      stance: 'denies',
    });
  });

  it('one source of two cues is the source of both', () => {
    const { tags } = lines(
      'T1\tSource 28 36\tAda Lind',
      'T2\tCue 23 27\tsaid',
      'T3\tCue 79 83\tsaid',
      'R1\tHasSource Arg1:T2 Arg2:T1',
      'R2\tHasSource Arg1:T3 Arg2:T1',
    );
    expect(tags.map(({ sourceSpans, cueSpans }) => [sourceSpans, cueSpans])).toEqual([
      [
        [28, 36],
        [23, 27],
      ],
      [
        [28, 36],
        [79, 83],
      ],
    ]);
  });

  it('says why for every line that is not imported', () => {
    const { tags, refused } = lines(
      'T1\tPerson 28 36\tAda Lind',
      'T2\tCue 23 27\tasked',
      'T3\tContent 0 999\tx',
      'T4\tContent 0 9\tThe ferry',
      'R1\tHasSource Arg1:T4 Arg2:T1',
      'R2\tKnows Arg1:T4 Arg2:T2',
      'R3\tWithin Arg1:T4 Arg2:T2',
      '*\tEquiv T1 T2',
      'A1\tMood T4 sad',
      'A2\tStance T4 perhaps',
      'A3\tStance T9 denies',
      'N1\tReference T4 Wikipedia:1\tFerry',
      '#1\tAnnotatorNotes T4\tWhich one?',
      'T5 Cue',
      'T4\tCue 23 27\tsaid',
      'T6\tName 28 36\tAda Lind',
    );
    expect(tags.map(({ contentSpans }) => contentSpans)).toEqual([[0, 9]]);
    expect(refused.map(({ where }) => Number(where.slice(5))).sort((a, b) => a - b)).toEqual([
      1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 12, 13, 14, 15, 16,
    ]);
  });

  it('nothing contains itself', () => {
    const { tags, refused } = lines(
      'T1\tCue 23 27\tsaid',
      'T2\tCue 79 83\tsaid',
      'R1\tWithin Arg1:T1 Arg2:T2',
      'R2\tWithin Arg1:T2 Arg2:T1',
    );
    expect(tags.map(({ parentAt }) => parentAt)).toEqual([null, 0]);
    expect(refused).toHaveLength(1);
  });
});

describe('a quote that the text no longer has word for word', () => {
  const text = 'The harbour of Lindhaven will be closed for dredging in the month of May. The ferry goes on.';
  const find = anchorIn(text);
  const quote = (exact: string) => ({ exact, prefix: '', suffix: '' });

  it('is found if the text says nearly the same, and nowhere else', () => {
    expect(find(quote('The harbour of Lindhaven will be closed for dredgin in the month of May'))).toEqual([0, 72]);
    expect(find(quote('The quay of Lindhaven was sold to somebody from the mainland last year'))).toBeNull();
    expect(find(quote('Th ferry'))).toBeNull();
  });
});
