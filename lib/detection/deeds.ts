import { looksLikeClause } from '@/lib/detection/clauses';
import type { Found } from '@/lib/detection/found';
import { headOf } from '@/lib/detection/heads';
import { isActor } from '@/lib/detection/inferences';
import { isBodyByNoun, isPersonNoun, isWriting } from '@/lib/detection/people';
import type { Sentence } from '@/lib/text/sentences';
import type { Range, Token } from '@/lib/text/tokens';

/** Whether a verb that can be one of saying tells here what somebody does: “called a meeting”, “added two eggs”. */
export function isDeed(s: Sentence, one: Found): boolean {
  const [first] = one.content;
  if (!first || one.content.length > 1 || first.from < (one.cue[0]?.to ?? 0)) return false;
  if (s.inQuotation[first.from] !== s.inQuotation[one.cue[0]?.from ?? 0]) return false;
  const words = s.tokens.slice(first.from, first.to);
  return isAdverb(words) || (DEEDS.get(one.lemma)?.(s, first, one) ?? false);
}

type Test = (s: Sentence, content: Range, one: Found) => boolean;

const lowerIn = ({ tokens }: Sentence, { from, to }: Range): string[] =>
  tokens.slice(from, to).map(({ lower }) => lower);

/** “objected twice”, “indicated left” */
const isAdverb = (words: readonly Token[]) =>
  words.length > 0 &&
  words.every(
    ({ class: it, lower }) => it === 'adverb' && !/^(?:yes|no|never|not|otherwise|so|maybe|perhaps)$/.test(lower),
  );

const OFFSPRING = /^(?:child|children|baby|babies|twins|triplets|company|guests?|visitors?|deliver(?:y|ies)|parcels?)$/;

/** “expecting their first child”, “expect guests” */
const isAwaited: Test = (s, content) => {
  const words = lowerIn(s, content);
  const end = words.findIndex((word) => /^(?:in|on|at|by|from|for|next|this|later|soon|and|to|,)$/.test(word));
  const awaited = words.slice(0, end < 0 ? words.length : end);
  return awaited.length < 5 && OFFSPRING.test(awaited.at(-1) ?? '');
};

/** “reported the theft to the police”, “reported him to the council” */
const isReportedTo: Test = (s, content) => {
  if (looksLikeClause(s, content) && s.tokens[content.from]?.class !== 'pronoun') return false;
  const words = lowerIn(s, content);
  const to = words.indexOf('to');
  return to > 0 && to < 5 && words.slice(to + 1, to + 4).some((word) => isPersonNoun(word) || AUTHORITY.test(word));
};
const AUTHORITY =
  /^(?:police|council|authorit(?:y|ies)|board|court|office|agency|ministry|inspectorate|hotline|helpline|tribunal|regulator|watchdog|embassy|headquarters|commission|bank|school)$/;

/** “charged his pupils 200 dollars each” */
const isPriced: Test = ({ tokens }, { from, to }) =>
  tokens
    .slice(from, Math.min(to, from + 6))
    .some(({ class: it, text }) => it === 'number' || /^[$€£¥]|\d/.test(text)) &&
  tokens.slice(from, to).every(({ lower }) => lower !== 'with' && lower !== 'that');

/** A thing of some kind, and nothing of it. */
const isOf =
  (things: RegExp): Test =>
  (s, content) =>
    !looksLikeClause(s, content) &&
    lowerIn(s, content)
      .slice(0, 5)
      .some((word) => things.test(word));

/** “claimed a third win” */
const WON =
  /^(?:win|wins|points?|record|records|scalps?|throne|spot|pole|podium|place|cup|award|awards|bonus|jackpot|inheritance|trophies|hat-trick|goals?|assists?|ball|loot|mileage|allowance|credit|descent|kinship|baggage|luggage)$/;

/** “added two eggs”, “adds 12 stations”, “adding a second office” */
const isJoined: Test = (s, content) =>
  !looksLikeClause(s, content) &&
  /^(?:number|determiner|adjective|noun)$/.test(s.tokens[content.from]?.class ?? '') &&
  !/^(?:that|no|nothing)$/.test(s.tokens[content.from]?.lower ?? '');

/** “announced himself with a goal”, “called the players together” */
const REFLEXIVE = /^(?:him|her|it)self$|^(?:them|our)selves$|^myself$/;
const isOfThemselves: Test = (s, { from }) =>
  REFLEXIVE.test(s.tokens[from]?.lower ?? '') ||
  // “announced its results on Monday”
  (/^(?:its|his|her|their)$/.test(s.tokens[from]?.lower ?? '') &&
    /^(?:results|findings|figures|earnings|decision|verdict|names?|candidacy|programme|line-up)$/.test(
      s.tokens[from + 1]?.lower ?? '',
    ));

/** “warned off two men” */
const isSentOff: Test = (s, { from }, { cue: [cue] }) =>
  s.tokens[from - 1]?.lower === 'off' || (s.tokens[cue?.to ?? 0]?.lower === 'off' && from === cue?.to);

/** “read the file so you need not”: only “that” or a quotation makes it a report. */
const isRead: Test = (s, content, { source: [source], cue: [cue] }) =>
  s.tokens[(cue?.to ?? 1) - 1]?.lower !== 'out' &&
  !/^(?:that|:)$/.test(s.tokens[content.from]?.lower ?? '') &&
  s.tokens[content.from - 1]?.text !== ':' &&
  source !== undefined &&
  headOf(s, source).kind !== 'writing';

