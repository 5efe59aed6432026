import { counted, grouped } from '@/lib/format/number';
import type { Report } from '@/lib/import/report';

type Props = Pick<Report, 'refused'> & {
  file: string;
  /** The names of the columns. */
  headers: readonly string[];
  /** How many rows were refused; the first are shown. */
  total: number;
};
/** Lists longer than this are folded. */
const FEW = 10;

/** The rows that were refused, each with the reason, and the file with all of them. */
export function RefusedRows({ file, headers, refused, total }: Props) {
  if (refused.length === 0) return null;
  const rows = new Set(refused.map(({ row }) => row)).size;
  return (
    <details className="import-part" open={total <= FEW}>
      <summary>{counted(total, ['row was refused', 'rows were refused'])}</summary>
      <p>
        <a className="button small" href={`/api/imports/${file}/refused.csv`} download>
          Download the refused rows
        </a>{' '}
        They come as CSV, each with the reason. Mend them there and bring that file in.
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <section className="counts-scroll" aria-label="Refused rows" tabIndex={0}>
        <table className="import-table">
          <thead>
            <tr>
              <th scope="col">Row</th>
              <th scope="col">Column</th>
              <th scope="col">Reason</th>
            </tr>
          </thead>
          <tbody>
            {refused.map(({ row, column, reason }) => (
              <tr key={`${row} ${column} ${reason}`}>
                <td>{grouped(row)}</td>
                <td dir="auto">
                  {column === null ? (
                    <span className="muted">–</span>
                  ) : (
                    headers[column]?.trim() || `Column ${column + 1}`
                  )}
                </td>
                <td dir="auto">{reason}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {total > rows && <p className="muted">The downloaded file has all of them.</p>}
    </details>
  );
}
