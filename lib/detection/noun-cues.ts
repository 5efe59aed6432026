import { clauseEnd } from '@/lib/detection/contents';
import type { CueKind } from '@/lib/detection/cues';
import type { Found } from '@/lib/detection/found';
import { formByEnding } from '@/lib/detection/inflection';
import { nounPhraseAfter, nounPhraseBefore } from '@/lib/detection/phrases';
import { mainSubject, subjectBefore } from '@/lib/detection/subjects';
import { verbGroupOf } from '@/lib/detection/verb-groups';
import type { Sentence } from '@/lib/text/sentences';
import type { Range } from '@/lib/text/tokens';

/** Nouns of saying and thinking, each with the words after which its content follows. */
const nouns = new Map<string, { kind: CueKind; before: RegExp }>();
const add = (kind: CueKind, before: RegExp, list: string) => {
  for (const noun of list.split(' ')) nouns.set(noun, { kind, before });
};
add(
  'report',
  /^that$/,
  'claim claims assertion assertions statement statements suggestion suggestions argument contention insistence complaint complaints warning warnings prediction admission revelation revelations',
);
add('report', /^(?:that|of)$/, 'allegation allegations accusation accusations');
add('thought', /^that$/, 'belief notion conclusion confidence');
add('thought', /^(?:that|about|over)$/, 'concern concerns fear fears doubt doubts worry worries');
add('question', /^about$/, 'question questions');
add('stance', /^(?:of|for|to|on|against)$/, 'criticism endorsement');
add('stance', /^(?:for)$/, 'praise');
add('intent', /^to$/, 'promise promises vow vows pledge hopes plans');
add('intent', /^for$/, 'call calls');

/** What somebody holds: “The agency’s line, for now, is that”. */
const HELD =
  /^(?:line|position|view|take|stance|message|answer|response|reply|reading|theory|argument|explanation|version|verdict|hunch|guess|impression|understanding|bet|advice|claim|defen[cs]e|excuse)$/;
const LONGEST_ASIDE = 14;

/** Where the words begin that say what somebody holds: after “is” or “was”, before “that”. -1 where they do not. */
function heldAt({ tokens }: Sentence, noun: number): number {
  if (!HELD.test(tokens[noun]?.lower ?? '')) return -1;
  const comma = tokens[noun + 1]?.text === ',';
  const length = comma ? tokens.slice(noun + 2, noun + LONGEST_ASIDE).findIndex(({ text }) => text === ',') : 0;
  if (length < 0) return -1;
  let verb = comma ? noun + length + 3 : noun + 1;
  if (!/^(?:is|was|remains)$/.test(tokens[verb]?.lower ?? '')) return -1;
  while (tokens[verb + 1]?.class === 'adverb') verb++;
  return tokens[verb + 1]?.lower === 'that' ? verb + 1 : -1;
}

/** “One theory, put forward by [Ann Lee], is that”: by whom. In: where the noun stands. */
function broughtBy(s: Sentence, noun: number): Range | null {
  const by = s.tokens.slice(noun + 2, noun + LONGEST_ASIDE).findIndex(({ lower }) => lower === 'by');
  return s.tokens[noun + 1]?.text === ',' && by > 0 ? nounPhraseAfter(s, noun + 3 + by) : null;
}

/** What can be given, spread, reached or taken, and then says what follows after “that”. */
const GIVEN =
  /^(?:claims?|assertions?|statements?|suggestions?|argument|complaints?|warnings?|predictions?|allegations?|accusations?|concerns?|fears?|doubts?|worries|hopes?|belief|conclusion|finding|verdict|view|opinion|position|line|possibility|prospect|point|rumou?rs?|story|theory|theories|news|message|assurances?|guarantees?|reminders?|announcement|impression|objection|case|observation|word|notice|hint|hints|promise|pledge|threat|proposal|tale|speculation|admission|revelation|disclosure|forecast|conviction|confidence|dismay|regret|surprise|idea|notion|charge|charges|declaration|ruling|evidence|testimony|information|reports?)$/;
