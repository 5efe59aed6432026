/** Deeper than any command needs, so that recursion over a body is safe. */
export const DEEPEST = 64;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
/** “[” and “{”. */
const OPENING = new Set([0x5b, 0x7b]);
/** “]” and “}”. */
const CLOSING = new Set([0x5d, 0x7d]);

/** Whether lists and objects nest more than `most` deep, read from the signs of a JSON text before it is parsed. */
export function isDeeper(json: string, most = DEEPEST): boolean {
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < json.length; at++) {
    const sign = json.charCodeAt(at);
    if (quoted && sign === BACKSLASH) at++;
    else if (sign === QUOTE) quoted = !quoted;
    else if (quoted) continue;
    else if (OPENING.has(sign)) {
      if (++depth > most) return true;
    } else if (CLOSING.has(sign)) depth--;
  }
  return false;
}
