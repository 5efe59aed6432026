import type { Found } from '@/lib/detection/found';
import { headOf } from '@/lib/detection/heads';
import { isCity, openingOf } from '@/lib/detection/openings';
import { isSurelyOutlet } from '@/lib/detection/outlets';
import { isPersonNoun } from '@/lib/detection/people';
import { nounPhraseAfter } from '@/lib/detection/phrases';
import { canBeCited } from '@/lib/detection/unnamed';
import { isQuotationStart, type Sentence } from '@/lib/text/sentences';
import type { Range } from '@/lib/text/tokens';

const DASH = /^(?:[–—-]|--+)$/;
/** What an entry of a live blog begins with: “17:45”, “5.45pm” */
const TIME = /^\d{1,2}(?:[:.h]\d{2})?(?:am|pm)?$/;
const LONGEST_NAME = 24;
const LONGEST_IN_HEADLINE = 6;
const FEWEST_WORDS = 3;

/** ““We sold it.” — Ann Lee, director”, and in a headline “Ferry to stop in May – harbour board”. */
export function dashesIn(s: Sentence): Found[] {
  const { tokens } = s;
  const quotation =
    s.quotations[0]?.from === 0 ? s.quotations.findLast(({ to }) => DASH.test(tokens[to]?.text ?? '')) : null;
  const isHeadline = s.paragraph === 0 && !/^[.!?:…]$/.test(tokens.at(-1)?.text ?? '');
  const opening = openingOf(s);
  const isEntry = opening > 0 && opening < tokens.length && TIME.test(tokens[0]?.text ?? '');
  const dash = quotation
    ? quotation.to
    : isHeadline || isEntry
      ? tokens.findLastIndex(({ text }, i) => i > opening && DASH.test(text))
      : -1;
  const outcry = dash < 0 && isHeadline ? outcryIn(s) : null;
  if (outcry) return [outcry];
  const label = dash < 0 && isHeadline ? tokens.findLastIndex(({ text }, i) => i > 0 && text === ':') : -1;
  if (label > 0) return afterColon(s, label);
  const content: Range = quotation ? { from: 0, to: quotation.to } : { from: 0, to: dash };
  if (dash < 0 || content.to - content.from < FEWEST_WORDS) return [];
  const source = whoEnds(s, dash + 1) ?? (quotation ? whoseOutcry(s, dash + 1) : null);
  if (!quotation && isTitle(s, 0, tokens.length)) return [];
  if (isEntry && source && tokens[source.to] && source.to < tokens.length - 1) return [];
  if (!source || (!quotation && (source.to - source.from > LONGEST_IN_HEADLINE || isSurelyOutlet(s, source))))
    return [];
  return [
    {
      ...{ source: [source], cue: [{ from: dash, to: dash + 1 }], content: [content], kind: 'report', lemma: '–' },
      ...{ inQuotation: false, negated: false, rule: 'name after a dash' },
    },
  ];
}

const OUTCRY =
  /^(?:fury|terror|rage|hell|agony|joy|shock|plea|warning|claim|boast|heartbreak|anguish|anger|horror|despair|pride|blast|confession|vow|delight|relief|outburst|rant|jibe|swipe|nightmare|ordeal|misery|regret|shame|tears|torment|lament|dig|message|verdict|tribute)$/;
const LONGEST_OUTCRY = 8;

