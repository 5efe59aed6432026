'use client';

import { useId } from 'react';
import { counted, grouped } from '@/lib/format/number';
import type { ReadChoice, ReadTable } from '@/lib/import/read-table';

const kinds = { delimited: 'text with separators', xlsx: 'a workbook', jsonl: 'JSON', claimreview: 'ClaimReview' };
const delimiters = [
  [',', 'comma'],
  [';', 'semicolon'],
  ['\t', 'tab'],
  ['|', 'pipe'],
] as const;
const encodings = [
  ['utf-8', 'UTF-8'],
  ['windows-1252', 'Western European (Windows-1252)'],
  ['iso-8859-2', 'Central European (ISO 8859-2)'],
  ['windows-1250', 'Central European (Windows-1250)'],
  ['windows-1251', 'Cyrillic (Windows-1251)'],
  ['koi8-r', 'Cyrillic (KOI8-R)'],
  ['shift_jis', 'Japanese (Shift JIS)'],
  ['gb18030', 'Chinese (GB 18030)'],
  ['big5', 'Chinese (Big5)'],
  ['euc-kr', 'Korean (EUC-KR)'],
  ['windows-1256', 'Arabic (Windows-1256)'],
  ['utf-16le', 'UTF-16, little end first'],
  ['utf-16be', 'UTF-16, big end first'],
] as const;

type Props = { name: string; table: ReadTable; busy: boolean; onChange: (choice: Partial<ReadChoice>) => void };

/** How the file was read, with its first rows. Everything that was detected can be corrected. */
export function ReadAs({ name, table, busy, onChange }: Props) {
  const { choice, headers, sample, rows, sheets, notices } = table;
  const isText = choice.kind === 'delimited';
  const set = (part: Partial<ReadChoice>) => onChange({ ...choice, ...part });
  const width = sample.reduce((most, [, ...cells]) => Math.max(most, cells.length), headers.length);
  return (
    <section aria-labelledby="read-as">
      <h2 id="read-as">1. The file as it was read</h2>
      <p>
        <strong>{name}</strong>: {kinds[choice.kind]}, {counted(rows, ['row', 'rows'])},{' '}
        {counted(width, ['column', 'columns'])}
      </p>
      {notices.map((notice) => (
        <p key={notice} className="notice">
          {notice}
        </p>
      ))}
      <fieldset className="read-choice" disabled={busy}>
        <legend className="hidden-text">Read it as</legend>
        {isText && (
          <>
            <Choice
              label="Cells are parted by"
              value={choice.delimiter}
              of={delimiters}
              onChange={(delimiter) => set({ delimiter })}
            />
            <Choice
              label="Quotation marks"
              value={choice.quote ?? ''}
              of={[
                ['"', 'stand around cells'],
                ['', 'are ordinary characters'],
              ]}
              onChange={(quote) => set({ quote: quote || null })}
            />
            <Choice
              label="Encoding"
              value={choice.encoding}
              of={encodings}
              onChange={(encoding) => set({ encoding })}
            />
          </>
        )}
        {sheets.length > 1 && (
          <Choice
            label="Sheet"
            value={choice.sheet ?? ''}
            of={sheets.map((sheet) => [sheet.name, sheet.hidden ? `${sheet.name} (hidden)` : sheet.name] as const)}
            onChange={(sheet) => onChange({ kind: choice.kind, sheet })}
          />
        )}
        {(isText || choice.kind === 'xlsx') && (
          <Choice
            label="Names of the columns"
            value={String(choice.header ?? '')}
            of={[
              ['', 'there are none'],
              ...Array.from(
                { length: Math.max(10, choice.header ?? 0) },
                (_, i) => [String(i + 1), `in row ${i + 1}`] as const,
              ),
            ]}
            onChange={(header) => set({ header: header === '' ? null : Number(header) })}
          />
        )}
      </fieldset>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <section className="sample-rows" aria-label="The first rows" tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">Row</th>
              {Array.from({ length: width }, (_, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a column is known by its place
                <th key={at} scope="col">
                  {headers[at]?.trim() || <span className="muted">Column {at + 1}</span>}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sample.slice(0, 20).map(([row, ...cells]) => (
              <tr key={row}>
                <th scope="row">{grouped(row)}</th>
                {Array.from({ length: width }, (_, at) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a cell is known by its place
                  <td key={at} dir="auto" title={(cells[at]?.length ?? 0) > 60 ? cells[at]?.slice(0, 1000) : undefined}>
                    {cells[at]?.slice(0, 200)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}

type ChoiceProps = {
  label: string;
  value: string;
  of: readonly (readonly [value: string, label: string])[];
  onChange: (value: string) => void;
};

function Choice({ label, value, of, onChange }: ChoiceProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => onChange(event.target.value)}>
        {of.some(([known]) => known === value) ? null : <option value={value}>{value}</option>}
        {of.map(([known, text]) => (
          <option key={known} value={known}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}
