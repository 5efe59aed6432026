import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { createClaim } from '@/lib/claims/commands.server';
import { lookupClaims } from '@/lib/claims/lookup.server';
import { listClaims } from '@/lib/claims/queries.server';
import { similarClaims } from '@/lib/claims/similar.server';
import { claimList } from '@/lib/claims/table';
import { execute } from '@/lib/commands/command';
import { readListQuery } from '@/lib/data-table/url';
import type { Db } from '@/lib/db';
import { createDocument } from '@/lib/documents/commands.server';
import { lookupDocuments } from '@/lib/documents/lookup.server';
import { listDocuments } from '@/lib/documents/queries.server';
import { documentList } from '@/lib/documents/table';
import { fold } from '@/lib/format/fold';
import type { Actor } from '@/lib/people/permissions';
import { createSource, editSource } from '@/lib/sources/commands.server';
import { lookupSources } from '@/lib/sources/lookup.server';
import { listSources } from '@/lib/sources/queries.server';
import { sourceList } from '@/lib/sources/table';
import { lookupTopics } from '@/lib/topics/lookup.server';
import { eachDatabase } from '../support/databases';

const editor: Actor = { id: 'e', name: 'Editor', role: 'editor' };

const statements = [
  'The plant in Springfield, “quoted” and well-known, won’t be closed (so they say); “never”!',
  'Die Straßenbahn fährt nach Köln, sagt der Minister für Verkehr',
  'Ørsted bygger ny havvindmøllepark ved Ærø',
  'Le maire dit que l’usine d’Évry n’a jamais fermé',
  'Bộ trưởng nói nhà máy ở Đà Nẵng sẽ đóng cửa',
  'İzmir’deki fabrika kapanıyor, diyor IŞIK gazetesi',
  'Łódź zamknie fabrykę źródeł, twierdzi minister',
  'Ο υπουργός λέει ότι ο Οδυσσέας έκλεισε τους δρόμους',
  'В этот район придёт новый завод, ёлки и подъезды',
  'Міністр сказав, що їхній завод у Києві закриють',
  'أعلن الوزيرُ إغلاقَ المصنـــع في المدينة',
  'وزیر گفت کارخانه را می‌بندند',
  'השר אמר שהמפעל בתל־אביב ייסגר, לפי צה״ל',
  'मंत्री ने कहा कि कारखाना बंद होगा',
  'মন্ত্রী বলেছেন কারখানা বন্ধ হবে',
  'தொழிற்சாலை மூடப்படும் என்று அமைச்சர் கூறினார்',
  'รัฐมนตรีกล่าวว่าโรงงานจะปิด',
  'ລັດຖະມົນຕີກ່າວວ່າໂຮງງານຈະປິດ',
  'រដ្ឋមន្ត្រីនិយាយថារោងចក្រនឹងបិទ',
  'ဝန်ကြီးက စက်ရုံပိတ်မည်ဟုပြောသည်',
  '我家在上海东边，工厂将于二〇二四年关闭',
  '大臣はｶﾞｽ工場を閉鎖すると述べた「本当だ」',
  '장관은 번역을 거쳐 공장을 닫겠다고 말했다',
  'Հայաստանի նախարարն ասաց, որ գործարանը կփակվի',
  'მინისტრმა თქვა, რომ ქარხანა დაიხურება',
  'ሚኒስትሩ ፋብሪካው ይዘጋል አሉ',
  'Ｐｌａｎｔ １２３ opens in ２０３０ with 12% more',
  '100% _true_ \\ it’s & | ! <-> ( : * 50$',
] as const;

/** What somebody may have copied of a text: every word with the signs around it, parts of words, and all of it. */
const copied = (text: string) => [
  ...text.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word)),
  text,
  ` ${text}\n`,
];
const twoCharacters: readonly (readonly [string, string])[] = [
  ['上海', '我家在上海东边'],
  ['海东', '我家在上海东边'],
  ['东', '我家在上海东边'],
  ['工場', '大臣は'],
  ['ガス', '大臣は'],
  ['ปิด', 'รัฐมนตรี'],
  ['번역', '장관은'],
  ['역을', '장관은'],
];

