import type { Found } from '@/lib/detection/found';
import { isBodyByNoun, isBodyNoun, isPersonNoun, isWriting } from '@/lib/detection/people';
import type { Sentence } from '@/lib/text/sentences';
import type { Range, Token } from '@/lib/text/tokens';

const INFERRING = /^(?:suggest|show|indicate|imply|demonstrate|illustrate|point|hint|signal|reveal|explain|confirm)$/;
const PLURAL_VERB = /^(?:suggest|show|indicate|imply|demonstrate|illustrate|point|hint|signal|reveal|confirm|have|do)$/;
const PEOPLES =
  /^(?:democrats|greens|tories|labourites|arabs|brits|croats|czechs|danes|finns|greeks|jews|kurds|poles|scots|serbs|sikhs|slovaks|swedes|thais|turks|uyghurs|muslims|catholics|hindus|charities|ngos|locals|kids|teens|folks|fans)$/;
const TELLING = /^(?:tell|speak|say)$/;
const POINTING = /^(?:it|this|that|these|those|which|what|all|both)$/;
/** Texts, figures and pictures, and bodies that can be said to show things. */
const SHOWING =
  /^(?:administration|agency|association|authority|average|bank|board|boss|campaign|centre|center|candidate|company|council|country|court|department|firm|government|group|institute|ministry|office|party|police|regulator|service|team|club|fund|union|university|poll|polling|survey|data|figure|number|study|report|research|analysis|result|record|document|e-?mail|statistic|filing|video|footage|film|tape|scan|measurement|reading|image|percent|photo|photograph|picture|recording|transcript|market|estimate|tally|article|story|letter|memo|minute|note|paper|book|trial|test|experiment|model|forecast|projection|index|census|chart|graph|map|table|slide|review|audit|inquiry|investigation|indictment|evidence|finding|work|statement|post|tweet|message|interview|log|account|paperwork)$/;
/** What is said to teach something has not said it. */
export const ABSTRACT =
  /^(?:economics|sense|wisdom|superstition|folklore|legend|history|experience|logic|tradition|arithmetic|instinct|intuition|reason|prudence|caution|custom|geography|geometry|physics|hindsight)$/;
const NOT_DOING =
  /^(?:poster|order|answer|number|matter|weather|winter|summer|quarter|factor|sector|error|water|tower|power|counter|cover|offer)s?$/;
const DOING = /(?:[^aeiou]er|or|ist|ian|man|men|woman|women|people|person|ee)s?$/;

/**
 * Whether the writer infers something from things: “the silence suggests”, “it shows that”, “it seems to be”. Then
 * nobody says so.
 */
export function isInference(
  s: Sentence,
  { source: [source], cue: [cue], content: [content], lemma, kind, inQuotation }: Found,
): boolean {
  if (/^(?:seem|appear|look)$/.test(lemma)) return true;
  if (!source || inQuotation) return false;
  const first = s.tokens[source.from]?.lower ?? '';
  const alone = source.to - source.from === 1;
  if (alone && /^(?:who|which|that)$/.test(first) && kind === 'thought')
    return s.tokens[content?.from ?? 0]?.lower !== 'that';
  // “Wages are flat, which argues for patience”
  if (lemma === 'argue' && alone && first === 'which') return isOfAll(s, source.from);
  // “The money tells its own story: …”
  if (lemma === 'tell' && !inQuotation && isToldByThing(s, source)) return true;
  // “The gap says less about ships than about counting”
  if (lemma === 'say' && isMeasured(s, content) && !canShow(s, source)) return true;
  // “Common sense says it leaks”
  if (TELLING.test(lemma) && source.to - source.from < 3 && ABSTRACT.test(s.tokens[source.to - 1]?.lower ?? ''))
    return true;
  // “The model assumes that prices are fixed”
  if (
    lemma === 'assume' &&
    s.tokens[source.to - 1]?.class === 'noun' &&
    !isPersonNoun(s.tokens[source.to - 1]?.lower ?? '')
  )
    return !isBodyByNoun(s.tokens[source.to - 1]?.lower ?? '');
  if (TELLING.test(lemma))
    return (
      (alone && (/^(?:this|that|these|those)$/.test(first) || (first === 'which' && isOfAll(s, source.from)))) ||
      (!alone && tellsEverybody(s, cue) && !canShow(s, source))
    );
  if ((alone || isAfterThe(s, source)) && ABSTRACT.test(s.tokens[source.to - 1]?.lower ?? '')) return true;
  // “Your watch thinks you are ill”
  if (/^(?:think|believe|reckon|assume|know)$/.test(lemma) && isMereThing(s, source)) return true;
  // “Its guidance implies a loss”, “Visitor numbers suggest that”
  if (/^(?:imply|suggest|hint)$/.test(lemma) && isBareMeasure(s, source)) return true;
  // “Shifts in the body clock predicted a bout”, “The road promises to be long”
  if (/^(?:predict|promise|threaten)$/.test(lemma)) return !isPronoun(s, source) && !canShow(s, source);
  return isInferring({ lemma }) && !canShow(s, source);
}

