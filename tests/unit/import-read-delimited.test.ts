import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dialectOf } from '@/lib/import/dialect.mjs';
import { runs } from '../support/runs';
import { tableIn } from '../support/table-in';

const utf16 = (text: string, mark: string) => Buffer.from(mark + text, 'utf16le');
const swapped = (bytes: Buffer) => Buffer.from(bytes).swap16();

describe('rows without their empty cells at the end', () => {
  const rows = (parting: string) =>
    Array.from({ length: 20 }, (_, i) =>
      [`Row ${i}`, 'Radio, Nord', '2024', 'n'].slice(0, 1 + ((i * 7) % 4)).join(parting),
    );

  it.each([';', '\t', '|'])('are parted as their header is: %j', async (delimiter) => {
    const read = await tableIn([['Claim', 'Source', 'Date', 'Note'].join(delimiter), ...rows(delimiter)].join('\n'));
    expect(read).toMatchObject({ rows: 20, choice: { delimiter, header: 1 } });
    expect(read.notices).toEqual(['15 rows have fewer cells than the header, first row 2.']);
  });

  it('are parted so even if most have one cell', async () => {
    const read = await tableIn('"Claim","Source","Date"\r\nA\r\nB\r\nC\r\nD,Radio,2024\r\n');
    expect(read).toMatchObject({ headers: ['Claim', 'Source', 'Date'], choice: { delimiter: ',' } });
  });

  it('are sentences where the first is one', async () => {
    const read = await tableIn('Fog, hail, and sun\nIt rained, then it snowed\nThe mayor said so\nNo\n');
    expect(read.headers).toHaveLength(1);
  });
});

