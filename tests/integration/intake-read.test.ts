import { describe, expect, it } from 'vitest';
import { type Material, readMaterial } from '@/lib/intake/read.server';
import { answerOf, mhtmlOf, quoted, waczParts, warcOf } from '../support/archives';
import { docxOf, type Placed, pdfOf, zipOf } from '../support/files';

const file = (bytes: Uint8Array | string, name: string): Material => ({
  bytes: typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes,
  name,
  contentType: '',
  charset: '',
  address: null,
});
const refusal = (kind: string, words: string) => ({ kind, message: expect.stringContaining(words) });
const lines = (...texts: string[]): Placed[] =>
  texts.flatMap((text, i) => (text === '' ? [] : [{ x: 72, y: 770 - i * 14, text }]));

describe('plain texts', () => {
  it('stay as they are except for line ends and control characters', async () => {
    const { text, notices } = await readMaterial(file('\uFEFF  One\r\ntwo\rthree\u0007  \n\n', 'a.txt'));
    expect(text).toBe('  One\ntwo\nthree  \n\n');
    expect(notices).toEqual([]);
  });

  it.each([
    ['nothing', ' \n ', 'unreadable', 'no text'],
    ['zeros', 'a\0b', 'wrong type', 'This is not a text file'],
    ['more than can be stored', 'word '.repeat(400_001), 'too large', '2,000,000 characters'],
    ['very much more', 'a'.repeat(9_000_000), 'too large', '2,000,000 characters'],
  ])('are refused if they have %s', async (_, text, kind, words) =>
    expect(readMaterial(file(text, 'a.txt'))).rejects.toMatchObject(refusal(kind, words)),
  );

  it('are taken up to the limit', async () =>
    expect((await readMaterial(file('a'.repeat(2_000_000), 'a.txt'))).text).toHaveLength(2_000_000));
});

describe('pages', () => {
  it('give their text and facts', async () => {
    const page = `<html lang="de"><title>Die Fähre</title><meta name="author" content="Anna Schmidt"><p>${'Die Fähre hält hier, sagt der Kapitän. '.repeat(9)}`;
    expect(
      await readMaterial({
        ...file(page, ''),
        contentType: 'text/html',
        charset: 'utf-8',
        address: 'https://kai.example/a',
      }),
    ).toMatchObject({
      title: 'Die Fähre',
      authors: ['Anna Schmidt'],
      language: 'de',
      url: 'https://kai.example/a',
    });
  });

  it('are read in the encoding that they name', async () => {
    const page = Buffer.from(`<meta charset=iso-8859-2><p>${'Prom zatrzymuje si\u00ea tutaj. '.repeat(9)}`, 'latin1');
    expect((await readMaterial(file(page, 'a.html'))).text).toContain('zatrzymuje się');
  });

  it('are read in the encoding that a person says, where that of the page is wrong', async () => {
    const words = Buffer.from('<meta charset=windows-1250><p>Zarz\u00b1d portu', 'latin1');
    const read = await readMaterial({ ...file(words, 'a.html'), encoding: 'iso-8859-2' });
    expect(read).toMatchObject({ text: 'Zarząd portu', encoding: 'iso-8859-2' });
  });

  it('that were sent from before somebody’s eyes are read like those at their address', async () => {
    const html = `<html><head><title>Ferry</title></head><body><article><p>${'The ferry will stop here, said the office. '.repeat(9)}</article></body></html>`;
    expect(await readMaterial({ html, address: 'https://quay.example/ferry#top' })).toMatchObject({
      ...{ title: 'Ferry', text: expect.stringMatching(/^The ferry will stop here/) },
    });
  });

  it('that were copied give everything that was copied', async () => {
    expect((await readMaterial({ html: '<p>One</p><ul><li>two</ul>', address: null })).text).toBe('One\n\n- two');
  });

  it.each([
    ['nested very deeply', '<div>'.repeat(200_000)],
    ['of very many elements', '<b>x</b><p>'.repeat(400_000)],
  ])('%s end in an answer or a refusal', async (_, page) => {
    const outcome = await readMaterial(file(page, 'a.html'), { limits: { time: 4000 } }).catch(
      (error) => error.kind ?? error,
    );
    expect(typeof outcome === 'string' ? outcome : 'read').toMatch(/^(read|unreadable|too large)$/);
  });
});

