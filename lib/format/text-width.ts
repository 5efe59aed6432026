/**
 * Roughly how wide a text is in Inter at 13 pixels, rounded up: enough to size a box on the server, where nothing can
 * be measured.
 */
export function textWidth(text: string): number {
  let width = 0;
  for (const character of text) width += widthOf(character);
  return Math.ceil(width);
}

function widthOf(character: string): number {
  if (/[\u1100-\u115F\u2E80-\u9FFF\uAC00-\uD7A3\uF900-\uFAFF\uFF00-\uFF60]|\p{Extended_Pictographic}/u.test(character))
    return 13.5;
  if (/[iljtfrI.,:;'’|! ()[\]]/.test(character)) return 4.4;
  if (/[mwMW@%—…]/.test(character)) return 11.6;
  return /[\p{Lu}\d]/u.test(character) ? 9 : 7.7;
}

/** A text in at most `limit` lines no wider than `width`. A text that is too long ends in “…”. */
export function wrapText(text: string, width: number, limit: number): string[] {
  const lines: string[] = [];
  let line = '';
  const pieces = text.match(/\s*\S+/gu) ?? [];
  for (const [index, piece] of pieces.entries()) {
    const longer = line + piece;
    if (textWidth(longer.trimStart()) <= width) {
      line = longer;
      continue;
    }
    if (lines.length === limit - 1 || textWidth(piece.trimStart()) > width) {
      return [...lines, shorten(line + pieces.slice(index).join(''), width)];
    }
    lines.push(line.trimStart());
    line = piece;
  }
  return [...lines, line.trimStart()];
}

function shorten(text: string, width: number): string {
  const characters = [...text.trimStart()];
  if (textWidth(characters.join('')) <= width) return characters.join('');
  while (characters.length > 0 && textWidth(`${characters.join('')}…`) > width) characters.pop();
  return `${characters.join('').trimEnd()}…`;
}
