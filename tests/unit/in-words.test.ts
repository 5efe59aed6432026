import { describe, expect, it } from 'vitest';
import { graphInWords, howWellFounded, inList } from '@/lib/claims/in-words';
import { linkInWords } from '@/lib/claims/link-in-words';
import { warningInWords } from '@/lib/claims/warnings-in-words';
import { caseOne, type Said } from '../support/build-graph';
import { basisOf } from '../support/claim-basis';

const words = (said: Record<string, Said>) => howWellFounded(basisOf(said));
const demo = {
  'The Information': {},
  Reuters: { kind: 'agency', credits: ['The Information'] },
  'AI News': { held: true, certainty: 'possible', credits: ['Reuters'] },
} as const satisfies Record<string, Said>;

describe('how well founded a claim is', () => {
  it('one origin behind several outlets, nothing checked', () =>
    expect(words(demo)).toBe(
      'One origin, The Information, behind 3 outlets. Nobody here has checked the two links above AI News.',
    ));

  it('a source of its own word', () =>
    expect(words({ 'AI News': { held: true } })).toBe('AI News says so in its own voice, without crediting anybody.'));

  it('a denial of its own word', () =>
    expect(words({ Huawei: { held: true, stance: 'denies' } })).toBe(
      'Huawei denies it in its own voice, without crediting anybody.',
    ));

  it('an unknown lineage', () =>
    expect(
      words({ nobody: { kind: 'unknown' }, 'AI News': { held: true, certainty: 'rumoured', credits: ['nobody'] } }),
    ).toBe('It is not known where it comes from: it cannot be judged.'));

  it('an unknown lineage that an editor has judged', () => {
    const said = { nobody: { kind: 'unknown' }, 'AI News': { held: true, credits: ['nobody'] } } as const;
    const judged = {
      id: 1,
      confidence: 'low',
      likelihood: null,
      status: 'unverified',
      reason: 'r',
      author: 'a',
      judgedAt: '',
      of: null,
      moved: null,
    } as const;
    expect(howWellFounded(basisOf(said, judged))).toBe(
      'It is not known where it comes from: nothing can be suggested.',
    );
  });

  it('an unknown lineage beside a known one', () =>
    expect(
      words({
        nobody: { kind: 'unknown' },
        Jane: { kind: 'person' },
        'AI News': { held: true, credits: ['nobody', 'Jane'] },
      }),
    ).toBe(
      'One origin, Jane, behind one outlet. Where one more chain begins is not known. Nobody here has checked the link above AI News.',
    ));

  it('nobody', () => expect(words({})).toBe('Nobody is recorded as saying so: it cannot be judged.'));

  it('nothing held', () =>
    expect(words({ A: {}, B: { credits: ['A'] } })).toBe(
      'No document with this claim is held here: it cannot be judged. Nobody here has checked the link above B.',
    ));

  it('a circle that nothing feeds', () =>
    expect(words({ A: { held: true, credits: ['B'] }, B: { held: true, credits: ['A'] } })).toBe(
      'Those who report it credit each other in a circle: it cannot be judged. Both links are checked against the documents they credit.',
    ));

  it('a retracted origin', () =>
    expect(words({ A: { held: true, retracted: true }, B: { held: true, credits: ['A'] } })).toMatch(
      /^What it rested on has been retracted: it cannot be judged\./,
    ));

  it('all retracted', () =>
    expect(words({ A: { held: true, retracted: true } })).toBe(
      'Everything that said so has been retracted: it cannot be judged.',
    ));

  it('mere doubt', () =>
    expect(words({ A: { held: true, stance: 'questions' } })).toBe(
      'Nobody says that it is so; A only raises doubt: it cannot be judged.',
    ));

  it('origins that count as one', () =>
    expect(words({ A: { held: true, owner: 'X' }, B: { held: true, owner: 'X' } })).toBe(
      'Two origins that count as one, A and B, behind 2 outlets.',
    ));

  it('independent origins, both sides named however many there are', () => {
    const many = Object.fromEntries(['A', 'B', 'C', 'D'].map((name) => [name, { held: true }]));
    expect(words({ ...many, E: { held: true, stance: 'denies' } })).toBe(
      'Five independent origins, A, E (denies it), B and 2 more, behind 5 outlets.',
    );
  });

  it('an unnamed origin, and links checked in part or inferred', () => {
    expect(words(caseOne)).toBe('One origin, people (unnamed), behind 3 outlets. One of three links is checked.');
    expect(words({ A: {}, B: { held: true, credits: ['A'], assumed: ['A'] } })).toBe(
      'One origin, A, behind 2 outlets. Nobody here has checked the link above B. One link is an editor’s inference: no text says so.',
    );
  });

  it('several latest relays', () =>
    expect(words({ A: {}, B: { held: true, credits: ['A'] }, C: { held: true, credits: ['A'] } })).toMatch(
      /Nobody here has checked any of the two links\.$/,
    ));
});