describe('delimited text', () => {
  it('is read back as it was written, whatever stands in it', async () => {
    const cell = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string(),
      fc.constantFrom('"', '""', ',', '\r\n', 'a\nb', ' ', '\u2028', '\uFEFF'),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 8 }),
        fc.constantFrom(',', ';', '\t', '|'),
        fc.constantFrom('\n', '\r\n'),
        fc.constantFrom('', '\uFEFF'),
        async (rows, delimiter, end, mark) => {
          const clean = rows.map((row) => row.map((text) => text.replaceAll('\0', '').toWellFormed()));
          const quoted = clean.map((row) => row.map((text) => `"${text.replaceAll('"', '""')}"`).join(delimiter));
          const read = await tableIn(mark + quoted.join(end) + end, {
            kind: 'delimited',
            encoding: 'utf-8',
            delimiter,
            quote: '"',
            header: null,
          });
          const blank = (row: readonly string[]) => row.every((text) => text.trim() === '');
          expect(read.all).toEqual(clean.map((row, i) => (blank(row) ? [i + 1] : [i + 1, ...row])));
          expect(read).toMatchObject({ rows: clean.length, blank: clean.filter(blank).length });
        },
      ),
      runs(500),
    );
  });

  it.each([
    ['commas', ','],
    ['semicolons', ';'],
    ['tabs', '\t'],
    ['bars', '|'],
  ])('is read with %s, found by itself', async (_, delimiter) => {
    const rows = [
      ['Claim', 'Source', 'Note'],
      ['It rains, and; pours', 'Reuters', ''],
      ['A “quote” | more', 'AFP', 'two\nlines'],
      ['x', 'y', '1,5'],
    ];
    const text = rows.map((row) => row.map((cell) => `"${cell}"`).join(delimiter)).join('\r\n');
    const read = await tableIn(text);
    expect(read.choice).toMatchObject({ kind: 'delimited', delimiter, quote: '"', header: 1 });
    expect(read.headers).toEqual(rows[0]);
    expect(read.all).toEqual(rows.slice(1).map((row, i) => [i + 2, ...row]));
    expect(read.notices).toEqual([]);
  });

  it('takes the delimiter that a line at its beginning names', async () => {
    const read = await tableIn('sep=;\r\nClaim;Source\r\nIt rains, they say;AFP\r\n');
    expect(read).toMatchObject({ headers: ['Claim', 'Source'], all: [[3, 'It rains, they say', 'AFP']] });
    expect(read.choice).toMatchObject({ delimiter: ';', header: 2 });
  });

  it('has tabs where its name says so', async () => {
    const read = await tableIn('Name, first\tClaim\nDoe, Ann\tIt rains\nRoe, Bob\tIt snows, a lot\n', {}, 'list.tsv');
    expect(read).toMatchObject({ headers: ['Name, first', 'Claim'], choice: { delimiter: '\t' } });
  });

  it('is one column where no delimiter parts its rows alike', async () => {
    const read = await tableIn('Claim\nIt rains, and pours, and snows\nIt is dry\nNo, it is not\nYes; it is\n');
    expect(read.headers).toEqual(['Claim']);
    expect(read.all.map((row) => row.length)).toEqual([2, 2, 2, 2]);
  });

  it('counts blank rows, and says which rows are longer or shorter than the header', async () => {
    const read = await tableIn('Claim,Source,Day\n\nIt rains,AFP\na,b,c,d\n ,,\nx,y,z\n');
    expect(read.all).toEqual([[2], [3, 'It rains', 'AFP'], [4, 'a', 'b', 'c', 'd'], [5], [6, 'x', 'y', 'z']]);
    expect(read).toMatchObject({ rows: 5, blank: 2 });
    expect(read.notices).toEqual([
      '1 row has fewer cells than the header, first row 3.',
      '1 row has more cells than the header, first row 4.',
    ]);
  });

  it('ends its lines as old programs did', async () => {
    expect((await tableIn('Claim,Source\rIt rains,AFP\rIt snows,dpa\r')).rows).toBe(2);
  });

  it('keeps empty and repeated names of columns, and a header alone', async () => {
    expect(await tableIn('Claim,,Source,Source\n')).toMatchObject({
      headers: ['Claim', '', 'Source', 'Source'],
      rows: 0,
    });
  });

  it('keeps a cell of a megabyte, and 16,384 columns but no more', async () => {
    const long = 'word '.repeat(200_000);
    expect((await tableIn(`Claim,Source\n${long},AFP\n`)).all).toEqual([[2, long, 'AFP']]);
    const wide = Array.from({ length: 16_384 }, (_, i) => `name${i}`).join(',');
    expect((await tableIn(`${wide}\n`)).headers).toHaveLength(16_384);
    await expect(tableIn(`${wide},more\n`)).rejects.toMatchObject({
      message: expect.stringContaining('16,384 columns'),
    });
  });

  it('loses the characters that mean nothing, and says so', async () => {
    const read = await tableIn('Claim,Source\nIt\0 rains,AFP\nx,y\n');
    expect(read.all[0]).toEqual([2, 'It rains', 'AFP']);
    expect(read.notices).toEqual(['1 character without a meaning (NUL) was taken out, first in row 2.']);
  });
});

