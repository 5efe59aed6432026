import type { Attribution, Span } from '@/lib/detection/attribution';
import { codePointsOf } from '@/lib/text/code-points';
import { paragraphsOf } from '@/lib/text/paragraphs';

/** A dateline is in the first paragraphs, a credit line in the last. */
const NEAR = 4;
const AGENCY =
  /^(?:The )?(?:Thomson Reuters|Reuters|AP|Associated Press|AFP|Agence France-Presse|dpa|DPA|UPI|EFE|ANSA|TASS|Interfax|Xinhua|Kyodo(?: News)?|Yonhap|PTI|ANI|IANS|PA(?: Media)?|Press Association|Canadian Press|AAP|ANP|APA|NTB|Belga|SDA|Keystone-SDA|ATS|STA|MTI|PAP|ČTK|CTK|TASR|BTA|HINA|Hina|Tanjug|Beta|FENA|LETA|BNS|ELTA|Ritzau|TT|STT|Lusa|AGI|Adnkronos|Europa Press|Notimex|Télam|ABI|APS|WAFA|SANA|INA|IRNA|ISNA|Tasnim|Fars|Mehr|APP|BSS|UNB|UNI|VNA|KPL|Bernama|BERNAMA|Antara|PNA|KCNA|Jiji|RIA Novosti|BelTA|Ukrinform|Kazinform|Petra|KUNA|QNA|WAM|BNA|SPA|ONA|SUNA|NAN|Prensa Latina|Anadolu(?: Agency)?|Bloomberg(?: News)?|CNN|BBC|NPR)$/;
