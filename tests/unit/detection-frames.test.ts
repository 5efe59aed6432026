import { describe, expect, it } from 'vitest';
import { saidIn } from '../support/said-in';

const CASES: Record<string, [text: string, ...expected: string[]][]> = {
  'what bodies expect and measure': [
    ['The bank expects inflation of 4 percent.', 'The bank | inflation of 4 percent'],
    ['The laboratory measured 3.2 grams of lead per litre.', 'The laboratory | 3.2 grams of lead per litre'],
    ['The union foresees 400 job losses.', 'The union | 400 job losses'],
    ['The observatory clocked the wind at 180 km/h.', 'The observatory | the wind at 180 km/h'],
    ['Holt measured the table.'],
  ],
  'what is claimed with “to”': [
    ['In 2019, a team in Graz claimed to have found a cure.', 'a team in Graz | to have found a cure'],
    ['He professes to be neutral.', 'He | to be neutral'],
    ['She confessed to having taken the money.', 'She | having taken the money'],
  ],
  'what somebody holds, told by an adjective': [
    ['Holt is convinced that the dam is safe.', 'Holt | the dam is safe'],
    ['Holt is certain the dam is safe.', 'Holt | the dam is safe'],
    ['The firm was adamant it had paid.', 'The firm | it had paid'],
    ['She is worried that the dam may fail.', 'She | the dam may fail'],
    ['Two nurses were sure that the door was shut.', 'Two nurses | the door was shut'],
    ['Holt is of the opinion that the dam is safe.', 'Holt | the dam is safe'],
    ['Holt is under the impression that the dam is safe.', 'Holt | the dam is safe'],
    ['It is clear that the dam is safe.'],
    ['Holt is not sure that the dam is safe.'],
  ],
  'what somebody gives, spreads or reaches': [
    ['Holt issued a warning that the dam was weak.', 'Holt | the dam was weak'],
    ['Holt raised the possibility that the dam was weak.', 'Holt | the dam was weak'],
    ['Holt came to the conclusion that the dam was safe.', 'Holt | the dam was safe'],
    ['Posters spread the claim that the water was foul.', 'Posters | the water was foul'],
    ['The page spread the rumour that the boiler had burst.', 'The page | the boiler had burst'],
    ['Holt never gave an assurance that the dam was safe.'],
    ['Holt published a report that was late.'],
  ],
  'what somebody calls or writes to say': [
    ['The club wrote to members to say that the pool would close.', 'The club | the pool would close'],
    ['Officers phoned to say that he was free.', 'Officers | he was free'],
    ['The bank emailed customers to warn them that the site was down.', 'The bank | the site was down'],
  ],
  'what stands around who says it': [
    ['The gate, it is said, has been open since May.', ' | The gate … has been open since May'],
    ['They meet in Riga, where, it is learned, a bank may open.', ' | a bank may open'],
    [
      'The tide was high, the harbour master, Ann Holt, 61, said.',
      'the harbour master, Ann Holt, 61 | The tide was high',
    ],
    [
      'The door stuck twice, one of them, Ann Holt, 77, says, and lost its key.',
      'one of them, Ann Holt, 77 | The door stuck twice … and lost its key',
    ],
    ['In March, Holt wrote in a letter to staff, the pumps had failed.', 'Holt | In March … the pumps had failed'],
    ['One in nine will fail, it says as well.', 'it | One in nine will fail'],
  ],
  'what somebody denies having done, gives as or tells her': [
    ['Holt denied on Monday having been told of a ban.', 'Holt | having been told of a ban'],
    ['Holt denied in court having met her.', 'Holt | having met her'],
    ['The survey gives the depth as “unknown”.', 'The survey | the depth as “unknown'],
    ['Holt gave the number of dead as twelve.', 'Holt | the number of dead as twelve'],
    ['Nurses tell her the ward is shut.', 'Nurses | the ward is shut'],
    ['The films show a wasp backing off.', 'The films | a wasp backing off'],
  ],
  'who is named at the end of an entry': [
    [
      'Flood: live\n\n17:45 Two metres of mud in the clinic — Red Cross.',
      'Red Cross | Two metres of mud in the clinic',
    ],
    ['Flood: live\n\n17:45 Bridge shut to lorries – police.', 'police | Bridge shut to lorries'],
    ['Flood: live\n\n17:45 Two metres of mud here — and rising.'],
  ],
  'who guides, petitions or is briefed': [
    ['The company guided last week to revenue of $2 billion.', 'The company | revenue of $2 billion'],
    ['Holt guided in May for output of 210,000 tons.', 'Holt | output of 210,000 tons'],
    ['They guided boats to the harbour on Sunday.'],
    ['A petition calls the plan “reckless”.', 'A petition | the plan “reckless'],
    ['The store held cells declared as toys.'],
    [
      'The gate was shut in March, people briefed on the talks said.',
      'people briefed on the talks | The gate was shut in March',
    ],
  ],
  'what somebody says in passing, before what they do': [
    ['Acme, blaming the cuts for the rise, called it off.', 'Acme | the cuts for the rise'],
    ['Holt, calling the plan “a farce”, walked out.', 'Holt | the plan “a farce'],
    ['Holt, linking last year’s fire to a heater, left.', 'Holt | last year’s fire to a heater'],
    ['The mayor, denying that it leaked, left the room.', 'The mayor | it leaked'],
    ['Ann Holt, who signed the bill while saying it was a mess, left.', 'Ann Holt | it was a mess'],
    ['The audit counts forty-one fires.', 'The audit | forty-one fires'],
    [
      'The film shows a wasp leaving at noon, but hardly ever at night.',
      'The film | a wasp leaving at noon, but hardly ever at night',
    ],
    ['Twice before, Holt writes in an accompanying note, it has failed.', 'Holt | Twice before … it has failed'],
  ],
  'who is introduced in an entry': [
    ['Flood: live\n\n13:15 More from Holt, now at the gate: two bridges are shut.', 'Holt | two bridges are shut'],
    ['Flood: live\n\n13:15 From the fire service: two bridges are shut.', 'the fire service | two bridges are shut'],
    ['Flood: live\n\n13:15 Here is Ann Holt again: two bridges are shut.', 'Ann Holt | two bridges are shut'],
  ],
  'rumours that go round': [
    ['The word on the street is that the mill will close.', ' | the mill will close'],
    ['The claim going round is that three drops cure it.', ' | three drops cure it'],
  ],
  'who says what stands above a text': [
    ['Two held for smuggling geckos: police', 'police | Two held for smuggling geckos'],
    ['Dam wall “riddled with cracks”: inspector', 'inspector | Dam wall “riddled with cracks'],
    ['All the news of the week: Paris'],
  ],
  'who sees it so': [
    ['For Dr Holt, the bridge is “a disgrace”.', 'Dr Holt | the bridge is “a disgrace'],
    ['For Holt, it was the third win of the year.'],
    ['As far as Holt is concerned, the bridge is a disgrace.', 'Holt | the bridge is a disgrace'],
  ],
  'a verb at the end, with a particle or of a name': [
    ['It burst twice, the engineer Ann Holt points out.', 'the engineer Ann Holt | It burst twice'],
    ['The pipe burst twice last year, say ITV.', 'ITV | The pipe burst twice last year'],
    ['The outlook is stable, Moody’s said.', 'Moody’s | The outlook is stable'],
    ['Moody’s believes that a sale is likely.', 'Moody’s | a sale is likely'],
    ['The pipe burst in May, two papers claimed this autumn.', 'two papers | The pipe burst in May'],
  ],
  'what goes on after a speaker between commas': [
    ['It was laid, she said, by her father.', 'she | It was laid … by her father'],
    ['His tea had spilled, he said, and he had bent down.', 'he | His tea had spilled … and he had bent down'],
    ['The roof held, Holt said, if the wind dropped.', 'Holt | The roof held … if the wind dropped'],
    ['The roof held, Holt said, on Monday.', 'Holt | The roof held'],
    ['The roof held, Holt said, in a letter to staff.', 'Holt | The roof held'],
    ['Sales rose, Holt said, in a move that surprised rivals.', 'Holt | Sales rose'],
    ['The firm may sell, according to the Post, at a loss.', 'the Post | The firm may sell … at a loss'],
  ],
  'a title as a source, an inserted one, and “That’s according to”': [
    ['“Der Bund” writes that the party met.', 'Der Bund | the party met'],
    ['Kim believes, Reuters writes, that it leaks.', 'Kim | it leaks', 'Reuters | Kim believes … that it leaks'],
    ['The gate was shut. That’s according to the weekly Post.', 'the weekly Post | The gate was shut'],
  ],
  'nouns that look like verbs of saying': [
    ['Holt told reporters that talks with the union would resume.', 'Holt | talks with the union would resume'],
    ['Holt said on Monday that counting stopped for an hour.', 'Holt | counting stopped for an hour'],
  ],
  'where what is said ends': [
    ['The paper puts the gap at £3m, nearly double that of May.', 'The paper | the gap at £3m'],
    ['Hours before Holt said the dam was safe, a crack had opened.', 'Holt | the dam was safe'],
    ['Since the firm admitted it had lied, its shares have halved.', 'the firm | it had lied'],
    ['Holt thinks it is sooner, he said so in Perth.', 'Holt | it is sooner'],
  ],
  'where and on what it was said, with a title': [
    ['In an interview on “Face the Nation,” Holt said the dam was safe.', 'Holt | the dam was safe'],
    [
      'In an interview on CBS’s "Face the Nation," Holt said the dam was safe.',
      'CBS | the dam was safe',
      'Holt | the dam was safe',
    ],
    ['On this weekend’s broadcast of “Fox News Sunday,” Holt said he would stay.', 'Holt | he would stay'],
    ['In her book “The Long Dam,” Holt argues that it was a mistake.', 'Holt | it was a mistake'],
    ['“On your own head be it,” Holt said.', 'Holt | On your own head be it'],
  ],
  'somebody who is described between commas or dashes': [
    [
      'Ann Lee, one of the mayor’s closest aides, noted that it leaks.',
      'Ann Lee, one of the mayor’s closest aides | it leaks',
    ],
    [
      'Kall -- author of a book on dams, a friend of Lee -- said it leaks.',
      'Kall -- author of a book on dams, a friend of Lee | it leaks',
    ],
    ['A spokesman, reached by phone, said the dam leaks.', 'A spokesman | the dam leaks'],
    ['It is over – said Lee.', 'Lee | It is over'],
  ],
  'what goes on after whoever says it': [
    [
      '“It is fair,” Lee said during a rally in Perth, Ohio, “but many will watch.”',
      'Lee | It is fair,” … “but many will watch',
    ],
    [
      '“It is fair,” said Lee during a rally in Perth, Ohio, “but many will watch.”',
      'Lee | It is fair,” … “but many will watch',
    ],
    ['“I love him,” she said, but “he has a history.”', 'she | I love him,” … but “he has a history'],
    ['It had become so bad, Lee noted, that it was shut.', 'Lee | It had become so bad … that it was shut'],
    ['That’s why, she argued, we should be prepared.', 'she | That’s why … we should be prepared'],
    ['The rule, as Lee put it in a letter, is a joke.', 'Lee | The rule … is a joke'],
  ],
  'what one says of what others think': [
    [
      'Officials felt safe with it, said Lee, the lawyer for the town.',
      'Lee, the lawyer for the town | Officials felt safe with it',
    ],
    [
      'Her relatives, who asked to see it, left on Thursday, lawyers said.',
      'lawyers | Her relatives, who asked to see it, left on Thursday',
    ],
  ],
  'what stands between dashes, and what is said of somebody': [
    ['The plan — even as he says it works — has failed.', 'he | it works'],
    ['Critics - and Lee calls them cynics - left.', 'Lee | them cynics'],
    ['Lee accused Roe, who was born in Perth, of lying.', 'Lee | Roe, who was born in Perth, of lying'],
    ['The Guild endorsed Roe on Thursday, another sign of support.', 'The Guild | Roe on Thursday'],
  ],
  'why somebody says it is nobody who says it': [
    ['The Guild praised Roe’s plan as sound, citing her work after the flood.', 'The Guild | Roe’s plan as sound'],
    ['It “has changed,” Lee said, citing the release of prisoners.', 'Lee | It “has changed'],
    [
      'It “has changed,” Lee said, citing a press release.',
      'Lee | It “has changed',
      'a press release | It “has changed',
    ],
  ],
  'titles, places and amounts that say nothing': [
    ['Stealth Over Health: Holt Was Diverted to Avoid Bad Pictures.'],
    ['Veto Power Impedes Peace Efforts: Ending war is one of the goals of the body.'],
    ['The Latest: Rain floods the town.'],
    ['Reporters Without Borders: The ban must end.', 'Reporters Without Borders | The ban must end'],
    ['In a speech in Perth on Friday, Holt said it was safe.', 'Holt | it was safe'],
    ['In a letter in the Herald, Holt said it was safe.', 'the Herald | it was safe', 'Holt | it was safe'],
    ['Ann Lee reported from Perth, and Bo Roe from Hull.'],
    ['Its rating has declined slightly from 58 percent to 55 percent.'],
    ['The firm would assume the obligations of Acme.'],
    ['They occasionally find themselves in the thick of it.'],
  ],
  'clauses in which something is alleged': [
    ['Roe was shot by an officer after he allegedly drew a knife.', ' | he … drew a knife'],
    ['A man who allegedly drew a knife was shot.', ' | A man who … drew a knife was shot'],
    ['However, the story was told by Lee.'],
  ],
  'to whom, when and with what it was said': [
    ['Lee told his aunt on Thursday how surprised he is that it leaks.', 'Lee | how surprised he is that it leaks'],
    ['The minister told reporters on Monday why it was shut.', 'The minister | why it was shut'],
    ['“It leaks,” she said, pointing at the dam, “and it will fail.”', 'she | It leaks,” … “and it will fail'],
    ['“If so,” she said, referring to the fault, “it will fail.”', 'she | If so,” … “it will fail'],
  ],
  'where what is said of somebody ends': [
    ['Lee used it against her, accusing her of being asleep when it rang.', 'Lee | her of being asleep when it rang'],
    ['Lee called the plan weak during a debate.', 'Lee | the plan weak'],
  ],
  'people of whom one is told': [
    ['One resident, who asked not to be named, said it leaked.', 'One resident, who asked not to be named | it leaked'],
    ['A source said the letter had never been answered.', 'A source | the letter had never been answered'],
    ['In a hearing last May he claimed all gates were tested.', 'he | all gates were tested'],
    ['Fishermen in the bay swear they saw it sink.', 'Fishermen in the bay | they saw it sink'],
    ['We’re told chef Luc Brun then left the room.', ' | chef Luc Brun then left the room'],
  ],
};

describe.each(Object.entries(CASES))('%s', (_, cases) => {
  it.each(cases)('%s', (text, ...expected) => {
    expect(saidIn(text)).toEqual(expected);
  });
});
