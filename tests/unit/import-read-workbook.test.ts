import { describe, expect, it } from 'vitest';
import { zipOf } from '../support/files';
import { tableIn } from '../support/table-in';
import { workbookOf } from '../support/workbooks';

const data = (rows: readonly (string | readonly (string | number)[])[], after = '') => ({ name: 'Data', rows, after });
const refusal = (words: string) => ({ message: expect.stringContaining(words) });

describe('a workbook', () => {
  it('is read with the numbers that its rows have in the sheet', async () => {
    const read = await tableIn(
      workbookOf([data([['Claim', 'Source'], ['It rains', 'Reuters'], '<row r="5"><c r="B5"><v>7</v></c></row>'])]),
    );
    expect(read.headers).toEqual(['Claim', 'Source']);
    expect(read.all).toEqual([[2, 'It rains', 'Reuters'], [3], [4], [5, '', '7']]);
    expect(read).toMatchObject({ rows: 4, blank: 2, choice: { kind: 'xlsx', header: 1, sheet: 'Data' } });
  });

  it('may write its names with a prefix', async () => {
    const sheet =
      '<x:worksheet xmlns:x="y"><x:sheetData><x:row r="1"><x:c r="B1" t="inlineStr"><x:is><x:t>Claim</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>';
    const read = await tableIn(workbookOf([data([])], { extra: { 'xl/worksheets/s0.xml': sheet } }));
    expect(read.headers).toEqual(['', 'Claim']);
  });

  it('does not count the blank rows at its end, which nobody sees', async () => {
    const read = await tableIn(workbookOf([data([['Claim'], ['It rains'], '<row r="900"><c r="A900" s="1"/></row>'])]));
    expect(read).toMatchObject({ rows: 1, blank: 0 });
  });

  it('gives texts in runs whole, without how they are read aloud, and characters that XML cannot hold', async () => {
    const read = await tableIn(
      workbookOf([data([['Claim', 'More'], '<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c></row>'])], {
        texts: [
          '<r><t xml:space="preserve">Tōkyō </t></r><r><t>&amp; x</t></r><rPh><t>aloud</t></rPh>',
          '<t>a_x000A_b</t>',
        ],
      }),
    );
    expect(read.all).toEqual([[2, 'Tōkyō & x', 'a\nb']]);
  });

  it('gives dates as exactly as their cells show them, whatever the zone', async () => {
    const formats = ['d/m/yyyy', 'dd.mm.yyyy hh:mm', 'mmm yyyy', 'yyyy', 'h:mm:ss AM/PM', '[h]:mm', '0.00"d"'];
    const cells = formats.map((_, i) => `<c s="${i + 1}"><v>45356.722222222219</v></c>`).join('');
    const read = await tableIn(
      workbookOf([data([['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'], `<row>${cells}<c s="8"><v>1</v></c></row>`])], {
        formats,
      }),
    );
    expect(read.all).toEqual([
      [
        2,
        '2024-03-05',
        '2024-03-05T17:20',
        '2024-03',
        '2024',
        '2024-03-05T17:20:00',
        '1088561:20',
        '45356.72222222222',
        '1900-01-01',
      ],
    ]);
  });

  it('counts days from 1904 where the workbook does', async () => {
    const read = await tableIn(
      workbookOf([data([['Day'], '<row><c s="1"><v>43894</v></c></row>'])], {
        formats: ['yyyy-mm-dd'],
        from1904: true,
      }),
    );
    expect(read.all).toEqual([[2, '2024-03-05']]);
  });

  it('gives numbers in full, truth, results of formulas, and errors as texts with a notice', async () => {
    const cells = [
      '<v>0.30000000000000004</v>',
      '<v>1E+21</v>',
      '<v>1234567890123456789</v>',
      '<v>1.5E-7</v>',
      '<f>A1+1</f><v>12</v>',
    ].map((cell) => `<c>${cell}</c>`);
    const read = await tableIn(
      workbookOf([
        data([
          ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'],
          `<row>${cells.join('')}<c t="b"><v>1</v></c><c t="e"><v>#REF!</v></c><c><f>B1</f></c></row>`,
        ]),
      ]),
    );
    expect(read.all).toEqual([
      [2, '0.3', '1000000000000000000000', '1234567890123456789', '0.00000015', '12', 'TRUE', '#REF!'],
    ]);
    expect(read.notices).toEqual([expect.stringContaining('G2'), expect.stringContaining('H2')]);
  });

  it('says where cells are merged, and which sheets are hidden and not taken by themselves', async () => {
    const read = await tableIn(
      workbookOf([
        { name: 'Old', rows: [['x']], hidden: true },
        data([['Claim'], ['It rains']], '<mergeCells><mergeCell ref="A2:A5"/></mergeCells>'),
        { name: 'More', rows: [['y']] },
      ]),
    );
    expect(read.choice.sheet).toBe('Data');
    expect(read.sheets).toEqual([
      { name: 'Old', hidden: true, rows: null },
      { name: 'Data', hidden: false, rows: 1 },
      { name: 'More', hidden: false, rows: null },
    ]);
    expect(read.notices.join(' ')).toMatch(/3 sheets.*“Data”.*1 sheet is hidden.*A2:A5/);
  });

  it('reads the sheet that was chosen, hidden or not', async () => {
    const book = workbookOf([
      data([['Claim'], ['It rains']]),
      { name: 'Old', rows: [['Claim'], ['It snows']], hidden: true },
    ]);
    expect((await tableIn(book, { sheet: 'Old' })).all).toEqual([[2, 'It snows']]);
    await expect(tableIn(book, { sheet: 'None' })).rejects.toMatchObject(refusal('no sheet “None”'));
  });

  it('keeps a cell of a megabyte, and 16,384 columns', async () => {
    const long = 'word '.repeat(200_000);
    expect((await tableIn(workbookOf([data([['Claim'], [long]])]))).all).toEqual([[2, long]]);
    const wide = Array.from({ length: 16_384 }, (_, i) => `name${i}`);
    expect((await tableIn(workbookOf([data([wide, ['x']])]))).headers).toHaveLength(16_384);
    await expect(tableIn(workbookOf([data([[...wide, 'one more'], ['x']])]))).rejects.toMatchObject(
      refusal('more than 16,384 columns'),
    );
  });
});

