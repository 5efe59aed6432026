import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assess } from '@/lib/assessments/confidence';
import { deriveClaim } from '@/lib/assessments/derive';
import { verdictOf } from '@/lib/assessments/remedies';
import { gainsOf } from '@/lib/tracing/gains';
import type { Answer } from '@/lib/tracing/hop';
import { leadsBeside, searchPhrase } from '@/lib/tracing/leads';
import { around, passageIn, sentenceBeside } from '@/lib/tracing/passage';
import { bestOf, firstAddress } from '@/lib/tracing/where-to-look';
import { graphOf } from '../support/build-graph';
import { graphs } from '../support/random-graph';

const cut = (text: string, place: { start: number; end: number } | null) =>
  place && [...text].slice(place.start, place.end).join('');

describe('the passage of a text', () => {
  const text =
    'Talk of the town 😀\n\nIt rained on Monday. The harbour board may close the old ferry quay in autumn, members said. Nothing is decided.\n\nThe board met for three hours.';

  it('is the sentence that says what is looked for, however surely', () => {
    const found = passageIn(text, ['The old ferry quay will close in autumn.']);
    expect(cut(text, found)).toBe('The harbour board may close the old ferry quay in autumn, members said.');
    expect(found?.shared).toContain('quay');
  });

  it('is looked for by the statement and by the words that passed it on, whichever fits better', () => {
    const found = passageIn(text, [
      'Ferry quay shuts',
      'the quay for ferries closes in autumn, says the harbour board',
    ]);
    expect(cut(text, found)).toContain('ferry quay');
  });

  it('is no sentence that shares only who said something, and when', () => {
    const other = 'QUAYTON (Coast Wire) – The bridge was shut on Monday, the authority said.';
    const passedOn = 'Night sailings are to begin in April, Coast Wire reported when the bridge was shut.';
    expect(passageIn(other, ['Night sailings of the ferry begin in April', passedOn])).toBeNull();
  });

  it('takes the neighbour that says the rest', () => {
    const two = 'The yard builds a ferry. It runs on batteries from Lindhaven. Rain fell.';
    expect(cut(two, passageIn(two, ['The yard builds a ferry that runs on batteries from Lindhaven']))).toBe(
      'The yard builds a ferry. It runs on batteries from Lindhaven.',
    );
  });

  it('is nowhere where no sentence has a third of it', () => {
    expect(passageIn(text, ['Chips for computers are sold out in Norway'])).toBeNull();
    expect(passageIn('', ['The quay closes'])).toBeNull();
    expect(passageIn(text, ['', 'the of and'])).toBeNull();
  });

  it('always stands in the text, and scores from 0 to 1', () => {
    const words = fc.array(
      fc.constantFrom('ferry', 'quay', 'autumn', 'may', 'close', '😀', '.', '\n\n', 'é', 'board'),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(words, words, (a, b) => {
        const all = a.join(' ');
        const found = passageIn(all, [b.join(' ')]);
        if (!found) return;
        expect(found.start).toBeLessThan(found.end);
        expect(found.end).toBeLessThanOrEqual([...all].length);
        expect(found.score).toBeGreaterThan(0.3);
        expect(found.score).toBeLessThanOrEqual(1);
        expect(cut(all, found)?.trim()).toBe(cut(all, found));
      }),
    );
  });

  it('can be moved sentence by sentence, up to the ends', () => {
    let place = sentenceBeside(text, null, 1);
    const walked: (string | null)[] = [];
    for (; place; place = sentenceBeside(text, place, 1)) walked.push(cut(text, place));
    expect(walked).toEqual([
      'Talk of the town 😀',
      'It rained on Monday.',
      'The harbour board may close the old ferry quay in autumn, members said.',
      'Nothing is decided.',
      'The board met for three hours.',
    ]);
    expect(cut(text, sentenceBeside(text, { start: 22, end: 25 }, -1))).toBe('Talk of the town 😀');
  });
});

