import { columnsText } from '@/lib/data-table/columns';
import type { ListDefinition, ListQuery } from '@/lib/data-table/definition';
import { formatsOf } from '@/lib/data-table/export-formats';
import { writeListQuery } from '@/lib/data-table/write';
import { counted } from '@/lib/format/number';
import { WholeFile } from './whole-file';

type Props = { list: ListDefinition; query: ListQuery; hidden: readonly string[]; total: number | undefined };

/**
 * Exports everything on all pages of the table, as CSV with a receipt or in other kinds of file. The address of each is
 * stable and can be kept.
 */
export function ExportMenu({ list, query, hidden, total }: Props) {
  // The address names even the default columns, so that the file does not depend on what someone else's device
  // remembers. What is shown stays in the file, and what is hidden joins it once it has something.
  const asShown = { ...query, ifFilled: hidden, page: 1, size: 100 };
  const text = writeListQuery(list, asShown);
  const columns = text.includes('columns=') ? '' : `${text ? '&' : ''}columns=${columnsText(asShown)}`;
  return (
    <>
      <button type="button" className="button caret" popoverTarget="export-menu">
        Export
      </button>
      <div id="export-menu" popover="auto" className="popover end" role="dialog" aria-label="Export">
        <p className="facet-note">
          {total === undefined ? `All ${list.noun[1]} of this table` : counted(total, list.noun)}, with this filter,
          order and columns.
        </p>
        <ul className="export">
          {list.exports.map((file) => (
            <li key={file.path}>
              <b>{file.label}</b>
              <span className="muted">{file.help}</span>
              <ul className="formats" aria-label={file.label}>
                {formatsOf(file).map(({ label, help, ending, words }) => (
                  <li key={label}>
                    <a href={`${file.path}${ending}?${text}${columns}${words && `&${words}`}`} title={help} download>
                      {label}
                    </a>
                  </li>
                ))}
              </ul>
              <a href={`${file.path}.csv-metadata.json?${text}${columns}`} className="receipt">
                Receipt: what is in the CSV file
              </a>
            </li>
          ))}
          {list.whole && <WholeFile file={list.whole} text={text} />}
        </ul>
      </div>
    </>
  );
}
