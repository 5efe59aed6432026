import { createHash } from 'node:crypto';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { rebuild } from '@/lib/assessments/rebuild.server';
import { removeAttribution } from '@/lib/attributions/commands.server';
import { captureStore, usageOf } from '@/lib/captures/store.server';
import type { CaseKind } from '@/lib/case/kinds';
import type { CaseReport } from '@/lib/case/report';
import { createClaim, deleteClaims, editClaim, mergeClaim } from '@/lib/claims/commands.server';
import { execute } from '@/lib/commands/command';
import type { Db } from '@/lib/db';
import { seedDemo } from '@/lib/demo/seed.server';
import { undoChange } from '@/lib/history/commands.server';
import type { Actor } from '@/lib/people/permissions';
import { createSource, editSource } from '@/lib/sources/commands.server';
import { mergeSources } from '@/lib/sources/merge.server';
import { withoutNumbers } from '../../support/case-numbers';
import { altered, bringCase, caseOf, enrich, type Files, tryCase, unzipped, zipped } from '../../support/cases';
import { anyDrawing, type Drawing, draw, fillSources } from '../../support/claim-graphs';
import { eachDatabase } from '../../support/databases';
import { tables } from '../../support/tables';

const admin: Actor = { id: 'a', name: 'Ada', role: 'admin' };

