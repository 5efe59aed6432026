import { isFirstName } from '@/lib/detection/first-names';
import {
  isArticle,
  isBareNoun,
  isBodyByNoun,
  isBodyNoun,
  isBusiness,
  isMedium,
  isPersonNoun,
  isRole,
  isWriting,
} from '@/lib/detection/people';
import { isTime, nounPhraseAfter, nounPhraseBefore, withSurname } from '@/lib/detection/phrases';
import type { Sentence } from '@/lib/text/sentences';
import type { Range, Token } from '@/lib/text/tokens';

/**
 * What a source phrase comes to. `core`: without what is said of it further on. `noun`: its head in lower case. `name`:
 * the words that name it. `maker`: of a writing, the phrase that says whose it is.
 */
export type Head = {
  kind: 'name' | 'people' | 'writing' | 'medium' | 'thing' | 'pronoun';
  core: Range;
  noun: string;
  name: Range | null;
  maker?: Range;
};

const JOINING =
  /^(?:of|the|for|on|and|&|at|de|del|della|dei|di|da|das|dos|du|des|la|le|lo|las|los|van|von|der|den|ten|ter|te|zu|zur|al|el|bin|ben|ibn|af|av|y)$/;
const OF_THEM = /^(?:his|her|their|its|others)$/;

/** Reads a source phrase. In: a range that is not empty. */
export function headOf(s: Sentence, source: Range): Head {
  const core = coreOf(s, source);
  const last = s.tokens[core.to - 1];
  const noun = last?.lower ?? '';
  if (
    core.to - core.from === 1 &&
    (/^(?:which|that|her|his|its|their)$/.test(noun) || (last?.class === 'pronoun' && !isPersonNoun(noun)))
  )
    return { kind: 'pronoun', core, noun, name: null };
  const apposed = apposedName(s, core.to, source.to);
  const named = isNamed(s, core) ? nameRunBefore(s, core.to, core.from) : null;
  if (named) {
    const bare = withoutTitles(s, named);
    const isHeld = apposed !== null && apposed.from >= core.to && isOffice(s, named, bare);
    return { kind: 'name', core, noun, name: isHeld ? apposed : withSurname(s, bare) };
  }
  const first = s.tokens[core.from]?.lower ?? '';
  // “our supplier”, “a third”
  const isOneOfMany =
    (isBusiness(noun) && /^(?:an?|one|another|my|our|his|her|their|your)$/.test(first)) ||
    (noun === 'operator' && MACHINE.test(s.tokens[core.to - 2]?.lower ?? '')) ||
    (/^(?:an?|the)$/.test(first) && core.to - core.from === 2 && /^(?:second|third|fourth|fifth)$/.test(noun));
  const isFigures =
    noun === 'figures' &&
    !/^(?:senior|leading|opposition|public|prominent|key|political|military|religious|underworld|party|church|community|industry|influential|top|establishment|media|business|popular)$/.test(
      s.tokens[core.to - 2]?.lower ?? '',
    );
  const kind =
    (isPersonNoun(noun) && !isFigures && !isGuard(s, core)) || isOneOfMany
      ? 'people'
      : isWriting(noun)
        ? 'writing'
        : isMedium(noun)
          ? 'medium'
          : 'thing';
  if (kind === 'writing') {
    const maker = makerOf(s, core, source);
    return { kind, core, noun, name: null, ...(maker && { maker }) };
  }
  if (apposed) return { kind: 'name', core, noun, name: apposed };
  const run = kind === 'medium' ? nameRunBefore(s, beforeMedium(s, core), core.from) : null;
  // “US-based outlets”, “some Western media”
  if (/^(?:outlets|media|newspapers|papers|sites|websites|blogs)$/.test(noun) && !/^(?:the|these|those)$/.test(first))
    return { kind: 'people', core, noun, name: null };
  return run && !isNationality(s, run) ? { kind: 'name', core, noun, name: run } : { kind, core, noun, name: null };
}

/** “the crane operator” */
const MACHINE =
  /^(?:crane|camera|machine|switchboard|radio|drone|forklift|turbine|radar|telephone|phone|computer|combine)$/;

/** “The Governor of Aleppo”, “the Garhwal Commissioner”: no name of a person. `bare`: without what is a title. */
const isOffice = ({ tokens }: Sentence, { from, to }: Range, bare: Range) =>
  (bare.from === from || tokens[bare.from]?.lower === 'general') &&
  ([tokens[from], tokens[from + 1], tokens[to - 1]].some((token) => isRole(token?.lower ?? '')) ||
    // “the Dean”
    (tokens[to - 2]?.class === 'determiner' && isPersonNoun(tokens[to - 1]?.lower ?? '')));

