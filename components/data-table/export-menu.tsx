import type { ListDefinition, ListQuery } from '@/lib/data-table/definition';
import { writeListQuery } from '@/lib/data-table/write';
import { counted } from '@/lib/format/number';

type Props = { list: ListDefinition; query: ListQuery; total: number | undefined };

/**
 * Everything the table would show on all its pages, as CSV with a receipt. The address of each file is stable and can
 * be kept.
 */
export function ExportMenu({ list, query, total }: Props) {
  // The columns stand in the address even when they are the default: the file must not depend on what someone else
  // remembers.
  const text = writeListQuery(list, { ...query, page: 1, size: 100 });
  const columns = text.includes('columns=') ? '' : `${text ? '&' : ''}columns=${query.columns.join(',')}`;
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
        </ul>
      </div>
    </>
  );
}
