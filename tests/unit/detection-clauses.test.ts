import { describe, expect, it } from 'vitest';
import { saidIn } from '../support/said-in';

const CASES: Record<string, [text: string, ...expected: string[]][]> = {
  'abbreviations at the end of a sentence': [
    [
      'Holt said the gate shut at 5.40 a.m. Brandt told the court it was open.',
      'Holt | the gate shut at 5.40 a.m',
      'Brandt | it was open',
    ],
    [
      'Holt said they had moved to the U.S. The firm said it was closed.',
      'Holt | they had moved to the U.S',
      'The firm | it was closed',
    ],
    ['Holt said the train left at 9 p.m. Friday.', 'Holt | the train left at 9 p.m. Friday'],
    ['Holt said the U.S. Army was ready.', 'Holt | the U.S. Army was ready'],
  ],
  'what the writer adds of their own': [
    ['A customer told us it would wait, and we have cut our forecast.', 'A customer | it would wait'],
    ['Holt said that prices go up in May, so I paid at once.', 'Holt | prices go up in May'],
    ['We expect growth, and we will hire in May.', 'We | growth, and we will hire in May'],
    [
      'Holt said the storm was slow, which she called the main worry.',
      'Holt | the storm was slow',
      'she | the main worry',
    ],
  ],
  'the verb of what stands before': [
    ['A driver who left because, he told police, he had parcels, was jailed on Friday.', 'he | he had parcels'],
    ['Holt said the driver, Tom Lee, was jailed.', 'Holt | the driver, Tom Lee, was jailed'],
  ],
  'what somebody means to do': [
    ['He said he was on a beach and intended to stay there.', 'He | he was on a beach and intended to stay there'],
  ],
  'a dash before another who speaks': [
    ['Holt claims he flew it — and he says it was late.', 'Holt | he flew it', 'he | it was late'],
  ],
  'whom a headline leaves out': [
    ['Carer stole £86,000 from pensioner, court told', ' | Carer stole £86,000 from pensioner'],
    ['Builder paid off planner, corruption hearing told', ' | Builder paid off planner'],
    ['Footie ace Danny: My wife chose my club', 'Footie ace Danny | My wife chose my club'],
    ['Foreign Ministry: sanctions will fail', 'Foreign Ministry | sanctions will fail'],
    ['Kopano Platinum: notes from the half-year call'],
  ],
  'figures that a survey counted': [
    ['A survey by the parks office counted 31,000 boar.', 'A survey by the parks office | 31,000 boar'],
  ],
  'whom somebody found, and who says nothing': [
    ['The victim, Tom Lee, 61, was found by a dog walker.'],
    ['Holt’s firm said it would be making no statement until May.'],
  ],
  'the topic of an entry': [
    ['14.18 Trains: Acme Rail says there are no trains.', 'Acme Rail | there are no trains'],
    ['15.55 The office has extended its amber warning to 9pm.'],
  ],
  'that is not told by whoever wrote': [
    [
      'She said Lee had written to the board, and that it had not replied.',
      'She | Lee had written to the board, and that it had not replied',
    ],
  ],
  'according to somebody of whom more is said': [
    [
      'It fell on a barn, according to acting governor Ann Holt, who said the fire was out.',
      'acting governor Ann Holt | It fell on a barn',
      'who | the fire was out',
    ],
  ],
  'claims that are settled': [
    [
      'The mill will pay to settle claims that it cut hours, Holt said.',
      ' | it cut hours',
      'Holt | The mill will pay to settle claims that it cut hours',
    ],
  ],
  'one word in quotation marks': [
    ['“Poppycock,” said Father Wrona.', 'Father Wrona | Poppycock'],
    ['“Safety,” Holt said. It rained.', 'Holt | Safety'],
  ],
  'a verb of the same speaker after another': [
    [
      'Holt has admitted selling fish without papers but denies running a gang.',
      'Holt | selling fish without papers',
      'Holt | running a gang',
    ],
    [
      'The leaflet states that the dam is safe and warns that nobody may bathe there.',
      'The leaflet | the dam is safe',
      'The leaflet | nobody may bathe there',
    ],
    [
      'Holt confirmed that the pumps run, and her engineer, Karl Brandt, calls them “dull”.',
      'Holt | the pumps run',
      'her engineer | them “dull',
    ],
  ],
  'a speaker after an open word': [
    ['They parted after, she claims, he had sold the house.', 'she | he had sold the house'],
    ['There is a film in which, Holt maintains, the wolf can be seen.', 'Holt | the wolf can be seen'],
    ['The work was hard and, she said, the pay was low.', 'she | the pay was low'],
  ],
  'in somebody’s view, without a comma': [
    ['In her view the bridge is a disgrace.', 'her | the bridge is a disgrace'],
    ['In their telling the culprit is the mill.', 'their | the culprit is the mill'],
    ['In her account of the war she wrote little.'],
  ],
  'according to which': [
    ['Holt picked up a leaflet according to which the ice will melt by June.', 'a leaflet | the ice will melt by June'],
    ['Holt found a report, according to which the dam leaks.', 'a report | the dam leaks'],
  ],
  'a colon after the speaker': [
    [
      'The dam is old, says engineer Ann Holt: it is leaking in three places.',
      'engineer Ann Holt | The dam is old … it is leaking in three places',
    ],
  ],
  'another who passes it on at the end, and when': [
    [
      'Holt warned that the bridge was weak, the Post reported on Monday.',
      'Holt | the bridge was weak',
      'the Post | Holt warned that the bridge was weak',
    ],
    [
      'The court held that the vote was void, Reuters reported in May.',
      'The court | the vote was void',
      'Reuters | The court held that the vote was void',
    ],
  ],
  'a relative clause without commas': [
    ['A man who admitted selling eels was jailed.', 'who | selling eels'],
    ['A nurse who confessed to taking pills has been dismissed.', 'who | taking pills'],
  ],
  'what is counted, forecast or judged': [
    ['FlightTally counts 212 cancellations.', 'FlightTally | 212 cancellations'],
    ['The weather service forecasts rain.', 'The weather service | rain'],
    ['The ministry has recorded 212 cases.', 'The ministry | 212 cases'],
    ['A review judged the damage to be slight.', 'A review | the damage to be slight'],
    ['Holt sees three cuts by June.', 'Holt | three cuts by June'],
    ['Acme cut its full-year sales forecast on Tuesday.'],
    ['With half of the votes counted the party leads.'],
    ['The team recorded 600 hours of rumbles.'],
    ['His staff repeated the measurement three times.'],
  ],
  'no statement': [
    ['Holt apologized to the court in a low voice.'],
    ['She has been talking to families at the gate.'],
    ['Fans cannot agree whether it is him.'],
    ['The king declared an emergency in two regions.'],
  ],
  'a particle before the speaker': [
    ['“It is too late,” points out Ann Holt.', 'Ann Holt | It is too late'],
    ['“It is too late,” chipped in Holt.', 'Holt | It is too late'],
  ],
  'a condition before what is said': [
    [
      'If he takes the stand, Holt said, he will tell the court about it.',
      'Holt | If he takes the stand … he will tell the court about it',
    ],
    [
      'Should its engineers say that it leaked, a fine is likely, said lawyer Ann Reiter.',
      'lawyer Ann Reiter | Should its engineers say that it leaked, a fine is likely',
    ],
    [
      'If the port says it is blocked, insurers stop paying, a broker explains.',
      'a broker | If the port says it is blocked, insurers stop paying',
    ],
  ],
  'verbs whose forms double their last letter': [
    ['Holt submitted that catches fell.', 'Holt | catches fell'],
    ['“It is over,” Holt snapped.', 'Holt | It is over'],
    ['Holt labelled the plan “a farce”.', 'Holt | the plan “a farce'],
  ],
  'money, answers and others': [
    ['Analysts had expected $70 million.', 'Analysts | $70 million'],
    ['“I would resign,” she answers.', 'she | I would resign'],
    ['Holt answered questions on the dispute.'],
    ['Another said hers had gone.', 'Another | hers had gone'],
    ['A nurse there said the ward was shut.', 'A nurse | the ward was shut'],
    ['The manager was at every audition and states that a screen was used.', 'The manager | a screen was used'],
    [
      '“There was one crane,” the audit, seen by the Post, states.',
      'the Post | There was one crane',
      'the audit | There was one crane',
    ],
  ],
  'what goes on after a speaker between commas': [
    [
      'He had broken two ribs the week before, he explained, and his corner knew it.',
      'he | He had broken two ribs the week before … and his corner knew it',
    ],
    [
      'They had done it for years, he said, and the inspectors had bought eels for their own dinners.',
      'he | They had done it for years … and the inspectors had bought eels for their own dinners',
    ],
    [
      'All nine had been there, a bulletin states, but only three had touched a bird.',
      'a bulletin | All nine had been there … but only three had touched a bird',
    ],
    ['It was not, a spokesman stressed, responsible for birds.', 'a spokesman | It was not … responsible for birds'],
    ['It reflected, she said, the position at the time.', 'she | It reflected … the position at the time'],
    [
      'Compared with last year, Holt said, it yields 1.7 times as much.',
      'Holt | Compared with last year … it yields 1.7 times as much',
    ],
  ],
  'what the writer remarks on it': [
    [
      'The firm said the loss had “normalised”, which is the oil word for fallen.',
      'The firm | the loss had “normalised',
    ],
    [
      'The council says no licence was issued, which would make the thing illegal.',
      'The council | no licence was issued',
    ],
    ['Holt says they met in Bern, a meeting that his wife recalls.', 'Holt | they met in Bern'],
    [
      'He denied that it had leaked, as alleged by the Post.',
      'He | it had leaked',
      'the Post | He denied that it had leaked',
    ],
    [
      'Holt confirmed that the pumps run, and his engineer, Jan van der Berg, calls them “dull”.',
      'Holt | the pumps run',
      'his engineer, Jan van der Berg | them “dull',
    ],
  ],
  'who sees something as what': [
    ['The account was described by Nolan as “arithmetic for fools”.', 'Nolan | The account … as “arithmetic for fools'],
    ['The plan was dismissed by Holt as a stunt.', 'Holt | The plan … as a stunt'],
  ],
  'subjects with asides, and speakers with a time': [
    [
      'She said the accountant, a friend of his, had never asked to see it.',
      'She | the accountant, a friend of his, had never asked to see it',
    ],
    ['Testifying in his own defence in Bern, Holt said the deeds had been forged.', 'Holt | the deeds had been forged'],
    ['It was moved, a director informed us on Tuesday.', 'a director | It was moved'],
    ['Holt said at least 600 bottles came in by post.', 'Holt | at least 600 bottles came in by post'],
    [
      'The letter accuses Acme of shrinking its pies while keeping the box.',
      'The letter | Acme of shrinking its pies while keeping the box',
    ],
  ],
  'where it was said, at the end': [
    ['Holt called the pause “too long” in a note to clients.', 'Holt | the pause “too long'],
    ['Geologists warned of movement in the rock in a paper last year.', 'Geologists | movement in the rock'],
    ['Holt described it as a farce in an interview with the Post.', 'Holt | it as a farce', 'the Post | it as a farce'],
  ],
  'what somebody else denies': [
    ['The mill was shut in May, something the owner denies.', 'the owner | The mill was shut in May'],
    [
      'Gowda suspects that the pictures were taken late, something the authors deny.',
      'Gowda | the pictures were taken late',
      'the authors | the pictures were taken late',
    ],
  ],
  'a long speaker between commas': [
    ['The bridge, according to an engineer who spoke to us, was shut.', 'an engineer | The bridge … was shut'],
    [
      'The families, says the prosecutor, Ilaria Quattrocchi, paid for eternity.',
      'the prosecutor, Ilaria Quattrocchi | The families … paid for eternity',
    ],
    ['Cleiton, a trader, maintains through his lawyers that he was deceived.', 'Cleiton, a trader | he was deceived'],
    [
      'One theory, put forward by the doctor Ann Palak, is that dust was blown about.',
      'the doctor Ann Palak | dust was blown about',
    ],
    [
      'She never saw money change hands, she added when the judge pressed her.',
      'she | She never saw money change hands',
    ],
  ],
  'what is called by a name, or called up': [
    ['A formula called the “chained CPI” would lead to lower pay.'],
    ['A year later, Holt called Ann Abedini on Friday.'],
    ['The party may win poorer states that have voted for others.'],
    ['“It is over,” Holt said on Nov. 9.', 'Holt | It is over'],
  ],
  'what is found, shown or seen so': [
    ['Holt found the distinction “thin”.', 'Holt | the distinction “thin'],
    [
      'Her survey of the coast shows beaches shrinking by a metre.',
      'Her survey of the coast | beaches shrinking by a metre',
    ],
    [
      'Guidance issued by the Health Office notes only a handful of cases.',
      'Guidance issued by the Health Office | a handful of cases',
    ],
    ['Holt sees orders peaking next summer.', 'Holt | orders peaking next summer'],
    ['Acme Global counts 889.', 'Acme Global | 889'],
    ['Russian partners are showing interest.'],
    ['The participants viewed an exhibition of carpets.'],
  ],
  'rumours somewhere': [
    ['There are rumours on social media that a crew started the fire.', ' | a crew started the fire'],
    ['There was talk in the town that the mill would close.', ' | the mill would close'],
  ],
  'a relative clause with an object': [
    [
      'The Lawyers, a group that documents abuses, accused the army of the attack.',
      'The Lawyers, a group that documents abuses | the army of the attack',
    ],
  ],
  'times, modals and purposes': [
    ['The eye crossed the coast at 07:40, the office says.', 'the office | The eye crossed the coast at 07:40'],
    ['Police would say only that the inquiry was open.', 'Police | the inquiry was open'],
    ['She was asleep when officers phoned to say that he was free.', 'officers | he was free'],
    ['It would explain the data, the preprint argues; nobody replied.', 'the preprint | It would explain the data'],
    [
      'Signs were ordered two years ago and are sat in a depot, she stormed.',
      'she | Signs were ordered two years ago and are sat in a depot',
    ],
    ['“They leave quietly,” says its first author, Ann Holt.', 'its first author | They leave quietly'],
    ['Treasury forecasts unemployment of 4.6 per cent.', 'Treasury | unemployment of 4.6 per cent'],
  ],
  'as somebody reported, at the start': [
    ['As first reported by the Post, the mill closed in May.', 'the Post | the mill closed in May'],
    ['“Thank you,” Holt replied, before adding that it was late.', 'Holt | Thank you', 'Holt | it was late'],
  ],
  'others who foresee something': [
    [
      'The agency estimates that they have killed 240 people, and meteorologists expect more rain.',
      'The agency | they have killed 240 people',
      'meteorologists | more rain',
    ],
    ['Holt says the dam is full, and engineers expect a breach.', 'Holt | the dam is full', 'engineers | a breach'],
  ],
  'no such thing': [
    ['The mayor said no such warning had come.', 'The mayor | no such warning had come'],
    ['The mayor said no such thing.'],
  ],
  'who is quoted as saying it': [
    [
      'Holt told the court that the dam was safe, ISNA quoted her as saying.',
      'Holt | the dam was safe',
      'ISNA | Holt told the court that the dam was safe',
      'her | Holt told the court that the dam was safe',
    ],
  ],
};

describe.each(Object.entries(CASES))('%s', (_, cases) => {
  it.each(cases)('%s', (text, ...expected) => {
    expect(saidIn(text)).toEqual(expected);
  });
});
