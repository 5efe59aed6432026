import { beforeAll, expect, it } from 'vitest';
import { rebuild } from '@/lib/assessments/rebuild.server';
import type { CaseKind } from '@/lib/case/kinds';
import type { CaseReport } from '@/lib/case/report';
import { createClaim } from '@/lib/claims/commands.server';
import { execute } from '@/lib/commands/command';
import type { Db } from '@/lib/db';
import { seedDemo } from '@/lib/demo/seed.server';
import { undoChange } from '@/lib/history/commands.server';
import type { Actor } from '@/lib/people/permissions';
import { withoutNumbers } from '../support/case-numbers';
import { bringCase, caseOf, enrich, type Files, tryCase, unzipped } from '../support/cases';
import { eachDatabase } from '../support/databases';
import { tables } from '../support/tables';

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

/** What is new, differs, or is left out, by kind. */
const notSame = ({ kinds }: CaseReport) =>
  kinds.filter((kind) => kind.new + kind.differing + kind.leftOut > 0).map(({ same, ...rest }) => rest);
const _countsOf = ({ kinds }: CaseReport, kind: CaseKind) => kinds.find((one) => one.kind === kind);

eachDatabase('a whole case', (open) => {
  let db: Db;
  let zip: Buffer;
  beforeAll(async () => {
    db = await open();
    await seedDemo(db);
    await enrich(db, admin);
    zip = await caseOf(db);
  });

  it('is the same file, to the byte, as long as nobody changes anything', async () => {
    expect((await caseOf(db)).equals(zip)).toBe(true);
  });

  it('brought in where it comes from is the same, and leaves no entry in the history', async () => {
    const before = await db.prisma.change.count();
    const { report, changeId } = await bringCase(db, admin, zip);
    expect(report).toMatchObject({ isOwn: true, isEmptyHere: false, differences: [], notices: [] });
    expect(notSame(report)).toEqual([]);
    expect(report.kinds.filter((kind) => kind.same === 0)).toEqual([]);
    expect(changeId).toBeNull();
    expect(await db.prisma.change.count()).toBe(before);
  });

  it('brought in elsewhere with its numbers, is the same file again, and the next record has a number of its own', async () => {
    const other = await open();
    await asAnother(other);
    const { dry, report } = await bringCase(other, admin, zip, true);
    expect(report).toEqual(dry);
    expect(report).toMatchObject({ isOwn: false, isEmptyHere: true, notices: [], differencesTotal: 0 });
    expect(told(await unzipped(await caseOf(other)))).toEqual(told(await unzipped(zip)));
    const [here, there] = [await tables(other), await tables(db)];
    for (const table of ['claim_facts', 'utterance', 'attribution', 'reading', 'judgement', 'document_version'])
      expect(here[table]).toEqual(there[table]);
    expect((await rebuild(other)).differing).toEqual([]);
    const { id } = await execute(other, admin, createClaim, { statement: 'Said after all others' });
    expect(id).toBeGreaterThan(Math.max(...(await db.prisma.claim.findMany()).map((claim) => claim.id)));
    await expect(tryCase(other, admin, zip, true)).rejects.toThrow('only where nothing is here yet');
  });

  it('brought in elsewhere, is the same but for its numbers; again, it is the same; undone, nothing is left', async () => {
    const other = await open();
    await asAnother(other);
    for (const table of ['claim', 'source', 'utterance', 'document_version', 'tag'])
      await other.pool.query(`SELECT setval('${table}_id_seq', 5000)`);
    const { dry, report, changeId } = await bringCase(other, admin, zip);
    expect(report).toEqual(dry);
    expect(await other.prisma.change.count()).toBe(1);
    expect(withoutNumbers(await unzipped(await caseOf(other)))).toEqual(withoutNumbers(await unzipped(zip)));
    expect((await rebuild(other)).differing).toEqual([]);
    const again = await bringCase(other, admin, zip);
    expect(notSame(again.report)).toEqual([]);
    expect(again.changeId).toBeNull();
    await execute(other, admin, undoChange, { changeId: changeId ?? 0 });
    expect(await other.prisma.claim.count({ where: { deletedAt: null } })).toBe(0);
    expect(await other.prisma.source.count({ where: { deletedAt: null } })).toBe(0);
    expect(await other.prisma.utterance.count()).toBe(0);
    expect(await other.prisma.tag.count()).toBe(0);
  });
});
