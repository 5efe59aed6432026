import { looksLikeClause } from '@/lib/detection/clauses';
import { clauseEnd } from '@/lib/detection/contents';
import { cueOf, spokenCueOf } from '@/lib/detection/cues';
import type { Attribution, Detection, SetAside, Span, WhySetAside } from '@/lib/detection/detect';
import type { Found } from '@/lib/detection/found';
import { isInference } from '@/lib/detection/inferences';
import { type NonClaim, nonClaimsIn } from '@/lib/detection/non-claims';
import { openingOf } from '@/lib/detection/openings';
import { nounPhraseAfter } from '@/lib/detection/phrases';
import { referentsIn } from '@/lib/detection/referents';
import { isUnsaid } from '@/lib/detection/unsaid';
import { verbGroupOf } from '@/lib/detection/verb-groups';
import type { Sentence } from '@/lib/text/sentences';
import type { Range } from '@/lib/text/tokens';
import type { RoleSpan } from './labels';
import { type Reading, roleNumber } from './read-text';

/** What no rule found: a cue with content beside it, and a source if there is one. What is no claim is set aside. */
export function additionsIn(reading: Reading): Pick<Detection, 'attributions' | 'setAside'> {
  const links = linksIn(reading);
  if (links.length === 0) return { attributions: [], setAside: [] };
  const found = reading.sentences.map((): Found[] => []);
  const reasons = new Map<Found, WhySetAside>();
  for (const { sentence, cue, content, source } of links) {
    const s = reading.sentences[sentence];
    if (!s) continue;
    const one = foundOf(reading, s, { cue, content, source });
    const why = whyNoClaim(s, one);
    if (why) reasons.set(one, why);
    found[sentence]?.push(one);
  }
  const { referents } = referentsIn(reading.sentences.map((sentence, i) => ({ sentence, found: found[i] ?? [] })));
  const place = (sentence: number, { from, to }: Range): Span => {
    const tokens = reading.sentences[sentence]?.tokens ?? [];
    return {
      start: reading.points.toPoints(tokens[from]?.start ?? 0),
      end: reading.points.toPoints(tokens[to - 1]?.end ?? 0),
    };
  };
  const attributions: Attribution[] = [];
  const setAside: SetAside[] = [];
  for (const [i, all] of found.entries())
    for (const one of all) {
      const who = referents.get(one);
      const why = reasons.get(one);
      const [source, cue, content] = [one.source, one.cue, one.content].map((all) => all.map((it) => place(i, it)));
      const attribution: Attribution = {
        ...{ source: source ?? [], cue: cue ?? [], content: content ?? [], kind: one.kind },
        ...{ name: who ? [place(who.sentence, who.name)] : [], unnamed: who?.unnamed ?? false },
        ...{ certainty: null, parent: null, rule: one.rule },
      };
      if (why) setAside.push({ ...attribution, why });
      else attributions.push(attribution);
    }
  return { attributions, setAside };
}

type Link = { sentence: number; cue: RoleSpan; content: RoleSpan; source: RoleSpan | undefined };

/** Cues that no rule knows, with the content right after or before them and the source that is nearest. */
function linksIn(reading: Reading): Link[] {
  const { spans, words, rules } = reading;
  const known = new Uint8Array(words.length);
  for (const { cue } of rules.placed) for (const { from, to } of cue) known.fill(1, from, to);
  const links: Link[] = [];
  spans.forEach((cue, i) => {
    if (cue.role !== roleNumber('cue') || known.subarray(cue.from, cue.to).includes(1)) return;
    const sentence = words[cue.from]?.sentence ?? -1;
    const near = [...aside(spans, i, -1), ...aside(spans, i, 1)].filter(
      ({ from }) => words[from]?.sentence === sentence,
    );
    const content =
      near.find(({ role, from }) => role === roleNumber('content') && from >= cue.to) ??
      near.find(({ role }) => role === roleNumber('content'));
    if (!content) return;
    const [source] = near
      .filter(({ role }) => role === roleNumber('source'))
      .sort((a, b) => distance(a, cue) - distance(b, cue));
    links.push({ sentence, cue, content, source });
  });
  return links;
}

/** The next spans to one side, up to another cue. */
function aside(spans: readonly RoleSpan[], i: number, way: 1 | -1): RoleSpan[] {
  const found: RoleSpan[] = [];
  for (let at = i + way; found.length < 3; at += way) {
    const span = spans[at];
    if (!span || span.role === roleNumber('cue')) break;
    found.push(span);
  }
  return found;
}

const distance = (a: Range, b: Range) => (a.to <= b.from ? b.from - a.to : a.from - b.to);

