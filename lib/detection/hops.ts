import { carrierOf, writingBefore } from '@/lib/detection/carriers';
import { addresseeAt } from '@/lib/detection/contents';
import { cueOf } from '@/lib/detection/cues';
import type { Found } from '@/lib/detection/found';
import { headOf } from '@/lib/detection/heads';
import { handedBy, leadingMarker, type Marker, markerAt } from '@/lib/detection/hop-markers';
import { formByEnding } from '@/lib/detection/inflection';
import { canBeOutlet, isSurelyOutlet, outletIn } from '@/lib/detection/outlets';
import { QUOTED_AS, TOLD_BY } from '@/lib/detection/passives';
import { nounPhraseAfter, nounPhraseBefore } from '@/lib/detection/phrases';
import { holderOf, mainSubject, subjectBefore } from '@/lib/detection/subjects';
import { canBeCited } from '@/lib/detection/unnamed';
import { verbGroupOf } from '@/lib/detection/verb-groups';
import type { Sentence } from '@/lib/text/sentences';
import type { Range } from '@/lib/text/tokens';

type Hop = { who: Range; marker: Marker | null };

/** A sentence as it is read: what was found at each token, and which tokens name hops already. */
type Reading = { s: Sentence; foundAt: readonly Found[][]; taken: Set<number> };

/**
 * Adds who stands before and after each source in its chain, as its sentence tells: “a report by X, cited by Y, said”,
 * “Y reported, citing X, which quoted Z”, “X told Y”. Leaves out what was found within such words.
 */
export function withHops(s: Sentence, found: readonly Found[]): Found[] {
  const foundAt: Found[][] = s.tokens.map(() => []);
  for (const one of found)
    for (const { from, to } of [...one.source, ...one.cue]) for (let i = from; i < to; i++) foundAt[i]?.push(one);
  const reading = { s, foundAt, taken: new Set<number>() };
  const isTaken = ({ cue }: Found) => reading.taken.has(cue[0]?.from ?? -1);
  const added: Found[] = [];
  for (const [i, one] of found.entries()) {
    const source = one.source[0];
    if (!source || isTaken(one) || !CAN_BE_PASSED_ON.has(one.kind)) continue;
    const hops = hopsOf(reading, one, source);
    const told = hops.length === 1 ? toldBefore(s, one, found[i - 1]) : null;
    added.push(...linked(one, told ? [...hops, told] : hops));
  }
  // “told the Herald, which first reported the plan, that …”: nothing is said within a cue.
  const isWithin = (one: Found) => found.some(({ cue: [outer] }) => isInside(one.cue[0], outer));
  return [...found.filter((one) => !isTaken(one) && !isWithin(one)), ...added];
}

/** “told the Post it leaks, [adding that it is old]”: this too is told to the Post. */
function toldBefore(s: Sentence, { source: [source], cue: [cue] }: Found, before: Found | undefined): Hop | null {
  const relay = before?.relayedBy;
  const isSame = source !== undefined && before?.source[0]?.from === source.from && relay?.rule === 'told an outlet';
  const who = isSame && /ing$/.test(s.tokens[cue?.from ?? -1]?.lower ?? '') ? relay?.source[0] : undefined;
  const none = { from: who?.to ?? 0, to: who?.to ?? 0 };
  return who ? { who, marker: { way: 'down', who, cue: none, to: who.to, rule: 'told an outlet' } } : null;
}

const isInside = (inner: Range | undefined, outer: Range | undefined) =>
  !!inner && !!outer && outer.from < inner.from && inner.to <= outer.to;

const CAN_BE_PASSED_ON: ReadonlySet<string> = new Set(['report', 'thought', 'evidence', 'naming', 'stance', 'intent']);

