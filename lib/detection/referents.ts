import { isNoSpeaker } from '@/lib/detection/colons';
import { cueOf } from '@/lib/detection/cues';
import type { Read } from '@/lib/detection/floating';
import { type Found, standsIn } from '@/lib/detection/found';
import {
  ACCUSED,
  carryingIn,
  fullNamesIn,
  inFull,
  isOneName,
  lowersOf,
  onlyOnesIn,
  outletsIn,
  shortKey,
  wordsOf,
} from '@/lib/detection/full-names';
import { type Head, headOf } from '@/lib/detection/heads';
import { writingAfterIn } from '@/lib/detection/hop-markers';
import { introducedAs } from '@/lib/detection/introduced';
import {
  type Carrier,
  genderByName,
  isArticled,
  isFigure,
  isFirstNameAlone,
  isPublishing,
  type Mention,
  mentionsIn,
  signerOfIt,
  unnamedMention,
} from '@/lib/detection/mentions';
import { openingOf, placedSentence } from '@/lib/detection/openings';
import { isSurelyOutlet } from '@/lib/detection/outlets';
import {
  canBeCalled,
  genderOf,
  isArticle,
  isBodyByNoun,
  isBodyNoun,
  isBusiness,
  isCalledBody,
  isCalling,
  isMedium,
  isMereEpithet,
  isPersonNoun,
  isProfile,
  isRole,
  isWriting,
} from '@/lib/detection/people';
import { isTime, nounPhraseAfter, nounPhraseBefore } from '@/lib/detection/phrases';
import { beforeAge } from '@/lib/detection/subjects';
import type { Sentence } from '@/lib/text/sentences';
import type { Range } from '@/lib/text/tokens';

/** Who a source is. `sentence` and `name`: where the words stand that tell; null where nothing tells. */
export type Referent = {
  sentence: number;
  name: Range;
  unnamed: boolean;
  kind: Mention['kind'];
  /** Of a writing that was named before: whoever said something by it first. */
  continues?: Found;
  /** Of a writing of which was said who passes it on. */
  carriers?: readonly Carrier[];
};

/** So many sentences back somebody can still be meant by “she” or “the company”. */
const FAR = 12;

/** A sentence that names more is a list. */
const MOST = 24;

/** `written`: it stands in a writing. */
type Told = {
  mention: Mention;
  by: Found;
  written: boolean;
  isPresent: boolean;
  carriers?: readonly Carrier[];
  continues?: Found;
};

/** Who words for somebody mean. In: the sentence, and where they stand in it. */
export type WhoIs = (sentence: number, who: Range) => Referent | null;

/**
 * Who each source of a text is: names without titles, full names, and whom “she” or “the coroner” means; and who others
 * are.
 */
export function referentsIn(read: readonly Read[]): { referents: Map<Found, Referent>; whoIs: WhoIs } {
  const isWord = commonWordsIn(read);
  const all = read.map(({ sentence }, i) =>
    mentionsIn(sentence, i)
      .filter((one) => !isWord(sentence, one))
      .slice(0, MOST),
  );
  const fullNames = fullNamesIn(read, all);
  const mentions = all.map((here, i) =>
    // “Posted by Ann Lee”: whoever writes says “I”.
    isPosted(read[i]?.sentence) ? [] : here.map((one) => inFull(one, read[i]?.sentence, fullNames)),
  );
  const onlyOnes = onlyOnesIn(read, mentions);
  const carrying = carryingIn(read, mentions);
  const outlets = outletsIn(read, mentions);
  const hasTurns = haveTurns(read);
  const told: Told[][] = [];
  const result = new Map<Found, Referent>();
  const known: Known = { read, mentions, told, fullNames, onlyOnes, carrying, outlets };
  read.forEach(({ sentence, found }, i) => {
    const here: Told[] = [];
    told.push(here);
    const toldTo = new Map(found.flatMap((one) => (one.relayedBy ? [[one.relayedBy, one] as const] : [])));
    for (const one of found) {
      const source = one.source[0];
      if (!source) continue;
      const referent = withWriter(known, i, referentOf(known, i, source, one));
      if (isToldIt(sentence, one) && !(referent && isOutletAt(known, referent))) {
        const inner = toldTo.get(one);
        if (inner) inner.relayedBy = one.relayedBy;
        one.content = [];
        continue;
      }
      if (!referent) continue;
      const carriers = one.relayedBy ? null : carriedBelow(known, i, source, referent);
      if (carriers) referent.carriers = carriers;
      const goesOn = referent.continues || referent.carriers ? null : goesOnFrom(known, i, one, referent);
      if (goesOn?.continues) referent.continues = goesOn.continues;
      else if (goesOn?.carriers) referent.carriers = goesOn.carriers;
      result.set(one, referent);
      // “tim: …”: whoever comes next is not called by that.
      if (hasTurns && one.lemma === ':' && referent.kind === 'body') continue;
      if (here.length < MOST) here.push(...toldIn(known, i, one, referent));
    }
  });
  return { referents: result, whoIs: (i, who) => whoPassesOn(known, i, who) };
}

/**
 * Tells the first words of sentences from names: “Shares fell”, “Net income rose”. A word is a name if it has its capital
 * further on in a sentence too, or nothing but capitals; or if it comes again and never without one.
 */
function commonWordsIn(read: readonly Read[]): (s: Sentence, mention: Mention) => boolean {
  const placed = placedSentence(read.map(({ sentence }) => sentence));
  const [inside, small, times] = [new Set<string>(), new Set<string>(), new Map<string, number>()];
  const hasTurns = haveTurns(read);
  for (const { sentence: s } of read)
    s.tokens.forEach(({ text, lower, class: it }, i) => {
      if (/^\p{Ll}/u.test(text)) small.add(lower);
      else if (it === 'name') times.set(lower, (times.get(lower) ?? 0) + 1);
      if (it === 'name' && i > 0 && s.tokens[i - 1]?.class !== 'mark') inside.add(lower);
    });
  return (s, { kind, name: { from, to } }) => {
    const token = s.tokens[from];
    if (kind !== 'body' || to - from !== 1 || !token || (from > 0 && s.tokens[from - 1]?.class !== 'mark'))
      return false;
    if (s === placed && from === 0) return true;
    // “tim: The company says”: which is not tim.
    if (hasTurns && from === 0 && isTurn(s)) return true;
    // “THREAD: …”, “OK so …”
    if (isNoSpeaker(token.lower) ? s.tokens[from + 1]?.text === ':' : /^ok(?:ay)?$/.test(token.lower)) return true;
    if (/^\p{Lu}[\p{Lu}\d.]+$/u.test(token.text)) return false;
    const next = s.tokens[from + 1];
    // “Looks like rain”
    if (small.has(token.lower) || isFigure(token.lower) || next?.lower === 'like') return true;
    if (inside.has(token.lower)) return false;
    return next?.class === 'noun' && times.get(token.lower) === 1;
  };
}

const isPosted = (s: Sentence | undefined) =>
  /^(?:post|posted|reply|replied|comment|commented|answer|answered)$/.test(s?.tokens[0]?.lower ?? '') &&
  /^(?:by|from)$/.test(s?.tokens[1]?.lower ?? '') &&
  s?.tokens.every(({ class: it }, i) => i < 2 || it !== 'auxiliary') === true;

/** So many lines with a name and a colon make a thread or an interview. */
const FEWEST_TURNS = 4;

const haveTurns = (read: readonly Read[]) => read.filter(({ sentence }) => isTurn(sentence)).length >= FEWEST_TURNS;

const isTurn = ({ tokens }: Sentence) => /^(?:name|noun)$/.test(tokens[0]?.class ?? '') && tokens[1]?.text === ':';

function toldIn(known: Known, i: number, by: Found, referent: Referent): Told[] {
  const s = known.read[i]?.sentence;
  const source = by.source[0];
  if (!s || !source) return [];
  const writing = openingWriting(s);
  return [
    {
      // “told Radio One”: no person
      mention: {
        ...mentionFrom(s, i, source, referent, known),
        ...(by.rule === TOLD_OUTLET && referent.kind === 'person' && { kind: 'body' as const }),
      },
      by,
      written:
        referent.kind === 'writing' ||
        referent.continues !== undefined ||
        referent.carriers !== undefined ||
        isRelayedByWriting(s, by) ||
        (writing !== null && writing.to <= source.from && by.relayedBy !== undefined),
      isPresent: isThird(known, i, by) || isHeard(s, by),
      ...(referent.carriers && { carriers: referent.carriers }),
      ...(referent.continues && { continues: referent.continues }),
    },
  ];
}

/** “Lee is recorded as saying in the minutes” */
const isRelayedByWriting = (s: Sentence, { relayedBy }: Found): boolean =>
  relayedBy?.source[0] !== undefined &&
  relayedBy.rule === 'passed on by a source' &&
  (headOf(s, relayedBy.source[0]).kind === 'writing' || isRelayedByWriting(s, relayedBy));

/** “The broadcaster has seen a memo”: which one that is; null for “a director”, another than whoever is one further on. */
function whoPassesOn(known: Known, i: number, who: Range): Referent | null {
  const s = known.read[i]?.sentence;
  if (!s || /^(?:an?|one|another|some|two|three|several)$/.test(s.tokens[who.from]?.lower ?? '')) return null;
  const head = headOf(s, who);
  return (isSameOutlet(s, head) ? lastOutlet(known, i, who.from, head.noun) : null) ?? referentOf(known, i, who);
}

/** “In the memo, …”, “But in the memo, …” */
const openingWriting = (s: Sentence) => writingAfterIn(s, 0) ?? writingAfterIn(s, 1);

type GoesOn = Pick<Referent, 'continues' | 'carriers'>;

/** “In the memo, she says”, “Brandt wrote”: what somebody puts in a writing that was passed on goes on from it. */
function goesOnFrom(known: Known, i: number, one: Found, who: Referent): GoesOn | null {
  const s = known.read[i]?.sentence;
  const source = one.source[0];
  if (!s || !source || one.kind === 'question') return null;
  const isIn =
    inWriting(known, i, s, source) ??
    inOneMore(known, i, s, one) ??
    saidThere(known, i, one, who) ??
    inOwn(known, i, s, source) ??
    heardIn(known, i, s, one);
  if (isIn) return isIn;
  return goesOnWriting(known, i, one, who) ?? ofWriter(known, i, one, who) ?? answersIn(known, i, one);
}

