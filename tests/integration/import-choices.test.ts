import { beforeAll, expect, it } from 'vitest';
import { createClaim } from '@/lib/claims/commands.server';
import { execute, perform } from '@/lib/commands/command';
import type { Db } from '@/lib/db';
import { removeMapping, saveMapping } from '@/lib/import/commands.server';
import { fileOf } from '@/lib/import/files.server';
import { mappingsFor } from '@/lib/import/mappings.server';
import { likeRows } from '@/lib/import/similar-rows.server';
import type { Actor } from '@/lib/people/permissions';
import { eachDatabase } from '../support/databases';
import { bringIn, upload } from '../support/imports';

const editor: Actor = { id: 'e', name: 'Editor', role: 'editor' };
const start = { line: 0, statements: 0 };

eachDatabase('what people decide of a spreadsheet', (open) => {
  let db: Db;
  let bridge: number;
  beforeAll(async () => {
    db = await open();
    const add = (statement: string) => execute(db, editor, createClaim, { statement });
    bridge = (await add('Two hangers of the Lindhaven bridge are cracked')).id;
    await add('The mayor opened a bakery');
  });

  const sheet = [
    'Claim,Source',
    'Two of the hangers of the Lindhaven bridge are cracked,The Gazette',
    'The mayor opened a bakery,The Gazette',
    'Quince harvests doubled,The Courier',
    'Two of the hangers of the Lindhaven bridge are cracked,The Courier',
  ].join('\n');

  it('finds new claims of a file that look like claims here, each once', async () => {
    const { file, proposal } = await upload(editor, sheet);
    const { paths } = await fileOf(editor.id, file);
    const found = await likeRows(db, paths.rows, { mapping: proposal.mapping, place: start });
    expect(found).toMatchObject({ next: null, isCut: false });
    expect(found.found).toMatchObject([{ row: 2, like: [{ id: bridge }] }]);
  });

  it('goes on where it stopped, and says when there are too many', async () => {
    const rows = Array.from({ length: 1010 }, (_, i) => `Zephyr ${i} blew,The Gazette`);
    rows[700] = 'Two hangers of the Lindhaven bridge were cracked,The Gazette';
    const { file, proposal } = await upload(editor, ['Claim,Source', ...rows].join('\n'));
    const { paths } = await fileOf(editor.id, file);
    const found: number[] = [];
    let [portions, isCut] = [0, false];
    for (let place = start; ; portions++) {
      const portion = await likeRows(db, paths.rows, { mapping: proposal.mapping, place });
      found.push(...portion.found.map(({ row }) => row));
      isCut = portion.isCut;
      if (!portion.next) break;
      expect(portion.next.statements).toBeLessThanOrEqual(place.statements + 50);
      place = portion.next;
    }
    expect(found).toEqual([702]);
    expect(portions).toBeGreaterThanOrEqual(19);
    expect(isCut).toBe(true);
  });

  it('takes a row for the claim that a person chose, which keeps its words, and later rows with it', async () => {
    const { dry } = await bringIn(db, editor, sheet, { decisions: { claims: { 2: bridge } } });
    expect(dry.kinds.claim).toEqual({ new: 1, changed: 0, same: 2 });
    const claim = await db.prisma.claim.findUniqueOrThrow({ where: { id: bridge } });
    expect(claim.statement).toBe('Two hangers of the Lindhaven bridge are cracked');
    expect(claim.chainText).toBe('The Gazette | The Courier');
  });

  it('keeps a mapping under a name, changes it, and removes it', async () => {
    const { proposal } = await upload(editor, 'Key,Claim,Colour\n1,Ferries float,green\n');
    const headers = proposal.mapping.columns.map(({ header }) => header);
    const { id } = await execute(db, editor, saveMapping, { name: '  Our \n sheet ', mapping: proposal.mapping });
    const [colour] = proposal.mapping.columns.slice(-1);
    const other = {
      ...proposal.mapping,
      columns: [...proposal.mapping.columns.slice(0, 2), { header: colour?.header ?? '', as: { use: 'out' as const } }],
    };
    expect((await execute(db, editor, saveMapping, { name: 'Our sheet', mapping: other })).id).toBe(id);
    const [kept, ...others] = await mappingsFor(db.prisma, headers);
    expect(others).toEqual([]);
    expect(kept).toMatchObject({ id, name: 'Our sheet', mapping: other, kept: { by: 'Editor' } });
    expect(Date.now() - Date.parse(kept?.kept?.at ?? '')).toBeLessThan(60_000);
    await perform(db, editor, removeMapping, { id });
    expect(await mappingsFor(db.prisma, headers)).toEqual([]);
  });

  it('keeps no mapping by which rows cannot be read, and none without a name', async () => {
    const { proposal } = await upload(editor, 'Key,Claim\n1,Ferries float\n');
    const columns = proposal.mapping.columns.map(({ header }) => ({ header, as: { use: 'out' as const } }));
    const mapping = { ...proposal.mapping, columns };
    await expect(perform(db, editor, saveMapping, { name: 'None', mapping })).rejects.toThrow('Choose a column');
    await expect(perform(db, editor, saveMapping, { name: ' ', mapping: proposal.mapping })).rejects.toThrow(
      'Give the mapping a name.',
    );
  });
});
