import { describe, expect, it } from 'vitest';
import { proposedIn } from '@/lib/tags/proposed-in';

/** Who says what is said last in a text. */
function whoSays(text: string): string {
  const last = proposedIn(text, '').proposals.at(-1);
  return last?.sourceKind === 'unnamed' ? `[${last.sourceName}]` : (last?.sourceName ?? '');
}

const MEANT: Record<string, [text: string, who: string][]> = {
  'he and she by first names': [
    ['Minister Claire Dubreuil met Ahmed Bensalah in Oran. He said the road would be paved.', 'Ahmed Bensalah'],
    ['Paul Drax handed the letter to Emily Kerr. She said it was a fake.', 'Emily Kerr'],
    ['Gabriela Núñez taught Peter Voss at school. He says she was strict.', 'Peter Voss'],
    ['Ingrid Falk interviewed the president. He said the war was won.', '[the president]'],
  ],
  'a body or a crowd without a name': [
    ['The zoo lost two penguins in March. It says a fox got in.', 'The zoo'],
    ['The embassy closed its doors on Friday. It told citizens that they should leave.', 'The embassy'],
    ['Teachers marched through Lagos on Monday. They said they had not been paid since May.', '[Teachers]'],
    ['The Bank of Arvan held rates. The bank kept its forecast. It said growth would return.', 'Bank of Arvan'],
  ],
  'somebody by what they are': [
    ['Valeria Conti joined Roma in 2021. The goalkeeper said she would stay.', 'Valeria Conti'],
    ['Coach Brian Tuohy dropped winger Sean Lacey. The winger said he was heartbroken.', 'Sean Lacey'],
    ['Yusuf Demir drives a taxi in Vienna. The 31-year-old Turk said tips had dried up.', 'Yusuf Demir'],
    ['Insp. Mary Tully saw the car. The detective said it had no lights.', 'Mary Tully'],
    ['Spain’s Pedro Arias flew home early. The prime minister said the fires came first.', 'Pedro Arias'],
    ['Helen Marsh, the school’s bursar, kept the books. The bursar said the sums added up.', 'Helen Marsh'],
  ],
  'a body by what it is': [
    [
      'Air Calder cancelled 12 flights. Its head, Joan Stroud, apologised. The airline said fog was to blame.',
      'Air Calder',
    ],
    ['The Liberal Front lost three seats. The party said the count was unfair.', 'Liberal Front'],
    ['Ofgem fined two suppliers. The regulator said customers had been misled.', 'Ofgem'],
    ['Ryanair’s Michael Farrell spoke first. The airline said it would hire 400 people.', 'Ryanair'],
    ['The Bank of Arvan held rates. Governor Neil Ashworth spoke. The Bank said prices were calm.', 'Bank of Arvan'],
  ],
  'one of two by a part of the name': [
    ['Chen Lihua and Robert Pike own the shop. Chen said they would move.', 'Chen Lihua'],
    ['Julia Brandt sued Marcus Feld last year. Feld replied. She said he had lied to her.', 'Julia Brandt'],
    ['Sir Desmond Oakley bought the club in 1999. Sir Desmond said he would sell.', 'Desmond Oakley'],
  ],
};

describe('who is meant', () => {
  for (const [by, cases] of Object.entries(MEANT))
    it.each(cases)(`${by}: %s`, (text, who) => {
      expect(whoSays(text)).toBe(who);
    });
});
