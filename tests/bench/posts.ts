import { type Random, randomOf } from './random';

/** A statement and how somebody passes it on: in other words, with something left out and much around it. */
export type Posted = { readonly statement: string; readonly post: string };

const people =
  'Marlene Okafor,Tomas Villar,Ingrid Sandberg,Rashid Karimi,Paolo Ferrante,Jun Watanabe,Amara Diallo,Colm Brennan,Svetlana Orlova,Dieter Haas,Lucia Moreno,Farah Aziz,Niamh Doyle,Viktor Petrov,Hana Novak,Samuel Osei,Greta Lindqvist,Omar Haddad,Beatriz Costa,Yusuf Demir'.split(
    ',',
  );
const roles = ['senator', 'mayor', 'minister', 'governor', 'candidate', 'commissioner'];
const places = 'Riverton,Coldwater,Port Ansel,Greywick,Santa Mira,Holmstad,Bellmoor,Estravia,Norhaven,Kaltberg'.split(
  ',',
);

/** Each: as a statement has it, and as posts have it. */
const deeds: readonly (readonly [string, readonly string[]])[] = [
  [
    'voted against raising the minimum wage',
    ['said no to a higher minimum wage', 'voted down the wage raise', 'blocked a minimum wage increase'],
  ],
  [
    'received donations from a tobacco company',
    ['took tobacco money', 'is funded by a tobacco firm', 'got donations from big tobacco'],
  ],
  [
    'closed half of the public libraries',
    ['shut every second library', 'is closing our public libraries', 'closed 50% of libraries'],
  ],
  [
    'claimed that vaccines cause infertility',
    [
      'says vaccines make you infertile',
      'claims vaccination leads to infertility',
      'told people vaccines cause infertility',
    ],
  ],
  [
    'promised to abolish the inheritance tax',
    ['wants to scrap inheritance tax', 'will abolish inheritance taxes', 'promises no more inheritance tax'],
  ],
  [
    'cut the budget of the fire service by a third',
    ['slashed fire service funding', 'cut a third from the firefighters budget', 'cuts fire budget by 33 percent'],
  ],
  [
    'lied about a university degree',
    ['never got the university degree', 'faked a degree', 'lied about having a degree'],
  ],
  [
    'banned plastic bags in supermarkets',
    ['is banning plastic bags', 'banned plastic bags at the supermarket', 'no more plastic bags'],
  ],
  [
    'spent public money on a private holiday',
    [
      'used taxpayer money for a holiday',
      'went on vacation with public money',
      'paid a private holiday with public funds',
    ],
  ],
  [
    'opened the border to seasonal workers',
    ['lets seasonal workers cross the border', 'opens borders for seasonal work', 'opened the border for workers'],
  ],
  [
    'refused to publish tax returns',
    ['still hides the tax returns', 'won’t publish tax returns', 'refuses to release tax returns'],
  ],
  [
    'owns shares in the nuclear power station',
    ['has nuclear shares', 'holds shares of the nuclear plant', 'owns a part of the nuclear power station'],
  ],
  [
    'was photographed with a convicted smuggler',
    ['pictured next to a smuggler', 'in a photo with a convicted smuggler', 'photographed hugging a smuggler'],
  ],
  [
    'ordered the police to stop recording thefts',
    ['told police not to record theft', 'ordered police to ignore thefts', 'stopped police recording thefts'],
  ],
  [
    'said that the drought was caused by wind turbines',
    ['blames wind turbines for the drought', 'thinks turbines cause drought', 'says wind turbines made the drought'],
  ],
];
const times = ['in March', 'in 2019', 'last autumn', 'during the campaign', 'two years ago', 'before the election'];
const before = [
  'Wow.',
  'RT @newsdesk:',
  'So apparently',
  'Unbelievable!!',
  'My uncle just told me that',
  'BREAKING:',
  'Is it true that',
  'Please share, everyone:',
  'lol',
  '',
];
const after = [
  'Thoughts?',
  '#politics #news https://short.example/x7k',
  'and nobody talks about it 😡',
  'Can anyone confirm?',
  'This is what they do not want you to know.',
  '@factdesk please check',
  'I am speechless right now',
  '',
];

const typo = (random: Random, text: string) => {
  const words = text.split(' ');
  const at = words.findIndex((word) => word.length > 6);
  const word = words[at];
  if (word && random.chance(0.2)) words[at] = word.slice(0, 3) + word[4] + word[3] + word.slice(5);
  return words.join(' ');
};

/** So many different statements, each with its post. */
export function posts(count: number, seed = 5): Posted[] {
  const random = randomOf(seed);
  const made = new Map<string, Posted>();
  while (made.size < count) {
    const [person, place, [deed, others]] = [random.pick(people), random.pick(places), random.pick(deeds)];
    const when = random.chance(0.5) ? ` ${random.pick(times)}` : '';
    const statement = `${random.chance(0.4) ? `The ${random.pick(roles)} of ${place}, ${person},` : `${person}`} ${deed}${random.chance(0.5) ? ` in ${place}` : ''}${when}`;
    const family = person.split(' ')[1] ?? person;
    const named = random.pick([
      person,
      family,
      `#${family}`,
      `${family.toUpperCase()}`,
      `@${person.replace(' ', '')} (${family})`,
    ]);
    const where =
      statement.includes(place) && random.chance(0.7)
        ? random.pick([` in ${place}`, ` #${place.replace(' ', '')}`])
        : '';
    const post =
      `${random.pick(before)} ${named} ${random.pick(others)}${where}${when && random.chance(0.3) ? when : ''} ${random.pick(after)}`.trim();
    made.set(`${person} ${deed}`, { statement, post: typo(random, post) });
    if (made.size >= people.length * deeds.length) break;
  }
  return [...made.values()];
}
