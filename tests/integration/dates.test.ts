import { beforeAll, describe, expect, it } from 'vitest';
import { rebuild } from '@/lib/assessments/rebuild.server';
import { recompute } from '@/lib/assessments/recompute.server';
import { addChain, editUtterance } from '@/lib/attributions/commands.server';
import { createClaim } from '@/lib/claims/commands.server';
import { getClaim } from '@/lib/claims/detail.server';
import { listClaims } from '@/lib/claims/queries.server';
import { claimList } from '@/lib/claims/table';
import { execute } from '@/lib/commands/command';
import { readListQuery } from '@/lib/data-table/url';
import type { Db } from '@/lib/db';
import { readMigrations } from '@/lib/db/migrate';
import { createDocument, editDocument } from '@/lib/documents/commands.server';
import { listDocuments } from '@/lib/documents/queries.server';
import { documentList } from '@/lib/documents/table';
import { beginOf, compareDates, type Dated, endOf, PRECISIONS, readMachineDate } from '@/lib/format/date';
import { undoChange } from '@/lib/history/commands.server';
import { getSubjectHistory } from '@/lib/history/detail.server';
import type { Actor } from '@/lib/people/permissions';
import { createSource, gradeSource } from '@/lib/sources/commands.server';
import { csvFiles } from '@/lib/tables.server';
import { exportStream, readCsv } from '../support/csv';
import { eachDatabase } from '../support/databases';

const editor: Actor = { id: 'e1', name: 'Ed Editor', role: 'editor' };

/** Dates of every precision around each other's ends. */
const written = [
  ...['2023', '2024', '2024-01', '2024-03', '2024-05', '2024-12', '2025'],
  ...['2023-12-31', '2024-01-01', '2024-02-29', '2024-03-01', '2024-03-05', '2024-03-31', '2024-12-31', '2025-01-01'],
  ...[
    '2024-01-01T00:00Z',
    '2024-03-05T00:00Z',
    '2024-03-05T17:20Z',
    '2024-03-05T23:59Z',
    '2024-03-06T00:00Z',
    '2024-12-31T23:59Z',
  ],
];
const dates = written.map((text) => readMachineDate(text) as Dated);
const ranges = [
  ...[
    '2024',
    '2024-03',
    '2024-03-05',
    '2024-03..2024-05',
    '2024-03-06..',
    '..2023',
    '..2024-01-01',
    '2024-03-05T17:20Z..2024-03-05T17:30Z',
  ],
  ...['2024-12-31..2025', '2026..', '..2022', '2023..2025', '..1500', '2999'],
];

