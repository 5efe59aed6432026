import { cueOf } from '@/lib/detection/cues';
import type { Found } from '@/lib/detection/found';
import { headOf } from '@/lib/detection/heads';
import { isActor } from '@/lib/detection/inferences';
import { isCity, openingOf } from '@/lib/detection/openings';
import { isSurelyOutlet } from '@/lib/detection/outlets';
import { isBodyNoun, isPersonNoun } from '@/lib/detection/people';
import { nounPhraseAfter } from '@/lib/detection/phrases';
import { canBeCited } from '@/lib/detection/unnamed';
import { words as wordsIn } from '@/lib/detection/word-list';
import { isQuotationStart, type Sentence } from '@/lib/text/sentences';
import type { Range, Token } from '@/lib/text/tokens';

const LONGEST_NAME = 6;
const LONGEST_LABEL = 16;

/**
 * “Lee: The plan is dead”, “Ada Lind, chief executive: Volumes rose”, “The fire service, in a post: …”: headlines,
 * transcripts and posts. In: the sentence, and whether it opens a paragraph, where any speaker may stand.
 */
export function colonsIn(s: Sentence, opens: boolean): Found[] {
  const { tokens } = s;
  const from = openingOf(s);
  const length = tokens.slice(from, from + LONGEST_LABEL).findIndex(({ text }) => text === ':');
  const colon = from + length;
  const isInTime = tokens[colon]?.start === tokens[colon - 1]?.end && tokens[colon]?.end === tokens[colon + 1]?.start;
  if (length < 1 || isInTime || colon + 1 >= tokens.length || s.inQuotation[from] !== undefined) return [];
  const begun = afterLead(s, from);
  const introduced = begun > from && begun < colon ? speakerOf(s, begun, colon) : null;
  const isIntroduced =
    introduced !== null && canBeCited(s, introduced) && !isNoSpeaker(tokens[introduced.to - 1]?.lower ?? '');
  const label = isIntroduced ? null : speakerOf(s, from, colon);
  const speaker = isIntroduced
    ? isSurelyOutlet(s, introduced)
      ? null
      : introduced
    : label && isLabel(s, label, colon, opens)
      ? withTheirName(s, label, colon)
      : whoIsQuoted(s, from, colon);
  if (!speaker) return [];
  const end = /^[.!?…]$/.test(tokens.at(-1)?.text ?? '') ? tokens.length - 1 : tokens.length;
  const begins = afterQuestion(s, colon + 1, end);
  if (end <= begins) return [];
  // “14.18 Trains: The operator says …”
  if (from > 0 && colon === from + 1 && isToldThere(s, begins)) return [];
  if (!isQuotationStart(s, begins) && (isTopic(s, from, begins, end) || isEntry(s, begins, end))) return [];
  return [labelled(speaker, colon, { from: begins, to: end }), ...quotedWithin(s, begins, end)];
}

