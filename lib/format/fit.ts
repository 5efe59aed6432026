/**
 * How many lines things take that stand in a row and go on in the next line.
 * @param widths of the things, in pixels; none takes more than a line
 */
export function linesOf(widths: readonly number[], room: number, gap: number): number {
  let lines = 1;
  let used = 0;
  for (const width of widths.map((width) => Math.min(width, room))) {
    const isFirst = used === 0;
    if (!isFirst && used + gap + width > room) {
      lines++;
      used = width;
    } else used += (isFirst ? 0 : gap) + width;
  }
  return lines;
}