function foundOf(
  { words }: Reading,
  s: Sentence,
  { cue, content, source }: Pick<Link, 'cue' | 'content' | 'source'>,
): Found {
  const tokens = ({ from, to }: Range): Range => ({
    from: words[from]?.token ?? 0,
    to: (words[to - 1]?.token ?? 0) + 1,
  });
  // “If Lee says so”: the condition is no part of who says it, and the rules have to see it before them.
  const who = source && tokens(source);
  if (who) {
    const last = s.tokens.slice(who.from, who.to).findLastIndex(({ class: it }) => it === 'subordinator');
    who.from = Math.max(who.from + last + 1, openingOf(s));
  }
  const said = tokens(content);
  // “that the “elites” obey no law”: a quotation within ends nothing.
  if (s.tokens[said.from]?.lower === 'that') said.to = Math.max(said.to, clauseEnd(s, said.from, 'report'));
  const verb = words[verbIn(words, cue)];
  const at = verb?.token ?? 0;
  const known = cueOf(verb?.lower ?? '') ?? spokenCueOf(verb?.lower ?? '');
  const group = verbGroupOf(s, at, known?.form ?? 'past');
  const one: Found = {
    ...{ source: who && who.from < who.to ? [who] : [], cue: [tokens(cue)], content: [said] },
    ...{ kind: known?.kind ?? 'report', lemma: known?.lemma ?? verb?.lower ?? '', rule: LEARNED },
    inQuotation: s.inQuotation[at] !== undefined,
    negated: group.negated,
  };
  return group.passive && known && !FELT.test(known.lemma) ? passiveOf(s, one) : one;
}

/** “is convinced”, “are opposed to”: who is so holds it. */
const FELT = /^(?:convince|worry|concern|determine|oppose|surprise|satisfy|commit|persuade|prepare|know)$/;

/** “The firm has been accused by Lee of theft”: whoever stands before says nothing, but it is said of them. */
function passiveOf(s: Sentence, one: Found): Found {
  const [patient, cue, said] = [one.source[0], one.cue[0], one.content[0]];
  if (!patient || !cue || !said || patient.from > cue.from || said.from < cue.to) return one;
  const by = s.tokens.findIndex(({ lower }, i) => lower === 'by' && i >= cue.to - 1 && i < said.to);
  const agent = by < 0 ? null : nounPhraseAfter(s, by + 1, said.to);
  const content = !agent ? said : by > said.from ? { from: said.from, to: by } : { from: agent.to, to: said.to };
  return { ...one, source: agent ? [agent] : [], content: [patient, content].filter(({ from, to }) => to > from) };
}

const LEARNED = 'learned from marked texts';

/** The word by which a cue is one: the last that is in the lexicon, or else its last word. */
function verbIn(words: Reading['words'], { from, to }: Range): number {
  for (let i = to - 1; i >= from; i--) {
    const lower = words[i]?.lower ?? '';
    if (cueOf(lower) ?? spokenCueOf(lower)) return i;
  }
  return to - 1;
}

const BE = /^(?:is|are|was|were|be|been)$/;

/** Why something is no claim: what the rules set aside is not brought back, and somebody must say something. */
function whyNoClaim(s: Sentence, one: Found): WhySetAside | null {
  const isNoComment = ({ words }: NonClaim) => [...one.cue, ...one.content].some((own) => begins(own, words));
  if (nonClaimsIn(s).some(isNoComment)) return 'no comment';
  if (isUnspoken(s, one) || isUnsaid(s, one)) return 'not said';
  if (isInference(s, one)) return 'inference';
  if (!isStatement(s, one)) return 'no statement';
  return one.source.length === 0 ? 'nobody named' : null;
}

/** “said she could not comment” is as little a claim as “could not comment”. */
const begins = ({ from, to }: Range, words: Range) => words.from < Math.min(to, from + 4) && from < words.to;

/** “that …” or a quotation; of cues of the lexicon also a clause or “the plan”, but not “it”. */
function isStatement(s: Sentence, { content: pieces, lemma, kind }: Found): boolean {
  const content = pieces.at(-1);
  if (!content || kind === 'question' || /^(?:cite|quote)$/.test(lemma)) return false;
  const first = s.tokens[content.from];
  if (s.inQuotation[content.from] !== undefined || first?.lower === 'that') return true;
  const cue = cueOf(lemma);
  if (!cue || kind === 'intent' || content.to - content.from < 2) return false;
  if (DONE.test(lemma) && !looksLikeClause(s, content)) return false;
  return looksLikeClause(s, content) || first?.class !== 'pronoun';
}

/** With a thing alone, these tell what is done to it: “ruled the country”, “found his keys”. */
const DONE = /^(?:rule|maintain|find|read|list|log|press|push|frame|paint|document|record|count|pray|preach|counter)$/;

/** “is due to announce”, “said nothing about”, “is expected to”, which whoever is named does not expect */
const isUnspoken = ({ tokens }: Sentence, { cue }: Found) =>
  cue.some(({ from, to }) => BE.test(tokens[from]?.lower ?? '') && tokens[to - 1]?.lower === 'expected') ||
  cue.some(({ from, to }) => tokens.slice(from, to).some(({ lower }) => /^(?:due|nothing|little|less)$/.test(lower)));
