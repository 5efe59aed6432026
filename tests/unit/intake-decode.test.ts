import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { charsetInPage, decodeAs } from '@/lib/intake/decode.mjs';
import { fileTypeOf } from '@/lib/intake/file-type.mjs';
import { textOfBytes } from '@/lib/intake/text-of-bytes.server.mjs';

const bytesOf = (...bytes: number[]) => Uint8Array.from(bytes);
const utf8 = (text: string) => new TextEncoder().encode(text);
const latin = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));

describe('how bytes become text', () => {
  it('reads any text in UTF-8, with a mark and without', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme' }), async (text) => {
        fc.pre(!text.includes('\0') && !text.startsWith('\uFEFF'));
        expect(await textOfBytes(utf8(text))).toMatchObject({ text, notice: null });
        expect((await textOfBytes(utf8(`\uFEFF${text}`))).text).toBe(text);
      }),
    );
  });

  it('reads UTF-16 with a mark, and without one where it is plain', async () => {
    const text = 'The ferry stops here, says the captain.';
    const wide = Buffer.from(text, 'utf16le');
    expect((await textOfBytes(new Uint8Array(Buffer.concat([Buffer.from([0xff, 0xfe]), wide])))).text).toBe(text);
    expect((await textOfBytes(new Uint8Array(wide))).text).toBe(text);
    expect(
      (await textOfBytes(new Uint8Array(Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(wide).swap16()])))).text,
    ).toBe(text);
  });

  it('reads windows-1252 where it is no UTF-8, and says so', async () => {
    const { text, notice } = await textOfBytes(bytesOf(0x93, 0x43, 0x61, 0x66, 0xe9, 0x94, 0x20, 0x80, 0x35));
    expect(text).toBe('“Café” €5');
    expect(notice).toContain('windows-1252');
  });

  it('goes by the encoding that is named', async () => {
    expect((await textOfBytes(bytesOf(0x80, 0x99), 'iso-8859-1')).text).toBe('€™');
    expect((await textOfBytes(bytesOf(0xd0, 0xc8), 'ISO-8859-5')).text).toBe('аШ');
    expect((await textOfBytes(bytesOf(0x82, 0xa0), 'shift_jis')).text).toBe('あ');
    expect((await textOfBytes(utf8('é'), 'no-such-encoding')).text).toBe('é');
  });

  it.each([
    [
      'shift_jis',
      'jWCYcIvHgs2Mjpdqk/qBQYN0g0aDioFbgqqQVoK1gqKVdZOqgsmS4pSRgreC6YLGlK2VXIK1gr2BQoleksCCzZCYgqaSdYKpguqC6YFC',
      '港湾局は月曜日、フェリーが新しい埠頭に停泊すると発表した。運賃は据え置かれる。',
    ],
    [
      'gbk',
      'uNvO8b7W1tzSu7Htyr6jrLbJwta9q82jv7/QwsLrzbejrMaxvNuxo7PWsrux5KGjytCzpMO709C72NOmvMfV37XEzOHOyqGj',
      '港务局周一表示，渡轮将停靠新码头，票价保持不变。市长没有回应记者的提问。',
    ],
    [
      'big5',
      'tOSwyKe9tmekQKrtpdyhQbTnvfyxTrCxvmG3c71YwFmhQbK8u/mrT6v5pKPF3KFDpauq+KhTprOmXsCzsE+qzKq6tKOw3aFD',
      '港務局週一表示，渡輪將停靠新碼頭，票價保持不變。市長沒有回應記者的提問。',
    ],
    [
      'euc-kr',
      'x9e4uMO7wLogv/m/5MDPIL+psLS8scDMILv1ILrOtc6/oSDBpLnax9IgsM3AzLjnIL/ksd3AuiCx17Trt84gwK/B9rXJILDNwMy287DtILngx/u02S4=',
      '항만청은 월요일 여객선이 새 부두에 정박할 것이며 요금은 그대로 유지될 것이라고 밝혔다.',
    ],
    [
      'windows-1251',
      '0+/w4OLr5e3o5SDv7vDy4CDx7u7h+ejr7iDiIO/u7eXk5ev87ejqLCD38u4g7+Dw7uwg4fPk5fIg7vHy4O3g4uvo4uDy/PH/IPMg7e7i7uPuIO/w6Pfg6+Au',
      'Управление порта сообщило в понедельник, что паром будет останавливаться у нового причала.',
    ],
    [
      'windows-1253',
      'xyDr6ezl7enq3iDh8ffeIOHt4erv3+358+Ug9OcgxOX19N3x4SD89Okg9O8g8Ovv3+8g6OEg8/Th7OH03CDz9Ocg7d3hIOHw7+Lc6PHhLg==',
      'Η λιμενική αρχή ανακοίνωσε τη Δευτέρα ότι το πλοίο θα σταματά στη νέα αποβάθρα.',
    ],
    [
      'utf-16le',
      '//4jBD8EQAQwBDIEOwQ1BD0EOAQ1BCAAPwQ+BEAEQgQwBCAAQQQ+BD4EMQRJBDgEOwQ+BCAAMgQgAD8EPgQ9BDUENAQ1BDsETAQ9BDgEOgQsACAARwRCBD4EIAA/BDAEQAQ+BDwEIAAxBEMENAQ1BEIEIAA+BEEEQgQwBD0EMAQyBDsEOAQyBDAEQgRMBEEETwQuAA==',
      'Управление порта сообщило в понедельник, что паром будет останавливаться.',
    ],
  ])('tells %s by its letters, whatever is said of it', async (encoding, base64, text) => {
    const bytes = new Uint8Array(Buffer.from(base64, 'base64'));
    expect(fileTypeOf(bytes, {})).toEqual({ type: 'text' });
    expect(await textOfBytes(bytes, encoding)).toMatchObject({ text, notice: null });
    const isShown = encoding === 'utf-16le';
    for (const named of ['', 'utf-8', 'iso-8859-1']) {
      const read = await textOfBytes(bytes, named);
      expect(read.text).toBe(text);
      expect(read.notice ?? 'shown').toContain(isShown ? 'shown' : named && `encoding is ${named}, which does not fit`);
    }
  });

  it('goes by the letters where an East Asian encoding is named for UTF-8 or Western text', async () => {
    const text = 'Die Hafenbehörde erklärte, die Fähre halte künftig am „neuen“ Kai.';
    for (const bytes of [utf8(text), latin('Die Hafenbehörde erklärte, die Fähre halte künftig am neuen Kai.')]) {
      const read = await textOfBytes(bytes, 'gb2312');
      expect(read.text).toContain('Die Hafenbehörde erklärte, die Fähre halte künftig am');
      expect(read.notice).toContain('its encoding is gb2312, which does not fit');
    }
  });

  it('is read as a person says', async () => {
    const bytes = latin('±d');
    expect(await textOfBytes(bytes, 'windows-1250', 'iso-8859-2')).toEqual({
      ...{ text: 'ąd', encoding: 'iso-8859-2', notice: null },
    });
  });

  it('keeps UTF-8 of which little is broken', async () => {
    const broken = new Uint8Array([...utf8('Größe, Maße, Straße, Füße, Grüße, früh'), 0xff]);
    const { text, notice } = await textOfBytes(broken);
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

  it('almost never takes random bytes for a text', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 300, maxLength: 3000 }), (bytes) => {
        fc.pre(new Set(bytes).size > 200);
        expect('refusal' in type(bytes, 'a.txt')).toBe(true);
      }),
    );
  });
});