/** The chain around a source, origin first. */
function hopsOf({ s, foundAt, taken }: Reading, one: Found, source: Range): Hop[] {
  const base: Hop = { who: source, marker: null };
  const hops = [base];
  const add = (marker: Marker, target: Hop): Hop => {
    let at = hops.indexOf(target) + (marker.way === 'down' ? 1 : 0);
    if (marker.way === 'down') while (hops[at]?.marker?.way === 'down') at++;
    const hop = { who: marker.who, marker };
    hops.splice(at, 0, hop);
    for (let i = marker.cue.from; i < marker.to; i++) taken.add(i);
    return hop;
  };
  const trailing = trailingMarker(s, one, source);
  // It is read once.
  if (trailing) for (let i = one.content.at(-1)?.to ?? trailing.to; i < trailing.to; i++) taken.add(i);
  for (const zone of zonesOf(s, one, source)) {
    let last = { hop: base, end: zone.from };
    for (let i = zone.from; i < zone.to; ) {
      const target = i <= last.end + 1 ? last.hop : base;
      const marker = taken.has(i) ? null : markerIn(s, zone, i, target.who, one);
      const isAnother = zone.isOpen && foundAt[i]?.some((other) => other !== one);
      if (marker) {
        const by = handedBy(s, marker);
        if (by) add(by, target);
        last = { hop: add(marker, target), end: by?.to ?? marker.to };
        i = last.end;
      } else if (isAnother || /^[;:]$/.test(s.tokens[i]?.text ?? '')) break;
      else i++;
    }
  }
  if (trailing) add(trailing, base);
  const told = toldOutlet(s, one);
  if (told) add(told, base);
  const by = holds(s, one) ?? citedWho(s, source) ?? ownSource(s, source);
  if (by && !taken.has(by.cue.from)) add(by, base);
  const carrier = carrierOf(s, writingBefore(s, source) ?? source);
  if (carrier && hops.length === 1 && !taken.has(carrier.cue.from)) add(carrier, base);
  const leading = one.content.every(({ from }) => from > source.from) ? leadingMarker(s, source.from) : null;
  if (leading && !taken.has(leading.cue.from)) {
    let last = add(leading, base);
    // “In an interview with RTL that was picked up by Delo, …”
    for (let next: Marker | null = leading; next; ) {
      next = markerAt(s, next.to, next.who, '');
      if (next?.way !== 'down' || next.to > source.from) break;
      last = add(next, last);
    }
  }
  return hops;
}

/** “The president said the war was over, in remarks broadcast by state television”: shortens the content. */
function trailingMarker(s: Sentence, one: Found, source: Range): Marker | null {
  const last = one.content.at(-1);
  if (!last) return null;
  for (let i = last.to - 1; i > Math.max(last.from + 2, last.to - 24); i--) {
    if (s.inQuotation[i] !== undefined || !(s.tokens[i]?.text === ',' || isTalk(s, i))) continue;
    const marker = markerAt(s, i, source, '');
    if (!marker || marker.to < last.to) continue;
    one.content = [...one.content.slice(0, -1), { from: last.from, to: i }];
    return marker;
  }
  return null;
}

/** “denied any contact [in a chat with the Post]” */
const isTalk = ({ tokens }: Sentence, i: number) =>
  tokens[i]?.lower === 'in' &&
  /^an?$/.test(tokens[i + 1]?.lower ?? '') &&
  tokens
    .slice(i + 2, i + 5)
    .some(({ lower }) => /^(?:interview|chat|conversation|call|podcast|appearance)$/.test(lower));

function markerIn(s: Sentence, zone: Range, i: number, target: Range, one: Found): Marker | null {
  const isFirst = i === zone.from;
  const marker =
    markerAt(s, i, target, isFirst ? one.lemma : '') ??
    quotedBy(s, one, i) ??
    (isFirst ? (addressed(s, one, i) ?? heardFrom(s, one, i) ?? onOutlet(s, one, i)) : null);
  // “denies that it burned, as the Mail claimed”: the Mail does not pass the denial on.
  const isContrary = /^(?:deny|dispute|refute|rebut|contest|reject)$/.test(one.lemma) && isAs(s, marker);
  return marker && marker.to <= zone.to && !isContrary ? marker : null;
}

const isAs = ({ tokens }: Sentence, marker: Marker | null) => tokens[marker?.cue.from ?? -1]?.lower === 'as';

/** “was quoted by Interfax as saying”. */
function quotedBy(s: Sentence, { lemma, cue: [cue] }: Found, at: number): Marker | null {
  const link = s.tokens[at]?.lower ?? '';
  const isAfter = cue !== undefined && at > cue.from;
  const who = lemma === QUOTED_AS && /^(?:by|in|on)$/.test(link) ? nounPhraseAfter(s, at + 1) : null;
  // “is recorded as saying in the minutes”, “is quoted in the Post as saying”
  if (!who || (link !== 'by' && headOf(s, who).kind !== 'writing' && !(isAfter && canBeOutlet(s, who)))) return null;
  const core = { from: who.from, to: headOf(s, who).core.to };
  return { way: 'down', who: core, cue: { from: at, to: at + 1 }, to: core.to, rule: 'passed on by a source' };
}

