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
});

describe('a thread', () => {
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
