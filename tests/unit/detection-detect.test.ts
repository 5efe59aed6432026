import { describe, expect, it } from 'vitest';
import { detect } from '@/lib/detection/detect';
import { proposed, wordsOf } from '../support/tagging-words';

const cases: Record<string, [text: string, ...expected: string[]][]> = {
  'a quotation and its speaker': [
    [
      '“The reactor is safe,” said Mira Holt, the plant’s director.',
      'Mira Holt, the plant’s director | said | “The reactor is safe,”',
    ],
    ['"The reactor is safe," Holt said.', 'Holt | said | "The reactor is safe,"'],
    ['»The reactor is safe,« Holt said.', 'Holt | said | »The reactor is safe,«'],
    ['« The reactor is safe », Holt said.', 'Holt | said | « The reactor is safe »'],
    ['「The reactor is safe,」 Holt said.', 'Holt | said | 「The reactor is safe,」'],
    ["''The reactor is safe,'' Holt said.", "Holt | said | ''The reactor is safe,''"],
    ['“Is it safe?” Ms. Holt asked.', 'Ms. Holt | asked | “Is it safe?”'],
    ['Holt said: “It is safe.”', 'Holt | said | “It is safe.”'],
    ['Holt, the mayor, told the court that it was safe.', 'Holt, the mayor | told the court | that it was safe'],
    ['Holt, a nurse, said the ministry “has noted it”.', 'Holt, a nurse | said | the ministry “has noted it”'],
    ['“The reactor is safe," Holt said.', 'Holt | said | “The reactor is safe,"'],
  ],
  'ways of speaking beside a quotation': [
    ['“It was huge,” gasped swimmer Ricky Lamb.', 'swimmer Ricky Lamb | gasped | “It was huge,”'],
    ['“Memory is no vault,” Haas offered.', 'Haas | offered | “Memory is no vault,”'],
    ['“Mothers were right,” comments Dr Frandsen.', 'Dr Frandsen | comments | “Mothers were right,”'],
    ['He stormed the bank vault.'],
    ['Holt emailed: “It is safe.”', 'Holt | emailed | “It is safe.”'],
    ['Holt emailed the list to two friends.'],
    ['“It spreads fast,” says lead author Dr Holt.', 'lead author Dr Holt | says | “It spreads fast,”'],
  ],
  'a speaker within or after a clause': [
    ['The plan, however, said Holt, is dead.', 'Holt | said | The plan, however … is dead'],
    ['The plan, said the mayor, has failed.', 'the mayor | said | The plan … has failed'],
    ['Yields rise fast, says study author Ann Holt.', 'study author Ann Holt | says | Yields rise fast'],
    ['Holt, the mayor, said Lee, the baker, was ill.', 'Holt, the mayor | said | Lee, the baker, was ill'],
  ],
  'a clause beside the main one': [
    ['The singer, who in 2010 said she would quit, has returned.', 'who | said | she would quit'],
    ['The bank, which last week denied that it was short, has closed.', 'which | denied | that it was short'],
    ['Despite admitting that he lied, Holt stayed in office.', 'Holt | admitting | that he lied'],
    ['After claiming that the bridge was safe, the mayor has left.', 'the mayor | claiming | that the bridge was safe'],
    ['It was learned from officials that the deal is off.', 'officials | It was learned | that the deal is off'],
  ],
  'who speaks after a clause, with more said of them': [
    ['“It reads well,” says first author Ann Holt.', 'first author Ann Holt | says | “It reads well,”'],
    [
      'A mould eats resin, researchers at Masaryk University report today in Nature.',
      'researchers at Masaryk University | report | A mould eats resin',
    ],
    [
      'Managing director Ann Holt, who took over in May, told the board that it was shut.',
      'Managing director Ann Holt, who took over in May | told the board | that it was shut',
    ],
  ],
  'texts and bodies that find or show something, however they are told of': [
    [
      'Whales sing low songs, say scientists at Woods Hole who listened.',
      'scientists at Woods Hole | say | Whales sing low songs',
    ],
    [
      'Dust fed the sea, scientists from Chile and Peru report this week.',
      'scientists from Chile and Peru | report | Dust fed the sea',
    ],
    [
      'Seizures fell, a trial at four clinics in Brazil and Portugal has shown.',
      'a trial at four clinics in Brazil and Portugal | has shown | Seizures fell',
    ],
    ['Texts entered as evidence show that they asked.', 'Texts entered as evidence | show | that they asked'],
    [
      'The beekeeper lost his claim, the Higher Court in Celle ruled on Thursday.',
      'the Higher Court in Celle | ruled | The beekeeper lost his claim',
    ],
    [
      'Hydrologists in Lima found in 2023 that the lake had dried.',
      'Hydrologists in Lima | found in 2023 | that the lake had dried',
    ],
    ['Japan’s ministry has found no effect at all.', 'Japan’s ministry | has found | no effect at all'],
    ['The boss found his keys.'],
    ['The tour guides for groups went home.'],
    [
      'Sources close to the star have let slip that it is over.',
      'Sources close to the star | have let slip | that it is over',
    ],
    ['His lawyer let it be known that he was ill.', 'His lawyer | let it be known | that he was ill'],
    ['Holt booked buses before telling the union that all was well.'],
    ['He’d said last night that it would end.', 'He | ’d said last night | that it would end'],
  ],
  'records at the end, with what is said of them': [
    ['Rents rose, data from the regulator Ofrent show.', 'data from the regulator Ofrent | show | Rents rose'],
    [
      'Ninety ships are waiting, tracking data from Marlow showed on Friday.',
      'tracking data from Marlow | showed | Ninety ships are waiting',
    ],
    [
      'The plant failed eleven tests, records kept by the Bonn office show.',
      'records kept by the Bonn office | show | The plant failed eleven tests',
    ],
    ['The filing attributes the loss to rain.', 'The filing | attributes | the loss to rain'],
    ['The act of 1967 states that nobody may claim it.', 'The act of 1967 | states | that nobody may claim it'],
    ['The letter also mentions wheat.', 'The letter | also mentions | wheat'],
    ['Ship records show 112 tons.', 'Ship records | show | 112 tons'],
  ],
  'speakers with more said of them before the verb': [
    [
      'My neighbour across the road, who once was a plumber, reckons it is the valve.',
      'My neighbour across the road, who once was a plumber | reckons | it is the valve',
    ],
    [
      'A driver I met at the depot (he gave no name) says the axles crack.',
      'A driver I met at the depot (he gave no name) | says | the axles crack',
    ],
    [
      'A guy next to me (pilot, other airline) believes it is the brakes.',
      'A guy next to me (pilot, other airline) | believes | it is the brakes',
    ],
    ['The woman beside us said it was late.', 'The woman beside us | said | it was late'],
    ['The firm has so far maintained that it fits.', 'The firm | has so far maintained | that it fits'],
    ['The bank now expects output to fall.', 'The bank | now expects | output to fall'],
    ['Holt told a media call that it was safe.', 'Holt | told a media call | that it was safe'],
    ['Holt had warned as early as 2012 that it leaks.', 'Holt | had warned as early as 2012 | that it leaks'],
  ],
  'what a thread says of itself, or nothing': [
    ['I’ll add more when the mayor speaks.'],
    ['I called Holt’s supervisor.'],
    ['I have now seen that email.'],
    ['She said it twice.'],
    ['Holt confirmed this to the BBC. He said it in May.'],
    ['Visitor numbers suggest that the public is calm.'],
    ['Its guidance implies a loss.'],
    ['Let me say what we know.'],
    ['@rio_b My aunt says it leaks.', 'My aunt | says | it leaks'],
    [
      'A memo warns that fatigue reports “have become a tool”.',
      'A memo | warns | that fatigue reports “have become a tool”',
    ],
  ],
  'what is set off by commas around a speaker': [
    ['But as Holt said in March, we need no money.', 'Holt | said | we need no money'],
    ['Holt, asked about the jets, told them that it fell.', 'Holt | told them | that it fell'],
    [
      'Acme forecast sales of 2 billion, more than twice what analysts had expected.',
      'Acme | forecast | sales of 2 billion',
    ],
    [
      'Acme told its own holders last week fares would be flat.',
      'Acme | told its own holders last week | fares would be flat',
    ],
    [
      'Acme had assured the paper a day earlier that nobody sells.',
      'Acme | had assured the paper a day earlier | that nobody sells',
    ],
    [
      'Holt quotes the city board: “It fell.”',
      'Holt | quotes the city board | “It fell.”',
      'the city board | : | “It fell.”',
    ],
    ['Kiri’s Drew Holt was blunt: “It fell.”', 'Kiri’s Drew Holt | : | “It fell.”'],
    [
      'One investor, who did not want to be named, was cross: “It fell.”',
      'One investor, who did not want to be named | : | “It fell.”',
    ],
    ['Holt put the risk at one in ninety.', 'Holt | put | the risk at one in ninety'],
  ],
  'a speaker between a subject and its verb': [
    ['Acme’s own number, according to Holt, is half that.', 'Holt | according to | Acme’s own number … is half that'],
    ['It is also, in the view of Holt, the wrong one.', 'Holt | in the view of | It is also … the wrong one'],
  ],
  'a clause without a verb that is known': [
    ['Holt tells me the dress weighs 31 kilos.', 'Holt | tells me | the dress weighs 31 kilos'],
    ['The pastor tells us they plan to mend it.', 'The pastor | tells us | they plan to mend it'],
    ['Holt tells me the news of the day.'],
    ['He shouts at the telly.'],
  ],
  'what is named in a clause and set off by commas': [
    ['The court held that the firm, Acme, set the routes.', 'The court | held | that the firm, Acme, set the routes'],
    [
      'Holt said that the captain, Ray Roe, had been asked for proof.',
      'Holt | said | that the captain, Ray Roe, had been asked for proof',
    ],
  ],
  'a colon and a quotation after what somebody does': [
    ['The captain had one word: “Nonsense, my friends.”', 'The captain | : | “Nonsense, my friends.”'],
    [
      'Her second, Anton Holt, is having none of it: “She asked for a coat.”',
      'Her second | : | “She asked for a coat.”',
    ],
    ['Holt posted one line on Facebook: “I kept it all.”', 'Holt | posted one line on Facebook | “I kept it all.”'],
    [
      '• 14:20 | The union’s secretary, Ann Holt, at Leinster House: “We won.”',
      'The union’s secretary, Ann Holt | : | “We won.”',
    ],
    [
      '17:20 A driver in the queue, Everton: “Third day here.”',
      'A driver in the queue, Everton | : | “Third day here.”',
    ],
    ['• 12:15 | Patients’ group: Strike has cost us dear', 'Patients’ group | : | Strike has cost us dear'],
    ['First agent, Kevin: the flight still exists.', 'First agent, Kevin | : | the flight still exists'],
    ['Mayor’s office: no comment'],
  ],
  'what nobody says': [
    ['That figure suggests a large market.'],
    ['The number of orders suggests that owners are waiting.'],
    ['The rise in lawsuits tells us that retirees are angry.'],
    ['Shares rose, which tells you that markets were asleep.'],
    ['The price tells us that the market is dead.'],
    ['The utility has told us that it leaks.', 'The utility | has told us | that it leaks'],
  ],
  'figures that somebody puts or sees': [
    ['A steward puts the crowd at 500.', 'A steward | puts | the crowd at 500'],
    ['The railway puts the loss at 60 percent.', 'The railway | puts | the loss at 60 percent'],
    ['WHO has put the deaths at 1.5 million.', 'WHO | has put | the deaths at 1.5 million'],
    ['The firm now sees sales growth of 14%.', 'The firm | now sees | sales growth of 14%'],
    ['Acme sees its neighbours often.'],
  ],
  'quotation marks apart from all words': [
    ['" We won , " said Ann Holt .', 'Ann Holt | said | " We won , "'],
    ['Holt said : " We won . "', 'Holt | said | " We won . "'],
  ],
  'somebody who goes on': [
    ['The others, she went on, need rails.', 'she | went on | The others … need rails'],
    ['The staff went on strike.'],
  ],
  'a claim of which another tells': [
    ['Holt said the ring was hers, a claim the ex denies.', 'Holt | said | the ring was hers'],
    ['The team said two were needed, a conclusion it withdrew.', 'The team | said | two were needed'],
  ],
  'how somebody puts it': [
    ['“It is a school without grown-ups,” as she puts it.', 'she | puts it | “It is a school without grown-ups,”'],
    ['“It is a swamp,” is how economist Ann Holt sums it up.', 'economist Ann Holt | sums it up | “It is a swamp,”'],
  ],
  'what follows a speaker and a semicolon': [
    ['The roof fell, Holt said; nobody was hurt.', 'Holt | said | The roof fell … nobody was hurt'],
    ['The plan failed, Holt said; Kim has left.', 'Holt | said | The plan failed'],
  ],
  'a surname like a pronoun': [
    ['He Yongqian said talks would go on.', 'He Yongqian | said | talks would go on'],
    ['He said talks would go on.', 'He | said | talks would go on'],
  ],
  'a cue and a clause': [
    ['The pair have split, a friend claims.', 'a friend | claims | The pair have split'],
    ['Economists, for their part, expect prices to fall.', 'Economists | expect | prices to fall'],
    ['The bank has, however, warned that it may fall.', 'The bank | has, however, warned | that it may fall'],
    ['They sat in 18 states.'],
    ['Holt said there was a plan.', 'Holt | said | there was a plan'],
    ['Holt said nearly half of it was gone.', 'Holt | said | nearly half of it was gone'],
    [
      'The dam, they said, is old; the lake, Holt said, is new.',
      'they | said | The dam … is old',
      'Holt | said | the lake … is new',
    ],
    ['One thing is sure: the dam leaks, Holt said.', 'Holt | said | the dam leaks'],
    ['Holt said — twice — that the dam leaks.', 'Holt | said | that the dam leaks'],
    ['Holt wrote 340 letters to himself.'],
    ['Holt called me at noon.'],
    ['He put the share of parts at 83 percent.', 'He | put | the share of parts at 83 percent'],
    ['The bank has linked the drop to a leak.', 'The bank | has linked | the drop to a leak'],
    [
      'The bank has linked Orrin’s low-cost claims to a leak.',
      'The bank | has linked | Orrin’s low-cost claims to a leak',
    ],
    ['Reuters tied the firm’s statements to a slump.', 'Reuters | tied | the firm’s statements to a slump'],
    ['The study links air-pollution reports to asthma.', 'The study | links | air-pollution reports to asthma'],
    ['He put the book at the door.'],
    ['Holt put it to him that it fell.', 'Holt | put it to him | that it fell'],
    [
      'Lee wrote that the desk, referring to a notice, had closed.',
      'Lee | wrote | that the desk, referring to a notice, had closed',
    ],
    ['Holt said that the reactor was safe.', 'Holt | said | that the reactor was safe'],
    [
      'Holt told reporters on Friday that the reactor was safe.',
      'Holt | told reporters on Friday | that the reactor was safe',
    ],
    ['The reactor is safe, Holt said.', 'Holt | said | The reactor is safe'],
    ['The premier denied that the vote was rigged.', 'The premier | denied | that the vote was rigged'],
    [
      'Holt said the reactor was safe and added that nobody had to leave.',
      'Holt | said | the reactor was safe',
      'Holt | added | that nobody had to leave',
    ],
    ['She has repeatedly argued that the dam leaks.', 'She | has repeatedly argued | that the dam leaks'],
    ['A poll shows that most voters are tired.', 'A poll | shows | that most voters are tired'],
  ],
  'sources that are credited': [
    ['The deal is dead, according to Reuters.', 'Reuters | according to | The deal is dead'],
    [
      'According to two people familiar with the matter, the deal is dead.',
      'two people familiar with the matter | According to | the deal is dead',
    ],
    [
      'Reuters reported that the talks had collapsed, citing three officials briefed on the talks.',
      'Reuters | reported | that the talks had collapsed',
      'three officials briefed on the talks | citing | that the talks had collapsed',
    ],
    [
      'The layoffs, first reported by the Herald, will begin in May.',
      'the Herald | first reported by | The layoffs … will begin in May',
    ],
  ],
  'content in pieces': [
    [
      '"We will stay," Mr. Brandt told the Herald, "until the water is gone."',
      'Mr. Brandt | told | "We will stay," … "until the water is gone."',
      'the Herald |  | "We will stay," … "until the water is gone."',
    ],
    [
      '“The bridge will hold,” Okafor said. “We tested it twice.”',
      'Okafor | said | “The bridge will hold,” … “We tested it twice.”',
    ],
    ['The bridge, Okafor said, would hold.', 'Okafor | said | The bridge … would hold'],
  ],
  'what nobody is named for': [
    ['The start-up is said to be rewriting its code.', ' | is said | The start-up … to be rewriting its code'],
    ['The company is reportedly planning a sale.', ' | reportedly | The company is … planning a sale'],
    ['It is said that the mine is empty.', ' | is said | that the mine is empty'],
    ['Rumour has it that the chief will leave.', ' | Rumour has it | that the chief will leave'],
    ['The dam leaks, it emerged on Monday.', ' | it emerged | The dam leaks'],
    [
      'A nurse switched it off, an inquest in Leeds has heard.',
      ' | an inquest in Leeds has heard | A nurse switched it off',
    ],
    ['As was stressed, the road is new.', ' | As was stressed | the road is new'],
    ['The chief is rumoured to be leaving.', ' | is rumoured | The chief … to be leaving'],
  ],
  'marks that are not what they seem': [
    ["The critics' view didn't change, Fox said.", "Fox | said | The critics' view didn't change"],
    ['Fox said the ’90s weren’t over.', 'Fox | said | the ’90s weren’t over'],
    ["'It is over,' said Lena Fox.", "Lena Fox | said | 'It is over,'"],
  ],
  'speakers of whom something is said': [
    ['People who know the project say the steel is sold.', 'People who know the project | say | the steel is sold'],
    ['A guard I spoke to said the alarm rang.', 'A guard I spoke to | said | the alarm rang'],
    ['Ann Lee, 58, of Hull, denies theft.', 'Ann Lee, 58, of Hull | denies | theft'],
  ],
  'what is said on both sides of a speaker': [
    ['If it comes, Lee says, dinner is on him.', 'Lee | says | If it comes … dinner is on him'],
    ['The founders, he wrote on X, were orphans.', 'he | wrote on X | The founders … were orphans'],
  ],
  'a speaker set in after a colon or a pointing word': [
    ['That rise, Lind said, matters.', 'Lind | said | That rise … matters'],
    [
      'Lind says fish are rare: one lake, Holt said, is no sea.',
      'Lind | says | fish are rare',
      'Holt | said | one lake … is no sea',
    ],
  ],
  'verbs before a bare clause': [
    ['My plumber claims prices doubled.', 'My plumber | claims | prices doubled'],
    ['The woman claims benefits worth 300 pounds.'],
    ['A forecast in 2016 was wrong.'],
    ['The guard told me you sold it.', 'The guard | told me | you sold it'],
    ['It is worth noting that the mill is shut.'],
  ],
  'headlines and transcripts': [
    ['Lee: The Plan Is Dead', 'Lee | : | The Plan Is Dead'],
    ['Ada Lind, chief executive: Volumes rose 4%.', 'Ada Lind | : | Volumes rose 4%'],
    ['A - Ada Lind, CEO: We lost nobody. It lasted a day.', 'Ada Lind | : | We lost nobody … It lasted a day.'],
    ['The fire service, in a post on X: “Close windows.”', 'The fire service | : | “Close windows.”'],
    ['11:15 — Interior ministry: 14,000 moved', 'Interior ministry | : | 14,000 moved'],
    ['ANP: fire under control.', 'ANP | : | fire under control'],
    ['17:42 Two are missing, guards say.', 'guards | say | Two are missing'],
    ['OSLO, Norway — The dam leaks, Lee said.', 'Lee | said | The dam leaks'],
    ['Ada Lind: Is it safe?'],
    ['Editor’s note: The dam was moved.'],
    ['So: The dam leaks.'],
  ],
  'what somebody hears, holds or counts': [
    ['We hear the dam is shut.', ' | We hear | the dam is shut'],
    ['The dam leaks again, I hear.', ' | I hear | The dam leaks again'],
    ['Hearing from two guards that the gate is shut.', 'two guards | Hearing | that the gate is shut'],
    ['Lind’s line, for now, is that the dam holds.', 'Lind | ’s line, for now, is | that the dam holds'],
    ['The view from the dam is that of a lake.'],
    ['Flightradar24 counts 120 planes.', 'Flightradar24 | counts | 120 planes'],
    ['They said the count stopped.', 'They | said | the count stopped'],
    ['Acme has 300 shops on 31 islands.'],
    ['Lufthansa ranked Oslo second for delays.', 'Lufthansa | ranked | Oslo second for delays'],
    ['The peso has found its floor.'],
    ['“It is over,” says she.', 'she | says | “It is over,”'],
    [
      'Prices fell by a fifth, believes economist Ada Lind of Nordea.',
      'economist Ada Lind of Nordea | believes | Prices fell by a fifth',
    ],
    [
      'Holt insists the dam is shut, and two guards believe it will break.',
      'Holt | insists | the dam is shut',
      'two guards | believe | it will break',
    ],
  ],
};