/** “17:40 [More from] Lee, at the gate: …”, “17:40 [Back to] the mayor: …”: where whoever speaks in an entry begins. */
function afterLead({ tokens }: Sentence, from: number): number {
  if (from === 0) return from;
  const at = /^(?:more|now|next|first|also|here|back|over|this)$/.test(tokens[from]?.lower ?? '') ? from + 1 : from;
  if (/^(?:from|to)$/.test(tokens[at]?.lower ?? '') && (at > from || tokens[at]?.lower === 'from')) return at + 1;
  return at > from && /^(?:is|['’]s)$/.test(tokens[at]?.lower ?? '') ? at + 1 : from;
}

const labelled = (speaker: Range, colon: number, content: Range): Found => ({
  ...{ source: [speaker], cue: [{ from: colon, to: colon + 1 }], content: [content], kind: 'report', lemma: ':' },
  ...{ inQuotation: false, negated: false, rule: 'name and colon' },
});

/** “kat_9: [RTV has it now: “Pipe bursts”]” */
function quotedWithin(s: Sentence, from: number, end: number): Found[] {
  const length = s.tokens.slice(from, from + LONGEST_LABEL).findIndex(({ text }) => text === ':');
  const colon = from + length;
  const speaker = length > 0 && colon + 1 < end ? whoIsQuoted(s, from, colon) : null;
  return speaker ? [labelled(speaker, colon, { from: colon + 1, to: end })] : [];
}

/** “[The operator says] …”: whether somebody with a name says what follows. */
function isToldThere(s: Sentence, at: number): boolean {
  const by = nounPhraseAfter(s, at);
  const cue = by && headOf(s, by).kind === 'name' ? cueOf(s.tokens[by.to]?.lower ?? '') : undefined;
  return cue !== undefined && cue.form === 'third';
}

/** “Lee is unconvinced: “…””, “The mayor had one word: “…””: what somebody does, then their words. */
function whoIsQuoted(s: Sentence, from: number, colon: number): Range | null {
  const quotation = s.quotations[s.inQuotation[colon + 1] ?? -1];
  if (!quotation || !isQuotationStart(s, colon + 1)) return null;
  const phrase = nounPhraseAfter(s, from, colon);
  const verb = phrase ? s.tokens[afterAside(s, phrase.to)] : undefined;
  const head = phrase && headOf(s, phrase);
  const isSomebody = head !== null && (/^(?:name|people)$/.test(head.kind) || /^(?:he|she)$/.test(head.noun));
  const isOther = s.tokens
    .slice(phrase?.to ?? from, colon)
    .some(({ lower, class: it }) => it === 'verb' && cueOf(lower));
  const isLast = s.tokens.slice(quotation.to).every(({ class: it }) => it === 'mark');
  return isSomebody && !isOther && isLast && /^(?:verb|auxiliary)$/.test(verb?.class ?? '') ? phrase : null;
}

/** “Her second, Ann Lee, [is]”: where the words after an aside begin, or the place itself. */
function afterAside({ tokens }: Sentence, at: number): number {
  if (tokens[at]?.text !== ',') return at;
  const length = tokens.slice(at + 1, at + LONGEST_LABEL).findIndex(({ text }) => text === ',');
  return length < 0 ? at + 1 : at + length + 2;
}

/** “Acme AG: highlights of the call”: what a headline or a point of a list is about. */
function isTopic(s: Sentence, from: number, begins: number, end: number): boolean {
  const isList = from > 0 && /^[–—•·*-]$/.test(s.tokens[0]?.text ?? '');
  const words = s.tokens.slice(begins, end);
  const isHeadline =
    s.paragraph === 0 &&
    from === 0 &&
    end === s.tokens.length &&
    words.length < LONGEST_TOPIC &&
    !/^(?:my|i|we|our|he|she|they)$/.test(words[0]?.lower ?? '') &&
    // “Foreign Ministry: sanctions will fail”
    !(
      isBodyNoun(s.tokens[begins - 2]?.lower ?? '') &&
      begins > 2 &&
      words.some(({ class: it }) => it === 'auxiliary')
    ) &&
    !words.some(({ text }) => /^\p{Lu}\p{L}{2}/u.test(text));
  // “The tunnel: who said what”
  const isAsked =
    /^(?:who|what|how|why|when|where)$/.test(words[0]?.lower ?? '') && !/^[.!]$/.test(s.tokens.at(-1)?.text ?? '');
  const isTitled =
    s.paragraph === 0 &&
    words.every(({ class: it, lower }) => it !== 'auxiliary' && (it !== 'verb' || /ing$/.test(lower))) &&
    words
      .slice(0, 3)
      .some(({ lower }) =>
        /^(?:update|results|highlights|statement|summary|review|transcript|minutes|profile|timeline|preview)$/.test(
          lower,
        ),
      );
  return isHeadline || isTitled || isAsked || isEvent(s, from, begins) || (isList && !isPersonLike(s, from));
}

const LONGEST_TOPIC = 7;

/** “US v. Lee: day six”, “LIVE Cyclone Ada: …”, “Acme Q4: …”, “Lagos: …” above a text: what it is about. */
function isEvent({ tokens, paragraph }: Sentence, from: number, begins: number): boolean {
  const label = tokens.slice(from, begins);
  const colon = label.findIndex(({ text }) => text === ':');
  const words = label.slice(0, colon).map(({ lower }) => lower);
  return (
    words.some((word) => EVENT.test(word)) ||
    /^(?:doi|isbn|issn|url|http|https|ref|pmid|isin|wkn)$/.test(words.at(-1) ?? '') ||
    (paragraph === 0 && words.length < 3 && isCity(words.at(-1) ?? ''))
  );
}

const EVENT =
  /^(?:v|vs|v\.|vs\.|live|q[1-4]|[1-4]q|[1-4]q\d\d|h[12]|fy\d*|cyclone|hurricane|typhoon|storm|earthquake|roundup|round-up|explained|explainer|recap|preview|liveticker|ticker)$/;

/** “Winner: Ilse Vermeer”, “Falcons: Novák; Marek, 12”: an entry of a table or list, nothing but names and numbers. */
const isEntry = ({ tokens }: Sentence, from: number, to: number) =>
  tokens.slice(from, to).every(({ class: it }) => /^(?:name|number|mark|conjunction)$/.test(it)) &&
  tokens.slice(from + 1, to).some(({ class: it }) => it === 'name' || it === 'number');

/** “– Vos: …”, “• Union leader Kim: …”, as against “– Red Sea: …”. */
const isPersonLike = (s: Sentence, from: number) => {
  const label = s.tokens.slice(from, from + LONGEST_LABEL);
  const words = label.slice(
    0,
    label.findIndex(({ text }) => text === ':'),
  );
  return (
    words.length !== 2 ||
    isSurelyOutlet(s, { from, to: from + words.length }) ||
    words.some(({ lower }) => isPersonNoun(lower)) ||
    !words.every(({ class: it }) => it === 'name')
  );
};

/** What is asked is no content, but what is said after it is. */
function afterQuestion(s: Sentence, from: number, end: number): number {
  for (let i = end - 2; i >= from; i--) if (s.tokens[i]?.text === '?' && s.inQuotation[i] === undefined) return i + 1;
  return from;
}

/** The words of a label that name somebody; the rest says what they are, or where they said it. */
function speakerOf(s: Sentence, from: number, colon: number): Range | null {
  const { tokens } = s;
  const isQuoted = isQuotationStart(s, colon + 1);
  let to = from;
  while (to < colon && (isSpeakerPart(tokens[to], to === from) || isModifier(tokens, to))) to++;
  const rest = tokens.slice(to, colon);
  const separator = rest[0];
  const isSeparator = (token: Token) =>
    /^[,(–—]$/.test(token.text) || token.class === 'preposition' || token.lower === 'again';
  if (to === from || (separator && !isSeparator(separator))) return null;
  const bracket = rest.findIndex(({ text }) => text === '(');
  const relative = isQuoted ? rest.findIndex(({ lower }) => /^(?:who|which|that)$/.test(lower)) : -1;
  const isBefore = (i: number, end: number) => end < 0 || i < end;
  const hasVerb = ({ class: it, lower }: Token, i: number) =>
    isBefore(i, bracket) &&
    isBefore(i, relative) &&
    (it === 'auxiliary' || (it === 'verb' && !/(?:ed|ing)$/.test(lower)));
  return rest.some(hasVerb) ? null : { from, to };
}

/** “A driver in the queue, Everton:”, “The secretary, Ann Lee, in Bern:”: with the name of whoever is told of. */
function withTheirName({ tokens }: Sentence, { from, to }: Range, colon: number): Range {
  if (!isPersonNoun(tokens[to - 1]?.lower ?? '')) return { from, to };
  for (let i = to; i < colon; i++) {
    if (tokens[i]?.text !== ',' || tokens[i + 1]?.class !== 'name') continue;
    let end = i + 1;
    while (tokens[end]?.class === 'name') end++;
    return end === colon || tokens[end]?.text === ',' ? { from, to: end } : { from, to };
  }
  return { from, to };
}

/** “Acme’s [sporting] director Ann Lee”, “the [retired] judge” */
const isModifier = (tokens: readonly Token[], i: number) =>
  tokens[i]?.class === 'verb' &&
  /(?:ing|ed)$/.test(tokens[i]?.lower ?? '') &&
  /^(?:['’]s?|the|an?|his|her|its|our)$/i.test(tokens[i - 1]?.text ?? '') &&
  isPersonNoun(tokens[i + 1]?.lower ?? '');

const PARTICLE = /^(?:(?:el|al|ben|bin|d)['’-]\p{Lu}.*|de|del|di|da|von|van|der|den|la|le|bin|ibn)$/u;
const isSpeakerPart = (token: Token | undefined, first: boolean) =>
  token !== undefined &&
  (/^[\p{Lu}@]|^\w+[_/]\w+$/u.test(token.text) ||
    PARTICLE.test(token.text) ||
    /^(?:['’]s?|the|and|&|\/)$/.test(token.text) ||
    (token.lower === 'of' && !first) ||
    token.class === 'adjective' ||
    token.class === 'noun');

/** Whether a speaker is one before this colon: a name, or a handle; people and bodies where a paragraph opens. */
function isLabel(s: Sentence, { from, to }: Range, colon: number, opens: boolean): boolean {
  const { tokens } = s;
  const words = tokens.slice(from, to);
  const last = words.at(-1);
  if (!last || !isSaid(words)) return false;
  const isQuoted = isQuotationStart(s, colon + 1);
  if (words.some(({ text }) => /^@|_/.test(text))) return true;
  if (last.class === 'noun' && isActor(last.lower)) return opens || isQuoted;
  if (
    !(
      (isQuoted || /^(?:My|I|We|Our|He|She|It)$/.test(tokens[colon + 1]?.text ?? '')) &&
      last.class === 'name' &&
      words.some(({ lower }) => isPersonNoun(lower))
    ) &&
    !words.every(
      ({ text }) =>
        /^\p{Lu}/u.test(text) || /^(?:['’]s?|of|the|and|&|\/)$/.test(text) || PARTICLE.test(text) || isActor(text),
    )
  )
    return false;
  const isAcronym = words.length === 1 && /^\p{Lu}{2,}$/u.test(last.text);
  const isSure =
    isQuoted || /^\p{Lu}/u.test(tokens[colon + 1]?.text ?? '') || (opens && (words.length > 1 || isAcronym));
  return isSure && words.length <= LONGEST_NAME && (colon === to || words.length > 1 || isQuoted);
}

const NOT_SAID =
  /^(?:notes?|corrections?|photos?|credits?|related|updates?|analysis|opinion|sources?|watch|read|plan|explainers?|live|liveblog|threads?|re|fwd?|subject|dates?|from|to|cc|bcc|attn|exclusives?|breaking|videos?|gallery|pictured|revealed|comments?|podcasts?|factbox|timeline|profile|quiz|poll|q&a|faqs?|summary|highlights|memo|title|location|time|venue|price|contacts?|tel|e-?mail|phone|website|disclaimer|clarifications?|clarified|latest|warning|reminder|edit|tldr|ps|fyi|nb|rt|via|headline|background|context|agenda|attendees|present|apologies|minutes|item|step|question|answer|result|verdict|reference|ref|classification|distribution|embargo|embargoed|press|topic|keywords|abstract|conclusion|conclusions|revenues?|sales|exports?|imports?|demand|evs?|inflation|growth|production|traffic|pricing|profits?|income|earnings|eps|ebitda|ebit|margins?|guidance|outlook|dividends?|backlog|bookings|orders|cash|debt|capex|costs|volumes?|deliveries|output|cash flow|funding|methods|results|caption|fact|myth|rumou?r|claim|bottom|takeaways?|tip|spoiler|sponsored|advertisement)$/;

/** Labels of boxes, tables and lists. At the end of a longer one such a word can be part of a name: “USA Today”. */
const BOXES = new Set(
  wordsIn(`score scores weather wind winds rain sun team teams line-up line-ups lineup lineups squad squads referee umpire attendance
  winner winners runner-up runners-up starring cast story stories today tomorrow yesterday tonight half-time full-time scorers
  goals substitutes subs bench kick-off tickets admission entry hours ingredients method serves cooking rating ratings
  pros cons specs elsewhere meanwhile inside also sport sports business politics culture world tech science health travel
  weekend sunrise sunset tide tides temperature temperatures distance weight height age born died education career language languages
  capital population currency area address directions parking duration length director producer screenplay author authors pages
  editor editors design translation illustration illustrations image images picture pictures map chart graphic table figure figures
  series episode part chapter section round group pool lap stage heat monday tuesday wednesday thursday friday saturday sunday
  morning afternoon evening noon tag tags category filed published updated posted newsletter newsletters subscribe share follow
  listen download register obituary deaths births rate rates total average minimum maximum change where when who what why how
  transport lunch dinner breakfast breaks doors support genre label rules aim goal task problem solution pro con yes no plus minus
  verdict upside downside wanted missing charges sentence penalty fine bail hearing case court docket counsel owner builder
  crew cargo flag route departure arrival gate flight train bus road traffic status key note notes clue answer answers hint next previous graphics job role occupation position salary`),
);

/** “THREAD:”, “Update:”: a label that names nobody. In: it in lower case. */
export const isNoSpeaker = (lower: string): boolean => NOT_SAID.test(lower) || BOXES.has(lower);

const isSomebodys = ({ lower, text }: Token) =>
  isActor(lower) || isPersonNoun(lower) || PARTICLE.test(text) || /^(?:['’]s?|of|the|and|&)$/.test(lower);

/** “So:”, “Leaked:”, “A Curious Plan:” and “Editor’s note:” name nobody. */
const isSaid = (words: readonly Token[]) =>
  !NOT_SAID.test(words.at(-1)?.lower ?? '') &&
  !(
    BOXES.has(words.at(-1)?.lower ?? '') &&
    (words.length === 1 || /^(?:top|main|lead|also|best|our|your|next)$/.test(words[0]?.lower ?? ''))
  ) &&
  // “BAKE OFF IN MELTDOWN:” is no name.
  !/^(?:what|how|why|where|when|who|our|the)$/.test(
    words.length > 1 && /^\p{Lu}{2}/u.test(words.at(-1)?.text ?? '') ? (words[0]?.lower ?? '') : '',
  ) &&
  !(words.length > 3 && words.every(({ text }) => !/\p{Ll}/u.test(text))) &&
  // “Stealth Over Health:”, “Veto Power Impedes Peace Efforts:”: titles
  !words.some(({ text }) =>
    /^(?:Over|Under|Into|Between|Amid|After|Before|Through|Behind|Beyond|Versus|Inside)$/.test(text),
  ) &&
  !(words.length > 4 && words.every(({ class: it }) => it === 'name') && !words.some(isSomebodys)) &&
  words[0] !== undefined &&
  (/^(?:first|second|third)$/.test(words[0].lower) ||
    !/^(?:subordinator|conjunction|adverb|verb|auxiliary|pronoun|preposition)$/.test(words[0].class));
