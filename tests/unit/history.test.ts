import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readListQuery } from '@/lib/data-table/url';
import { declarationOf, type Entity, entityNames, fieldsOf, isHidden } from '@/lib/entities/entities';
import { changedFields } from '@/lib/history/changed-fields';
import { deedsOf } from '@/lib/history/deeds.server';
import { historyCsvFor } from '@/lib/history/export.server';
import { recordsNamed } from '@/lib/history/named-records.server';
import { commandWords, countsInWords, deedOf, sentenceOf } from '@/lib/history/sentence';
import { stateBefore, stepOf } from '@/lib/history/state';
import { summaryOf } from '@/lib/history/summary';
import { historyList } from '@/lib/history/table';
import { sharedEnds, wordDiff } from '@/lib/history/word-diff';
import { commands } from '@/lib/http/command-registry';
import { anonymous } from '@/lib/people/permissions';

describe('what was done, in words', () => {
  it('every command has its words', () => {
    expect([...commands.keys()].filter((name) => !commandWords[name])).toEqual([]);
  });

  it('commands that are confidential are offered as such', () => {
    for (const [name, { confidential = false }] of commands)
      expect([name, commandWords[name]?.admins ?? false]).toEqual([name, confidential]);
  });

  it.each([
    [{ command: 'claims.edit', counts: { claim: 1 } }, 'edited a claim'],
    [{ command: 'claims.bulk', counts: { claim: 5000, topic: 1 } }, 'edited 5,000 claims at once'],
    [{ command: 'claims.merge', counts: { claim: 2 }, target: 'V4 runs' }, 'merged a claim into “V4 runs”'],
    [{ command: 'claims.merge', counts: { claim: 2 }, target: null }, 'merged a claim into another'],
    [{ command: 'history.undo', counts: { claim: 2 }, undoesId: 41 }, 'took back change 41'],
    [
      { command: 'history.undo', counts: { claim: 2 }, undoesId: 41, takenBack: 'took back “a claim added”' },
      'took back “a claim added”',
    ],
    [{ command: 'claims.levitate', counts: { claim: 2, topic: 1 } }, 'changed 2 claims, 1 topic'],
    [{ command: 'toString', counts: {} }, 'changed something'],
    [{ command: 'claims.levitate', counts: { ghost: 3 } }, 'changed 3 ghost'],
  ])('%j', (said, words) => expect(sentenceOf(said)).toBe(words));

  it.each([
    [{ command: 'tags.enter', counts: { tag: 9, claim: 2 } }, 'On the plant', '9 chains made from “On the plant”'],
    [{ command: 'tags.enter', counts: { tag: 1 } }, null, '1 chain made'],
    [{ command: 'claims.create', counts: { claim: 1 } }, 'V4 runs', 'a claim added: “V4 runs”'],
    [{ command: 'tags.enter', counts: {} }, null, '1 chain made'],
    [{ command: 'claims.edit', counts: {} }, null, 'a claim edited'],
    [{ command: 'tags.add', counts: { tag: 2, claim: 9 } }, 'On the plant', '2 tags marked in “On the plant”'],
    [{ command: 'chains.add', counts: {} }, 'x'.repeat(80), `a chain added to “${'x'.repeat(80)}”`],
    [{ command: 'claims.bulk', counts: { claim: 5000 } }, null, '5,000 claims edited at once'],
    [{ command: 'chains.edit', counts: { utterance: 2 } }, 'x'.repeat(200), `a chain edited in “${'x'.repeat(79)}…”`],
    [{ command: 'claims.levitate', counts: { claim: 2 } }, 'V4 runs', '2 claims changed: “V4 runs”'],
  ])('a deed: %j of %j', (said, name, deed) => expect(deedOf(said, name)).toBe(deed));

  it('every command that can be taken back has a deed', () => {
    for (const [name, { confidential = false }] of commands)
      if (!confidential)
        expect([name, deedOf({ command: name, counts: {} }, null)]).not.toEqual([
          name,
          expect.stringContaining('something'),
        ]);
  });

  it('every kind of record has a name', () => {
    expect(Object.keys(historyList.filters.kind.options)).toEqual(entityNames);
    expect(countsInWords({ invitation: 1, apiToken: 2 })).toBe('1 invitation, 2 tokens');
  });

  it('every field that can be filtered by is one that the history keeps', () => {
    for (const name of Object.keys(historyList.filters.field.options)) {
      const [entity = '', field = ''] = name.split('.');
      expect(fieldsOf(entity as Entity)).toContain(field);
      expect([name, isHidden(entity, field), field === 'createdAt']).toEqual([name, false, false]);
    }
    expect(Object.keys(historyList.filters.field.options)).toContain('claim.statement');
  });
});

