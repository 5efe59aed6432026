import { isNoSpeaker } from '@/lib/detection/colons';
import { isPersonNoun, isRole } from '@/lib/detection/people';

/** A stretch of a text in UTF-16 code units. */
export type Stretch = { start: number; end: number };

/**
 * Who speaks or writes from a line on. `start`: where the line starts; `body`: where their words do. `spoken`: as in a
 * transcript, where what they say is a statement. `handle`: as in a thread. `sure`: false where nothing tells that the
 * name is one of a person. `unnamed`: the name says only what they are.
 */
export type Turn = {
  name: string;
  nameAt: Stretch;
  cueAt: Stretch;
  start: number;
  body: number;
  spoken: boolean;
  handle: boolean;
  sure?: boolean;
  unnamed?: boolean;
};

const WORD = "[\\p{L}\\p{M}\\d_./'’-]{0,30}";
const NAME = `@?\\p{L}${WORD}(?: (?:(?:de|da|di|del|der|den|van|von|bin|al|el|la|le) )?[\\p{Lu}]${WORD}){0,3}`;
const HANDLE = '(?:@|u\\/)[\\p{L}\\d_.-]{2,30}|[\\p{L}\\d]+[_.][\\p{L}\\d_.]+';
const AGO =
  '(?:\\d{1,3} ?(?:s|m|h|d|w|min|mins|minutes?|hours?|hrs?|days?|weeks?)(?: ago)?|just now|yesterday|\\d{1,2}[:.]\\d\\d)';
/** “09:12”, “[9:12 AM]”, “Today at 9:12 PM”: the clock time that stands after a name in a chat. */
const CLOCK = '\\[?(?:(?:today|yesterday)(?: at)? |at )?\\d{1,2}[:.]\\d\\d(?:[:.]\\d\\d)?(?: ?[ap]\\.?m\\.?)?\\]?';

/** What stands before a name on its line: spaces, and what makes it bold, a heading or a point of a list. */
const BEFORE = /^[\s*_#>↳]*(?:\[(?=[^\]\n]{2,60}\]))?/u;

const INLINE = /^(?<label>[^:\n]{1,80}?)(?<cue>(?:\*\*)?:(?:\*\*)?)\s+(?=\S)/u;
/** “Posted by jan&barry”, “Reply from Col. R. Lee (ret.), 3 May at 10:05”: a name of any form. */
const POSTED =
  /^(?<cue>(?:Post|Posted|Reply|Replied|Comment|Commented|Answer|Answered|Written|Message) (?:by|from):?) (?<name>@?[\p{L}\d][\p{L}\p{M}\d_./'’&-]{0,30}(?: [\p{L}\d&][\p{L}\p{M}\d_./'’&-]{0,30}){0,4}?)(?: \([^()\n]{1,30}\))?(?:(?:,| [·•|–—-]| on| at) [^\n]{1,40})?\s*$/u;
const WITH_HANDLE = new RegExp(`^(?<name>${NAME})(?<cue> @\\w{1,30}) ?[·|–-]`, 'u');
const WITH_TIME = new RegExp(
  `^(?<name>${HANDLE}|${NAME})(?<cue> ?[·•|–—-] ?${AGO}| ?[·•|–—-]? ?${CLOCK})[\\s*]*$`,
  'iu',
);
const ONLY_HANDLE = new RegExp(`^(?<name>${HANDLE})(?<cue>)[\\s*:]*$`, 'u');
/** “Ann Lee [President]”, “Ann Lee – Chief Executive”, “Ann Lee, chief executive”, “ANN LEE” on a line of their own. */
const HEADING = /^(?<label>\p{Lu}[^!?:;"“”\n]{1,90}(?:[^.!?:;,"“”\s]| \p{Lu}\.))[\s*]*$/u;