/** What is called, with whoever is called to come: “called the first of 40 witnesses”, “called an election”. */
const SUMMONED =
  /^(?:witness(?:es)?|police|ambulances?|brigade|doctors?|votes?|elections?|by-elections?|polls?|meetings?|strikes?|walkout|summit|inquiry|sessions?|number|hotline|helpline|office|referendum|conference|halt|truce|ceasefire|session|rally|protest|congress|cab|taxi|plumber|nurse|999|911|112|reserves?|shots?|match|game|timeout|time|roll|meeting)$/;

const isSummoned: Test = (s, content) => {
  const { tokens } = s;
  const words = tokens.slice(content.from, content.to);
  if (words.some((_, i) => s.inQuotation[content.from + i] !== undefined)) return false;
  const [first, ...rest] = words;
  if (!first) return false;
  const end = rest.findIndex(({ class: it, text }) => it === 'preposition' || it === 'mark' || /^to$/.test(text));
  const group = [first, ...(end < 0 ? rest : rest.slice(0, end))];
  const last = group.at(-1);
  if (/^(?:an?|another|fresh|snap|early|emergency|crisis)$/.test(first.lower)) return true;
  if (first.class === 'number' || (first.class === 'noun' && group.length === 1)) return true;
  if (!/^(?:the|his|her|their|its)$/.test(first.lower)) return false;
  const others = group.slice(1).some(({ class: it }) => it === 'determiner' || it === 'verb');
  return (
    !others &&
    (SUMMONED.test(last?.lower ?? '') ||
      /^(?:first|second|last|next|together|in|up|back|over|home)$/.test(last?.lower ?? ''))
  );
};

/** “cites three people who worked on it”, “cited a cold”: whoever is cited has said something else. */
const isCitedOnly: Test = (s, content) =>
  s.tokens[content.from]?.lower !== 'that' &&
  !lowerIn(s, content).some(
    (word, i, all) => (word === 'as' && /ing$/.test(all[i + 1] ?? '')) || (i < FAR && isWriting(word)),
  );
const FAR = 8;

/** “denied a motion”, “denied him entry” */
const REFUSED =
  /^(?:motions?|requests?|applications?|petitions?|bail|appeals?|permission|access|entry|visas?|licen[cs]es?|permits?|parole|leave|asylum|boarding|admission|injunctions?|bids?|coverage|refunds?)$/;

/** “replied with ten”, “responded to calls” */
const isReturned: Test = (s, content) =>
  !looksLikeClause(s, content) && /^(?:with|by|to|within|in)$/.test(s.tokens[content.from - 1]?.lower ?? '');

const isAmount: Test = ({ tokens }, { from, to }) =>
  tokens.slice(from, Math.min(to, from + 4)).some(({ class: it }) => it === 'number');

/** “reported from Perth” */
const isReportedFrom: Test = ({ tokens }, { from }) =>
  tokens[from - 1]?.lower === 'from' && tokens[from]?.class === 'name';

/** “The richest would see a cut”: what they get, and not what they think. */
const isMet: Test = ({ tokens }, { from, to }, { cue: [cue] }) =>
  tokens.slice(cue?.from, cue?.to).some(({ lower }) => /^(?:will|would|could|can|may|might|'ll|'d)$/.test(lower)) &&
  !tokens.slice(from, to).some(({ lower }) => lower === 'as');

/** “The race offers a chance”, “Her victories continue a run”: things want and go on saying nothing. */
const isOfThing: Test = (s, _, { source: [source] }) => {
  if (!source) return false;
  const { kind, core, noun } = headOf(s, source);
  const isMany = /^(?:all|both|most|half|many|some|few|several|others)$/;
  return (
    kind === 'thing' &&
    /[^s]s?$/.test(noun) &&
    !isActor(noun) &&
    !isBodyByNoun(noun.replace(/s$/, '')) &&
    !s.tokens
      .slice(source.from, core.to)
      .some(({ class: it, lower }) => /^(?:number|name)$/.test(it) || isMany.test(lower))
  );
};

const DEEDS = new Map<string, Test>([
  ['deny', isOf(REFUSED)],
  ['reply', isReturned],
  ['see', isMet],
  ['offer', isOfThing],
  ['seek', isOfThing],
  ['continue', isOfThing],
  ['encourage', isOfThing],
  ['respond', isReturned],
  ['call', isSummoned],
  ['expect', isAwaited],
  ['report', (...all) => isReportedTo(...all) || isReportedFrom(...all)],
  ['charge', isPriced],
  ['claim', isOf(WON)],
  ['add', isJoined],
  ['announce', isOfThemselves],
  [
    'show',
    isOf(/^(?:interest|support|concern|respect|solidarity|appetite|enthusiasm|courage|patience|restraint|mercy)$/),
  ],
  ['answer', (s, { from }) => !/^(?:that|:)$/.test(s.tokens[from]?.lower ?? '')],
  [
    'record',
    isOf(/^(?:hours?|minutes?|songs?|albums?|interviews?|tracks?|videos?|conversations?|wins?|victor(?:y|ies))$/),
  ],
  [
    'declare',
    isOf(/^(?:emergency|war|bankruptcy|independence|ceasefire|truce|holiday|mourning|strike|dividend|innings)$/),
  ],
  [
    'repeat',
    isOf(
      /^(?:measurements?|experiments?|tests?|study|trial|survey|process|procedure|exercise|count|trick|feat|success|year|course|class)$/,
    ),
  ],
  ['warn', isSentOff],
  ['read', isRead],
  ['cite', isCitedOnly],
  // “has declined slightly from 58 percent”, “declined to 40 million tons”
  ['decline', isAmount],
  [
    'assume',
    isOf(
      /^(?:obligations?|debts?|control|responsibilit(?:y|ies)|office|power|command|duties|liabilit(?:y|ies)|role|costs?)$/,
    ),
  ],
  ['find', isOfThemselves],
]);
