import { looksLikeClause } from '@/lib/detection/clauses';
import { clauseEnd, isTrailingSpeaker } from '@/lib/detection/contents';
import { cueOf } from '@/lib/detection/cues';
import type { Found } from '@/lib/detection/found';
import { type Form, formsOf } from '@/lib/detection/inflection';
import { openingOf } from '@/lib/detection/openings';
import { isTime } from '@/lib/detection/phrases';
import { mainSubject, subjectBefore } from '@/lib/detection/subjects';
import { verbGroupOf } from '@/lib/detection/verb-groups';
import { words } from '@/lib/detection/word-list';
import type { Sentence } from '@/lib/text/sentences';
import type { Range, Token } from '@/lib/text/tokens';

/** What is said to be untrue. */
const CLAIM =
  /^(?:claim|allegation|accusation|assertion|suggestion|report|rumou?r|idea|notion|charge|insinuation|story|theory|speculation|contention|argument|view|impression|criticism|finding|conclusion|statement)s?$/;

/** Verbs whose object is untrue, with the word that must follow some of them. */
const DENYING = new Map<string, { form: Form; lemma: string; link?: RegExp }>();
const add = (list: string, link?: RegExp) => {
  for (const lemma of words(list))
    for (const [word, form] of formsOf(lemma)) DENYING.set(word, { form, lemma, ...(link && { link }) });
};
add('deny dispute refute rebut reject dismiss contest repudiate debunk quash scotch rubbish disavow');
add('brush laugh shrug wave bat', /^(?:aside|off|away)$/);
add('scoff laugh bristle', /^at$/);
const FALSE =
  /^(?:false|untrue|baseless|unfounded|groundless|nonsense|absurd|ridiculous|laughable|ludicrous|preposterous|fabricated|fabrications?|fictions?|fantasy|lies?|malicious|wrong|rubbish|invented|invention|slander|defamatory|bogus|fake)$/;
const CALLING = new Map<string, Form>();
for (const lemma of words('call describe brand label denounce condemn slam characterize characterise'))
  for (const [word, form] of formsOf(lemma)) CALLING.set(word, form);

const FARTHEST_VERB = 16;
const FARTHEST_THAT = 16;

/** “rejected the idea that …”, “dismissed as laughable a report by the Post that …”: what is said to be untrue. */
export function deniedClaimsIn(s: Sentence): Found[] {
  const found: Found[] = [];
  s.tokens.forEach((token, noun) => {
    if (!CLAIM.test(token.lower) || token.class === 'name' || s.inQuotation[noun] !== undefined) return;
    const from = claimAfter(s, noun);
    const verb = from < 0 ? null : denialBefore(s, noun);
    if (!verb) return;
    const group = verbGroupOf(s, verb.at, verb.form);
    if (group.passive || group.negated || (group.infinitive && !isOnPurpose(s, group.from))) return;
    const source = (group.infinitive ? null : subjectBefore(s, group)) ?? mainSubject(s, group.from);
    const all = { from, to: clauseEnd(s, from, 'report') };
    const judged = judgedAt(s, all);
    if (!source || (verb.isCalling && !judged && !isFalse(s, { from: verb.at, to: noun }))) return;
    found.push({
      ...{ source: [source], cue: [{ from: group.from, to: from }], content: [{ from, to: judged ?? all.to }] },
      ...{ kind: 'report', lemma: 'deny', inQuotation: false, negated: false, rule: 'source, cue, content' },
    });
    if (s.tokens[judged ?? -1]?.text === ':') found.push(...reasonAfter(s, source, judged ?? 0, all.to));
  });
  return [...found, ...somethingDenied(s)];
}

/** “It was shut in May, something the owner denies”: all before is what is denied. */
function somethingDenied(s: Sentence): Found[] {
  const { tokens, inQuotation } = s;
  const at = tokens.findIndex(
    ({ lower }, i) => lower === 'something' && tokens[i - 1]?.text === ',' && inQuotation[i] === undefined,
  );
  if (at < 0) return [];
  for (let verb = at + 2; verb < at + 8; verb++) {
    const denying = DENYING.get(tokens[verb]?.lower ?? '');
    if (!denying || denying.link || !/^(?:deny|dispute|reject|contest)$/.test(denying.lemma)) continue;
    const { from, to, negated } = verbGroupOf(s, verb, denying.form);
    const that = tokens
      .slice(0, at)
      .findLastIndex(({ lower }, i) => lower === 'that' && cueOf(tokens[i - 1]?.lower ?? ''));
    const content = { from: that < 0 ? openingOf(s) : that, to: at - 1 };
    if (negated || !looksLikeClause(s, content)) return [];
    return [
      {
        ...{ source: [{ from: at + 1, to: from }], cue: [{ from, to }], content: [content], kind: 'report' },
        ...{ lemma: 'deny', inQuotation: false, negated: false, rule: 'content, source, cue' },
      },
    ];
  }
  return [];
}