for (const [what, them] of Object.entries(cases))
  describe(`the detector finds ${what}`, () => {
    it.each(them)('%s', (text, ...expected) => expect(proposed(text)).toEqual(expected));
  });

describe('nesting', () => {
  it('makes whoever speaks after a name and a colon the relay of others', () => {
    const text = 'Ada Lind: We lost nobody. Our agent tells us that it held.';
    expect(detect(text).attributions.map(({ source, parent }) => [wordsOf(text, source), parent])).toEqual([
      ['Ada Lind', null],
      ['Our agent', 0],
    ]);
  });

  const found = (text: string) =>
    detect(text).attributions.map(({ source, parent }) => [wordsOf(text, source), parent]);

  it('follows a report cited by another', () => {
    expect(found('The new model may run on domestic chips, The Courier said in a report cited by Reuters.')).toEqual([
      ['The Courier', 1],
      ['Reuters', null],
    ]);
  });

  it('follows what one says another said', () => {
    expect(found('The Herald reported that the minister had told aides she would resign.')).toEqual([
      ['The Herald', null],
      ['the minister', 0],
    ]);
    expect(found('Reuters quoted the minister as saying that the tax would fall.')).toEqual([
      ['Reuters', null],
      ['the minister', 0],
    ]);
  });

  it('follows a speaker who comes after all of it', () => {
    expect(found('The Courier reported that the launch was off, people familiar with the matter said.')).toEqual([
      ['The Courier', 1],
      ['people familiar with the matter', null],
    ]);
  });

  it('holds what is cited within what cites it', () => {
    expect(found('Reuters, citing the Courier, reported that the plant would close.')).toEqual([
      ['the Courier', 1],
      ['Reuters', null],
    ]);
  });
});

