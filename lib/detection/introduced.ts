import type { Read } from '@/lib/detection/floating';
import { type Head, headOf } from '@/lib/detection/heads';
import type { Mention } from '@/lib/detection/mentions';
import { openingOf } from '@/lib/detection/openings';
import { canBeCalled, genderOf, isPersonNoun, isProfile } from '@/lib/detection/people';
import { nounPhraseAfter, nounPhraseBefore } from '@/lib/detection/phrases';
import { isQuotationEnd, type Sentence } from '@/lib/text/sentences';
import type { Range } from '@/lib/text/tokens';

/** A lead is among the first sentences: after a headline, one in it, one after it. */
const LEAD_SENTENCES = 2;
/** So many sentences after it somebody can first be named. */
const NEAR = 5;
/** Too common to be whoever is named next. */
const ANYBODY =
  /^(?:source|person|man|woman|insider|friend|pal|official|expert|resident|witness|researcher|scientist|reporter|colleague|employee|worker|member|neighbou?r|reader|user|fan|viewer|customer|soldier|officer|spokes(?:man|woman|person)|analyst|lawyer|lawmaker|diplomat|judge|court|one|passer-by|bystander|onlooker|rep|representative|spy|nobody|another|other|figure|individual|whistleblower)$/;
/** Told apart by what is told of them. */
const ANY_ONE = /^(?:man|woman|person|driver|official|worker|resident|customer|passenger)$/;
/** “a minister”, but “a former minister” */
const ONE_OF_SEVERAL =
  /^(?:minister|deputy|councillor|aide|advis[eo]r|senator|mp|governor|prosecutor|commander|general)$/;
const HONORIFIC = /^(?:mr|mrs|ms|miss|mx|dr|sir|dame|cllr|councillor|councilor|prof|professor)$/;
const ANY_CHIEF = /^(?:head|leader|boss|chief|director|president|chair|founder|owner|executive)$/;

/**
 * Who is meant by what somebody is, in a lead that does not name them: “A brave shopkeeper says …. Ann Lee was closing
 * when …”. Whoever a sentence soon after calls so, or is the first to be about or to quote, if nothing tells that it is
 * another. In: the source, and the words of what it says.
 */
export function introducedAs(
  { read, mentions }: { read: readonly Read[]; mentions: readonly Mention[][] },
  i: number,
  { core, noun, kind }: Head,
  content: readonly Range[],
): Mention | null {
  const s = read[i]?.sentence;
  const isOne = kind === 'people' && !/[^s]s$/.test(noun) && noun !== 'people';
  // “The man who sold one plot nine times”
  const isTold = s?.tokens[core.to]?.lower === 'who';
  if (!s || !isOne || (ANYBODY.test(noun) && !(isTold && ANY_ONE.test(noun))) || !isInLead(read, i)) return null;
  const opening = s.tokens[core.from]?.lower ?? '';
  const owner = ownerOf(s, core);
  const isTheirs = /^(?:his|her|its|their)$/.test(opening) || owner !== null;
  // “the President”, “one manager”
  const isBare =
    opening === 'the' && core.to - core.from === 2 && !isTold && s.tokens[core.to]?.class !== 'preposition';
  const isAny = /^an?$/.test(opening) && core.to - core.from === 2 && ONE_OF_SEVERAL.test(noun);
  if (isBare || isAny || /^(?:one|another|some|this|that)$/.test(opening)) return null;
  // “A shopkeeper says he chased a robber”: it is not the robber who is introduced.
  const isWithin = ({ from }: Range) =>
    from > core.to &&
    content.some((range) => range.from <= from && from < range.to) &&
    !(/^(?:his|her|their)$/.test(s.tokens[from]?.lower ?? '') && doesSomething(s, from));
  const others = (mentions[i] ?? []).filter(
    ({ name, kind: it, plural }) =>
      /^(?:person|people)$/.test(it) &&
      !plural &&
      (name.to <= core.from || name.from >= core.to) &&
      !(owner && owner.from <= name.from && name.to <= owner.to) &&
      !isWithin(name),
  );
  const wordsOf = ({ sentence, name }: Mention) =>
    read[sentence]?.sentence.tokens
      .slice(name.from, name.to)
      .map(({ lower }) => lower)
      .join(' ');
  const owners = (mentions[i] ?? []).filter(({ name }) => owner && owner.from <= name.from && name.to <= owner.to);
  const isOwner = (one: Mention) => owners.some((it) => wordsOf(it.full ?? it) === wordsOf(one.full ?? one));
  // A headline can name whoever they are of.
  const isHeadline = (it: Mention) => isTheirs && read[it.sentence]?.sentence.paragraph === 0 && s.paragraph > 0;
  const named = mentions
    .slice(0, i)
    .flatMap((all) =>
      all.filter((it) => it.kind === 'person' && !it.inPassing && !isByline(read, it) && !isHeadline(it)),
    );
  let isFirst = isTheirs || others.length === 0;
  for (let at = i + 1; at < Math.min(read.length, i + 1 + NEAR); at++) {
    const next = read[at]?.sentence;
    if (!next || !isProper(next)) continue;
    const told = read[at]?.found.map(({ source: [by] }) => by) ?? [];
    const persons = (mentions[at] ?? []).filter(
      (it) => it.kind === 'person' && !it.inPassing && !it.full && !isOwner(it),
    );
    const called = persons.find((one) => isCalled(one, noun));
    if (called) return called;
    const first = persons.find(({ name }) => isSubject(next, name) || told.some((by) => by && isIn(name, by, next)));
    // “Lee: I never met her” over “The country’s former minister”
    const isNew = named.every((it) => it.full === first);
    if (isFirst && isNew && first && fits(first, noun)) return first;
    if (persons.length > 0) isFirst = false;
  }
  return null;
}

