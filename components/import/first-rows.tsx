import { counted, grouped } from '@/lib/format/number';
import type { ReadTable } from '@/lib/import/read-table';

const ROWS = 20;
/** More columns than anybody looks through; the next step lists them all. */
const COLUMNS = 60;

/** The first rows of a file, as a table. */
export function FirstRows({ headers, sample }: Pick<ReadTable, 'headers' | 'sample'>) {
  const width = sample.reduce((most, [, ...cells]) => Math.max(most, cells.length), headers.length);
  const places = Array.from({ length: Math.min(width, COLUMNS) }, (_, at) => at);
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <section className="sample-rows" aria-label="The first rows" tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">Row</th>
              {places.map((at) => (
                <th key={at} scope="col" dir="auto" title={titleOf(headers[at])}>
                  {headers[at]?.trim().slice(0, 200) || <span className="muted">Column {at + 1}</span>}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sample.slice(0, ROWS).map(([row, ...cells]) => (
              <tr key={row}>
                <th scope="row">{grouped(row)}</th>
                {places.map((at) => (
                  <td key={at} dir="auto" title={titleOf(cells[at])}>
                    {cells[at]?.slice(0, 200)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {width > COLUMNS && (
        <p className="muted">
          {counted(width - COLUMNS, ['more column is', 'more columns are'])} not shown here. The next step lists all.
        </p>
      )}
    </>
  );
}

/** A text that does not fit its cell. */
const titleOf = (text: string | undefined) => (text && text.length > 40 ? text.slice(0, 1000) : undefined);
