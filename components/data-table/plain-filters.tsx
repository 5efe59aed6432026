import type { ListDefinition, ListQuery } from '@/lib/data-table/definition';
import { type TableAddress, writeListQuery, writeValue } from '@/lib/data-table/write';

/** The filters as a plain form, for browsers without JavaScript. */
export function PlainFilters({
  list,
  query,
  place = list,
}: {
  list: ListDefinition;
  query: ListQuery;
  place?: TableAddress;
}) {
  const rest = new URLSearchParams(writeListQuery(list, { ...query, filters: {}, page: 1 }));
  return (
    <noscript>
      <details className="plain-filters">
        <summary>Filters</summary>
        <form action={place.path}>
          {[...rest, ...Object.entries(place.words ?? {})].map(([word, text]) => (
            <input key={word} type="hidden" name={word} value={text} />
          ))}
          {Object.entries(list.filters).map(([word, filter]) => {
            const value = query.filters[word];
            const now = value ? writeValue(value) : '';
            return (
              // biome-ignore lint/a11y/noLabelWithoutControl: one of the two controls stands in it
              <label key={word}>
                {filter.label}
                {filter.kind === 'choice' ? (
                  <select name={word} defaultValue={now}>
                    <option value="">any</option>
                    {now.includes(',') && <option value={now}>{now}</option>}
                    {Object.entries(filter.options).map(([option, { label }]) => (
                      <option key={option} value={option}>
                        {label}
                      </option>
                    ))}
                  </select>
                ) : (
                  <input
                    name={word}
                    defaultValue={now}
                    placeholder={
                      filter.kind === 'date'
                        ? '2026, 2026-03 or 2026-01-01..2026-03-31'
                        : filter.kind === 'number'
                          ? '1..3'
                          : 'reuters'
                    }
                  />
                )}
              </label>
            );
          })}
          <button type="submit" className="button">
            Apply
          </button>
        </form>
      </details>
    </noscript>
  );
}