describe('quotation marks', () => {
  it('are characters where they stand alone in tab-separated text', async () => {
    const rows = [
      '1.json\tfalse\t"Says the tax was raised\tecon',
      '2.json\ttrue\t5" of rain fell\tx',
      '3.json\ttrue\tsaid "no" twice\tx',
    ];
    const read = await tableIn(rows.join('\n'));
    expect(read.choice).toMatchObject({ delimiter: '\t', quote: null, header: null });
    expect(read.all).toEqual(rows.map((row, i) => [i + 1, ...row.split('\t')]));
    expect(read.notices[0]).toMatch(/characters like any other/);
  });

  it('are characters where they first stand alone far from the beginning, and the rows are even so', async () => {
    const many = Array.from({ length: 30_000 }, (_, i) => `${i}\tA row like others\tx`);
    const read = await tableIn(['id\tclaim\tsource', ...many, '9\t"Says so\tx', '10\tno\tx'].join('\n'));
    expect(read.choice.quote).toBeNull();
    expect(read.rows).toBe(30_002);
    expect(read.all.at(-2)).toEqual([30_002, '9', '"Says so', 'x']);
  });

  it('that stand inside cells stay there', async () => {
    const read = await tableIn('Claim,Source\nA 5" pipe,"AFP, Paris"\n"One" and two,dpa\n', { quote: '"' });
    expect(read.all).toEqual([
      [2, 'A 5" pipe', 'AFP, Paris'],
      [3, '"One" and two', 'dpa'],
    ]);
    expect(read.notices).toEqual(['Some quotation marks stand inside cells. They are kept as they are.']);
  });

  it('that never close are refused with their row and another choice', async () => {
    const text = 'Claim,Source\n"It rains, it pours",AFP\n"It snows, they say,dpa\nx,y\n';
    await expect(tableIn(text)).rejects.toMatchObject({
      message: expect.stringMatching(/^In row 3, a quotation mark opens a cell and is never closed\./),
      details: { row: 3, choice: { delimiter: ',', quote: null } },
    });
    expect((await tableIn(text, { delimiter: ',', quote: null })).all[1]).toEqual([3, '"It snows', ' they say', 'dpa']);
  });

  it('stand around texts of several lines with a comma here and there', async () => {
    const read = await tableIn('Claim,Source\n"One,\ntwo, three\nfour",AFP\n"x, y",dpa\nshort\n');
    expect(read.all[0]).toEqual([2, 'One,\ntwo, three\nfour', 'AFP']);
    expect(read.notices).toEqual(['1 row has fewer cells than the header, first row 4.']);
  });

  it('stand around lines that look like rows, unless the rows fit better without; that is said', async () => {
    const read = await tableIn('Claim,Source\n"a\nb,c\nb,c\nb,c\nd",AFP\n"x, y",dpa\n');
    expect(read.all).toEqual([
      [2, 'a\nb,c\nb,c\nb,c\nd', 'AFP'],
      [3, 'x, y', 'dpa'],
    ]);
    expect(read.notices).toEqual([expect.stringMatching(/^In row 2, .*look like rows of the table\. Look whether/)]);
  });

  it('that take in other rows are refused, not swallowed', async () => {
    const text = 'Claim,Source\n"a, b",c\n"It snows,dpa\nx,y\nz,w\nv,"u"\nq,"r, s"\n';
    await expect(tableIn(text)).rejects.toMatchObject({ details: { choice: { delimiter: ',', quote: null } } });
  });
});