/** “[the Sun] was told by a friend that” */
function toldOutlet(s: Sentence, { lemma, cue: [cue] }: Found): Marker | null {
  const who = lemma === TOLD_BY && cue ? nounPhraseBefore(s, cue.from) : null;
  // “it was told by a chemist”: by the outlet that was named before
  const isIt = s.tokens[who?.from ?? -1]?.lower === 'it';
  return who && (isIt || canBeOutlet(s, who))
    ? { way: 'down', who, cue: { from: who.to, to: who.to }, to: who.to, rule: 'told an outlet' }
    : null;
}

/** “[the minutes] have Lee saying”; a letter of whoever is quoted is their own. */
function holds(s: Sentence, { cue: [cue], source: [source] }: Found): Marker | null {
  const who = source && cue && /ing$/.test(s.tokens[cue.from]?.lower ?? '') ? holderOf(s, source) : null;
  if (!who || /^(?:e-?mail|letter|memo|note|text|message)s?$/.test(headOf(s, who).noun)) return null;
  return { way: 'down', who, cue: { from: who.to, to: who.to + 1 }, to: who.to + 1, rule: 'passed on by a source' };
}

/** “[SVT’s] own source, a guard, says” */
function ownSource(s: Sentence, source: Range): Marker | null {
  const { core, noun } = headOf(s, source);
  const owner = core.from - 1;
  if (!/^(?:sources?|informants?)$/.test(noun) || owner <= source.from) return null;
  const who = { from: source.from, to: owner };
  return /^['’]s?$/.test(s.tokens[owner]?.text ?? '') && canBeOutlet(s, who)
    ? { way: 'down', who, cue: { from: owner, to: owner + 1 }, to: owner + 1, rule: 'passed on by a source' }
    : null;
}

const CITES = /^(?:quote[sd]?|quoting|cite[sd]?|citing|interview(?:ed|s)?)$/;
const SPEAKS = /^(?:spoke|spoken|speaks|talked|talks|heard|hears|relied|relies|drew|draws)$/;

/** “[the Post] quoted a guard who claimed”, “[the Post] has spoken to a guard who insists” */
function citedWho(s: Sentence, source: Range): Marker | null {
  if (!/^(?:who|which|that)$/.test(s.tokens[source.from]?.lower ?? '') || source.to - source.from !== 1) return null;
  const before = nounPhraseBefore(s, source.from);
  if (!before) return null;
  const link = before.from - 1;
  const isLinked = /^(?:to|with|from|on)$/.test(s.tokens[link]?.lower ?? '');
  const verb = isLinked ? link - 1 : link;
  if (!(isLinked ? SPEAKS : CITES).test(s.tokens[verb]?.lower ?? '')) return null;
  const group = verbGroupOf(s, verb, formByEnding(s.tokens[verb]?.lower ?? ''));
  const isShared = s.tokens[group.from - 1]?.class === 'conjunction';
  const subject = group.passive ? null : isShared ? mainSubject(s, group.from) : subjectBefore(s, group);
  if (!subject || !canBeCited(s, subject) || headOf(s, subject).kind === 'pronoun') return null;
  const who = { from: subject.from, to: headOf(s, subject).core.to };
  return { way: 'down', who, cue: { from: group.from, to: link + 1 }, to: link + 1, rule: 'passed on by a source' };
}

/** “told the Herald”, “informed a Reuters reporter”. */
function addressed(s: Sentence, { lemma }: Found, at: number): Marker | null {
  if (!/^(?:tell|inform|assure)$/.test(lemma)) return null;
  // “quoted the paper as saying that a clerk had told it so”: the paper, which is a hop already
  const isQuoted =
    s.tokens[at]?.lower === 'it' &&
    s.tokens.slice(0, at).some(({ lower }, i) => lower === 'as' && /ing$/.test(s.tokens[i + 1]?.lower ?? ''));
  const phrase = isQuoted ? null : addresseeAt(s, at);
  const who = phrase && outletIn(s, phrase);
  return who && (lemma === 'tell' || isSurelyOutlet(s, who))
    ? { way: 'down', who, cue: { from: at, to: at }, to: who.to, rule: 'told an outlet' }
    : null;
}

/** “The minister on Caracol: …”, “The minister to CNN: …” */
function onOutlet(s: Sentence, { lemma }: Found, at: number): Marker | null {
  const who = lemma === ':' && /^(?:on|to)$/.test(s.tokens[at]?.lower ?? '') ? nounPhraseAfter(s, at + 1) : null;
  if (!who) return null;
  const core = { from: who.from, to: headOf(s, who).core.to };
  return canBeOutlet(s, core)
    ? { way: 'down', who: core, cue: { from: at, to: at + 1 }, to: core.to, rule: 'told an outlet' }
    : null;
}

/** “has learned from two officials that” */
function heardFrom(s: Sentence, one: Found, at: number): Marker | null {
  const who =
    /^(?:hear|learn|understand|gather|have it)$/.test(one.lemma) && s.tokens[at]?.lower === 'from'
      ? nounPhraseAfter(s, at + 1)
      : null;
  const read = readIn(s, one, at);
  if (read) return read;
  if (!who || !canBeCited(s, who)) return null;
  return { way: 'up', who, cue: { from: at, to: at + 1 }, to: who.to, rule: 'citing a source' };
}

/** “I read in the Herald that” */
function readIn(s: Sentence, { lemma, source: [by] }: Found, at: number): Marker | null {
  if (lemma !== 'read' || !/^(?:in|on)$/.test(s.tokens[at]?.lower ?? '')) return null;
  const who = /^(?:i|we|he|she|they)$/.test(s.tokens[by?.from ?? -1]?.lower ?? '') ? nounPhraseAfter(s, at + 1) : null;
  const core = who && { from: who.from, to: headOf(s, who).core.to };
  return core && canBeOutlet(s, core)
    ? { way: 'up', who: core, cue: { from: at, to: at + 1 }, to: core.to, rule: 'citing a source' }
    : null;
}

/** Hops do not stand further from a source, a cue or a content. */
const FAR = 60;

/** `isOpen`: other attributions can stand there. */
type Zone = Range & { isOpen: boolean };

/** Where other hops can be named: after the source, after the cue, after the content. */
function zonesOf(s: Sentence, { cue, content, lemma }: Found, source: Range): Zone[] {
  const { core } = headOf(s, source);
  // “has it from a guard that”
  const verbTo = lemma === 'have it' ? (cue[0]?.from ?? 0) + 2 : verbEnd(s, cue);
  const cueFrom = cue[0]?.from ?? source.to;
  const isSourceFirst = source.from < cueFrom;
  const upToContent = (from: number) =>
    Math.min(from + FAR, s.tokens.length, ...content.flatMap((piece) => (piece.from >= from ? [piece.from] : [])));
  const end = Math.max(...content.map(({ to }) => to), verbTo, source.to);
  const isContentLast = content.some(({ from }) => from >= verbTo);
  return [
    ...(isSourceFirst
      ? [
          { from: core.to, to: Math.min(cueFrom, upToContent(core.to)), isOpen: false },
          { from: verbTo, to: upToContent(verbTo), isOpen: true },
        ]
      : [{ from: core.to, to: upToContent(core.to), isOpen: true }]),
    ...(isContentLast ? [{ from: end, to: upToContent(end), isOpen: true }] : []),
  ].filter(({ from, to }) => from < to);
}

/** The cue can hold what stands between the verb and the content: “told reporters in an interview with”. */
const verbEnd = (s: Sentence, cue: readonly Range[]): number => {
  const first = cue[0];
  if (!first) return 0;
  for (let i = first.from; i < first.to; i++)
    // “quotes” can look like a noun.
    if (isVerbOrCue(s, i) && s.tokens[i + 1]?.class !== 'verb') return i + 1;
  return first.to;
};

const isVerbOrCue = ({ tokens }: Sentence, i: number): boolean =>
  tokens[i]?.class === 'verb' || (tokens[i]?.class === 'noun' && cueOf(tokens[i]?.lower ?? '') !== undefined);

/** The hops as attributions of the same content, each passed on by the next. */
function linked(one: Found, hops: readonly Hop[]): Found[] {
  const all = hops.map(
    ({ who, marker }): Found =>
      marker === null
        ? one
        : {
            source: [who],
            cue: marker.cue.to > marker.cue.from ? [marker.cue] : [],
            content: one.content,
            kind: 'report',
            lemma: marker.way,
            inQuotation: one.inQuotation,
            negated: false,
            rule: marker.rule,
          },
  );
  all.forEach((hop, i) => {
    const next = all[i + 1];
    if (next) hop.relayedBy = next;
  });
  return all.filter((hop) => hop !== one);
}