/** “[soap queen]’s fury”, “[Bride]’s honeymoon hell as …”: whose. */
function whoseOutcry(s: Sentence, from: number): Range | null {
  const words = s.tokens.slice(from, from + LONGEST_OUTCRY);
  const owner = words.findIndex(({ text }) => /^['’]s?$/.test(text));
  const noun = words.findIndex(({ lower }, i) => i > owner && OUTCRY.test(lower));
  if (owner < 1 || noun < 0 || noun > owner + 3 || words.slice(0, noun).some(({ class: it }) => it === 'verb'))
    return null;
  const source = { from, to: from + owner };
  return words[0]?.class !== 'pronoun' && canBeCited(s, source) ? source : null;
}

/** “‘It ate my passport!’ Bride’s honeymoon hell”, with no dash between. */
function outcryIn(s: Sentence): Found | null {
  const quotation = s.quotations[0];
  const source =
    quotation?.from === 0 && quotation.to > FEWEST_WORDS + 1
      ? whoseOutcry(s, s.tokens[quotation.to]?.text === ':' ? quotation.to + 1 : quotation.to)
      : null;
  if (!quotation || !source) return null;
  return {
    ...{ source: [source], cue: [{ from: source.to, to: source.to + 2 }], content: [{ from: 0, to: quotation.to }] },
    ...{ kind: 'report', lemma: '–', inQuotation: false, negated: false, rule: 'name after a dash' },
  };
}

/** “Acme plc — Half-Year Results”, “Budget day live — Canberra”: what a text is, or where it comes from. */
const isTitle = ({ tokens }: Sentence, from: number, to: number) =>
  tokens.slice(from, to).some(({ lower }) => TITLE.test(lower)) || isCity(tokens[to - 1]?.lower ?? '');
const TITLE =
  /^(?:live|results|half-year|full-year|q[1-4]|fy\d*|transcript|liveblog|highlights|roundup|review|recap|minutes|newsletter|bulletin)$/;

const WHO_SAYS =
  /^(?:police|reports?|stud(?:y|ies)|surveys?|polls?|officials?|experts?|ministers?|ministry|inspectors?|sources?|analysts?|scientists?|researchers?|economists?|lawyers?|prosecutors?|prosecution|coroner|judge|court|mayor|president|ceo|chief|army|military|government|minister|auditors?|audit|un|who|eu|nato|imf|union|regulator|watchdog|charity|lawyer|doctors?|witness(?:es)?|agency|data|documents?|records|probe|inquiry|inquest|media|paper|daily|spokes(?:man|woman|person)|council|department|commission|committee|fbi|cia|pentagon|kremlin|envoy|diplomats?|governor|senator|pm|insider|insiders|pal|pals|memo|letter|emails?|party|group|ngo|bank|central|office|bureau|board|association|institute|centre|center)$/;

/** “Two held for smuggling: police”, “Dam failed after warning – report”: above a text, who says it. */
function afterColon(s: Sentence, colon: number): Found[] {
  const { tokens } = s;
  const who = tokens.slice(colon + 1);
  const source = nounPhraseAfter(s, colon + 1);
  const content = { from: 0, to: colon };
  if (!source || source.to < tokens.length || who.length > LONGEST_IN_HEADLINE || colon < FEWEST_WORDS + 1) return [];
  if (!who.some(({ lower }) => WHO_SAYS.test(lower) || isPersonNoun(lower)) || isQuotationStart(s, colon + 1))
    return [];
  return [
    {
      ...{ source: [source], cue: [{ from: colon, to: colon + 1 }], content: [content], kind: 'report', lemma: '–' },
      ...{ inQuotation: false, negated: false, rule: 'name after a dash' },
    },
  ];
}

/** Whoever is named from a place to the end of the sentence, where nothing is said of what they do. */
function whoEnds(s: Sentence, from: number): Range | null {
  const { tokens } = s;
  const phrase = nounPhraseAfter(s, from);
  if (!phrase || tokens.length - from > LONGEST_NAME || !canBeCited(s, phrase)) return null;
  const rest = tokens.slice(phrase.to);
  const isEnd = rest.length === 0 || /^[,.(]$/.test(rest[0]?.text ?? '') || rest[0]?.class === 'preposition';
  const does = tokens
    .slice(from)
    .some(({ class: it, lower }) => it === 'auxiliary' || (it === 'verb' && !/(?:ed|ing)$/.test(lower)));
  return isEnd && !does && /^(?:name|people|thing|writing)$/.test(headOf(s, phrase).kind) ? phrase : null;
}
