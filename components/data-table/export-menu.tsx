import { columnsText } from '@/lib/data-table/columns';
import type { ListDefinition, ListQuery } from '@/lib/data-table/definition';
import { writeListQuery } from '@/lib/data-table/write';
import { counted } from '@/lib/format/number';

type Props = { list: ListDefinition; query: ListQuery; hidden: readonly string[]; total: number | undefined };

/**
 * Exports everything on all pages of the table as CSV with a receipt. The address of each file is stable and can be
 * kept.
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
        Export CSV
      </button>
      <div id="export-menu" popover="auto" className="popover end" role="dialog" aria-label="Export as CSV">
        <p className="facet-note">
          {total === undefined ? `All ${list.noun[1]} of this table` : counted(total, list.noun)}, with this filter,
          order and columns.
        </p>
        <ul className="export">
          {list.exports.map(({ path, label, help }) => (
            <li key={path}>
              <a href={`${path}?${text}${columns}`} download>
                {label}
              </a>
              <span className="muted">{help}</span>
              <a href={`${path}-metadata.json?${text}${columns}`} className="receipt">
                Receipt: what is in the file
              </a>
            </li>
          ))}
          {list.whole && (
            <li>
              <a href={`${list.whole.path}?${text}`} download>
                {list.whole.label}
              </a>
              <span className="muted">{list.whole.help}</span>
            </li>
          )}
        </ul>
      </div>
    </>
  );
}
