import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decisiveWords, proposeCertainty } from '@/lib/certainty/certainty';
import { lexicon } from '@/lib/certainty/lexicon';
import { demoClaims } from '@/lib/demo/case';
import { type Certainty, certainties, wordsOf } from '@/lib/vocabulary';

/** A sentence, its class, and the words that decide. */
const cases: readonly (readonly [string, Certainty, ...string[]])[] = [
  ['The plant opened on Monday.', 'asserted'],
  ['Harbour Foods will cut 300 jobs, the union said.', 'asserted'],
  ['The ministry confirmed that the bridge is closed.', 'asserted', 'confirmed'],
  ['In fact the chip failed twice.', 'asserted', 'In fact'],
  ['The chip will certainly ship.', 'asserted', 'certainly'],
  ['Norvik plans to buy the shipyard.', 'asserted'],
  ['Norvik is considering a bid for the shipyard.', 'asserted'],
  ['The firm can make 4,000 wafers a month.', 'asserted'],
  ['The firm must repay the loan.', 'asserted'],
  ['', 'asserted'],
  ['The merger is likely to fail.', 'probable', 'likely'],
  ['The merger is not likely to succeed.', 'probable', 'likely'],
  ['It is unlikely that the merger holds.', 'probable', 'unlikely'],
  ['The board will probably resign.', 'probable', 'probably'],
  ['The board is expected to resign.', 'probable', 'expected to'],
  ['Analysts expect a deficit.', 'probable', 'expect'],
  ['As they expect, nothing came of it.', 'probable', 'expect'],
  ['More than they expect came of it.', 'probable', 'expect'],
  ['As expected, the board resigned.', 'asserted'],
  ['The tram is set to return in June.', 'probable', 'set to'],
  ['The dial is set to 10.', 'asserted'],
  ['The dial is set to the highest value.', 'asserted'],
  ['Lisbon is poised to win the bid.', 'probable', 'poised to'],
  ['The ship is almost certainly lost.', 'probable', 'almost certainly'],
  ['Presumably the vote is next week.', 'probable', 'Presumably'],
  ['The dam appears to hold.', 'probable', 'appears to'],
  ['The actor appears in court on Monday.', 'asserted'],
  ['The dam seems to hold.', 'probable', 'seems'],
  ['The letter suggests that he knew.', 'probable', 'suggests'],
  ['The project is on track to finish early.', 'probable', 'on track to'],
  ['In all likelihood the file is gone.', 'probable', 'In all likelihood'],
  ['The reactor may restart.', 'possible', 'may'],
  ['The reactor may not restart.', 'possible', 'may'],
  ['The reactor restarts in May 2026.', 'asserted'],
  ['On 6 May the reactor restarts.', 'asserted'],
  ['The reactor restarted in May, the owner said.', 'asserted'],
  ['Theresa May said the reactor is safe.', 'asserted'],
  ['Reactor May Restart Next Year', 'possible', 'May'],
  ['REACTOR MAY RESTART', 'possible', 'MAY'],
  ['May be true, says the owner.', 'possible', 'May'],
  ['Of late May rains flooded it.', 'asserted'],
  ['The reactor might restart.', 'possible', 'might'],
  ['The country showed its military might.', 'asserted'],
  ['China’s might worries the neighbours.', 'asserted'],
  ['The might of the cartel is broken.', 'asserted'],
  ['Prices could fall.', 'possible', 'could'],
  ['He could not be reached.', 'asserted'],
  ['The spokesman couldn’t be reached.', 'asserted'],
  ['A second leak could not be ruled out.', 'possible', 'could not be ruled out'],
  ['They cannot repay the loan.', 'asserted'],
  ['They possibly met in Oslo.', 'possible', 'possibly'],
  ['Perhaps they met in Oslo.', 'possible', 'Perhaps'],
  ['They maybe met in Oslo.', 'possible', 'maybe'],
  ['A possible delay worries the crew.', 'possible', 'possible'],
  ['It leaves as soon as possible.', 'asserted'],
  ['It is possible to drive there.', 'asserted'],
  ['A return is not possible.', 'asserted'],
  ['It is unclear whether they met.', 'possible', 'unclear', 'whether'],
  ['It leaves regardless of whether they met.', 'asserted'],
  ['The drug potentially harms the liver.', 'possible', 'potentially'],
  ['The outcome remains to be seen.', 'possible', 'remains to be seen'],
  ['There is no possibility of a return.', 'asserted'],
  ['There is the possibility of a return.', 'possible', 'possibility'],
  ['The firm reportedly lost the contract.', 'rumoured', 'reportedly'],
  ['The firm allegedly lost the contract.', 'rumoured', 'allegedly'],
  ['The firm is said to have lost the contract.', 'rumoured', 'said to'],
  ['The firms are widely said to be close to a deal.', 'rumoured', 'said to'],
  ['The owner said to reporters that all is well.', 'asserted'],
  ['The owner was heard: he said to the crew that all is well.', 'asserted'],
  ['Chips said to be ready are late.', 'rumoured', 'said to'],
  ['The singer is rumoured to be in Rome.', 'rumoured', 'rumoured'],
  ['The singer is rumored to be in Rome.', 'rumoured', 'rumored'],
  ['According to rumours the singer is in Rome.', 'rumoured', 'rumours'],
  ['It is understood that talks have failed.', 'rumoured', 'It is understood'],
  ['The painting is thought to be stolen.', 'rumoured', 'thought to'],
  ['The firm claimed to have won.', 'asserted'],
  ['The painting is claimed to be stolen.', 'rumoured', 'claimed to'],
  ['The alleged theft took place at night.', 'rumoured', 'alleged'],
  ['The suit alleged that the theft took place at night.', 'asserted'],
  ['Unconfirmed reports speak of two dead.', 'rumoured', 'Unconfirmed'],
  ['The report has not been confirmed.', 'rumoured', 'not been confirmed'],
  ['The owner declined to confirm the sale.', 'asserted'],
  ['The firm reportedly may sell, and is likely to.', 'rumoured', 'reportedly'],
  ['“It may well be so,” the minister said.', 'possible', 'may'],
  ['Supposedly, perhaps, probably: in fact nobody knows.', 'rumoured', 'Supposedly'],
  ['The price is expected, to nobody’s surprise, to rise.', 'asserted'],
  ['The mayor mayhem mightily couldn', 'asserted'],
];

