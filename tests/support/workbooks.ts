import { zipOf } from './files';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

type Sheet = {
  readonly name: string;
  /** Rows as SpreadsheetML; plain lists become rows of inline texts and numbers. */
  readonly rows: readonly (string | readonly (string | number)[])[];
  readonly hidden?: boolean;
  /** What stands after the rows. */
  readonly after?: string;
};

type Options = {
  readonly formats?: readonly string[];
  readonly texts?: readonly string[];
  readonly from1904?: boolean;
  readonly extra?: Readonly<Record<string, string | Buffer>>;
};

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\r', '&#13;');

const cellOf = (value: string | number) =>
  typeof value === 'number'
    ? `<c><v>${value}</v></c>`
    : value === ''
      ? '<c/>'
      : `<c t="inlineStr"><is><t xml:space="preserve">${escaped(value)}</t></is></c>`;

/** A workbook. @param formats number formats: style 1 has the first, style 2 the second, and so on */
export function workbookOf(
  sheets: readonly Sheet[],
  { formats = [], texts, from1904 = false, extra = {} }: Options = {},
): Uint8Array {
  const relations = [
    ...sheets.map((_, i) => `<Relationship Id="s${i}" Type="${OFFICE}/worksheet" Target="worksheets/s${i}.xml"/>`),
    `<Relationship Id="st" Type="${OFFICE}/styles" Target="/xl/styles.xml"/>`,
    ...(texts ? [`<Relationship Id="t" Type="${OFFICE}/sharedStrings" Target="sharedStrings.xml"/>`] : []),
  ];
  const named = sheets.map(
    ({ name, hidden }, i) =>
      `<sheet name="${escaped(name)}" sheetId="${i + 1}"${hidden ? ' state="hidden"' : ''} r:id="s${i}"/>`,
  );
  const written = formats.map((code, i) => `<numFmt numFmtId="${164 + i}" formatCode="${escaped(code)}"/>`);
  const styles = formats.map((_, i) => `<xf numFmtId="${164 + i}"/>`);
  return zipOf({
    '_rels/.rels': `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="r" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<?xml version="1.0"?><workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><workbookPr${from1904 ? ' date1904="1"' : ''}/><sheets>${named.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${PACKAGE}/relationships">${relations.join('')}</Relationships>`,
    'xl/styles.xml': `<styleSheet xmlns="${MAIN}"><numFmts>${written.join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>${styles.join('')}<xf numFmtId="14"/></cellXfs></styleSheet>`,
    ...(texts && {
      'xl/sharedStrings.xml': `<sst xmlns="${MAIN}">${texts.map((text) => `<si>${text}</si>`).join('')}</sst>`,
    }),
    ...Object.fromEntries(
      sheets.map(({ rows, after = '' }, i) => [
        `xl/worksheets/s${i}.xml`,
        `<worksheet xmlns="${MAIN}"><sheetData>${rows.map((row) => (typeof row === 'string' ? row : `<row>${row.map(cellOf).join('')}</row>`)).join('')}</sheetData>${after}</worksheet>`,
      ]),
    ),
    ...extra,
  });
}
