/** Arrows as people type and paste them. `»` and `›` are arrows where nothing is quoted with them. */
const ARROW = /[-–—−=~]{1,5}>|[→⟶⟹⇒⇨⇾➔➙➛➜➝➞➡↦↠▶►▸]\ufe0f?/u;
const POINTING = /[»›]/u;
const QUOTING = /[«‹]/u;
const LEFT = /<[-–—−=]{1,5}|[←⟵⟸⇐⬅◀◄]/u;
/** What stands in quotation marks or brackets, an arrow, or any other sign. */
const PIECES = /"(?:[^"]|"")*"|\[[^[\]]*\]|\\.|[-–—−=~]{1,5}>|<[-–—−=]{1,5}|[\s\S]\ufe0f?/gu;

const isApart = (piece: string) => piece.length > 1 && /^["[\\]/.test(piece);
const piecesOf = (line: string): string[] => line.match(PIECES) ?? [];

/** Whether a text has an arrow between names: more likely a chain than one name. */
export const hasArrow = (text: string): boolean => ARROW.test(text) || / [>»›] /.test(text);

/** Whether a semicolon stands between arrows, where it parts two chains. */
export function partsChains(text: string): boolean {
  const parts = text.split(';');
  return parts.length > 1 && parts.filter(hasArrow).length > 1;
}

/** Whether an arrow of a chain points to the left, so that its origin would stand last. */
export const pointsLeft = (line: string): boolean =>
  LEFT.test(line) && piecesOf(line).some((piece) => !isApart(piece) && LEFT.test(piece));

/** A chain in which all arrows are “→”. What stands in quotation marks or brackets stays as it is. */
export function withPlainArrows(line: string): string {
  const isPointing = POINTING.test(line) && !QUOTING.test(line);
  if (!ARROW.test(line) && !isPointing) return line;
  const isArrow = (piece: string) => ARROW.test(piece) || (isPointing && POINTING.test(piece));
  return piecesOf(line)
    .map((piece) => (!isApart(piece) && isArrow(piece) ? '→' : piece))
    .join('');
}
