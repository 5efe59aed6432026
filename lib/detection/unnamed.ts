import type { Sentence } from '@/lib/text/sentences';
import type { Range } from '@/lib/text/tokens';

export const PEOPLE: ReadonlySet<string> = new Set(
  `people person persons source sources official officials executive executives adviser advisers advisor advisors aide aides insider insiders employee employees
  staffer staffers analyst analysts expert experts critic critics observer observers diplomat diplomats lawyer lawyers engineer engineers investor investors
  banker bankers trader traders supporter supporters ally allies friend friends colleague colleagues associate associates operative operatives strategist strategists
  lawmaker lawmakers senator senators veteran veterans witness witnesses resident residents worker workers manager managers researcher researchers scientist scientists
  somebody someone some others many several none individual individuals participant participants attendee attendees donor donors figure figures man woman men women
  member members one two three four`
    .trim()
    .split(/\s+/),
);

const WRITINGS =
  /^(?:reports?|data|polls?|surveys?|documents?|records?|filings?|stud(?:y|ies)|statements?|interviews?|memos?|emails?|letters?|agency|media|newspapers?|papers?|accounts?|figures?|statistics|research)$/;

/** Whether a phrase names what can be cited: somebody, a name or something written; not “the need for order”. */
export function canBeCited(s: Sentence, { from, to }: Range): boolean {
  const words = s.tokens.slice(from, to);
  const end = words.findIndex(
    ({ class: it, lower }, i) =>
      i > 0 && (it === 'preposition' || it === 'mark' || it === 'verb' || lower === 'familiar'),
  );
  return words
    .slice(0, end < 0 ? words.length : end)
    .some(({ class: it, lower }) => it === 'name' || PEOPLE.has(lower) || WRITINGS.test(lower));
}

/**
 * Whether a source has no name: “two people familiar with the matter”, “a senior official”, not “an official, Kim
 * Lee”.
 */
export function isUnnamed(s: Sentence, source: Range | undefined): boolean {
  if (!source) return false;
  const words = s.tokens.slice(source.from, source.to);
  const end = words.findIndex(
    ({ class: it, lower, text }, i) =>
      i > 0 &&
      (it === 'preposition' ||
        it === 'mark' ||
        it === 'verb' ||
        lower === 'who' ||
        lower === 'familiar' ||
        text === ','),
  );
  const head = words.slice(0, end < 0 ? words.length : end);
  const last = head.at(-1);
  // A capital at the start of a sentence is no sign of a name.
  const capital = last?.class === 'name' && source.from + head.length > 1;
  if (!last || !PEOPLE.has(last.lower) || capital) return false;
  // A name in apposition names the source after all.
  const rest = words.slice(head.length);
  return !(rest[0]?.text === ',' && rest[1]?.class === 'name' && rest[2]?.class === 'name');
}
