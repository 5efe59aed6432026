import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fileTypeOf } from '@/lib/intake/file-type.mjs';
import { pageOfMhtml } from '@/lib/intake/mhtml.mjs';
import { browserNote, savedMoment, singleFileNote, webAddress } from '@/lib/intake/saved-page.mjs';
import { fromBase64, fromQuotedPrintable } from '@/lib/intake/transfer-encoding.mjs';
import { mhtmlOf, quoted } from '../support/archives';

const latin = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));
const textOf = (bytes: Uint8Array | null | undefined) => bytes && Buffer.from(bytes).toString('latin1');

describe('quoted-printable', () => {
  it('gives back the bytes that were written in it', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        const { bytes: read, broken } = fromQuotedPrintable(latin(quoted(bytes)));
        expect([Buffer.from(read).equals(bytes), broken]).toEqual([true, 0]);
      }),
    );
  });

  it('ends with an answer whatever it is given, and never grows', () => {
    const signs = fc.string({ unit: fc.constantFrom('=', '3', 'd', 'G', ' ', '\t', '\r', '\n'), maxLength: 60 });
    fc.assert(
      fc.property(signs, (text) => {
        const { bytes, broken } = fromQuotedPrintable(latin(text));
        expect(bytes.length).toBeLessThanOrEqual(text.length);
        expect(broken).toBeLessThanOrEqual(text.split('=').length - 1);
      }),
    );
  });

  it.each([
    ['a line that goes on', 'a=\r\nb=\nc= \r\nd', 'abcd', 0],
    ['blanks at the end of a line', 'a b \t\r\nc  ', 'a b\r\nc', 0],
    ['small letters', '=c3=a9', '\u00c3\u00a9', 0],
    ['escapes that are none', 'a=b, 1 = 2, =4', 'a=b, 1 = 2, =4', 3],
    ['nothing after its last sign', 'a=', 'a', 0],
  ])('reads %s', (_, written, text, broken) => {
    const read = fromQuotedPrintable(latin(written));
    expect([textOf(read.bytes), read.broken]).toEqual([text, broken]);
  });

  it('takes as long as its input, not its square, for blanks', () =>
    expect(fromQuotedPrintable(latin(`${' '.repeat(3_000_000)}a`)).bytes).toHaveLength(3_000_001));
});

it('base64 is read with its line breaks, and is null where it is none', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      const written = Buffer.from(bytes).toString('base64').replace(/.{7}/g, '$&\r\n');
      expect(Buffer.from(fromBase64(latin(written)) ?? [1]).equals(bytes)).toBe(true);
    }),
  );
  expect(['a', 'ab*d', 'ab=d'].map((text) => fromBase64(latin(text)))).toEqual([null, null, null]);
});

