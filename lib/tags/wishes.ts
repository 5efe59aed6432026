import type { Parts } from './tag';
import { wordsAt } from './tag';

const WISH =
  /(?:^|\s)(?:want(?:s|ed|ing)?|need(?:s|ed)?|seek(?:s|ing)?|sought|prefer(?:s|red)?|know(?:s|n)?|knew|see(?:s|n)?|saw|hop(?:e|es|ed|ing)|refus(?:e|es|ed|ing)|declin(?:e|es|ed|ing)|plan(?:s|ned|ning)?|intend(?:s|ed|ing)?|decid(?:e|es|ed|ing)|looks?|looked|learn(?:s|ed)?)(?:\s|$)/i;

/**
 * Whether somebody wants, does or knows something here and puts no statement: “wants a new bridge”, “hopes to win”,
 * “declined to go”; not “hopes that it will hold”.
 */
export function isWish(points: readonly string[], { cueSpans, contentSpans }: Parts): boolean {
  return WISH.test(wordsAt(points, cueSpans)) && !/^(?:that|how|why|["“„«‘])/i.test(wordsAt(points, contentSpans));
}
