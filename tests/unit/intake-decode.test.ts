import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { charsetInPage, decode } from '@/lib/intake/decode.mjs';
import { fileTypeOf } from '@/lib/intake/file-type.mjs';

const bytesOf = (...bytes: number[]) => Uint8Array.from(bytes);
const utf8 = (text: string) => new TextEncoder().encode(text);
const latin = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));

describe('how bytes become text', () => {
  it('reads any text in UTF-8, with a mark and without', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        fc.pre(!text.includes('\0') && !text.startsWith('\uFEFF'));
        expect(decode(utf8(text))).toEqual({ text, notice: null });
        expect(decode(utf8(`\uFEFF${text}`)).text).toBe(text);
      }),
    );
  });

  it('reads UTF-16 with a mark, and without one where it is plain', () => {
    const text = 'The ferry stops here, says the captain.';
    const wide = Buffer.from(text, 'utf16le');
    expect(decode(new Uint8Array(Buffer.concat([Buffer.from([0xff, 0xfe]), wide]))).text).toBe(text);
    expect(decode(new Uint8Array(wide)).text).toBe(text);
    expect(decode(new Uint8Array(Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(wide).swap16()]))).text).toBe(
      text,
    );
  });

  it('reads windows-1252 where it is no UTF-8, and says so', () => {
    const { text, notice } = decode(bytesOf(0x93, 0x43, 0x61, 0x66, 0xe9, 0x94, 0x20, 0x80, 0x35));
    expect(text).toBe('“Café” €5');
    expect(notice).toContain('windows-1252');
  });

  it('goes by the encoding that is named', () => {
    expect(decode(bytesOf(0x80, 0x99), 'iso-8859-1').text).toBe('€™');
    expect(decode(bytesOf(0xd0, 0xc8), 'ISO-8859-5').text).toBe('аШ');
    expect(decode(bytesOf(0x82, 0xa0), 'shift_jis').text).toBe('あ');
    expect(decode(utf8('é'), 'no-such-encoding').text).toBe('é');
  });

  it('keeps UTF-8 of which little is broken', () => {
    const broken = new Uint8Array([...utf8('Größe, Maße, Straße, Füße, Grüße, früh'), 0xff]);
    const { text, notice } = decode(broken);
    expect(text).toBe('Größe, Maße, Straße, Füße, Grüße, früh\uFFFD');
    expect(notice).toContain('1 character was unreadable and appears as');
  });

  it.each([
    ['<html><head><meta charset="windows-1251">', 'windows-1251'],
    ['<META http-equiv=Content-Type content="text/html; charset=ISO-8859-2">', 'ISO-8859-2'],
    ['<?xml version="1.0" encoding="EUC-JP"?><html>', 'EUC-JP'],
    ['<meta charset=utf-16>', 'utf-8'],
    ['<p>charset=nothing</p>', ''],
  ])('finds the encoding in %s', (page, encoding) => expect(charsetInPage(latin(page))).toBe(encoding));
});

describe('what a file is', () => {
  const type = (bytes: Uint8Array, name = '') => fileTypeOf(bytes, { name });

  it.each([
    ['a page by its name', utf8('<p>a'), 'a.htm', 'html'],
    ['a page by its beginning', utf8('\n<!-- x --><!DOCTYPE html><p>'), 'download', 'html'],
    ['a text that shows markup', utf8('<!doctype html>'), 'a.txt', 'text'],
    ['a PDF by its beginning', utf8('%PDF-1.4\n'), 'a.txt', 'pdf'],
    ['a text that speaks of PDF', utf8('A file begins with %PDF-1.4.'), 'a.txt', 'text'],
    ['UTF-16', new Uint8Array(Buffer.from('\uFEFFA text', 'utf16le')), 'a.txt', 'text'],
    ['a Word file', latin('PK\x03\x04....word/document.xml'), 'a.docx', 'docx'],
  ])('knows %s', (_, bytes, name, expected) => expect(type(bytes, name)).toEqual({ type: expected }));

  it.each([
    ['a picture', latin('\x89PNG\r\n\x1a\n'), 'picture'],
    ['an old Word file', latin('\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1'), '.docx'],
    ['a program', latin('MZ\x90\0\x03'), 'program'],
    ['zeros', latin('text\0text'), 'not a text file'],
    ['many control characters', latin('\x01\x02\x03\x04 text '), 'not a text file'],
    ['a spreadsheet', latin('PK\x03\x04....xl/workbook.xml'), 'spreadsheet'],
    ['rich text', latin('{\\rtf1\\ansi'), 'Rich text'],
  ])('refuses %s that is called .txt', (_, bytes, words) =>
    expect(type(bytes, 'a.txt')).toEqual({ refusal: expect.stringContaining(words) }),
  );

  it('takes random bytes for a text next to never', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 300, maxLength: 3000 }), (bytes) => {
        fc.pre(new Set(bytes).size > 200);
        expect('refusal' in type(bytes, 'a.txt')).toBe(true);
      }),
    );
  });
});
