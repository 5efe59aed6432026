import type { Read } from '@/lib/detection/floating';
import { headOf } from '@/lib/detection/heads';
import type { Mention } from '@/lib/detection/mentions';
import { canBeOutlet, isSurelyOutlet } from '@/lib/detection/outlets';
import { genderOf, isBodyNoun, isMedium, isPersonNoun, isRole, isTrade } from '@/lib/detection/people';
import { isTime } from '@/lib/detection/phrases';
import type { Sentence } from '@/lib/text/sentences';
import type { Range } from '@/lib/text/tokens';

/** The outlets with a longer name by its first and its last word; null for a word that several have. */
export function outletsIn(read: readonly Read[], mentions: readonly Mention[][]): Map<string, Mention | null> {
  const found = new Map<string, Mention | null>();
  for (const one of mentions.flat()) {
    const s = read[one.sentence]?.sentence;
    const { name, kind } = one;
    const words = s?.tokens.slice(name.from, name.to) ?? [];
    const isName = words.every(
      ({ class: it, text }, k) => it === 'name' && !(k > 0 && /^(?!TV$|FM$|AM$)\p{Lu}+$/u.test(text)),
    );
    if (!s || !/^(?:body|person)$/.test(kind) || words.length < 2 || !isName || !isSurelyOutlet(s, name)) continue;
    for (const at of [name.from, name.to - 1]) {
      const word = s.tokens[at]?.text ?? '';
      const other = found.get(word);
      if (other === undefined) found.set(word, one);
      else if (other && wordsOf(read, other) !== wordsOf(read, one)) found.set(word, null);
    }
  }
  return found;
}

const PARTICLE =
  /^(?:de|del|della|dei|di|da|das|dos|du|des|la|le|van|von|der|den|ten|ter|te|zu|zur|al|el|bin|ben|ibn|af|av|st|mac)$/;

/** “Lind”, “Van der Merwe”: one name, with the small words before it. */
export const isOneName = ({ tokens }: Sentence, { from, to }: Range): boolean =>
  tokens.slice(from, to - 1).every(({ lower }) => PARTICLE.test(lower));

/** “Lind” says as much of somebody as Ada Lind. */
export function inFull(one: Mention, s: Sentence | undefined, fullNames: ReadonlyMap<string, Mention>): Mention {
  if (!s || !/^(?:body|person)$/.test(one.kind) || one.isCommon) return one;
  const body = fullNames.get(shortKey(s, one.name));
  if (body) return { ...one, full: body };
  if (!isOneName(s, one.name)) return one;
  const full = fullNames.get(s.tokens[one.name.to - 1]?.lower ?? '');
  if (full?.kind !== 'person' || one.roles.some((role) => isMedium(role) || isBodyNoun(role))) return one;
  const gender = one.roles.map(genderOf).find((it) => it !== null) ?? full.gender;
  return { ...one, kind: 'person', gender, roles: [...one.roles, ...full.roles], full };
}

const OF_NEWS = /^(?:news|press|agence|agencia|broadcasting|radio|television|tv)$/;

/** Abbreviations stand apart from surnames. */
const SHORT = '=';

/** By what `fullNamesIn` finds an abbreviation; blank where the words cannot be one. */
export function shortKey({ tokens }: Sentence, { from, to }: Range): string {
  const isOne = to - from === 1 || (to - from === 2 && tokens[from]?.lower === 'the');
  return isOne ? `${SHORT}${(tokens[to - 1]?.text ?? '').replaceAll('.', '')}` : '';
}

/** “FAA” for the Federal Aviation Administration, “MSF” for “Doctors Without Borders (MSF)”. */
function shortNamesOf({ tokens }: Sentence, { name: { from, to }, gender, roles }: Mention): string[] {
  // An agency goes by its abbreviation: “KCNA”.
  const isAgency = tokens.slice(from, to).some(({ lower }) => OF_NEWS.test(lower));
  if (gender !== null || isAgency || roles.some(isPersonNoun)) return [];
  const [open, given, close] = tokens.slice(to, to + 3).map(({ text }) => text);
  const isNamed = tokens.slice(from, to).every((token) => /\p{Ll}/u.test(token.text) && !isTime(token));
  const isShort = open === '(' && close === ')' && /^\p{Lu}[\p{L}.]*\p{Lu}\.?$/u.test(given ?? '');
  const inBrackets = isNamed && isShort ? given : null;
  const words = tokens.slice(from, to).map(({ text }) => text);
  const capitals = words.filter((word) => /^\p{Lu}/u.test(word) && word !== 'The');
  const initials = capitals.map((word) => word[0]).join('');
  // “BoE”
  const all = words.filter((word) => word !== 'The').map((word) => (word === 'and' ? '' : word[0]));
  const isLong = capitals.length > 2 || isBodyNoun(words.at(-1)?.toLowerCase() ?? '') || words.includes('of');
  return [...(inBrackets ? [inBrackets.replaceAll('.', '')] : []), ...(isLong ? [initials, all.join('')] : [])].filter(
    (short) => short.length > 1 && !/^(?:US|USA|UK|EU|UN|IT|PM|MP|TV)$/.test(short),
  );
}

/** The end of a firm’s name, which is left out further on: “Brewline Group” is Brewline. */
const OF_FIRM =
  /^(?:group|holdings?|ag|plc|inc|ltd|llc|llp|gmbh|sa|se|nv|asa|oyj|spa|corp|corporation|company|limited|technologies|partners)\.?$/;

