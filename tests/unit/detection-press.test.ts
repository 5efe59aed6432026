import { describe, expect, it } from 'vitest';
import { detect } from '@/lib/detection/detect';
import { proposed, wordsOf } from '../support/tagging-words';

/** How the press tells of statements: what is denied, by whom, and what stands around it. */
const cases: Record<string, [text: string, ...expected: string[]][]> = {
  'what somebody is plain about, or has as an answer': [
    ['On costs, he was blunter: nine jobs will go.', 'he | was blunter: | nine jobs will go'],
    ['Holt was less cheerful: nine jobs will go.', 'Holt | was less cheerful: | nine jobs will go'],
    ['Kim had a simpler explanation: the valve was old.', 'Kim | had a simpler explanation: | the valve was old'],
    ['She went further: it had never been safe.', 'She | went further: | it had never been safe'],
    ['Acme’s line, and I quote a note: “We were safe.”', 'Acme | line, and I quote a note: | “We were safe.”'],
    ['His answer: the dog had eaten it.', 'His | answer: | the dog had eaten it'],
    ['The mood was clear: nobody wanted to stay.'],
    ['Holt had a plan: she would leave at dawn.'],
  ],
  'a word or two before the speaker, and a colon': [
    ['Not so fast, says guide Ann Holt: it was dry.', 'guide Ann Holt | says | it was dry'],
    ['Nonsense, replied the council: bins were emptied.', 'the council | replied | bins were emptied'],
  ],
  'whose outcry a headline quotes': [
    ['‘He hid my cup in the loft’ — soap queen’s fury', 'soap queen | — | ‘He hid my cup in the loft’'],
    ['“They stole my gran’s ashes”: widow’s heartbreak', 'widow | ’s heartbreak | “They stole my gran’s ashes”'],
    ['Rapper’s SHOCK claim: it will all end', 'Rapper | SHOCK claim: | it will all end'],
    ['‘Dead Ringers’ – Channel 4’s best show in years'],
  ],
  'whoever passes on what another thinks, in between': [
    [
      'Dave’s missus, he says, thinks it was late.',
      'he | says | Dave’s missus … thinks it was late',
      'Dave’s missus | thinks | it was late',
    ],
  ],
  'any verb between a quotation and a name': [
    ['“He saw me,” shuddered Ann Holt, 61.', 'Ann Holt | shuddered | “He saw me,”'],
    ['“Is it gone?” quivered nan Ann Holt.', 'nan Ann Holt | quivered | “Is it gone?”'],
    ['The play “Gone” starred Ann Holt.'],
  ],
  'who accuses whom of what': [
    ['Holt is accused by police of hiding funds.', 'police | is accused by | Holt … of hiding funds'],
    ['Holt was blamed by two aides for losing it.', 'two aides | was blamed by | Holt … for losing it'],
  ],
  'what is put above or below': [
    ['Acme puts the price 18 per cent above June.', 'Acme | puts | the price 18 per cent above June'],
    ['Analysts put profit below £40m.', 'Analysts | put | profit below £40m'],
    ['Holt put the cup below the tap.'],
  ],
  'how far somebody goes': [
    ['Holt went only as far as saying it was “odd”.', 'Holt | saying | it was “odd”'],
    ['Holt has gone so far as to claim it was rigged.', 'Holt | has gone so far as to claim | it was rigged'],
    ['Holt stopped short of saying that it was safe.'],
  ],
  'a memo with all that is said of it': [
    [
      'A memo sent to staff by Kim and seen by the Post says it will close.',
      'the Post | seen by | it will close',
      'A memo sent to staff by Kim and seen by the Post | says | it will close',
    ],
    [
      'A note, drawn up in May and leaked to Levante, warns them never to speak.',
      'Levante | leaked to | never to speak',
      'A note, drawn up in May and leaked to Levante | warns them | never to speak',
    ],
    ['The rector instructed staff not to speak.', 'The rector | instructed staff | not to speak'],
  ],
  'whom an outlet is citing': [
    ['TMZ is citing a cook who says it burned.', 'TMZ | is citing | it burned', 'who | says | it burned'],
  ],
  'a claim with a day before it': [
    ['Holt rejected on Friday claims that he lied.', 'Holt | rejected on Friday claims | that he lied'],
    [
      'Holt rejected outright on Friday the claim that he lied.',
      'Holt | rejected outright on Friday the claim | that he lied',
    ],
  ],
  'a subject with words in between': [
    ['Holt herself, reached at home, called it “a joke”.', 'Holt | called | it “a joke”'],
    ['My dad, plumber, 40 years, thinks it will burst.', 'My dad | thinks | it will burst'],
    ['Holt, who in a 2018 note argued that it was safe, left.', 'who | argued | that it was safe'],
    ['The posters suggest a cheeky stunt.'],
    ['@kat_9 The mayor, Ann Holt, denied that it was dry.', 'The mayor | denied | that it was dry'],
    ['@PriceOfCoal The mayor denied that it was dry.', 'The mayor | denied | that it was dry'],
  ],
  'what is only said of a sum': [
    ['Holt guided for a loss of £3m, which assumes rain.', 'Holt | guided for | a loss of £3m'],
  ],
  'who is said to have done it, in a relative clause': [
    ['Holt, who according to two aides knew of it, left.', 'two aides | according to | Holt … knew of it'],
  ],
  'claims that are denied': [
    ['Holt has rejected allegations that she took a key.', 'Holt | has rejected allegations | that she took a key'],
    [
      'Holt refuted a report by Metro TV that nine had gone.',
      'Holt | refuted a report by Metro TV | that nine had gone',
    ],
    ['Holt brushed aside suggestions that he would quit.', 'Holt | brushed aside suggestions | that he would quit'],
    ['She scoffed at the notion that ships could dock.', 'She | scoffed at the notion | that ships could dock'],
    ['The firm rejected any claim it had lied.', 'The firm | rejected any claim | it had lied'],
    [
      'The firm dismissed the rumour that it was sold as nonsense.',
      'The firm | dismissed the rumour | that it was sold',
    ],
    [
      'Holt described as “false” accusations by two men that he stole.',
      'Holt | described as “false” accusations by two men | that he stole',
    ],
    [
      'Holt rejected the idea that it was safe: an alarm went off.',
      'Holt | rejected the idea | that it was safe',
      'Holt | : | an alarm went off',
    ],
    ['Holt did not deny a report that he was paid.'],
    ['Holt rejected the article that she had written.', 'Holt | rejected | the article that she had written'],
  ],
  'what others say of what is denied, and when': [
    ['Holt denies that the ward stood empty, as the Mail claimed.', 'Holt | denies | that the ward stood empty'],
    ['The bank denied that it was short, a day after a clerk had fled.', 'The bank | denied | that it was short'],
  ],
  'what is said of somebody or something in a relative clause': [
    ['Holt burned a note that she said was a joke.', 'she | said | a note … was a joke'],
    ['He lost a ring which Holt said was fake.', 'Holt | said | a ring … was fake'],
    ['The fire, which police say was set, killed two.', 'police | say | The fire … was set'],
    ['The man who police believe set the fire was seen.', 'police | believe | The man … set the fire'],
    ['The pair, who are said to live apart, married in June.', ' | are said | The pair … to live apart'],
  ],
  'when a post was written': [
    ['+++ 17:40 +++ The mayor says it burned.', 'The mayor | says | it burned'],
    ['10:12 AM PT Holt argues that it burned.', 'Holt | argues | that it burned'],
    ['7.15pm AEST Ann Holt: It burned down.', 'Ann Holt | : | It burned down'],
  ],
  'whose words somebody is blamed for': [
    [
      'Holt blamed the network for reporting that it leaks.',
      'Holt | blamed | the network for reporting that it leaks',
      'the network | reporting | that it leaks',
    ],
    ['Kim chastised Holt for refusing to ask for help.', 'Holt | refusing | to ask for help'],
    ['Holt was fined for claiming that it leaks.', 'Holt | claiming | that it leaks'],
    ['Kim named his price for announcing that it leaks.'],
  ],
  'who goes on speaking': [
    [
      'As the tone has become harsher, Holt has ticked off two points and mocked her refusal to go.',
      'Holt | mocked | her refusal to go',
    ],
    ['A union that has left two groups and endorsed Holt met on Friday.', 'that | endorsed | Holt met on Friday'],
    ['Kim hired a man who lacks a licence and has attacked Holt as weak.', 'who | has attacked | Holt as weak'],
  ],
  'what nobody says': [
    ['The tests appear to rule out a leak.'],
    ['Scientists have long believed that ice did it.'],
    ['The authors declared no conflict of interest.'],
  ],
  'who speaks at the end, or in the middle': [
    ['Two men are hurt, the hospital confirms.', 'the hospital | confirms | Two men are hurt'],
    ['The wind will turn, meteorologists expect.', 'meteorologists | expect | The wind will turn'],
    ['It would take years, cautions engineer Ann Holt.', 'engineer Ann Holt | cautions | It would take years'],
    ['The gate was shut, it is claimed.', ' | it is claimed | The gate was shut'],
    ['He was asked to leave, it is claimed.', ' | it is claimed | He was asked to leave'],
    ['As was reported earlier, the port is due to open.', ' | As was reported | the port is due to open'],
    ['“I love it,” she cooed to fans.', 'she | cooed | “I love it,”'],
    ['Every jar was full, he said, “down to the salt.”', 'he | said | Every jar was full … “down to the salt.”'],
    ['One fell, Holt recalled, and was carried off.', 'Holt | recalled | One fell … and was carried off'],
    ['The office, asked where Holt is, said it was shut.', 'The office | said | it was shut'],
    ['Three men sued the club, saying that it lied.', 'Three men | saying | that it lied'],
    ['STAFF at the inn claim a monk eats pies.', 'STAFF at the inn | claim | a monk eats pies'],
    ['Metro projects 52 percent for Holt.', 'Metro | projects | 52 percent for Holt'],
  ],
  'what stands before, beside or against what somebody says': [
    ['As the minister noted on Monday, prices fell.', 'the minister | noted on Monday | prices fell'],
    ['As Holt told the court, it was open.', 'Holt | told the court | it was open'],
    ['Holt denied meeting Kim, though pictures exist.', 'Holt | denied | meeting Kim'],
    ['Holt said it “firmly” denied the claims.', 'Holt | said | it “firmly” denied the claims'],
    ['A guest who asked not to be named says it fell.', 'A guest who asked not to be named | says | it fell'],
    ['Posting on Facebook, Holt said it fell.', 'Holt | said | it fell'],
    ['The bank has neither admitted nor denied that it lied.'],
    [
      'There is no truth in the claim that it fell, Holt said.',
      'Holt | said | There is no truth in the claim that it fell',
    ],
    ['The share is put at 61 percent by the council.', 'the council | is put | The share … at 61 percent'],
    ['The court heard that it was shut.', ' | The court heard | that it was shut'],
    ['The court upheld the order, finding that he lied.', 'The court | finding | that he lied'],
    ['Holt’s agent left, insisting that it was late.', 'Holt’s agent | insisting | that it was late'],
    ['The agency issued a red warning for wind.'],
    [
      'Holt and her colleagues report in Science that foxes dream.',
      'Holt and her colleagues | report in Science | that foxes dream',
    ],
    ['Sources close to the talks suggest a deal is near.', 'Sources close to the talks | suggest | a deal is near'],
  ],
  'a quotation that is an answer': [
    ['“It is a gift,” is the verdict of Senator Ann Holt.', 'Senator Ann Holt | is the verdict of | “It is a gift,”'],
    ['“We go,” was the short answer from the mayor.', 'the mayor | was the short answer from | “We go,”'],
    ['Coach Ann Holt, when asked at noon: “I sleep.”', 'Coach Ann Holt | : | “I sleep.”'],
  ],
  'modifiers that look like verbs': [
    [
      'The firm’s lead lawyer, Ann Holt, argues that it is closed.',
      'The firm’s lead lawyer | argues | that it is closed',
    ],
    ['Acme’s sporting director Ann Holt: “We lost.”', 'Acme’s sporting director Ann Holt | : | “We lost.”'],
  ],
};
const named: Record<string, [text: string, ...names: string[]][]> = {
  'heads of bodies': [
    ['The Director of the Institute of Physics said it was so.', 'The Director of the Institute of Physics'],
    ['The Minister of Foreign Affairs said it was so.', 'The Minister of Foreign Affairs'],
    ['Minister of Health Ann Holt said it was so.', 'Ann Holt'],
    ['The Duke of Kent said it was so.', 'The Duke of Kent'],
    ['Counsel for the accused, Datuk Tom Chong, said it was so.', 'Tom Chong'],
    ['The judge in the case, Ann Holt, 51, said it was so.', 'Ann Holt'],
  ],
  'outlets, and who is none': [
    ['Holt told MPs that it was over.', 'Holt'],
    ['Holt, writing in the Spectator, says it is over.', 'Spectator', 'Holt'],
    ['Holt said on the talk show Studio Nine that it was over.', 'Holt', 'Studio Nine'],
    ['Holt said on the Canal-9 television channel that it was over.', 'Holt', 'Canal-9'],
    ['Holt told the BBC’s Newsnight that it was over.', 'Holt', 'Newsnight'],
    ['WHAT THEY SAY: The school said it was over.', 'The school'],
    ['Holt fell. It was cold, the guard said. It is late, said the same source.', 'the guard', 'the guard'],
  ],
  'whose writing it is': [
    ['In a message to staff the mayor said it was late. The message says he left.', 'the mayor', 'the mayor'],
    ['“It is late,” Judge Ann Holt wrote in a 9-page ruling. The ruling says he left.', 'Ann Holt', 'Ann Holt'],
    ['It is late, Ann Holt wrote in a blog post. The post says he left.', 'Ann Holt', 'Ann Holt'],
    [
      'It is late, says new research from the University of Texas at Austin. The survey of 90 people shows he left.',
      'University of Texas at Austin',
      'University of Texas at Austin',
    ],
    ['A model developed by Ann Holt predicts that half will die.', 'Ann Holt'],
    ['Data from the collars show that foxes sleep.', 'Data from the collars'],
  ],
  'places before a colon': [
    ['KUALA LUMPUR: A guard said it was late.', 'A guard'],
    ['Fire in port\n\nNew Delhi: A guard said it was late.', 'A guard'],
  ],
  'who is not meant by “she” or “the agency”': [
    ['Ann Holt wept. Asked by Tom Kim, she said it was late.', 'Ann Holt'],
    ['Citing Acme, the agency claimed that it was late.', 'Acme', 'the agency'],
  ],
  'somebody called by another word': [
    ['Senator Ann Holt opened the fair. The politician said it was good.', 'Ann Holt'],
    ['Detective Sergeant Ann Holt came. The officer said it was dry.', 'Ann Holt'],
    ['Ann Holt won again. The 29-year-old said it was late.', 'Ann Holt'],
    ['Lars Holt joined on loan. “It suits me,” said the Swede.', 'Lars Holt'],
    ['Senator Ann Holt came. The Irish official said it was late.', 'The Irish official'],
  ],
};

for (const [name, all] of Object.entries(cases))
  describe(name, () => {
    for (const [text, ...expected] of all)
      it(text, () => {
        expect(proposed(text)).toEqual(expected);
      });
  });
for (const [name, all] of Object.entries(named))
  describe(name, () => {
    for (const [text, ...expected] of all)
      it(text, () => {
        expect(detect(text).attributions.map(({ name: words }) => wordsOf(text, words))).toEqual(expected);
      });
  });