const GIVING =
  /^(?:issu(?:e[sd]?|ing)|ma(?:kes?|de|king)|g(?:ives?|ave|iven|iving)|offer(?:s|ed|ing)?|repeat(?:s|ed|ing)?|rais(?:e[sd]?|ing)|express(?:es|ed|ing)?|voic(?:e[sd]?|ing)|spread(?:s|ing)?|circulat(?:e[sd]?|ing)|peddl(?:e[sd]?|ing)|push(?:es|ed|ing)?|float(?:s|ed|ing)?|advanc(?:e[sd]?|ing)|deliver(?:s|ed|ing)?|s(?:ends?|ent|ending)|reach(?:es|ed|ing)?|c(?:omes?|ame|oming)|arriv(?:e[sd]?|ing)|h(?:olds?|eld|olding)|t(?:akes?|ook|aken|aking)|shar(?:e[sd]?|ing)|post(?:s|ed|ing)?|publish(?:es|ed|ing)?|level(?:s|led|ling)?|fil(?:e[sd]?|ing)|put(?:s|ting)?|br(?:oke|eaks|ings?|ought)|leav(?:e|es|ing)|left|sound(?:s|ed|ing)?|stat(?:e[sd]?|ing)|propagat(?:e[sd]?|ing)|amplif(?:y|ies|ied|ying)|air(?:s|ed|ing)?|reviv(?:e[sd]?|ing)|reject(?:s|ed)?|embrac(?:e[sd]?|ing)|endors(?:e[sd]?|ing)|carr(?:y|ies|ied|ying)|provid(?:e[sd]?|ing)|produc(?:e[sd]?|ing)|present(?:s|ed|ing)?|convey(?:s|ed|ing)?|defend(?:s|ed|ing)?|formed|drew|draws?)$/;
/** Whoever rejects a claim does not make it. */
const TAKING_BACK = /^reject/;
const FARTHEST_VERB = 7;

/** “issued a warning [that]”, “came to the conclusion [that]”: by whom. In: where the noun stands. */
function givenAt(s: Sentence, noun: number): { by: Range; from: number; negated: boolean } | null {
  const { tokens } = s;
  const that = tokens[noun + 1]?.lower === 'that';
  if (!that || !GIVEN.test(tokens[noun]?.lower ?? '') || isRelative(s, noun + 1)) return null;
  for (let i = noun - 1; i >= Math.max(0, noun - FARTHEST_VERB); i--) {
    const token = tokens[i];
    if (!token || s.inQuotation[i] !== undefined) return null;
    if (GIVING.test(token.lower) && !TAKING_BACK.test(token.lower) && tokens[i - 1]?.class !== 'determiner') {
      const form = formByEnding(token.lower);
      const group = verbGroupOf(s, i, form);
      if (group.passive || group.infinitive) return null;
      const by = subjectBefore(s, group) ?? (form === 'gerund' ? mainSubject(s, group.from) : null);
      return by && !/^(?:which|that|it|this)$/.test(tokens[by.from]?.lower ?? '')
        ? { by, from: group.from, negated: group.negated }
        : null;
    }
    const isBetween =
      /^(?:determiner|adjective|adverb|number)$/.test(token.class) ||
      /^(?:to|at|of|out|forward|about|up|him|her|us|them|me)$/.test(token.lower) ||
      (token.class === 'noun' && i > noun - 3) ||
      (token.class === 'name' && i > noun - 4) ||
      (token.class === 'verb' && /ed$/.test(token.lower) && tokens[i - 1]?.class === 'determiner');
    if (!isBetween) return null;
  }
  return null;
}