describe('an encoding that nobody states, or states wrongly', () => {
  /** A text in an encoding of one byte for each sign. */
  function bytesIn(encoding: string, text: string): Uint8Array {
    const signs = decodeAs(
      encoding,
      Uint8Array.from({ length: 256 }, (_, byte) => byte),
    );
    return Uint8Array.from(text, (sign) => signs.indexOf(sign));
  }
  const wide = (text: string) => Buffer.from(text, 'utf16le');
  const czech =
    'Přístavní úřad oznámil, že trajekt bude od června jezdit každou hodinu. Žádné další náklady prý nevzniknou.';
  const polish =
    'Urząd portowy poinformował, że prom będzie kursował co godzinę. Burmistrz powiedział, że to pierwszy krok.';
  const turkish =
    'Liman idaresi, vapurun hazirandan itibaren her saat başı çalışacağını açıkladı. Belediye başkanı söyledi.';
  const russian = 'Портовое управление сообщило, что паром будет ходить каждый час. Мэр сказал, что это первый шаг.';
  const french =
    'L’autorité portuaire a annoncé que le ferry circulera toutes les heures. À côté, rien n’a été décidé.';
  const page = (text: string) =>
    `<!doctype html><html><head><title>Page</title></head><body><p>${text}</p></body></html>`;

  it.each([
    ['iso-8859-2', czech],
    ['windows-1250', czech],
    ['iso-8859-2', polish],
    ['windows-1250', polish],
    ['windows-1254', turkish],
    ['windows-1251', russian],
    ['koi8-r', russian],
  ])('is told by the letters, in a page too: %s %#', async (encoding, text) => {
    expect((await textOfBytes(bytesIn(encoding, text))).text).toBe(text);
    expect((await textOfBytes(bytesIn(encoding, page(text)))).text).toBe(page(text));
    const declared = await textOfBytes(bytesIn(encoding, page(text)), 'iso-8859-1');
    expect(declared).toMatchObject({ text: page(text), notice: expect.stringContaining('does not fit') });
  });

  const long = {
    russian:
      'Портовое управление сообщило во вторник, что паром между островом и материком не будет ходить до конца мая. По словам начальника причала Анны Лебедевой, в корпусе судна нашли трещину длиной около двух метров. Ремонт займёт шесть недель и обойдётся городу в четыре миллиона рублей. Жителям предложат автобусы через мост, но дорога станет длиннее.',
    quoted:
      'Портовое управление сообщило во вторник, что паром ходить не будет. «Мы не знали об этом до осмотра», — сказала начальник причала газете. «Ремонт займёт шесть недель», — добавила она.',
    ukrainian:
      'Портове управління повідомило у вівторок, що пором між островом і материком не ходитиме до кінця травня. Ремонт триватиме шість тижнів і коштуватиме місту чотири мільйони гривень, тож мешканцям дадуть автобуси.',
    arabic:
      'أعلنت إدارة الميناء يوم الثلاثاء أن العبارة بين الجزيرة والبر الرئيسي لن تعمل حتى نهاية شهر مايو. وقالت رئيسة الرصيف إن شقا طوله نحو مترين وجد في بدن السفينة. وسيستغرق الإصلاح ستة أسابيع ويكلف المدينة أربعة ملايين دينار.',
    thai: 'สำนักงานท่าเรือแจ้งเมื่อวันอังคารว่าเรือข้ามฟากระหว่างเกาะกับแผ่นดินใหญ่จะหยุดเดินเรือจนถึงสิ้นเดือนพฤษภาคม หัวหน้าท่าเรือกล่าวว่าพบรอยแตกยาวประมาณสองเมตรที่ตัวเรือ การซ่อมจะใช้เวลาหกสัปดาห์',
    hebrew:
      'רשות הנמל הודיעה ביום שלישי כי המעבורת בין האי ליבשה לא תפעל עד סוף חודש מאי. מנהלת הרציף אמרה כי בגוף הספינה נמצא סדק באורך של כשני מטרים. התיקון יימשך שישה שבועות ויעלה לעיר ארבעה מיליון שקלים.',
    greek:
      'Το λιμεναρχείο ανακοίνωσε την Τρίτη ότι το πλοίο ανάμεσα στο νησί και τη στεριά δεν θα ταξιδεύει έως τα τέλη Μαΐου. Η επισκευή θα κρατήσει έξι εβδομάδες και θα κοστίσει τέσσερα εκατομμύρια ευρώ.',
  };

  it.each([
    ['windows-1251', long.russian],
    ['windows-1251', long.quoted],
    ['koi8-r', long.russian],
    ['iso-8859-5', long.russian],
    ['ibm866', long.russian],
    ['windows-1251', long.ukrainian],
    ['koi8-u', long.ukrainian],
    ['iso-8859-5', long.ukrainian],
    ['windows-1256', long.arabic],
    ['iso-8859-6', long.arabic],
    ['windows-874', long.thai],
    ['windows-1255', long.hebrew],
    ['windows-1253', long.greek],
  ])('is told by the letters of texts in %s, whole, cut short and in a page %#', async (encoding, text) => {
    const script = `<script>${'window.settings = { editions: ["north"], open: true }; '.repeat(60)}</script>`;
    const minified = page(text).replace('</head>', `${script}</head>`);
    for (const written of [text, text.slice(0, 60), text.slice(-30), page(text), minified])
      expect((await textOfBytes(bytesIn(encoding, written))).text).toBe(written);
  });

  it('is never settled for a few letters: they are read, and it says that it is a guess', async () => {
    for (const [encoding, text] of [
      ['windows-874', 'ท่าเรือ'],
      ['iso-8859-6', 'ميناء'],
      ['ibm866', 'Порт'],
    ] as const)
      expect((await textOfBytes(bytesIn(encoding, text))).notice).toContain('does not state its encoding');
  });

  it.each([
    ['koi8-r', 'windows-1251', russian],
    ['windows-1251', 'koi8-r', russian],
    ['windows-1252', 'windows-1251', french],
  ])('is not believed where its words would be none: %s called %s', async (encoding, said, text) =>
    expect((await textOfBytes(bytesIn(encoding, text), said)).text).toBe(text),
  );

  it('is not believed where another of East Asia fits', async () => {
    const bytes = Buffer.from(
      'uNvO8b7W1tzSu7Htyr6jrLbJwta9q82jv7/QwsLrzbejrMaxvNuxo7PWsrux5KGjytCzpMO709C72NOmvMfV37XEzOHOyqGj',
      'base64',
    );
    expect((await textOfBytes(new Uint8Array(bytes), 'big5')).text).toContain('港务局周一表示');
  });

  it.each([
    russian,
    'Η λιμενική αρχή ανακοίνωσε ότι το πλοίο θα εκτελεί δρομολόγια κάθε ώρα. Ο δήμαρχος είπε.',
    'أعلنت هيئة الميناء أن العبارة ستعمل كل ساعة اعتبارا من يونيو. وقال رئيس البلدية.',
    '港湾局は、六月からフェリーが一時間ごとに運航すると発表した。市長は、これは第一歩であると述べた。',
    '항만청은 6월부터 연락선이 매시간 운항할 것이라고 밝혔다. 시장은 이것이 첫걸음이라고 말했다.',
  ])('is UTF-16 without a mark in any script: %#', async (text) => {
    expect((await textOfBytes(new Uint8Array(wide(text)))).text).toBe(text);
    expect((await textOfBytes(new Uint8Array(wide(text).swap16()))).text).toBe(text);
    expect(fileTypeOf(new Uint8Array(wide(text)), { name: 'a.txt' })).toEqual({ type: 'text' });
  });

  it('is the one of old Japanese letters', async () => {
    const bytes = Uint8Array.from("\u001b$B%U%'%j!<\u001b(B", (sign) => sign.charCodeAt(0));
    expect((await textOfBytes(bytes)).text).toBe('フェリー');
  });

  it('never takes Western letters for others', async () => {
    for (const text of [
      french,
      'Das Café führt 5 m² für 3½ Stunden © 2020 – „so“ ist’s, ¿no? 10³',
      'Þetta er það sem ýmsir segja á íslensku',
    ])
      expect(await textOfBytes(bytesIn('windows-1252', text), 'iso-8859-1')).toMatchObject({ text, notice: null });
  });

  it('is no encoding at all where bytes are random', () =>
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 200, maxLength: 2000 }), (bytes) => {
        fc.pre(bytes.includes(0));
        expect(fileTypeOf(bytes, { name: 'a.bin' })).toHaveProperty('refusal');
      }),
    ));
});
