import { beforeAll, describe, expect, it } from 'vitest';
import { madeBy } from '@/lib/case/report';
import { perform } from '@/lib/commands/command';
import type { Db } from '@/lib/db';
import { seedDemo } from '@/lib/demo/seed.server';
import { undoChange } from '@/lib/history/commands.server';
import type { Actor } from '@/lib/people/permissions';
import { bringCase, caseOf, type Files, unzipped } from '../support/cases';
import { eachDatabase } from '../support/databases';

const admin: Actor = { id: 'a', name: 'Ada', role: 'admin' };

/** The texts of the files, without what names the installation and the time. */
const told = (files: Files) =>
  new Map(
    [...files].map(([name, content]) => {
      const text = content.toString('utf8');
      return [
        name,
        name === 'datapackage.json' ? text.replace(/"(created|installation)": "[^"]*"/g, '"$1": ""') : text,
      ];
    }),
  );

const asAnother = (db: Db) =>
  db.prisma.setting.update({ where: { id: 'installation' }, data: { value: { name: crypto.randomUUID() } } });

eachDatabase('a whole case', (open) => {
  let db: Db;
  let zip: Buffer;
  beforeAll(async () => {
    db = await open();
    await seedDemo(db);
    zip = await caseOf(db);
  });

  it('is the same file, to the byte, as long as nobody changes anything', async () => {
    expect((await caseOf(db)).equals(zip)).toBe(true);
  });

  it('brought in where it comes from is the same, and leaves no entry in the history', async () => {
    const before = await db.prisma.change.count();
    const { report, changeId } = await bringCase(db, admin, zip);
    expect(report).toMatchObject({ isOwn: true, isEmptyHere: false, differencesTotal: 0, notices: [] });
    expect(report.kinds.filter((kind) => kind.new + kind.differing + kind.leftOut > 0)).toEqual([]);
    expect(report.kinds.filter((kind) => kind.same === 0).map(({ kind }) => kind)).toEqual([]);
    expect(changeId).toBeNull();
    expect(await db.prisma.change.count()).toBe(before);
  });

  describe('brought in on another installation', () => {
    it('with its numbers, is the same file again', async () => {
      const other = await open();
      await asAnother(other);
      const { dry, report } = await bringCase(other, admin, zip, true);
      expect(report).toEqual(dry);
      expect(report).toMatchObject({ isOwn: false, isEmptyHere: true, notices: [], differencesTotal: 0 });
      expect(told(await unzipped(await caseOf(other)))).toEqual(told(await unzipped(zip)));
    });
  });
});
