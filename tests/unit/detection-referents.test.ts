import { describe, expect, it } from 'vitest';
import { proposedIn } from '@/lib/tags/proposed-in';

/** Who says what is said last in a text. */
function whoSays(text: string): string {
  const last = proposedIn(text, '').proposals.at(-1);
  return last?.sourceKind === 'unnamed' ? `[${last.sourceName}]` : (last?.sourceName ?? '');
}

const MEANT: Record<string, [text: string, who: string][]> = {
  'whoever spoke right before, rather than somebody without a name': [
    ['A waiter said it was shut. Rico told us: “I love her.” He might leave, he let slip.', 'Rico'],
  ],
  '“who” past an age': [
    ['Alan Price, 52, who in 2016 told a coroner that it was late, left.', 'Alan Price'],
    ['Joan Smith, 41, of Hove, who says it was late, left.', 'Joan Smith'],
    ['Dr Will Holt (61), who in May argued that it was late, left.', 'Will Holt'],
  ],
  'nobody of whom a question or a verdict is': [
    ['Officer Will Short left. Asked whether a mate knew, he said it was late.', 'Will Short'],
    ['Ann Holt left. The show is a goner. It was late, she said.', 'Ann Holt'],
    ['Rico Bell’s rep denies he knew Ann Holt. “It was late,” she sniffed.', '[Rico Bell’s rep]'],
  ],
  'he and she by first names': [
    ['Minister Claire Dubreuil met Ahmed Bensalah in Oran. He said the road would be paved.', 'Ahmed Bensalah'],
    ['Paul Drax handed the letter to Emily Kerr. She said it was a fake.', 'Emily Kerr'],
    ['Gabriela Núñez taught Peter Voss at school. He says she was strict.', 'Peter Voss'],
    ['Ingrid Falk interviewed the president. He said the war was won.', '[the president]'],
  ],
  'what somebody is, after their name': [
    ['Cardinal Anselmo Prato denied the note. As for the cardinal, he said that it was a copy.', 'Anselmo Prato'],
    ['Magistrate Lucy Oduor adjourned the case. The magistrate said that he would be heard.', 'Lucy Oduor'],
    ['Wanjiku Mwangi, the party’s MP, left early. Later the MP said she was sorry.', 'Wanjiku Mwangi'],
    ['Ann Lee, MP for Tarrow, left early. The MP added that she was tired.', 'Ann Lee'],
    ['The MP said that the bridge was safe.', '[The MP]'],
    ['Surgeon Hugo Bell left early. The surgeon said the ward was full.', 'Hugo Bell'],
  ],
  'a name with what somebody is called in it': [
    ['Stephen “Wamlambez” Kirui said the deeds were false.', 'Stephen “Wamlambez” Kirui'],
    ['Opposition leader Mariyam "Mari" Shaheem said the leak was real.', 'Mariyam "Mari" Shaheem'],
    ['In “Macbeth” Ann Lee was a witch. Bo Ek said it was a good night.', 'Bo Ek'],
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
  'a name that looks like another word at the start of a sentence': [
    ['Jim Fleming runs the zoo. Fleming said the wall was low.', 'Jim Fleming'],
    ['Dame Laura White joined in May. White said she would stay.', 'Laura White'],
    ['Maria Manning has gone. Manning told reporters she was tired.', 'Maria Manning'],
    ['Ahmed Khan said the lamp fell.', 'Ahmed Khan'],
    ['Kelly Marsh said the wait was long.', 'Kelly Marsh'],
    ['Mohammed al-Hadi said the road was mined.', 'Mohammed al-Hadi'],
    ['The bill was high. Hopefully Lee said the truth, and apparently Kim said the car was red.', 'Kim'],
  ],
  'a name with small words or “&” in it': [
    ['Piet van der Merwe said the dam was full. Van der Merwe added that it would rain.', 'Piet van der Merwe'],
    ['Maria dos Santos owns a bar. Dos Santos said trade was dead.', 'Maria dos Santos'],
    ['Jean-Pierre Le Goff said it rained. Le Goff added that it was cold.', 'Jean-Pierre Le Goff'],
    ['Karl Weber & Söhne said it would close.', 'Karl Weber & Söhne'],
    ['Marks & Lowe lost money. The retailer said footfall was to blame.', 'Marks & Lowe'],
  ],
  'people and bodies by nouns that mislead': [
    ['Growers in Kent say the frost killed the buds.', '[Growers in Kent]'],
    ['Campaigners from Save Our Lido say the pool can be mended.', '[Campaigners from Save Our Lido]'],
    ['Portugal’s coast guard said the boat had sunk.', 'Portugal’s coast guard'],
    ['Two men fled. A border guard said the fence was cut.', '[A border guard]'],
    [
      'Prosecuting, Anil Mehta told the court the lock was broken. The barrister said the safe was empty.',
      'Anil Mehta',
    ],
    ['Dana Obi, for the defence, said no knife was found. The barrister called the evidence thin.', 'Dana Obi'],
  ],
  'whoever wrote a letter': [
    [
      'The head of sales sent an email to staff. “We are late,” Karin Bloch wrote in the message. The email says parts are missing.',
      'Karin Bloch',
    ],
    [
      'In the letter, dated 4 May, Ivan Petrescu wrote that it was unsafe. The letter says two bolts had gone.',
      'Ivan Petrescu',
    ],
    ['A leaked memo warns of leaks. The memo was written by Ada Lind. It says the tanks were old.', 'Ada Lind'],
    [
      'A leaked memo warns of leaks. Ada Lind said in the report that all was well. The memo says it was not.',
      'A leaked memo',
    ],
    ['“We are not selling,” Acme Foods said. The statement added that no talks were planned.', 'Acme Foods'],
    ['Acme Foods said no. Its rival Hamble said yes. The statement added that no talks were planned.', 'Hamble'],
  ],
  'somebody by what they do or did': [
    ['Edwin Croft ran the shop for 40 years. The retired butcher said trade was dead.', 'Edwin Croft'],
    ['Norma Hale was making tea. The former postwoman said the noise was terrible.', 'Norma Hale'],
    ['Amira Saleh found the bones in May. The palaeontologist said they were very old.', 'Amira Saleh'],
    ['Amira Saleh hit a tree in May. The driver said she had not looked.', '[The driver]'],
    ['Lerato Nkosi, a retired principal from Hull, paid in May. “It was all I had,” she said.', 'Lerato Nkosi'],
    ['The Governor of Amara, Dr. Munir Shah, cut the ribbon. The Governor denied there had been a row.', 'Munir Shah'],
    ['Vice President for Science Behrouz Sattar spoke. Sattar said the drug was ready.', 'Behrouz Sattar'],
    ['PM Anand Verma flew home. “I am pained,” he posted on X.', 'Anand Verma'],
    ['Its author, the Antwerp paper historian Joris Aerts, spoke. “I never saw it,” he said.', 'Joris Aerts'],
  ],
  'by a shorter or a longer word for what they are': [
    ['Chief financial officer Petra Holm spoke. The CFO said prices would follow.', 'Petra Holm'],
    ['CEO Petra Holm spoke. The CFO said prices would follow.', '[The CFO]'],
    ['Sgt Ola Prent saw the car. The sergeant said it was found in a ditch.', 'Ola Prent'],
    ['Former prime minister Aldo Ricci wrote a book. The former premier said he was tired.', 'Aldo Ricci'],
    ['Anna Dunn and Paul Dunn own it. Mr Dunn said it slipped. Mrs Dunn said it did not.', 'Anna Dunn'],
    ['Orlen Steel cut 300 jobs. The steelmaker said it would pay them off.', 'Orlen Steel'],
    ['An insider said she had gone. They added: “It is over.”', '[An insider]'],
    ['Holm said it was late. She said it would rain.', 'Holm'],
    ['Sonam Dorje sold his yaks, and the 52-year-old herder drives a bus. He said it paid.', 'Sonam Dorje'],
    ['Councillor Shona McKibben was not persuaded. She said it was theft.', 'Shona McKibben'],
    ['“No,” said Luiza Prado when TV Norte’s Bom Dia asked her. She said the cost was known.', 'Luiza Prado'],
    ['Acme will close a plant, its head, Ann Lee, told staff in a memo. The memo says it is old.', 'Ann Lee'],
  ],
  'abbreviations, first names and who is somebody’s': [
    ['The Food Standards Agency sent a letter. The FSA said the case was closed.', 'Food Standards Agency'],
    ['Rapid Support Forces (RSF) took the town. The RSF said it was calm.', 'Rapid Support Forces'],
    ['The Korean News Agency was there. Bo Ek spoke to KNA. KNA said it rained.', 'KNA'],
    ['Paul Drax runs the plot. Then Gwen from plot 14 came by. She says it was white.', 'Gwen'],
    ['Ada Storm was tired. Asked about her aide, she said he types fast.', 'Ada Storm'],
    ['His mother, Ada Poe, said a clerk had told her it was open. She said she was gone.', 'Ada Poe'],
    ['“Roads crack,” says Piet Haver of the roads agency, which has found no holes.', 'the roads agency'],
    ['Oslo – Salmon producer Havbruk Nord lost fish. The company said a net tore.', 'Havbruk Nord'],
    ['Peru’s central bank left its rate at four, saying prices were calm.', 'Peru’s central bank'],
    ['The Lawyers’ Desk, a group that documents abuse, accused the army of it.', 'Desk'],
  ],
  'offices and who holds them': [
    ['The Minister for Health, Dr Una Walsh, said the ward was full.', 'Una Walsh'],
    ['The Attorney General, Nia Pugh, spoke. The attorney general said she would appeal.', 'Nia Pugh'],
    ['Attorney General Nia Pugh said the law was clear.', 'Nia Pugh'],
    ['Consultant Dr Amina Rahal, Cork, said the ward was full.', 'Amina Rahal'],
    ['The Duke of Tarn said the roof leaked.', 'The Duke of Tarn'],
    ['Rogers in Toronto said the network was down.', 'Rogers'],
    ['Pilots at Kestrel Air said they would strike. The airline said it was sorry.', 'Kestrel Air'],
    ['MacLeod Shipping lost money. The ferry operator said fuel was dear.', 'MacLeod Shipping'],
  ],
  'a name with what tells more around it': [
    ['A survivor, Asha Nair from Salem’s old port, recalled that the bolts creaked.', 'Asha Nair'],
    ['A statistician not connected to the trial, Eva Lobo of Aveiro, remarked that it was short.', 'Eva Lobo'],
    ['Its referee, the late Stan Kowal, told reporters that he had smelled something.', 'Stan Kowal'],
    ['One of his men, a driver named Alf Guest, wept. He said it was cold.', 'Alf Guest'],
    ['One of her deputies, a woman who gave her name as Zulma, said they rang a bell.', 'Zulma'],
    ['A porter known only as Blessing was there. She said the wheel turned.', 'Blessing'],
    ['I have it from a Ms Fairweather, who says that the fence is new.', 'Fairweather'],
    ['The Dean of Arts, Dr Efua Mensah, added that two tutors would come.', 'Efua Mensah'],
    ['A witness who identified Bo Ek as the man was brief. The witness said it was dark.', '[A witness]'],
    ['A pilot with the call sign Grandpa said that it was dark.', 'Grandpa'],
    ['A porter, who only gave his surname Tan, said that it was dark.', 'Tan'],
    ['The panel called Ann Lee’s plan absurd. The panel’s head said it named Bo Ek.', '[The panel’s head]'],
  ],
  'outlets and persons with more words before them': [
    ['Bo Ek told the Tasnim semi-official news agency that it leaked.', 'Tasnim'],
    ['In the free city of Danz, Mayor Ann Lee spoke. She said it rained.', 'Ann Lee'],
    ['Brigadier General Ann Lee came. The commander said it was calm.', 'Ann Lee'],
  ],
  'somebody by what they are, with one more word': [
    ['Jodie Marsh was promised a pony. The dental nurse said she got none.', 'Jodie Marsh'],
    ['Tom Hobbs is not sure. The Colorado ecologist said willows need water.', 'Tom Hobbs'],
    ['Shopper Ada Poe agreed. The mother of five said there were tomatoes.', 'Ada Poe'],
    ['President Leo Quint came. The head of state said it would be done.', 'Leo Quint'],
    ['Ref Steve Hall left. The steward said he had sworn.', '[The steward]'],
    ['Steve Hall was hurt. The duty doctor said he would live.', '[The duty doctor]'],
  ],
  'teams, titles and whoever is of a name': [
    ['Researchers met in May. The team dug for a year. They found that it was lithium.', 'The team'],
    ['Frandsen’s group had itself claimed that light was to blame.', 'Frandsen’s group'],
    ['Ann Lee accused him. Haas’s lawyer objected; her client, she said, had been ill.', '[Haas’s lawyer]'],
    ['Odile Vasseur-Nke ran it. Madame Vasseur said it was new.', 'Odile Vasseur-Nke'],
    ['The light is out. A skipper off Coll insists it is.', '[A skipper off Coll]'],
    ['The College of Physics nevertheless said it was late.', 'The College of Physics'],
  ],
  'somebody who stays what they were called': [
    [
      'Judge Peter Rook spoke. He said it was late. One of them, Ada Digby, wept. The retired teacher said it was over.',
      'Ada Digby',
    ],
    ['Danni Cole left Jermaine Petty. A pal of Jermaine wept. The 28-year-old said it was over.', 'Jermaine Petty'],
    ['Danni Cole broke her silence. The former Love Nest contestant said it was over.', 'Danni Cole'],
    ['The mine’s owner, Corvane Copper, denied the claim. It said that pumps were working.', 'Corvane Copper'],
  ],
  'what was read, and what somebody is by more than one word': [
    ['Tobias from Hull was there. I have seen the draft report. It says the switch was old.', 'the draft report'],
    ['You will have seen the article in the Harbour Mail. It says that we hid it.', 'Harbour Mail'],
    ['The crane operator told me the brake failed.', '[The crane operator]'],
    ['Chief executive Ada Poe spoke. CFO Bo Reed nodded. The finance chief said debt fell.', 'Bo Reed'],
    ['Crewe’s MP, Liz Tan, was there. Later the Labour MP said it was bad.', 'Liz Tan'],
    ['It was kept at 4 °C. They froze, says lead author Ada Poe. The chemist said it was slow.', 'Ada Poe'],
  ],
  'titles, parties and nouns that begin a sentence': [
    ['President Tarek Halim came. His Excellency affirmed that ties were deep.', 'Tarek Halim'],
    ['Health Secretary Neil Grey spoke. The SNP minister added that nobody was hurt.', 'Neil Grey'],
    ['Growers said the frost killed the buds.', '[Growers]'],
    ['Chambers said the frost killed the buds.', 'Chambers'],
    ['TankerTrackers said there were two ships.', 'TankerTrackers'],
    [
      'Brendan Reed, 58, denies theft. Ann Lee spoke. Cross-examined for the accused, she agreed that it rained.',
      'Ann Lee',
    ],
  ],
  'no name of its own': [
    ['Police Commissioner Ravi Menon spoke. The police chief told reporters that it was over.', 'Ravi Menon'],
    ['Acme Air owes me a HORSE. The airline said it was sorry.', 'Acme Air'],
  ],
  'stars, hunks and plumbers': [
    ['Tiggy Marlow left him. The Hollow Lane star said it was over.', 'Tiggy Marlow'],
    ['Co-star Jenna Blythe was there. The blonde said it was a stunt.', 'Jenna Blythe'],
    ['Her grandson Lee was there. The plumber, 34, said it was a gull.', 'Lee'],
    ['Local Sheila Cobb saw it. The shopkeeper said it was a gull.', 'Sheila Cobb'],
    ['But the gran, 83-year-old Elsie, told us she had no ears pierced.', 'Elsie'],
  ],
  'the accused, where one person is': [
    [
      'Beth Pryce, 51, denies 14 counts of fraud. Guy Moss trusted the defendant. The accused said it was his.',
      'Beth Pryce',
    ],
    ['Alf Reed is charged with theft. Bo Ek saw it. The defendant said that he was at home.', 'Alf Reed'],
    ['Alf Reed denies theft. Bo Ek pleaded guilty. The accused said it was late.', '[The accused]'],
  ],
  'an outlet by what appeared in it': [
    ['Photographs published a day later by Costa Verde show two. Bo Ek told the paper it was a fake.', 'Costa Verde'],
    ['Ada Poe was quoted in Morgun. She told the paper it was a fake.', 'Morgun'],
    ['The story first appeared in the German glossy Goldene Zeit. The magazine said she left.', 'Goldene Zeit'],
    ['A commentary of Rodong Press accused the army of it.', 'Rodong Press'],
  ],
  'whoever has an age, a price or a mood': [
    ['Chantelle, 27, hit back on TikTok. “He wanted the pasta,” she wrote.', 'Chantelle'],
    ['His wife left. Zadie, 41, was at home. She said it was late.', 'Zadie'],
    ['Striker Bo Ek joined Hull on Tuesday. The £30m man said he was happy.', 'Bo Ek'],
    ['Chef Marco Ott threw a pan. The furious cook said it was cold.', 'Marco Ott'],
    ['Soap star Tilly Marsh is home. The actress, 34, wept. She said she was fine.', 'Tilly Marsh'],
  ],
  'two people of one surname': [
    ['Gary and Shelley Ott, from Wigan, flew home. The couple said it was cold.', 'Gary and Shelley Ott'],
    ['Gary and Shelley Ott flew home. Shelley said it was cold.', 'Shelley Ott'],
    ['Peter and Ida Reed own the farm. Ida said it was late. They said it was sold.', 'Peter and Ida Reed'],
  ],
  'firms without the end of their names': [
    ['Brewline Group cut its forecast. Brewline said milk was dear.', 'Brewline Group'],
    ['Lumenta AG’s boss spoke on Tuesday. Lumenta expects revenue of €1.1 billion.', 'Lumenta AG'],
    ['They got 80 million from Greenridge Holdings. Greenridge said the price was fair.', 'Greenridge Holdings'],
  ],
  'a team by its leader': [
    ['Sofía Lind, a glaciologist at Hull, and her colleagues read the ice. They said it was old.', 'Sofía Lind'],
    ['Ada Poe and her team traced the comet. They calculate that it came from the disk.', 'Ada Poe'],
    ['Ada Poe, a vet, and her students found that the cats were ill.', 'Ada Poe'],
    ['Ada Poe met Bo Ek. Her colleagues said it was late.', '[Her colleagues]'],
  ],
  'whoever has a kind before the name': [
    ['Plucky Norma Ott chased him. Norma said it was late.', 'Norma Ott'],
    ['Brickie Darren Dobbs, 40, said it was cold.', 'Darren Dobbs'],
    ['Ana Maria Reyes said it was cold.', 'Ana Maria Reyes'],
  ],
  'of whom more is said': [
    ['Rania Lind, an economist who advises the bank, is calm: she says the notes are safe. She said so.', 'Rania Lind'],
    ['General Secretary Ri Hyon spoke. The press came. The General Secretary said trade would grow.', 'Ri Hyon'],
    ['The Ukrainian general staff said on Monday that it was calm.', 'The Ukrainian general staff'],
    ['Ada Poe and two colleagues showed that the ice was old.', 'Ada Poe'],
    ['Union leader Bo Ek spoke. Andes Metals, which owns the mine, left. It said output was fine.', 'Andes Metals'],
  ],
  'a writing without what was done with it': [
    ['The ice is old, according to a study published on Monday in Nature.', 'a study'],
    ['A leaflet handed out at the gate says that pay has fallen.', 'A leaflet'],
    ['Text messages entered as evidence show that they asked for it.', 'Text messages'],
  ],
  'bodies with a place or a word between': [
    ['The maker, the Basel-based firm Alvit, denied that its pills were tainted.', 'Alvit'],
    ['US-based outlets have alleged that the wards are full.', '[US-based outlets]'],
    ['The Commission on Roads met in May. It found that 57 cameras were old.', 'Commission on Roads'],
    ['There were 2,793 cases in May, figures from the Public Health Agency show.', 'Public Health Agency'],
    ['A senior figure in the party said the vote was lost.', '[A senior figure in the party]'],
    ['The owner of the ship Aurora said it had sunk.', '[The owner of the ship Aurora]'],
  ],
};

const INTRODUCED: [text: string, who: string][] = [
  ['The manager of the singer Luana Prates has denied that she fell.\n\nCaio Bem was in Rome.', 'Caio Bem'],
  ['Lee: I never met her\n\nGeorgia’s former minister denied that he lied.\n\nTom Lee was calm.', 'Tom Lee'],
  [
    'The lawyer of the singer Luana Prates said she fell.\n\nPrates was in Rome.',
    '[The lawyer of the singer Luana Prates]',
  ],
  ['A brave shopkeeper says he chased a robber.\n\nHarish Patel was locking up on Tuesday.', 'Harish Patel'],
  ['The head of Bradwell Council has denied taking gifts.\n\nMoira Tennant met its leaders.', 'Moira Tennant'],
  ['The prime minister will not resign, her deputy said.\n\nTomas Reuben met the king.', 'Tomas Reuben'],
  ['The ferry is safe, her onetime deputy said.\n\nCraig Pugh, 51, left in May.', 'Craig Pugh'],
  ['Tarn Water cut jobs, and its chairman said it was sad.\n\n“It hurts,” Bo Ek told staff.', 'Bo Ek'],
  ['The man who sold one plot nine times said he did not.\n\nAlf Reed was calm.', 'Alf Reed'],
  ['A charity’s founder said she was broke.\n\nThe bank wrote to Jo Fox. Founder Ada Poe wept.', 'Ada Poe'],
  ['A federal judge on Monday said it was late.\n\nDistrict Judge Ann Lee sat alone.', 'Ann Lee'],
  ['Ghost rang twice, says ex-copper\n\nLen Reed, 70, from Bognor Regis, kept quiet.\n\nBognor slept.', 'Len Reed'],
  ['Mayor: “It is not out”\n\nIn the city of Oban, Mayor Ada Sandhu slept.', 'Ada Sandhu'],
  ['A pensioner claims a gull took her teeth.\n\nGreat-gran Mavis Ott, 88, was in Whitby.', 'Mavis Ott'],
  ['A woman said she saw smoke.\n\nFire chief Alan Drew was asleep.', '[A woman]'],
  ['The mayor of Tarrow says the bridge is safe.\n\nEngineer Ida Storm is not sure.', '[The mayor of Tarrow]'],
  ['The minister’s aide met a banker, a driver said.\n\nTomas Reuben met the king.', '[a driver]'],
  ['A nurse says the ward was cold.\n\nThe roof leaked. Ann Lee’s lawyer wrote to the trust.', '[A nurse]'],
];

describe('who is introduced by what they are', () => {
  it.each(INTRODUCED)('%s', (text, who) => {
    expect(whoSays(text)).toBe(who);
  });
});

/** Who says the first statement of a text. */
const HEADLINES: [text: string, who: string][] = [
  ['Airline denies it flew plane with fault\n\nMeridia Air has denied that it flew a faulty plane.', 'Meridia Air'],
  ['Port authority denies crew slept\n\nThe Port of Velsund has denied that two men slept.', 'Port of Velsund'],
  ['Club says coach will stay\n\nHalden Rovers said on Monday that Bo Ek would stay.', 'Halden Rovers'],
  ['Union says offer is too low\n\nWorkers will strike, Bo Ek said on Monday.', 'Union'],
  [
    'Pop singer’s manager denies tour was off\n\nThe manager of Ida Storm denied it was off.\n\nBo Ek was calm.',
    'Bo Ek',
  ],
];

describe('who a headline tells of', () => {
  it.each(HEADLINES)('%s', (text, who) => {
    expect(proposedIn(text, '').proposals[0]?.sourceName).toBe(who);
  });
});

describe('who is meant', () => {
  for (const [by, cases] of Object.entries(MEANT))
    it.each(cases)(`${by}: %s`, (text, who) => {
      expect(whoSays(text)).toBe(who);
    });
});
