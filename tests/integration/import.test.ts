import { beforeAll, expect, it } from 'vitest';
import { rebuild } from '@/lib/assessments/rebuild.server';
import { perform } from '@/lib/commands/command';
import type { Db } from '@/lib/db';
import { undoChange } from '@/lib/history/commands.server';
import type { Actor } from '@/lib/people/permissions';
import { eachDatabase } from '../support/databases';
import { bringIn } from '../support/imports';

const editor: Actor = { id: 'e', name: 'Editor', role: 'editor' };

const asField = { use: 'field', whenEmpty: 'keep', split: null, dates: null, words: {} } as const;

const sheet = [
  'Fact ID,Claim,Chain,Status,Topics,Comments',
  'F-1,The pump at Lindhaven failed,The Gazette → The Courier,disputed,Water; Lindhaven,seen by two',
  'F-2,The ferry will stop,The Courier → Radio Nord | The Gazette,unverified,Lindhaven,',
  '',
  'F-3,,The Courier,unverified,,nothing claimed',
].join('\r\n');

eachDatabase('bringing in a spreadsheet', (open) => {
  let db: Db;
  beforeAll(async () => {
    db = await open();
  });

  const stored = () =>
    db.prisma.claim.findMany({
      where: { deletedAt: null },
      orderBy: { id: 'asc' },
      select: { statement: true, status: true, chainText: true, topicText: true, notes: { orderBy: { id: 'asc' } } },
    });

  it('makes claims, chains, topics and notes as one change, and refuses what it cannot take', async () => {
    const { dry, report, refused } = await bringIn(db, editor, sheet);
    expect(dry.rows).toEqual({ new: 2, changed: 0, same: 0, refused: 1, blank: 1, total: 4 });
    expect(report).toEqual(dry);
    expect(dry.kinds).toMatchObject({
      claim: { new: 2, changed: 0, same: 0 },
      source: { new: 3, changed: 0, same: 0 },
      utterance: { new: 5, changed: 0, same: 0 },
      attribution: { new: 2, changed: 0, same: 0 },
      topic: { new: 2, changed: 0, same: 0 },
    });
    expect(refused).toHaveLength(1);
    expect(await stored()).toMatchObject([
      {
        statement: 'The pump at Lindhaven failed',
        status: 'disputed',
        chainText: 'The Gazette → The Courier',
        topicText: 'Lindhaven; Water',
        notes: [
          { name: 'Fact ID', text: 'F-1', key: 'F-1' },
          { name: 'Comments', text: 'seen by two', key: null },
        ],
      },
      { statement: 'The ferry will stop', chainText: 'The Courier → Radio Nord | The Gazette' },
    ]);
    expect((await rebuild(db)).differing).toEqual([]);
  });

  it('finds the same file the same, and a changed one changed, by its numbers', async () => {
    const again = await bringIn(db, editor, sheet);
    expect(again.dry.rows).toEqual({ new: 0, changed: 0, same: 2, refused: 1, blank: 1, total: 4 });
    expect(again.changeId).toBeNull();
    const other = sheet
      .replace('The ferry will stop', 'The ferry will stop in May')
      .replace('seen by two', 'seen by three')
      .replace('disputed', 'confirmed');
    const changed = await bringIn(db, editor, other);
    expect(changed.report.rows).toMatchObject({ new: 0, changed: 2, same: 0 });
    expect(await stored()).toMatchObject([
      { status: 'confirmed', notes: [{}, { text: 'seen by three' }] },
      { statement: 'The ferry will stop in May' },
    ]);
    await perform(db, editor, undoChange, { changeId: changed.changeId });
    expect(await stored()).toMatchObject([{ status: 'disputed' }, { statement: 'The ferry will stop' }]);
    expect((await rebuild(db)).differing).toEqual([]);
  });

  it('is undone in one step', async () => {
    const before = await stored();
    const { changeId, report } = await bringIn(db, editor, 'Claim,Source 1,Source 2\nIt rains,A,B\nIt snows,A,C\n');
    expect(report.rows.new).toBe(2);
    expect(await stored()).toHaveLength(before.length + 2);
    await perform(db, editor, undoChange, { changeId });
    expect(await stored()).toEqual(before);
    expect((await rebuild(db)).differing).toEqual([]);
  });

  it('tells more rows than one portion has apart', async () => {
    const rows = Array.from({ length: 2500 }, (_, i) => `Claim number ${i % 1700},Outlet ${i % 40} → Paper ${i % 7}`);
    const { dry, report, changeId } = await bringIn(db, editor, ['Claim,Chain', ...rows].join('\n'));
    expect(report).toEqual(dry);
    expect(report.rows).toMatchObject({ new: 1700, refused: 0, total: 2500 });
    expect((await rebuild(db)).differing).toEqual([]);
    await perform(db, editor, undoChange, { changeId });
    expect((await rebuild(db)).differing).toEqual([]);
  });

  it('leaves what is here alone where the file says nothing of it', async () => {
    const claim = await db.prisma.claim.findFirst({ where: { deletedAt: null } });
    const { report } = await bringIn(db, editor, `Claim number,Claim,Status\n${claim?.id},,\n`, {
      mapping: (proposed) => ({
        ...proposed,
        columns: proposed.columns.map((column, at) =>
          at === 0 && column.as.use !== 'out' ? { ...column, as: { ...asField, field: 'claim.id' } } : column,
        ),
      }),
    });
    expect(report.rows).toMatchObject({ same: 1, changed: 0 });
  });
});
