import { describe, expect, it } from 'vitest';
import { modelHere } from '@/lib/corrector/model.server';
import { proposedIn } from '@/lib/tags/proposed-in';
import { wordsAt } from '@/lib/tags/tag';

const model = modelHere();

/** What is said in a text, as the rules alone propose it, or with what was learned. */
function contentsOf(text: string, learned: boolean): string[] {
  const points = [...text];
  return proposedIn(text, '', learned ? model : null).proposals.map(({ contentSpans }) =>
    wordsAt(points, contentSpans).replace(/^that /, ''),
  );
}

const NOTHING_SAID = {
  'verbs of saying that mean something else': [
    'The minister said goodbye to her staff on Friday.',
    'She had reported for duty at dawn every day for six years.',
    'The captain reported sick.',
    'Bride and groom said their vows under a plane tree.',
    'She thought for a moment, then closed the folder.',
    'He spoke for forty minutes.',
    'He told a joke. She told the truth.',
    'He was told off for being late.',
    'The inspector wrote down every serial number.',
    'His eyes said enough.',
    'The owner insisted on cash.',
    'He set out at dawn. He put it down.',
  ],
  'what somebody speaks about': [
    'They argued about money.',
    'Her lawyer argued the case for two hours.',
    'She detailed the costs over three pages.',
    'The memo outlines three steps. It names no one.',
  ],
  'what is claimed without a claim': ['The fire claimed 14 lives.', 'Rebels claimed the hill on Tuesday.'],
  'turns of phrase': [
    'Needless to say, the roof leaked.',
    'It goes without saying that the roof leaked.',
    'Suffice it to say the roof leaked.',
    'Let us say the roof leaked.',
    'You would think the rule was clear.',
    'History suggests caution.',
    '“No comment,” the spokesman said.',
  ],
  'orders and questions': [
    'Passengers were told to wait on the platform until nine.',
    'Drivers have been warned to expect queues.',
    'Please tell your doctor if you feel dizzy.',
    '“Who are you?” she asked him.',
    'Staff demanded a meeting.',
  ],
  'names and callings': [
    'A song called “Rain” topped the chart.',
    'A man named Joe Brand bought it.',
    'A plan known as “Blue Line” was dropped.',
    'She called it a day. They called the match off.',
    'She called her sister at noon. He called in sick.',
  ],
  'boxes, tables and lists': [
    'Score: Falcons 3, Rovers 1. Attendance: 12,430. Referee: M. Dubois.',
    'Winner: Ilse Vermeer. Runner-up: Tomasz Nowak.',
    'Weather: Rain in the north, dry elsewhere. Wind: strong.',
    'Top story: harbour closes.',
    'Next: How to read a river. Previous: The last ferry.',
  ],
  'what is done with what could be words': [
    'The prosecution called the first of 40 witnesses.',
    'The president has called a security meeting for Friday.',
    'The mayor called an early election. Neighbours called the fire brigade at noon.',
    'The couple are expecting their first child in May.',
    'She reported the theft to the police. A neighbour reported him to the council.',
    'He charged his pupils 200 dollars each for the tips.',
    'The bank added 300 jobs. The new line adds 12 stations.',
    'She joined the firm in 2011, adding a second office two years later.',
    'He announced himself with a goal. The lawyer objected twice.',
    'I spent the weekend reading the file so you need not.',
    'He found his keys in the car. He ruled the country for ten years.',
    'The story cites three people who worked on it. She cited a cold.',
    'There were 300 confirmed cases in England in January.',
    'Police warned off two men.',
    'Bonds would be credit positive.',
  ],
  'nouns and adjectives that look like verbs of saying': [
    'The mayor faced crude remarks he had made about nurses.',
    'The council will build on recent comments its rival made.',
    'It edged up its forecast by 0.1 percentage points to 4.2 percent.',
    'Voters in coal states digging in against him will decide it.',
    'The prize drew backers from Arctic states such as Norway.',
    'The site marked a third of Labour claims as “false”.',
    'It takes more than one good jobs report so they can plan.',
    'She holds nearly 400 pledged delegates and 30 others.',
    'They sat on opposing sides of a long table.',
    'Similar words by Ann Holt regarding black ice went unread.',
    'Though typically DNC rules permit members to vote twice, it is rare.',
    'Ann Holt ran on Wednesday, linking to a film of her run to the river.',
  ],
  'what is asked, left out or written above a text': [
    'It is unclear who ordered the raid. Nobody could establish who proposed the venue.',
    'The tunnel: who said what',
    'What the leaked audit says about the cameras',
    'The shop was cheaper than the owner had said it would be.',
    'US v. Holt: Day six of the trial',
    'Leeds Motors Q4: Profit up 14%, costs widen',
    'LIVE Cyclone Ada: Towns count the cost',
    'Paris: Tutor jailed for six weeks over exam leak',
    'Police told to find a culprit',
  ],
  'what things think and tell': [
    'Your watch thinks you are ill.',
    'Until then, the arithmetic suggests, people will buy less.',
    'The high share of malnourished children suggests that more than one cause is at work.',
    'The road promises to be long.',
    'It is hardly an argument that wins over a judge.',
    'There are fears that have never gone away.',
  ],
  'names of what is called so': [
    'The job went to a firm called Northgate for 3 million.',
    'Onions are kept in sheds called chawls and sold in spring.',
    'A user called “dam_watcher” was banned.',
  ],
  'conditions, refusals and what is not said': [
    'If a court were to find that a guard had said it was open, the bank would pay.',
    'No ship will go back before insurers say it is safe.',
    'Anyone who says otherwise is wrong.',
    'He never claimed, he said, that the minister had lied.',
    'The board has said no such thing so far. It has said nothing since the summer.',
    'The judge denied a motion to end the case.',
    'By Wednesday everybody knew why. She heard that from a guard.',
    'Holt asked her twice. Counsel shows her an email of 4 May.',
    'The money tells its own story: two towns now insure their players.',
    'When London sent home nine, Moscow replied with ten.',
    'Everyone knows that the earth is round. Common sense says the roof will leak.',
    'The model assumes that prices are fixed. The recipe says to add salt.',
    'According to plan, the mill opened in May. In the view of many, it is worth nothing.',
    'The survey asked 2,000 people about sleep.',
    'The firm announced its results on Monday.',
  ],
  'what is left out, pointed at or only counted': [
    'The mayor is not as rich as he says he is, the bank thinks him poor.',
    'The law allows a man as wealthy as Holt claims to be to pay little.',
    'The heir is not as charitable as he claims to be.',
    'She wrote about it after she left the house.',
    'He said it over and over, he was proud of it.',
    'The clerk wrote this because the roof had leaked.',
    'Holt tells so many lies that the club had to hire a checker.',
    'The choir sings whatever the priest says he likes.',
    'Having said that, there are some towns that pay.',
  ],
  titles: ['Acme plc — Half-Year Results', 'Budget day live — Canberra', 'Live notes: the call of Acme'],
  'remarks on commenting': [
    'A spokesperson said it would be inappropriate to comment while the case was open.',
    'The minister said it would be wrong to comment.',
  ],
  'claims that nobody makes': ['The claim that the bridge is unsafe is false.', 'Complaints are reported by phone.'],
};