describe('what stands beside a credit', () => {
  const text =
    '😀 Lead.\n\nFirst sentence with a link. The quay closes, the Mail said. Another link here.\n\nFar away.';
  const at = (words: string) => {
    const start = [...text.slice(0, text.indexOf(words))].length;
    return { start, end: start + [...words].length };
  };
  const link = (words: string, href: string) => ({ ...at(words), href });

  it('is its sentence and its paragraph', () => {
    const { sentence, paragraph } = around(text, at('Mail').start, at('said').end);
    expect(cut(text, sentence)).toBe('The quay closes, the Mail said.');
    expect(cut(text, paragraph)).toBe('First sentence with a link. The quay closes, the Mail said. Another link here.');
  });

  it('comes with those of the credited source first, then those of the sentence; each address once', () => {
    const links = [
      link('Lead', 'https://far.example/0'),
      link('link. ', 'https://other.example/1'),
      link('quay', 'https://other.example/2'),
      link('Mail', 'https://other.example/2'),
      link('Another', 'https://news.mail.example/3'),
      link('Far', 'https://far.example/4'),
    ].sort((a, b) => a.start - b.start);
    const found = leadsBeside(text, links, { start: at('Mail').start, end: at('said').end }, ['mail.example']);
    expect(found.map(({ href, near, isTheirs }) => [href, near, isTheirs])).toEqual([
      ['https://news.mail.example/3', 'paragraph', true],
      ['https://other.example/2', 'sentence', false],
      ['https://other.example/1', 'paragraph', false],
    ]);
  });
});

describe('what to search for', () => {
  it('is a run of telling words, the source, and its site', () => {
    expect(
      searchPhrase('The harbour board may close the old ferry quay in autumn', 'Island Mail', [
        'news.mail.example',
        'mail.example',
      ]),
    ).toBe('"old ferry quay in autumn" harbour board "Island Mail" site:mail.example');
  });

  it('does without what is not known', () => {
    expect(searchPhrase('quay', null, [])).toBe('"quay"');
    expect(searchPhrase('', 'Island Mail', [])).toBe('"Island Mail"');
  });
});

describe('what verifying a link would change', () => {
  it('is what the rule says of the same claim with that link verified', () => {
    const graph = graphOf({
      Mail: {},
      Wire: { credits: ['Mail'] },
      Daily: { held: true, certainty: 'asserted', credits: ['Wire'] },
    });
    const [mail, wire] = [1, 2].map((upstream) =>
      gainsOf(graph)?.find(({ linkId }) => graph.attributions.find(({ id }) => id === linkId)?.upstreamId === upstream),
    );
    const then = graphOf({
      Mail: { held: true },
      Wire: { credits: ['Mail'] },
      Daily: { held: true, certainty: 'asserted', credits: ['Wire'] },
    });
    expect(mail?.after).toEqual(verdictOf(assess(then)));
    expect(mail?.moved ?? 0).toBeGreaterThan(wire?.moved ?? 0);
  });

  it('is asked of reported links alone, and moves no opinion by more than all of it', () => {
    fc.assert(
      fc.property(graphs, (graph) => {
        const { states } = deriveClaim(graph);
        const gains = gainsOf(graph) ?? [];
        expect(gains.map(({ linkId }) => linkId).sort()).toEqual(
          [...states].flatMap(([id, state]) => (state === 'reported' ? [id] : [])).sort(),
        );
        for (const { moved } of gains) {
          expect(moved).toBeGreaterThanOrEqual(0);
          expect(moved).toBeLessThanOrEqual(1 + 1e-9);
        }
      }),
    );
  });
});

describe('where to look', () => {
  const answer = (finding: Answer['finding'], more: Partial<Answer>): Answer => ({
    ...{ id: 1, utteranceId: 1, finding, document: null, address: '', note: '', by: 'Ann', at: '2026-01-01T00:00:00Z' },
    ...more,
  });
  const lead = (href: string) => ({ href, words: '', near: 'sentence' as const, isTheirs: false, held: null });
  const candidate = { publisher: '', publishedAt: null, precision: 'day' as const, note: '', score: 1, why: [] };
  const candidates = [1, 2].map((id) => ({ ...candidate, id, title: '' }));
  const leads = [lead('https://quay.example/a'), lead('https://quay.example/b')];

  it('is not where somebody has looked in vain, whatever they found', () => {
    const gone = answer('gone', { document: { id: 1, title: '' } });
    expect(bestOf({ candidates, leads, answers: [gone] })).toBe(2);
    expect(firstAddress({ candidates, leads, answers: [gone] })).toBe('https://quay.example/a');
    const walled = answer('behind_paywall', { address: 'https://m.quay.example//a?utm_source=x' });
    expect(firstAddress({ candidates, leads, answers: [walled] })).toBe('https://quay.example/b');
  });

  it('is where it was found, and where nobody has said which place they mean', () => {
    const found = answer('names_nobody', { document: { id: 1, title: '' } });
    expect(bestOf({ candidates, leads, answers: [found, answer('gone', {})] })).toBe(1);
    expect(firstAddress({ candidates, leads, answers: [answer('gone', { address: 'no address' })] })).toBe(
      'https://quay.example/a',
    );
  });
});