/** A word with a remark in brackets. */
const BRACKETED = /^\p{Lu}[\p{L}\p{M}’'-]+ (?:\([^()]{1,30}\)|\[[^[\]]{1,30}\])$/u;
const WHOLE_NAME = new RegExp(`^(?:${NAME})$`, 'u');
const SEPARATOR = /\s*(?:--+|[–—|]|\s-\s|,(?=\s)|[([])\s*/u;

const NOBODY: ReadonlySet<string> = new Set();

/** The line of a turn, or null. In: the line, where it starts in the text, and the last names of those who speak in it. */
export function turnIn(line: string, start: number, known = NOBODY): Turn | null {
  const lead = BEFORE.exec(line)?.[0].length ?? 0;
  const rest = line.slice(lead, lead + 130);
  const at = (from: number, length: number): Stretch => ({ start: start + from, end: start + from + length });
  for (const pattern of [POSTED, WITH_HANDLE, WITH_TIME, ONLY_HANDLE]) {
    const groups = pattern.exec(rest)?.groups;
    const { name = '', cue = '' } = groups ?? {};
    if (name === '' || isNoSpeaker(name.toLowerCase())) continue;
    const nameFrom = lead + rest.indexOf(name, pattern === POSTED ? cue.length : 0);
    const cueFrom = pattern === POSTED ? lead : nameFrom + name.length;
    return {
      ...{ name, nameAt: at(nameFrom, name.length), cueAt: at(cueFrom, cue.length) },
      ...{ start, body: start + line.length, spoken: false, handle: true },
    };
  }
  const inline = INLINE.exec(rest);
  const { label = '', cue = '' } = (inline ?? HEADING.exec(rest))?.groups ?? {};
  const isKnown = inline !== null && known.has(label.toLowerCase());
  const name = isKnown ? label : nameIn(label, inline === null);
  if (name === null) return null;
  const nameFrom = lead + rest.indexOf(name);
  return {
    name,
    nameAt: at(nameFrom, name.length),
    cueAt: inline ? at(lead + label.length, cue.length) : at(nameFrom + name.length, 0),
    start,
    body: inline ? start + lead + inline[0].length : start + line.length,
    spoken: isKnown || (!isHandle(name) && (/ /.test(name) || name === name.toUpperCase() || label !== name)),
    handle: isHandle(name),
    ...(!isHandle(name) && isUnnamed(name, label) && { unnamed: true }),
    ...(!(inline && label === name) && !partsOf(label).some(isRolePart) && { sure: false }),
  };
}

const isHandle = (name: string) => !/^\p{Lu}/u.test(name) || /[_@\d/]/.test(name);

/** Who only leads a conversation. */
export const HOSTS = /^(?:operator|moderator|host|admin|administrator)$/i;

/** “Q”, “A”: which of two speaks. */
export const isQuestionMark = (name: string): boolean => /^[QA]\d*$/.test(name);

/** The name in “Ann Lee”, “CFO – Ann Lee”, “Ann Lee, chief financial officer” and “A – Ann Lee, CFO”; null where none is. */
function nameIn(label: string, isHeading: boolean): string | null {
  const parts = partsOf(label);
  // “Analyst (Kiri)”: a speaker whose name was not heard
  if (
    parts.length === 2 &&
    (isHeading || !/ /.test(parts[1] ?? '')) &&
    /^(?:unidentified |unknown )?(?:analyst|speaker|participant)$/i.test(parts[0] ?? '')
  )
    return label.replace(/[*\s]+$/u, '');
  // “Tom Baker – Director”: beside what somebody is surely stands a name.
  const isName = (part: string) => !isSureRole(part) && parts.some((other) => other !== part && isSureRole(other));
  const names = parts.filter(
    (part, i) => WHOLE_NAME.test(part) && (isName(part) || !(i < parts.length - 1 && isRolePart(part))),
  );
  // “Q (Kiri, Tom Hart)”: the firm has one word.
  const isAsked = isQuestionMark(parts[0] ?? '');
  const name = (isAsked && names.find((one) => / /.test(one))) || names[0];
  if (!name || isNoSpeaker(name.toLowerCase()) || parts.indexOf(name) > (isAsked ? 2 : 1)) return null;
  const words = name.split(' ');
  const isWhole =
    words.length > 1 &&
    words.every((word) => /^[\p{Lu}]|^(?:de|da|di|del|der|den|van|von|bin|al|el|la|le)$/u.test(word));
  // “Ngaire (no. 38)”, “Viktor [mod]”
  if (!isHeading && words.length === 1 && BRACKETED.test(label) && parts[0] === name) return name;
  if (parts.length === 1) return isHeading && !((isWhole && !isRolePart(name)) || HOSTS.test(name)) ? null : name;
  return isWhole || isAsked || (!isHeading && parts.slice(0, 2).some((part) => part !== name && isRolePart(part)))
    ? name
    : null;
}

const partsOf = (label: string): string[] =>
  label
    .replace(/\*\*|__/g, '')
    .replace(/[\])*\s]+$/u, '')
    .split(SEPARATOR)
    .map((part) => part.trim())
    .filter(Boolean);

/** “Analyst (Kiri)”, “UNIDENTIFIED PARTICIPANT”; not “Tom Baker – Director”. */
const isUnnamed = (name: string, label: string): boolean =>
  isRolePart(partsOf(name)[0] ?? '') && !(partsOf(label).length > 1 && name !== label.replace(/[*\s]+$/u, ''));

/** “CFO”, “A”, “Chief Executive Officer”: what somebody is. */
const isRolePart = (part: string) => isSureRole(part) || isPersonNoun(lastWordOf(part));
const isSureRole = (part: string) => /^[QA]\d*$/.test(part) || isRole(lastWordOf(part));
const lastWordOf = (part: string) => part.toLowerCase().split(' ').at(-1) ?? '';