/** “took to Facebook [to deny]”, “was forced [to reject]”: it was done. */
const isOnPurpose = ({ tokens }: Sentence, verb: number) =>
  tokens
    .slice(Math.max(0, verb - 7), verb)
    .some(({ lower }) =>
      /^(?:took|went|came|turned|forced|moved|rushed|hurried|appeared|spoke|used|issued)$/.test(lower),
    );

/** “rejected the idea that it was safe[: an alarm rang]”: what whoever denies it says. */
function reasonAfter(s: Sentence, source: Range, colon: number, to: number): Found[] {
  const content = { from: colon + 1, to };
  const isTold = s.tokens.slice(colon, to).some(({ text }, i) => text === ',' && isTrailingSpeaker(s, colon + i + 1));
  if (isTold || !looksLikeClause(s, content)) return [];
  return [
    {
      ...{ source: [source], cue: [{ from: colon, to: colon + 1 }], content: [content], kind: 'report', lemma: 'say' },
      ...{ inQuotation: false, negated: false, rule: 'source, cue, content' },
    },
  ];
}

/** Where the clause begins that a claim makes: “the claim, made in May, [that …]”, “any claim [it …]”; or -1. */
function claimAfter({ tokens, inQuotation }: Sentence, noun: number): number {
  const next = tokens[noun + 1];
  if (/^(?:he|she|it|they|we)$/.test(next?.lower ?? '')) return noun + 1;
  for (let i = noun + 1; i < noun + FARTHEST_THAT; i++) {
    const token = tokens[i];
    if (!token || inQuotation[i] !== undefined) return -1;
    if (token.lower === 'that')
      return /^(?:verb|auxiliary|mark)$/.test(tokens[i + 1]?.class ?? 'mark') ||
        tokens[i - 1]?.class === 'preposition' ||
        (i - 1 > noun && cueOf(tokens[i - 1]?.lower ?? '')?.form === 'third')
        ? -1
        : i;
    if (!(token.text === ',' || BETWEEN.test(token.class) || isMade(token))) return -1;
  }
  return -1;
}

const BETWEEN = /^(?:preposition|determiner|adjective|noun|name|number|adverb)$/;
const isMade = ({ class: it, lower }: Token) => it === 'verb' && /(?:ed|ing|made)$/.test(lower);

type Verb = { at: number; form: Form; isCalling: boolean };

/** The verb whose object a noun is: “flatly [rejected] the idea”, “[brushed] aside all claims”. */
function denialBefore({ tokens, inQuotation }: Sentence, noun: number): Verb | null {
  for (let i = noun - 1; i >= Math.max(0, noun - FARTHEST_VERB); i--) {
    const token = tokens[i];
    if (!token) return null;
    if (inQuotation[i] !== undefined) continue;
    const denying = DENYING.get(token.lower);
    const calling = CALLING.get(token.lower);
    if (denying && (denying.link?.test(tokens[i + 1]?.lower ?? '') ?? true) && token.class !== 'name')
      return { at: i, form: denying.form, isCalling: false };
    if (calling && token.class !== 'name') return { at: i, form: calling, isCalling: true };
    if (/^(?:on|late|early)$/.test(token.lower) && isTime(tokens[i + 1])) continue;
    if (!/^(?:determiner|adjective|noun|name|number|adverb)$/.test(token.class) && !PART.test(token.lower)) return null;
  }
  return null;
}

const PART = /^(?:as|at|of|all|['’]s?|and|or)$/;

/** “the claim that he lied [as “nonsense”]”, “[: no one saw it]”: where a claim ends and what is said of it begins. */
function judgedAt(s: Sentence, { from, to }: Range): number | null {
  for (let i = from + 2; i < to; i++) {
    const token = s.tokens[i];
    if (s.inQuotation[i] !== undefined) continue;
    if (token?.text === ':') return i;
    if (token?.lower === 'as' && isJudgement(s, i + 1, to)) return i;
    if (FALSE.test(token?.lower ?? '') && i > to - 3 && s.tokens[i - 1]?.class !== 'auxiliary') return i;
  }
  return null;
}

/** Whether nothing but what somebody calls a claim follows: “nonsense”, ““a lie” and “a smear””. */
const isJudgement = (s: Sentence, from: number, to: number) =>
  from < to &&
  s.tokens
    .slice(from, to)
    .every(({ class: it }, i) => s.inQuotation[from + i] !== undefined || !/^(?:verb|auxiliary|pronoun)$/.test(it));

const isFalse = ({ tokens }: Sentence, { from, to }: Range) =>
  tokens.slice(from, to).some(({ lower }) => FALSE.test(lower));
