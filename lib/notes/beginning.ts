/** A longer text is folded: so many characters and lines of it are shown. */
const [LENGTH, LINES] = [600, 6];

/** The beginning of a long text; null if it is short. */
export function beginningOf(text: string): string | null {
  let end = -1;
  for (let line = 0; line < LINES; line++) {
    end = text.indexOf('\n', end + 1);
    if (end < 0) break;
  }
  const cut = text.slice(0, Math.min(LENGTH, end < 0 ? text.length : end));
  if (cut.length === text.length) return null;
  // Half of a character could not be shown.
  return cut.isWellFormed() ? cut : cut.slice(0, -1);
}
