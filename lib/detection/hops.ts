import type { Found } from '@/lib/detection/found';
import { headOf } from '@/lib/detection/heads';
import { type Marker, markerAt } from '@/lib/detection/hop-markers';
import { canBeOutlet } from '@/lib/detection/outlets';
import { nounPhraseAfter } from '@/lib/detection/phrases';
import type { Sentence } from '@/lib/text/sentences';
import type { Range } from '@/lib/text/tokens';

type Hop = { who: Range; marker: Marker | null };

/**
 * Adds who stands before and after each source in its chain, as its sentence tells: “a report by X, cited by Y, said”,
 * “Y reported, citing X, which quoted Z”, “X told Y”. Leaves out what was found within such words.
 */
export function withHops(s: Sentence, found: readonly Found[]): Found[] {
  const added: Found[] = [];
  const taken: Range[] = [];
  for (const one of found) {
    const source = one.source[0];
    if (!source || isTaken(taken, one) || !CAN_BE_PASSED_ON.has(one.kind)) continue;
    const hops = hopsOf(s, one, source, found, taken);
    if (hops.length > 1) added.push(...linked(one, hops));
  }
  return [...found.filter((one) => !isTaken(taken, one)), ...added];
}

const CAN_BE_PASSED_ON: ReadonlySet<string> = new Set(['report', 'thought', 'evidence', 'naming', 'stance', 'intent']);

const holds = (ranges: readonly Range[], i: number) => ranges.some(({ from, to }) => from <= i && i < to);
const isTaken = (taken: readonly Range[], { cue }: Found) => cue.length > 0 && holds(taken, cue[0]?.from ?? -1);

/** The chain around a source, origin first. Adds to `taken` what it has read. */
function hopsOf(s: Sentence, one: Found, source: Range, found: readonly Found[], taken: Range[]): Hop[] {
  const base: Hop = { who: source, marker: null };
  const hops = [base];
  const add = (marker: Marker, target: Hop) => {
    let at = hops.indexOf(target) + (marker.way === 'down' ? 1 : 0);
    if (marker.way === 'down' && target === base) while (hops[at]?.marker?.way === 'down') at++;
    const hop = { who: marker.who, marker };
    hops.splice(at, 0, hop);
    taken.push({ from: marker.cue.from, to: marker.to });
    return hop;
  };
  for (const zone of zonesOf(s, one, source)) {
    let last = base;
    let lastEnd = zone.from;
    for (let i = zone.from; i < zone.to; ) {
      const target = i <= lastEnd + 1 ? last : base;
      const marker = holds(taken, i)
        ? null
        : (markerAt(s, i, target.who, i === zone.from ? one.lemma : '') ??
          (i === zone.from ? addressed(s, one, i) : null));
      if (marker && marker.to <= zone.to && marker.who.from >= zone.from) {
        last = add(marker, target);
        i = lastEnd = marker.to;
      } else if (
        (isOpen(zone, source, one) && found.some((other) => other !== one && isAt(other, i))) ||
        ENDS.test(s.tokens[i]?.text ?? '')
      )
        break;
      else i++;
    }
  }
  return hops;
}

/** Whether a zone can hold other attributions: it does not stand between a source and its cue. */
const isOpen = (zone: Range, source: Range, { cue }: Found) =>
  !(source.from < zone.from && zone.to <= (cue[0]?.from ?? 0));
const ENDS = /^[;:]$/;
const isAt = (other: Found, i: number) =>
  holds(other.cue, i) || (holds(other.source, i) && other.source[0]?.to !== undefined);

/** “told the Herald”, “said to bTV”. */
function addressed(s: Sentence, { lemma }: Found, at: number): Marker | null {
  if (lemma !== 'tell') return null;
  const who = nounPhraseAfter(s, at);
  if (!who) return null;
  const core = { from: who.from, to: headOf(s, who).core.to };
  return canBeOutlet(s, core)
    ? { way: 'down', who: core, cue: { from: at, to: at }, to: core.to, rule: 'told an outlet' }
    : null;
}

/** Where other hops can be named: around the source, after the cue, after the content, and at the start. */
function zonesOf(s: Sentence, { cue, content }: Found, source: Range): Range[] {
  const { core } = headOf(s, source);
  const verbTo = verbEnd(s, cue);
  const firstCue = cue[0]?.from ?? source.to;
  const contentFrom = (after: number) =>
    content
      .map(({ from }) => from)
      .filter((from) => from >= after)
      .sort((a, b) => a - b)[0] ?? s.tokens.length;
  const zones: Range[] = [];
  if (source.from < firstCue) zones.push({ from: core.to, to: Math.min(firstCue, contentFrom(core.to)) });
  else zones.push({ from: core.to, to: contentFrom(core.to) });
  if (source.from < firstCue) zones.push({ from: verbTo, to: contentFrom(verbTo) });
  const end = Math.max(...content.map(({ to }) => to), verbTo, source.to);
  if (content.some(({ from }) => from >= verbTo)) zones.push({ from: end, to: s.tokens.length });
  return zones.filter(({ from, to }) => from < to);
}

/** The cue can hold what stands between the verb and the content: “told reporters in an interview with”. */
const verbEnd = (s: Sentence, cue: readonly Range[]): number => {
  const first = cue[0];
  if (!first) return 0;
  for (let i = first.from; i < first.to; i++)
    if (s.tokens[i]?.class === 'verb' && s.tokens[i + 1]?.class !== 'verb') return i + 1;
  return first.to;
};

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