/** “Bank paid rebels, memo shows”: a headline’s writing is passed on by whoever the text below says. */
function carriedBelow(known: Known, i: number, source: Range, referent: Referent): readonly Carrier[] | null {
  const s = known.read[i]?.sentence;
  const isHeadline = s?.paragraph === 0 && !/^[.”"]$/.test(s.tokens.at(-1)?.text ?? '');
  if (!s || !isHeadline || referent.kind !== 'writing' || referent.carriers || referent.continues) return null;
  const { noun } = headOf(s, source);
  if (STUDY.test(noun)) return null;
  const isSameOne = ({ kind, roles, carriers }: Mention) =>
    kind === 'writing' && carriers !== undefined && roles.some((role) => isOneWriting(role, noun));
  for (let at = i + 1; at <= i + LEAD; at++) {
    const one = known.mentions[at]?.find(isSameOne);
    if (one?.carriers) return one.carriers;
  }
  return null;
}

/** ““…,” Lee wrote”, after a memo that was passed on and is by Lee, as its sentence or one since then says. */
function ofWriter(known: Known, i: number, one: Found, who: Referent): GoesOn | null {
  if (one.lemma !== 'write' || one.relayedBy) return null;
  for (let at = i - 1; at >= Math.max(0, i - FAR); at--) {
    const writers = (known.mentions[at] ?? []).flatMap(({ kind, writer }) => (kind === 'writing' && writer) || []);
    const signer = signerOfItAt(known, at);
    const isWriter = [...writers, ...(signer ? [signer] : [])].some((writer) => {
      const by = isPronounAt(known, at, writer) ? null : referentOf(known, at, writer);
      return by && isAt(by, who);
    });
    if (isWriter) return lastCarried(known, at + 1);
  }
  return null;
}

/** “A colleague replies that it does not”, “she writes back”: as what was written before. */
function answersIn(known: Known, i: number, one: Found): GoesOn | null {
  if (!/^(?:reply|respond|answer|write|counter|object|agree|add)$/.test(one.lemma) || !isThird(known, i, one))
    return null;
  for (let at = i; at >= Math.max(0, i - NEAR_BY); at--) {
    if (known.read[at]?.sentence.paragraph !== known.read[i]?.sentence.paragraph) return null;
    const before = known.told[at]?.findLast(({ by }) => by.lemma !== 'down');
    if (before) return before.written && before.isPresent ? { continues: before.by, carriers: before.carriers } : null;
  }
  return null;
}

/** “In the memo, she says”, “In it, she says”, “In one, she says”, “In the earliest, she says” */
function inWriting(known: Known, i: number, s: Sentence, source: Range): GoesOn | null {
  const at = /^(?:and|but|,)$/.test(s.tokens[0]?.lower ?? '') ? 1 : 0;
  const [first, next] = [s.tokens[at]?.lower ?? '', s.tokens[at + 1]?.lower ?? ''];
  const isIn =
    /^(?:in|on)$/.test(first) &&
    (/^(?:it|them|one|another)$/.test(next) || (next === 'the' && isOneOfThem(s, at + 2))) &&
    at + 2 <= source.from;
  if (isIn || isSignedBy(s, source.from))
    return lastOf(known, i - 1, Number.POSITIVE_INFINITY, ({ kind }) => kind === 'writing');
  const writing = openingWriting(s);
  return writing && writing.to <= source.from && isSameAgain(s, writing.from)
    ? definiteReferent(known, i, headOf(s, writing))
    : null;
}

/** “says there that”, “is quoted there as saying”; not “there was” */
const isThatPlace = ({ tokens }: Sentence, at: number) =>
  tokens[at]?.lower === 'there' && /^(?:that|as|,|:)$/.test(tokens[at + 1]?.lower ?? '');

/** “She says there that”, “In the interview, she said”: in that of which was told before, as it was passed on there. */
function saidThere(
  known: Known,
  i: number,
  { relayedBy, source: [source], cue, content }: Found,
  who: Referent,
): GoesOn | null {
  const s = known.read[i]?.sentence;
  // “there that the dam is old”
  const end = Math.max((content[0]?.from ?? 0) + 1, cue.at(-1)?.to ?? 0);
  if (!s || !source || relayedBy) return null;
  const isTalk = (at: number) =>
    /^(?:in|on|during)$/.test(s.tokens[at]?.lower ?? '') &&
    /^(?:the|that|this|same)$/.test(s.tokens[at + 1]?.lower ?? '') &&
    TALK.test(s.tokens[at + 2]?.lower ?? '');
  const within = s.tokens.slice(source.to, end).map((_, k) => source.to + k);
  const isThere = within.some((at) => isTalk(at) || isThatPlace(s, at)) || isTalk(0);
  if (!isThere) return null;
  for (let at = i - 1; at >= Math.max(0, i - FAR); at--) {
    const told = known.told[at]?.findLast(
      ({ mention, by }) => by.relayedBy && mention.sentence === who.sentence && mention.name.from === who.name.from,
    );
    if (told) return { continues: told.by, carriers: told.carriers };
    const other = known.told[at]?.findLast(({ by }) => by.relayedBy?.rule === TOLD_OUTLET);
    if (other) return { continues: other.by };
    const writing = known.mentions[at]?.find(
      ({ carriers, roles }) => carriers && roles.some((role) => TALK.test(role)),
    );
    if (writing) return { carriers: writing.carriers };
  }
  return null;
}

const TALK =
  /^(?:interview|conversation|podcast|programme|program|broadcast|appearance|piece|article|documentary|call|chat)$/;

/** “In an email of 4 May, she writes”, after “emails seen by the Post”: one of these. */
function inOneMore(known: Known, i: number, s: Sentence, one: Found): GoesOn | null {
  const writing = openingWriting(s);
  const isOne = writing && /^(?:an?|one)$/.test(s.tokens[writing.from]?.lower ?? '');
  if (!isOne || one.relayedBy || writing.to > (one.source[0]?.from ?? 0) || !isThird(known, i, one)) return null;
  const all = lastCarried(known, i);
  const last = all && known.read[all.sentence]?.sentence.tokens[all.name.to - 1]?.lower;
  return last && /^(?:e-?mails|messages|documents|files|papers|letters|memos|cables|records|texts|chats)$/.test(last)
    ? { continues: all.continues, carriers: all.carriers }
    : null;
}

/** “the [earliest],”, “the [second] of them”: of writings told of before. */
const isOneOfThem = ({ tokens }: Sentence, i: number): boolean =>
  (/^(?:first|second|third|last|latest|other|\p{L}+est)$/u.test(tokens[i]?.lower ?? '') &&
    /^(?:,|of|from|dated|sent|written)$/.test(tokens[i + 1]?.lower ?? '')) ||
  (/^(?:most|more)$/.test(tokens[i]?.lower ?? '') && tokens[i + 2]?.text === ',');

const SIGNS = /^(?:signed|wrote|drafted|sent|prepared|compiled|circulated|authored)$/;

/** “Lee, who signed it, describes …” In: where the source begins. */
function isSignedBy({ tokens }: Sentence, at: number): boolean {
  for (let i = at + 1; i < at + 10; i++)
    if (/^(?:who|which)$/.test(tokens[i]?.lower ?? ''))
      return SIGNS.test(tokens[i + 1]?.lower ?? '') && /^(?:it|them)$/.test(tokens[i + 2]?.lower ?? '');
  return false;
}

const RECORDING = /^(?:recording|video|audio|tape|footage|clip|audiotape|videotape|voicemail)s?$/;

/**
 * “She can be heard saying”, “Lee is recorded as objecting”: in the recording of which was told before, or as the minutes
 * have it.
 */
function heardIn(known: Known, i: number, s: Sentence, one: Found): GoesOn | null {
  if (one.relayedBy || !isHeard(s, one)) return null;
  for (let at = i - 1; at >= Math.max(0, i - FAR); at--) {
    const told = known.told[at]?.findLast(({ mention }) => mention.kind === 'writing');
    const mention = told?.mention ?? known.mentions[at]?.findLast(({ kind }) => kind === 'writing');
    if (!mention) continue;
    const carriers = told?.carriers ?? (told && carriersOfTold(known, told, at)) ?? mention.carriers;
    // A recording is where somebody speaks, minutes are who tells of it.
    if (mention.roles.some((role) => RECORDING.test(role))) {
      if (carriers) return { carriers };
      continue;
    }
    const { sentence, name } = mention;
    return { carriers: [{ sentence, who: name, cue: { from: name.to, to: name.to } }, ...(carriers ?? [])] };
  }
  return null;
}

/** Who passed on a writing that was told of, in its sentence or where it was told of first. */
function carriersOfTold(known: Known, { by, continues }: Told, i: number): Carrier[] | undefined {
  const here = carriersFrom(by.relayedBy, i);
  if (here || !continues) return here;
  for (let at = i; at >= Math.max(0, i - 2 * FAR); at--)
    if (known.told[at]?.some((one) => one.by === continues)) return carriersFrom(continues.relayedBy, at);
  return undefined;
}

/** The relays of a sentence, nearest first. */
function carriersFrom(by: Found | undefined, sentence: number): Carrier[] | undefined {
  const found: Carrier[] = [];
  for (let hop = by; hop && found.length < MOST_CARRIERS; hop = hop.relayedBy) {
    const who = hop.source[0];
    if (who) found.push({ sentence, who, cue: hop.cue[0] ?? { from: who.to, to: who.to } });
  }
  return found.length > 0 ? found : undefined;
}

const MOST_CARRIERS = 5;

/** “is heard calling”, “is noted as having warned”; not “was quoted as saying”. */
const isHeard = ({ tokens }: Sentence, { source: [source], cue: [cue] }: Found): boolean =>
  source !== undefined &&
  cue !== undefined &&
  tokens.slice(source.to, cue.to).some(
    ({ lower }, k, all) =>
      (/^(?:heard|overheard|recorded|noted|minuted|logged)$/.test(lower) ||
        // “is quoted there as saying”
        (lower === 'quoted' && all[k + 1]?.lower === 'there')) &&
      /^(?:is|are|be)$/.test(all[k - 1]?.lower ?? ''),
  );

/** “the memo”, “one email”, “another page”; not “a memo” */
const isSameAgain = (s: Sentence, at: number) => /^(?:the|this|that|one|another)$/.test(s.tokens[at]?.lower ?? '');

/** “The memo’s author, Ann Lee, says” */
function inOwn(known: Known, i: number, s: Sentence, source: Range): GoesOn | null {
  const owner = s.tokens.slice(source.from, source.to).findIndex(({ text }) => /^['’]s?$/.test(text));
  if (owner < 1 || !/^(?:author|writer|sender|signatory)$/.test(s.tokens[source.from + owner + 1]?.lower ?? ''))
    return null;
  const head = headOf(s, { from: source.from, to: source.from + owner });
  return head.kind === 'writing' ? definiteReferent(known, i, head) : null;
}

/** “Brandt wrote”, “She adds”: after what somebody put in a writing, with a verb of writing or in the same breath. */
function goesOnWriting(known: Known, i: number, one: Found, who: Referent): GoesOn | null {
  const s = known.read[i]?.sentence;
  const isPronoun = /^(?:he|she|they)$/.test(s?.tokens[one.source[0]?.from ?? 0]?.lower ?? '');
  for (let at = i - 1; at >= Math.max(0, i - 6); at--) {
    const before = known.told[at]?.findLast(
      ({ mention }) => mention.sentence === who.sentence && mention.name.from === who.name.from,
    );
    if (!before) continue;
    if (!before.written) return null;
    const isNear =
      isPronoun &&
      !/^(?:tell|confirm|deny|dispute|speak|refuse|decline)$/.test(one.lemma) &&
      known.read[at]?.sentence.paragraph === s?.paragraph;
    const isMore = /^(?:write|add|continue)$/.test(one.lemma) || isAlso(s, one);
    if (!isMore && !isNear && !(before.isPresent && isThird(known, i, one))) return null;
    return { continues: before.by, carriers: before.carriers };
  }
  return null;
}

const isAlso = (s: Sentence | undefined, { cue }: Found) =>
  cue.some(({ from, to }) => s?.tokens.slice(from, to).some(({ lower }) => lower === 'also'));

/** “warns”, not “warned” */
const isThird = ({ read }: Known, i: number, { cue }: Found) =>
  cue.some(({ from, to }) =>
    read[i]?.sentence.tokens.slice(from, to).some(({ lower }) => cueOf(lower)?.form === 'third'),
  );

type Known = {
  read: readonly Read[];
  mentions: readonly Mention[][];
  told: readonly Told[][];
  fullNames: ReadonlyMap<string, Mention>;
  /** The one person of whom a text tells a role, null for several. */
  onlyOnes: ReadonlyMap<string, Mention | null>;
  carrying: ReadonlySet<string>;
  outlets: ReadonlyMap<string, Mention | null>;
};

/** `by`: what they say. Whoever is only named in it does not say it. */
function referentOf(known: Known, i: number, source: Range, by?: Found): Referent | null {
  const s = known.read[i]?.sentence;
  if (!s) return null;
  const head = headOf(s, source);
  const itself = (): Referent => ({
    sentence: i,
    name: head.name ?? shortened(s, source, head),
    unnamed: head.kind === 'people',
    kind: kindOf(s, head),
  });
  const isStretch = STRETCH.test(head.noun) && /^(?:an?|one)$/.test(s.tokens[head.core.from]?.lower ?? '');
  const whole = isStretch ? lastOf(known, i - 1, Number.POSITIVE_INFINITY, ({ kind }) => kind === 'writing') : null;
  if (whole) return whole;
  const oneOfThem = oneOfWritings(known, i, s, source);
  if (oneOfThem) return oneOfThem;
  // “Ann Lee, a biologist, and her team found”: by her name.
  const team = isTheirsAfterAnd(s, head)
    ? known.mentions[i]?.find(({ plural, unnamed, roles }) => plural && !unnamed && roles.includes(head.noun))
    : undefined;
  if (team) return mentioned(team);
  if (isSameSource(s, head)) return lastOf(known, i, source.from, () => true, by?.content) ?? itself();
  if (isEpithet(s, head)) {
    const isLike = isOneLike(head.noun);
    const named = lastOf(known, i, source.from, (one) => isLike(one) && !one.unnamed, by?.content);
    const last = lastOf(known, i, source.from, isLike, by?.content);
    // “A pal said …. The 28-year-old”: rather whoever was named before; but “A 28-year-old builder said …”
    const said = last && known.read[last.sentence]?.sentence.tokens.slice(last.name.from, last.name.to);
    return (said?.some(({ lower }) => lower === head.noun) ? last : (named ?? last)) ?? itself();
  }
  const highness = isHighness(s, head)
    ? lastOf(known, i, source.from, isOneLike(genderedBy(s, head)), by?.content)
    : null;
  if (highness) return highness;
  const headlined = headlineBody(known, i, head);
  if (headlined) return headlined;
  if (head.kind === 'name' && head.name && isOfficer(s, head)) {
    const officer = definiteReferent(known, i, { ...head, kind: 'people' }, by?.content);
    if (officer) return officer;
  }
  const holder = by?.lemma === ':' && head.kind === 'name' ? officeHolder(known, i, s, head) : null;
  if (holder) return holder;
  if (head.kind === 'name' && head.name)
    return (
      outletInFull(known, s, head.name, by) ??
      fullName(known, s, head.name) ??
      bodyByItsNoun(known, i, s, head) ??
      itself()
    );
  if (by && isToldIt(s, by)) return lastOutlet(known, i, source.from, '');
  if (head.kind === 'pronoun') return pronounReferent(known, i, source, head.noun, by?.content ?? [], by);
  if ((by?.rule === TOLD_OUTLET || by?.lemma === 'down') && isSameOutlet(s, head))
    return lastOutlet(known, i, source.from, head.noun) ?? itself();
  const made = head.maker && referentOf(known, i, head.maker);
  if (made) {
    const isKnown = /^(?:the|one|another)$/.test(s.tokens[head.core.from]?.lower ?? '');
    const before = isKnown ? definiteReferent(known, i, head) : null;
    const own = carriersAt(known, i, head.core);
    return {
      ...made,
      kind: 'writing',
      ...(before?.continues && { continues: before.continues }),
      ...(before?.carriers && !own && { carriers: before.carriers }),
    };
  }
  if (!isDefinite(s, source, head))
    return (
      partOfWriting(known, i, head, itself()) ??
      namedFurtherOn(known, i, head) ??
      bareBody(known, i, head) ??
      whoGoesOn(known, i, s, head, by) ??
      introduced(known, i, head, by) ??
      itself()
    );
  const paper = paperSaying(known, i, source, head, by);
  if (paper) return paper;
  const meant = definiteReferent(known, i, head, by?.content);
  // “another page” after “documents leaked to the Post”: a page, passed on by the Post
  if (meant && /^(?:one|another)$/.test(s.tokens[head.core.from]?.lower ?? '') && !isCalled(known, meant, head.noun))
    return { ...itself(), continues: meant.continues, carriers: meant.carriers };
  return meant ?? introduced(known, i, head, by) ?? itself();
}

/** “the planetary scientist at the institute adds”: whoever spoke right before, with no other calling. */
function whoGoesOn(known: Known, i: number, s: Sentence, { kind, core, noun }: Head, by: Found | undefined) {
  if (
    kind !== 'people' ||
    s.tokens[core.from]?.lower !== 'the' ||
    !/^(?:add|go|continue|conclude)$/.test(by?.lemma ?? '')
  )
    return null;
  const told = known.told[i - 1]?.findLast(({ by: other }) => other.kind === 'report' && other.lemma !== 'down');
  const one = told?.mention;
  const isFree =
    one?.kind === 'person' &&
    !one.unnamed &&
    canBeGender(one.gender, noun) &&
    one.roles.every((role) => role === noun || ANY_ROLE.test(role) || !isPersonNoun(role));
  return told && one && isFree ? again(known, one, told.by) : null;
}

const isTheirsAfterAnd = ({ tokens }: Sentence, { core }: Head) =>
  tokens[core.from - 1]?.lower === 'and' && /^(?:his|her|their)$/.test(tokens[core.from]?.lower ?? '');

const isCalled = ({ read }: Known, { sentence, name, kind }: Referent, noun: string) =>
  kind !== 'writing' ||
  read[sentence]?.sentence.tokens
    .slice(name.from, name.to)
    .some(({ class: it, lower }, k) => (it === 'name' && name.from + k > 0) || lower.startsWith(noun));

/** “one of the emails”, “one of them”, “a third”: a writing among those that were told of right before. */
function oneOfWritings(known: Known, i: number, s: Sentence, source: Range): Referent | null {
  const { tokens } = s;
  const isA = tokens[source.from]?.lower === 'a' || tokens[source.from]?.lower === 'the';
  const at = isA ? source.from + 1 : source.from;
  if (!(isA ? /^(?:second|third|fourth|first|last)$/ : SOME).test(tokens[at]?.lower ?? '')) return null;
  const itself = { sentence: i, name: source, unnamed: false, kind: 'writing' } as const;
  const isOf = tokens[at + 1]?.lower === 'of';
  if (isOf && /^(?:the|these|those)$/.test(tokens[at + 2]?.lower ?? '')) {
    const phrase = nounPhraseAfter(s, at + 2);
    const head = phrase && headOf(s, phrase);
    if (head?.kind !== 'writing' || (head.name && head.name.to === head.core.to)) return null;
    const { continues, carriers } = definiteReferent(known, i, head) ?? {};
    return { ...itself, name: { from: source.from, to: head.core.to }, continues, carriers };
  }
  const end = isOf && tokens[at + 2]?.lower === 'them' ? at + 3 : at + 1;
  if (source.to !== end && tokens[end]?.text !== ',') return null;
  const before = known.told[i - 1]?.findLast(({ by }) => by.lemma !== 'down');
  const isWriting = before
    ? before.mention.kind === 'writing'
    : known.mentions[i - 1]?.some(({ carriers }) => carriers);
  const { continues, carriers } = isWriting ? (lastCarried(known, i) ?? {}) : {};
  return continues || carriers ? { ...itself, name: { from: source.from, to: end }, continues, carriers } : null;
}

const SOME = /^(?:one|some|several|two|three|another|most|many|both|none)$/;

/** What stands only within a writing. */
const PART =
  /^(?:footnote|appendix|annexe?|addendum|attachment|enclosure|page|slide|chapter|section|paragraph|entry|caption)$/;

/** Words of a writing: it is the whole that says them. */
const STRETCH = /^(?:passage|footnote|section|paragraph|chapter|page|slide|line|clause)$/;

/** “An attachment to the same email”, “a footnote in the report”: whoever passes on the whole passes on the part. */
function partOfWriting(known: Known, i: number, { core, kind, noun }: Head, itself: Referent): Referent | null {
  const s = known.read[i]?.sentence;
  if (kind === 'writing' && PART.test(noun) && !/^(?:to|of|in|from|on)$/.test(s?.tokens[core.to]?.lower ?? '')) {
    const { continues, carriers } = lastCarried(known, i) ?? {};
    return continues || carriers ? { ...itself, continues, carriers } : null;
  }
  const isPart = kind === 'writing' && /^(?:to|of|in|from|on)$/.test(s?.tokens[core.to]?.lower ?? '');
  const phrase = s && isPart && isSameAgain(s, core.to + 1) ? nounPhraseAfter(s, core.to + 1) : null;
  const whole = s && phrase && headOf(s, phrase);
  if (whole?.kind !== 'writing') return null;
  const { continues, carriers } = definiteReferent(known, i, whole) ?? {};
  return continues || carriers ? { ...itself, continues, carriers } : null;
}

/** “Mayor: “We are not out of this””: whoever holds the office further on, where one person does. */
function officeHolder({ onlyOnes }: Known, i: number, s: Sentence, { core, noun }: Head): Referent | null {
  const one = isRole(noun) && isPersonNoun(noun) && core.to - core.from < 3 ? onlyOnes.get(noun) : null;
  return one && one.sentence >= i && s.tokens[core.to]?.text === ':' ? mentioned(one) : null;
}

function introduced(known: Known, i: number, head: Head, by: Found | undefined): Referent | null {
  const one = introducedAs(known, i, head, by?.content ?? []) ?? introducedInLead(known, i, head);
  return one && mentioned(one);
}

/** “Pop star’s manager denies” over “The manager of the singer has denied”: whoever that is. */
function introducedInLead(known: Known, i: number, { noun, kind }: Head): Mention | null {
  const lead = known.read[i]?.sentence.paragraph === 0 && kind === 'people' ? known.read[i + 1] : undefined;
  for (const {
    source: [source],
    content,
  } of lead?.found ?? []) {
    const head = lead && source && headOf(lead.sentence, source);
    if (head?.noun === noun) return introducedAs(known, i + 1, head, content);
  }
  return null;
}

/** “His Excellency”, “Her Majesty”: whoever was last spoken of. */
const isHighness = ({ tokens }: Sentence, { core, noun }: Head) =>
  /^(?:excellency|highness|majesty|eminence|holiness|lordship|grace)$/.test(noun) &&
  /^(?:his|her)$/.test(tokens[core.to - 2]?.lower ?? '') &&
  core.to - core.from === 2;

const genderedBy = ({ tokens }: Sentence, { core }: Head) => (tokens[core.from]?.lower === 'her' ? 'woman' : 'man');

/** “the Swede”, “the 29-year-old”: whoever was last spoken of. */
const isEpithet = (s: Sentence, { core, noun }: Head) =>
  s.tokens[core.from]?.lower === 'the' &&
  ((core.to - core.from === 2 && isMereEpithet(noun)) || isAged(s, core) || isMeasured(s, core, noun)) &&
  !isSurelyOutlet(s, core);

/** “the £30m man”, “the 6ft striker” */
const isMeasured = ({ tokens }: Sentence, { from, to }: Range, noun: string) =>
  /^[$€£]|^\d+(?:ft|kg|lb|m)\b/.test(tokens[from + 1]?.text ?? '') &&
  to - from < 5 &&
  isPersonNoun(noun) &&
  !/s$/.test(noun);

/** “the 52-year-old electrician” */
const isAged = ({ tokens }: Sentence, { from, to }: Range) =>
  tokens.slice(from + 1, Math.min(to, from + 4)).some(({ lower }) => /-year-old$/.test(lower));

/** “the same source”: whoever was last spoken of. */
const isSameSource = ({ tokens }: Sentence, { core }: Head) =>
  core.to - core.from === 3 &&
  /^(?:the same (?:source|official|person|speaker|body))$/.test(
    tokens
      .slice(core.from, core.to)
      .map(({ lower }) => lower)
      .join(' '),
  );

/** One person, and no man for “the Frenchwoman”. */
const isOneLike =
  (noun: string) =>
  ({ kind, plural, gender }: Mention) =>
    (kind === 'person' || kind === 'people') && !plural && canBeGender(gender, noun);

const canBeGender = (gender: Mention['gender'], noun: string) => {
  const other = genderOf(noun) ?? (/woman$/.test(noun) ? 'she' : /man$/.test(noun) ? 'he' : null);
  return gender === null || other === null || gender === other;
};

/** Whether this very sentence says who passes a writing on. */
const carriersAt = ({ mentions }: Known, i: number, core: Range) =>
  mentions[i]?.find(({ carriers, name }) => carriers && name.from === core.from)?.carriers;

const kindOf = (s: Sentence, { kind, name, core, noun }: Head): Mention['kind'] => {
  if (kind === 'people' || kind === 'writing') return kind;
  // “a woman who gave her name as Lee”
  if (name && name.from >= core.to && isPersonNoun(noun)) return 'person';
  const title = s.tokens[(name?.from ?? 0) - 1];
  // “Her grandson Lee”
  if (name && (isFirstNameAlone(s, name) || (title?.class === 'noun' && isPersonNoun(title.lower)))) return 'person';
  return kind === 'name' &&
    name &&
    name.to - name.from > 1 &&
    !isArticled(s, name) &&
    !isSurelyOutlet(s, name) &&
    !isSurelyOutlet(s, core) &&
    !isBodyNoun(s.tokens[name.to - 1]?.lower ?? '')
    ? 'person'
    : 'body';
};

/** “a memo”, not “a memo obtained by the Guardian”; but “people familiar with the matter”. */
function shortened(s: Sentence, { from, to }: Range, { core, kind }: Head): Range {
  // “a study published on Monday”, “a leaflet handed out at the gate”
  if (kind === 'writing' && s.tokens[core.to]?.class === 'verb' && core.to < to) return { from, to: core.to };
  for (let i = core.to; i < to; i++) {
    const [token, next] = [s.tokens[i], s.tokens[i + 1]];
    const isPassedOn =
      token?.class === 'verb' &&
      !/^briefed/.test(token.lower) &&
      (/^(?:by|to|in|with)$/.test(next?.lower ?? '') || (isWriting(s.tokens[i - 1]?.lower ?? '') && isPastForm(token)));
    const isIn = /^(?:in|on)$/.test(token?.lower ?? '') && writingAfterIn(s, i) !== null;
    if (isIn || /^[,(]$/.test(token?.text ?? '') || (token?.lower === 'on' && isTime(next)) || isPassedOn)
      return { from, to: i };
  }
  return { from, to };
}

const isPastForm = ({ lower }: { lower: string }) => /ed$|^(?:seen|sent|shown|given|made|written)$/.test(lower);

function mentioned(mention: Mention): Referent {
  const { sentence, name, unnamed, kind } = mention.full ?? mention;
  return { ...{ sentence, name, unnamed, kind }, ...(mention.carriers && { carriers: mention.carriers }) };
}

/** “Axiom” is Axiom News, “the Journal” is the Wall Street Journal. */
function outletInFull({ outlets }: Known, s: Sentence, name: Range, by: Found | undefined): Referent | null {
  // “EXPRESS”: a heading
  if (name.to - name.from !== 1 || /^\p{Lu}{5,}$/u.test(s.tokens[name.from]?.text ?? '')) return null;
  const isOutlet = by?.rule === TOLD_OUTLET || by?.lemma === 'down' || isSurelyOutlet(s, name);
  const full = isOutlet ? outlets.get(s.tokens[name.from]?.text ?? '') : undefined;
  return full ? mentioned(full) : null;
}

/** “Lind” is Ada Lind. */
function fullName(known: Known, s: Sentence, name: Range): Referent | null {
  const body =
    known.fullNames.get(shortKey(s, name)) ?? (name.to - name.from > 1 && known.fullNames.get(lowersOf(s, name)));
  if (body) return mentioned(body);
  if (!isOneName(s, name)) return null;
  const full = known.fullNames.get(s.tokens[name.to - 1]?.lower ?? '');
  if (!full) return null;
  // “Mrs Dunn” is not Paul Dunn.
  const gender = genderOf(s.tokens[name.from - 1]?.lower ?? '');
  const isOther = gender !== null && full.gender !== null && full.gender !== gender;
  return mentioned((isOther && sameSurname(known, full, gender)) || full);
}

/** Whoever else has that surname, and can be meant by “he” or “she”. */
function sameSurname({ read, mentions }: Known, full: Mention, gender: Mention['gender']): Mention | undefined {
  const surname = ({ sentence, name }: Mention) => read[sentence]?.sentence.tokens[name.to - 1]?.lower;
  return mentions
    .flat()
    .find(
      (one) =>
        one.kind === 'person' &&
        !one.full &&
        one.gender === gender &&
        one.name.to - one.name.from > 1 &&
        surname(one) === surname(full),
    );
}

const RANK =
  /^(?:general|prime|foreign|finance|home|chief|first|deputy|vice|interior|defen[cs]e|health|education|justice|lord|crown|transport|energy|trade|environment|culture|permanent|press|attorney|solicitor|state)$/;

/** “the Governor”, “the General Secretary” */
const isOfficer = ({ tokens }: Sentence, { core, noun, name }: Head) =>
  (core.to - core.from === 2 || (core.to - core.from === 3 && RANK.test(tokens[core.from + 1]?.lower ?? ''))) &&
  name?.to === core.to &&
  tokens[core.from]?.lower === 'the' &&
  isRole(noun) &&
  isPersonNoun(noun);

/** “the Bank” is the Bank of Albion. */
function bodyByItsNoun(known: Known, i: number, s: Sentence, head: Head): Referent | null {
  const isThe =
    s.tokens[head.core.from]?.lower === 'the' && head.core.to - head.core.from === 2 && head.name?.to === head.core.to;
  return isThe && isBodyNoun(head.noun) ? definiteReferent(known, i, { ...head, kind: 'thing' }) : null;
}

/** “the coroner”, not “a coroner” nor “the coroner of another town”. */
const isDefinite = (s: Sentence, source: Range, { core, kind }: Head) =>
  (/^(?:the|this|that)$/.test(s.tokens[core.from]?.lower ?? '') ||
    (kind === 'writing' && /^(?:one|another)$/.test(s.tokens[core.from]?.lower ?? ''))) &&
  (core.to === source.to ||
    s.tokens[core.to]?.text === ',' ||
    /^(?:who|which)$/.test(s.tokens[core.to]?.lower ?? '') ||
    // “the mother of five”, “the head of state”
    (kind === 'people' &&
      s.tokens[core.to]?.lower === 'of' &&
      (s.tokens[core.to + 1]?.class === 'number' ||
        /^(?:state|government)$/.test(s.tokens[core.to + 1]?.lower ?? ''))) ||
    // “the survey of 1,904 families”
    (kind === 'writing' && s.tokens[core.to]?.lower === 'of' && s.tokens[core.to + 1]?.class === 'number'));

function definiteReferent(known: Known, i: number, head: Head, content: readonly Range[] = []): Referent | null {
  const { noun, kind } = head;
  const chief = kind === 'people' ? financeChief(known, i, head) : null;
  if (chief) return chief;
  const accused = kind === 'people' && ACCUSED.test(noun) ? known.onlyOnes.get('accused') : null;
  if (accused) return mentioned(accused);
  // “The letter is old, the paper said”: whoever is told of there does not say it.
  const isWithin = ({ source: [by] }: Found) =>
    by !== undefined && content.some(({ from, to }) => from <= by.from && by.to <= to);
  for (let at = i; at >= Math.max(0, i - 2 * FAR); at--) {
    const here = (known.told[at] ?? [])
      .filter(({ by }) => at < i || !isWithin(by))
      .toReversed()
      .map(({ mention, by }) => ({ ...mention, by }));
    // “a report, which the paper has. The report says”: not the paper
    const isNamedSo = kind === 'writing' && at < i && known.mentions[at]?.some(({ roles }) => roles.includes(noun));
    if (at < i || here.length > 0)
      for (const one of here)
        if (isSame(known, one, noun, kind) && (one.roles.includes(noun) || !isNamedSo))
          return again(known, one, one.by);
    for (const one of (known.mentions[at] ?? []).toSorted((a, b) => Number(a.unnamed) - Number(b.unnamed)))
      if ((at < i || one.name.to <= head.core.from) && isSame(known, one, noun, kind)) {
        // “dumped the hunk …. The hunk wrote”: whoever was meant there.
        const s = known.read[at]?.sentence;
        const isAgain = s && kind === 'people' && one.unnamed && s.tokens[one.name.from]?.lower === 'the';
        const again = isAgain ? lastCalled(known, at, headOf(s, one.name)) : null;
        if (again && again.sentence < at) return again;
        const only = isAgain ? known.onlyOnes.get(noun) : null;
        return only && Math.abs(only.sentence - i) < FAR ? mentioned(only) : written(known, one);
      }
  }
  // A headline and a lead can say “the chief executive” before the name.
  if (kind === 'people')
    for (let at = i + 1; at < Math.min(known.mentions.length, i + FAR); at++) {
      const one = (known.mentions[at] ?? []).find((it) => it.kind === 'person' && isSame(known, it, noun, kind));
      if (one) return mentioned(one);
    }
  if (kind === 'people') return lastCalled(known, i, head);
  if (kind === 'writing') return lastCarried(known, i) ?? lastStatement(known, i, noun) ?? lastArticle(known, i, noun);
  return byKind(known, i, head);
}

/** “the finance chief” is the CFO, rather than the chief executive. */
function financeChief(known: Known, i: number, { core }: Head): Referent | null {
  const middle = known.read[i]?.sentence.tokens.slice(core.from + 1, core.to - 1) ?? [];
  return middle.some(({ lower }) => /^financ(?:e|ial)$/.test(lower))
    ? lastOf(known, i, core.from, ({ kind, roles }) => kind === 'person' && roles.some((it) => FINANCE.test(it)))
    : null;
}

const FINANCE = /^(?:cfo|finance|financial)$/;

/** “the company”, “the airline”: the body that is most likely one. */
function byKind(known: Known, i: number, { noun, core }: Head): Referent | null {
  const outlet = OUTLET.test(noun) ? lastOutlet(known, i, core.from, noun) : null;
  if (outlet) return outlet;
  if (BUSINESS.test(noun)) return firstBody(known, i) ?? lastOwner(known, i, core.from);
  // “the state water agency” is another than “the agency”.
  const middle = known.read[i]?.sentence.tokens.slice(core.from + 1, core.to - 1) ?? [];
  const isOfKind =
    /^(?:agency|website|site|group|channel|station|company)$/.test(noun) &&
    middle.some(
      ({ class: it, lower }) =>
        (it === 'noun' && !ANY_GROUP.test(lower)) ||
        // “the Kyoto group”, but “the Swedish group”
        (it === 'name' && noun === 'group' && !/(?:an|ish|ese|ch|ss|i)$/.test(lower)),
    );
  const firm =
    COMPANY.test(noun) && !isOfKind
      ? (lastOf(known, i, core.from, (one) => isMainBody(one) && !isOutletMention(known, one)) ??
        lastOf(known, i, core.from, (one) => canBeBody(one) && !isOutletMention(known, one)))
      : null;
  if (firm) return firm;
  return GENERIC.test(noun) && !isOfKind ? lastBody(known, i, core.from) : null;
}

/** An outlet is hardly called so where another body was named. */
const COMPANY = /^(?:company|firm|corporation|maker|manufacturer|giant|conglomerate|multinational|subsidiary)$/;

const OUTLET = /^(?:newspaper|paper|magazine|broadcaster|tabloid|daily|weekly|glossy|station|broadsheet|newswire)$/;

/** “the campaign group” */
const ANY_GROUP =
  /^(?:campaign|rights|lobby|trade|pressure|advocacy|industry|aid|charity|news|media|tech|retail|energy|food|defen[cs]e)$/;

/** “his lawyer”, and in a lead “a judge”: who that is, where the text names one such person further on, and no other. */
function namedFurtherOn({ onlyOnes, read }: Known, i: number, { core, noun, kind }: Head): Referent | null {
  const s = read[i]?.sentence;
  const first = s?.tokens[core.from]?.lower ?? '';
  const isTheirs = /^(?:his|her|its|their)$/.test(first);
  // “The mayor of Dagupan said” in a lead
  const isOfPlace = first === 'the' && s?.tokens[core.to]?.lower === 'of' && i < LEAD && !ANYBODY.test(noun);
  // “…, says minister” in a headline, “a judge said” in a lead
  const isBare =
    s?.paragraph === 0 && core.to - core.from < 3 && /^(?:noun|name)$/.test(s.tokens[core.from]?.class ?? '');
  const isLead = isBare || (/^an?$/.test(first) && i < LEAD && !ANYBODY.test(noun));
  if (kind !== 'people' || /[^s]s$/.test(noun) || !(isTheirs || isLead || isOfPlace)) return null;
  const one = onlyOnes.get(noun);
  return one && (isLead || isOfPlace ? one.sentence > i : Math.abs(one.sentence - i) < FAR) ? mentioned(one) : null;
}

/** “…, company says”: in headlines, whoever the text is about. */
function bareBody(known: Known, i: number, { core, noun }: Head): Referent | null {
  if (core.to - core.from !== 1 || !/^(?:company|firm|maker|airline|bank|retailer|carmaker)$/.test(noun)) return null;
  const before = lastBody(known, i, core.from);
  if (before) return before;
  for (let at = i + 1; at < Math.min(known.mentions.length, i + 1 + LEAD); at++) {
    const one = known.mentions[at]?.find(({ kind, inPassing, isCommon }) => kind === 'body' && !inPassing && !isCommon);
    if (one) return mentioned(one);
  }
  return null;
}

/** “Airline denies it flew”, “Port authority says”: in a headline, the body that speaks where the lead begins. */
function headlineBody({ read, mentions }: Known, i: number, { core, noun }: Head): Referent | null {
  const [s, lead] = [read[i]?.sentence, read[i + 1]];
  const first = s?.tokens[core.from];
  const isBare = first !== undefined && !/^(?:determiner|pronoun)$/.test(first.class) && core.to - core.from < 3;
  if (!lead || s?.paragraph !== 0 || !isBare || !isBodyByNoun(noun) || noun === 'police') return null;
  const opening = openingOf(lead.sentence);
  const start = lead.sentence.tokens[opening]?.class === 'determiner' ? opening + 1 : opening;
  const speaks = lead.found.some(({ source: [by] }) => by !== undefined && by.from <= start && by.to > start);
  const one = mentions[i + 1]?.find(({ name }) => name.from <= start && name.to > start);
  return one && speaks && (one.kind === 'body' ? !one.isCommon && !one.inPassing : canBeBody(one))
    ? mentioned(one)
    : null;
}

/** So many sentences make a lead. */
const LEAD = 3;
/** Too common to be the same person. */
const ANYBODY =
  /^(?:source|person|man|woman|insider|friend|pal|official|expert|resident|witness|researcher|scientist|reporter|colleague|employee|worker|member|aide|neighbou?r|reader|user|fan|viewer|customer|soldier|officer|spokes(?:man|woman|person)|analyst|lawyer|lawmaker|minister|diplomat|deputy)$/;

/** “the lawmaker” after “Senator Ann Lee”: by another word of their kind. */
function lastCalled(known: Known, i: number, { noun, core }: Head): Referent | null {
  // “the Belarusian leader” may be another one.
  const second = known.read[i]?.sentence.tokens[core.from + 1];
  const isOnce = ONCE.test(second?.lower ?? '');
  const isParty = core.to - core.from === 3 && PARTY.test(second?.text ?? '');
  const isPlain = core.to - core.from === 2 || PLAIN.test(second?.lower ?? '') || isOnce || isParty;
  const isJob = isProfile(noun) || isCalling(noun) || JOB.test(noun);
  // “the dental nurse”, “the Colorado ecologist”
  const middle = known.read[i]?.sentence.tokens.slice(core.from + 1, core.to - 1) ?? [];
  // “the Hollow Lane star”
  const isShort = middle.length === 1 || middle.every(({ class: it }) => it === 'name');
  const isMore = !isPlain && isJob && isShort && !ANOTHER.test(second?.lower ?? '');
  // “the deputy leader” after “Deputy Prime Minister Ann Lee”
  if (second?.lower === 'deputy' && OFFICE.test(noun))
    return lastOf(known, i, core.from, ({ kind, roles }) => kind === 'person' && roles.includes('deputy'));
  if (!isPlain && !isMore) return null;
  const fits = ({ kind, roles }: Mention) => kind === 'person' && roles.some((role) => canBeCalled(role, noun));
  const called = isMore ? null : lastOf(known, i, core.from, fits);
  const isByThemselves = isProfile(noun) || isOnce || isMore || isCalling(noun);
  if (called || !(isByThemselves || OFFICE.test(noun))) return called;
  // “the striker”, “the grandmother”: whoever was last spoken of without being said to be something else.
  const isFree = ({ kind, roles, gender, sentence, name }: Mention) =>
    kind === 'person' &&
    (OF_FAMILY.test(noun) || roles.every((role) => ANY_ROLE.test(role) || isProfile(role) || !isPersonNoun(role))) &&
    canBeGender(gender, noun) &&
    (isByThemselves || isOwned(known, sentence, name));
  const last = lastOf(known, i, core.from, isFree);
  const isAnyFar = !isMore && (isProfile(noun) || OFFICE.test(noun) || isOnce);
  return isAnyFar || (last && i - last.sentence <= NEAR_BY) ? last : null;
}

/** Said of anybody, whatever they do. */
const ANY_ROLE =
  /^(?:mr|mrs|ms|miss|mx|dr|sir|prof|professor|(?:co-)?author|leader|founder|owner|member|colleague|local|resident|neighbou?r|regular|fan|witness|eyewitness|survivor|victim|visitor|customer|pal|friend|partner|boyfriend|girlfriend|fianc[eé]e?|ex|(?:grand|step)?(?:son|daughter|mother|father)|sister|brother|husband|wife|niece|nephew|cousin|aunt|uncle|co-star)$/;

/** What a lawyer and a singer alike can be. */
const OF_FAMILY =
  /^(?:(?:grand)?(?:mother|father)|mum|mom|dad|gran|granny|grandma|grandad|widow(?:er)?|pensioner|teenager|teen|newlywed|(?:mother|father|mum|dad)-of-\w+)$/;

/** “the SNP minister” */
const PARTY =
  /^(?:\p{Lu}{2,5}|Labour|Tory|Conservative|Liberal|Democrat|Democratic|Republican|Green|Reform|Socialist)$/u;

/** What somebody does wherever they are, told with one more word: “the dental nurse”. */
const JOB =
  /^(?:nurse|teacher|driver|pilot|doctor|surgeon|midwife|engineer|economist|scientist|researcher|professor|cleaner|plumber|electrician|mechanic|cook|gardener|waiter|waitress|receptionist|soldier|journalist|photographer|dealer|trader|accountant|worker|publican|student|actress|actor)$/;
const ANOTHER =
  /^(?:other|local|second|third|fourth|next|new|same|senior|top|lead|first|only|unnamed|defen[cs]e|duty|police|army|state|government|court|team|club|hospital|school|company|council|party)$/;

/** So near a text goes on about whoever it named. */
const NEAR_BY = 3;

/** “the former postwoman”, “the retired butcher”: what somebody was tells more of whoever was named. */
const ONCE = /^(?:former|retired|one-time|onetime|ex|erstwhile|would-be|self-described|self-styled|self-taught)$/;

/** “the former lawmaker”, “the furious cook”, “the prime minister” */
const PLAIN =
  /^(?:police|former|veteran|retired|ex|ageing|aging|young|disgraced|prime|chief|head|career|angry|furious|fuming|devastated|heartbroken|delighted|proud|embattled|beleaguered|outspoken|jailed|troubled|shamed|beloved|popular|famous)$/;

/** What the person of a country or a body is there: “Turkey’s Ali Koç”. */
const OFFICE =
  /^(?:president|premier|minister|chancellor|leader|boss|chief|chairman|chairwoman|chair|coach|manager|head|captain|founder)$/;

const isOwned = ({ read }: Known, i: number, { from }: Range) =>
  /^['’]s?$/.test(read[i]?.sentence.tokens[from - 1]?.text ?? '');

/** “the note” after “a memo obtained by the Courier”: what was passed on, by another word. */
function lastCarried(known: Known, i: number): Referent | null {
  for (let at = i - 1; at >= Math.max(0, i - FAR); at--) {
    const told = known.told[at]?.findLast(({ mention, by }) => mention.kind === 'writing' && by.relayedBy);
    if (told) return again(known, told.mention, told.by);
    const carried = known.mentions[at]?.find(({ carriers }) => carriers);
    if (carried) return mentioned(carried);
  }
  return null;
}

/** Whoever was told of before; a writing goes on with who passed it on. */
const again = (known: Known, mention: Mention, by: Found): Referent => ({
  ...written(known, mention),
  ...(mention.kind === 'writing' && { continues: by }),
  // “The source added”: known only by whoever cites them.
  ...(mention.unnamed && /^(?:up|citing|quoting)$/.test(by.lemma) && by.relayedBy && { continues: by }),
});

/** Somebody named before; of a writing, whoever its sentence says wrote it, with those who passed on what they said in it. */
function written(known: Known, mention: Mention): Referent {
  const { writer, sentence } = mention;
  if (mention.isCommon) return commonReferent(known, mention);
  const first = known.read[sentence]?.sentence.tokens[writer?.from ?? -1]?.lower ?? '';
  const by = writer && !/^(?:it|they|this|these)$/.test(first) ? referentOf(known, sentence, writer) : null;
  if (!by) return mentioned(mention);
  const said = known.told[sentence]?.find(
    ({ mention: one }) => one.sentence === by.sentence && one.name.from === by.name.from,
  );
  return { ...by, ...mentioned(mention), ...by, kind: 'writing', ...(said && { continues: said.by }) };
}

/** “the letter”: whoever a sentence since has said wrote it. */
function withWriter(known: Known, i: number, referent: Referent | null): Referent | null {
  const said = known.read[referent?.sentence ?? -1]?.sentence;
  if (referent?.kind !== 'writing' || referent.unnamed || !said) return referent;
  const { kind, noun } = headOf(said, referent.name);
  if (kind !== 'writing') return referent;
  // “a letter” is another than those before it.
  const isNew = /^(?:an?|another)$/.test(said.tokens[referent.name.from]?.lower ?? '');
  const least = isNew ? referent.sentence : Math.min(referent.sentence, i) - 2 * FAR;
  for (let at = i; at >= Math.max(0, least); at--) {
    const one = known.mentions[at]?.find(
      ({ isSigned, roles }) => isSigned && roles.some((role) => isSameWriting(role, noun)),
    );
    const writer = one?.writer ?? signerOfItAt(known, at);
    const by = writer && !isPronounAt(known, at, writer) ? referentOf(known, at, writer) : null;
    if (by && by.kind !== 'writing')
      return { ...by, kind: 'writing', continues: referent.continues, carriers: referent.carriers };
  }
  return referent;
}

/** “A memo was leaked to the Post. It was written by [Lee]”: right after it was told of. */
function signerOfItAt({ read, mentions }: Known, i: number): Range | null {
  const isAfter = mentions[i - 1]?.some(({ kind, carriers }) => kind === 'writing' && carriers) === true;
  const s = isAfter ? read[i]?.sentence : undefined;
  return s ? signerOfIt(s) : null;
}

const isPronounAt = ({ read }: Known, i: number, { from }: Range) =>
  /^(?:it|they|this|these|that|which)$/.test(read[i]?.sentence.tokens[from]?.lower ?? '');

const LETTER = /^(?:e-?mail|message|letter|note|memo|memorandum|text)s?$/;

/** “the message” for an email; a report is not called a letter. */
const isSameWriting = (a: string, b: string) => a === b || (LETTER.test(a) && LETTER.test(b));

/** “letters” and “the letter”; “a paper”, “the document” */
const isOneWriting = (a: string, b: string) =>
  isSameWriting(a.replace(/s$/, ''), b.replace(/s$/, '')) || ANY_WRITING.test(a) || ANY_WRITING.test(b);

/** “The airport closed”: by its name, where that stands before. */
function commonReferent(known: Known, mention: Mention): Referent {
  const { sentence, name } = mention;
  const s = known.read[sentence]?.sentence;
  const head = s && headOf(s, name);
  if (!head || s.tokens[name.from]?.lower !== 'the') return mentioned(mention);
  for (let at = sentence; at >= Math.max(0, sentence - FAR); at--) {
    const one = known.mentions[at]?.find(
      (it) => !it.isCommon && (at < sentence || it.name.to <= name.from) && isSame(known, it, head.noun, head.kind),
    );
    if (one) return mentioned(one);
  }
  return byKind(known, sentence, head) ?? mentioned(mention);
}

const GENERIC =
  /^(?:\p{L}+maker|corporation|company|firm|group|maker|manufacturer|agency|organi[sz]ation|outlet|newspaper|paper|magazine|broadcaster|site|website|station|channel|portal|podcast|platform|giant|conglomerate|multinational|behemoth|titan|heavyweight|watchdog|ngo|nonprofit|business|brand|subsidiary)$/u;
/** Such a one is what a text is about, where its first sentences name a body. */
const BUSINESS =
  /^(?:airline|bank|lender|insurer|chain|retailer|carmaker|automaker|grocer|brewery|brewer|startup|start-up|operator|studio|carrier|utility|developer|club|lottery|charity)$/;
/** One and the same study by other words. */
const STUDY =
  /^(?:stud(?:y|ies)|research|survey|poll|trial|analysis|work|review|findings?|results?|experiment|investigation|audit)$/;
const ANY_WRITING = /^(?:report|document|paper|study|note|text|article|piece)$/;

/** Whether somebody named before is what a noun with “the” means. */
function isSame({ read }: Known, { kind, roles, name, sentence }: Mention, noun: string, of: Head['kind']): boolean {
  if (roles.includes(noun)) return !(of === 'people' && kind === 'body');
  if (kind === 'writing')
    return (
      of === 'writing' &&
      (ANY_WRITING.test(noun) || roles.some((role) => ANY_WRITING.test(role) || (STUDY.test(role) && STUDY.test(noun))))
    );
  if (kind !== 'body') return false;
  return (
    read[sentence]?.sentence.tokens
      .slice(name.from, name.to)
      .some(({ lower }) => lower === noun || isCalledBody(lower, noun)) ?? false
  );
}

function pronounReferent(
  known: Known,
  i: number,
  source: Range,
  pronoun: string,
  content: readonly Range[],
  by?: Found,
): Referent | null {
  const s = known.read[i]?.sentence;
  if (!s) return null;
  const at = source.from;
  if (/^(?:who|which|himself|herself|itself|themselves)$/.test(pronoun)) {
    let end = s.tokens[at - 1]?.text === ',' ? at - 1 : at;
    // “The group had itself claimed”
    while (/self$|selves$/.test(pronoun) && s.tokens[end - 1]?.class === 'auxiliary') end--;
    // “a piece this week which”
    if (isTime(s.tokens[end - 1]) && s.tokens[end - 2]?.class === 'determiner') end -= 2;
    const all = nounPhraseBefore(s, beforeAge(s, end));
    // “Ann Lee of the roads agency, which says”
    const before = pronoun === 'which' && all ? lastBodyIn(s, all) : all;
    if (!before || before.to > at || headOf(s, before).kind === 'pronoun') return null;
    // “Ann Lee, an economist who advises the bank,”: Ann Lee
    const isApposed =
      s.tokens[before.from - 1]?.text === ',' &&
      /^(?:an?|the)$/.test(s.tokens[before.from]?.lower ?? '') &&
      s.tokens[before.from - 2]?.class === 'name' &&
      // “the Mail, the Express and a man on TikTok, who”
      s.tokens.slice(before.from, before.to).every(({ lower }) => lower !== 'and') &&
      headOf(s, before).kind === 'people';
    const named = isApposed ? nounPhraseBefore(s, before.from - 1) : null;
    return referentOf(known, i, named ?? before);
  }
  if (/^(?:he|she|him|her|his)$/.test(pronoun)) {
    const gender = /^(?:she|her)$/.test(pronoun) ? 'she' : 'he';
    const speaker = by?.inQuotation ? quotedSpeaker(known, i, by) : null;
    const fits = ({ kind, plural, gender: theirs, sentence, name, full }: Mention) =>
      (kind === 'person' || kind === 'people') &&
      !plural &&
      !(speaker && isAt(full ?? { sentence, name }, speaker)) &&
      (theirs ?? gender) === gender &&
      !(sentence === i && (isWhoAsks(s, name) || isOfThem(s, name, gender)));
    const isSure = (one: Mention) => one.gender === gender;
    const outside = lastOf(known, i, at, fits, content, isSure);
    // “The minister fell ill, he told the Post”: rather than somebody without a name further up.
    const inside = outside && !outside.unnamed ? null : lastOf(known, i, at, fits, [], isSure);
    // “His colleague, he says, threw it”: of whom somebody is, is not that one.
    const first = known.read[inside?.sentence ?? -1]?.sentence.tokens[inside?.name.from ?? -1]?.lower ?? '';
    const one = inside && !(outside && /^(?:his|her)$/.test(first)) ? inside : outside;
    // “A waiter said so. Rico told us it was over. He said”: whoever spoke right before
    const before = one === null || one.unnamed ? lastSurname(known, i, one ? 1 : NEAR_BY) : null;
    return before && before.sentence > (one?.sentence ?? -1) ? before : one;
  }
  if (/^(?:they|them|their)$/.test(pronoun))
    return (
      lastOf(known, i, at, ({ plural, kind, roles }) => plural || (kind === 'body' && isTeam(roles)), content) ??
      lastOf(known, i, at, ({ kind }) => kind === 'body', content) ??
      // “An insider said …. They added …”
      lastOf(known, i, at, ({ kind, unnamed }) => kind === 'people' && unnamed, content)
    );
  return /^its?$/.test(pronoun)
    ? lastOf(
        known,
        i,
        at,
        (one) =>
          // “It told the newspaper”: which is not the newspaper.
          !(by?.relayedBy?.rule === TOLD_OUTLET && isOutletMention(known, one)) &&
          ((one.kind === 'body' && !one.inPassing) || (one.kind === 'writing' && !one.plural) || isOwnerByNoun(one)),
        content,
      )
    : null;
}

/** ““He told me it was cold,” Lee said”: Lee, who is not meant by “he”. */
function quotedSpeaker(known: Known, i: number, by: Found): Place | null {
  const outer = known.read[i]?.found.find((one) => one !== by && !one.inQuotation && standsIn(by, one));
  if (outer?.source[0]) return referentOf(known, i, outer.source[0], outer);
  for (let at = i; at >= Math.max(0, i - 1); at--) {
    const told = known.told[at]?.findLast((one) => !one.by.inQuotation && one.by.lemma !== 'down');
    if (told) return told.mention;
  }
  return null;
}

type Place = Pick<Mention, 'sentence' | 'name'>;
const isAt = (a: Place, b: Place) => a.sentence === b.sentence && a.name.from === b.name.from;

/** “The team dug for a year. They found …” */
const isTeam = (roles: readonly string[]) =>
  roles.some((role) => /^(?:team|group|crew|panel|family|couple|trio|pair|duo|band|squad|committee)$/.test(role));

/** “Ann Lee of [the roads agency], which”: the last part, where the first is a person. */
function lastBodyIn(s: Sentence, { from, to }: Range): Range {
  const head = headOf(s, { from, to });
  const isPerson = head.kind === 'people' || kindOf(s, head) === 'person';
  if (!isPerson || head.core.to >= to) return { from, to };
  const of = s.tokens.slice(from, to).findLastIndex(({ lower }) => /^(?:of|from|at|for|with)$/.test(lower));
  return of > 0 && of + 1 < to - from ? { from: from + of + 1, to } : { from, to };
}

/** “Holm said it was late. She said …”: whoever spoke last by one name that can be a person’s. */
function lastSurname(known: Known, i: number, near: number): Referent | null {
  for (let at = i - 1; at >= Math.max(0, i - near); at--) {
    const told = known.told[at]?.findLast(({ mention }) => canBeSurname(known, mention));
    if (told) return mentioned(told.mention);
  }
  return null;
}

function canBeSurname({ read }: Known, { kind, isCommon, roles, name, sentence }: Mention): boolean {
  const s = read[sentence]?.sentence;
  const token = s?.tokens[name.from];
  if (!s || !token || kind !== 'body' || isCommon || name.to - name.from !== 1) return false;
  return (
    /^\p{Lu}\p{Ll}+$/u.test(token.text) &&
    roles.every((role) => role === token.lower) &&
    s.tokens[name.from - 1]?.class !== 'determiner' &&
    !isSurelyOutlet(s, name) &&
    !isBodyNoun(token.lower)
  );
}

/** “Asked about [her aide], she said”: whoever is hers is not meant by “she”. */
const isOfThem = ({ tokens }: Sentence, { from }: Range, gender: Mention['gender']) =>
  tokens[from]?.lower === (gender === 'she' ? 'her' : 'his');

/** “Citing [Acme Media], the agency said” */
const isCited = ({ read }: Known, i: number, { from }: Range) => {
  const tokens = read[i]?.sentence.tokens ?? [];
  const at = tokens[from - 1]?.class === 'determiner' ? from - 1 : from;
  return /^(?:citing|quoting)$/.test(tokens[at - 1]?.lower ?? '');
};

/** “Asked by [Tom Kim], she said”, “Through [his lawyer] he said”: not who is meant. */
function isWhoAsks({ tokens }: Sentence, { from }: Range): boolean {
  let at = from;
  while (at > 0 && from - at < 5 && /^(?:name|noun|adjective|determiner)$/.test(tokens[at - 1]?.class ?? '')) at--;
  const link = tokens[at - 1];
  return (
    at < 4 &&
    ((/^by$/.test(link?.lower ?? '') && /(?:ed|told|put)$/.test(tokens[at - 2]?.lower ?? '')) ||
      (at === 1 && /^(?:through|via)$/.test(link?.lower ?? '')))
  );
}

/** The body that the first sentences of a text name first, with nothing that tells it from “the airline”. */
function firstBody(known: Known, i: number): Referent | null {
  for (let at = 0; at < Math.min(i, LEAD); at++) {
    const one = (known.mentions[at] ?? []).find(
      (it) => (it.kind === 'body' && !it.inPassing && !it.isCommon) || canBeBody(it),
    );
    if (one) return one.roles.some((role) => isBodyNoun(role) || isMedium(role)) ? null : mentioned(one);
  }
  return null;
}

/** “Acme’s Ann Lee said …. The airline …”: the one of whom somebody is. */
function lastOwner(known: Known, i: number, before: number): Referent | null {
  const isOwner = ({ kind, isCommon, roles, sentence, name }: Mention) =>
    kind === 'body' &&
    !isCommon &&
    roles.length === 0 &&
    /^['’]s?$/.test(known.read[sentence]?.sentence.tokens[name.to]?.text ?? '') &&
    known.mentions[sentence]?.some((it) => it.kind === 'person' && it.name.from === name.to + 1) === true;
  return lastOf(known, i, before, isOwner);
}

/** Whom “the company” means: whoever was last spoken of, rather than what was named in passing. */
const lastBody = (known: Known, i: number, before: number) =>
  lastOf(known, i, before, isMainBody) ??
  lastOf(known, i, before, ({ kind, isCommon }) => kind === 'body' && !isCommon) ??
  // “Corvane Robotics” looks like a person.
  lastOf(known, i, before, canBeBody);

const isMainBody = ({ kind, inPassing, isCommon }: Mention) => kind === 'body' && !inPassing && !isCommon;

/** A name in the form of a person’s, of whom nothing tells that it is one. */
const canBeBody = ({ kind, roles, gender }: Mention) => kind === 'person' && roles.length === 0 && gender === null;

/** “The mine’s owner, Corvane Copper, denied it”: a person or a firm. */
const isOwnerByNoun = ({ kind, roles, gender, unnamed }: Mention) =>
  kind === 'person' &&
  gender === null &&
  !unnamed &&
  roles.length > 0 &&
  roles.every((role) => role === 'owner' || role === 'maker' || isBusiness(role));

const TOLD_OUTLET = 'told an outlet';

/** “She told it that”: an outlet, or nobody who passes it on. */
const isToldIt = ({ tokens }: Sentence, { rule, source: [source] }: Found) =>
  rule === TOLD_OUTLET && source !== undefined && /^(?:it|them)$/.test(tokens[source.from]?.lower ?? '');

const isOutletAt = (known: Known, { sentence, name }: Referent) =>
  known.mentions[sentence]?.some((one) => one.name.from === name.from && isOutletMention(known, one)) === true;

/** “[told] the paper”, “[told] the same site” */
const isSameOutlet = ({ tokens }: Sentence, { core, noun }: Head) =>
  isMedium(noun) &&
  /^(?:the|this|that)$/.test(tokens[core.from]?.lower ?? '') &&
  (core.to - core.from === 2 || tokens[core.from + 1]?.lower === 'same');

/** “…, the paper said”: an outlet, where no study is told of. */
function paperSaying(known: Known, i: number, source: Range, { noun }: Head, by: Found | undefined): Referent | null {
  const isOutlet = isWriting(noun) || /^(?:daily|weekly|magazine|broadcaster|station|outlet|tabloid)$/.test(noun);
  if (!isMedium(noun) || !isOutlet || !by?.content.every(({ to }) => to <= source.from)) return null;
  for (let at = i; at >= Math.max(0, i - FAR); at--)
    if (
      (known.mentions[at] ?? []).some(
        ({ kind, roles }) => kind === 'writing' && roles.some((role) => role === noun || STUDIES.test(role)),
      )
    )
      return null;
  return lastOutlet(known, i, source.from, noun) ?? lastBody(known, i, source.from);
}

const STATEMENT = /^(?:statement|release|announcement|post|posting|tweet|declaration|communiqu[eé])$/;

/** ““We are not selling,” Acme said. The statement added …”: whose it is, where no other was named. */
function lastStatement(known: Known, i: number, noun: string): Referent | null {
  if (!STATEMENT.test(noun)) return null;
  for (let at = i - 1; at >= Math.max(0, i - 2); at--) {
    const told = (known.told[at] ?? []).filter(({ mention }) => !mention.unnamed && mention.kind !== 'writing');
    const [one] = told;
    if (!one) continue;
    const isOne = told.every(
      ({ mention: { sentence, name } }) => sentence === one.mention.sentence && name.from === one.mention.name.from,
    );
    return isOne ? { ...mentioned(one.mention), kind: 'writing' } : null;
  }
  return null;
}

/** “It is in the Post now. The article says”: the outlet that was named right before. */
function lastArticle(known: Known, i: number, noun: string): Referent | null {
  if (!isArticle(noun)) return null;
  const outlet = lastOutlet(known, i - 1, Number.POSITIVE_INFINITY, noun);
  return outlet && i - outlet.sentence <= 2 ? { ...outlet, kind: 'writing' } : null;
}

const STUDIES = /^(?:study|preprint|manuscript|review|trial|research)$/;

/** Whoever was last told something as an outlet: “told Delo …, told the same paper”. */
function lastTold(known: Known, i: number): Referent | null {
  for (let at = i; at >= Math.max(0, i - FAR); at--) {
    const told = known.told[at]?.findLast(
      ({ by, mention }) =>
        (by.rule === TOLD_OUTLET || (by.lemma === 'down' && mention.kind === 'body')) &&
        !mention.unnamed &&
        !mention.isCommon,
    );
    if (told) return mentioned(told.mention);
  }
  return null;
}

function isOutletMention({ read, carrying }: Known, one: Mention): boolean {
  const s = read[one.sentence]?.sentence;
  const isCalledOne = one.roles.some((role) => isMedium(role) && role !== 'agency');
  return (
    one.kind !== 'writing' &&
    s !== undefined &&
    (isCalledOne || isSurelyOutlet(s, one.name) || isPublishing(s, one.name) || carrying.has(wordsOf(read, one) ?? ''))
  );
}

/** The outlet that was last named, of that kind if there is one. */
function lastOutlet(known: Known, i: number, before: number, noun: string): Referent | null {
  const isOutlet = (one: Mention) => isOutletMention(known, one) && !one.isCommon && !one.unnamed;
  const told = lastTold(known, i);
  const named = lastOf(known, i, before, isOutlet);
  return (
    lastOf(known, i, before, ({ kind, roles }) => kind !== 'writing' && roles.includes(noun)) ??
    (told && told.sentence >= (named?.sentence ?? 0) ? told : named)
  );
}

/**
 * Who was last spoken of: a source before another, and of the rest of a sentence the first; but before all others of its
 * sentence one who surely fits.
 */
function lastOf(
  known: Known,
  i: number,
  before: number,
  fits: (one: Mention) => boolean,
  content: readonly Range[] = [],
  isSure?: (one: Mention) => boolean,
): Referent | null {
  const isWithin = (range: Range | undefined) =>
    range !== undefined && content.some(({ from, to }) => from <= range.from && range.to <= to);
  for (let at = i; at >= Math.max(0, i - FAR); at--) {
    const all = (known.told[at] ?? []).filter(
      ({ mention, by }) =>
        fits(mention) && !(at === i && (isWithin(by.source[0]) || by.lemma === 'up' || isOwnTurn(by, before))),
    );
    // Whoever passes something on goes on less often than whoever said it, and so does whoever asks.
    const sayers = all.filter(({ by }) => by.lemma !== 'down');
    const sayer =
      sayers.findLast(({ by }) => by.kind !== 'question' && !sayers.some((other) => isToldBy(by, other.by))) ??
      sayers.findLast(({ by }) => by.kind !== 'question') ??
      sayers.at(-1);
    const s = known.read[at]?.sentence;
    const turn = at === i ? known.told[i]?.find(({ by }) => isOwnTurn(by, before))?.by.source[0] : undefined;
    const fitting = (known.mentions[at] ?? []).filter(
      (one) =>
        (at < i ||
          (one.name.to <= before &&
            !(turn && turn.from <= one.name.from && one.name.to <= turn.to) &&
            !isWithin(one.name) &&
            !isCited(known, i, one.name) &&
            !(s && (isAsking(s, one.name) || isAskedAbout(s, one, before))))) &&
        fits(one) &&
        isMeantBy(known, one, fits),
    );
    // “The Post has seen an email …. It says”: the email.
    const told = sayer ?? (fitting.some(({ kind }) => kind === 'writing') ? undefined : all.at(-1));
    const isToldOf = ({ name }: Mention) =>
      at < i && told?.by.content.some(({ from, to }) => from <= name.from && name.to <= to) === true;
    const sure =
      isSure && told && !isSure(told.mention) ? fitting.find((one) => isSure(one) && !isToldOf(one)) : undefined;
    if (sure && !sure.inPassing) return byEpithet(known, sure) ?? written(known, sure);
    if (told) return again(known, told.mention, told.by);
    const piece = all.length > 0 ? fitting.find(({ kind }) => kind === 'writing') : undefined;
    if (piece) return written(known, piece);
    // “Fourth Estate’s editor, Ann Lee, …”: rather the editor.
    const isMeant = ({ kind, inPassing }: Mention) => !(kind === 'person' && inPassing);
    // “The Post obtained a report. It says”: the report
    const passed = fitting.find(
      ({ kind, carriers, roles }) => kind === 'writing' && carriers && !roles.some(isArticle),
    );
    if (passed) return written(known, passed);
    const named = fitting.find((one) => isMeant(one) && isSure?.(one)) ?? fitting.find(isMeant) ?? fitting[0];
    if (named) return byEpithet(known, named) ?? written(known, named);
  }
  return null;
}

/** “Lee said a clerk told her so. She said”: rather Lee than the clerk. */
const isToldBy = ({ source: [source] }: Found, { content }: Found) =>
  source !== undefined && content.some(({ from, to }) => from <= source.from && source.to <= to);
/** “tim: The company says”: whoever speaks in their own turn is not whom they speak of. In: where the words for that begin. */
const isOwnTurn = ({ lemma, source, cue, content }: Found, at: number) =>
  lemma === ':' && source[0]?.to === cue[0]?.from && content.some(({ from, to }) => from <= at && at < to);

/** “Lee used to herd yaks, and the 52-year-old herder now drives”, “Cardinal Lee was there. As for the cardinal, he …”: Lee. */
function byEpithet(known: Known, { unnamed, plural, sentence, name }: Mention): Referent | null {
  const s = known.read[sentence]?.sentence;
  const head = unnamed && s ? headOf(s, name) : null;
  if (!s || !head) return null;
  if (isEpithet(s, head)) return lastOf(known, sentence, name.from, isOneLike(head.noun));
  return head.kind === 'people' && !plural && isDefinite(s, name, head)
    ? definiteReferent(known, sentence, head)
    : null;
}

/** “Asked for the accused, she said”: not she, where the accused is a man. */
function isMeantBy(known: Known, one: Mention, fits: (one: Mention) => boolean): boolean {
  const s = known.read[one.sentence]?.sentence;
  const noun = s && one.unnamed ? (s.tokens[one.name.to - 1]?.lower ?? '') : '';
  const accused = ACCUSED.test(noun) ? known.onlyOnes.get('accused') : null;
  return !accused || fits(accused);
}

/** “Asked by [Lee] whether it leaks, she said”: whoever asks does not answer. */
function isAsking({ tokens }: Sentence, { from }: Range): boolean {
  for (let i = from - 1; i > Math.max(0, from - 6); i--)
    if (tokens[i]?.lower === 'by') return /^(?:asked|pressed|questioned|challenged)$/.test(tokens[i - 1]?.lower ?? '');
  return false;
}

/** “Asked whether [a mate] knew, he said no”: somebody without a name in the question does not answer it. */
function isAskedAbout({ tokens }: Sentence, { name, unnamed }: Mention, before: number): boolean {
  const first = /^(?:when|if|and|but)$/.test(tokens[0]?.lower ?? '') ? 1 : 0;
  return (
    unnamed &&
    name.to < before &&
    /^(?:asked|pressed|questioned|challenged|quizzed)$/.test(tokens[first]?.lower ?? '') &&
    /^(?:about|whether|if|on|why|how|what|when|where|for)$/.test(tokens[first + 1]?.lower ?? '')
  );
}

/** What a source tells about whoever is meant further on. */
function mentionFrom(
  s: Sentence,
  i: number,
  source: Range,
  { sentence, name, kind, unnamed }: Referent,
  { read, mentions }: Known,
): Mention {
  const { core, noun } = headOf(s, source);
  if (unnamed && sentence === i && kind !== 'writing') return { ...unnamedMention(s, i, core), name };
  const said = read[sentence]?.sentence;
  const words = said?.tokens.slice(Math.max(0, name.from - 2), name.to) ?? [];
  const named = kind === 'writing' ? (said?.tokens.slice(name.from, name.to) ?? []) : [];
  const told = [...s.tokens.slice(core.from, core.to), ...named]
    .map(({ lower }) => lower.replace(/\.$/, ''))
    .filter((lower) => lower === noun || isRole(lower) || isPersonNoun(lower) || isMedium(lower) || isWriting(lower))
    // “One of them, Ann Lee, …”
    .filter((lower) => kind !== 'person' || !/^(?:one|another|other|first|he|she|who)$/.test(lower));
  // “Judge Ann Lee spoke. She said”: still a judge.
  const before = mentions[sentence]?.find((one) => one.name.from === name.from);
  const roles = kind === 'person' ? [...told, ...(before?.roles ?? [])] : told;
  return {
    sentence,
    name,
    kind,
    roles,
    unnamed,
    plural: kind === 'writing' && /[^s]s$|^data$/.test(noun),
    gender:
      [...words.map(({ lower }) => lower), noun].map(genderOf).find((it) => it !== null) ??
      (said && kind === 'person' ? (genderByName(said, name) ?? genderOfPronoun(noun)) : null),
  };
}

/** “[Ann Lee], she says”: a woman, whatever her name. */
const genderOfPronoun = (lower: string): Mention['gender'] => (lower === 'he' || lower === 'she' ? lower : null);