describe('values in words', () => {
  const nameOf = (entity: Entity, id: unknown) => (id === 7 ? `the ${entity}` : undefined);
  const inWords = (entity: Entity, before: object | null, after: object | null) =>
    changedFields(entity, before as never, after as never, nameOf).map(({ label, before, after }) => [
      label,
      before,
      after,
    ]);

  it.each<[Entity, object | null, object | null, unknown[]]>([
    ['claim', { status: 'unverified' }, { status: 'confirmed' }, [['Status', 'unverified', 'confirmed']]],
    ['utterance', { passage: null }, { passage: 'not_yet_looked_for' }, [['Passage', null, 'not yet looked for']]],
    ['source', { ownerId: 7 }, { ownerId: 8 }, [['Owner', 'the source', 'number 8, which no longer exists']]],
    [
      'reading',
      { attributionId: 3 },
      { attributionId: 4 },
      [['Link', 'number 3, which no longer exists', 'number 4, which no longer exists']],
    ],
    ['claim', { mergedIntoId: null }, { mergedIntoId: 7 }, [['Merged into', null, 'the claim']]],
    ['claim', { topicIds: [] }, { topicIds: [7] }, [['Topics', null, 'the topic']]],
    [
      'claim',
      { deletedAt: null },
      { deletedAt: '2026-04-06T11:30:00.000Z' },
      [['Deleted', null, '6 Apr 2026, 11:30 UTC']],
    ],
    [
      'document',
      { publishedAt: '2026-04-06T00:00:00.000Z' },
      { publishedAt: null },
      [['Published', '6 Apr 2026', null]],
    ],
    [
      'utterance',
      { spans: [] },
      { spans: [0, 12, 40, 1050] },
      [['Place of the passage', null, 'characters 1–12, 41–1,050']],
    ],
    ['claim', { statement: 'a', statementKey: 'a' }, { statement: 'b', statementKey: 'b' }, [['Statement', 'a', 'b']]],
    ['attribution', { verbatim: false }, { verbatim: true }, [['Word for word', 'no', 'yes']]],
    [
      'claim',
      null,
      { slug: 'x', statement: 'X', status: 'unverified', topicIds: [] },
      [
        ['Statement', null, 'X'],
        ['Status', null, 'unverified'],
      ],
    ],
    ['setting', { value: { a: 1 } }, { value: null }, [['Value', '{"a":1}', null]]],
  ])('%s %j → %j', (entity, before, after, words) => expect(inWords(entity, before, after)).toEqual(words));

  it.each<[Entity, object, object, unknown[]]>([
    [
      'document',
      { publishedAt: '2026-04-01T00:00:00.000Z', publishedPrecision: 'day' },
      { publishedAt: '2026-04-01T00:00:00.000Z', publishedPrecision: 'month' },
      [['Precision of the date', 'day', 'month']],
    ],
    [
      'document',
      { publishedAt: '2026-04-01T00:00:00.000Z', publishedPrecision: 'month' },
      { publishedAt: '2026-04-02T10:30:00.000Z', publishedPrecision: 'minute' },
      [
        ['Published', 'April 2026', '2 Apr 2026, 10:30 UTC'],
        ['Precision of the date', 'month', 'minute'],
      ],
    ],
    [
      'utterance',
      { saidAt: null },
      { saidAt: '2026-04-02T10:30:00.000Z' },
      [['Said on', null, '2 Apr 2026, 10:30 UTC']],
    ],
    [
      'claim',
      { deletedAt: null },
      { deletedAt: '2026-04-06T00:00:00.000Z' },
      [['Deleted', null, '6 Apr 2026, 00:00 UTC']],
    ],
    ['document', { publishedAt: null }, { publishedAt: 'some day' }, [['Published', null, 'some day']]],
    ['tag', { leftBehind: false }, { leftBehind: true }, [['Left with an older text', 'no', 'yes']]],
    ['source', { aliases: ['A'] }, { aliases: ['A', 'B'] }, [['Other names', 'A', 'A, B']]],
    ['source', { peopleCount: null }, { peopleCount: 0 }, [['Number of people', null, '0']]],
    ['source', { terms: '' }, { terms: null }, []],
    ['claim', { status: 'unverified' }, { status: 'toString' }, [['Status', 'unverified', 'toString']]],
  ])('%s %j → %j', (entity, before, after, words) => expect(inWords(entity, before, after)).toEqual(words));

  it('tells two records of one name apart', () => {
    const ada = (_: Entity, id: unknown) => (id === 9 ? 'Bob' : 'Ada');
    const [one] = changedFields('source', { ownerId: 7 }, { ownerId: 8 }, ada);
    expect([one?.before, one?.after]).toEqual(['Ada (number 7)', 'Ada (number 8)']);
    const [two] = changedFields('source', { ownerId: 7 }, { ownerId: 9 }, ada);
    expect([two?.before, two?.after]).toEqual(['Ada', 'Bob']);
  });

  it('compares long texts word by word', () => {
    const diffOf = (before: unknown, after: unknown) =>
      changedFields('claim', { statement: before }, { statement: after }, nameOf)[0]?.diff;
    const [long, longer] = ['x'.repeat(40), 'x'.repeat(41)];
    expect(diffOf('x', long)).toBeNull();
    expect(diffOf('x', longer)).not.toBeNull();
    expect(diffOf(longer, 'x')).not.toBeNull();
    expect(diffOf('', longer)).toBeNull();
    expect(changedFields('source', { aliases: [longer] }, { aliases: ['x'] }, nameOf)[0]?.diff).toBeNull();
  });

  it('leaves out of a record that was made what need not be told, and what is empty', () => {
    const made = { slug: 'a', leftBehind: false, saidPrecision: 'day', saidNote: '', spans: [], stance: 'affirms' };
    expect(inWords('utterance', null, made)).toEqual([['Stance', null, 'affirms']]);
    expect(inWords('utterance', made, null)).toEqual([['Stance', 'affirms', null]]);
    expect(inWords('utterance', { saidPrecision: 'day' }, { saidPrecision: 'year' })).toHaveLength(1);
  });

  it('cuts a stored text and says by how much', () => {
    const [field] = changedFields('documentVersion', { text: 'x'.repeat(3000) }, null, nameOf);
    expect(field?.before).toMatch(/^x{2000}… \(1,000 more characters\)$/);
    expect(changedFields('documentVersion', { text: 'x'.repeat(2000) }, null, nameOf)[0]?.before).toMatch(/^x{2000}$/);
  });

  it('no field shows a bare id', () => {
    const ids = entityNames.flatMap((entity) =>
      fieldsOf(entity)
        .filter((field) => /Ids?$/.test(field) && !isHidden(entity, field))
        .map((field) => [entity, field] as const),
    );
    for (const [entity, field] of ids) {
      const [change] = changedFields(entity as Entity, null, { [field]: field.endsWith('s') ? [7] : 7 }, nameOf);
      expect([entity, field, change?.after]).toEqual([entity, field, expect.stringMatching(/^the /)]);
    }
  });
});