/** “his claim that …”, “the warning that …”, “critics’ calls for …”. */
export function nounCuesIn(s: Sentence, taken: readonly Found[]): Found[] {
  const found: Found[] = [];
  s.tokens.forEach((token, i) => {
    const held = heldAt(s, i);
    const by = held < 0 || s.inQuotation[i] !== undefined ? null : (ownerOf(s, i) ?? broughtBy(s, i));
    if (by) {
      const to = clauseEnd(s, held, 'report');
      if (to > held + 1)
        found.push({
          ...{ source: [by], cue: [{ from: by.to, to: held }], content: [{ from: held, to }], kind: 'report' },
          ...{ lemma: token.lower, inQuotation: false, negated: false, rule: 'noun of saying' },
        });
      return;
    }
    const given = s.inQuotation[i] === undefined ? givenAt(s, i) : null;
    const isTaken = ({ cue, content }: Found) =>
      cue.some(({ from, to }) => from <= i && i < to) ||
      content.some(({ from }) => from === i + 1) ||
      cue.some(({ from }) => from === given?.from);
    if (given && !taken.some(isTaken)) {
      const to = clauseEnd(s, i + 1, 'report');
      if (to > i + 2)
        found.push({
          ...{
            source: [given.by],
            cue: [{ from: given.from, to: i + 1 }],
            content: [{ from: i + 1, to }],
            kind: 'report',
          },
          ...{ lemma: token.lower, inQuotation: false, negated: given.negated, rule: 'source, cue, content' },
        });
      return;
    }
    const noun = nouns.get(token.lower);
    const link = s.tokens[i + 1];
    if (!noun || !link || !noun.before.test(link.lower) || s.inQuotation[i] !== undefined || token.class === 'name')
      return;
    if (isUntrue(s, i) || isRelative(s, i + 1)) return;
    if (taken.some(({ cue }) => cue.some(({ from, to }) => from <= i && i < to))) return;
    // “that” and the infinitive belong to the content, a preposition to the cue.
    const from = link.lower === 'that' || (noun.kind === 'intent' && link.lower === 'to') ? i + 1 : i + 2;
    const owner = ownerOf(s, i);
    const to = beforePredicate(s, from, clauseEnd(s, from, 'stance'));
    if (to <= from || (!owner && s.tokens.slice(to, to + 4).some(({ lower }) => UNTRUE.test(lower)))) return;
    if (noun.kind !== 'report' && noun.kind !== 'stance' && !owner && s.tokens[i - 1]?.class === 'determiner') return;
    // “The road promises to be long”
    if (noun.kind === 'intent' && !owner) return;
    const cue = [{ from: owner ? owner.to : i, to: from }];
    found.push({
      source: owner ? [owner] : [],
      cue,
      content: [{ from, to }],
      kind: noun.kind,
      lemma: token.lower,
      inQuotation: false,
      negated: false,
      rule: 'noun of saying',
    });
  });
  return found;
}

/** “an argument [that] wins”, “the claim [that] was made”: what is said of it. In: where the word after it stands. */
const isRelative = ({ tokens }: Sentence, that: number) =>
  tokens[that]?.lower === 'that' &&
  (tokens[that + 1]?.class === 'auxiliary' ||
    (tokens[that + 1]?.class === 'verb' && !/ing$/.test(tokens[that + 1]?.lower ?? '')));

const UNTRUE = /^(?:untrue|false|wrong|baseless|unfounded|groundless|nonsense|rubbish|debunked|rejected|dismissed)$/;
const PREDICATE = /^(?:is|are|was|were|has|have|had)$/;
const LONGEST_CLAIM = 24;

/** “The claim that the vote was rigged [has been rejected]”: where the verb of the claim itself stands. */
function beforePredicate({ tokens, inQuotation }: Sentence, from: number, to: number): number {
  let seen = false;
  for (let i = from + 1; i < Math.min(to, from + LONGEST_CLAIM); i++) {
    const [token, before] = [tokens[i], tokens[i - 1]];
    if (inQuotation[i] !== undefined || token?.text === ',' || token?.class === 'conjunction') return to;
    if (token?.class !== 'auxiliary' && (token?.class !== 'verb' || /ing$/.test(token.lower))) continue;
    if (seen && PREDICATE.test(token.lower) && !/^(?:auxiliary|pronoun|adverb)$/.test(before?.class ?? '')) return i;
    if (/^(?:who|which|that)$/.test(before?.lower ?? '') && seen) return to;
    seen = true;
  }
  return to;
}

/** “no truth in the claim that”, “no basis for any suggestion that” */
const isUntrue = ({ tokens }: Sentence, noun: number) =>
  tokens
    .slice(Math.max(0, noun - 5), noun)
    .some(
      ({ lower }, i, all) =>
        /^(?:truth|basis|substance|foundation|merit|validity)$/.test(lower) &&
        /^(?:in|for|to|behind)$/.test(all[i + 1]?.lower ?? ''),
    );

/** “his”, “Ms. Lee’s”: whose claim it is. */
function ownerOf(s: Sentence, noun: number): Range | null {
  for (let i = noun - 1; i >= Math.max(0, noun - 3); i--) {
    const token = s.tokens[i];
    if (!token) return null;
    if (/^(?:his|her|their|its|our|my)$/.test(token.lower)) return { from: i, to: i + 1 };
    if (/^['’]s?$/.test(token.text)) return nounPhraseBefore(s, i);
    if (token.class !== 'adjective' && token.class !== 'noun') return null;
  }
  return null;
}