describe('saved pages', () => {
  const words = 'Die Fähre hält hier, sagt der Kapitän. '.repeat(9).trim();
  const page = `<html lang="de"><head><title>Die Fähre</title></head><body><article><p>${words}</p></article></body></html>`;
  const saved = (page: Uint8Array, encoding: string, type = 'text/html; charset=utf-8') =>
    mhtmlOf([
      { fields: ['Content-Type: text/html'], body: '<p>A frame.</p>' },
      {
        fields: [
          `Content-Type: ${type}`,
          `Content-Transfer-Encoding: ${encoding}`,
          'Content-Location: https://kai.example/f',
        ],
        body: encoding === 'base64' ? Buffer.from(page).toString('base64').replace(/.{76}/g, '$&\r\n') : quoted(page),
      },
      { fields: ['Content-Type: image/png', 'Content-Transfer-Encoding: base64'], body: '????' },
    ]);

  it.each([
    ['quoted-printable', Buffer.from(page), 'text/html; charset=utf-8'],
    ['base64', Buffer.from(page), 'text/html'],
    ['quoted-printable', Buffer.from(page, 'latin1'), 'text/html; charset="iso-8859-1"'],
  ])('in MHTML (%s) give their text, address and facts', async (encoding, bytes, type) =>
    expect(await readMaterial(file(saved(bytes, encoding, type), 'a.mhtml'))).toMatchObject({
      ...{ title: 'Die Fähre', text: words, language: 'de', url: 'https://kai.example/f', encoding: null },
      notices: [
        'The file says that the page was saved from https://kai.example/f on 2026-04-06 at 14:05 UTC. Whence cannot check that.',
      ],
    }),
  );

  it('in MHTML are known by how the file begins, too', async () =>
    expect((await readMaterial(file(saved(Buffer.from(page), 'base64'), ''))).text).toBe(words));

  it('in MHTML are read to where the file breaks off, and that is said', async () => {
    const whole = saved(Buffer.from(page), 'quoted-printable');
    const { text, notices } = await readMaterial(file(whole.slice(0, whole.indexOf('</article>')), 'a.mht'));
    expect(text).toBe(words);
    expect(notices).toContain('The file breaks off before its end. Check that nothing is missing.');
  });

  it.each([
    ['without a page', mhtmlOf([{ fields: ['Content-Type: text/plain'], body: 'a' }]), 'There is no page in this file'],
    [
      'damaged',
      mhtmlOf([{ fields: ['Content-Type: text/html', 'Content-Transfer-Encoding: base64'], body: '<p>' }]),
      'damaged',
    ],
    ['of very many parts', mhtmlOf(Array(20_000).fill({ fields: [], body: '' })), 'too many parts'],
    ['of parts without a line between them', 'Content-Type: multipart/related\r\n\r\na', 'cannot be told apart'],
  ])('that are %s are refused in words', async (_, mhtml, words) =>
    expect(readMaterial(file(mhtml, 'a.mhtml'))).rejects.toMatchObject(refusal('unreadable', words)),
  );

  it('are not read from an address, as that is not where their page was seen', async () =>
    expect(
      readMaterial({ ...file(saved(Buffer.from(page), 'base64'), ''), address: 'https://kai.example/a.mhtml' }),
    ).rejects.toMatchObject(refusal('wrong type', 'bring in the file')));

  it('in archives give the page that is chosen', async () => {
    const other = answerOf('https://kai.example/g', Buffer.from(page.replaceAll('hält', 'hält nicht')));
    const warc = warcOf([answerOf('https://kai.example/f', Buffer.from(page)), other]);
    const wacz = zipOf(waczParts(warc, [{ url: 'https://kai.example/g' }, { url: 'https://kai.example/f' }]));
    const [first, second] = await Promise.all([0, 1].map((page) => readMaterial({ ...file(wacz, 'a.wacz'), page })));
    expect(first).toMatchObject({
      ...{ url: 'https://kai.example/g', text: words.replaceAll('hält', 'hält nicht'), title: 'Die Fähre' },
      pages: { chosen: 0, labels: [expect.stringContaining('/g'), expect.stringContaining('/f')] },
      notices: [
        expect.stringContaining('saved from https://kai.example/g on 2026-04-06 at 14:05 UTC'),
        'The archive has 2 pages; this is the first.',
      ],
    });
    expect(second?.text).toBe(words);
    expect((await readMaterial(file(warc, 'a.warc'))).text).toBe(words);
  });

  it('in archives may be PDF files or MHTML, but no archives', async () => {
    const held = (type: string, block: Buffer | string) =>
      warcOf([
        {
          fields: { 'WARC-Type': 'resource', 'WARC-Target-URI': 'file:///a', 'Content-Type': type },
          block: Buffer.from(block),
        },
      ]);
    const pdf = Buffer.from(pdfOf([lines('Words.')]));
    expect((await readMaterial(file(held('application/pdf', pdf), ''))).text).toBe('Words.');
    const mhtml = saved(Buffer.from(page), 'base64');
    expect((await readMaterial(file(held('multipart/related', mhtml), ''))).text).toBe(words);
    const archive = warcOf([answerOf('https://kai.example/f', page)]);
    await expect(readMaterial(file(held('text/plain', archive), ''))).rejects.toMatchObject(
      refusal('wrong type', 'archive within an archive'),
    );
  });

  it('by SingleFile say where and when', async () => {
    const note =
      '<!--\n Page saved with SingleFile \n url: https://kai.example/f \n saved date: Mon Apr 06 2026 16:05:06 GMT+0200 (Central European Summer Time)\n-->';
    const single = page.replace('<html lang="de">', `<!DOCTYPE html> <html lang=de>${note}<meta charset=utf-8>`);
    expect(await readMaterial(file(single, 'a.html'))).toMatchObject({
      ...{ text: words, url: 'https://kai.example/f' },
      notices: [expect.stringContaining('on 2026-04-06 at 14:05 UTC')],
    });
  });

  it('are read even where they say that somebody must sign in, since somebody saw them', async () => {
    const login = '<title>Sign in</title><h1>Sign in</h1><p>Sign in to go on.</p><input type="password">';
    expect((await readMaterial(file(saved(Buffer.from(login), 'base64'), 'a.mht'))).text).toContain(
      'Sign in to go on.',
    );
  });
});