describe('the graph in words', () => {
  it('has a sentence for each link and each source alone', () =>
    expect(
      graphInWords(basisOf({ ...demo, 'Le Monde': { held: true, stance: 'denies', certainty: 'asserted' } })),
    ).toBe(
      'Reuters says so, crediting The Information (reported). AI News says so (possible), crediting Reuters (reported). Le Monde denies it (asserted), crediting nobody.',
    ));

  it('lets nobody say what their document does not', () =>
    expect(graphInWords(basisOf({ A: { held: true, passage: 'not_there', certainty: 'probable' } }))).toBe(
      'A is recorded as saying so (probable), though its document does not, crediting nobody.',
    ));

  it('shortens lists', () => {
    expect(inList([])).toBe('');
    expect(inList(['A', 'A'])).toBe('A');
    expect(inList(['A', 'B', 'C'])).toBe('A, B and C');
    expect(inList(['A', 'B', 'C', 'D', 'E'])).toBe('A, B, C and 2 more');
  });
});

describe('a warning in words', () => {
  it('says who credits whom in a circle', () =>
    expect(
      warningInWords('circular', basisOf({ A: { credits: ['C'] }, B: { credits: ['A'] }, C: { credits: ['B'] } })),
    ).toBe('A, B and C credit each other in a circle.'));

  it('says who is surer than whom', () =>
    expect(
      warningInWords(
        'certainty-inflated',
        basisOf({ A: { certainty: 'possible' }, B: { held: true, certainty: 'asserted', credits: ['A'] } }),
      ),
    ).toBe('B puts it as asserted, A as possible.'));

  it('counts what it does not list', () => {
    const relays = Object.fromEntries(['B', 'C', 'D'].map((name) => [name, { held: true, credits: ['A'] }]));
    expect(warningInWords('upstream-retracted', basisOf({ A: { held: true, retracted: true }, ...relays }))).toBe(
      'B rests on “A on it”, which has been retracted. C rests on “A on it”, which has been retracted. So does one more.',
    );
  });

  it('says which documents share wording', () => {
    const basis = basisOf({ A: { held: true }, B: { held: true }, C: { held: true } });
    const sharedWording = [
      { aId: 1, bId: 2, share: 0.9399, within: null, copying: 'uncredited' as const },
      { aId: 1, bId: 3, share: 1, within: null, copying: 'uncredited' as const },
      { aId: 1, bId: 3, share: 1, within: null, copying: 'uncredited' as const },
      { aId: 2, bId: 3, share: 1, within: null, copying: 'same-copy' as const },
    ];
    expect(warningInWords('near-duplicate', { ...basis, sharedWording })).toBe(
      '“A on it” and “B on it” share 93 % of their wording, and neither credits the other. “A on it” and “C on it” share 100 % of their wording, and neither credits the other.',
    );
    const alike = basis.utterances.map((utterance) => ({
      ...utterance,
      document: utterance.document && { ...utterance.document, title: 'Wire' },
    }));
    expect(
      warningInWords('near-duplicate', { ...basis, utterances: alike, sharedWording: sharedWording.slice(0, 1) }),
    ).toBe('“Wire” (A) and “Wire” (B) share 93 % of their wording, and neither credits the other.');
  });

  it('says which part of one text stands in another', () => {
    const basis = basisOf({ A: { held: true }, B: { held: true } });
    const sharedWording = [{ aId: 1, bId: 2, share: 0.97, within: 1, copying: 'uncredited' as const }];
    expect(warningInWords('near-duplicate', { ...basis, sharedWording })).toBe(
      '97 % of the wording of “B on it” stands in “A on it”, and neither credits the other.',
    );
  });

  it('says what was copied from a retracted text', () =>
    expect(warningInWords('upstream-retracted', basisOf({ A: { held: true, copied: true } }))).toBe(
      '“A on it” shares its wording with “The story that was taken back”, which has been retracted, and carries no weight.',
    ));

  it('says who is known second-hand beside a document that is held', () =>
    expect(
      warningInWords(
        'said-twice',
        basisOf({ A: { held: true }, 'A again': { by: 'A' }, B: { held: true, credits: ['A again'] } }),
      ),
    ).toBe('A is known second-hand, beside “A on it”, which is held here. Is it the same statement?'));

  it('says what rests on one origin, and what nobody knows', () => {
    const three = {
      o: {},
      a: { held: true, credits: ['o'] },
      b: { held: true, credits: ['o'] },
      c: { held: true, credits: ['o'] },
    } as const;
    expect(warningInWords('single-origin', basisOf(three))).toBe('3 documents held here rest on one origin, o.');
    const unknown = { ...three, x: { kind: 'unknown' }, d: { held: true, credits: ['x'] } } as const;
    expect(warningInWords('single-origin', basisOf(unknown))).toBe(
      '3 documents held here rest on one origin, o. It is not known where the others have it from.',
    );
  });

  it('says who credits itself through others', () =>
    expect(
      warningInWords(
        'circular',
        basisOf({
          Monday: { by: 'Reuters', held: true },
          'AI News': { held: true, credits: ['Monday'] },
          Wednesday: { by: 'Reuters', held: true, credits: ['AI News'] },
        }),
      ),
    ).toBe('Reuters credits, through others, what it said itself elsewhere.'));

  it('else gives the general sentence', () =>
    expect(warningInWords('denial-omitted', basisOf(demo))).toBe(
      'A document relays the claim but not the denial that its own source carried.',
    ));
});

