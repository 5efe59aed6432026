/** A text of at most so many letters. A longer one ends in “…”, after a whole word if one ends near there. */
export function shortened(text: string, most: number): string {
  const letters = [...text];
  if (letters.length <= most) return text;
  const start = letters.slice(0, most - 1).join('');
  const space = start.lastIndexOf(' ');
  return `${(space > (2 / 3) * start.length ? start.slice(0, space) : start).trimEnd()}…`;
}