describe('a page that a person sends', () => {
  it('is read whatever it looks like, and that is said', async () => {
    const html =
      '<html><title>Just a moment...</title><body><h1>Just a moment...</h1><p>It was only a moment.</p></body></html>';
    const { text, notices } = await readMaterial({ html, address: 'https://quay.example/a' });
    expect(text).toContain('It was only a moment.');
    expect(notices).toContainEqual(expect.stringContaining('in place of an article'));
  });
});

describe('PDF files', () => {
  it('give running text and what they say of themselves', async () => {
    const pdf = pdfOf(
      [
        lines(
          'The harbour office said on Monday that the ferry will stop at the new quay, accord-',
          'ing to a notice (seen by reporters), and that fares will stay as they are.',
          '',
          'The captain said that nobody had told the crew.',
        ),
      ],
      { Title: 'The ferry stops here', Author: 'Ann Author and Bob Writer' },
    );
    expect(await readMaterial(file(pdf, 'a.pdf'))).toMatchObject({
      title: 'The ferry stops here',
      authors: ['Ann Author', 'Bob Writer'],
      language: 'en',
      kind: null,
      text: 'The harbour office said on Monday that the ferry will stop at the new quay, according to a notice (seen by reporters), and that fares will stay as they are.\n\nThe captain said that nobody had told the crew.',
      notices: [],
    });
  });

  it('say which pages have no text', async () => {
    expect((await readMaterial(file(pdfOf([lines('Words.'), []]), 'a.pdf'))).notices).toEqual([
      expect.stringContaining('1 of 2 pages'),
    ]);
  });

  it.each([
    ['without text', pdfOf([[]]), 'pages are scanned pictures'],
    ['cut off', pdfOf([lines('Words.')]).slice(0, 60), 'damaged'],
    ['with a password', encrypted(), 'password'],
  ])('%s are refused in words', async (_, pdf, words) =>
    expect(readMaterial(file(pdf, 'a.pdf'))).rejects.toMatchObject(refusal('unreadable', words)),
  );
});