const isPronoun = (s: Sentence, source: Range) =>
  s.tokens[source.to - 1]?.class === 'pronoun' || POINTING.test(s.tokens[source.from]?.lower ?? '');

/** “the money”, “the shape of the hull” */
const isToldByThing = (s: Sentence, source: Range) =>
  s.tokens[source.from]?.class === 'determiner' &&
  s.tokens[source.to - 1]?.class === 'noun' &&
  s.tokens.slice(source.from, source.to).every(({ class: it }) => it !== 'name') &&
  !isBodyByNoun(s.tokens[source.to - 1]?.lower ?? '') &&
  !canShow(s, source);

/** “[the] arithmetic” */
const isAfterThe = ({ tokens }: Sentence, { from, to }: Range) =>
  to - from === 2 && /^(?:the|this|that|simple|plain)$/.test(tokens[from]?.lower ?? '');

/** “your watch”: a thing of somebody’s that thinks nothing. */
const isMereThing = (s: Sentence, source: Range) =>
  /^(?:my|your|our)$/.test(s.tokens[source.from]?.lower ?? '') &&
  s.tokens[source.to - 1]?.class === 'noun' &&
  !canShow(s, source);

/** “Acme’s guidance”, “visitor numbers”; not “Eurostat figures”, which somebody has measured. */
const isBareMeasure = ({ tokens }: Sentence, { from, to }: Range) => {
  const noun = tokens[to - 1]?.lower ?? '';
  const isNamed = tokens.slice(from, to - 1).some(({ class: it, lower }) => it === 'name' && !isPersonNoun(lower));
  return noun === 'guidance' || (!isNamed && /^(?:numbers|prices|rates|curve|trend|gap|sample)$/.test(noun));
};

/** “[says] little about it” */
const isMeasured = ({ tokens }: Sentence, content: Range | undefined) =>
  content !== undefined &&
  /^(?:less|more|much|little|nothing|something|plenty|lots)$/.test(tokens[content.from]?.lower ?? '') &&
  tokens.slice(content.from + 1, content.from + 3).some(({ lower }) => lower === 'about');

/** “The rise tells us”, “The fall tells you”; but “the utility has told us” */
const tellsEverybody = ({ tokens }: Sentence, cue: Range | undefined) =>
  cue !== undefined &&
  /^tells?$/.test(tokens[cue.from]?.lower ?? '') &&
  /^(?:us|you|me)$/.test(tokens[cue.from + 1]?.lower ?? '');

/** “Shares rose, which tells you”: of a whole clause, not of a text or somebody. In: where “which” stands. */
function isOfAll({ tokens }: Sentence, which: number): boolean {
  const before = tokens[which - 2];
  return tokens[which - 1]?.text === ',' && before !== undefined && before.class !== 'name' && !isTeller(before.lower);
}

const isTeller = (noun: string) => isActor(noun) || isWriting(noun);

/** Whether what follows a cue is concluded from its subject. */
export const isInferring = ({ lemma }: Pick<Found, 'lemma'>) => INFERRING.test(lemma);

function canShow(s: Sentence, { from, to }: Range): boolean {
  const words = s.tokens.slice(from, to);
  const end = words.findIndex(
    ({ class: it, lower }, i) =>
      i > 0 &&
      (it === 'preposition' ||
        it === 'mark' ||
        /^(?:who|close|familiar|privy|aware)$/.test(lower) ||
        (it === 'verb' && isNoun(words[i - 1]))),
  );
  const head = words.slice(0, end < 0 ? words.length : end).at(-1);
  if (!head) return true;
  if (POINTING.test(head.lower)) return false;
  // “the number of orders”, “that figure”, but “the numbers”
  if (head.lower === 'number') return false;
  if (head.lower === 'figure' && /^(?:this|that|the)$/.test(words[0]?.lower ?? '')) return false;
  const isCommon = head.class === 'noun' || head.class === 'verb' || isPluralOpening(s, from, head, to);
  if (!isCommon) return true;
  return isTeller(head.lower) || isBodyNoun(head.lower);
}

/** “Orders suggest”, “Patterns of trade show”: a capital that opens a sentence, and a verb in the plural make no name. */
const isPluralOpening = ({ tokens }: Sentence, from: number, head: Token, to: number): boolean =>
  head === tokens[from] &&
  from === 0 &&
  /[^aious]s$/.test(head.lower) &&
  !PEOPLES.test(head.lower) &&
  PLURAL_VERB.test(tokens[to]?.lower ?? '');

/** Whether a noun stands for people or for what can be said to show something. In: it in lower case. */
export const isActor = (noun: string) =>
  isPersonNoun(noun) ||
  SHOWING.test(noun) ||
  SHOWING.test(singular(noun)) ||
  (DOING.test(noun) && !NOT_DOING.test(noun));

const isNoun = (token: Token | undefined) => token?.class === 'noun' || token?.class === 'name';
const singular = (word: string) => word.replace(/ies$/, 'y').replace(/(?<=[^s])s$/, '');