/** “LONDON, March 3 (Reuters) –”, “(EFE).-”, “[AFP]:”: what stands before the name, the name, the dash. */
const DATELINE =
  /^(\s*[^()[\]\n]{0,100}?)[([]([^()[\]\n]{2,40})[)\]](?:[.,:]?\s*(?:--|[-–—―])\s*(?=["“‘'«]?[\p{L}\d])|\s+(?=\p{Lu}))/u;
/** “Riyadh, February 11, SPA --”, “Caracas, 14 May. AVN.-”, “HANOI, June 5 /VNA/ –”: the place and date, the name. */
const PLAIN_DATELINE =
  /^(\s*[^()\n/]{2,60}?[,.]?\s+\/?)((?:\p{Lu}{2,10}|Reuters|Xinhua|Interfax|Yonhap|Anadolu))(?:\/?\.?\s*(?:--|[-–—―])\s*(?=\S)|\/\.?\s+(?=\p{Lu}))/u;
const DATE_WORD = /^(?:\d{1,2}(?:st|nd|rd|th)?|\d{4}|\p{Lu}\p{Ll}{2,8}\.?)[,.]?$/u;
const PLACE_WORD = /^(?:[\p{Lu}\d][\p{L}\p{M}\d.’'/-]*[,:]?|of|de|la|el|al|di|da|upon|and|\/)$/u;
/** “AP contributed to this report”, “With reporting by Reuters”, “Source: Reuters”. */
const CREDITS: readonly RegExp[] = [
  /^(?<name>[^.,;:]{2,40}?)(?: journalists| staff| reporters)? (?<cue>(?:also )?contributed(?: to (?:this|the) (?:report|story|article))?)\.?$/iu,
  /^(?<cue>(?:with |additional )?(?:reporting|files|material) (?:by|from)) (?<name>[^.,;:]{2,40}?)\.?$/iu,
  /^(?<cue>source|via|©|copyright)[: ]\s*(?:\d{4} )?(?<name>[^.,;:]{2,40}?)\.?$/iu,
  /^this (?:article|story|report) (?<cue>(?:was )?(?:first|originally) (?:published|appeared) (?:by|in|on|at)) (?<name>[^.,;:]{2,40}?)\.?$/iu,
];

/** A stretch of a text, in UTF-16 units. */
type Stretch = { start: number; end: number };
/**
 * Where a text names its own agency, in code units. `whole`: the whole text is theirs; `opens`: where the text proper
 * starts.
 */
type CreditLine = { name: Stretch; cue: Stretch; content: Stretch; whole: boolean; opens: Stretch | null };

/**
 * Adds what a text's dateline or credit line says: the agency whose story it prints. A dateline makes the agency the
 * relay of everything in the text. A credit line at the end only says that it contributed.
 * @param publisher an agency's own story has no relay
 */
export function withCreditLines(text: string, attributions: readonly Attribution[], publisher: string): Attribution[] {
  const all = creditLinesIn(text);
  if (all.length === 0) return [...attributions];
  const lines = all.filter(({ name }) => !isSameName(text.slice(name.start, name.end), publisher));
  const points = codePointsOf(text);
  const spanOf = ({ start, end }: Stretch): Span => ({ start: points.toPoints(start), end: points.toPoints(end) });
  const dateline = lines.find(({ whole }) => whole);
  const opening = all.find(({ whole }) => whole)?.opens;
  const opens = opening ? spanOf(opening) : null;
  const relay = dateline ? attributions.length + lines.indexOf(dateline) : null;
  return [
    ...attributions.map((one) => ({
      ...one,
      // A dateline is not part of what is said after it.
      content: opens ? one.content.flatMap((span) => without(span, opens)) : one.content,
      parent: one.parent ?? relay,
    })),
    ...lines.map(
      ({ name, cue, content, whole }): Attribution => ({
        ...{ source: [spanOf(name)], cue: [spanOf(cue)], content: [spanOf(content)] },
        ...{ name: [spanOf(name)], kind: 'report', unnamed: false, certainty: null, parent: null },
        rule: whole ? 'dateline' : 'credit line',
      }),
    ),
  ];
}

const without = (span: Span, opens: Span): Span[] => {
  const start = span.start < opens.end ? Math.max(span.start, opens.end) : span.start;
  return start < span.end ? [{ start, end: span.end }] : [];
};

const bare = (name: string) => name.replace(/^the /i, '').trim().toLowerCase();
const isSameName = (a: string, b: string) => bare(a) === bare(b) || isShortFor(a, b) || isShortFor(b, a);

/** “MNA” for the Mehr News Agency. */
const isShortFor = (short: string, long: string) =>
  /^\p{Lu}{2,6}$/u.test(short.trim()) &&
  short.trim() === [...long.replace(/^the /i, '').matchAll(/(?<![\p{L}])\p{Lu}/gu)].map(([letter]) => letter).join('');

function creditLinesIn(text: string): CreditLine[] {
  const paragraphs = paragraphsOf(text);
  const dateline = paragraphs.slice(0, NEAR).flatMap(({ start, end }) => datelineIn(text, start, end) ?? [])[0];
  const first = paragraphs.find(({ start, end }) => end - start > 40) ?? paragraphs[0];
  const lead = dateline?.content ?? (first && sentenceAt(text, first.start, first.end));
  const credits = lead
    ? paragraphs
        .slice(-NEAR)
        .flatMap(({ start, end }) => sentencesIn(text, start, end).flatMap((place) => creditIn(text, place, lead)))
    : [];
  const isOther = ({ name }: CreditLine) =>
    !dateline || !isSameName(text.slice(name.start, name.end), text.slice(dateline.name.start, dateline.name.end));
  return [...(dateline ? [dateline] : []), ...credits.filter(isOther)];
}

function datelineIn(text: string, start: number, end: number): CreditLine | null {
  const line = text.slice(start, Math.min(end, start + 200));
  const found = DATELINE.exec(line);
  if (!found) return plainDatelineIn(text, start, end, line);
  if (start + found[0].length >= end) return null;
  const [all, place = '', name = ''] = found;
  const words = place.trim().split(/\s+/).filter(Boolean);
  const isPlace = words.length <= 10 && words.every((word) => PLACE_WORD.test(word));
  // “Apple (AAPL) – shares rose” is no dateline.
  // “Vientiane (KPL) The number”, but “Apple (AAPL) – shares”
  const isUndashed = /^\p{Lu}{2,6}$/u.test(name.trim()) && words.length < 3 && !/[-–—―]\s*$/.test(all);
  const isNamed =
    /^(?:\p{Lu}|\d+\.\p{L})[\p{L}\p{M}\d&’' .-]+$/u.test(name.trim()) &&
    (isUndashed || /^\p{Lu}[\p{Lu}\s]{3,}/u.test(place) || (!/^[\p{Lu}.]+$/u.test(name.trim()) && /[,\d]/.test(place)));
  if (!isPlace || !(AGENCY.test(name.trim()) || isNamed)) return null;
  const from = start + place.length + 1 + (name.length - name.trimStart().length);
  const opens = { start, end: start + all.length };
  return {
    name: { start: from, end: from + name.trim().length },
    cue: { start: start + place.length, end: start + place.length + name.length + 2 },
    content: sentenceAt(text, opens.end, end),
    whole: true,
    opens,
  };
}

function plainDatelineIn(text: string, start: number, end: number, line: string): CreditLine | null {
  const [all = '', place = '', name = ''] = PLAIN_DATELINE.exec(line) ?? [];
  const words = place.replace(/\/$/, '').trim().split(/\s+/).filter(Boolean);
  const isDated =
    words.length < 8 && words.some((word) => /^\d/.test(word)) && words.some((word) => /^\p{Lu}/u.test(word));
  if (!isDated || start + all.length >= end || !words.every((word) => PLACE_WORD.test(word) || DATE_WORD.test(word)))
    return null;
  const from = start + place.length;
  return {
    name: { start: from, end: from + name.length },
    cue: { start: from, end: from + name.length },
    content: sentenceAt(text, start + all.length, end),
    ...{ whole: true, opens: { start, end: start + all.length } },
  };
}

function creditIn(text: string, { start, end }: Stretch, lead: Stretch): CreditLine[] {
  const sentence = text.slice(start, end);
  if (sentence.length > 160) return [];
  for (const pattern of CREDITS) {
    const groups = pattern.exec(sentence)?.groups;
    const [name, cue] = [groups?.name?.trim() ?? '', groups?.cue ?? ''];
    if (!AGENCY.test(name)) continue;
    const [at, cueAt] = [start + sentence.indexOf(name), start + sentence.indexOf(cue)];
    return [
      {
        name: { start: at, end: at + name.length },
        cue: { start: cueAt, end: cueAt + cue.length },
        content: lead,
        whole: false,
        opens: null,
      },
    ];
  }
  return [];
}

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });

/** The sentences of a piece of text, without the space around them. */
function sentencesIn(text: string, start: number, end: number): Stretch[] {
  const piece = text.slice(start, Math.min(end, start + 4000));
  return [...segmenter.segment(piece)].flatMap(({ segment, index }) => {
    const words = segment.trim();
    const from = start + index + segment.indexOf(words);
    return words === '' ? [] : [{ start: from, end: from + words.length }];
  });
}

const sentenceAt = (text: string, start: number, end: number): Stretch =>
  sentencesIn(text, start, end)[0] ?? { start, end };