/** A PDF whose key follows from a password that nobody gives. */
function encrypted(): Uint8Array {
  const key = 'ab'.repeat(32);
  const text = Buffer.from(pdfOf([lines('Words.')])).toString('latin1');
  const dictionary = `<< /Filter /Standard /V 1 /R 2 /Length 40 /P -44 /O <${key}> /U <${key}> >>`;
  return new Uint8Array(
    Buffer.from(text.replace('/Root 1 0 R', `/Encrypt ${dictionary} /ID [<00> <00>] /Root 1 0 R`), 'latin1'),
  );
}

/** A packed file whose end says that it has one part. */
function fewer(zip: Uint8Array): Uint8Array {
  const bytes = Buffer.from(zip);
  bytes.writeUInt16LE(1, bytes.length - 12);
  return new Uint8Array(bytes);
}

describe('Word files', () => {
  it('are read whatever their properties contain', async () => {
    // A pattern that looks for an end from each beginning would take minutes.
    const core = `<cp:coreProperties>${'<dc:title '.repeat(90_000)}<dc:title a="b">The <!-- --> one</dc:title><dc:title>Notes</dc:title><dc:creator>A</dc:creator>`;
    const { title, authors } = await readMaterial(
      file(docxOf(['Words.'], {}, { 'docProps/core.xml': core }), 'a.docx'),
    );
    expect([title, authors]).toEqual(['Notes', ['A']]);
  });

  it('give paragraphs and lists, and what they say of themselves', async () => {
    const docx = docxOf(['First &amp; foremost.', '', 'Second.'], { title: 'Notes', author: 'Ann Author;Bob Writer' });
    const { text, title, authors, notices } = await readMaterial(file(docx, 'a.docx'));
    expect([text, title, authors]).toEqual(['First & foremost.\n\nSecond.', 'Notes', ['Ann Author', 'Bob Writer']]);
    expect(notices).toEqual([expect.stringContaining('made on 2026-04-06')]);
  });

  const run = (words: string, marks = '') =>
    `<w:r><w:rPr>${marks}</w:rPr><w:t xml:space="preserve">${words}</w:t></w:r>`;
  const withRuns = (...runs: string[]) => docxOf([`<w:p>${runs.join('')}</w:p>`]);

  it.each([
    ['struck out', run('12', '<w:strike/>'), 'Words that are struck out were left out: “12”.'],
    ['struck out twice', run('12', '<w:dstrike/>'), 'Words that are struck out were left out: “12”.'],
    ['hidden', run('12', '<w:b/><w:vanish/>'), 'Words that the file hides were left out.'],
    ['hidden and spoken of', run('12', '<w:vanish w:val="true"/>'), 'Words that the file hides were left out.'],
  ])('leave out what is %s, and say so', async (_, marked, notice) => {
    const { text, notices } = await readMaterial(file(withRuns(run('It has '), marked, run('21 boats.')), 'a.docx'));
    expect(text).toBe('It has 21 boats.');
    expect(notices).toContain(notice);
  });

  const styles = (mark: string) =>
    `<w:styles xmlns:w="w"><w:style w:type="character" w:styleId="Old"><w:rPr>${mark}</w:rPr></w:style></w:styles>`;

  it.each([
    ['struck out', '<w:strike/>', 'Words that are struck out were left out: “12”.'],
    ['hidden', '<w:vanish/>', 'Words that the file hides were left out.'],
  ])('leave out what a style says is %s', async (_, mark, notice) => {
    const body = `<w:p>${run('It has ')}${run('12', '<w:rStyle w:val="Old"/>')}${run('21 boats.')}</w:p>`;
    const { text, notices } = await readMaterial(
      file(docxOf([body], {}, { 'word/styles.xml': styles(mark) }), 'a.docx'),
    );
    expect(text).toBe('It has 21 boats.');
    expect(notices).toContain(notice);
  });

  it('have their formulas, and what is moved above the line', async () => {
    const part = (name: string, words: string) => `<m:${name}><m:r><m:t>${words}</m:t></m:r></m:${name}>`;
    const formula = `<m:oMath xmlns:m="m"><m:sSup>${part('e', '10')}${part('sup', '6')}</m:sSup><m:f>${part('num', 'a')}${part('den', 'b')}</m:f></m:oMath>`;
    const docx = withRuns(run('About '), formula, run(' boats, 5'), run('2', '<w:position w:val="10"/>'));
    const { text, notices } = await readMaterial(file(docx, 'a.docx'));
    expect(text).toBe('About 10⁶a/b boats, 5²');
    expect(notices).toContainEqual(expect.stringContaining('formulas'));
  });

  it('keep what is no longer hidden, raised figures and what was inserted, and speak of changes', async () => {
    const docx = withRuns(
      run('10', '<w:vanish w:val="0"/>'),
      run('6', '<w:vertAlign w:val="superscript"/>'),
      `<w:ins w:id="1" w:author="A">${run(' boats')}</w:ins>`,
      '<w:del w:id="2" w:author="A"><w:r><w:delText> ships</w:delText></w:r></w:del>',
    );
    const { text, notices } = await readMaterial(file(docx, 'a.docx'));
    expect(text).toBe('10⁶ boats');
    expect(notices).toContainEqual(expect.stringContaining('tracked changes'));
  });

  it.each([
    ['broken', docxOf(['a']).slice(0, 500), 'unreadable', 'damaged'],
    ['empty', docxOf([]), 'unreadable', 'no text'],
    ['large when unpacked', docxOf(['a'], {}, { 'word/more.xml': Buffer.alloc(120_000_000) }), 'too large', 'unpacked'],
    [
      'larger than they say',
      docxOf(['a'], {}, { 'word/more.xml': Buffer.alloc(120_000_000) }, { 'word/more.xml': 10 }),
      'too large',
      'unpacked',
    ],
    ['of more parts than they say', fewer(docxOf(['a'])), 'unreadable', 'damaged'],
    ['something else', zipOf({ 'a.txt': 'a' }), 'wrong type', 'archive'],
  ])('that are %s are refused in words', async (what, docx, kind, words) =>
    expect(readMaterial(file(docx, what === 'broken' ? 'a.docx' : 'a'))).rejects.toMatchObject(refusal(kind, words)),
  );
});

