import type { Range, Token } from '@/lib/text/tokens';

/** Words in quotation marks, the marks included. `open`: the closing mark is missing. */
export type Quotation = Range & { open: boolean };

/** Which mark may close which. Marks are often mixed, so a straight one closes a curly one and the reverse. */
const CLOSING = new Map([
  ['“', '”"'],
  ['„', '“”"'],
  ['«', '»'],
  ['»', '«'],
  ['「', '」'],
  ['『', '』'],
  ['``', "''"],
  ['"', '"”'],
  ["''", "''"],
]);
const STRAIGHT = new Set(['"', "''"]);
/** Marks that open or close, by the spaces around them. */
const EITHER = new Set([...STRAIGHT, '»', '«']);

/**
 * The quotations of a paragraph in order; nested ones are left to the outer one. An unclosed quotation reaches to the
 * end of the paragraph, or to where the next one opens.
 */
export function quotationsOf(text: string, tokens: readonly Token[]): Quotation[] {
  const found: Quotation[] = [];
  let from = -1;
  let closing: string[] = [];
  const close = (to: number, open: boolean) => {
    if (to > from) found.push({ from, to, open });
    from = -1;
  };
  for (const [i, token] of tokens.entries()) {
    const mark = token.text;
    if (!MARK.test(mark)) continue;
    // “ " So , " he said ”: apart from all words, they open and close in turn.
    const opens = EITHER.has(mark) ? isOpening(text, token) || (from < 0 && isApart(text, token)) : CLOSING.has(mark);
    if (from >= 0) {
      const closes = closing.includes(mark) || (mark === '“' && closing.includes('”') && isClosing(text, token));
      if (closes && !(STRAIGHT.has(mark) && opens)) {
        close(i + 1, false);
        continue;
      }
      if (!opens || !closing.some((it) => CLOSING.get(mark)?.includes(it))) continue;
      close(i, true);
    }
    const end = opens ? CLOSING.get(mark) : singleEnd(text, tokens, i);
    if (end === undefined) continue;
    from = i;
    closing = end === "''" ? [end] : [...end];
  }
  if (from >= 0) close(tokens.length, true);
  return found;
}

const MARK = /^(?:["“”„«»「」『』‘’']|``|'')$/;
const isOpening = (text: string, { start, end }: Token) =>
  /^$|[\s([{–—-]$/.test(text.slice(Math.max(0, start - 1), start)) && /^\S/.test(text.slice(end, end + 1));
const isClosing = (text: string, { start, end }: Token) =>
  /\S$/.test(text.slice(Math.max(0, start - 1), start)) && /^$|^[\s.,;:!?)\]}–—"”'’-]/.test(text.slice(end, end + 1));

const isApart = (text: string, { start, end }: Token) =>
  /^(?:|\s)$/.test(text.slice(Math.max(0, start - 1), start)) && /^\s$/.test(text.slice(end, end + 1));

const FAR = 400;

/**
 * The closing mark of a single-quoted quotation, if one opens here. An apostrophe opens nothing, and at the end of a
 * word it has no partner.
 */
function singleEnd(text: string, tokens: readonly Token[], at: number): string | undefined {
  const token = tokens[at];
  if (!token || !(token.text === '‘' || token.text === "'") || !isOpening(text, token)) return undefined;
  const end = token.text === '‘' ? '’' : "'";
  for (let i = at + 2; i < Math.min(tokens.length, at + FAR); i++) {
    const other = tokens[i];
    if (other && other.text === end && isClosing(text, other)) return end;
  }
  return undefined;
}