/** The texts of the files, without what names the installation and the time. */
const told = (files: Files) =>
  new Map(
    [...files].map(([name, content]) => {
      const text = content.toString(name.startsWith('copies/') ? 'hex' : 'utf8');
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
  kinds.filter((kind) => kind.new + kind.changed + kind.differing + kind.leftOut > 0).map(({ same, ...rest }) => rest);
const countsOf = ({ kinds }: CaseReport, kind: CaseKind) => kinds.find((one) => one.kind === kind);

let folders = 0;
/** From now on, copies are kept in a folder of their own, as on another server. */
const onAnotherServer = () => vi.stubEnv('DATA_DIR', path.join(root, String(++folders)));
let root = '';
beforeAll(async () => {
  root = await fs.mkdtemp(path.join(os.tmpdir(), 'whence-cases-'));
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await fs.rm(root, { recursive: true, force: true });
});

eachDatabase('a whole case', (open) => {
  let db: Db;
  let zip: Buffer;
  const here = () => vi.stubEnv('DATA_DIR', path.join(root, 'here'));
  beforeEach(() => {
    here();
  });
  beforeAll(async () => {
    here();
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
    onAnotherServer();
    await asAnother(other);
    const { dry, report } = await bringCase(other, admin, zip, true);
    expect(report).toEqual(dry);
    expect(report).toMatchObject({ isOwn: false, isEmptyHere: true, notices: [], differencesTotal: 0 });
    expect(told(await unzipped(await caseOf(other)))).toEqual(told(await unzipped(zip)));
    const [here, there] = [await tables(other), await tables(db)];
    const all = ['claim_facts', 'utterance', 'attribution', 'reading', 'judgement', 'document_version'];
    for (const table of [...all, 'capture', 'trace_answer']) expect(here[table]).toEqual(there[table]);
    expect((await rebuild(other)).differing).toEqual([]);
    const { id } = await execute(other, admin, createClaim, { statement: 'Said after all others' });
    expect(id).toBeGreaterThan(Math.max(...(await db.prisma.claim.findMany()).map((claim) => claim.id)));
    await expect(tryCase(other, admin, zip, true)).rejects.toThrow('only where nothing is here yet');
  });

  it('brought in elsewhere, is the same but for its numbers; again, it is the same; undone, nothing is left', async () => {
    const other = await open();
    onAnotherServer();
    await asAnother(other);
    for (const table of ['claim', 'source', 'utterance', 'document_version', 'tag', 'capture', 'trace_answer'])
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
    expect(await other.prisma.traceAnswer.count()).toBe(0);
    expect(await other.prisma.capture.count()).toBe(0);
  });

  describe('with copies of what was seen', () => {
    const kept = async (one: Db) =>
      (await one.prisma.capture.findMany({ orderBy: { id: 'asc' } })).map(({ sha256, kept }) => ({ sha256, kept }));
    const areHere = async (one: Db) => Promise.all((await kept(one)).map(({ sha256 }) => captureStore().has(sha256)));
    const NONE = 'Copies that come without their bytes, since neither the case nor this server has them: 3.';

    it('has the bytes of each once, and says where', async () => {
      const files = await unzipped(zip);
      const names = [...files.keys()].filter((name) => name.startsWith('copies/'));
      expect(names).toHaveLength(2);
      for (const name of names) expect(name).toBe(`copies/${hashOf(files.get(name))}`);
      const about = JSON.parse(files.get('datapackage.json')?.toString('utf8') ?? '');
      const { description } = about.resources.find(({ name }: { name: string }) => name === 'copies');
      expect(description).toContain('copies/<sha256>');
    });

    it('of an earlier version comes in without them; then with what is known of them, and then with their bytes', async () => {
      const files = await unzipped(zip);
      const old = new Map([...files].filter(([name]) => !/^(hyperlinks|answers|copies)[./]/.test(name)));
      expect(old.size).toBe(files.size - 8);
      const other = await open();
      await asAnother(other);
      onAnotherServer();
      const { report } = await bringCase(other, admin, await zipped(old));
      expect([report.notices, await other.prisma.capture.count()]).toEqual([[], 0]);
      expect(countsOf(report, 'copies')).toEqual({
        kind: 'copies',
        new: 0,
        same: 0,
        changed: 0,
        differing: 0,
        leftOut: 0,
      });

      const bare = await caseWithoutBytes();
      const { report: known } = await bringCase(other, admin, bare);
      expect(countsOf(known, 'copies')).toMatchObject({ new: 4 });
      expect(countsOf(known, 'answers')).toMatchObject({ new: 2 });
      expect(countsOf(known, 'hyperlinks')).toMatchObject({ new: 0, leftOut: 2 });
      expect(known.notices).toEqual([
        'Hyperlinks that were left out, because their texts stand here without them: 2.',
        NONE,
      ]);
      expect(await kept(other)).toEqual(await kept(db));
      expect(await areHere(other)).toEqual([false, false, false, false]);

      const { report: whole } = await bringCase(other, admin, zip);
      expect(countsOf(whole, 'copies')).toMatchObject({ same: 4, new: 0, differing: 0 });
      expect(await areHere(other)).toEqual([true, true, true, false]);
    });

    it('brings no bytes beyond the room that there is, nor any that are not those of their hash, and says so before', async () => {
      const other = await open();
      await asAnother(other);
      onAnotherServer();
      const files = await unzipped(zip);
      const name = [...files.keys()].findLast((one) => one.startsWith('copies/')) ?? '';
      const damaged = `copies.csv, row 4: ${name.slice(0, 19)}… does not have the bytes of its hash. This copy was left out.`;
      for (const wrong of [Buffer.alloc(5000, 'x'), Buffer.from('short')]) {
        const report = await tryCase(other, admin, await zipped(new Map(files).set(name, wrong)));
        expect(report.notices).toEqual([damaged]);
        expect(countsOf(report, 'copies')).toMatchObject({ new: 3, leftOut: 1 });
        expect(countsOf(report, 'documents')?.leftOut).toBe(0);
      }
      const cut = Buffer.from(zip);
      cut.fill(0xff, cut.indexOf(name) + name.length + 10, cut.indexOf(name) + name.length + 30);
      expect((await tryCase(other, admin, cut)).notices).toEqual([damaged]);
      expect((await usageOf()).blobs).toBe(0);

      vi.stubEnv('CAPTURES_LIMIT', '0.004 MB');
      const { dry, report } = await bringCase(other, admin, zip);
      vi.stubEnv('CAPTURES_LIMIT', '');
      expect(dry.notices).toEqual([
        'Copies of which only the hash comes in, because there is no room for them (CAPTURES_LIMIT is 4 kB): 1.',
      ]);
      expect(report.notices).toEqual(dry.notices);
      expect(countsOf(report, 'copies')).toMatchObject({ new: 4, leftOut: 0 });
      expect((await kept(other)).map((one) => one.kept)).toEqual([true, true, false, false]);
      expect(await areHere(other)).toEqual([true, true, false, false]);
      expect((await usageOf()).blobs).toBe(1);
    });

    const caseWithoutBytes = async () => {
      const bare = await caseOf(db, '', {}, false);
      expect([...(await unzipped(bare)).keys()].filter((name) => name.startsWith('copies/'))).toEqual([]);
      return bare;
    };
  });

  describe('brought in where others have worked on since', () => {
    let other: Db;
    beforeAll(async () => {
      other = await open();
      await asAnother(other);
      await bringCase(other, admin, zip);
    });

    it('makes what is missing, leaves what differs, and says both', async () => {
      const claim = await other.prisma.claim.findFirstOrThrow({ where: { deletedAt: null }, orderBy: { id: 'asc' } });
      const source = await other.prisma.source.findFirstOrThrow({ where: { deletedAt: null }, orderBy: { id: 'asc' } });
      const link = await other.prisma.attribution.findFirstOrThrow({ orderBy: { id: 'desc' } });
      await execute(other, admin, editClaim, { id: claim.id, status: 'retracted', topics: [] });
      await execute(other, admin, editSource, { id: source.id, version: source.version, description: 'Another one' });
      await execute(other, admin, removeAttribution, { id: link.id });
      const { report, changeId } = await bringCase(other, admin, zip);
      expect(report.differences).toEqual([
        expect.objectContaining({ kind: 'sources', field: 'Description', here: 'Another one', label: source.name }),
        expect.objectContaining({ kind: 'claims', field: 'Status', here: 'retracted', label: claim.statement }),
      ]);
      expect(countsOf(report, 'claims')).toMatchObject({ new: 0, differing: 1, leftOut: 0 });
      expect(countsOf(report, 'links')).toMatchObject({ new: 1, differing: 0 });
      expect(countsOf(report, 'claim-topics')?.new).toBeGreaterThan(0);
      expect(await other.prisma.claim.findUniqueOrThrow({ where: { id: claim.id } })).toMatchObject({
        status: 'retracted',
      });
      expect((await rebuild(other)).differing).toEqual([]);
      await execute(other, admin, undoChange, { changeId: changeId ?? 0 });
      expect(await other.prisma.attribution.count()).toBe((await db.prisma.attribution.count()) - 1);
    });

    it('takes what the case says where somebody chooses that, and undo gives back what was here', async () => {
      const claim = await other.prisma.claim.findFirstOrThrow({ where: { deletedAt: null }, orderBy: { id: 'asc' } });
      const source = await other.prisma.source.findFirstOrThrow({ where: { deletedAt: null }, orderBy: { id: 'asc' } });
      const document = await other.prisma.document.findFirstOrThrow({ orderBy: { id: 'asc' } });
      const utterance = await other.prisma.utterance.findFirstOrThrow({
        where: { certainty: { not: null } },
        orderBy: { id: 'asc' },
      });
      const link = await other.prisma.attribution.findFirstOrThrow({ orderBy: { id: 'asc' } });
      await other.prisma.utterance.update({
        where: { id: utterance.id },
        data: { certainty: null, saidNote: 'about' },
      });
      await other.prisma.attribution.update({ where: { id: link.id }, data: { note: 'Another note' } });
      await other.prisma.document.update({
        where: { id: document.id },
        data: { publishedNote: 'circa', authors: ['Nobody'], language: 'fr' },
      });
      await execute(other, admin, editClaim, { id: claim.id, status: 'retracted' });
      await execute(other, admin, editSource, { id: source.id, version: source.version, description: 'Another one' });
      await rebuild(other);
      const before = await tables(other);
      expect(countsOf(await tryCase(other, admin, zip), 'claims')).toMatchObject({ changed: 0, differing: 1 });
      const { dry, report, changeId } = await bringCase(other, admin, zip, false, 'take');
      expect(report).toEqual(dry);
      for (const kind of ['claims', 'sources', 'documents', 'utterances', 'links'] as const)
        expect(countsOf(report, kind)).toMatchObject({ changed: 1, differing: 0 });
      const now = await other.prisma.document.findUniqueOrThrow({ where: { id: document.id } });
      expect(now).toMatchObject({ authors: document.authors, language: document.language });
      expect((await tryCase(other, admin, zip)).differences).toEqual([]);
      expect((await rebuild(other)).differing).toEqual([]);
      await execute(other, admin, undoChange, { changeId: changeId ?? 0 });
      expect(await tables(other)).toEqual(before);
    });

    it('leaves out a claim that has been deleted, with all that belongs to it', async () => {
      const claim = await other.prisma.claim.findFirstOrThrow({
        where: { deletedAt: null, utterances: { some: {} } },
        orderBy: { id: 'desc' },
      });
      await execute(other, admin, deleteClaims, { ids: [claim.id] });
      const report = await tryCase(other, admin, zip);
      expect(countsOf(report, 'claims')?.leftOut).toBe(1);
      expect(countsOf(report, 'utterances')?.leftOut).toBeGreaterThan(0);
      expect(report.notices).toEqual(['Claims that were left out, because they have been deleted here: 1.']);
    });

    it('goes on to the claim into which another one has been merged, and doubles nothing', async () => {
      const claims = await other.prisma.claim.findMany({
        where: { deletedAt: null, utterances: { some: {} } },
        orderBy: { id: 'asc' },
        take: 2,
      });
      const [from, into] = claims.map(({ id }) => id);
      await execute(other, admin, mergeClaim, { fromId: from ?? 0, intoId: into ?? 0 });
      const report = await tryCase(other, admin, zip);
      expect(countsOf(report, 'claims')).toMatchObject({ new: 0 });
      expect(countsOf(report, 'judgements')).toMatchObject({ new: 0 });
      expect(countsOf(report, 'links')).toMatchObject({ new: 0 });
    });

    it('goes on to the source into which another one has been merged', async () => {
      const from = await execute(other, admin, createSource, { name: 'Mouthpiece', kind: 'outlet' });
      const into = await execute(other, admin, createSource, { name: 'The Real Gazette', kind: 'outlet' });
      const only = await caseOf(other, 'q=nobody-ever-wrote-this');
      const row = `7,mouthpiece,Mouthpiece,outlet,[],[],,,,,,,2026-04-06T11:30:00.000Z,,\r\n`;
      const small = await altered(only, 'sources.csv', (headers) => headers + row);
      await execute(other, admin, mergeSources, { fromId: from.id, intoId: into.id, versions: { from: 1, into: 1 } });
      expect(notSame(await tryCase(other, admin, small))).toEqual([]);
    });
  });

  it('is the same when somebody has unpacked it and packed its folder again', async () => {
    const within = [...(await unzipped(zip))].map(([name, content]): [string, Buffer] => [`My case/${name}`, content]);
    const beside: [string, Buffer][] = [
      ['My case/.DS_Store', Buffer.from('x')],
      ['__MACOSX/My case/._datapackage.json', Buffer.from('x')],
      ['__MACOSX/My case/datapackage.json', Buffer.from('x')],
    ];
    const report = await tryCase(db, admin, await zipped(new Map([...within, ...beside])));
    expect(notSame(report)).toEqual([]);
    const two = within.map(([name, content]): [string, Buffer] => [`Another/${name}`, content]);
    await expect(tryCase(db, admin, await zipped(new Map([...within, ...two])))).rejects.toThrow(
      'The ZIP file has more than one case in it. Bring in one at a time.',
    );
  });

  it('is the same after a spreadsheet program has saved its tables', async () => {
    const files = await unzipped(zip);
    for (const [name, content] of files) {
      if (!name.endsWith('.csv')) continue;
      const saved = content
        .toString('utf8')
        .replace(/(?<=^|,)(?:true|false)(?=,|\r)/gm, (word) => word.toUpperCase())
        .replace(/^(\d+)(?=,)/gm, '$1.0');
      const blank = ','.repeat(saved.slice(0, saved.indexOf('\r')).split(',').length - 1);
      files.set(name, Buffer.from(`\uFEFF${saved.replace(/^\uFEFF/, '')}${blank}\r\n\r\n`));
    }
    const report = await tryCase(db, admin, await zipped(files));
    expect(report).toMatchObject({ differencesTotal: 0, notices: [] });
    expect(notSame(report)).toEqual([]);
  });

  it('of any graph comes back as it was, with its numbers and without', async () => {
    const drawing = await open();
    await fillSources(drawing);
    let drawings = 0;
    const drawAll = async (graph: Drawing, statement: string) => {
      const { id } = await execute(drawing, admin, createClaim, { statement, allow_same: true });
      await draw(drawing, id, graph);
    };
    await fc.assert(
      fc.asyncProperty(anyDrawing, fc.constantFrom('Drawn', 'Drawn again'), async (graph, statement) => {
        await drawAll(graph, statement);
        drawings++;
      }),
      { numRuns: 25 },
    );
    await rebuild(drawing);
    const drawn = await caseOf(drawing);
    const same = await bringCase(drawing, admin, drawn);
    expect([notSame(same.report), same.changeId]).toEqual([[], null]);
    for (const keepNumbers of [true, false]) {
      const other = await open();
      await asAnother(other);
      await bringCase(other, admin, drawn, keepNumbers);
      const files = await unzipped(await caseOf(other));
      if (keepNumbers) expect(told(files)).toEqual(told(await unzipped(drawn)));
      expect(withoutNumbers(files)).toEqual(withoutNumbers(await unzipped(drawn)));
      expect((await rebuild(other)).differing).toEqual([]);
      expect(await other.prisma.claim.count()).toBe(drawings);
      expect(notSame(await tryCase(other, admin, drawn))).toEqual([]);
    }
  });

  it('of a filter holds what belongs to its claims, and nothing else', async () => {
    const { slug, name } = await db.prisma.topic.findFirstOrThrow({ orderBy: { id: 'asc' } });
    const { id } = await db.prisma.topic.findFirstOrThrow({ where: { slug } });
    const some = await caseOf(db, `topic=${slug}`, { topic: new Map([[slug, { id, name }]]) });
    const other = await open();
    await asAnother(other);
    const { report } = await bringCase(other, admin, some);
    const claims = await db.prisma.claim.count({ where: { deletedAt: null, topics: { some: { topicId: id } } } });
    expect(await other.prisma.claim.count({ where: { deletedAt: null } })).toBe(claims);
    expect(countsOf(report, 'tags')?.new).toBe(await other.prisma.tag.count());
    const { report: whole } = await bringCase(other, admin, zip);
    expect(countsOf(whole, 'claims')).toMatchObject({ same: countsOf(report, 'claims')?.new ?? 0 });
    expect(withoutOrder(await unzipped(await caseOf(other)))).toEqual(withoutOrder(await unzipped(zip)));
  });

  describe('that cannot be read is refused with one sentence, and nothing is written:', () => {
    let files: Files;
    beforeAll(async () => {
      files = await unzipped(zip);
    });
    const without = (name: string) => {
      const rest = new Map(files);
      rest.delete(name);
      return zipped(rest);
    };
    const line = (at: number, alter: (line: string) => string) => (text: string) =>
      text
        .split('\r\n')
        .map((one, i) => (i === at ? alter(one) : one))
        .join('\r\n');
    const textName = () => [...files.keys()].find((name) => name.startsWith('texts/')) ?? '';
    const cases: Record<string, [() => Promise<Uint8Array>, string]> = {
      'no ZIP': [async () => Buffer.from('id,statement\r\n'), 'This file is not a ZIP file, or it is damaged.'],
      'a ZIP that is cut off': [
        async () => zip.subarray(0, zip.length / 2),
        'This file is not a ZIP file, or it is damaged.',
      ],
      'a ZIP of something else': [
        async () => zipped(new Map([['word/document.xml', Buffer.from('<a/>')]])),
        'This ZIP file has no datapackage.json, so it is no case of Whence.',
      ],
      'a package of something else': [
        () => altered(zip, 'datapackage.json', () => '{"name": "rainfall", "resources": []}'),
        'Its datapackage.json is of another kind: it was not written by Whence.',
      ],
      'a package that is no JSON': [
        () => altered(zip, 'datapackage.json', () => '{'),
        'Its datapackage.json is not valid JSON.',
      ],
      'a newer case': [
        () => altered(zip, 'datapackage.json', (text) => text.replace('"format": 1', '"format": 2')),
        'It was written by a newer Whence (0.0.0). Update this one first.',
      ],
      'a table that is missing': [
        () => without('utterances.csv'),
        'The case is incomplete: utterances.csv is missing.',
      ],
      'a text that is missing': [() => without(textName()), `The case is incomplete: ${'texts/'}`],
      'a text that is another one': [() => altered(zip, textName(), (text) => `${text}.`), 'its hash is another one.'],
      'a column that is missing': [
        () => altered(zip, 'claims.csv', (text) => text.replace('statement', 'says')),
        'claims.csv has no column “statement”.',
      ],
      'cells that are parted by semicolons': [
        () => altered(zip, 'topics.csv', (text) => text.replaceAll(',', ';')),
        'The cells of topics.csv are not parted by commas. Save it with commas.',
      ],
      'a word that is none': [
        () =>
          altered(
            zip,
            'claims.csv',
            line(1, (text) => text.replace(/,(unverified|confirmed|disputed|corroborated),/, ',perhaps,')),
          ),
        'claims.csv, row 2, “status”: “perhaps” cannot stand there.',
      ],
      'a row that is cut off': [
        () =>
          altered(
            zip,
            'links.csv',
            line(1, (text) => text.split(',').slice(0, 3).join(',')),
          ),
        'links.csv, row 2: it does not have 7 cells.',
      ],
      'a row that refers to nothing': [
        () =>
          altered(
            zip,
            'links.csv',
            line(1, (text) => text.replace(/^(\d+,\d+),\d+/, '$1,99999')),
          ),
        'links.csv, row 2, “downstream_id”: there is no utterance 99999 in the case.',
      ],
      'a link to an utterance of another claim': [
        () => {
          const last = files.get('utterances.csv')?.toString('utf8').split('\r\n').at(-2)?.split(',')[0];
          return altered(
            zip,
            'links.csv',
            line(1, (text) => text.replace(/^(\d+,\d+,\d+),\d+/, `$1,${last}`)),
          );
        },
        'is one of another claim.',
      ],
      'a row that belongs to nothing': [
        () =>
          altered(
            zip,
            'judgements.csv',
            line(1, (text) => text.replace(/^(\d+),\d+/, '$1,99999')),
          ),
        'judgements.csv, row 2, “claim_id”: there is no such record 99999 in the case, or its rows stand elsewhere.',
      ],
      'a number that stands there twice': [
        () => altered(zip, 'topics.csv', (text) => `${text}${text.split('\r\n')[1]}\r\n`),
        'stands there twice.',
      ],
      'two documents with one address': [
        () =>
          altered(zip, 'documents.csv', (text) => {
            const [, row = ''] = /\r\n((?=[^\n]*https:)[^\n]*)\r\n/.exec(text) ?? [];
            return `${text}${row.replace(/^\d+/, '7001')}\r\n`;
          }),
        'another document of the case has the same address.',
      ],
      'a source that owns itself': [
        () =>
          altered(
            zip,
            'sources.csv',
            (text) => `${text}7001,x-1,X,outlet,[],[],,7001,,,,,2026-04-06T11:30:00.000Z,,\r\n`,
          ),
        'sources.csv: “X” owns itself, be it through others.',
      ],
      'words that stand elsewhere in the text': [
        () => altered(zip, 'annotations.jsonl', (text) => text.replace(/"exact":"[^"]/, '"exact":"§')),
        'the quoted words do not stand at',
      ],
      'a hyperlink outside of its text': [
        () => altered(zip, 'hyperlinks.csv', (text) => text.replace(/,\d+,https:\/\/b/, ',900000,https://b')),
        'a link stands outside of its text.',
      ],
      'hyperlinks that overlap': [
        () =>
          altered(
            zip,
            'hyperlinks.csv',
            line(2, (text) => text.replace(/^(\d+),\d+/, '$1,1')),
          ),
        'do not overlap.',
      ],
      'an address that would run': [
        () => altered(zip, 'hyperlinks.csv', (text) => text.replace('https://b.example/', 'javascript:alert(1)')),
        'hyperlinks.csv, row 3, “href”',
      ],
      'an answer with an address that would run': [
        () => altered(zip, 'answers.csv', (text) => text.replace('https://mail.example', 'javascript:https://a')),
        'answers.csv, row 3, “address”',
      ],
      'a copy of an address that would run': [
        () =>
          altered(zip, 'copies.csv', (text) => text.replaceAll('https://quay.example/ferry', 'javascript:alert(1)')),
        'copies.csv, row 2, “',
      ],
      'a header that would begin another': [
        () => altered(zip, 'copies.csv', (text) => text.replace('""etag""', '""E tag""')),
        'copies.csv, row 3, “headers”',
      ],
      'an answer to nothing': [
        () =>
          altered(
            zip,
            'answers.csv',
            line(1, (text) => text.replace(/^(\d+),\d+/, '$1,99999')),
          ),
        'answers.csv, row 2, “utterance_id”: there is no such record 99999 in the case',
      ],
      'a place outside of the text': [
        () => altered(zip, 'utterances.csv', (text) => text.replace(/"\[\d+,\d+\]"/, '"[900000,900001]"')),
        'it stands outside of its text.',
      ],
      'bytes that are no text': [
        async () => zipped(new Map(files).set('topics.csv', Buffer.from([0x69, 0xff, 0xfe]))),
        'topics.csv is not a text in UTF-8.',
      ],
      'a cell that never ends': [
        () => altered(zip, 'topics.csv', (text) => `${text}8,a,"${'a'.repeat(21_000_000)}`),
        'topics.csv is damaged after row',
      ],
      'a file that says it is small': [async () => bomb(zip), 'cannot be unpacked: the ZIP file is damaged.'],
    };
    it.each(Object.keys(cases))('%s', async (name) => {
      const [make, message] = cases[name] ?? [async () => zip, ''];
      const before = await tables(db);
      const failed = await bringCase(db, admin, await make()).catch((error: Error) => error);
      expect(failed).toMatchObject({ kind: 'invalid' });
      expect(String(failed)).toContain(message);
      expect(String(failed)).toMatch(/Nothing was brought in\.$/);
      expect(await tables(db)).toEqual(before);
    });
  });
});

const hashOf = (bytes: Uint8Array = Buffer.of()) => createHash('sha256').update(bytes).digest('hex');

/** The first file says that it is one byte long. */
function bomb(zip: Buffer): Buffer {
  const bytes = Buffer.from(zip);
  const at = bytes.indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
  bytes.writeUInt32LE(1, at + 24);
  return bytes;
}

/** The statements and the words of all parts, in alphabetical order. */
function withoutOrder(files: Files): unknown {
  const { claims, utterances, tags } = withoutNumbers(files);
  const words = z.array(z.record(z.string(), z.unknown()));
  const sorted = (rows: unknown, ...fields: string[]) =>
    words
      .parse(rows)
      .map((row) => fields.map((field) => row[field]).join(' '))
      .sort();
  return {
    claims: sorted(claims, 'statement', 'slug', 'status'),
    utterances: sorted(utterances, 'stance', 'certainty', 'passage', 'spans'),
    tags: words.parse(tags).length,
  };
}
