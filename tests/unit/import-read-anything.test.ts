import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Refusal } from '@/lib/intake/refusal.mjs';
import { runs } from '../support/runs';
import { tableIn } from '../support/table-in';
import { workbookOf } from '../support/workbooks';

/** A table, whose rows are as many as it says, or a sentence. */
async function expectTableOrSentence(content: Uint8Array | string) {
  const read = await tableIn(content).catch((error: unknown) => error);
  if (read instanceof Error) {
    expect(read).toBeInstanceOf(Refusal);
    expect(read.message).toMatch(/^\S.*\.$/s);
  } else
    expect(read).toSatisfy(
      (table: Awaited<ReturnType<typeof tableIn>>) => table.all.length + table.broken.length === table.rows,
    );
}

it('any bytes are a table, or are refused in a sentence', async () => {
  const beginnings = fc.constantFrom(
    '',
    '\uFEFF',
    '{',
    '[{',
    '{"@type":"ClaimReview"',
    'a,b\n"',
    'a\tb\n',
    'PK\x03\x04',
  );
  const words = fc.array(
    fc.constantFrom('a', ',', ';', '\t', '"', '\n', '\r', '{', '}', '[', ']', ':', '\\', '\0', '1', 'é', '{"a":1}\n'),
  );
  await fc.assert(
    fc.asyncProperty(beginnings, fc.oneof(words, fc.array(fc.string())), async (start, rest) =>
      expectTableOrSentence(start + rest.join('')),
    ),
  );
  await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), expectTableOrSentence), runs(250));
});

it('a broken workbook is a table, or is refused in a sentence', async () => {
  const book = workbookOf(
    [
      {
        name: 'Data',
        rows: [
          ['Claim', 'Day'],
          ['It rains', 45356],
          ['It snows', 45357],
        ],
      },
    ],
    {
      formats: ['yyyy-mm-dd'],
      texts: ['<t>x</t>'],
    },
  );
  const change = fc.record({ at: fc.nat(book.length - 1), byte: fc.nat(255) });
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), fc.boolean(), async (changes, isCut) => {
      const broken = book.slice();
      for (const { at, byte } of changes) broken[at] = byte;
      await expectTableOrSentence(isCut ? broken.slice(0, changes[0]?.at) : broken);
    }),
    runs(500),
  );
});

it('a sheet of any XML is a table, or is refused in a sentence', async () => {
  const pieces = fc.constantFrom(
    '<sheetData>',
    '</sheetData>',
    '<row>',
    '<row r="3">',
    '</row>',
    '<c>',
    '<c r="B2" t="s">',
    '<c t="b">',
    '<c t="e">',
    '<c s="1">',
    '</c>',
    '<v>',
    '0',
    '45356.5',
    '1e400',
    '</v>',
    '<is>',
    '<t>',
    'words',
    '</t>',
    '</is>',
    '<f>',
    '</f>',
    '&amp;',
    '<!-- x -->',
    '<![CDATA[x]]>',
    '<mergeCell ref="A1:B2"/>',
    '</worksheet>',
  );
  await fc.assert(
    fc.asyncProperty(fc.array(pieces, { maxLength: 30 }), (given) =>
      expectTableOrSentence(
        workbookOf([{ name: 'Data', rows: [] }], {
          formats: ['yyyy-mm-dd'],
          texts: ['<t>x</t>'],
          extra: { 'xl/worksheets/s0.xml': `<worksheet><sheetData>${given.join('')}</sheetData></worksheet>` },
        }),
      ),
    ),
    runs(500),
  );
});