describe('the certainty of a passage', () => {
  it.each(cases)('%j is %s', (passage, certainty, ...words) => {
    const proposal = proposeCertainty(passage);
    expect([proposal.certainty, ...decisiveWords(proposal)]).toEqual([certainty, ...words]);
  });

  it('has at least sixty cases', () => expect(cases.length).toBeGreaterThanOrEqual(60));

  it.each([
    ['It may rain.', '“may” puts it as a possibility.'],
    ['It may or might rain.', '“may”, “might” put it as a possibility.'],
    ['It will reportedly rain, likely hard.', '“reportedly” passes it on as hearsay, which outweighs “likely”.'],
    ['It rains.', 'No hedge word: stated as a fact.'],
    ['It certainly rains.', 'No hedge word: stated as a fact; “certainly” stresses it.'],
  ])('%j: %s', (passage, rule) => expect(proposeCertainty(passage).rule).toBe(rule));

  it('counts offsets in code points', () =>
    expect(proposeCertainty('🙂🙂 It may rain, 🙂 possibly.').hedges).toEqual([
      { start: 6, end: 9, certainty: 'possible', word: 'may' },
      { start: 18, end: 26, certainty: 'possible', word: 'possibly' },
    ]));

  it('agrees with the demonstration case', () =>
    expect(demoClaims.map(({ passage }) => proposeCertainty(passage).certainty)).toEqual(
      demoClaims.map(({ certainty }) => certainty),
    ));

  it('knows every phrase of its lexicon once', () => {
    const phrases = [...lexicon.values()].flat().map(({ words }) => words.join(' '));
    expect(phrases.filter((phrase, i) => phrases.indexOf(phrase) !== i)).toEqual([]);
  });
});

const sureness = (passage: string) => wordsOf(certainties).indexOf(proposeCertainty(passage).certainty);
const words = [...lexicon.values()].flat().map(({ words }) => words.join(' '));
const text = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary' }),
  fc
    .array(
      fc.oneof(
        fc.constantFrom(...words, 'May', 'is', 'not', 'in', '2026', 'the', '.', ',', '🙂', '’s', '\n'),
        fc.string({ unit: 'grapheme', maxLength: 4 }),
      ),
      {
        maxLength: 30,
      },
    )
    .map((parts) => parts.join(' ')),
);

describe('for any passage', () => {
  it('hedges lie in the text, in order, apart, and match its words', () =>
    fc.assert(
      fc.property(text, (passage) => {
        const points = [...passage];
        let last = 0;
        for (const { start, end, word } of proposeCertainty(passage).hedges) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(points.length);
          expect(points.slice(start, end).join('').replace(/\s+/g, ' ')).toBe(word);
          last = end;
        }
      }),
      { numRuns: 2000 },
    ));

  it('a sentence with an additional weaker hedge is never surer', () =>
    fc.assert(
      fc.property(text, fc.constantFrom('Reportedly so.', 'It may be so.', 'It is likely so.'), (passage, more) => {
        expect(sureness(`${passage}\n\n${more}`)).toBeLessThanOrEqual(
          Math.min(sureness(`${passage}\n\n`), sureness(more)),
        );
      }),
      { numRuns: 2000 },
    ));

  it('without words of the lexicon the text is asserted', () =>
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('chips', 'ship', 'Reuters', 'is', 'not', 'the', '2026', '.', '—')),
        (parts) => {
          expect(proposeCertainty(parts.join(' '))).toMatchObject({ certainty: 'asserted', hedges: [] });
        },
      ),
    ));
});
