import { describe, expect, it } from 'vitest';
import { isSurelyOutlet } from '@/lib/detection/outlets';
import { type Proposal, withParents } from '@/lib/tags/proposals';
import { proposedIn } from '@/lib/tags/proposed-in';
import { sentencesOf } from '@/lib/text/sentences';

/** The chains of a text, origin first; of those that only pass on others, nothing. */
function chainsOf(text: string): string[] {
  const { proposals } = proposedIn(text, '');
  const parents = new Set(proposals.map(({ parentKey }) => parentKey));
  const nameOf = ({ sourceName, sourceKind }: Proposal) =>
    sourceKind === 'unnamed' ? `[${sourceName}]` : sourceName || '?';
  return proposals
    .filter(({ key }) => !parents.has(key))
    .map((one) => withParents(one, proposals).toReversed().map(nameOf).join(' > '));
}

const CHAINS: Record<string, [text: string, ...chains: string[]][]> = {
  'who passes on a writing, and who spoke to whom': [
    ['A report seen by the daily SME and quoted by TASR says the bear was old.', 'A report > SME > TASR'],
    [
      'A report by the Revenue, which the minister, Ann Lee, passed to parliament, says most began below.',
      'Revenue > Ann Lee',
    ],
    ['The union’s note, a copy of which RTÉ has, says that the mill will shut.', 'The union > RTÉ'],
    ['It was tar, a cook told the BBC’s Pidgin service.', '[a cook] > BBC'],
    ['The cook, tracked down on Thursday by Channels TV, now says it was tar.', '[The cook] > Channels TV'],
  ],
  'an outlet beside the name that what it was told begins with': [
    ['Ann Lee told Sky News Britain was ready.', 'Ann Lee > Sky News'],
    ['Ann Lee told Radio Okapi Congo had gained.', 'Ann Lee > Radio Okapi'],
  ],
  'whoever goes on, is called so, or is no outlet': [
    [
      '“It was here,” says Will Price. He found it twice, the planetary scientist at the institute adds.',
      'Will Price',
      'Will Price',
    ],
    [
      'It held, Deputy Prime Minister Ann Lee said. Each gate, the deputy leader pointed out, has a name.',
      'Ann Lee',
      'Ann Lee',
    ],
    [
      'Norrland Copper said it was shut. Bloomberg News reported that it was for sale. The company denied that it was.',
      'Norrland Copper',
      'Bloomberg News',
      'Norrland Copper',
    ],
    [
      'La Nazione claimed that it was so. It was approved in May, it was learned from the Kyoto group.',
      'La Nazione',
      'the Kyoto group',
    ],
    [
      'Ann Lee warned of this in a report, which El Comercio has got hold of. The report called it a trap.',
      'Ann Lee > El Comercio',
      'Ann Lee > El Comercio',
    ],
    ['“It was a female.\n\n“The one in the picture is a male,” said Ann Lee.', 'Ann Lee', 'Ann Lee'],
  ],
  'who told whoever is quoted': [
    [
      'Reuters quoted Kyodo as reporting that officials had told it the reactor was off.',
      '[officials] > Kyodo > Reuters',
    ],
  ],
  'who first did something else, and then quoted somebody': [
    ['The Post picked it up, and quoted Will as saying that it was tar.', 'Will > The Post'],
    ['The Post ran it on Sunday and cited a cook who said it was tar.', '[a cook] > The Post'],
  ],
  'who quotes somebody, in whatever way': [
    ['The Post quoted a guard who claimed that the gate was shut.', '[a guard] > The Post'],
    ['The Post has spoken to a guard who insists that the gate was shut.', '[a guard] > The Post'],
    [
      'A former envoy, quoted anonymously in a report by Nikkei Asia, said it was over.',
      '[A former envoy] > Nikkei Asia',
    ],
    ['“Let them walk,” the minutes have Ann Lee saying.', 'Ann Lee > the minutes'],
    ['In a recording, which the Post obtained, Ann Lee can be heard saying that it leaks.', 'Ann Lee > Post'],
    ['Ann Lee is recorded as objecting that it leaks.', 'Ann Lee'],
    ['The hotel told Reuters, as El Mundo reports, that it has no pool.', 'The hotel > Reuters > El Mundo'],
    ['Ann Lee says it lasts. She got that from the factory, which tested nine.', 'the factory > Ann Lee'],
    ['The memo, written in June by its head, Ann Lee, warns of ruin.', 'Ann Lee'],
    [
      'The Post reported after talking to a cook that it burned. “It was hot,” the cook told the paper.',
      'The Post',
      '[a cook] > The Post',
    ],
    [
      'Bild reported with reference to a source that it leaks. The source called it old.',
      '[a source] > Bild',
      '[a source] > Bild',
    ],
    ['Contractors accuse Hexa of fraud, the Herald writes.', '[Contractors] > Herald'],
    ['The Post has named it as Acme, citing a supplier.', '[a supplier] > The Post'],
    ['The plant will close, RFI learned from two nurses.', '[two nurses] > RFI'],
    ['My sister works there. According to her, it leaks.', '[My sister]'],
    ['Wages will fall, we are told.', '?'],
    ['It is thought he still owns a horse.', '?'],
  ],
  'a text of which another tells within its sentence': [
    ['The audit, the Post added, also questions the sale.', 'The audit > Post'],
    ['The report, Devex notes, puts the stock at 60.', 'The report > Devex'],
    ['The minister, AFP reports, denies that he was there.', '[The minister] > AFP'],
    ['A structural audit had found two cracks, The Hindu reported.', 'A structural audit > The Hindu'],
    ['It sold the hall, notes of a meeting on 3 May, seen by Delo, show.', 'notes of a meeting on 3 May > Delo'],
    ['The coordinator told Dnevnik only three schools are shut.', '[The coordinator] > Dnevnik'],
    ['The coordinator told Dnevnik three schools are shut.', '[The coordinator] > Dnevnik'],
  ],
  'an outlet by its kind, its station or an adverb': [
    ['You saw the article in the Gazette. It says he left.', 'Gazette'],
    ['You saw the Gazette’s story. The story quotes a cook as saying he left.', '[a cook] > Gazette'],
    ['It was in Gazette this week. The article says he left.', 'Gazette'],
    ['“They are old,” said Ann Lee when Sky News asked her about it.', 'Ann Lee > Sky News'],
    [
      'In an interview with Radio One that was picked up by the site Ilo, Ann Lee said the dam is old.',
      'Ann Lee > Radio One > Ilo',
    ],
    ['Sky News, quoting “Western sources”, reported that the dam is old.', '[Western sources] > Sky News'],
    ['Kyodo said on Sunday that it had sunk, according to an officer in Naha.', '[an officer in Naha] > Kyodo'],
    ['Axiom News told of it. Ann Lee told Axiom that the dam is old.', 'Ann Lee > Axiom News'],
    ['A cook told the Post that the dam is old, the daily wrote.', '[A cook] > Post > Post'],
    ['The site Ilo spoke to a guard. He told it that he left.', '[a guard] > Ilo'],
    ['The police called a guard. He told it that he left.', '[a guard]'],
    ['The dam is old, says Ann Lee on Sky News.', 'Ann Lee > Sky News'],
    ['Ann Lee told Radio Television of Serbia that the dam is old.', 'Ann Lee > Radio Television of Serbia'],
    ['Ann Lee said on social networks that the dam is old.', 'Ann Lee'],
    ['The site Ilo came. The dam is old, it was told by a guard.', '[a guard] > Ilo'],
    ['The photos, published a day later by Delo, show that the dam is old.', 'The photos > Delo'],
    ['Ann Lee told Sky News that it is shut. There was a plan, she said.', 'Ann Lee > Sky News', 'Ann Lee'],
    ['The Post reported that Lee left. It based this on the accounts of two guards.', '[two guards] > The Post'],
    ['The Post reported that Lee left. The paper relied on a file from the court.', 'a file from the court > The Post'],
    ['The Post reported that Lee left. It cited “an invoice”.', 'an invoice > The Post'],
    ['Ann Lee said that the loss grew. She attributed it to rust.', 'Ann Lee', 'Ann Lee'],
    ['The Post had on Friday quoted a cook as saying that Lee left.', '[a cook] > The Post'],
    ['In a BBC interview on Monday, Ann Lee said the dam is old.', 'Ann Lee > BBC'],
    ['In an interview published on Sunday by the daily Blik, Ann Lee said the dam is old.', 'Ann Lee > Blik'],
    ['The dam is old, Ann Lee told the Post, adding that the road is shut.', 'Ann Lee > Post', 'Ann Lee > Post'],
    ['As first reported by Delo, the dam is old.', 'Delo'],
    ['Documents seen by the Post do not say that the dam is old.'],
    ['Ann Lee told a podcast last year that the dam is old.', 'Ann Lee > a podcast'],
    ['Ann Lee told a BBC Hausa programme that the dam is old.', 'Ann Lee > BBC Hausa'],
    ['Ann Lee told a reporter for the Post that the dam is old.', 'Ann Lee > Post'],
    ['Ann Lee told Radio One’s Jane Moss that the dam is old.', 'Ann Lee > Radio One'],
    ['Ann Lee told a reporter that the dam is old.', 'Ann Lee'],
    ['The Daily Star named the firm. It moved two orders, the paper said.', 'Daily Star'],
    [
      'A guide told Il Passo that it was shut. The bishop’s clerk said to the same paper that he was away.',
      '[A guide] > Il Passo',
      '[The bishop’s clerk] > Il Passo',
    ],
    ['Ann Lee said on Polsat last night that it leaks.', 'Ann Lee > Polsat'],
    [
      'Le Monde said that it leaks. The letter also mentions wheat, the paper said.',
      'Le Monde',
      'The letter > Le Monde',
    ],
    ['The Post is now quoting an engineer: “We forgot.”', '[an engineer] > The Post'],
    ['The Post once quoted a cook who claimed that it leaks.', '[a cook] > The Post'],
  ],
  'whoever has a role of somebody': [
    ['Our supplier has warned us that it will cost more.', '[Our supplier]'],
    ['Two men said it leaks. A third said it burns.', '[Two men]', '[A third]'],
    ['Karen Lee works in legal. According to her the lease lasts.', 'Karen Lee'],
    ['According to a tally by the broker Carrow Lane, vacancy fell.', 'Carrow Lane'],
  ],
  'documents that were handed on, seen or written by somebody': [
    [
      'Minutes of a meeting, shared with this newspaper by a clerk, reveal that it leaks. The minutes say it is old.',
      'Minutes of a meeting > [a clerk]',
      'Minutes of a meeting > [a clerk]',
    ],
    [
      'The museum may charge guides, says a note dated Ash Wednesday and passed to the weekly Il Passo by a Swiss Guard.',
      'a note > [a Swiss Guard] > Il Passo',
    ],
    ['The mine knew it was leaking, a letter shown to MakanDay reveals.', 'a letter > MakanDay'],
    [
      'The Post, which saw the minutes of the meeting, reports that two men left.',
      'the minutes of the meeting > The Post',
    ],
    ['It lasted a day, according to a report by Acme, which the Monitor was the first to publish.', 'Acme > Monitor'],
    ['A note that the engineer Ann Lee prepared for the board says it leaks.', 'Ann Lee'],
    ['A WHO situation report says it leaks.', 'A WHO situation report'],
    ['The dam is old, files leaked to the news site Brackish reveal.', 'files > Brackish'],
    ['Emails seen by the Post say it is old. Another page says it is shut.', 'Emails > Post', 'Another page > Post'],
    [
      'Emails seen by the Post say it is old. In the earliest, Ann Lee writes that she left.',
      'Emails > Post',
      'Ann Lee > Post',
    ],
    [
      'Ann Lee told Sky News that the dam is old. In the interview she also said that she was shut out.',
      'Ann Lee > Sky News',
      'Ann Lee > Sky News',
    ],
    [
      'Minutes seen by Delo show that it is old. Ann Lee is quoted there as saying that the road is shut.',
      'Minutes > Delo',
      'Ann Lee > Minutes > Delo',
    ],
    [
      'Sky News obtained an internal report. The dam is old, it says. A footnote says that he left.',
      'an internal report > Sky News',
      'an internal report > Sky News',
    ],
    ['A guard gave Sky News a memo. The memo says it is old.', 'a memo > [A guard] > Sky News'],
    ['A guard sent this newspaper a copy of the memo. The memo says it is old.', 'the memo > [A guard]'],
    ['A former tester has posted screenshots. In one, Ann Lee writes that it is old.', 'Ann Lee > [A former tester]'],
    ['Documents leaked by a guard show that the dam is old.', 'Documents > [a guard]'],
    [
      'Ann Lee is recorded as saying in the minutes that it is old. A colleague objects that it is new.',
      'Ann Lee > the minutes',
      '[A colleague] > the minutes',
    ],
    [
      'Emails seen by Sky News tell of it. According to one of the emails, the dam is old. One of them, sent in May, says it is shut.',
      'one of the emails > Sky News',
      'One of them > Sky News',
    ],
    [
      'Emails seen by Sky News tell of it. “It is old,” reads one. A third says it is shut.',
      'one > Sky News',
      'A third > Sky News',
    ],
    ['Two guards spoke to Sky News. One of them said the dam is old.', '[One of them]'],
    ['Emails seen by Sky News tell of it. In a message on 4 May, Ann Lee writes that it is old.', 'Ann Lee > Sky News'],
    ['Emails seen by Sky News tell of it. In a statement, Ann Lee said it was old.', 'Ann Lee'],
    ['Emails seen by Sky News tell of it. One email from Ann Lee says that it is old.', 'Ann Lee > Sky News'],
    ['In a message on 4 May, Ann Lee writes that the dam is old.', 'Ann Lee'],
    ['The Post has seen a memo. It leaked in May, the memo says.', 'a memo > The Post'],
    ['RNZ National saw a memo. According to the memo, divers found a hook.', 'a memo > RNZ National'],
    ['The Post says it has obtained a letter. The letter warns that it leaks.', 'The Post', 'a letter > The Post'],
    ['The Post, which has seen a letter, does not name him. The letter warns that it leaks.', 'a letter > The Post'],
    [
      'The broadcaster Kanal 9 came. The broadcaster has read a classified summary. In the summary, Ann Lee says it leaks.',
      'Ann Lee > Kanal 9',
    ],
    [
      'A memo by the board, obtained by the Post, says it leaks. Ann Lee, who signed it, calls it a joke.',
      'the board > Post',
      'Ann Lee > Post',
    ],
  ],
  'a copy that was posted': [
    ['The letter, a copy of which was posted online by the daily Delo, warns that it leaks.', 'The letter > Delo'],
  ],
  'who is heard in a recording, or stands in minutes': [
    [
      'The Post has obtained a recording of the retreat. Bishop Ann Lee can be heard saying that it leaks.',
      'Ann Lee > The Post',
    ],
    [
      'Minutes seen by the Post show that it leaks. One adviser is noted as having warned that it burns.',
      'Minutes > Post',
      '[One adviser] > Minutes > Post',
    ],
    ['The cleaner is recorded as saying in the minutes that it leaks.', '[The cleaner] > the minutes'],
    ['The notes record the minister, Ann Lee, as saying that it leaks.', 'Ann Lee > The notes'],
  ],
  'an outlet after another, or before its own source': [
    [
      'The army says the police have told them that a man fell, public broadcaster SVT reports.',
      'the police > The army > SVT',
    ],
    ['SVT’s own source, a guard, says the first six engines are here.', '[SVT’s own source] > SVT'],
    ['His adjutant told Ritzau that he was ill.', '[His adjutant] > Ritzau'],
    ['It fell, marshal of the court Torleif Brandt said.', 'Torleif Brandt'],
    ['It fell, rescuers said, while residents accused the city of neglect.', '[rescuers]', '[residents]'],
  ],
  'a business by its trade, a shorter name or its letter': [
    ['Kestrel Air now sees growth of 14%. It had forecast 11%.', 'Kestrel Air', 'Kestrel Air'],
    ['Kestrel Air fell. Kestrel said that it rained.', 'Kestrel Air'],
    ['Shares in Lumen Dental slid. Lumen told investors that it rained.', 'Lumen Dental'],
    ['In a letter to shareholders Acme says it will close. The letter also predicts a loss.', 'Acme', 'Acme'],
    ['Profit, hurt by what chief executive Ann Lee calls rain, fell. She says it was late.', 'Ann Lee'],
  ],
  'whom a pronoun or a kind of body means': [
    [
      'A nurse who left says it leaks. His colleague, he says, threw a cup.',
      '[A nurse who left]',
      '[A nurse who left]',
    ],
    ['OK, a thread. The state water agency says it leaks.', 'The state water agency'],
    [
      'A memo that a clerk at Acme sent to the board, seen by the Post, says it leaks. The memo goes on to say it burns.',
      '[a clerk at Acme] > Post',
      '[a clerk at Acme] > Post',
    ],
  ],
  'people told of by an office, a comma or what they read': [
    ['In it, chief of staff Ray Dunn warns that the budget is fiction.', 'Ray Dunn'],
    ['The head of risk Olaf Brandt warned that it leaks.', 'Olaf Brandt'],
    ['The mother of singer Ann Lee said that it leaks.', '[The mother of singer Ann Lee]'],
    ['“It is real,” a person who has read it told Politico.', '[a person who has read it] > Politico'],
    ['Acme expects a loss this year, its finance director, Tom Roe, told analysts.', 'Tom Roe'],
    ['Her deputy, Per Moen, was glad. He said that it leaks.', 'Per Moen'],
    ['Crows can count, according to a study published in Animal Behaviour.', 'a study'],
  ],
  'who somebody spoke to': [
    ['The envoy indicated to Canal 4 that the gift was late.', '[The envoy] > Canal 4'],
    ['The minister insisted to Newstalk that all was well.', '[The minister] > Newstalk'],
    ['An agent posted to Bern said that talks had failed.', '[An agent]'],
    ['Per Simple Flying, quoting the regulator, the type was grounded.', 'the regulator > Simple Flying'],
  ],
  'a writing of whoever was named': [
    ['Dr Ann Lee spoke. Her model predicts that the dam will fail.', 'Ann Lee'],
    ['The psychiatrist, Dr Farouk Roe, was ill. His report says that she lied.', 'Farouk Roe'],
    ['Data from Nielsen indicate that sales fell.', 'Nielsen'],
    ['Hexa’s editor, Ann Lee, stands by it. “It is so,” she told the BBC.', 'Ann Lee > BBC'],
  ],
  'a role in a lead': [
    ['The mayor of Hull denied having lied. “Ask my wife,” Mayor Rolly Abad said.', 'Rolly Abad', 'Rolly Abad'],
  ],
  'who is meant': [
    [
      'An expert for the court, Professor Ann Lee, stated that it leaks. She added that it stank.',
      'Ann Lee',
      'Ann Lee',
    ],
    ['Its author, port captain Iain Roe, writes that the hull is sound.', 'Iain Roe'],
    ['Her finance director, Luis Roe, was glad. He predicted that sales would double.', 'Luis Roe'],
    ['The barber, Nestor Roe, denies being a front. “I cut hair,” he said.', 'Nestor Roe', 'Nestor Roe'],
    ['My MP told us it was over. She also said that the firm is bust.', '[My MP]', '[My MP]'],
  ],
  'a pronoun for whoever is not named in what they say': [
    ['Ann Lee denied it. The winner returned it, she said, with a box of plums.', 'Ann Lee'],
    ['Ann Lee denied it. “Memory fails,” she said. Ida Roe was ill, she added.', 'Ann Lee', 'Ann Lee'],
    ['The health minister learned of it, he told Al Arabiya, from his barber.', '[The health minister] > Al Arabiya'],
  ],
  'a report and who cites it': [
    ['A report by Hexa, cited by the Herald , said that the canal would close.', 'Hexa > Herald'],
    ['According to the report, which the Herald passed on, no boats may pass.', 'the report > Herald'],
    ['The memo, first reported by Politico, says the base will close.', 'The memo > Politico'],
    ['The base will close, says a memo that Politico has obtained.', 'a memo > Politico'],
    ['A memo seen by Reuters said the plant would close.', 'A memo > Reuters'],
    ['The memo, seen by Reuters, said the plant would close.', 'The memo > Reuters'],
    ['The firm will cut jobs, according to an email obtained by Wired.', 'an email > Wired'],
    [
      'The dam leaks, according to minutes that were leaked to iFact and reviewed by the Courier.',
      'minutes > iFact > Courier',
    ],
    [
      'A report by Hexa, cited by the Herald, said the canal would close. The report also said that boats must wait.',
      'Hexa > Herald',
      'Hexa > Herald',
    ],
  ],
  'a writing and who handed it over or carries it': [
    ['A memo shared with the Herald by a clerk says the dam will fail.', 'A memo > [a clerk] > Herald'],
    ['A Hexa memo obtained by Wired, and quoted at length by the Bee, said that the dam leaks.', 'Hexa > Wired > Bee'],
    ['According to a note by Hexa, seen by the BBC, the crew is safe.', 'Hexa > BBC'],
    ['SANA carried a statement by the minister, Ann Lee, saying that no cell existed.', 'Ann Lee > SANA'],
    ['The Post has seen a memo in which the minister warns that the dam will fail.', '[the minister] > The Post'],
    ['Lee wrote in a memo seen by Reuters that cover had lapsed.', 'Lee > Reuters'],
    ['The cable, reviewed by the Post, quotes the envoy as saying talks failed.', '[the envoy] > The cable > Post'],
    ['The dam will fail, according to a memo seen by this newspaper.', 'a memo'],
  ],
  'what goes on about a writing': [
    [
      'Cover had lapsed, a memo seen by the Herald says. The memo, written by the then head, Ann Lee, warned of ruin.',
      'a memo > Herald',
      'Ann Lee > Herald',
    ],
    [
      'The tape was passed to the Herald by a guard. On it the mayor says the dam is dead.',
      '[the mayor] > [a guard] > Herald',
    ],
    ['The Herald has seen the minutes. They show that the board knew.', 'the minutes > The Herald'],
    [
      'The dam will fail, a letter obtained by the BBC says. In it, engineer Ann Lee reports that pumps rust.',
      'a letter > BBC',
      'Ann Lee > BBC',
    ],
    [
      'In an email obtained by Wired, Ann Lee said the show was over. “We tried everything and failed,” she wrote.',
      'Ann Lee > Wired',
      'Ann Lee > Wired',
    ],
  ],
  'who has it from whom': [
    ['RFI has learned from two clerks that the plant will close.', '[two clerks] > RFI'],
    ['The Sun has been told by a friend that she is leaving.', '[a friend] > The Sun'],
    ['Al-Araby wrote that wells had closed, attributing this to the Observer.', 'Observer > Al-Araby'],
    ['The striker will go, Sky says, adding that it has this from his agent.', '[his agent] > Sky'],
    ['The port, the Post said, citing insurers, that it will close.', '[insurers] > Post'],
    ['ARD quoted the minister, Ann Lee, as telling the Post that nothing was final.', 'Ann Lee > Post > ARD'],
    ['Two clerks have told the Post that it will close, as the Bee noted on Monday.', '[Two clerks] > Post > Bee'],
  ],
  'whose words they are': [
    ['According to Ann Lee, the dam failed at noon.', 'Ann Lee'],
    ['Ann Lee is unconvinced: “It will never fly.”', 'Ann Lee'],
    ['The mayor was blunt: “We are broke.”', '[The mayor]'],
    ['Per Reuters, the dam has failed.', 'Reuters'],
    ['In the words of Ann Lee, the dam is a sieve.', 'Ann Lee'],
    ['By Lee’s own account, the dam failed.', 'Lee'],
    ['The dam fails twice per year, on the view from the hill.'],
  ],
  'who cites and quotes whom': [
    [
      'The chip is slow, Reuters reported, citing The Courier, which quoted three engineers.',
      '[three engineers] > The Courier > Reuters',
    ],
    ['The founder fled, the Post said, citing officials cited in turn by Ann Lee.', '[officials] > Ann Lee > Post'],
    ['TASS, which quoted the governor’s press office, said the bridge stood.', 'the governor’s press office > TASS'],
    ['Interfax, citing the ministry, reported that the tunnel had flooded.', 'the ministry > Interfax'],
    [
      'Reuters reported that the minister, citing a letter, said the plan was dead.',
      'a letter > [the minister] > Reuters',
    ],
    [
      'Citing two people familiar with the matter, Bloomberg reported that the plant would close.',
      '[two people familiar with the matter] > Bloomberg',
    ],
    ['Quoting the ministry, Xinhua said the dam was safe.', 'the ministry > Xinhua'],
    ['The wedding is off, the magazine claims, quoting a friend.', '[a friend] > the magazine'],
    ['The tax will fall, the minister was quoted as saying by Interfax.', '[the minister] > Interfax'],
    ['The minister was quoted by Interfax as saying the tax would fall.', '[The minister] > Interfax'],
    ['The Bee says that villages must pack. It cites the county sheriff.', '[the county sheriff] > The Bee'],
  ],
  'who told an outlet': [
    ['Two bankers told Il Sole that the sale was off.', '[Two bankers] > Il Sole'],
    ['The sale is off, two bankers told the Herald, Bloomberg reported.', '[two bankers] > Herald > Bloomberg'],
    ['Ann Lee, in an interview with CNBC, said she had heard it.', 'Ann Lee > CNBC'],
    ['In an interview published by Der Spiegel, Ann Lee said the war was lost.', 'Ann Lee > Der Spiegel'],
    ['Asked by ABC News, Ann Lee denied that she had been sacked.', 'Ann Lee > ABC News'],
    ['The war was over, Ann Lee said, in remarks broadcast by state television.', 'Ann Lee > state television'],
    ['Ann Lee told President Joan Dale that the war was over.', 'Ann Lee'],
    ['Ann Lee told the court that the war was over.', 'Ann Lee'],
    ['Ann Lee wrote on X that the war was over.', 'Ann Lee'],
    ['The train was late, a source in the SBU told reporters.', '[a source in the SBU]'],
  ],
  'who goes on speaking': [
    ['“It will hold,” Ann Lee told the Herald. “We tested it twice and we will do so again.”', 'Ann Lee > Herald'],
    ['The bridge is safe, Ann Lee told the Herald.\n\n“We tested it twice and will again.”', 'Ann Lee > Herald'],
    ['Ann Lee told the Herald the bridge was safe. She told supporters it would stay.', 'Ann Lee > Herald', 'Ann Lee'],
    [
      'The union told Reuters that the plant had closed. It added that a strike would follow.',
      'The union > Reuters',
      'The union',
    ],
  ],
  'who has it from whom, and who is told so': [
    ['The clerk has it from a guard that the safe was empty.', '[a guard] > [The clerk]'],
    ['The Post has it that the minister will fly.', 'The Post'],
    ['The safe was empty, or so the Herald understands from two guards.', '[two guards] > Herald'],
    ['The Post reported with reference to a letter that the safe was empty.', 'a letter > The Post'],
  ],
  'to whom a writing went': [
    ['A memo slipped to Wired by a clerk says the safe was empty.', 'A memo > [a clerk] > Wired'],
    [
      'The safe was empty, claims the Post, relying on a contract shown to Ann Lee by a guard.',
      'a contract > [a guard] > Ann Lee > Post',
    ],
    [
      'The page, screenshots of which reached the site Ardo through a former tester, says pumps rust.',
      'The page > [a former tester] > Ardo',
    ],
    ['The letter, of which the Post has a copy, says pumps rust.', 'The letter > Post'],
    ['A map by Hexa, published in part by the Bee, shows that wells ran dry.', 'Hexa > Bee'],
  ],
  'who wrote a statement': [
    [
      'The ministry in a statement called the raid reckless. The statement said that five died.',
      'The ministry',
      'The ministry',
    ],
    ['Ann Lee, a planner, published a forecast in 2016. It predicted that the mill would close.', 'Ann Lee'],
  ],
  'who is named further on': [
    ['The mill is shut, her lawyer said.\n\nThe lawyer, Tom Hart, said that it was sold.', 'Tom Hart', 'Tom Hart'],
    ['A judge said the sale was void.\n\nJudge Ann Lee of Hull wrote that it was theft.', 'Ann Lee', 'Ann Lee'],
    [
      'A minister said the sale was void.\n\nThe finance minister, Tom Hart, said it was not.',
      '[A minister]',
      'Tom Hart',
    ],
  ],
  'an outlet in other words': [
    ['Noam Keller told Fox News he could not rule out a comet.', 'Noam Keller > Fox News'],
    ['Ann Holm is quoted in Le Soir as saying the gate was open.', 'Ann Holm > Le Soir'],
    ['Her counterpart in Bergen, Ann Holm, was quoted by Le Soir as saying she was right.', 'Ann Holm > Le Soir'],
    ['Agence Ecoline, relaying Le Monde, reported that the loan was signed.', 'Le Monde > Agence Ecoline'],
    ['The gate is open, says an audit by Grant & Wolf that a driver found in his taxi.', 'Grant & Wolf > [a driver]'],
    ['Exports: Ann Holm said the yards were full.', 'Ann Holm'],
  ],
  'what a report calls something': [
    ['The army rejected the report as “fiction,” the Post said.', 'The army > Post'],
    ['The police have linked the raid to a cell in Hull, the Post reported.', 'The police > Post'],
    ['The man accused of the raid had fled, the Post said.', 'Post'],
  ],
  'what stands after a dash': [
    ['“We sold it all.” — Ann Lee, director', 'Ann Lee'],
    ['Ferry to stop in May – harbour board\n\nThe ferry is old.', 'harbour board'],
    ['Ferry to stop in May – three things to know\n\nThe ferry is old.'],
    ['Ferry to stop in May – BBC News\n\nThe ferry is old.'],
  ],
  'where a text comes from': [
    ['Hull, May 4, ZNA -- The mayor said the pier was shut.', '[The mayor (ZNA)] > ZNA'],
    ['HULL, May 4 /ZNA/ – The mayor said the pier was shut.', '[The mayor (ZNA)] > ZNA'],
    ['ARDOBAD: The pier opened on Monday with a parade.'],
    ['ARDO: The pier is open.\n\nLEE: It is shut.', 'ARDO', 'LEE'],
  ],
  'who says so where a figure begins the sentence': [
    ['Hexa makes pumps.\n\nShares fell after the company said that it would close.', 'Hexa'],
    ['Hexa makes pumps.\n\nNet income halved, the company said.', 'Hexa'],
  ],
  'who wrote what somebody else passed on': [
    [
      'It leaks, its chief told staff in a memo reviewed by Reuters.\n\n“We are short,” Ann Lee wrote. The memo warns of ruin.',
      'Ann Lee > Reuters',
      'Ann Lee > Reuters',
      'Ann Lee > Reuters',
    ],
    [
      'Staff opened a note from its founder, Ann Lee.\n\nThe note, which Kotaku published, said that it leaks. Lee wrote that she left.',
      'Ann Lee > Kotaku',
      'Ann Lee > Kotaku',
    ],
    [
      'It burned books, an email leaked to the Guardian shows. It was sent by its head, Ann Lee. “They are old,” Lee wrote.',
      'an email > Guardian',
      'Ann Lee > Guardian',
    ],
    ['It leaks, Ann Lee told staff in a speech in Lyon.', 'Ann Lee'],
    [
      'An assessment by Dam Watch, first published by the Guardian, says it leaks. The assessment warned of ruin.',
      'Dam Watch > Guardian',
      'Dam Watch > Guardian',
    ],
  ],
  'outlets that cite others in the sentence before': [
    [
      'Bloomberg reported that it was over, citing two bankers. The bankers said it was dear.',
      '[two bankers] > Bloomberg',
      '[two bankers] > Bloomberg',
    ],
    [
      'Bloomberg reported that it was over. It cited an email in which Ann Lee said that it leaks.',
      'Bloomberg',
      'Ann Lee > Bloomberg',
    ],
    [
      'Bloomberg reported that it was over. It quoted a producer, who was not named, as saying it was dear.',
      'Bloomberg',
      '[a producer] > Bloomberg',
    ],
    ['Ann Lee told state media that it leaks.', 'Ann Lee > [state media]'],
  ],
  'no journal in which a study stands': [
    ['Squid sleep, marine biologists report today in the journal Current Biology.', '[marine biologists]'],
    ['A trial with 96 patients, published this week in BMJ Open, found that it helps.', 'A trial with 96 patients'],
    ['Squid sleep, according to research published on Monday in the journal Animal Voices.', 'research'],
    ['The team said in an interview with the Guardian that squid sleep.', 'The team > Guardian'],
  ],
  'people of whom more is said': [
    ['An official who worked on the text said it was new.', '[An official who worked]'],
    ['A man who lives near the plant said it smelled.', '[A man who lives near the plant]'],
    ['A man who lives near the plant told the BBC that it smelled.', '[A man who lives near the plant] > BBC'],
    ['The BBC, which has seen his contract, reports that it ends in May.', 'his contract > The BBC'],
  ],
  'who passes on what a headline says': [
    [
      'Bank paid rebels, letters show\n\nLetters obtained by the Sunday Times came.\n\nThe letters say it was cash.',
      'letters > Sunday Times',
      'Letters > Sunday Times',
    ],
    [
      'Health board hid deaths, memo shows\n\nThe board met. An internal memo seen by RNZ says that nine died.',
      'memo > RNZ',
      'An internal memo > RNZ',
    ],
    [
      'It will end, says a draft leaked on Monday.\n\nThe draft, which was first published by Politico, says it is old. One passage says it leaks.',
      'a draft',
      'a draft > Politico',
      'a draft > Politico',
    ],
  ],
  'whom somebody quotes within a quotation': [
    ['Boris Klee left. “He told me it leaks,” Ann Lee said.', 'Boris Klee > Ann Lee'],
    ['Boris Klee left. “He said it was fine, and I believed it,” Tom Hart said.', 'Boris Klee > Tom Hart'],
    [
      'Ann Lee left. “I waited for an hour,” Tom Hart said. “She told me it was shut.”',
      'Tom Hart',
      'Ann Lee > Tom Hart',
    ],
  ],
  'who writes in a thread': [
    [
      'tim: No.\n\nann_k: Brown water again.\n\ntim: Same.\n\nann_k: The company told me it is fixed.',
      'The company > ann_k',
    ],
    [
      'ann_k: my neighbour says the tram is going\n\ntim: No.\n\nann_k: The Gazette says it goes in May',
      '[my neighbour] > ann_k',
      'The Gazette > ann_k',
    ],
  ],
};