eachDatabase('dates', (open) => {
  let db: Db;
  let sourceId = 0;
  const idOf = new Map<string, number>();
  const claimOf = new Map<string, string>();

  beforeAll(async () => {
    db = await open();
    sourceId = (await execute(db, editor, createSource, { name: 'Post', kind: 'outlet' })).id;
    // In an order that is not theirs.
    for (const publishedAt of [...written, null].toReversed()) {
      const { id } = await execute(db, editor, createDocument, { title: `From ${publishedAt}`, sourceId, publishedAt });
      idOf.set(String(publishedAt), id);
      const claim = await execute(db, editor, createClaim, { statement: `Claim of ${publishedAt}` });
      claimOf.set(String(publishedAt), claim.slug);
      await execute(db, editor, addChain, { claimId: claim.id, hops: [{ sourceId, documentId: id }] });
    }
  });

  const claims = async (address: string) => {
    const { query } = readListQuery(claimList, new URLSearchParams(`${address}&size=200`));
    return (await listClaims(db.pool, query, {})).map(({ statement }) => statement.slice('Claim of '.length));
  };
  const documents = async (address: string) => {
    const { query } = readListQuery(documentList, new URLSearchParams(`${address}&size=200`));
    return (await listDocuments(db.pool, query, {})).map(({ title }) => title.slice('From '.length));
  };
  const inOrder = written.toSorted((a, b) =>
    compareDates(dates[written.indexOf(a)] as Dated, dates[written.indexOf(b)] as Dated),
  );

  it('sort by their beginnings, coarse before fine; what is not known stands last', async () => {
    expect(await claims('sort=first')).toEqual([...inOrder, 'null']);
    expect(await claims('sort=-first')).toEqual([...inOrder.toReversed(), 'null']);
    expect(await claims('sort=-last')).toEqual([...inOrder.toReversed(), 'null']);
    expect(await documents('sort=published')).toEqual([...inOrder, 'null']);
    expect(await documents('sort=-published')).toEqual([...inOrder.toReversed(), 'null']);
  });

  it.each(ranges)('are found by what they overlap: %s', async (range) => {
    const [from = '', to = from] = range.includes('..') ? range.split('..') : [range];
    const [low, high] = [readMachineDate(from), readMachineDate(to)];
    const fits = inOrder.filter((_, i) => {
      const it = dates[written.indexOf(inOrder[i] ?? '')] as Dated;
      return (!low || endOf(it) > beginOf(low)) && (!high || beginOf(it) < endOf(high));
    });
    expect(await claims(`first=${range}&sort=first`)).toEqual(fits);
    expect(await claims(`last=${range}&sort=last`)).toEqual(fits);
    expect(await documents(`published=${range}&sort=published`)).toEqual(fits);
  });

  it('are exported as they are known', async () => {
    const rows = async (source: typeof csvFiles.claims, address: string) =>
      readCsv(await new Response((await exportStream(db, source, address)).stream).text());
    const all = [...inOrder, ''];
    expect((await rows(csvFiles.claims, 'sort=first')).map((row) => row.first_reported)).toEqual(all);
    expect((await rows(csvFiles.claims, 'sort=first&columns=last')).map((row) => row.last_reported)).toEqual(all);
    expect((await rows(csvFiles.documents, 'sort=published')).map((row) => row.published)).toEqual(all);
    const links = await rows(csvFiles.attributions, 'sort=first');
    expect(links.map((row) => row.reported)).toEqual(all);
    expect([...new Set(links.map((row) => row.reported_precision))].filter(Boolean).sort()).toEqual(
      [...PRECISIONS].sort(),
    );
  });

  it('of which a claim has several make its first and its last', async () => {
    const { id, slug } = await execute(db, editor, createClaim, { statement: 'Said often' });
    for (const text of ['2024', '2024-01-01', '2025-01-01', '2025', '2024-03-05T17:20Z'])
      await execute(db, editor, addChain, { claimId: id, hops: [{ sourceId, documentId: idOf.get(text) ?? 0 }] });
    const { query } = readListQuery(claimList, new URLSearchParams('q=often'));
    const row = (await listClaims(db.pool, query, {}))[0];
    expect(row).toMatchObject({ firstPrecision: 'year', lastPrecision: 'day' });
    expect([row?.first, row?.last]).toEqual(['2024-01-01T00:00:00.000Z', '2025-01-01T00:00:00.000Z']);
    expect(slug).toBe(row?.slug);
  });

  it('are kept with what was said beyond them', async () => {
    const { id } = await execute(db, editor, createDocument, {
      title: 'Vague',
      sourceId,
      publishedAt: 'between March and May 2024',
    });
    const read = () => db.prisma.document.findUniqueOrThrow({ where: { id } });
    const vague = {
      publishedAt: new Date('2024-01-01T00:00:00Z'),
      publishedPrecision: 'year',
      publishedNote: 'between March and May 2024',
    };
    expect(await read()).toMatchObject(vague);
    const { version } = await read();
    await execute(db, editor, editDocument, { id, version, publishedAt: '5 March 2024' });
    expect(await read()).toMatchObject({ publishedPrecision: 'day', publishedNote: '' });
    const change = await db.prisma.change.findFirstOrThrow({ orderBy: { id: 'desc' } });
    await execute(db, editor, undoChange, { changeId: change.id });
    expect(await read()).toMatchObject(vague);
  });

  it('are as exact in the history as they were', async () => {
    const { id } = await execute(db, editor, createDocument, { title: 'Told', sourceId, publishedAt: '2023' });
    await execute(db, editor, editDocument, { id, version: 1, publishedAt: '2024' });
    const { entries } = await getSubjectHistory(db.pool, { role: 'editor' } as never, `document:${id}`);
    expect(entries[0]?.changed[0]?.fields).toMatchObject([{ label: 'Published', before: '2023', after: '2024' }]);
    const change = await db.prisma.change.findFirstOrThrow({ orderBy: { id: 'desc' } });
    expect(change.fields).toEqual(['document.publishedAt']);
  });

  const wrong = [
    ...[
      '05.03.2024',
      '7-10-2020',
      '03/04/24',
      '12',
      '2024-02-30',
      '1445-08-24',
      'yesterday',
      '2024-03-05T17:20',
      '9999-12-31',
      '0000-01-01',
    ],
    ...['2999', '1712345678', 'March'],
  ];
  it.each(wrong)('that are none, or two, are refused by name in every command: %s', async (text) => {
    const { id: claimId } = await execute(db, editor, createClaim, { statement: `Refused ${text}` });
    const refusal = (field: string) => ({
      kind: 'invalid',
      fields: { [field]: expect.stringMatching(/“.+”|in the future/) },
    });
    await expect(
      execute(db, editor, createDocument, { title: 'T', sourceId, publishedAt: text }),
    ).rejects.toMatchObject(refusal('publishedAt'));
    const id = idOf.get('2024') ?? 0;
    await expect(execute(db, editor, editDocument, { id, version: 1, publishedAt: text })).rejects.toMatchObject(
      refusal('publishedAt'),
    );
    const hops = [{ sourceId, saidAt: text }];
    await expect(execute(db, editor, addChain, { claimId, hops })).rejects.toMatchObject(refusal('hops.0.saidAt'));
    const { id: utterance } = await db.prisma.utterance.findFirstOrThrow();
    await expect(execute(db, editor, editUtterance, { id: utterance, saidAt: text })).rejects.toMatchObject(
      refusal('saidAt'),
    );
    const grade = { sourceId, grade: 'A' as const, reason: 'Why not.', gradedAt: text };
    await expect(execute(db, editor, gradeSource, grade)).rejects.toMatchObject(refusal('gradedAt'));
  });

  it('are asked for as texts, and a grade for its day', async () => {
    const asked = (publishedAt: unknown) =>
      execute(db, editor, createDocument, { title: 'T', sourceId, publishedAt } as never);
    await expect(asked(12)).rejects.toMatchObject({ fields: { publishedAt: 'Give a date as a text.' } });
    await expect(asked(1_712_345_678_000)).rejects.toMatchObject({ fields: { publishedAt: 'Give a date as a text.' } });
    const grade = { sourceId, grade: 'A' as const, reason: 'Why not.', gradedAt: '2024' };
    await expect(execute(db, editor, gradeSource, grade)).rejects.toMatchObject({
      fields: { gradedAt: expect.stringContaining('Give the day') },
    });
  });

  it('are made less exact when asked, and never more', async () => {
    const at = '2024-03-05T00:30+02:00';
    const { id } = await execute(db, editor, createDocument, {
      title: 'Coarse',
      sourceId,
      publishedAt: at,
      publishedPrecision: 'day',
    });
    const read = () => db.prisma.document.findUniqueOrThrow({ where: { id } });
    expect(await read()).toMatchObject({ publishedAt: new Date('2024-03-05T00:00:00Z'), publishedPrecision: 'day' });
    await execute(db, editor, editDocument, { id, version: 1, publishedPrecision: 'month' });
    expect(await read()).toMatchObject({ publishedAt: new Date('2024-03-01T00:00:00Z'), publishedPrecision: 'month' });
    await expect(
      execute(db, editor, editDocument, { id, version: 2, publishedPrecision: 'day' }),
    ).rejects.toMatchObject({
      fields: { publishedPrecision: 'The date is known to the month only. Give the date itself more exactly instead.' },
    });
  });

  it('of what was said are kept and shown beside those of documents', async () => {
    const { id, slug } = await execute(db, editor, createClaim, { statement: 'Said at some time' });
    await execute(db, editor, addChain, {
      claimId: id,
      hops: [
        { sourceId, saidAt: 'circa March 2024' },
        { sourceId, documentId: idOf.get('2024-12') ?? 0 },
      ],
    });
    const claim = await getClaim(db, slug);
    expect(
      claim?.utterances.map(({ reportedAt, reportedPrecision, reportedNote }) => [
        reportedAt,
        reportedPrecision,
        reportedNote,
      ]),
    ).toEqual([
      ['2024-03-01T00:00:00.000Z', 'month', 'circa March 2024'],
      ['2024-12-01T00:00:00.000Z', 'month', ''],
    ]);
  });

  it('that are not known leave the newest claims first', async () => {
    const made = [];
    for (const statement of ['Undated one', 'Undated two', 'Undated three'])
      made.push((await execute(db, editor, createClaim, { statement })).slug);
    const { query } = readListQuery(claimList, new URLSearchParams('q=undated'));
    expect((await listClaims(db.pool, query, {})).map(({ slug }) => slug)).toEqual(made.toReversed());
  });

  it('leave nothing to rebuild', async () => expect(await rebuild(db)).toMatchObject({ differing: [] }));

  describe('stored before their precision was', () => {
    it('become what a recomputation makes of them', async () => {
      const client = await db.pool.connect();
      try {
        await client.query('BEGIN');
        const { rows } = await client.query<{ id: number }>(
          `SELECT claim_id AS id FROM utterance u JOIN document d ON d.id = u.document_id WHERE d.published_precision IN ('day', 'minute')`,
        );
        const ids = rows.map(({ id }) => id);
        await client.query(
          `UPDATE document SET published_at = published_at + interval '7 seconds' WHERE published_precision = 'minute'`,
        );
        await client.query(
          `UPDATE document SET published_at = published_at + interval '7 hours' WHERE published_precision = 'day'`,
        );
        await client.query('UPDATE claim_facts SET first_precision = NULL, last_precision = NULL');
        const upgrade = (await readMigrations()).find(({ name }) => name === '20261128010000_dates')?.sql ?? '';
        const [, byHand = ''] =
          /-- By hand: a day begins at midnight[^\n]*\n([\s\S]*)-- By hand: order/.exec(upgrade) ?? [];
        await client.query(byHand);
        const reader = { query: (query: { text: string; values: unknown[] }) => client.query(query) };
        expect(await recompute(reader, ids)).toEqual([]);
      } finally {
        await client.query('ROLLBACK');
        client.release();
      }
    });
  });
});