describe('MHTML', () => {
  const page = (fields: string[], body: string) => ({ fields: ['Content-Type: text/html', ...fields], body });
  const read = (mhtml: string) => pageOfMhtml(latin(mhtml));

  it('ends with a page or a refusal whatever it is', () => {
    const piece = fc.constantFrom('--', '----=_quay', '\r\n', '\n', 'Content-Type: text/html', ':', ' ', 'a');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const mhtml = mhtmlOf([page([], pieces.join('')), page([], pieces.join(''))]);
        expect(read(mhtml).bytes.length).toBeLessThan(mhtml.length);
      }),
    );
  });

  it('names its page by its address or by the start of its parts; otherwise it is the first', () => {
    const parts = [page(['Content-ID: <1>'], 'one'), page(['Content-ID: <2>'], 'two')];
    const here = page(['Content-Location: https://kai.example/f'], 'here');
    expect(textOf(read(mhtmlOf([...parts, here])).bytes)).toBe('here');
    expect(textOf(read(mhtmlOf(parts)).bytes)).toBe('one');
    const started = mhtmlOf(parts).replace('\ttype="text/html";', '\tstart="<2>";');
    expect(textOf(read(started).bytes)).toBe('two');
  });

  it('may hold its page in parts within a part', () => {
    const inner = [
      '--in',
      'Content-Type: text/plain',
      '',
      'plain',
      '--in',
      'Content-Type: text/html',
      '',
      'page',
      '--in--',
    ];
    const mhtml = mhtmlOf([{ fields: ['Content-Type: multipart/alternative; boundary=in'], body: inner.join('\r\n') }]);
    expect(read(mhtml)).toMatchObject({ bytes: Buffer.from('page'), address: 'https://kai.example/f', notices: [] });
  });

  it('may be a page without parts', () =>
    expect(textOf(read('MIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n<p>One').bytes)).toBe('<p>One'));

  it('is refused where a head does not end', () => {
    const head = 'Content-Type: multipart/related;\r\n';
    expect(() => read(head + ' a="b;\r\n'.repeat(1_000_000))).toThrow('cannot be told apart');
  });

  it('is refused where parts stand in parts without end', () => {
    let deep = 'Content-Type: text/html\r\n\r\na';
    for (let n = 0; n < 9; n++)
      deep = `Content-Type: multipart/related; boundary=b${n}\r\n\r\n--b${n}\r\n${deep}\r\n--b${n}--`;
    expect(() => read(deep)).toThrow('cannot be told apart');
  });

  it('says what is damaged in it', () => {
    const mhtml = mhtmlOf([page(['Content-Transfer-Encoding: quoted-printable'], '<p>1 = 1=0A2 = 3')]);
    expect(read(mhtml).notices).toEqual(['The file is damaged in 2 places marked by “=”. Check the text there.']);
  });
});

describe('what a file says of where its page comes from', () => {
  it.each([
    ['Mon, 6 Apr 2026 14:05:06 -0000', '2026-04-06T14:05:06.000Z'],
    ['Mon Apr 06 2026 16:05:06 GMT+0200 (Central European Summer Time)', '2026-04-06T14:05:06.000Z'],
    ['2026-04-06T14:05:06Z', '2026-04-06T14:05:06.000Z'],
    ['Mon, 6 Apr 2026 14:05:06', null],
    ['2026-04-06', null],
    ['Mon, 6 Apr 2990 14:05:06 -0000', null],
    ['page 2026 at 99:99 GMT', null],
    [undefined, null],
  ])('%s is the moment %s', (text, moment) => expect(savedMoment(text)).toBe(moment));

  it.each([
    ['https://kai.example/f', 'https://kai.example/f'],
    ['file:///home/a.html', null],
    ['javascript:alert(1)', null],
    [`https://kai.example/${'a'.repeat(2000)}`, null],
    [undefined, null],
  ])('%.60s is the address %s', (text, address) => expect(webAddress(text)).toBe(address));

  it('in a page by SingleFile counts only where SingleFile writes it', () => {
    const note = '<!--\n Page saved with SingleFile \n url: https://kai.example/f \n saved date: never \n-->';
    const found = { address: 'https://kai.example/f', savedAt: null };
    expect(
      [`<!DOCTYPE html> <html lang=en>${note}<p>`, note, `<p>${note}`, '<!-- a -->', ''].map(singleFileNote),
    ).toEqual([found, found, null, null, null]);
  });
});

it('a page says where a browser has saved it', () => {
  const note = '<!-- saved from url=(0023)https://quay.example/a -->';
  expect(browserNote(`<!DOCTYPE html>\n${note}\n<html>`)).toEqual({ address: 'https://quay.example/a', savedAt: null });
  expect(browserNote(`<html><body><p>${note}`)).toBeNull();
});

it('a page in parts is known behind a mark or a blank line', () => {
  const file = mhtmlOf([
    { fields: ['Content-Type: text/html', 'Content-Location: https://kai.example/f'], body: '<p>Ferry' },
  ]);
  for (const before of ['\u00EF\u00BB\u00BF', '\r\n', '  \n'])
    for (const name of ['a.mhtml', 'download']) {
      expect(fileTypeOf(latin(before + file), { name })).toEqual({ type: 'mhtml' });
      expect(textOf(pageOfMhtml(latin(before + file)).bytes)).toBe('<p>Ferry');
    }
});
