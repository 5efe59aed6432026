import { describe, expect, it } from 'vitest';
import { withParents } from '@/lib/tags/proposals';
import { proposedIn } from '@/lib/tags/proposed-in';
import { wordsAt } from '@/lib/tags/tag';

/** “Ann Lee: It rained”, with every hop, for all that passes on nothing. */
function saidIn(lines: readonly string[]): string[] {
  const text = lines.join('\n');
  const points = [...text];
  const { proposals } = proposedIn(text, '');
  const parents = new Set(proposals.map(({ parentKey }) => parentKey));
  return proposals
    .filter(({ key }) => !parents.has(key))
    .map((one) => {
      const chain = withParents(one, proposals).toReversed();
      return `${chain.map(({ sourceName }) => sourceName).join(' > ')}: ${wordsAt(points, one.contentSpans)}`;
    });
}

describe('a transcript', () => {
  it('knows a speaker by the last name, whatever else that means, and a firm after the name', () => {
    expect(
      saidIn([
        'Tor Price, CFO: Margin was flat.',
        '',
        'Erik Will, Kiri Markets: The union says a mill is for sale.',
        '',
        'Price: It was dry in May.',
        '',
        'Will: Thanks.',
      ]),
    ).toEqual([
      'The union > Erik Will: a mill is for sale',
      'Tor Price: Margin was flat.',
      'Price: It was dry in May.',
    ]);
  });
  it('has turns under a name with what somebody is', () => {
    expect(
      saidIn([
        'Ann Lee [President]',
        'Output was flat.',
        '',
        'Tom Hart [Analyst, Kiri]',
        'Reuters reported that the mill is for sale. True?',
        '',
        'Ann Lee [President]',
        'We sold two pumps. Our miller tells us wheat will fall. Costs rose 3%.',
      ]),
    ).toEqual([
      'Reuters > Tom Hart: that the mill is for sale',
      'Our miller > Ann Lee: wheat will fall',
      'Ann Lee: Output was flat.',
      'Ann Lee: We sold two pumps.',
      'Ann Lee: Costs rose 3%.',
    ]);
  });
  it('names a speaker before whose name stands what they are', () => {
    expect(
      saidIn([
        'Managing Director – Ann Lee: Output was flat.',
        'Tom Hart: Why?',
        'Managing Director – Ann Lee: It rained. Our miller tells us wheat will fall.',
      ]),
    ).toEqual(['Ann Lee: Output was flat', 'Our miller > Ann Lee: wheat will fall']);
  });
  it('has turns under a bold name, and under what somebody is', () => {
    expect(
      saidIn([
        '**Ann Baker** – Chief Executive Officer',
        'Output was flat.',
        '',
        '**Analyst (Kiri)**',
        'The union claims that you lost two pumps.',
        '',
        '**Ann Baker** – Chief Executive Officer',
        'Costs rose 3%.',
        '',
        '**Analyst (Kiri)**',
        'Did they?',
      ]),
    ).toEqual([
      'The union > Analyst (Kiri): that you lost two pumps',
      'Ann Baker: Output was flat.',
      'Ann Baker: Costs rose 3%.',
    ]);
  });
  it('has turns under a name with a clock time', () => {
    expect(
      saidIn(['Ann 09:12', 'Otis says the lift is out.', '', 'Tom [9:13 AM]', 'Why?', '', 'Ann 09:15', 'Thursday.']),
    ).toEqual(['Otis > Ann: the lift is out']);
  });
  it('has turns under a name above a role', () => {
    expect(
      saidIn([
        'Ann Lee',
        'Chief Financial Officer',
        '',
        'Costs fell.',
        '',
        'Tom Hart',
        'Analyst, Kiri',
        '',
        'Why did they fall?',
        '',
        'Ann Lee',
        'Chief Financial Officer',
        '',
        'It rained.',
      ]),
    ).toEqual(['Ann Lee: Costs fell.', 'Ann Lee: It rained.']);
  });
  it('has turns after a name in bold, and says nothing of thanks and of what is no comment', () => {
    expect(
      saidIn([
        '**Ann Lee:** Costs fell.',
        '',
        '**Tom Hart:** Thank you for that.',
        '',
        '**Ann Lee:** We do not comment on deals. It rained.',
      ]),
    ).toEqual(['Ann Lee: Costs fell.', 'Ann Lee: It rained.']);
  });
  it('tells by a role alone who spoke under it before, and asks by name', () => {
    expect(
      saidIn([
        'CEO Ann Lee: Profit rose.',
        'CFO Tom Hart: Costs fell.',
        'Q (KBW, Hal Prenn): The bank wrote in March that you lend too much. Right?',
        'CEO: We do not agree.',
        'CFO: Because our chairman says dividends are for fools.',
        'Operator: We now take the last question.',
      ]),
    ).toEqual([
      'Ann Lee: Profit rose',
      'Tom Hart: Costs fell',
      'The bank > Hal Prenn: that you lend too much',
      'CEO Ann Lee: We do not agree',
      'our chairman > CFO Tom Hart: dividends are for fools',
    ]);
  });
  it('is passed on neither by a figure nor by the letters of questions and answers', () => {
    expect(
      saidIn([
        'Revenue: $88 million. Backlog: $30 million.',
        '• CEO Ann Lee said that it rained.',
        'Q: Kiri’s Tom Hart asked about costs.',
        'A: “Late is not default,” said Lee.',
        'Q: Lu Fons asked about pay.',
        'A: Lee: We are 611 people.',
      ]),
    ).toEqual([
      'Ann Lee: that it rained',
      'Tom Hart: costs',
      'Ann Lee: “Late is not default,”',
      'Lu Fons: pay',
      'Ann Lee: We are 611 people',
    ]);
  });
});

describe('a thread', () => {
  it('can have writers under their plain names', () => {
    expect(
      saidIn([
        'Nextdoor · Elm Park',
        'Barb W.',
        'Something howled. My husband says it was a dog.',
        '',
        'Luis Carr',
        'A van came by. The officer told my wife there is a den.',
        '',
        'Barb W.',
        'I knew it.',
      ]),
    ).toEqual(['My husband > Barb W.: it was a dog', 'The officer > Luis Carr: there is a den']);
  });
  it('has writers who only pass on others', () => {
    expect(
      saidIn([
        'rio_b · 3h',
        'The pier is shut. The mayor says the crane fell.',
        '',
        'kat · 2h',
        'My uncle works there. He says it is open.',
        '',
        'rio_b · 1h',
        'ok',
      ]),
    ).toEqual(['The mayor > rio_b: the crane fell', 'My uncle > kat: it is open']);
    expect(
      saidIn([
        'rio_b: I was there. The crane is in the water.',
        'kat_9: The Herald says it fell.',
        'rio_b: or it jumped',
      ]),
    ).toEqual(['The Herald > kat_9: it fell']);
  });
  it('is none where one person writes, or where headings stand', () => {
    expect(saidIn(['rio_b · 3h', 'The mayor says the crane fell.'])).toEqual(['The mayor: the crane fell']);
    expect(saidIn(['The Pier', 'The mayor says the crane fell.', 'The Crane', 'It fell.'])).toEqual([
      'The mayor: the crane fell',
    ]);
  });
});
