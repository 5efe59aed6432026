import { grouped } from '@/lib/format/number';
import { countedKinds, type Report } from '@/lib/import/report';
import { wordsOf } from '@/lib/vocabulary';

const columns = { new: 'New', changed: 'Changed', same: 'The same', refused: 'Refused', blank: 'Blank' } as const;

/** How many rows and records end in which way. Those of the rows add up to the file. */
export function CountsTable({ rows, kinds }: Pick<Report, 'rows' | 'kinds'>) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section className="counts-scroll" aria-label="Counts" tabIndex={0}>
      <table className="import-table counts-table">
        <thead>
          <tr>
            <td />
            {wordsOf(columns).map((name) => (
              <th key={name} scope="col">
                {columns[name]}
              </th>
            ))}
            <th scope="col">All</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">Rows of the file</th>
            {wordsOf(columns).map((name) => (
              <Count key={name} of={rows[name]} />
            ))}
            <Count of={rows.total} />
          </tr>
          {wordsOf(countedKinds).map((kind) => {
            const counts = kinds[kind];
            if (!counts) return null;
            const [, many] = countedKinds[kind];
            return (
              <tr key={kind}>
                <th scope="row">{many.charAt(0).toUpperCase() + many.slice(1)}</th>
                <Count of={counts.new} />
                <Count of={counts.changed} />
                <Count of={counts.same} />
                <td />
                <td />
                <td />
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

const Count = ({ of }: { of: number }) => <td data-none={of === 0 || undefined}>{grouped(of)}</td>;
