import { beforeAll, expect, it } from 'vitest';
import { createClaim } from '@/lib/claims/commands.server';
import { defineCommand, execute, perform } from '@/lib/commands/command';
import type { Db } from '@/lib/db';
import { runImport } from '@/lib/import/commands.server';
import { fileOf, noteReading, readFileOf } from '@/lib/import/files.server';
import type { Actor } from '@/lib/people/permissions';
import { createSource } from '@/lib/sources/commands.server';
import { eachDatabase } from '../support/databases';
import { tryImport, upload } from '../support/imports';

const editor: Actor = { id: 'e', name: 'Editor', role: 'editor' };

eachDatabase('a long file, and somebody who adds the same meanwhile', (open) => {
  let db: Db;
  beforeAll(async () => {
    db = await open();
  });

  const saying = (statement: string) => db.prisma.claim.count({ where: { statement, deletedAt: null } });
  const add = (statement: string) => execute(db, editor, createClaim, { statement });

  /**
   * Brings in a file that is taken for a long one, while somebody does something.
   * @param when after its rows are read, without waiting for it; or after all of the file is written
   */
  async function bringInWhile(content: string, when: 'read' | 'written', act: () => Promise<unknown>) {
    const { file, proposal } = await upload(editor, content);
    const { read } = await readFileOf(editor.id, file);
    await noteReading(await fileOf(editor.id, file), { ...read, rows: 5000 });
    const { digest: expected } = await tryImport(db, editor, file, proposal.mapping);
    let acting: Promise<PromiseSettledResult<unknown>[]> | undefined;
    // It may fail before anybody waits for it.
    const begin = () => {
      acting ??= Promise.allSettled([act()]);
    };
    const disturbed = defineCommand({
      ...runImport,
      async run(context, input) {
        const report = await runImport.run(when === 'read' ? { ...context, progress: begin } : context, input);
        if (when === 'written') await act();
        return report;
      },
    });
    const input = { file, mapping: proposal.mapping, expected };
    const [outcome] = await Promise.allSettled([perform(db, editor, disturbed, input)]);
    return { outcome, other: (await acting)?.[0] };
  }
  const isStale = { status: 'rejected', reason: { kind: 'stale' } };

  it('is refused where the same claim or source was added after its rows were written', async (context) => {
    // Others cannot write while a file comes in there.
    if (db.embedded) return context.skip();
    // The address is taken, so that the two do not wait for each other because of it.
    await add('The quay is flooded!');
    const quay = await bringInWhile('Claim,Source\nThe quay is flooded,Quay News\n', 'written', () =>
      add('The quay is flooded'),
    );
    expect(quay.outcome).toMatchObject(isStale);
    expect(await saying('The quay is flooded')).toBe(1);
    // By its name alone it would wait, since both want the same address.
    const pier = await bringInWhile('Claim,Source\nThe pier is flooded,Pier News\n', 'written', () =>
      execute(db, editor, createSource, { name: 'The Pier', kind: 'outlet', aliases: ['Pier News'] }),
    );
    expect(pier.outcome).toMatchObject(isStale);
    expect(await saying('The pier is flooded')).toBe(0);
  });

  it('is one claim if both are stored at once', async (context) => {
    if (db.embedded) return context.skip();
    for (let turn = 0; turn < 5; turn++) {
      const statement = `The lock is open, ${turn}`;
      if (turn > 1) await add(`${statement}!`);
      const file = `Claim,Source\n"${statement}",Lock News ${turn}\n`;
      const { outcome, other } = await bringInWhile(file, 'read', () => add(statement));
      expect([outcome.status, other?.status].sort()).toEqual(['fulfilled', 'rejected']);
      expect(await saying(statement)).toBe(1);
    }
  });

  it('is not refused for claims that its own numbers tell apart from those here', async () => {
    await add('The weir is open');
    const first = await upload(editor, 'Fact ID,Claim\nF-1,The weir is open\n');
    await perform(db, editor, runImport, { file: first.file, mapping: first.proposal.mapping });
    const { outcome } = await bringInWhile('Fact ID,Claim\nF-2,The weir is open\n', 'written', async () => {});
    expect(outcome.status).toBe('fulfilled');
    expect(await saying('The weir is open')).toBe(2);
  });
});
