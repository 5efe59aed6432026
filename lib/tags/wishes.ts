import { type Parts, wordsAt } from './tag';

const WISH =
  /(?:^|\s)(?:want(?:s|ed|ing)?|need(?:s|ed)?|seek(?:s|ing)?|sought|prefer(?:s|red)?|know(?:s|n)?|knew|see(?:s|n)?|saw|hop(?:e|es|ed|ing)|refus(?:e|es|ed|ing)|declin(?:e|es|ed|ing)|plan(?:s|ned|ning)?|intend(?:s|ed|ing)?|decid(?:e|es|ed|ing)|looks?|looked|learn(?:s|ed)?)(?:\s|$)/i;

const BIDDING =
  /\b(?:tell|tells|told|telling|urg\w+|order\w*|ask\w*|request\w*|encourag\w+|persuad\w+|press\w*|push\w*)\b/i;

/**
 * Whether somebody only wants, does or bids something and puts no statement: “wants a new bridge”, “hopes to win”,
 * “declined to go”, “told her to go”, “is expected to go”; not “hopes that it will hold”.
 */
export function isWish(points: readonly string[], { sourceSpans, cueSpans, contentSpans }: Parts): boolean {
  const [cue, content] = [wordsAt(points, cueSpans), wordsAt(points, contentSpans)];
  if (BIDDING.test(cue) && /^(?:not )?to\s/i.test(content)) return true;
  // “Lee is expected to resign”: nobody says so.
  if (sourceSpans.length === 0 && /\bexpected$/i.test(cue) && /(?:^|… )to\s/.test(content)) return true;
  // “a memo seen by Reuters” passes something on.
  return WISH.test(cue) && !/\bby$/i.test(cue) && !/^(?:that|how|why|["“„«‘])/i.test(content);
}
