const BREAK = /(?:\r\n|[\n\r\u2028\u2029])/g;
const BLANK = /^\s*$/;
/** A line that begins with a time of day is an entry of its own. */
const TIME = /^\d{1,2}[:.]\d\d\b/;
/** A line shorter than this stands for itself: hard-wrapped texts have longer ones. */
const SHORT = 60;
/** So much is read at once, so that one endless line costs no more than many short ones. */
const LONGEST = 20_000;

/**
 * Where the paragraphs of a text begin and end, in code units. A line break ends one unless the line looks wrapped by
 * hand.
 */
export function paragraphsOf(text: string): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = [];
  let start = 0;
  const close = (end: number) => {
    for (; end - start > LONGEST; start = pieceEnd(text, start)) found.push({ start, end: pieceEnd(text, start) });
    if (end > start && !BLANK.test(text.slice(start, end))) found.push({ start, end });
  };
  let lineStart = 0;
  for (const match of text.matchAll(BREAK)) {
    const after = match.index + match[0].length;
    if (!looksWrapped(text, lineStart, match.index, after)) {
      close(match.index);
      start = after;
    }
    lineStart = after;
  }
  close(text.length);
  return found;
}

/** Whether a sentence seems to go on in the next line. */
function looksWrapped(text: string, start: number, end: number, next: number): boolean {
  const last = text.slice(Math.max(start, end - 3), end).trimEnd();
  if (TIME.test(text.slice(next, next + 6))) return false;
  return (
    end - start >= SHORT && /[\p{L}\p{N},;–—-]$/u.test(last) && /^[\p{L}\p{N}“"‘(]/u.test(text.slice(next, next + 2))
  );
}

/** The end of a piece of an over-long paragraph: after a space where there is one. */
function pieceEnd(text: string, start: number): number {
  const space = text.lastIndexOf(' ', start + LONGEST);
  return space > start ? space + 1 : start + LONGEST;
}
