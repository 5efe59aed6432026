import type { Detection, Span } from '@/lib/detection/detect';
import { trimmed } from '@/lib/format/trim.mjs';
import type { Stance } from '@/lib/vocabulary';
import { kindOf } from './names';
import { joinedSpans, liesWithin, type Parts, type Tag, wordsAt } from './tag';

/**
 * An attribution that is proposed and not saved: what a tag holds, with a key that is the same whenever the same text
 * is read.
 */
export type Proposal = Parts &
  Pick<Tag, 'nameSpans' | 'sourceName' | 'sourceKind' | 'sourceId' | 'certainty' | 'stance' | 'rule'> & {
    key: string;
    /** The key of the proposal in whose content it stands. */
    parentKey: string | null;
    /** The source that has this name already. */
    source: { id: number; name: string; slug: string } | null;
  };

/** The place of a proposal, or of a tag made of it, as a text. */
export const keyOf = ({ sourceSpans, cueSpans, contentSpans }: Parts): string =>
  [sourceSpans, cueSpans, contentSpans].join('|');

/**
 * What was detected in a text as proposals, in the order of the text; those that say nothing are left out.
 * @param publisher who speaks to unnamed people: “people familiar with the matter” of two outlets are not the same
 * people.
 */
export function proposalsOf(
  text: string,
  { attributions }: Pick<Detection, 'attributions'>,
  publisher = '',
): Proposal[] {
  const points = [...text];
  const flat = (spans: readonly Span[]) => joinedSpans(spans.flatMap(({ start, end }) => [start, end]));
  const drafts = attributions.map((one, index): Proposal & { index: number } => {
    const parts = { sourceSpans: flat(one.source), cueSpans: flat(one.cue), contentSpans: flat(one.content) };
    const nameSpans = flat(one.name);
    const words = wordsAt(points, nameSpans).replace(/\s+/g, ' ').trim().slice(0, 200);
    return {
      index,
      key: keyOf(parts),
      parentKey: null,
      ...parts,
      nameSpans: liesWithin(nameSpans, parts.sourceSpans) ? [] : nameSpans,
      sourceId: null,
      source: null,
      sourceName: one.unnamed ? unnamedOf(words, publisher) : words,
      sourceKind: parts.sourceSpans.length === 0 || words === '' ? null : one.unnamed ? 'unnamed' : kindOf(words),
      certainty: one.certainty,
      stance: stanceOf(wordsAt(points, parts.cueSpans), wordsAt(points, parts.contentSpans)),
      rule: one.rule,
    };
  });
  const keys = drafts.map(({ key }) => key);
  const seen = new Set<string>();
  return drafts
    .filter(({ contentSpans }) => contentSpans.length > 0)
    .map(({ index, ...draft }) => ({ ...draft, parentKey: keys[attributions[index]?.parent ?? -1] ?? null }))
    .filter(({ key }) => !seen.has(key) && seen.add(key));
}

/** Unnamed people and who speaks to them. */
export const unnamedOf = (words: string, publisher: string): string =>
  (publisher ? `${words} (${publisher})` : words).slice(0, 200);

/**
 * The proposals that are still to be decided on: none that was saved or refused, and none whose cue and content a tag
 * has taken up.
 */
export function openProposals(proposals: readonly Proposal[], tags: readonly Parts[]): Proposal[] {
  const taken = new Set(tags.map(keyOf));
  const pairs = new Set(tags.map(({ cueSpans, contentSpans }) => `${cueSpans}|${contentSpans}`));
  return proposals.filter((one) => {
    if (taken.has(one.key) || (one.cueSpans.length > 0 && pairs.has(`${one.cueSpans}|${one.contentSpans}`)))
      return false;
    return !tags.some(
      (tag) =>
        overlaps(tag.contentSpans, one.contentSpans) && (overlaps(tag.cueSpans, one.cueSpans) || sameWords(tag, one)),
    );
  });
}

/** A proposal with all proposals in whose content it stands, outermost first. */
export function withParents(proposal: Proposal, all: readonly Proposal[]): Proposal[] {
  const byKey = new Map(all.map((one) => [one.key, one]));
  const path = [proposal];
  for (let at = proposal.parentKey; at !== null; ) {
    const parent = byKey.get(at);
    if (!parent || path.includes(parent)) break;
    path.unshift(parent);
    at = parent.parentKey;
  }
  return path;
}

/** Nobody takes more than this for one claim. */
const LONGEST_STATEMENT = 10_000;

/** A content as the statement of a claim: without quotation marks, “that” and a full stop, beginning with a capital. */
export function statementFrom(words: string): string {
  const bare = trimmed(words.slice(0, LONGEST_STATEMENT).replace(/[“”„«»「」『』"]/g, ''), /^[\s,;:.…—–-]$/)
    .replace(/^(that|how|whether)\s+/i, '')
    .replace(/\s+/g, ' ')
    .trim();
  const [first = '', ...rest] = bare;
  return first.toUpperCase() + rest.join('');
}

/**
 * What the cue says of the content: “denied” and “did not believe” deny it, “questioned” and “asked” question it. Who
 * “rejected it as fiction”, or “denied it: “…””, says that of it.
 */
export function stanceOf(cue: string, content = ''): Stance {
  if (/^(?:rejects?|rejected|dismiss(?:es|ed)?)$/i.test(cue) && /\sas\s/.test(content)) return 'affirms';
  if (/:$/.test(cue) && /^["“„«‘「]/.test(content)) return 'affirms';
  if (/(\bnot|n['’]t|\bnever)\b.*\b(think|believe|expect|agree|anticipate)/i.test(cue)) return 'denies';
  if (
    /\b(den(y|ies|ied|ying|ial)|refut\w+|reject\w*|disput\w+|rebut\w*|dismiss\w*|contest(s|ed|ing)?|rul(e|es|ed|ing) out)\b/i.test(
      cue,
    ) ||
    OF_A_CLAIM.test(cue)
  )
    return 'denies';
  return /\b(question(s|ed|ing)?|doubt(s|ed|ing)?|ask(s|ed|ing)?|wonder(s|ed|ing)?)\b/i.test(cue)
    ? 'questions'
    : 'affirms';
}

/** “scoffed at the notion”, “described as false a report by the Post”. */
const OF_A_CLAIM =
  /\b(brush|laugh|shrug|wav|bat|scoff|bristl|call|describ|brand|label|denounc|condemn|slam|characteri[sz]|repudiat|debunk|quash|scotch|rubbish|disavow)\w*\s.*\b(claim|allegation|accusation|assertion|suggestion|report|rumou?r|idea|notion|charge|insinuation|story|theory|speculation|contention|argument|view|impression|criticism|finding|conclusion|statement)s?\b/i;

function overlaps(a: readonly number[], b: readonly number[]): boolean {
  for (let i = 0; i + 1 < a.length; i += 2)
    for (let j = 0; j + 1 < b.length; j += 2)
      if ((a[i] ?? 0) < (b[j + 1] ?? 0) && (b[j] ?? 0) < (a[i + 1] ?? 0)) return true;
  return false;
}

const sameWords = (a: Parts, b: Parts) =>
  a.cueSpans.length + b.cueSpans.length === 0 && `${a.contentSpans}` === `${b.contentSpans}`;