/** “[Pop star’s] manager”, “the manager of [the singer Ann Lee]”: whose they are. */
function ownerOf(s: Sentence, { from, to }: Range): Range | null {
  if (/^['’]s?$/.test(s.tokens[from - 1]?.text ?? '')) return nounPhraseBefore(s, from - 1);
  return s.tokens[to]?.lower === 'of' ? nounPhraseAfter(s, to + 1) : null;
}

/** Whether a sentence calls somebody so: “Founder Ann Lee”, “Ann Lee, its chief,” for a boss. */
const isCalled = ({ roles, gender }: Mention, noun: string): boolean =>
  roles.some((role) => role === noun || canBeCalled(role, noun) || (isChief(role) && ANY_CHIEF.test(noun))) &&
  !isOther(gender, noun);

const isOther = (gender: Mention['gender'], noun: string): boolean => {
  const other = genderOf(noun);
  return other !== null && gender !== null && other !== gender;
};

const isInLead = (read: readonly Read[], i: number) =>
  i < 3 * LEAD_SENTENCES && read.slice(0, i).filter(({ sentence }) => isProper(sentence)).length < LEAD_SENTENCES;

/** Whether a sentence is one, and no line with a writer’s name or a date. */
const isProper = ({ tokens }: Sentence) => tokens.some(({ class: it }) => it === 'verb' || it === 'auxiliary');

const isByline = (read: readonly Read[], { sentence }: Mention) => {
  const s = read[sentence]?.sentence;
  return s !== undefined && !isProper(s);
};

/** “[Ann Lee] was closing”, “Cllr [Ann Lee] told”, ““…,” [Ann Lee] said” */
function isSubject(s: Sentence, { from }: Range): boolean {
  let at = from;
  while (at > 0 && from - at < 4 && /^(?:name|noun|adjective)$/.test(s.tokens[at - 1]?.class ?? '')) at--;
  return at === 0 || at === openingOf(s) || isQuotationEnd(s, at - 1);
}

/** “his head of sales [sent]”: where they begin. */
const doesSomething = (s: Sentence, from: number) =>
  /^(?:verb|auxiliary)$/.test(s.tokens[nounPhraseAfter(s, from)?.to ?? -1]?.class ?? '');

/** Whether a name is that of a source, not one of its owner: not “[Ann Lee]’s lawyer”. */
const isIn = (name: Range, by: Range, s: Sentence) => {
  const head = headOf(s, by);
  return head.name !== null && head.name.from <= name.from && name.to <= head.name.to;
};

/** Whether somebody can be called by a noun: nothing says that they are something else. */
function fits({ roles, gender }: Mention, noun: string): boolean {
  return (
    !isOther(gender, noun) &&
    roles.every(
      (role) =>
        role === noun ||
        HONORIFIC.test(role) ||
        isProfile(role) ||
        canBeCalled(role, noun) ||
        (ANY_CHIEF.test(noun) && isChief(role)) ||
        !isPersonNoun(role),
    )
  );
}

const isChief = (role: string): boolean =>
  ANY_CHIEF.test(role) || /^(?:ceo|executive|chairman|chairwoman|manager)$/.test(role);