describe('why a link has its state', () => {
  const linkOf = (said: Record<string, Said>) => {
    const { attributions, utterances } = basisOf(said);
    const [link] = attributions;
    const [downstream, upstream] = [link?.downstreamId, link?.upstreamId].map((id) =>
      utterances.find((utterance) => utterance.id === id),
    );
    if (!link || !downstream || !upstream) throw new Error('There is no link.');
    return linkInWords(link, downstream, upstream);
  };
  const relay = { held: true, credits: ['A'] } as const;

  it.each([
    [
      { A: { held: true }, B: relay },
      'A recorded cue gives the credit, and the passage in “A on it”, which is held here, is marked.',
    ],
    [
      { A: { held: true }, B: { ...relay, assumed: ['A'] } },
      '“A on it” is held here with its passage marked, but no text is known in which B credits A.',
    ],
    [{ A: {}, B: relay }, 'A recorded cue says so; nothing by A is held here.'],
    [{ A: {}, B: { ...relay, assumed: ['A'] } }, 'An editor inferred it; no text says so.'],
    [{ A: { kind: 'unknown' }, B: relay }, 'B does not say whom it has this from.'],
    [
      { A: { held: true, passage: 'not_there' }, B: relay },
      'A recorded cue says so, but the claim is not in “A on it”, which is held here.',
    ],
    [
      { A: { held: true, passage: 'not_yet_looked_for' }, B: relay },
      'A recorded cue says so; nobody has looked for the passage in “A on it”, which is held here.',
    ],
  ] as [Record<string, Said>, string][])('%o', (said, sentence) => expect(linkOf(said)).toBe(sentence));
});
