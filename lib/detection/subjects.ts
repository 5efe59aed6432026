import { isApposition, isTime, nounPhraseBefore } from '@/lib/detection/phrases';
import type { VerbGroup } from '@/lib/detection/verb-groups';
import type { Sentence } from '@/lib/text/sentences';
import type { Range } from '@/lib/text/tokens';

/** The subject before a verb group, or null. `least`: the first token allowed. */
export function subjectBefore(s: Sentence, group: VerbGroup, least = 0): Range | null {
  const { tokens } = s;
  const at = group.from;
  const before = tokens[at - 1];
  if (!before || at <= least) return null;
  // “Saying that talks had failed”: “that” begins what is said.
  if (before.lower === 'that' && /^(?:verb|auxiliary)$/.test(tokens[at - 2]?.class ?? '')) return null;
  if (/^(?:who|which|that)$/.test(before.lower) && at - 1 >= least) return { from: at - 1, to: at };
  const relative = beforeTime(s, at - 1);
  if (relative > least) return { from: relative, to: relative + 1 };
  if (/^[,–—)]$|^--/.test(before.text)) {
    const around = aroundAside(s, at - 1, least);
    if (around || before.text !== ')') return around;
  }
  return nounPhraseBefore(s, at, least);
}

/** “who in 2010 [said]”, “which last week [said]”: where the relative pronoun stands, or -1. In: where the time ends. */
function beforeTime({ tokens }: Sentence, last: number): number {
  if (!isTime(tokens[last])) return -1;
  for (let i = last - 1; i >= Math.max(0, last - 4); i--) {
    if (/^(?:who|which)$/.test(tokens[i]?.lower ?? '')) return i;
    if (!/^(?:preposition|determiner|adjective|number|name)$/.test(tokens[i]?.class ?? '')) return -1;
  }
  return -1;
}

/** “Ms. Lee, the head of the agency, [said]”: in, where the second comma stands; out, all of it without that comma. */
function aroundAside(s: Sentence, comma: number, least: number): Range | null {
  const mark = s.tokens[comma]?.text;
  let depth = 0;
  for (let i = comma - 1; i >= Math.max(least + 1, comma - 45); i--) {
    if (s.inQuotation[i] !== s.inQuotation[comma]) continue;
    const text = s.tokens[i]?.text;
    if (text === ')') depth++;
    if (text === '(') depth--;
    if (depth !== 0 || text !== mark) continue;
    const head = nounPhraseBefore(s, i, least);
    if (!head) continue;
    // The rest of the head must start a clause; else the commas are those of a list.
    const before = s.tokens[head.from - 1];
    if (
      before &&
      before.class !== 'mark' &&
      before.class !== 'conjunction' &&
      before.class !== 'subordinator' &&
      before.lower !== 'that' &&
      before.class !== 'adverb' &&
      before.class !== 'preposition'
    )
      continue;
    return isApposition(s, i + 1) ? { from: head.from, to: comma } : head;
  }
  return null;
}

/** The subject of the sentence: the noun phrase before its first finite verb. */
export function mainSubject(s: Sentence, before: number): Range | null {
  for (let i = 0; i < before; i++) {
    const token = s.tokens[i];
    if (!token || s.inQuotation[i] !== undefined) continue;
    if (token.class !== 'verb' && token.class !== 'auxiliary') continue;
    if (/ing$/.test(token.lower)) continue;
    let from = i;
    while (from > 0 && s.tokens[from - 1]?.class === 'adverb') from--;
    const found = subjectBefore(s, {
      from,
      to: i + 1,
      verb: i,
      passive: false,
      infinitive: false,
      finite: true,
      negated: false,
    });
    if (found && !/^(?:who|which|that)$/.test(s.tokens[found.from]?.lower ?? '')) return found;
  }
  return null;
}
