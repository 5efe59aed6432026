import { describe, expect, it } from 'vitest';
import { detect } from '@/lib/detection/detect';
import { proposedIn } from '@/lib/tags/proposed-in';
import { wordsOf } from '../support/tagging-words';

describe('what a text says about its own reporting', () => {
  it.each([
    ['Reuters could not independently verify the report.', 'not confirmed', 'Reuters'],
    ['The Courier was unable to confirm the figures.', 'not confirmed', 'The Courier'],
    ['The ministry declined to comment.', 'no comment', 'The ministry'],
    [
      'A spokesman for the bank did not immediately respond to a request for comment.',
      'no comment',
      'A spokesman for the bank',
    ],
    ['The bank declined to confirm the sale.', 'no comment', 'The bank'],
    ['The fund would not discuss the price.', 'no comment', 'The fund'],
    ['The spokesman said he could not comment on papers.', 'no comment', 'he'],
    ['Officials would not say whether the plant is open.', 'not said', 'Officials'],
  ])('%s', (text, kind, source) => {
    const { attributions, nonClaims } = detect(text);
    expect(attributions).toEqual([]);
    expect(nonClaims.map((one) => [one.kind, wordsOf(text, one.source)])).toEqual([[kind, source]]);
  });

  it('stands beside the claims of the same sentence', () => {
    const { attributions, nonClaims } = detect('Holt said the dam leaks, and the ministry declined to comment.');
    expect(attributions).toHaveLength(1);
    expect(nonClaims).toHaveLength(1);
  });

  it('is not a denial', () => {
    expect(detect('The ministry denied the report.')).toMatchObject({ attributions: [{}], nonClaims: [] });
  });
});

describe('nothing is proposed for what nobody says', () => {
  it.each([
    ...['The mayor has not said that the pump failed.', 'She never claimed that it was safe.'],
    ...['It did not rule out that hunters were there.', 'He left without saying that he would return.'],
    ...['No one at the ministry said the ferry would stop.', 'Few ministers admit that they read it.'],
    ...['Neither the mayor nor the police said that looters had come.', 'Nor did the mayor say that it failed.'],
    ...['If the mayor says the pump failed, the club will sue.', 'Nothing moves until the court says it may.'],
    ...['Should the mayor say that it failed, a fine is due.', 'If, on Tuesday, the mayor says it failed, go.'],
    ...['Would the mayor say under oath that it failed?', 'What if the mayor says that it failed?'],
    ...['The mayor will say on Thursday that it failed.', 'Landlords can say they were unlucky.'],
    ...['Contrary to reports that it failed, it held.', 'Suppose the mayor says that it failed.'],
    ...['Asked if the dam failed, the mayor laughed.', 'In case the police say that it failed, leave.'],
    ...['Choy said nothing about trading hours.', 'The paper says so.', 'It has yet to say that it failed.'],
    ...['Dozens of prints attributed to nuns who never drew were sold.', 'A film credited to Norsk burned.'],
    "His firm would assume Acme's environmental and reclamation duties.",
    ...['The richest farms would see an average cut of 300 euros.', 'This race offers a chance for glee.'],
    ...['Her victories continue a run of wins.', 'They cheered his recently revealed tax plans.'],
    ...['He sold their widely repudiated theories.', 'They had to resume disarmament talks it left in May.'],
    'He has another set of rules for his wife and young farmers opposed to Normans.',
  ])('%s', (text) => expect(detect(text).attributions).toEqual([]));

  it.each([
    ...[
      'Holt said nothing had changed.',
      'The Herald can reveal that the bridge fell.',
      'A few experts say that it fell.',
    ],
    ...['Holt would only say that it fell.', 'I would say that it fell.', 'If it rains it floods, Holt said.'],
    ...['When the dam broke, Holt said it was safe.', '“Did it fall?” Holt asked.', 'If necessary, Holt said it fell.'],
    ...['The mayor denied saying that it failed.', 'The mayor denied that she had said that it failed.'],
    ...[
      'The mayor offered no proof that it fell.',
      'Most of them seek to build it.',
      'The mayor declined to threaten the firm or even openly declare it liable.',
    ],
    ...['Holt had himself said that it fell.', 'Holt does not believe that it fell.'],
  ])('but for: %s', (text) => expect(detect(text).attributions).toHaveLength(1));
});

describe('nothing is proposed for what the writer infers', () => {
  it.each([
    ...['The shift points to buyers in no hurry.', 'The scale of orders suggests that demand is strong.'],
    ...['It shows how quickly a shortage can become a glut.', 'The change appears to be permanent.'],
    ...['Orders suggest that demand is strong.', 'Signs from the yard indicate that it is late.'],
    ...['They rent out tanks, which suggests that they do not expect a rebound.', 'Depositors seem untroubled.'],
    ...['All this indicates a market that nobody planned.', 'That tells us something about service.'],
  ])('%s', (text) => expect(detect(text).attributions).toEqual([]));

  it.each([
    ...['Hospitals suggest that beds are short.', 'Charities suggest that beds are short.'],
    ...['Barclays suggests that demand is strong.', 'Greens suggest that the bill is weak.'],
    ...['Data from the bank show that complaints doubled.', 'A new study suggests that bees remember.'],
    ...['The minister suggested that it would end.', 'Polls show her ahead.', 'Officials indicated that it would end.'],
  ])('but for: %s', (text) => expect(detect(text).attributions).toHaveLength(1));
});

describe('what puts no statement is not proposed', () => {
  it.each([
    ...['She met Americans supporting the wall.', 'There were lawsuits seeking information.'],
    ...['He appeared for his role in promoting aids.', 'The board decided against recommending charges.'],
    ...['Crews want films.', 'The team hopes to test wasps.', 'Penhaligon refused to move.', 'Holt told her to go.'],
  ])('%s', (text) => expect(proposedIn(text, '').proposals).toEqual([]));

  it.each(['Holt hopes that it will hold.', 'Holt told her that it held.', 'Holt vowed to hold it.'])('%s', (text) =>
    expect(proposedIn(text, '').proposals).toHaveLength(1),
  );
});