describe('sources without a name', () => {
  it.each([
    ['Sources told reporters that the merger is off.', true],
    ['A senior White House official said the talks had failed.', true],
    ['Two people briefed on the plan said it would go ahead.', true],
    ['Kim Lee, an official, said the talks had failed.', false],
    ['Reuters said the talks had failed.', false],
    ['A spokesman for the bank said the talks had failed.', true],
    ['An FBI agent said the talks had failed.', true],
    ['Prosecutors said the talks had failed.', true],
    ['Sanders said the talks had failed.', false],
    ['The bank’s lawyer, Kim Lee, said the talks had failed.', false],
    ['The newspaper said the talks had failed.', false],
  ])('%s %s', (text, unnamed) => expect(detect(text).attributions.map((one) => one.unnamed)).toEqual([unnamed]));
});

describe('quotations without a speaker', () => {
  it('take the one before them, in the next paragraph too', () => {
    const text = '“The bridge will hold,” Ms. Okafor said.\n\n“We tested it twice, and we will test it again.”';
    const [first, second] = detect(text).attributions;
    expect(second).toMatchObject({ source: first?.source, cue: first?.cue, inheritsFrom: 0 });
    expect(wordsOf(text, second?.content ?? [])).toBe('“We tested it twice, and we will test it again.”');
  });

  it('take the speaker of reported speech', () => {
    const { attributions } = detect('Okafor said the bridge was sound. “We tested it twice and will do so again.”');
    expect(attributions.map((one) => one.inheritsFrom)).toEqual([undefined, 0]);
  });

  it('stay alone when another paragraph stands between', () => {
    expect(
      proposed('“It will hold,” Okafor said.\n\nThe river rose all night long.\n\n“We tested it twice, and it held.”'),
    ).toHaveLength(1);
  });
});

describe('the detector', () => {
  it('takes no first person in a quotation for another source', () => {
    expect(proposed('“I think we said it would hold,” Okafor said.')).toHaveLength(1);
  });

  it('counts in code points', () => {
    expect(proposed('😀 Ana said the café was “très 👩‍🚀 bon”. דן said it was loud.')).toEqual([
      'Ana | said | the café was “très 👩‍🚀 bon”',
      'דן | said | it was loud',
    ]);
  });

  it('asks for the certainty of a whole passage', () => {
    const passages: string[] = [];
    const certaintyOf = (passage: string) => {
      passages.push(passage);
      return 'possible' as const;
    };
    const { attributions } = detect('Later, Holt said the dam may leak. It held.', { certaintyOf });
    expect(attributions.map(({ certainty }) => certainty)).toEqual(['possible']);
    expect(passages).toEqual(['Holt said the dam may leak']);
  });

  it('finds nothing in an empty text', () => {
    for (const text of ['', ' \n\n ', '“', '"', ':', 'said', 'according to'])
      expect(detect(text)).toMatchObject({ attributions: [], nonClaims: [] });
  });
});