describe('the words in which two texts differ', () => {
  it('marks no more than what differs', () => {
    expect(wordDiff('V4 may run on Huawei chips', 'V4 will run on Huawei’s chips')).toEqual([
      { kind: 'same', text: 'V4' },
      { kind: 'gone', text: ' may' },
      { kind: 'new', text: ' will' },
      { kind: 'same', text: ' run on' },
      { kind: 'gone', text: ' Huawei' },
      { kind: 'new', text: ' Huawei’s' },
      { kind: 'same', text: ' chips' },
    ]);
  });

  it.each([
    ['', '', 0, 0],
    ['abc', 'abc', 3, 0],
    ['xabc', 'yabc', 0, 3],
    ['abcx', 'abcy', 3, 0],
    ['abxcd', 'abcd', 2, 2],
    ['aa', 'a', 1, 0],
    ['a', 'aa', 1, 0],
    ['aba', 'aa', 1, 1],
    ['aa', 'aba', 1, 1],
  ])('“%s” and “%s” share %i at the beginning and then %i at the end', (a, b, head, tail) => {
    expect(sharedEnds([...a], [...b])).toEqual({ head, tail });
  });

  it('gives back both texts, whatever they are', () => {
    const text = fc.array(fc.constantFrom('a', 'b', ' ', 'chip', '\n', '.', 'é')).map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const parts = wordDiff(before, after);
        const without = (kind: string) =>
          parts
            .filter((part) => part.kind !== kind)
            .map((part) => part.text)
            .join('');
        expect([without('new'), without('gone')]).toEqual([before, after]);
      }),
    );
  });

  it('does not labour over texts that have nothing in common', () => {
    const many = (word: string) => Array.from({ length: 20_000 }, (_, i) => `${word}${i}`).join(' ');
    const kinds = (before: string, after: string) => wordDiff(before, after).map(({ kind }) => kind);
    expect(kinds(many('a'), many('b'))).toEqual(['gone', 'new']);
    expect(kinds(`Both ${many('a')}`, `Both ${many('b')}`)).toEqual(['same', 'gone', 'new']);
    expect(kinds(`${many('a')} both`, `${many('b')} both`)).toEqual(['gone', 'new', 'same']);
  });
});