/** The beginning of a file of old Office programs with this name in its table of contents. */
function oleOf(name: string): Buffer {
  const file = Buffer.alloc(4096);
  file.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  file.writeUInt16LE(9, 30);
  file.writeUInt32LE(1, 48);
  file.write(name, 1024 + 128, 'utf16le');
  return file;
}

describe('is refused in a sentence', () => {
  const bomb = Buffer.alloc(30_000_000, 32);
  it.each<[string, () => Uint8Array, string]>([
    ['a locked workbook', () => oleOf('EncryptedPackage'), 'password'],
    ['an old workbook', () => oleOf('Workbook'), 'Old workbooks (.xls) cannot be read'],
    ['another old file', () => oleOf('WordDocument'), 'old Office program'],
    ['an OpenDocument table', () => zipOf({ mimetype: 'x', 'content.xml': '<x/>' }), 'OpenDocument'],
    ['a binary workbook', () => zipOf({ 'xl/workbook.bin': 'x' }), '.xlsb'],
    ['a Word file', () => zipOf({ 'word/document.xml': '<x/>' }), 'Word file'],
    ['an archive', () => zipOf({ 'a.csv': 'x' }), 'archive without a workbook'],
    ['a part of a workbook', () => workbookOf([data([['a']])]).slice(0, 500), 'damaged'],
    [
      'a sheet that breaks off',
      () => workbookOf([data([['a']])], { extra: { 'xl/worksheets/s0.xml': '<worksheet><sheetData><row><c><v>1' } }),
      'damaged',
    ],
    ['a text that is not there', () => workbookOf([data(['<row><c t="s"><v>9</v></c></row>'])]), 'damaged'],
    ['a cell of very many letters', () => workbookOf([data([['a'.repeat(11_000_000)]])]), 'too large'],
    ['a row that no sheet has', () => workbookOf([data(['<row r="1048577"/>'])]), 'more than 1,048,576 rows'],
    ['rows in no order', () => workbookOf([data(['<row r="3"/>', '<row r="2"/>'])]), 'damaged'],
    ['an empty sheet', () => workbookOf([data([])]), 'empty'],
    [
      'a zip bomb',
      () => workbookOf([data([['a']])], { extra: { 'xl/styles.xml': bomb } }),
      'too large when it is unpacked',
    ],
  ])('%s', async (_, content, words) => {
    await expect(tableIn(content())).rejects.toMatchObject(refusal(words));
  });
});