for (const [what, them] of Object.entries(CHAINS))
  describe(`a chain tells ${what}`, () => {
    it.each(them)('%s', (text, ...chains) => expect(chainsOf(text)).toEqual(chains));
  });

describe('a source is called', () => {
  it.each([
    ['CEO Karin Holm said the plan was dead.', 'Karin Holm'],
    ['Foreign Minister Yvonne Plaza said the plan was dead.', 'Yvonne Plaza'],
    ['Her counterpart in Pretoria, Johan Steyn, said the plan was dead.', 'Johan Steyn'],
    ['Karin Holm runs the firm. Holm said the plan was dead.', 'Karin Holm'],
    ['The chief executive, Karin Holm, came. The chief executive said the plan was dead.', 'Karin Holm'],
    ['Karin Holm, the coroner, came late. The coroner said the plan was dead.', 'Karin Holm'],
    ['The agency’s spokesman, Ola Berg, came. The spokesman said the plan was dead.', 'Ola Berg'],
    ['The newspaper Le Matin said the plan was dead.', 'Le Matin'],
    ['The Justice Department said the plan was dead.', 'The Justice Department'],
    ['Dr Oliver Stanhope of Hull said the plan was dead.', 'Oliver Stanhope'],
    ['Sky Italia’s Gianluca Ferri said the plan was dead.', 'Gianluca Ferri'],
    ['Brewmaster Alois Huber said the plan was dead.', 'Alois Huber'],
    ['Russia’s embassy said the plan was dead.', 'Russia’s embassy'],
    ['An FBI agent said the plan was dead.', '[An FBI agent]'],
    ['A Western diplomat arrived. She said the plan was dead.', '[A Western diplomat]'],
    ['The presiding judge said the plan was dead.', '[The presiding judge]'],
    ['Karin Holm met a spokeswoman in Limerick. It said the plan was dead.', '?'],
  ])('%s %s', (text, name) => expect(chainsOf(text)).toEqual([name]));
});

describe('whoever publishes a text is the outlet that', () => {
  const toldIn = (text: string, publisher: string) =>
    proposedIn(text, publisher).proposals.find(({ rule }) => rule === 'told an outlet')?.sourceName;

  it.each([
    ['Ann Lee told the Comet that it leaks.', 'The Daily Comet', 'The Daily Comet'],
    ['Ann Lee told AAP that it leaks.', 'Australian Associated Press', 'Australian Associated Press'],
    ['Ann Lee told the Gazette that it leaks.', 'The Daily Comet', 'Gazette'],
    ['Ann Lee told the Times that it leaks.', 'Financial Times', 'Times'],
  ])('%s %s', (text, publisher, name) => expect(toldIn(text, publisher)).toBe(name));
});

it.each([
  ['BBC', true],
  ['GDP', false],
  ['DNA', false],
])('%s by itself is an outlet: %s', (name, is) => {
  const [s] = sentencesOf(`It is ${name}.`);
  expect(s && isSurelyOutlet(s, { from: 2, to: 3 })).toBe(is);
});
