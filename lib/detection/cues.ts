import { type Form, formsOf } from '@/lib/detection/inflection';
import { words } from '@/lib/detection/word-list';
import { wordsOf } from '@/lib/vocabulary';

/**
 * What a cue says about its source: that it said something (`report`), thinks or feels it (`thought`), shows it
 * (`evidence`), asks it (`question`), calls someone something (`naming`), is for or against it (`stance`), wants or
 * means to do it (`intent`); or that it seems so, with nobody behind it (`seeming`).
 */
export type CueKind = 'report' | 'thought' | 'evidence' | 'question' | 'naming' | 'stance' | 'intent' | 'seeming';

/** Whom or what may come between a verb and what is said: “told reporters that”, “accused him of”. */
export type Cue = { lemma: string; kind: CueKind; form: Form; needsClause: boolean; needsNext?: RegExp };

/** Verbs by kind. One listed in two kinds belongs to the first. */
const verbs: Record<CueKind, readonly string[]> = {
  report:
    words(`say tell write add note report argue announce suggest explain declare acknowledge claim insist state reveal recall warn conclude
    predict indicate admit rule reply respond tweet retweet confirm complain boast stress assert concede reiterate remark joke quip continue estimate
    allege contend maintain emphasize emphasise mention cite quote comment disclose repeat recount testify clarify interject proclaim brag lament
    assure remind inform notify caution speculate hint shout yell chant plead apologize apologise counter observe fume gush intone allude refer
    discuss talk post imply outline detail express voice echo recite affirm reckon forecast testify object announce retort elaborate confide deny dispute rebut refute read swear advise apprise assess attest aver avow
    answer blab blurt brief cable calculate count tally certify communicate conjecture convey deduce divulge email e-mail forewarn foretell gossip gripe grouse
    grumble guarantee hypothesise hypothesize infer intimate leak lecture list log moan muse narrate opine phone pontificate posit
    postulate pray preach profess pronounce prophesy quibble rant reaffirm reason reassure recap recommend record rejoin relate relay
    restate retell riposte scold specify spill splutter stipulate submit summarise summarize surmise tattle telegraph text theorise theorize
    trumpet underline underscore utter verify volunteer wager whine whinge whisper wire blog chronicle document corroborate concur demur
    protest plead dictate exclaim blab contest confess foresee envisage`),
  thought:
    words(`think believe hope fear worry wonder expect suspect assume doubt imagine envision realize realise remember guess anticipate
    contemplate understand consider feel know see regard prefer regret agree disagree want learn view interpret`),
  evidence: words('show find demonstrate project illustrate determine measure'),
  question: words('ask question query'),
  naming: words(
    'call label deem dub name describe portray liken depict characterize characterise brand title frame paint',
  ),
  stance:
    words(`endorse criticize criticise accuse praise defend oppose denounce blame reject dismiss blast slam condemn mock tout rail applaud decry
    deride assail rebuke hail bemoan lambast lambaste savage chide ridicule belittle disavow repudiate advocate support attack thank congratulate
    highlight ignore promote lash rebuff downplay spar vouch disparage trash attribute credit charge favor favour`),
  intent:
    words(`vow pledge promise refuse urge propose demand threaten seek decline request order instruct encourage persuade convince offer decide plan
    intend push press signal resist opt mull balk`),
  // “is said to”, “is rumoured to”: the passives of the others are read the same way.
  seeming: words('seem appear rumor rumour'),
};

/** Verbs that often mean something else: taken only before a clause or a quotation. */
const clauseOnly = new Set(
  words(`know see feel understand find regard assume maintain demonstrate favor favour determine learn continue read view remember agree consider
    project measure view push press rule name title frame paint decide plan observe charge doubt counter imagine ignore advise assess brief cable
    answer calculate count tally certify communicate convey corroborate deduce dictate document chronicle email e-mail guarantee infer leak
    lecture list log phone plead pray preach pronounce protest reason record relate relay specify spill submit
    summarise summarize swear text underline underscore utter verify volunteer wager whisper wire blog rant read underline contest`),
);

