import { isBodyNoun, isRole } from '@/lib/detection/people';
import type { SourceKind } from '@/lib/vocabulary';

const PRONOUNS =
  /^(he|she|it|they|we|i|who|him|her|them|this|that|these|those|the (company|firm|group|agency|ministry|paper|newspaper|report|outlet|magazine|broadcaster|spokes\w+|official|minister|president|court|bank|chief executive|ceo))$/i;

/** Whether words stand for somebody who is named elsewhere in the text: “he”, “the company”. */
export const isPronoun = (words: string): boolean => PRONOUNS.test(words.trim());

/** A run of capitalised words, with small words between them: “Bank of England”, “The Information”, “Ada Lind”. */
const RUN =
  /\p{Lu}[\p{L}\p{M}\p{N}’'.&-]*(?:\s+(?:(?:of|the|for|and|de|van|von|der|al|bin|&)\s+){0,2}\p{Lu}[\p{L}\p{M}\p{N}’'.&-]*)*/gu;
const ARTICLE = /^(A|An|The|His|Her|Its|Their|Our|My|This|That|Some|Several|Many|One|Two|Three)$/;

/** Names do not stand further in. */
const MOST_READ = 2000;

/**
 * The name in the words of a source: “Huawei’s chief executive, Ada Lind” is Ada Lind; words without a name stay as
 * they are.
 */
export function nameIn(words: string): string {
  const clean = words.slice(0, MOST_READ).replace(/\s+/g, ' ').trim();
  const runs = [...clean.matchAll(RUN)].map(([run]) => run.replace(/[’']s?$/, '')).filter((run) => !ARTICLE.test(run));
  if (runs.length === 0) return clean;
  // What stands before a possessive owns the source and is not it.
  const own = runs.filter((run) => !isPossessive(run, clean));
  const longest =
    (own.length > 0 ? own : runs).toSorted((a, b) => b.split(' ').length - a.split(' ').length)[0] ?? clean;
  return withoutTitles(longest.replace(/[.,]$/, '')).slice(0, 200);
}

/** “CEO Karin Holm” is Karin Holm; “Justice Minister” stays. */
function withoutTitles(name: string): string {
  const words = name.split(' ');
  const title = words.slice(0, -1).findLastIndex((word) => isRole(word.toLowerCase()));
  const isBody = words.includes('of') || isBodyNoun(words.at(-1)?.toLowerCase() ?? '');
  return title < 0 || isBody || isRole(words.at(-1)?.toLowerCase() ?? '') ? name : words.slice(title + 1).join(' ');
}

/** Whether “’s” or “’” stands after a name somewhere. */
const isPossessive = (name: string, words: string): boolean =>
  [`${name}’`, `${name}'`].some((owner) => words.includes(`${owner}s `) || words.includes(`${owner} `));

const AGENCY =
  /\b(Reuters|AFP|Agence France-Presse|Associated Press|Xinhua|Kyodo|dpa|ANSA|TASS|Yonhap|Press Association|Bloomberg News)\b/;
const OUTLET =
  /\b(News|Times|Post|Journal|Gazette|Courier|Herald|Tribune|Guardian|Telegraph|Observer|Chronicle|Independent|Mirror|Mail|Daily|Weekly|Today|Magazine|Review|Radio|TV|Television|Broadcasting|BBC|CNN|CNBC|NBC|ABC|CBS|Fox|Bloomberg|The Information|The Verge|Wired|Politico|Axios|Le Monde|Spiegel|Zeitung)\b/;
const BODY =
  /\b(Inc|Corp|Ltd|LLC|Co|AG|GmbH|Group|Company|Ministry|Department|Office|Agency|Commission|Committee|Council|University|Institute|Bank|Court|Party|Union|Association|Authority|Board|Police|Army|Government|Parliament|Congress|Senate|House|Federation|Foundation|Centre|Center|Organi[sz]ation)\b/i;

/** What kind of source has this name, as far as the name tells; a guess that an editor sees and can change. */
export function kindOf(name: string): SourceKind {
  if (AGENCY.test(name)) return 'agency';
  if (OUTLET.test(name)) return 'outlet';
  if (BODY.test(name)) return 'organization';
  const words = name.split(' ');
  return words.length >= 2 &&
    words.length <= 4 &&
    words.every((word) => /^(\p{Lu}|de$|van$|von$|der$|al$|bin$)/u.test(word)) &&
    !/^The\b/.test(name)
    ? 'person'
    : 'organization';
}