eachDatabase('search', (open) => {
  let db: Db;
  const ids = new Map<string, number>();
  const claim = async (statement: string, topics: string[] = []) => {
    const { id } = await execute(db, editor, createClaim, { statement, topics });
    ids.set(statement, id);
    return id;
  };
  beforeAll(async () => {
    db = await open();
    for (const [i, statement] of statements.entries())
      await claim(statement, [`${i} ${statement.replaceAll(';', ',')}`.slice(0, 60).toWellFormed()]);
    for (const name of statements) {
      const { id } = await execute(db, editor, createSource, { name, kind: 'outlet' });
      await execute(db, editor, createDocument, { title: name, sourceId: id });
    }
  });

  const claims = (q: string) => listClaims(db.pool, readListQuery(claimList, new URLSearchParams({ q })).query, {});
  const sources = (q: string) => listSources(db.pool, readListQuery(sourceList, new URLSearchParams({ q })).query, {});
  const documents = (q: string) =>
    listDocuments(db.pool, readListQuery(documentList, new URLSearchParams({ q })).query, {});
  const lookedUp = async (q: string) =>
    Promise.all(
      [lookupClaims, lookupSources, lookupDocuments].map(async (lookup) =>
        (await lookup(db.pool, { q, not: [] })).map(({ label }) => label),
      ),
    );

  it.each(statements)('finds “%s” by every word of it, and by all of it', async (statement) => {
    for (const q of copied(statement)) {
      const found = (await claims(q)).find((row) => row.statement === statement);
      expect([q, found !== undefined]).toEqual([q, true]);
      expect(found?.marks.length).toBeGreaterThan(0);
      const source = (await sources(q)).find((row) => row.name === statement);
      expect([q, source?.name, source?.marks.length !== 0]).toEqual([q, statement, true]);
      expect([q, (await documents(q)).map(({ title }) => title)]).toEqual([q, expect.arrayContaining([statement])]);
      if (fold(q).length > 3)
        for (const labels of await lookedUp(q)) expect([q, labels]).toEqual([q, expect.arrayContaining([statement])]);
    }
    expect((await similarClaims(db, statement))[0]).toMatchObject({ statement, score: 1, why: 'the same words' });
  });

  it.each(statements)('finds “%s” in whatever form it is typed', async (statement) => {
    const forms = [
      statement.normalize('NFD'),
      statement.normalize('NFC'),
      statement.normalize('NFKC'),
      statement.toLowerCase(),
      statement.replaceAll(' ', '\u00a0'),
      statement.replaceAll(' ', ' \u200b'),
      statement.replace(/[’”“«»]/g, (sign) => (sign === '’' ? "'" : '"')),
    ];
    for (const q of forms)
      expect([q, (await claims(q)).map((row) => row.statement)]).toEqual([q, expect.arrayContaining([statement])]);
  });

  it.each(twoCharacters)('finds “%s” within a text without spaces', async (q, beginning) => {
    for (const found of [
      (await claims(q)).map((row) => row.statement),
      (await sources(q)).map((row) => row.name),
      ...(await lookedUp(q)),
    ])
      expect(found.filter((text) => text.startsWith(beginning))).toHaveLength(1);
    expect((await lookupTopics(db.pool, { q, not: [] })).length).toBe(1);
  });

  it('treats characters that are not adjacent as another text', async () => {
    expect(await claims('我东')).toEqual([]);
    expect(await claims('家上海')).toEqual([]);
    expect(await claims('काम')).toEqual([]);
  });

  it.each([
    ['strassen', 'Die Straßenbahn'],
    ['orsted', 'Ørsted'],
    ['tramway strasse', null],
    ['aßenb', 'Die Straßenbahn'],
    ['"fährt nach"', 'Die Straßenbahn'],
    ['"nach fährt"', null],
    ['izmir isik', 'İzmir'],
    ['closing', 'The plant'],
    ['2030', 'Ｐｌａｎｔ'],
    ['المصنع', 'أعلن'],
    ['می بندند', 'وزیر'],
    ['می‌بندند', 'وزیر'],
    ['צה"ל', 'השר'],
    ['(plant', 'The plant'],
    ['plant,', 'The plant'],
    ['»quoted«', 'The plant'],
    ['"上海东边"', '我家在上海东边'],
    ['"东边上海"', null],
  ])('“%s” finds %s', async (q, beginning) => {
    const found = (await claims(q)).map(({ statement }) => statement);
    if (beginning === null) expect(found).toEqual([]);
    else expect(found.filter((text) => text.startsWith(beginning))).toHaveLength(1);
  });

  it('finds sources by their other names, also after these were changed', async () => {
    const { id } = await execute(db, editor, createSource, {
      name: 'Nachrichtenbüro',
      kind: 'agency',
      aliases: ['Агентство Ъ'],
    });
    expect((await sources('агентство')).map((row) => row.name)).toEqual(['Nachrichtenbüro']);
    const [{ version } = { version: 0 }] = await db.prisma.source.findMany({ where: { id } });
    await execute(db, editor, editSource, { id, version, aliases: ['新华社'] });
    expect(await sources('агентство')).toEqual([]);
    expect((await sources('华社')).map((row) => row.name)).toEqual(['Nachrichtenbüro']);
    expect((await lookupSources(db.pool, { q: '新华', not: [] }))[0]?.detail).toBe('agency · also “新华社”');
  });

  const scripts = [
    'Latin',
    'Greek',
    'Cyrillic',
    'Armenian',
    'Hebrew',
    'Arabic',
    'Devanagari',
    'Bengali',
    'Tamil',
    'Sinhala',
    'Thai',
    'Lao',
    'Tibetan',
    'Myanmar',
    'Georgian',
    'Hangul',
    'Ethiopic',
    'Cherokee',
    'Khmer',
    'Mongolian',
    'Hiragana',
    'Katakana',
    'Han',
    'Adlam',
    'Gothic',
  ];
  it('finds random text of every script by every word of it', async () => {
    for (const script of scripts) {
      const letter = new RegExp(`[\\p{sc=${script}}&&[\\p{L}\\p{M}\\p{Nd}]]`, 'v');
      const letters = Array.from({ length: 0x1f000 }, (_, point) => point)
        .filter((point) => point < 0xd800 || point > 0xdfff)
        .map((point) => String.fromCodePoint(point))
        .filter((sign) => letter.test(sign));
      const sign = fc.nat(letters.length - 1).map((at) => letters[at] ?? '');
      const word = fc
        .tuple(
          fc.string({ unit: sign, minLength: 1, maxLength: 8 }),
          fc.constantFrom('', '', '', ',', '.', '-', '’', '\u200d', '\u0301'),
        )
        .map(([text, end]) => text + end)
        .filter((text) => /[\p{L}\p{N}]/u.test(fold(text)));
      const texts = fc.array(word, { minLength: 3, maxLength: 7 }).map((words) => words.join(' '));
      for (const text of fc.sample(texts, { numRuns: 3, seed: 7 })) {
        const id = await claim(text);
        for (const q of copied(text)) {
          const found = (await claims(q)).find((row) => row.id === id);
          expect([script, text, q, found !== undefined, found?.marks.length !== 0]).toEqual([
            script,
            text,
            q,
            true,
            true,
          ]);
        }
      }
    }
  });
});