/** “the coast guard”, “Finland’s border guard”: a body; but “a border guard” */
function isGuard({ tokens }: Sentence, { from, to }: Range): boolean {
  if (/^staff$/.test(tokens[to - 1]?.lower ?? '')) return tokens[to - 2]?.lower === 'general';
  if (!/^guards?$/.test(tokens[to - 1]?.lower ?? '') || /^(?:an?|one|another)$/.test(tokens[from]?.lower ?? ''))
    return false;
  const kind = tokens[to - 2]?.lower ?? '';
  return (
    /^(?:coast|national|civil|home|republican|revolutionary)$/.test(kind) ||
    (kind === 'border' && /^['’]s?$/.test(tokens[from - 1]?.text ?? ''))
  );
}

/** “Rossiya-24 [television channel]”, “the Tasnim [semi-official news agency]”: where the words for the medium begin. */
function beforeMedium({ tokens }: Sentence, { from, to }: Range): number {
  let at = to - 1;
  while (at > from + 1 && to - at < LONGEST_MEDIUM && /^(?:noun|adjective)$/.test(tokens[at - 1]?.class ?? '')) at--;
  return isName(tokens[at - 1]) ? at : to - 1;
}

const LONGEST_MEDIUM = 4;

/** The phrase up to its first preposition, comma or relative clause, and after a possessive. */
function coreOf(s: Sentence, { from, to }: Range): Range {
  let start = from;
  for (let i = from; i < to; i++) {
    const isOwner = i > from && i + 1 < to && /^['’]s?$/.test(s.tokens[i]?.text ?? '');
    if (isOwner) start = i + 1;
    else if (i > start && endsCore(s, i, start, to)) return { from: start, to: i };
  }
  return { from: start, to };
}

function endsCore(s: Sentence, i: number, start: number, to: number): boolean {
  const token = s.tokens[i];
  const next = s.tokens[i + 1];
  if (!token) return true;
  const ofNames = token.lower === 'of' && isTitle(s, i - 1) ? lastNamesAfter(s, i, to) : 0;
  if (ofNames > 0) return ofNames < FEWEST_WITH_NAME;
  if (JOINING.test(token.lower) && i + 1 < to && joinsNames(s, i, start)) return false;
  if (i > start && (SAID_OF_IT.test(token.lower) || /^(?:i|we|he|she|they)$/.test(token.lower))) return true;
  if (token.lower === 'next' && next?.lower === 'to') return true;
  if (token.lower === 'of' && isOfficeOf(s, i, to)) return false;
  if (token.class === 'conjunction') return OF_THEM.test(next?.lower ?? '') || isOthers(s, i + 1);
  if (token.class === 'mark') return !/^(?:['’&/.-]|@)$/.test(token.text);
  if (token.class === 'verb') return !(i + 1 < to && isBeforeNoun(s, i, start));
  return token.class === 'preposition' || token.class === 'auxiliary';
}

/** “and [two colleagues]”, “and [others]” */
const isOthers = ({ tokens }: Sentence, i: number): boolean =>
  /^(?:colleagues|others|co-authors|coauthors|collaborators)$/.test(
    tokens[tokens[i]?.class === 'number' || tokens[i]?.lower === 'several' ? i + 1 : i]?.lower ?? '',
  );

/**
 * “chief of staff Ray Dunn”, “director of operations Ann Lee”; but “the mother of singer Ann Lee”. In: where “of”
 * stands.
 */
function isOfficeOf({ tokens }: Sentence, of: number, to: number): boolean {
  // “marshal of the court Ann Lee”
  const from = tokens[of + 1]?.class === 'determiner' ? of + 2 : of + 1;
  let at = from;
  while (at < Math.min(to, from + 2) && tokens[at]?.class === 'noun') at++;
  const last = tokens[at - 1]?.lower ?? '';
  const isThe = from > of + 1;
  const isNoun = at > from && (isThe ? OF_THE.test(last) : last === 'staff' || !isPersonNoun(last));
  return (
    isNoun && isPersonNoun(tokens[of - 1]?.lower ?? '') && isName(tokens[at]) && isName(tokens[at + 1]) && at + 2 <= to
  );
}

/** “the owner of the ship Aurora”: the ship’s name. */
const OF_THE = /^(?:court|house|guard|council|board|chamber|senate|parliament|exchequer|rolls|church|police|union)$/;

/** “The Director [of]”, “Minister [of]”; but the Duke of Kent is a name. */
function isTitle({ tokens }: Sentence, i: number): boolean {
  const [before, token] = [tokens[i - 1], tokens[i]];
  return (
    isName(token) &&
    isPersonNoun(token?.lower ?? '') &&
    !/^(?:prince|princess|duke|duchess|earl|king|queen|lord|lady|count|countess|baron|emir|sultan)$/.test(
      token?.lower ?? '',
    ) &&
    (isRole(token?.lower ?? '') || before?.class === 'determiner')
  );
}

/** “of the Institute of Physics” has one, “of Foreign Affairs” two, “of Health Ann Lee” three, whose name is the end. */
function lastNamesAfter({ tokens }: Sentence, of: number, to: number): number {
  let run = 0;
  for (let i = of + 1; i < to; i++) {
    if (isName(tokens[i])) run++;
    else if (JOINING.test(tokens[i]?.lower ?? '')) run = 0;
    else break;
  }
  return run;
}

const FEWEST_WITH_NAME = 3;

const SAID_OF_IT =
  /^(?:who|whom|whose|which|that|familiar|close|privy|aware|present|himself|herself|itself|themselves)$/;

/** “the presiding judge” as against “people briefed on it”. */
const isBeforeNoun = (s: Sentence, i: number, start: number) =>
  s.tokens.slice(start, i).every(({ class: it }) => it === 'determiner' || it === 'adjective' || it === 'adverb');

/** “Bank of England”, “Smith and Jones”; but not “Ann Lee of Hull”. */
function joinsNames(s: Sentence, i: number, start: number): boolean {
  // “Van [der] Merwe”, “Piet van [der] Merwe”
  if (/^(?:der|den|de|la|las|los|zu)$/.test(s.tokens[i]?.lower ?? '') && isName(s.tokens[i + 1]))
    if (/^(?:van|von|de|del|dos)$/.test(s.tokens[i - 1]?.lower ?? '')) return true;
  if (!isName(s.tokens[i - 1])) return false;
  // “the University of Texas at Austin”
  if (s.tokens[i]?.lower === 'at')
    return (
      isName(s.tokens[i + 1]) &&
      s.tokens
        .slice(Math.max(start, i - 4), i)
        .some(({ lower }, at, all) => lower === 'university' && all[at + 1]?.lower === 'of')
    );
  // “Counsel for Acme”, “Economists at Acme”: at the start of a sentence a capital makes no name.
  if (
    i === 1 &&
    isPersonNoun(s.tokens[0]?.lower ?? '') &&
    !/^(?:and|&)$/.test(s.tokens[i]?.lower ?? '') &&
    !(isTitle(s, 0) && lastNamesAfter(s, i, s.tokens.length) >= FEWEST_WITH_NAME)
  )
    return false;
  const joined = isName(s.tokens[i + 1]) || (JOINING.test(s.tokens[i + 1]?.lower ?? '') && isName(s.tokens[i + 2]));
  // “the Commission on Audit”
  if (s.tokens[i]?.lower === 'on')
    return isName(s.tokens[i + 1]) && !isTime(s.tokens[i + 1]) && ON_WHAT.test(s.tokens[i - 1]?.lower ?? '');
  if (!joined || !/^(?:of|for|the)$/.test(s.tokens[i]?.lower ?? '')) return joined;
  // “Vice President for Science Ann Lee”
  const isRoleFor = s.tokens[i]?.lower === 'for' && isRole(s.tokens[i - 1]?.lower ?? '');
  const last = s.tokens[i - 1]?.lower ?? '';
  return !(i - 2 >= start && isName(s.tokens[i - 2])) || isRoleFor || isBodyByNoun(last);
}

const ON_WHAT =
  /^(?:commission|committee|council|conference|panel|commissioner|rapporteur|group|centre|center|institute)$/;

const isName = (token: Token | undefined) => token?.class === 'name';

/** Whether a phrase ends in a name; a capital at the start of a sentence is no sign of one. */
function isNamed(s: Sentence, { from, to }: Range): boolean {
  const last = s.tokens[to - 1];
  if (last?.class === 'number') return to - from > 1 && isName(s.tokens[to - 2]);
  if (last?.class !== 'name') return false;
  if (to - from === 1) return !(begins(s, from) && isBareNounAt(s, from));
  // “a Swiss Guard”
  const isTitled = isRole(s.tokens[to - 2]?.lower ?? '');
  if (/^(?:an?|one|another)$/.test(s.tokens[from]?.lower ?? '') && isPersonNoun(last.lower)) return isTitled;
  // “the Labour MP”
  const isMember = /^(?:MP|MSP|MEP|MLA|TD|PM)$/.test(last.text) && s.tokens[to - 3]?.class === 'determiner';
  if (isMember && to - from === 3) return false;
  const isNoun = isRole(last.lower) || (isPersonNoun(last.lower) && /^\p{Lu}{2}/u.test(last.text));
  return !(isNoun && !isName(s.tokens[to - 2]));
}

/**
 * Whether a word that begins a sentence is a noun there: “Engineers say”, “Growers in Kent say”; but “Sanders says”. In:
 * where it stands.
 */
export function isBareNounAt({ tokens }: Sentence, i: number): boolean {
  const lower = tokens[i]?.lower ?? '';
  const next = tokens[i + 1]?.lower ?? '';
  const isMany = /[^s]s$/.test(lower) && isPersonNoun(lower) && !isFirstName(lower.replace(/s$/, ''));
  return (
    isBareNoun(lower) ||
    (isMany && (OF_MANY.test(next) || (/^\p{Lu}\p{Ll}+[eo]rs$/u.test(tokens[i]?.text ?? '') && !SURNAMES.test(lower))))
  );
}

/** “Growers”, but “Sanders” */
const SURNAMES =
  /^(?:rogers|rodgers|sanders|saunders|peters|chambers|summers|waters|masters|withers|m[ae]?yers|powers|rivers|walters|winters|flowers|landers|mathers|sellers|bowers|ayers|akers|connors|conners|majors|danvers|childers|reuters|carruthers|brothers|lauders|smithers|stoppers|rutgers|siders|rangers|raiders|steelers|packers|lakers|wanderers|pacers|panthers|tigers|dodgers|browns|taylors|sailors|hawkers|waltors|travellers|travelers)$/;

const OF_MANY = /^(?:at|in|from|on|across|near|with|for|around|behind|along|outside|inside|who|whose|familiar|close)$/;

const begins = (s: Sentence, i: number) => i === 0 || s.tokens[i - 1]?.class === 'mark';

/** The run of names that ends before `to`. */
export function nameRunBefore(s: Sentence, to: number, least: number): Range | null {
  let from = to;
  while (from > least) {
    const token = s.tokens[from - 1];
    if (isName(token) || (token?.class === 'number' && isName(s.tokens[from - 2]))) from--;
    else if (from < to && JOINING.test(token?.lower ?? '') && from - 1 > least && isLinked(s, from - 1)) from--;
    else if (from < to && token?.text === 'The' && token.class === 'determiner') from--;
    else break;
  }
  return from < to && s.tokens.slice(from, to).some(isName) ? { from, to } : null;
}

const isLinked = (s: Sentence, i: number) =>
  (isName(s.tokens[i - 1]) && joinsNames(s, i, 0)) ||
  (JOINING.test(s.tokens[i - 1]?.lower ?? '') && isName(s.tokens[i - 2]) && joinsNames(s, i - 1, 0));

/** “Foreign Minister Yvonne Plaza” is Yvonne Plaza. */
export function withoutTitles(s: Sentence, run: Range): Range {
  if (isBodyNoun(s.tokens[run.to - 1]?.lower ?? '')) return run;
  if (run.to - run.from > 2 && HONOUR.test(s.tokens[run.to - 1]?.text ?? ''))
    return withoutTitles(s, { from: run.from, to: run.to - 1 });
  // “Brewmaster Alois Huber”: only at the start of a sentence has a noun such a capital.
  const [first, second] = [s.tokens[0]?.lower ?? '', s.tokens[1]?.lower ?? ''];
  const hasName = isName(s.tokens[1]) && (run.to > 2 || isFirstName(second));
  // “Plucky Ann Lee”
  const isOfKind = run.to > 2 && isFirstName(second) && !isFirstName(first);
  if (run.from === 0 && run.to > 1 && hasName && (isPersonNoun(first) || isOfKind))
    return withoutTitles(s, afterGeneral(s, { from: 1, to: run.to }));
  for (let i = run.to - 2; i >= run.from; i--)
    if (isRole(s.tokens[i]?.lower ?? '') || isGeneral(s, i))
      return /^(?:of|for)$/.test(s.tokens[i + 1]?.lower ?? '')
        ? run.to - i > 4
          ? { from: run.to - 2, to: run.to }
          : run
        : afterGeneral(s, { from: i + 1, to: run.to });
  return run;
}

/** “Brigadier [General] Ann Lee”, but General Motors */
const isGeneral = ({ tokens }: Sentence, i: number) =>
  tokens[i]?.lower === 'general' && /^(?:brigadier|major|lieutenant|colonel)$/.test(tokens[i - 1]?.lower ?? '');

/** “Attorney [General] Ann Lee” */
const afterGeneral = ({ tokens }: Sentence, { from, to }: Range): Range =>
  tokens[from]?.lower === 'general' &&
  to - from > 1 &&
  /^(?:attorney|solicitor|surgeon|auditor|secretary|inspector|director|comptroller|governor|postmaster)$/.test(
    tokens[from - 1]?.lower ?? '',
  )
    ? { from: from + 1, to }
    : { from, to };

const HONOUR =
  /^(?:[SQK]C|SAN|J[PD]|M[PDAS]|MPs|MSP|MEP|MLA|TD|PhD|DPhil|EdD|RN|CPA|CFA|Esq\.?|OBE|MBE|CBE|KBE|DBE|FRS|FRCS|Jr\.?|Sr\.?|I{2,3})$/;

/** “…, port captain [Iain Rennie], …”, “…, the model [Jana Vik]”: where the name begins. */
function afterWhatTheyAre({ tokens }: Sentence, from: number): number {
  let at = from;
  // “, one Ann Lee,”, “, the late Ann Lee,”
  if (tokens[from]?.lower === 'one' && isName(tokens[from + 1])) return from + 1;
  if (tokens[from + 1]?.lower === 'late' && isName(tokens[from + 2])) return from + 2;
  // “, the Antwerp paper historian [Ann Lee],”, “, the Basel-based firm [Acme],”
  for (let i = from + 1; i < from + LONGEST_APPOSED; i++) {
    if (!/^(?:determiner|adjective|noun|name)$/.test(tokens[i - 1]?.class ?? '') || !isName(tokens[i])) continue;
    const { class: it, lower = '' } = tokens[i - 1] ?? {};
    if (tokens[from]?.class === 'determiner' && it === 'noun' && (isPersonNoun(lower) || CALLED_BODY.test(lower)))
      return i;
  }
  while (at < from + 5 && (/^(?:determiner|adjective|noun)$/.test(tokens[at]?.class ?? '') || isAge(tokens[at]))) at++;
  return at === from ||
    ((isPersonNoun(tokens[at - 1]?.lower ?? '') || /-(?:based|old)$/.test(tokens[at - 1]?.lower ?? '')) &&
      isName(tokens[at]))
    ? at
    : from;
}

const isAge = (token: Token | undefined) => /^\d+-year-old$/.test(token?.lower ?? '');

const LONGEST_APPOSED = 7;
const CALLED_BODY =
  /^(?:firm|company|group|maker|startup|start-up|charity|agency|lab|bank|airline|union|party|brand|retailer)$/;

/** “…, Ada Lind, …” right after a core, “… called Ada Lind”, “… in question, one Ada Lind, …” */
function apposedName(s: Sentence, at: number, sourceTo: number): Range | null {
  const called = calledAfter(s, at);
  if (called) return called;
  const inside = s.tokens.slice(at, sourceTo).flatMap(({ text }, i) => (text === ',' ? [at + i] : []));
  for (const comma of [at, ...inside.slice(-2).toReversed(), sourceTo]) {
    const name = s.tokens[comma]?.text === ',' ? nameAfterComma(s, comma, sourceTo) : null;
    if (name) return name;
  }
  const after = at === sourceTo ? afterMore(s, at) : at;
  return after > at ? nameAfterComma(s, after, after) : null;
}

const LONGEST_MORE = 8;

/** “a statistician [not connected to the project], Ann Lee, …”: the comma after what tells more of somebody, or `at`. */
function afterMore({ tokens, inQuotation }: Sentence, at: number): number {
  if (!/^(?:not|in|with|at|from|on|by|for)$/.test(tokens[at]?.lower ?? '') && !/ed$/.test(tokens[at]?.lower ?? ''))
    return at;
  for (let i = at; i < at + LONGEST_MORE; i++) {
    const { class: it = 'mark', lower = '', text = '' } = tokens[i] ?? {};
    if (text === ',') return i;
    if (it === 'mark' || it === 'auxiliary' || inQuotation[i] !== undefined) break;
    if (it === 'verb' && !(i === at || tokens[i - 1]?.lower === 'not') && !/ing$/.test(lower)) break;
  }
  return at;
}

/** So many words can stand between what somebody is and what they are called. */
export const LONGEST_CALL = 9;
const CALLED = /^(?:named|called|nicknamed|dubbed|christened)$/;

/** “a man [called] Lee”, “a user [known only as] Lee”, “a woman [who gave her name as] Lee”, “a boy [by the name of] Lee” */
export function calledAfter(s: Sentence, at: number): Range | null {
  const { tokens } = s;
  const isAside = /^[,(]$/.test(tokens[at]?.text ?? '');
  const from = isAside ? at + 1 : at;
  const begins = tokens[from]?.lower ?? '';
  if (CALLED.test(begins)) {
    const name = calledName(s, from + 1);
    // “The panel called Lee a liar”
    const after = tokens[name?.to ?? 0];
    const isEnd = !after || /^[,;.)]$/.test(after.text) || /^(?:verb|auxiliary)$/.test(after.class);
    return isAside || (isEnd && !/^['’]/.test(after?.text ?? '')) ? name : null;
  }
  const isCall =
    /^(?:known|who|whom)$/.test(begins) ||
    (begins === 'identified' &&
      (isAside || /^(?:only|just|simply|merely|solely)$/.test(tokens[from + 1]?.lower ?? ''))) ||
    (/^(?:by|with)$/.test(begins) && /^(?:an?|the|his|her)$/.test(tokens[from + 1]?.lower ?? ''));
  if (!isCall) return null;
  for (let i = from + 1; i < from + LONGEST_CALL && tokens[i] && tokens[i]?.class !== 'mark'; i++) {
    const name = isNaming(tokens, i, from) ? calledName(s, i + 1) : null;
    if (name) return name;
  }
  return null;
}

/** “[is] called”, “[being] known as” */
const IS_CALLED = /^(?:be|been|being|is|was)$/;
const HANDLE = /^(?:(?:sur|first|user|last|nick|stage)?name|handle|alias|pseudonym|sign|guerre)$/;

/** Whether a name follows by which somebody goes: “who gave her name as”, “who goes by”; not “who identified him as”. */
function isNaming(tokens: readonly Token[], i: number, from: number): boolean {
  const [before, lower] = [tokens[i - 1]?.lower ?? '', tokens[i]?.lower ?? ''];
  const isSelf = (k: number) =>
    k === from || IS_CALLED.test(tokens[k - 1]?.lower ?? '') || /self$|selves$/.test(tokens[k + 1]?.lower ?? '');
  if (CALLED.test(lower)) return IS_CALLED.test(before);
  if (lower === 'as')
    return tokens
      .slice(from, i)
      .some(
        (token, k) =>
          /^(?:name|signs)$/.test(token.lower) ||
          (/^(?:identified|known|introduced|named)$/.test(token.lower) && isSelf(from + k)),
      );
  if (lower === 'of') return before === 'name';
  if (lower === 'by') return /^(?:goes|went)$/.test(before);
  if (/^(?:him|her|them)$/.test(lower)) return before === 'call';
  return HANDLE.test(lower);
}

/** The name there, as it stands or between quotation marks. */
function calledName(s: Sentence, at: number): Range | null {
  const { tokens } = s;
  if (/^["“‘'«]$/.test(tokens[at]?.text ?? '')) {
    const length = tokens.slice(at + 1, at + 5).findIndex(({ text }) => /^["”’'».,]$/.test(text));
    return length > 0 ? { from: at + 1, to: at + 1 + length } : null;
  }
  if (!isName(tokens[at])) return null;
  const name = nameRunAfter(s, at);
  return name && withoutTitles(s, name);
}

function nameAfterComma(s: Sentence, comma: number, sourceTo: number): Range | null {
  const called = calledAfter(s, comma);
  if (called) return called;
  const begins = afterWhatTheyAre(s, comma + 1);
  // “, a retired trawlerman [named] Ann Lee,”
  const later = begins === comma + 1 ? calledAfter(s, afterPhrase(s, begins)) : null;
  if (later) return later;
  let to = begins;
  while (isName(s.tokens[to]) || (JOINING.test(s.tokens[to]?.lower ?? '') && to > begins && joinsNames(s, to, begins)))
    to++;
  const after = s.tokens[to];
  const isEnd =
    after === undefined ||
    to === sourceTo ||
    /^[,.;:)–—]$/.test(after.text) ||
    after.lower === 'who' ||
    // “a survivor, Ann Lee from Hull, …”
    (to - begins > 1 && /^(?:of|from|at|in)$/.test(after.lower) && endsPhrase(s, to + 1));
  return to === begins || !isEnd ? null : withoutTitles(s, { from: begins, to });
}

/** Where the words for somebody end: “, a retired trawlerman” */
function afterPhrase({ tokens }: Sentence, from: number): number {
  if (tokens[from]?.class !== 'determiner') return from;
  let to = from + 1;
  while (to < from + 5 && /^(?:adjective|noun)$/.test(tokens[to]?.class ?? '')) to++;
  return isPersonNoun(tokens[to - 1]?.lower ?? '') ? to : from;
}

/** “…, Ann Lee from [Bihar’s Siwan district], …” */
function endsPhrase({ tokens }: Sentence, from: number): boolean {
  const end = tokens
    .slice(from, from + LONGEST_MORE)
    .findIndex(({ class: it, text }) => !/^(?:name|noun|adjective|determiner)$/.test(it) && !/^['’]s?$/.test(text));
  return end > 0 && tokens[from + end]?.text === ',';
}

/** Who made a writing: “a report by Acme”, “Acme’s model”, “the Acme memo”, “a memo written by its head, Ann Lee”. */
function makerOf(s: Sentence, core: Range, source: Range): Range | null {
  const { tokens } = s;
  const at = tokens[core.to]?.text === ',' ? core.to + 1 : core.to;
  const by = MADE.test(tokens[at]?.lower ?? '') ? afterWhen(s, at + 1) : core.to;
  const isOf = tokens[by]?.lower === 'of' && isName(tokens[by + 1]) && OF_MAKER.test(tokens[core.to - 1]?.lower ?? '');
  if (isOf || /^(?:by|from)$/.test(tokens[by]?.lower ?? '')) {
    const all = nounPhraseAfter(s, by + 1, core.to < source.to ? Math.max(source.to, by + 2) : undefined);
    const phrase = all && withoutAddressee(s, all);
    const kind = phrase && headOf(s, phrase).kind;
    if (
      phrase &&
      (kind === 'name' ||
        kind === 'people' ||
        (kind === 'thing' &&
          (by === core.to ? canMake(s, phrase, tokens[by]?.lower ?? '') : isBodyNoun(headOf(s, phrase).noun))))
    )
      return phrase;
  }
  const outlet = isArticle(tokens[core.to - 1]?.lower ?? '') ? publishedIn(s, core.to) : null;
  if (outlet) return outlet;
  // “a note that the engineer Ann Lee prepared for the board”
  const writer = writerAfter(s, at);
  if (writer) return writer;
  // “his contract”
  if (HELD.test(tokens[core.to - 1]?.lower ?? '')) return null;
  // “His report”, “its filing”
  if (/^(?:his|her|its|their)$/.test(tokens[core.from]?.lower ?? '')) return { from: core.from, to: core.from + 1 };
  if (/^['’]s?$/.test(tokens[core.from - 1]?.text ?? ''))
    return source.from < core.from - 1 ? { from: source.from, to: core.from - 1 } : nounPhraseBefore(s, core.from - 1);
  const run = nameRunBefore(s, core.to - 1, core.from) ?? acronymIn(s, core);
  const isMaker = run && run.to > 1 && !isNationality(s, run) && !isNetwork(s, run) && !isTime(tokens[run.from]);
  return isMaker ? run : null;
}

/** “the article in [the Harbour Times]” */
function publishedIn(s: Sentence, at: number): Range | null {
  const phrase = s.tokens[at]?.lower === 'in' ? nounPhraseAfter(s, at + 1) : null;
  const isOne = phrase && s.tokens[phrase.from]?.lower === 'the' && headOf(s, phrase).kind === 'name';
  return isOne && !isTime(s.tokens[phrase.to - 1]) ? phrase : null;
}

/** These are about whoever they are said to be of. */
const HELD = /^(?:contract|file|passport|indictment|warrant|dossier|scan|transcript)s?$/;

/** “a commentary of Acme” */
const OF_MAKER = /^(?:commentary|editorial|dispatch|communiqu[eé]|statement|announcement)$/;

/** “a [WHO] situation report” */
function acronymIn({ tokens }: Sentence, { from, to }: Range): Range | null {
  const at = tokens[from]?.class === 'determiner' ? from + 1 : from;
  const isIts =
    tokens[at]?.class === 'name' &&
    /^\p{Lu}{3,}$/u.test(tokens[at]?.text ?? '') &&
    !TOPIC.test(tokens[at]?.lower ?? '');
  return isIts && at + 2 < to ? { from: at, to: at + 1 } : null;
}

/** “a Facebook page”: of somebody there. */
const isNetwork = ({ tokens }: Sentence, { from, to }: Range): boolean =>
  to - from === 1 &&
  /^(?:facebook|telegram|twitter|whatsapp|instagram|tiktok|youtube|weibo|reddit|linkedin|slack|discord|x)$/.test(
    tokens[from]?.lower ?? '',
  );

const TOPIC = /^(?:covid|aids|hiv|dna|rna|usa|gdp|lng|pdf|mri)$/;

/** “figures from the ministry”, “a report by Acme’s makers”; not “data from the collars”, “a note from May”. */
function canMake(s: Sentence, phrase: Range, link: string): boolean {
  if (isTime(s.tokens[phrase.to - 1])) return false;
  if (link === 'by') return true;
  const { noun } = headOf(s, phrase);
  return isBodyNoun(noun) || isMedium(noun) || MAKER.test(noun);
}

const MAKER =
  /^(?:company|firm|maker|team|regulator|ministry|city|region|government|operator|party|lab|unit|division|force)s?$/;

/** “written [in February] by”, “signed [last week] by”, “sent [to the staff of the plant] by” */
function afterWhen({ tokens }: Sentence, from: number): number {
  const isToThem = tokens[from]?.lower === 'to';
  for (let at = from; at < from + (isToThem ? 12 : 5); at++) {
    if (tokens[at]?.lower === 'by') return at;
    if (isToThem && /^(?:noun|name)$/.test(tokens[at]?.class ?? '')) continue;
    if (!(isTime(tokens[at]) || /^(?:preposition|adjective|adverb|determiner|number)$/.test(tokens[at]?.class ?? '')))
      break;
  }
  return from;
}

/** “a letter from the mayor [to the ministry]” */
function withoutAddressee({ tokens }: Sentence, { from, to }: Range): Range {
  const at = tokens.slice(from, to).findIndex(({ lower }) => lower === 'to');
  return at > 0 ? { from, to: from + at } : { from, to };
}

const LONGEST_WRITER = 10;

/** “[a note] that the engineer Ann Lee prepared”: who did. In: where “that” stands. */
function writerAfter(s: Sentence, at: number): Range | null {
  if (!/^(?:that|which)$/.test(s.tokens[at]?.lower ?? '')) return null;
  const length = s.tokens.slice(at + 1, at + LONGEST_WRITER).findIndex(({ lower }) => WRITES.test(lower));
  const verb = at + 1 + length;
  const writer = length > 0 ? nounPhraseAfter(s, at + 1, verb) : null;
  return writer && writer.to === verb && headOf(s, writer).kind !== 'pronoun' ? writer : null;
}

const WRITES = /^(?:wrote|drafted|compiled|prepared|authored|produced|issued|sent|signed|recorded)$/;

const MADE =
  /^(?:written|signed|drafted|compiled|commissioned|prepared|authored|produced|published|released|issued|posted|conducted|filed|sent|recorded|uploaded|led|developed|built|designed|created|run|carried)$/;

/** The run of names that begins at or, past an article and nouns, soon after `at`. */
export function nameRunAfter(s: Sentence, at: number): Range | null {
  let from = at;
  while (from < at + 4 && /^(?:determiner|noun|adjective)$/.test(s.tokens[from]?.class ?? '')) from++;
  let to = from;
  while (
    isName(s.tokens[to]) ||
    (to > from && s.tokens[to]?.class === 'number') ||
    (to > from && JOINING.test(s.tokens[to]?.lower ?? '') && joinsNames(s, to, from))
  )
    to++;
  return to > from ? { from, to } : null;
}

const isNationality = (s: Sentence, { from, to }: Range) =>
  to - from === 1 &&
  /(?:ian|ean|ese|ish|man|can)$|^(?:u\.?s\.?|u\.?k\.?|french|dutch|greek|swiss|czech|thai|israeli|iraqi|saudi|pakistani|bangladeshi|somali|nepali|bengali|kuwaiti|emirati|yemeni|omani|qatari|bahraini|azerbaijani|uzbeki|punjabi|kashmiri|gujarati|hindi|mali|tatar|afghan)$/.test(
    s.tokens[from]?.lower ?? '',
  );
