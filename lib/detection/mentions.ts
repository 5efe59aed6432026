import { carriersOf } from '@/lib/detection/carriers';
import { genderOfFirstName, isFirstName } from '@/lib/detection/first-names';
import {
  calledAfter,
  type Head,
  headOf,
  isBareNounAt,
  LONGEST_CALL,
  nameRunAfter,
  nameRunBefore,
  withoutTitles,
} from '@/lib/detection/heads';
import { isCity, openingOf } from '@/lib/detection/openings';
import { isSurelyOutlet } from '@/lib/detection/outlets';
import {
  genderOf,
  isArticle,
  isBodyByNoun,
  isBodyNoun,
  isBusiness,
  isMaker,
  isMedium,
  isPersonNoun,
  isRole,
  isTrade,
  isWriting,
} from '@/lib/detection/people';
import { isTime, nounPhraseAfter, nounPhraseBefore } from '@/lib/detection/phrases';
import { mainSubject, subjectBefore } from '@/lib/detection/subjects';
import { isQuotationEnd, type Sentence } from '@/lib/text/sentences';
import type { Range, Token } from '@/lib/text/tokens';

/** Somebody or something that a sentence names. `roles`: what the sentence says they are, in lower case. */
export type Mention = {
  sentence: number;
  /** The words that name it. */
  name: Range;
  kind: 'person' | 'people' | 'body' | 'writing';
  roles: string[];
  unnamed: boolean;
  plural: boolean;
  gender: 'he' | 'she' | null;
  /** Named only as what something else is of, or is in. */
  inPassing?: boolean;
  /** Where the text has the full name of somebody of whom this is a part. */
  full?: Mention;
  /** Without a name: “the airport”. */
  isCommon?: boolean;
  /** Of a writing: who passes it on, as its sentence tells, nearest first. */
  carriers?: Carrier[];
  /** Of a writing: the words of its sentence for whoever wrote it, where they are apart from it. */
  writer?: Range;
  /** Whether the sentence says so of a writing that was named before it. */
  isSigned?: boolean;
};

/** Who passes on a writing, and the words that say so, in one sentence. */
export type Carrier = { sentence: number; who: Range; cue: Range };

/** “by May”, “in May”, “May 3”: the month, not somebody of that name. */
const isMay = ({ tokens }: Sentence, i: number) =>
  tokens[i]?.text === 'May' &&
  (/^(?:in|by|since|until|till|before|after|during|through|late|early|mid|last|next|this|every)$/.test(
    tokens[i - 1]?.lower ?? '',
  ) ||
    tokens[i - 1]?.class === 'number' ||
    tokens[i + 1]?.class === 'number');

/** All names in a sentence, and its subject if that is people without a name. */
export function mentionsIn(s: Sentence, sentence: number): Mention[] {
  const found: Mention[] = [];
  for (let i = openingOf(s); i < s.tokens.length; i++) {
    const people = peopleAt(s, i);
    const team = teamAt(s, i);
    if (team > 0) found.push(...teamOf(s, found, team));
    else if (people && !isNamedThere(s, people) && !isOfNameBefore(s, people) && !isWhatItIs(s, people))
      found.push(unnamedMention(s, sentence, people));
    const run = s.tokens[i]?.class === 'name' && !isTime(s.tokens[i]) && !isMay(s, i) ? nameRunAfter(s, i) : null;
    if (!run) continue;
    const named = withoutFigure(s, run);
    if (
      !isPlaceAt(s, named) &&
      !isDateline(s, named) &&
      !isOfficeOf(s, named) &&
      !isCommonWord(s, named) &&
      !isNoName(s, named)
    )
      found.push(...pairOf(s, sentence, named), ...twoPeople(s, named).map((one) => mentionOf(s, sentence, one)));
    const theirs = peopleOf(s, run);
    if (theirs && !isNamedThere(s, theirs)) found.push(unnamedMention(s, sentence, theirs));
    i = run.to;
  }
  const carried = carriedIn(s, sentence);
  for (const one of [...writtenIn(s, sentence), ...signedIn(s, sentence)]) {
    // “Lee told staff in a memo seen by the Post”: one memo
    const same = carried.find(({ name }) => name.from === one.name.from);
    if (!same) found.push(one);
    else if (one.writer && headOf(s, one.writer).kind !== 'thing') {
      same.writer ??= one.writer;
      same.isSigned ??= one.isSigned;
    }
  }
  found.push(...carried, ...articlesIn(s, sentence));
  if (!found.some(({ kind }) => kind === 'writing')) found.push(...readIn(s, sentence));
  const subject = subjectIn(s, sentence);
  if (subject) found.push(subject);
  return found.sort((a, b) => a.name.from - b.name.from);
}