/** Who is called by a surname, a first name or an abbreviation further on: the first one of whom the text has more. */
export function fullNamesIn(read: readonly Read[], mentions: readonly Mention[][]): Map<string, Mention> {
  const full = new Map<string, Mention>();
  const first = new Map<string, Mention | null>();
  for (const mention of mentions.flat()) {
    const { name, kind, sentence, inPassing } = mention;
    if (name.to - name.from < 2 || kind === 'people' || kind === 'writing') continue;
    const s = read[sentence]?.sentence;
    if (s && (isOneName(s, name) || isRole(s.tokens[name.from]?.lower ?? ''))) continue;
    for (const short of s ? shortNamesOf(s, mention) : [])
      if (!full.has(`${SHORT}${short}`)) full.set(`${SHORT}${short}`, mention);
    const tokens = s?.tokens ?? [];
    const [opening, last] = [tokens[name.from]?.lower ?? '', tokens[name.to - 1]?.lower ?? ''];
    if (kind === 'person')
      // “Brandt” is Ann Brandt-Olsen
      for (const part of new Set([last, ...last.split('-')]))
        if (part.length > 2 && !full.has(part)) full.set(part, mention);
    const isFirm = OF_FIRM.test(last);
    if (
      kind === 'body' &&
      (tokens[name.from]?.class !== 'name' || (!isFirm && (inPassing || isMediaName(read, mention))))
    )
      continue;
    // “Halden Foods” is Halden Foods plc.
    const before = s && isFirm && kind === 'body' ? lowersOf(s, { from: name.from, to: name.to - 1 }) : '';
    if (before && !full.has(before)) full.set(before, mention);
    // Two people of one first name are told apart by their surnames.
    const other = first.get(opening);
    const isSame = other && wordsOf(read, other) === wordsOf(read, mention);
    if (!isSame) first.set(opening, other === undefined ? mention : null);
    // “Brickie Lee Dobbs” is Lee.
    const middle = name.to - name.from === 3 && kind === 'person' ? (tokens[name.from + 1]?.lower ?? '') : '';
    if (middle && !first.has(middle)) first.set(middle, mention);
  }
  for (const [word, mention] of first) if (mention && !full.has(word)) full.set(word, mention);
  return full;
}

/** Who is the only one with a role in a text: “the coroner”; null for a role that several have. */
export function onlyOnesIn(read: readonly Read[], mentions: readonly Mention[][]): Map<string, Mention | null> {
  const ones = new Map<string, Mention | null>();
  for (const { full, ...one } of mentions.flat()) {
    const mention = full ?? one;
    if (one.kind !== 'person') continue;
    const s = read[one.sentence]?.sentence;
    for (const role of s && isAccused(s, one.name) ? [...one.roles, 'accused'] : one.roles) {
      const other = ones.get(role);
      if (other === undefined) ones.set(role, mention);
      else if (other && wordsOf(read, other) !== wordsOf(read, mention)) ones.set(role, null);
    }
  }
  return ones;
}

/** The words of a name in lower case. */
export const lowersOf = ({ tokens }: Sentence, { from, to }: Range) =>
  tokens
    .slice(from, to)
    .map(({ lower }) => lower)
    .join(' ');

/** The words by which somebody is mentioned. */
export const wordsOf = (read: readonly Read[], { sentence, name }: Mention) => {
  const s = read[sentence]?.sentence;
  return s && lowersOf(s, name);
};

/** “Bangkok” is not the Bangkok Post. */
const isMediaName = (read: readonly Read[], { sentence, name }: Mention) => {
  const s = read[sentence]?.sentence;
  const last = s?.tokens[name.to - 1]?.lower ?? '';
  return s !== undefined && (isSurelyOutlet(s, name) || (isBodyNoun(last) && !isTrade(last)));
};

/** What somebody is called who stands trial. */
export const ACCUSED = /^(?:accused|defendant)$/;

const LONGEST_ANSWER = 12;

/** “[Lee], 58, of Hull, denies fraud”, “[Lee] is charged with theft”, “Testifying in his own defence, [Lee] said” */
function isAccused({ tokens }: Sentence, { from, to }: Range): boolean {
  for (let i = to; i < Math.min(tokens.length, to + LONGEST_ANSWER); i++) {
    const lower = tokens[i]?.lower ?? '';
    if (/^(?:den(?:y|ies|ied)|plead(?:s|ed)?|pled)$/.test(lower))
      return !/^(?:that|any|having)$/.test(tokens[i + 1]?.lower ?? '') || lower !== 'denied';
    if (/^(?:accused|charged|indicted|arraigned|trial)$/.test(lower))
      return tokens.slice(to, i).some((token) => /^(?:is|was|are|were|been|stands|stood|faces)$/.test(token.lower));
    if (tokens[i]?.class === 'verb' && !/^(?:has|have|had)$/.test(lower) && !/(?:ed|ing)$/.test(lower)) break;
  }
  return tokens
    .slice(0, from)
    .some(({ lower }, k) => lower === 'own' && /^defen[cs]e$/.test(tokens[k + 1]?.lower ?? ''));
}

/** The names of those of whom a text says that they saw or published a writing. */
export function carryingIn(read: readonly Read[], mentions: readonly Mention[][]): Set<string> {
  const names = new Set<string>();
  for (const { carriers, sentence } of mentions.flat())
    for (const { who } of carriers ?? []) {
      const s = read[sentence]?.sentence;
      const name = s && headOf(s, who).name;
      if (s && name && canBeOutlet(s, who)) names.add(lowersOf(s, name));
    }
  return names;
}