describe('what a change is found by', () => {
  it('counts its records, and tells altered fields and every text', () => {
    const change = summaryOf(
      [
        { entity: 'topic', label: 'Chips', before: null, after: { name: 'Chips' } },
        {
          entity: 'claim',
          label: 'Été',
          before: { status: 'a', statementKey: 'x' },
          after: { status: 'b', statementKey: 'y' },
        },
        { entity: 'claim', label: 'Été', before: { topicIds: [] }, after: { topicIds: [1] } },
      ],
      'Because',
    );
    expect(change).toEqual({
      counts: { topic: 1, claim: 2 },
      fields: ['claim.status', 'claim.topicIds'],
      folded: 'because · chips · ete',
    });
  });

  it('is found by what a record was called before, each once', () => {
    const reworded = { before: { statement: 'Old', status: 'a' }, after: { statement: 'New', status: 'a' } };
    const records = [
      { entity: 'claim', label: 'New', ...reworded },
      { entity: 'claim', label: 'New', ...reworded },
      { entity: 'source', label: 'Paper', before: { name: null, terms: 'On the record' }, after: { name: 'Paper' } },
      { entity: 'person', label: 'Ada', before: { name: 'Ada B', role: 'reader' }, after: null },
    ] as const;
    expect(summaryOf(records, '')).toEqual({
      counts: { claim: 2, source: 1, person: 1 },
      fields: ['claim.statement', 'source.name'],
      folded: 'new · old · paper · ada · ada b',
    });
  });
});

describe('what records were before some steps', () => {
  const claim = { entity: 'claim' as const, id: 1 };
  it('is what they were first, however many steps follow', () => {
    expect(
      stateBefore([
        { ...claim, before: { status: 'a' }, after: { status: 'b' } },
        { ...claim, before: { status: 'b', statement: 'x' }, after: { status: 'c', statement: 'y' } },
        { entity: 'utterance', id: 5, before: null, after: { stance: 'affirms' } },
        { entity: 'utterance', id: 6, before: { stance: 'denies' }, after: { stance: 'affirms' } },
        { entity: 'utterance', id: 6, before: { stance: 'affirms', spans: [] }, after: null },
        { entity: 'utterance', id: 7, before: null, after: { stance: 'affirms' } },
        { entity: 'utterance', id: 7, before: { stance: 'affirms' }, after: null },
      ]),
    ).toEqual([
      { ...claim, fields: { status: 'a', statement: 'x' }, isWhole: false },
      { entity: 'utterance', id: 5, fields: null, isWhole: false },
      { entity: 'utterance', id: 6, fields: { stance: 'denies', spans: [] }, isWhole: true },
      { entity: 'utterance', id: 7, fields: null, isWhole: true },
    ]);
  });

  it('has only fields that are kept now, and refuses kinds that are not', () => {
    const step = { entityId: '1', before: { status: 'a', statementKey: 'x' }, after: null };
    expect(stepOf({ ...step, entity: 'claim' })).toEqual({ ...claim, before: { status: 'a' }, after: null });
    expect(stepOf({ ...step, entity: 'person' }).id).toBe('1');
    expect(() => stepOf({ ...step, entity: 'ghost' })).toThrow(/no longer kept/);
  });
});

it('the database is not asked about no changes, nor about no records', async () => {
  const unasked = { query: () => Promise.reject(new Error('asked')) };
  expect(await deedsOf(unasked, [])).toEqual(new Map());
  expect(await recordsNamed(unasked, [])).toEqual(new Map());
});

it('in CSV each changed field is a row, and a record about which nothing is told one', () => {
  const { rows, columns } = historyCsvFor(anonymous);
  const [hidden = ''] = Object.keys(declarationOf('claim').keys ?? {});
  const facts = ['7', '70', '2026-01-02', 'Ada', 'ada', 'claims.edit', '', null, 'claim', '12', 'A claim'];
  const { query } = readListQuery(historyList, new URLSearchParams());
  const read = (before: object | null, after: object | null) =>
    rows?.([...facts, before && JSON.stringify(before), after && JSON.stringify(after)]).map((row) => {
      expect(row.length).toBe(columns(query).length);
      return row.slice(-4);
    });
  const old = { statement: 'Old', status: 'open', [hidden]: '1' };
  expect(read(old, { ...old, statement: 'New', [hidden]: '2' })).toEqual([['altered', 'statement', 'Old', 'New']]);
  expect(read(old, { ...old, [hidden]: '2' })).toEqual([['altered', '', null, null]]);
  expect(read(null, { topicIds: [1, 2] })).toEqual([['made', 'topicIds', null, '1; 2']]);
  expect(read({ deletedAt: true }, null)).toEqual([['removed', 'deletedAt', 'true', null]]);
  expect(read({ topicIds: [{ deep: 1 }] }, null)).toEqual([['removed', 'topicIds', '[{"deep":1}]', null]]);
});