/** “The show is [a goner]”: nobody; but “It was [a nurse] who rang” */
const isWhatItIs = ({ tokens }: Sentence, { from, to }: Range): boolean =>
  /^an?$/.test(tokens[from]?.lower ?? '') &&
  /^(?:is|was|['’]s|be|been|becomes?|became)$/.test(tokens[from - 1]?.lower ?? '') &&
  !/^(?:who|that)$/.test(tokens[to]?.lower ?? '');

/** “Ann Lee and Don Bacon” are two. */
function twoPeople(s: Sentence, run: Range): Range[] {
  const and = s.tokens.slice(run.from, run.to).findIndex(({ lower }) => lower === 'and') + run.from;
  const both = [
    { from: run.from, to: and },
    { from: and + 1, to: run.to },
  ];
  const isPerson = (part: Range) => part.to - part.from > 1 && genderByName(s, withoutTitles(s, part)) !== null;
  if (isPair(s, run)) return both.slice(1);
  return and > run.from && both.every(({ from, to }) => to - from > 1) && both.some(isPerson) ? both : [run];
}

/** “Gary and Shelley Lee” */
const isPair = ({ tokens }: Sentence, { from, to }: Range) =>
  to - from > 3 &&
  tokens[from + 1]?.lower === 'and' &&
  !isBodyNoun(tokens[to - 1]?.lower ?? '') &&
  [tokens[from], tokens[from + 2]].some((token) => isFirstName(token?.lower ?? ''));

/** “Gary and Shelley Lee”, who are “the couple” further on. */
const pairOf = (s: Sentence, sentence: number, name: Range): Mention[] =>
  isPair(s, name)
    ? [{ ...unnamedMention(s, sentence, name), roles: ['couple', 'pair', 'family'], unnamed: false, plural: true }]
    : [];

/** “Ann Lee and [her] colleagues”, “Ann Lee, a biologist, and [her] team”: where the noun stands, or -1. */
function teamAt({ tokens }: Sentence, i: number): number {
  if (!/^(?:his|her|their)$/.test(tokens[i]?.lower ?? '') || tokens[i - 1]?.lower !== 'and') return -1;
  const noun = TEAM.test(tokens[i + 1]?.lower ?? '') ? i + 1 : i + 2;
  return TEAM.test(tokens[noun]?.lower ?? '') ? noun : -1;
}

const TEAM = /^(?:team|colleagues|group|students|co-authors|coauthors|collaborators|co-workers)$/;

/** They go by the name of whoever leads them. */
function teamOf(s: Sentence, found: readonly Mention[], at: number): Mention[] {
  const leader = found.find(({ kind, inPassing }) => kind === 'person' && !inPassing);
  const noun = s.tokens[at]?.lower ?? '';
  return leader
    ? [{ ...leader, kind: 'people', roles: [noun, 'team', 'group', 'researchers', 'scientists'], plural: true }]
    : [];
}

/** What a sentence is about, if that is a writing, a body without a name (“the airport”) or a crowd (“farmers”). */
function subjectIn(s: Sentence, sentence: number): Mention | null {
  const from = openingOf(s);
  if (s.inQuotation[from] !== undefined) return null;
  const phrase = nounPhraseAfter(s, from);
  const head = phrase && headOf(s, phrase);
  if (head?.kind === 'writing') return writingMention(s, sentence, head);
  if (!head || head.core.from !== from) return null;
  const first = s.tokens[from];
  const isMany =
    isPlural(head.noun) || (/^(?:for|of)$/.test(s.tokens[head.core.to]?.lower ?? '') && head.core.to === from + 1);
  if (head.kind === 'people' && first?.class !== 'determiner' && isMany) return unnamedMention(s, sentence, head.core);
  const isBody = /^(?:thing|medium)$/.test(head.kind) && isBodyByNoun(head.noun);
  return isBody && first?.class === 'determiner' ? { ...unnamedMention(s, sentence, head.core), ...COMMON } : null;
}

/** A body for which a text has only a common noun. */
const COMMON = { kind: 'body', unnamed: false, plural: false, gender: null, isCommon: true } as const;

/** “Shares of Acme” are those of Acme. */
const withoutFigure = ({ tokens }: Sentence, run: Range): Range =>
  run.to - run.from > 2 && isFigure(tokens[run.from]?.lower ?? '') && tokens[run.from + 1]?.lower === 'of'
    ? { ...run, from: run.from + 2 }
    : run;

/** Whether a word says what is counted. In: it in lower case. */
export const isFigure = (lower: string): boolean => FIGURE.test(lower);
const FIGURE =
  /^(?:revenues?|sales|profits?|income|earnings|shares?|net|gross|growth|output|production|demand|prices|volumes|orders|costs|margins?|cash|debt|guidance|turnover|traffic|inventor(?:y|ies)|exports|imports|inflation|operating|adjusted|total|losses|investors|spending|deliveries|bookings|same-store|like-for-like)$/;

/** “0400 UTC”, “25 °C”, “Her Majesty”, “Yes”, “a HORSE”: no name of its own. */
const isNoName = ({ tokens }: Sentence, { from, to }: Range) =>
  to - from === 1 &&
  (NO_NAME.test(tokens[from]?.text ?? '') ||
    (/^an?$/.test(tokens[from - 1]?.lower ?? '') && /^\p{Lu}{4,}$/u.test(tokens[from]?.text ?? '')));
const NO_NAME =
  /^(?:UTC|GMT|BST|CES?T|E[SD]T|P[SD]T|[A-WYZ]|Excellency|Highness|Majesty|Eminence|Holiness|Yes|No|Nope|Sorry|Hello|Thanks|Well|Oh|Wow)$/;

const MOST_CARRIED = 4;

/** The writings of which a sentence says who passes them on. */
function carriedIn(s: Sentence, sentence: number): Mention[] {
  const found: Mention[] = [];
  for (let i = 0; i < s.tokens.length && found.length < MOST_CARRIED; i++) {
    const token = s.tokens[i];
    // “Emails seen by the Post”: the capital of a sentence
    const isNoun = token?.class === 'noun' || (i === openingOf(s) && s.tokens[i + 1]?.class === 'verb');
    if (!token || !isNoun || !isWriting(token.lower) || s.inQuotation[i] !== undefined) continue;
    let from = i;
    while (i - from < 6 && belongsBefore(s, from - 1) && s.tokens[from]?.class !== 'determiner') from--;
    const phrase = nounPhraseAfter(s, from);
    const head = phrase && phrase.to > i ? headOf(s, phrase) : null;
    if (head?.kind !== 'writing' || head.core.to !== i + 1) continue;
    const carriers = carriersOf(s, head.core).map(({ who, cue }) => ({ sentence, who, cue }));
    const writer = speakerIn(s, head.core.to);
    if (carriers.length > 0) found.push({ ...writingMention(s, sentence, head), carriers, ...(writer && { writer }) });
  }
  return found;
}

const READ = /^(?:seen|saw|read|received|got|obtained|reviewed|cites|cited)$/;

/** “I have seen the draft report”, “Staff opened a note from their boss, Ann Lee”: a writing that somebody has, or made. */
function readIn(s: Sentence, sentence: number): Mention[] {
  for (let i = 1; i < s.tokens.length; i++) {
    if (s.tokens[i]?.class !== 'determiner' || s.inQuotation[i] !== undefined) continue;
    const phrase = nounPhraseAfter(s, i);
    const head = phrase && headOf(s, phrase);
    const maker = head?.maker && !isTheirs(s, head.maker) ? headOf(s, head.maker).kind : '';
    const isMade = /^(?:name|people)$/.test(maker);
    if (head?.kind === 'writing' && (isMade || READ.test(s.tokens[i - 1]?.lower ?? '')))
      return [writingMention(s, sentence, head)];
  }
  return [];
}
/** “[a classified] summary”: whether a word belongs to the noun after it. */
const belongsBefore = ({ tokens }: Sentence, i: number) =>
  /^(?:noun|name|adjective|number|determiner)$/.test(tokens[i]?.class ?? '') ||
  (/ed$/.test(tokens[i]?.lower ?? '') && /^(?:determiner|adjective)$/.test(tokens[i - 1]?.class ?? ''));

/** “an email in which [its director, Ann Lee, tells]”: who speaks in it. In: where the words for it end. */
function speakerIn(s: Sentence, at: number): Range | null {
  if (s.tokens[at]?.lower !== 'in' || s.tokens[at + 1]?.lower !== 'which') return null;
  const phrase = nounPhraseAfter(s, at + 2);
  return phrase && /^(?:name|people)$/.test(headOf(s, phrase).kind) ? phrase : null;
}

const ISSUES =
  /^(?:published|publishes|issued|issues|released|releases|wrote|writes|sent|sends|posted|posts|penned|submitted|filed|circulated|emailed|tweeted|presented|drafted|signed)$/;

/** “The ministry said in a statement”, “She published a forecast”: a writing of whoever the sentence is about. */
function writtenIn(s: Sentence, sentence: number): Mention[] {
  for (let i = 1; i < s.tokens.length; i++) {
    const before = s.tokens[i - 1]?.lower ?? '';
    const isIn = /^(?:in|on)$/.test(before);
    const first = s.tokens[i]?.lower ?? '';
    const isSame = /^(?:the|that|this)$/.test(first);
    if (!(isSame || /^(?:an?|his|her|its|their)$/.test(first)) || s.inQuotation[i] !== undefined) continue;
    if (!isIn && !(isSame ? WRITES : ISSUES).test(before)) continue;
    const phrase = nounPhraseAfter(s, i);
    const head = phrase && headOf(s, phrase);
    if (head?.kind !== 'writing' || (head.maker && !isTheirs(s, head.maker))) continue;
    const isFirst = isIn && i - 1 === openingOf(s);
    const writer = !phrase
      ? null
      : isFirst
        ? (subjectAfter(s, head.core.to) ?? writerAfter(s, phrase.to))
        : (quotedWriter(s, i - 1) ?? (isIn ? tellerBefore(s, i - 1) : null) ?? subjectOf(s, isIn ? i - 1 : i));
    // “Lee said in the report”: it may be another’s.
    if (writer && (!isSame || !isIn || writes(s, writer)))
      return [{ ...writingMention(s, sentence, head), writer, isSigned: isSame }];
  }
  return [];
}

const WRITES = /^(?:wrote|writes|penned|authored|drafted|signed)$/;

/** “[Lee] wrote”, “[Lee] also writes”, “wrote [Lee]” */
const writes = ({ tokens }: Sentence, { from, to }: Range) =>
  [tokens[from - 1], ...tokens.slice(to, to + 3)].some((token) =>
    /^(?:wrote|writes|written)$/.test(token?.lower ?? ''),
  );

/** “The memo was written by [Lee]”, “the note, signed by [Lee],”: whose it is, told apart from what it says. */
function signedIn(s: Sentence, sentence: number): Mention[] {
  for (let i = 1; i < s.tokens.length - 2; i++) {
    if (!SIGNED.test(s.tokens[i]?.lower ?? '') || s.tokens[i + 1]?.lower !== 'by' || s.inQuotation[i] !== undefined)
      continue;
    let to = i;
    while (to > 0 && /^(?:was|were|is|are|been|has|had|,|and)$/.test(s.tokens[to - 1]?.lower ?? '')) to--;
    const before = nounPhraseBefore(s, to);
    // “The memo, seen by the Post, was written by Lee”
    const phrase = before && headOf(s, before).kind === 'writing' ? before : nounPhraseAfter(s, openingOf(s), to);
    const head = phrase && headOf(s, phrase);
    const writer = nounPhraseAfter(s, i + 2);
    if (head?.kind === 'writing' && !head.maker && writer && /^(?:name|people)$/.test(headOf(s, writer).kind))
      return [{ ...writingMention(s, sentence, head), writer, isSigned: true }];
  }
  return [];
}

/** “It was signed by [Lee]”: whoever that says wrote what was told of before. */
export function signerOfIt(s: Sentence): Range | null {
  const at = s.tokens.findIndex(({ lower }, i) => i < 5 && SIGNED.test(lower));
  const isIt = s.tokens[0]?.lower === 'it' && s.tokens.slice(1, at).every(({ class: it }) => it !== 'noun');
  const writer = at > 1 && isIt && s.tokens[at + 1]?.lower === 'by' ? nounPhraseAfter(s, at + 2) : null;
  return writer && /^(?:name|people)$/.test(headOf(s, writer).kind) ? writer : null;
}

/** “the article in the Post”, “a Post article”, “the Post’s story”: a writing of the outlet. */
function articlesIn(s: Sentence, sentence: number): Mention[] {
  return s.tokens.flatMap(({ lower }, i): Mention[] => {
    if (!isArticle(lower) || s.inQuotation[i] !== undefined) return [];
    const isAfter = /^(?:in|on|by|from)$/.test(s.tokens[i + 1]?.lower ?? '');
    const phrase = isAfter
      ? nounPhraseAfter(s, i + 2)
      : nounPhraseBefore(s, /^['’]s?$/.test(s.tokens[i - 1]?.text ?? '') ? i - 1 : i);
    const { name = null, core } = phrase ? headOf(s, phrase) : { core: { from: i, to: i } };
    const by = phrase && name && { from: phrase.from, to: core.to };
    return by && isSurelyOutlet(s, by)
      ? [{ sentence, name, kind: 'writing', roles: [lower], unnamed: false, plural: false, gender: null }]
      : [];
  });
}

const SIGNED = /^(?:written|signed|drafted|penned|authored|sent|compiled|prepared|posted)$/;

/** “In a letter to shareholders the company says”: who says so. In: where the words for the writing end. */
function subjectAfter(s: Sentence, at: number): Range | null {
  let from = at;
  if (/^(?:to|for)$/.test(s.tokens[at]?.lower ?? '')) from = s.tokens[at + 1]?.class === 'determiner' ? at + 3 : at + 2;
  if (/^(?:on|last|this|late|early|next)$/.test(s.tokens[from]?.lower ?? '')) from++;
  while (isTime(s.tokens[from])) from++;
  if (s.tokens[from]?.text === ',') from++;
  const phrase = nounPhraseAfter(s, from);
  const isSubject = phrase && /^(?:verb|auxiliary|adverb|noun)$/.test(s.tokens[phrase.to]?.class ?? '');
  return isSubject && !/^(?:writing|pronoun)$/.test(headOf(s, phrase).kind) ? phrase : null;
}

/** “In a message to the crew, [the president] says”: who writes it. In: where the writing ends. */
function writerAfter(s: Sentence, at: number): Range | null {
  const from = s.tokens[at]?.text === ',' ? at + 1 : at;
  for (let i = from + 1; i < Math.min(s.tokens.length, from + MOST_WORDS); i++) {
    const token = s.tokens[i];
    if (token?.class !== 'verb' || /ing$/.test(token.lower)) continue;
    const phrase = nounPhraseBefore(s, i, from);
    // “, dated 4 May, …”
    if (!phrase && /ed$/.test(token.lower)) continue;
    const kind = phrase && headOf(s, phrase).kind;
    return phrase && (kind === 'name' || kind === 'people') && s.inQuotation[phrase.from] === undefined ? phrase : null;
  }
  return null;
}

/** ““It is so,” [Judge Lee] wrote in a ruling” */
function quotedWriter(s: Sentence, to: number): Range | null {
  let verb = to - 1;
  while (verb > to - 3 && s.tokens[verb]?.class === 'adverb') verb--;
  const phrase = s.tokens[verb]?.class === 'verb' ? nounPhraseBefore(s, verb) : null;
  if (!phrase) return null;
  const begins = isQuotationEnd(s, phrase.from - 1) || s.tokens[phrase.from - 1]?.text === ',';
  return begins && headOf(s, phrase).kind !== 'writing' ? phrase : null;
}

const NEAR_VERB = 5;

/** “…, [its chief, Ann Lee], told managers in a memo”: the subject of the verb that is nearest. In: where “in” stands. */
function tellerBefore(s: Sentence, at: number): Range | null {
  for (let verb = at - 1; verb > Math.max(0, at - NEAR_VERB); verb--) {
    if (!/^(?:said|says|told|tells|wrote|writes|added|warned|warns)$/.test(s.tokens[verb]?.lower ?? '')) continue;
    const who = subjectBefore(s, {
      ...{ from: verb, to: verb + 1, verb, passive: false, infinitive: false, finite: true, negated: false },
    });
    return who && /^(?:name|people)$/.test(headOf(s, who).kind) ? who : null;
  }
  return null;
}

const MOST_WORDS = 14;

/** Whoever the words up to a place are about: their first phrase, if somebody can write by it. */
function subjectOf(s: Sentence, to: number): Range | null {
  const phrase = mainSubject(s, to) ?? nounPhraseAfter(s, openingOf(s), to);
  const head = phrase && headOf(s, phrase);
  return head && phrase && head.kind !== 'writing' && s.inQuotation[phrase.from] === undefined ? phrase : null;
}

/** “my sister”, “a night nurse”: from the determiner to the noun, or null. */
function peopleAt(s: Sentence, from: number): Range | null {
  if (s.tokens[from]?.class !== 'determiner' || s.inQuotation[from] !== undefined) return null;
  for (let i = from + 1; i < from + 5; i++) {
    const token = s.tokens[i];
    if (!token || !/^(?:noun|adjective|name|number)$/.test(token.class)) return null;
    const next = s.tokens[i + 1];
    // “the Daily Star”
    const isPartOfName = token.class === 'name' && s.tokens[i - 1]?.class === 'name' && /\p{Ll}/u.test(token.text);
    if (isPersonNoun(token.lower) && !isPartOfName && !(next && goesOnWith(token, next))) return { from, to: i + 1 };
    // “the council’s housing officer”
    if (/^['’]s?$/.test(next?.text ?? '') && !isPersonNoun(token.lower) && token.class !== 'name') i++;
  }
  return null;
}

/** “Lee’s lawyer objected”, “Acme’s former chair wrote”: whoever is of a name and does something. */
function peopleOf({ tokens, inQuotation }: Sentence, { from, to }: Range): Range | null {
  if (!/^['’]s?$/.test(tokens[to]?.text ?? '') || inQuotation[from] !== undefined) return null;
  for (let i = to + 1; i < to + 4; i++) {
    const [token, next] = [tokens[i], tokens[i + 1]];
    if (!token || !/^(?:noun|adjective)$/.test(token.class)) return null;
    if (isPersonNoun(token.lower) && !(next && goesOnWith(token, next)))
      return /^(?:verb|auxiliary|adverb)$/.test(next?.class ?? '') ? { from, to: i + 1 } : null;
  }
  return null;
}

/** “Her director, Ann Lee, …”, “An expert for the court, Professor Lee, …”: their name follows. */
function isNamedThere(s: Sentence, people: Range): boolean {
  const phrase = nounPhraseAfter(s, people.from);
  const name = phrase && phrase.to >= people.to ? headOf(s, phrase).name : null;
  return name !== null && name.from > people.to;
}

/** “Ann Lee, [a retired principal] from Hull, bought”: who was just named; but “according to Ann Lee, a driver said”. */
function isOfNameBefore(s: Sentence, people: Range): boolean {
  const { tokens } = s;
  if (tokens[people.from - 1]?.text !== ',' || !/^an?$|^the$/.test(tokens[people.from]?.lower ?? '')) return false;
  const age = tokens[people.from - 2]?.class === 'number' && tokens[people.from - 3]?.text === ',' ? 2 : 0;
  if (tokens[people.from - 2 - age]?.class !== 'name') return false;
  const after = tokens[nounPhraseAfter(s, people.from)?.to ?? people.to];
  return after !== undefined && /^(?:[,.;)]|who|whose)$/.test(after.lower);
}

/** “[The Governor of Amara], Dr Ann Lee,”: whose name follows. */
const isOfficeOf = ({ tokens }: Sentence, { from, to }: Range) =>
  isRole(tokens[from]?.lower ?? '') &&
  (/^(?:of|for)$/.test(tokens[from + 1]?.lower ?? '')
    ? (tokens[to]?.text === ',' && tokens[to + 1]?.class === 'name') ||
      (tokens[from - 1]?.text === ',' && !/^(?:verb|auxiliary)$/.test(tokens[to]?.class ?? ''))
    : // “Chairman and chief executive Ann Lee”
      to - from === 1 && tokens[to]?.lower === 'and' && /^(?:adjective|noun)$/.test(tokens[to + 1]?.class ?? ''));

/** “the official statement”, “the sheriff’s car”, “the rescue worker Ann Lee” are not of the person of that noun. */
const goesOnWith = (token: Token, { class: it, lower, text }: Token) =>
  it === 'name' ||
  /^['’]/.test(text) ||
  (token.class === 'noun' ? isPersonNoun(lower) : /^(?:noun|adjective)$/.test(it));

/** “[Oslo] – The firm said”, “[Lima] (Reuters) - The bank said” */
const isDateline = ({ paragraph, tokens }: Sentence, { from, to }: Range) =>
  from === 0 &&
  paragraph < NEAR_TOP &&
  (DASH.test(tokens[to]?.text ?? '') ||
    (tokens[to]?.text === '(' && tokens[to + 2]?.text === ')' && (to < 2 || DASH.test(tokens[to + 3]?.text ?? ''))));
const NEAR_TOP = 3;
const DASH = /^[–—-]$|^--/;

const PUBLISHED =
  /^(?:seen|obtained|reviewed|published|printed|leaked|shared|appeared|quoted|aired|broadcast|interview|article|story|piece|column|report)$/;

/** “published a day later by [Acme]”, “appeared in the glossy [Acme]”, “an interview with [Acme]”: an outlet, by what it does. */
export function isPublishing({ tokens }: Sentence, { from, to }: Range): boolean {
  const next = tokens[to];
  if (next?.class === 'noun' && (!isMedium(next.lower) || tokens[to + 1]?.class === 'name')) return false;
  let at = from;
  while (at > 0 && from - at < 4 && /^(?:determiner|adjective|noun)$/.test(tokens[at - 1]?.class ?? '')) at--;
  if (!/^(?:by|in|with|for)$/.test(tokens[at - 1]?.lower ?? '')) return false;
  // “a day later”, “on Monday”
  let verb = at - 2;
  while (verb > 0 && at - verb < 6 && !PUBLISHED.test(tokens[verb]?.lower ?? '') && isWhen(tokens[verb])) verb--;
  return PUBLISHED.test(tokens[verb]?.lower ?? '');
}

const isWhen = (token: Token | undefined) =>
  isTime(token) ||
  /^(?:determiner|adverb|number)$/.test(token?.class ?? '') ||
  /^(?:last|on|in)$/.test(token?.lower ?? '');

/** “in Limerick”: not what “it” means; but “quoted in Acme”, “in the Gazette” */
const isPlaceAt = (s: Sentence, { from, to }: Range) =>
  !isPublishing(s, { from, to }) &&
  !isTrade(s.tokens[to - 1]?.lower ?? '') &&
  !isSurelyOutlet(s, { from, to }) &&
  ((/^(?:in|at|near|towards?)$/.test(s.tokens[from - 1]?.lower ?? '') &&
    !HELD_IN.test(s.tokens[from - 2]?.lower ?? '')) ||
    // “Ann Lee, 70, from Bognor Regis,”
    (s.tokens[from - 1]?.lower === 'from' && /^[,)]$/.test(s.tokens[from - 2]?.text ?? '')));

/** “Shares in Acme” */
const HELD_IN = /^(?:shares?|stakes?|holdings?|investments?|investors|stock|confidence|interest)$/;

/** “Mayors can say”: the capital of a sentence. */
const isCommonWord = (s: Sentence, { from, to }: Range) =>
  to - from === 1 && (from === 0 || /^[.!?:"“‘«「]$/.test(s.tokens[from - 1]?.text ?? '')) && isBareNounAt(s, from);

/** “Denmark’s agency”, “the Tory minister”, “the Baltic pipeline”, and what stands after “of” or “to”: not what “it” means. */
const isInPassing = (s: Sentence, { from, to }: Range) => {
  const before = s.tokens[from - (s.tokens[from - 1]?.class === 'determiner' ? 2 : 1)]?.lower ?? '';
  return (
    /^['’]s?$/.test(s.tokens[to]?.text ?? '') ||
    s.tokens[to]?.class === 'noun' ||
    (to - from === 1 && isCity(s.tokens[from]?.lower ?? '')) ||
    /^(?:of|to|from|in|at|on|near|across|around|through|outside|into|over|about|with|between|against)$/.test(before) ||
    // “before Easter”, but “before Acme left”
    (/^(?:before|after|since|until|during|despite|like)$/.test(before) &&
      !/^(?:verb|auxiliary)$/.test(s.tokens[to]?.class ?? '')) ||
    s.inQuotation[from] !== undefined
  );
};

/** “his”, “its”: of whom, their sentence alone does not tell. */
const isTheirs = (s: Sentence, phrase: Range) =>
  /^(?:his|her|its|their)$/.test(s.tokens[phrase.from]?.lower ?? '') && headOf(s, phrase).name === null;

/** A report, a memo: whoever made it, or the thing itself. */
export function writingMention(s: Sentence, sentence: number, { core, maker, noun }: Head): Mention {
  const named = maker && !isTheirs(s, maker) ? maker : undefined;
  const by = named && headOf(s, named);
  return {
    ...{ sentence, name: by?.name ?? named ?? core, kind: 'writing', roles: [noun] },
    ...{ unnamed: by?.kind === 'people', plural: /[^s]s$|^data$/.test(noun), gender: null },
  };
}

function mentionOf(s: Sentence, sentence: number, run: Range): Mention {
  const name = withoutTitles(s, run);
  const titles = rolesIn(s, run.from, name.from);
  const after = rolesAfter(s, run.to);
  const told = [...rolesBefore(s, run.from), ...after, ...rolesInCourt(s, run), ...rolesOfCalled(s, name)];
  const roles = [...titles, ...told];
  const last = s.tokens[name.to - 1]?.lower ?? '';
  // “salmon producer Havbruk Nord”
  const called = s.tokens[run.from - 1]?.class === 'noun' ? (s.tokens[run.from - 1]?.lower ?? '') : '';
  // “District Judge Ann Lee” is no district, and “in the city of Herat, Mayor Ann Lee said” no city.
  const isMedia =
    !titles.some((role) => isRole(role) && !isBodyNoun(role)) &&
    ([...titles.slice(-1), ...told].some((role) => isMedium(role) || isBodyNoun(role) || isMaker(role)) ||
      (isBodyByNoun(called) && !isPersonNoun(called)) ||
      (after.some(isBusiness) && !roles.some(isPersonNoun) && !genderByName(s, name)));
  const isFirst = !isMedia && roles.length === 0 && isFirstNameAlone(s, run);
  const isPerson =
    !isBodyNoun(last) &&
    !isMedia &&
    !isWhere(s, run) &&
    s.tokens[name.from - 1]?.lower !== 'the' &&
    !(s.tokens[run.to]?.text === ',' && s.tokens[run.to + 1]?.lower === 'which') &&
    !isSurelyOutlet(s, name) &&
    !isArticled(s, name) &&
    (roles.some((role) => isPersonNoun(role) || isRole(role)) ||
      (isFullName(s, name) && !isKind(s, run)) ||
      isFirst ||
      isAgedName(s, run.to));
  return {
    sentence,
    name,
    kind: isPerson ? 'person' : 'body',
    roles,
    unnamed: false,
    plural: false,
    gender:
      roles.map(genderOf).find((it) => it !== null) ??
      (isFirst ? genderOfFirstName(last) : isPerson ? genderByName(s, name) : null),
    inPassing: isPerson ? /^['’]s?$/.test(s.tokens[run.to]?.text ?? '') : isInPassing(s, run),
  };
}

/** What a full name tells by its first word. */
export const genderByName = ({ tokens }: Sentence, { from, to }: Range): Mention['gender'] =>
  to - from > 1 ? genderOfFirstName(tokens[from]?.lower ?? '') : null;

/** People of whom only a role is known. */
export function unnamedMention(s: Sentence, sentence: number, core: Range): Mention {
  const noun = s.tokens[core.to - 1]?.lower ?? '';
  return {
    sentence,
    name: core,
    kind: 'people',
    roles: [noun],
    unnamed: true,
    plural: isPlural(noun),
    gender: genderOf(noun),
  };
}

const isPlural = (noun: string) =>
  /(?:[^s]s|people|men|children|police)$/.test(noun) ||
  /^(?:two|three|four|staff|crew|clergy|folk|youth|couple|pair|duo|trio)$/.test(noun);

/** “Le Monde”, “Der Spiegel”: an article and one more word are no person. */
export const isArticled = ({ tokens }: Sentence, { from, to }: Range): boolean =>
  to - from === 2 && /^(?:Le|La|Les|El|Los|Las|Il|Der|Das)$/.test(tokens[from]?.text ?? '');

/** “Gwen from plot 14”, “asked Morag”: a first name and no more, nor that of a place or a firm. */
export const isFirstNameAlone = ({ tokens }: Sentence, { from, to }: Range): boolean =>
  to - from === 1 &&
  /^\p{Lu}\p{Ll}+$/u.test(tokens[from]?.text ?? '') &&
  genderOfFirstName(tokens[from]?.lower ?? '') !== null &&
  !isCity(tokens[from]?.lower ?? '') &&
  !/^(?:georgia|florence|victoria|virginia|carolina|charlotte|santiago|chad|jordan|lourdes|kent|dale|max|ana|um)$/.test(
    tokens[from]?.lower ?? '',
  ) &&
  !/^(?:noun|name|number)$/.test(tokens[to]?.class ?? '') &&
  tokens[from - 1]?.class !== 'determiner';

/** “Chantelle, 27, said”: whoever has an age. In: where the name ends. */
const isAgedName = ({ tokens }: Sentence, at: number): boolean =>
  tokens[at]?.text === ',' &&
  /^(?:1[0-9]|[2-9]\d)$/.test(tokens[at + 1]?.text ?? '') &&
  /^[,.]$/.test(tokens[at + 2]?.text ?? '');

/** “in Joule Letters”; but “in Ann Lee’s view” */
const isWhere = ({ tokens }: Sentence, { from, to }: Range): boolean =>
  tokens[from - 1]?.lower === 'in' &&
  !HELD_IN.test(tokens[from - 2]?.lower ?? '') &&
  !/^['’]/.test(tokens[to]?.text ?? '');

/** “the former [Love Nest] contestant”: of what kind something is. */
const isKind = (s: Sentence, { from, to }: Range): boolean =>
  /^(?:determiner|adjective)$/.test(s.tokens[from - 1]?.class ?? '') &&
  s.tokens[to]?.class === 'noun' &&
  genderByName(s, { from, to }) === null;

const isFullName = (s: Sentence, { from, to }: Range) =>
  to - from >= 2 &&
  to - from <= 4 &&
  s.tokens
    .slice(from, to)
    .every(({ text }) =>
      /^\p{Lu}[\p{L}.'’-]*\p{Ll}|^\p{Lu}\.|^(?:de|del|della|di|da|das|dos|du|la|le|van|von|der|den|ten|ter|te|zu|al|el|bin|ben|ibn)$/u.test(
        text,
      ),
    );

const rolesIn = (s: Sentence, from: number, to: number) =>
  s.tokens.slice(from, to).map(({ lower }) => lower.replace(/\.$/, ''));

/** “the newspaper Hürriyet”, “the chief executive, Ada Lind”. */
function rolesBefore(s: Sentence, at: number): string[] {
  const before = s.tokens[at - 1];
  if (before?.class === 'noun' || before?.class === 'adjective') return rolesIn(s, at - 1, at);
  if (before?.text !== ',') return [];
  let from = at - 1;
  while (from > 0 && at - from < 10 && s.tokens[from - 1]?.class !== 'mark') from--;
  const all = s.tokens.slice(from, at - 1);
  const stretch = all.slice(all.findLastIndex(({ text }) => /^['’]s?$/.test(text)) + 1);
  const rolesOf = (tokens: readonly Token[]) => tokens.flatMap(({ lower }) => (isWho(lower) ? [lower] : []));
  // “carried a statement by the minister, Ann Lee”, but “the head of the agency, Ann Lee”
  const by = stretch.findLastIndex(({ lower }) => /^(?:by|from|with)$/.test(lower));
  const upTo = stretch.findIndex(({ class: it }, i) => i > by && it === 'preposition');
  const last = rolesOf(stretch.slice(by + 1, upTo < 0 ? stretch.length : upTo));
  if (by >= 0 && last.some((lower) => isPersonNoun(lower))) return last;
  const end = stretch.findIndex(({ class: it }) => it === 'preposition');
  return rolesOf(stretch.slice(0, end < 0 ? stretch.length : end));
}

/** “Ada Lind, the chief executive”, “Yoon, vice president of Acme”. */
function rolesAfter(s: Sentence, at: number): string[] {
  if (s.tokens[at]?.text !== ',') return [];
  let to = at + 1;
  const isOwner = (i: number) => /^['’]s?$/.test(s.tokens[i]?.text ?? '');
  while (
    to < at + 9 &&
    s.tokens[to] &&
    (isOwner(to) || !/^(?:mark|preposition|verb|auxiliary)$/.test(s.tokens[to]?.class ?? ''))
  )
    to++;
  // “Jo Cole, the band’s drummer”
  const owner = s.tokens.slice(at + 1, to).findLastIndex((_, i) => isOwner(at + 1 + i));
  // “According to the Times, the ministry told …”
  if (/^(?:verb|auxiliary)$/.test(s.tokens[to]?.class ?? '')) return [];
  return s.tokens
    .slice(at + 2 + owner, to)
    .filter(({ class: it, lower }) => it !== 'name' && isWho(lower))
    .map(({ lower }) => lower);
}

/** “a passenger by the name of Lee”, “a driver known only as Lee” */
function rolesOfCalled(s: Sentence, name: Range): string[] {
  if (
    !/^(?:named|called|nicknamed|dubbed|as|of|by|sign|name|surname|handle)$/.test(s.tokens[name.from - 1]?.lower ?? '')
  )
    return [];
  for (let i = name.from - 1; i > Math.max(0, name.from - LONGEST_CALL); i--) {
    if (!isPersonNoun(s.tokens[i]?.lower ?? '')) continue;
    const called = calledAfter(s, s.tokens[i + 1]?.text === ',' ? i + 2 : i + 1);
    return called?.from === name.from ? rolesIn(s, i, i + 1) : [];
  }
  return [];
}

const LAWYER = ['barrister', 'lawyer'];

/** “Prosecuting, Ann Lee said”, “Ann Lee, for the defence, said”, “Ann Lee, representing Acme, said” */
function rolesInCourt({ tokens }: Sentence, { from, to }: Range): string[] {
  const before = tokens[from - 1]?.text === ',' ? (tokens[from - 2]?.lower ?? '') : '';
  const after = tokens[to]?.text === ',' ? tokens.slice(to + 1, to + 4).map(({ lower }) => lower) : [];
  const [first = '', , third = ''] = after;
  const acts = [before, first].find((lower) => /^(?:prosecuting|defending|mitigating|representing)$/.test(lower));
  const isFor = first === 'for' && /^(?:defen[cs]e|prosecution|crown|plaintiffs?|defendants?|state)$/.test(third);
  if (!acts && !isFor) return [];
  const prosecutes = acts === 'prosecuting' || /^(?:prosecution|crown|state)$/.test(isFor ? third : '');
  return prosecutes ? [...LAWYER, 'prosecutor'] : LAWYER;
}

const isWho = (lower: string) =>
  !/^(?:one|two|three|four|five|another|other|some|many|several)$/.test(lower) && isAnyWho(lower);
const isAnyWho = (lower: string) =>
  isPersonNoun(lower) || isRole(lower) || isBodyNoun(lower) || isMedium(lower) || isBusiness(lower) || isMaker(lower);

/** The name before a place, for “which” and “himself”. */
export const nameBefore = (s: Sentence, at: number): Range | null =>
  nameRunBefore(s, s.tokens[at - 1]?.text === ',' ? at - 1 : at, 0);
