/** One figure of a run beside its limit. */
export type Figure = { name: string; value: number; limit: number; unit: string; met: boolean };

const BLOCK = /(<!-- bench -->\n\|.*\n\|.*\n)([\s\S]*?)(<!-- \/bench -->)/;

/**
 * The document with these figures in the table between its two markers. A figure of the same name and the same number
 * of claims gives way to the new one; all others stay.
 * @param claims how many claims the database had; 0 where there was none
 * @param when the day of the run
 * @param where the machine
 * @throws where the document lacks the markers
 */
export function withFigures(
  document: string,
  figures: readonly Figure[],
  { claims, when, where }: { claims: number; when: string; where: string },
): string {
  const [, head, body = '', end] = BLOCK.exec(document) ?? [];
  if (!head || !end) throw new Error('The document has no table between <!-- bench --> and <!-- /bench -->.');
  const rows = new Map(body.split('\n').flatMap((line) => (line ? [[keyOf(line), line] as const] : [])));
  for (const { name, value, limit, unit, met } of figures) {
    const [measured, most] = [numberOf(value), numberOf(limit)].map((it) => `${it} ${unit}`.trim());
    const line = `| ${name} | ${measured} | ${most} | ${met ? 'yes' : 'no'} | ${claims ? numberOf(claims) : '–'} | ${when} | ${where} |`;
    rows.set(keyOf(line), line);
  }
  return document.replace(BLOCK, () => `${head}${[...rows.values()].map((line) => `${line}\n`).join('')}${end}`);
}

const numberOf = (value: number) =>
  Number.isInteger(value) ? value.toLocaleString('en') : value.toLocaleString('en', { maximumFractionDigits: 2 });

/** The name of a figure and the number of claims. */
const keyOf = (line: string) => {
  const cells = line.split('|');
  return `${cells[1]}|${cells[5]}`;
};
