'use client';

import { counted } from '@/lib/format/number';
import type { FileKind, ReadChoice, ReadTable } from '@/lib/import/read-table';
import { encodingWords } from '@/lib/intake/encodings';
import { ChoiceField } from './choice-field';
import { FirstRows } from './first-rows';
import { delimiterWords, kindWords, quoteWords } from './reading-words';
import { StepHead } from './step-head';

type Props = {
  name: string;
  table: ReadTable;
  /** How Whence has read the file by itself. */
  found: ReadChoice;
  busy: boolean;
  onChange: (choice: Partial<ReadChoice>) => void;
  onNext: () => void;
  onLeave: () => void;
};

/** How the file was read, with its first rows. Everything that was found can be corrected. */
export function ReadAs({ name, table, found, busy, onChange, onNext, onLeave }: Props) {
  const { choice, headers, sample, rows, blank, notices } = table;
  const width = sample.reduce((most, [, ...cells]) => Math.max(most, cells.length), headers.length);
  return (
    <section className="import-step" aria-labelledby="import-file">
      <StepHead id="import-file">The file as it was read</StepHead>
      <p>
        <strong dir="auto">{name}</strong>: {kindWords[choice.kind]}, {counted(rows, ['row', 'rows'])}
        {blank > 0 && ` (${counted(blank, ['blank one', 'blank ones'])})`}, {counted(width, ['column', 'columns'])}.
      </p>
      {notices.length > 0 && (
        <ul className="notice import-notices">
          {notices.map((notice) => (
            <li key={notice}>{notice}</li>
          ))}
        </ul>
      )}
      <Reading {...{ table, found, busy, onChange }} />
      <FirstRows {...{ headers, sample }} />
      <div className="form-actions import-actions">
        <button
          type="button"
          className="button primary"
          aria-keyshortcuts="Control+Enter"
          disabled={busy}
          onClick={onNext}
        >
          Continue to the columns
        </button>
        <button type="button" className="button quiet" disabled={busy} onClick={onLeave}>
          Choose another file
        </button>
      </div>
    </section>
  );
}

const HEADER_ROWS = 10;
const headerWords = (header: number | null) => [
  ['', 'there are none'] as const,
  ...Array.from(
    { length: Math.max(HEADER_ROWS, header ?? 0) },
    (_, at) => [String(at + 1), `in row ${at + 1}`] as const,
  ),
];
const textKinds = (['delimited', 'jsonl', 'claimreview'] as const).map((kind) => [kind, kindWords[kind]] as const);

function Reading({ table: { choice, sheets }, found, busy, onChange }: Omit<Props, 'name' | 'onNext' | 'onLeave'>) {
  const isText = choice.kind === 'delimited';
  const isSame = choice.kind === found.kind;
  const set = (part: Partial<ReadChoice>) => onChange({ ...choice, ...part });
  return (
    <fieldset className="read-choice" disabled={busy}>
      <legend className="hidden-text">How it is read</legend>
      {choice.kind !== 'xlsx' && (
        <ChoiceField
          label="Kind of file"
          value={choice.kind}
          of={textKinds}
          found={found.kind}
          onChange={(value) => {
            const kind = textKinds.find(([known]): boolean => known === value)?.[0];
            if (kind) onChange({ kind });
          }}
        />
      )}
      {isText && (
        <>
          <ChoiceField
            label="Cells are parted by"
            value={choice.delimiter}
            of={delimiterWords}
            found={isSame ? found.delimiter : undefined}
            onChange={(delimiter) => set({ delimiter })}
          />
          <ChoiceField
            label="Quotation marks"
            value={choice.quote ?? ''}
            of={quoteWords}
            found={isSame ? (found.quote ?? '') : undefined}
            onChange={(quote) => set({ quote: quote || null })}
          />
        </>
      )}
      {choice.kind !== 'xlsx' && (
        <ChoiceField
          label="Encoding"
          value={choice.encoding}
          of={encodingWords}
          found={found.encoding}
          onChange={(encoding) => set({ encoding })}
        />
      )}
      {sheets.length > 1 && (
        <ChoiceField
          label="Sheet"
          value={choice.sheet ?? ''}
          of={sheets.map((sheet) => [sheet.name, sheet.hidden ? `${sheet.name} (hidden)` : sheet.name] as const)}
          onChange={(sheet) => onChange({ kind: choice.kind, sheet })}
        />
      )}
      {hasHeader(choice.kind) && (
        <ChoiceField
          label="Names of the columns"
          value={String(choice.header ?? '')}
          of={headerWords(choice.header)}
          found={isSame && choice.sheet === found.sheet ? String(found.header ?? '') : undefined}
          onChange={(header) => set({ header: header === '' ? null : Number(header) })}
        />
      )}
    </fieldset>
  );
}

const hasHeader = (kind: FileKind) => kind === 'delimited' || kind === 'xlsx';