describe('reading', () => {
  const slow = '<p>'.repeat(300_000);

  it('is ended when it takes too long, and others are read meanwhile', async () => {
    const stopped = readMaterial(file(slow, 'a.html'), { limits: { time: 1 } });
    const other = readMaterial(file('Words', 'a.txt'));
    await expect(stopped).rejects.toMatchObject(refusal('unreadable', 'too long or too much memory'));
    expect((await other).text).toBe('Words');
  });

  it('is ended when it takes too much memory', async () => {
    await expect(readMaterial(file(slow.repeat(10), 'a.html'), { limits: { heapMb: 16 } })).rejects.toMatchObject({
      kind: 'unreadable',
    });
  });

  it('is ended when nobody waits for it any more', async () => {
    const signal = AbortSignal.timeout(50);
    await expect(readMaterial(file(slow, 'a.html'), { signal })).rejects.toMatchObject({
      kind: expect.stringMatching('no answer|unreadable'),
    });
  });

  it('waits its turn', async () => {
    const all = await Promise.all(Array.from({ length: 6 }, (_, n) => readMaterial(file(`Text ${n}`, 'a.txt'))));
    expect(all.map(({ text }) => text)).toEqual([0, 1, 2, 3, 4, 5].map((n) => `Text ${n}`));
  });
});
