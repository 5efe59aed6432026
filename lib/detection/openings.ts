import { cueOf } from '@/lib/detection/cues';
import type { Sentence } from '@/lib/text/sentences';
import type { Token } from '@/lib/text/tokens';

const LONGEST = 16;
/** “•”, “↳”, “→”, “>”, “🚨”: a mark of a list, an arrow, a picture. */
const LIST_MARK = /^(?:[*•·–—>-]|\p{So}|\p{Sm}|\p{Extended_Pictographic}|\uFE0F)$/u;
const MOST_MARKS = 4;
const ALERT = /^(?:update|updated|breaking|correction|latest|exclusive)$/;
const ZONE =
  /^(?:[ap]m|[ap]\.m\.?|utc|gmt|bst|cet|cest|eet|eest|wet|west|msk|trt|est|edt|cst|cdt|mst|mdt|pst|pdt|et|ct|mt|pt|akst|hst|aest|aedt|acst|acdt|awst|nzst|nzdt|ist|pkt|npt|sgt|myt|hkt|jst|kst|wib|pht|ict|wat|cat|eat|sast|brt|art|clt|uhr|hrs?|local)$/;
const MOST_ZONES = 2;
const DASH = /^(?:[–—|-]|--+)$/;
const PLACE_PART = /^[\p{Lu}\d][\p{L}\p{M}\d.’'/-]*$|^[,/()]$|^(?:of|de|del|la|el|al)$/u;

/**
 * Where a sentence proper begins, after what only says when or where: “19:44 UTC —”, “7/”, “UPDATE:”, “Q -”, “OSLO —”.
 */
export function openingOf({ tokens }: Sentence): number {
  let at = 0;
  while (at < MOST_MARKS && LIST_MARK.test(tokens[at]?.text ?? '')) at++;
  at = afterNumber(tokens, at);
  // “+++ 17:40 +++ The mayor says”
  for (let marks = 0; at > 0 && marks < MOST_MARKS && tokens[at]?.text === '+'; marks++) at++;
  if (ALERT.test(tokens[at]?.lower ?? '') && tokens[at + 1]?.text === ':') at += 2;
  if (/^[QA]$/.test(tokens[at]?.text ?? '') && /^[-–—.:]$/.test(tokens[at + 1]?.text ?? '')) at += 2;
  at = afterAddressed(tokens, at);
  return at > 0 ? at : afterDateline(tokens);
}

/** “@rio_b Our own said it”: after whom a post answers. */
function afterAddressed(tokens: readonly Token[], from: number): number {
  if (tokens[from]?.text !== '@') return from;
  const next = tokens[from + 2];
  const isVerb = next && (/^(?:verb|auxiliary|adverb)$/.test(next.class) || cueOf(next.lower)?.form === 'third');
  return next && /^\p{L}/u.test(next.text) && !isVerb ? from + 2 : from;
}

/** After “17:42”, “14.05 UTC –”, “T-00:12:00” and “7/”. */
function afterNumber(tokens: readonly Token[], from: number): number {
  let at = from;
  if (/^T(?:-?\d+)?$/.test(tokens[at]?.text ?? '')) at++;
  if (/^[+-]$/.test(tokens[at]?.text ?? '') && at > from) at++;
  const isTime = /^\d{1,2}(?:\.\d\d(?:[ap]m)?|[ap]m)$/i.test(tokens[at]?.text ?? '');
  if (!/^\d+$/.test(tokens[at]?.text ?? '') && tokens[at]?.text !== ':' && !isTime) return from;
  if (isTime) return afterZone(tokens, at + 1);
  let marks = 0;
  while (/^\d+$|^[:/]$/.test(tokens[at]?.text ?? '')) {
    if (/^[:/]$/.test(tokens[at]?.text ?? '')) marks++;
    at++;
  }
  return marks > 0 ? afterZone(tokens, at) : from;
}

function afterZone(tokens: readonly Token[], from: number): number {
  let at = from;
  for (let zones = 0; zones < MOST_ZONES && ZONE.test(tokens[at]?.lower ?? ''); zones++) at++;
  if (DASH.test(tokens[at]?.text ?? '') || (at > from && tokens[at]?.text === ':')) at++;
  return at;
}

/** “FREIBURG, Germany —”: a place in capitals, then a dash. */
function afterDateline(tokens: readonly Token[]): number {
  if (!/^\p{Lu}[\p{Lu}’'-]{2,}/u.test(tokens[0]?.text ?? '')) return 0;
  for (let i = 1; i < Math.min(tokens.length - 1, LONGEST); i++) {
    if (DASH.test(tokens[i]?.text ?? '')) return i + 1;
    if (!PLACE_PART.test(tokens[i]?.text ?? '')) return 0;
  }
  return 0;
}

/** “MUMBAI: The firm lost”: whether a sentence begins with what can be a place, as a dateline does. */
const canBePlace = ({ paragraph, tokens, inQuotation }: Sentence): boolean =>
  paragraph < NEAR &&
  /^\p{Lu}{4,}$/u.test(tokens[0]?.text ?? '') &&
  tokens[1]?.text === ':' &&
  inQuotation[2] === undefined;

const NEAR = 3;

/** The sentence with such a dateline: in a text where nobody speaks after a name in capitals. Null where there is none. */
export function placedSentence(sentences: readonly Sentence[]): Sentence | null {
  const labelled = sentences.filter(
    ({ tokens }) => /^\p{Lu}{2,}$/u.test(tokens[0]?.text ?? '') && tokens[1]?.text === ':',
  );
  const [one] = labelled;
  return one && labelled.length === 1 && canBePlace(one) ? one : null;
}