describe.each(Object.entries(NOTHING_SAID))('%s', (_, texts) => {
  it.each(texts)('%s', (text) => {
    expect(contentsOf(text, false)).toEqual([]);
    expect(contentsOf(text, true)).toEqual([]);
  });
});

describe('what is said ends before what the writer adds', () => {
  it.each([
    ['The agency says the dam is safe, though cracks run along its face.', 'the dam is safe'],
    ['The firm said it would cut 300 jobs, while its rivals are hiring.', 'it would cut 300 jobs'],
    ['The retailer said that sales fell, sending its shares to a low.', 'sales fell'],
    ['She denied fraud and was released on bail.', 'fraud'],
    ['The critic called the play “a sermon” and walked out.', 'the play “a sermon”'],
    ['Health chief Ann Holt said (through an aide) that two wards would close.', 'two wards would close'],
    ['The patient was awake, the doctor says; the family doubts it.', 'The patient was awake'],
    ['His claim that the bridge is unsafe has been tested twice.', 'the bridge is unsafe'],
  ])('%s', (text, content) => expect(contentsOf(text, false)).toEqual([content]));
});

it.each([
  'Rebels claimed responsibility for the blast.',
  'The witness described the man as tall.',
  'Guests were told that the lift was broken.',
  'USA Today: The plan is dead.',
  'The court called the claim “thin”.',
  'The owner agreed that the roof leaked.',
  'Supporters argue it saves water.',
  'The bank put the cost at 3 million.',
  'Holt called the plan a disgrace.',
  'Holt called the mayor a liar.',
  'The bank expects a loss of 3 million.',
  'The model predicts that half of the kelp will die.',
  'The weather service expects relief by Friday.',
  'The club says that it did.',
])('%s puts a statement', (text) => expect(contentsOf(text, false)).toHaveLength(1));