/** Verbs that are cues only with certain words after them: “points out”, “spoke about”, “made it clear”. */
const phrasal: [CueKind, string, RegExp][] = [
  ['report', 'tell', /^of$/],
  ['report', 'point', /^(?:out|to)$/],
  ['report', 'speak', /^(?:about|of|against)$/],
  ['report', 'make', /^(?:clear|plain|known|out)$/],
  ['report', 'lay', /^out$/],
  ['report', 'set', /^out$/],
  ['report', 'spell', /^out$/],
  ['report', 'blurt', /^out$/],
  ['report', 'call', /^out$/],
  ['report', 'read', /^out$/],
  ['report', 'weigh', /^in$/],
  ['report', 'go', /^on$/],
  ['report', 'chip', /^in$/],
  ['report', 'put', /^it$/],
  ['report', 'hold', /^that$/],
  ['report', 'hear', /^(?:that|from)$/],
  ['report', 'learn', /^from$/],
  ['report', 'accept', /^that$/],
  ['report', 'guide', /^(?:for|to)$/],
  ['report', 'rule', /^out$/],
  ['report', 'let', /^(?:slip|on|know)$/],
  ['report', 'hit', /^(?:back|out)$/],
  ['report', 'fire', /^back$/],
  ['report', 'shoot', /^back$/],
  ['report', 'snap', /^back$/],
  ['report', 'push', /^back$/],
  ['report', 'lash', /^out$/],
  ['report', 'own', /^up$/],
  ['report', 'sum', /^up$/],
  ['report', 'draw', /^attention$/],
  ['stance', 'play', /^down$/],
  ['stance', 'side', /^with$/],
  ['stance', 'shrug', /^off$/],
  ['stance', 'go', /^after$/],
  ['stance', 'distance', /^(?:him|her|it|them)sel(?:f|ves)$/],
  ['intent', 'look', /^(?:to|for)$/],
  ['seeming', 'look', /^(?:like|as)$/],
];

/** Verbs that are cues only with a certain word further on: “put the cost at 3”, “linked it to a leak”. */
const measuring: [string, RegExp][] = [
  ['put', /^(?:at|down|above|below|over|under|near|around)$/],
  ['peg', /^at$/],
  ['set', /^at$/],
  ['value', /^at$/],
  ['clock', /^at$/],
  ['assess', /^at$/],
  ['appraise', /^at$/],
  ['reckon', /^at$/],
  ['rate', /^(?:at|as)$/],
  ['rank', /^(?:as|by|first|second|third|fourth|fifth|last|top|bottom|highest|lowest)$/],
  ['list', /^as$/],
  ['give', /^as$/],
  ['guide', /^(?:for|to)$/],
  ['name', /^as$/],
  ['identify', /^as$/],
  ['link', /^(?:to|with)$/],
  ['tie', /^(?:to|with)$/],
  ['connect', /^(?:to|with)$/],
  ['trace', /^to$/],
  ['judge', /^to$/],
  ['attribute', /^to$/],
  ['ascribe', /^to$/],
  ['chalk', /^to$/],
  ['pin', /^on$/],
];

const known = new Map<string, Cue>();
for (const kind of wordsOf(verbs))
  for (const lemma of verbs[kind])
    for (const [form, name] of formsOf(lemma))
      if (!known.has(form)) known.set(form, { lemma, kind, form: name, needsClause: clauseOnly.has(lemma) });

const withNext = new Map<string, (Cue & { needsNext: RegExp })[]>();
for (const [kind, lemma, needsNext] of phrasal)
  for (const [form, name] of formsOf(lemma))
    withNext.set(form, [...(withNext.get(form) ?? []), { lemma, kind, form: name, needsClause: false, needsNext }]);
for (const [form, [first]] of withNext) if (first && !known.has(form)) known.set(form, first);

/** What a word says before a certain other word: “points out”, “ruled out”. In: both in lower case. */
export const phrasalCueOf = (lower: string, next: string): Cue | undefined =>
  withNext.get(lower)?.find(({ needsNext }) => needsNext.test(next));

const gauged = new Map<string, Cue & { link: RegExp }>();
for (const [lemma, link] of measuring)
  for (const [form, name] of formsOf(lemma))
    if (!gauged.has(form)) gauged.set(form, { lemma, kind: 'naming', form: name, needsClause: false, link });

/** What a word says when a word of `link` follows in its clause. In: it in lower case. */
export const gaugingCueOf = (lower: string) => gauged.get(lower);

/** Ways of speaking that mean something else away from a quotation: “…,” she gasped. */
const manner = words(
  `coo seethe trill drawl croon simper whimper yelp gulp snarl snigger titter chortle guffaw tease smirk shriek gasp sniff dish snap sigh sob groan roar rage storm thunder mutter whisper scoff sneer enthuse opine muse venture offer laugh smile shrug scream
  answer counter bark beam croak sniffle wail moan grumble grin chuckle giggle growl hiss huff purr spit splutter squeal marvel reason read comment begin
  volunteer text email cry bellow breathe snort crow gloat chime`,
);
const spoken = new Map<string, Cue>();
for (const lemma of manner)
  for (const [form, name] of formsOf(lemma))
    if (name === 'past' || name === 'third')
      spoken.set(form, { lemma, kind: 'report', form: name, needsClause: false });

/** What a word says when it stands beside a quotation. In: it in lower case. */
export const spokenCueOf = (lower: string): Cue | undefined => spoken.get(lower);

/** What a word says when it is a verb. In: it in lower case. */
export const cueOf = (lower: string): Cue | undefined => known.get(lower);