describe('letters', () => {
  const text = 'Claim,Source\nÇa pleut à l’été “oui” – 5 €,AFP\nGrüße aus Köln,dpa\nŠkoda,x\n';
  const western = Buffer.from(
    text.replace(
      /[’“”–€Š]/g,
      (one) => ({ '’': '\x92', '“': '\x93', '”': '\x94', '–': '\x96', '€': '\x80', Š: '\x8a' })[one] ?? one,
    ),
    'latin1',
  );
  const second = [2, 'Ça pleut à l’été “oui” – 5 €', 'AFP'];

  it.each([
    ['UTF-8', Buffer.from(text), 'utf-8'],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${text}`), 'utf-8'],
    ['UTF-16 with a mark', utf16(text, '\uFEFF'), 'utf-16le'],
    ['UTF-16 the other way round', swapped(utf16(text, '\uFEFF')), 'utf-16be'],
    ['UTF-16 without a mark', utf16(text, ''), 'utf-16le'],
  ])('in %s are read', async (_, bytes, encoding) => {
    const read = await tableIn(bytes);
    expect(read.choice.encoding).toBe(encoding);
    expect([read.headers[0], read.all[0], read.notices]).toEqual(['Claim', second, []]);
  });

  it('in Windows-1252 are read with a notice that says so', async () => {
    const read = await tableIn(western);
    expect(read.choice.encoding).toBe('windows-1252');
    expect(read.all[0]).toEqual(second);
    expect(read.notices).toEqual([expect.stringContaining('It was read as windows-1252')]);
  });

  it('that are not what somebody says are marked, and counted', async () => {
    const read = await tableIn(western, { encoding: 'utf-8' });
    expect(read.all[2]).toEqual([4, '\uFFFDkoda', 'x']);
    expect(read.notices[0]).toMatch(/characters cannot be read as UTF-8.*choose another encoding/);
  });

  it('far from the beginning decide as well', async () => {
    const read = await tableIn(Buffer.concat([Buffer.from(`Claim,Source\n${'plain,row\n'.repeat(60_000)}`), western]));
    expect(read.choice.encoding).toBe('windows-1252');
    expect(read.all.at(-3)).toEqual([60_003, ...second.slice(1)]);
  });

  it.each([
    ['Polish', 'windows-1250', 'Minister powiedzia\xb3, \xbfe rz\xb9d podniesie podatki w przysz\xb3ym roku'],
    ['Russian', 'windows-1251', '\xcc\xe8\xed\xe8\xf1\xf2\xf0 \xf1\xea\xe0\xe7\xe0\xeb \xe2\xf7\xe5\xf0\xe0'],
    ['Japanese', 'shift_jis', '\x93\xfa\x96\x7b\x8c\xea\x82\xcc\x83\x65\x83\x4c\x83\x58\x83\x67\x82\xc5\x82\xb7'],
  ])('in %s are guessed', async (_, encoding, words) => {
    const read = await tableIn(Buffer.from(`Claim,Source\n${words},x\n`, 'latin1'));
    expect(read.choice.encoding).toBe(encoding);
  });

  it('in an encoding that nobody knows are refused', async () => {
    await expect(tableIn(text, { encoding: 'klingon' })).rejects.toMatchObject({
      message: expect.stringContaining('“klingon”'),
    });
  });
});

describe('a text that an older program on a Mac has stored', () => {
  const text = 'Claim,Source\nLe café fermé a rouvert,Élise Père\nDie Mühle war schön und grün,J. Müller\n';
  const bytes = (encoding: string) => {
    const decoder = new TextDecoder(encoding);
    const codes = new Map(Array.from({ length: 256 }, (_, code) => [decoder.decode(Uint8Array.of(code)), code]));
    return Buffer.from([...text].map((letter) => codes.get(letter) ?? 63));
  };
  it('is read so, and that is said', async () => {
    const read = await tableIn(bytes('macintosh'));
    expect(read.choice.encoding).toBe('macintosh');
    expect(read.all).toContainEqual([2, 'Le café fermé a rouvert', 'Élise Père']);
    expect(read.notices).toEqual([expect.stringContaining('It was read as macintosh')]);
  });
  it.each(['windows-1252', 'iso-8859-15'])('is told from %s', async (encoding) => {
    const read = await tableIn(bytes(encoding));
    expect(read.choice.encoding).not.toBe('macintosh');
    expect(read.all).toContainEqual([2, 'Le café fermé a rouvert', 'Élise Père']);
  });
});

describe('what is no table', () => {
  it.each([
    ['nothing', '', 'empty'],
    ['blanks', ' \n\n', 'no text'],
    ['a PDF', '%PDF-1.7', 'PDF'],
    ['a web page', '<!DOCTYPE html><table>', 'web page'],
    ['bytes', Buffer.from(Array.from({ length: 3000 }, (_, i) => i % 9)), 'not a text file'],
  ])('is refused: %s', async (_, content, words) => {
    await expect(tableIn(content)).rejects.toMatchObject({ message: expect.stringContaining(words) });
  });

  it('is refused where a header is chosen that is not there', async () => {
    await expect(tableIn('a,b\n', { header: 7 })).rejects.toMatchObject({
      message: expect.stringContaining('no row 7'),
    });
  });
});

describe('the dialect', () => {
  it('keeps quotes that stand around all cells, though nothing in them needs any', () => {
    expect(dialectOf('"a","b"\n"c","d"\n')).toEqual({ delimiter: ',', quote: '"' });
  });

  it('is not misled by decimal commas', () => {
    expect(dialectOf('id;value;note\n1;2,5;a\n2;3,5;b\n3;4,5;c\n').delimiter).toBe(';');
  });

  it('has a delimiter that no sentence has where there is one column', () => {
    expect(dialectOf('Claim\nIt rains\nIt snows\n').delimiter).toBe('\t');
    expect(dialectOf('Claim\nIt rains, and pours\nIt snows\nIt is dry; it was wet\n').delimiter).toBe('\t');
  });

  it('keeps to what is known', () => {
    expect(dialectOf('a;b\nc;d\n', { delimiter: ',', quote: null })).toEqual({ delimiter: ',', quote: null });
  });
});
