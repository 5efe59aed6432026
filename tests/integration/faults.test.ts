import { beforeAll, describe, expect, it } from 'vitest';
import { perform } from '@/lib/commands/command';
import type { Db } from '@/lib/db';
import { seedFirstCase } from '@/lib/demo/seed.server';
import { commands } from '@/lib/http/command-registry';
import type { Actor } from '@/lib/people/permissions';
import { commandSamples } from '../support/command-samples';
import { eachDatabase } from '../support/databases';
import { failingAt } from '../support/faults';
import { signedIn, system } from '../support/people';
import { isFull } from '../support/runs';
import { fingerprint } from '../support/tables';

/** Each of so many statements is hit, beginning with another one each time. */
const STEP = isFull ? 1 : 3;

eachDatabase('a database error in the middle of', (open) => {
  let db: Db;
  let admin: Actor;
  beforeAll(async () => {
    db = await open();
    await seedFirstCase(db);
    admin = await signedIn(db, 'admin');
  });

  describe.each([...commands.keys()].filter((name) => name !== 'people.inviteAdmin'))('%s', (name) => {
    it('leaves nothing behind, whichever statement it hits', async () => {
      const command = commands.get(name);
      const sample = commandSamples[name];
      if (!command || !sample) throw new Error('missing');
      const input = await sample({ db, admin: system, actor: admin });
      const before = await fingerprint(db);
      let statement = Math.floor(STEP * Math.random()) + 1 - STEP;
      for (let failed = true; failed; ) {
        statement += STEP;
        failed = false;
        await failingAt(statement, async () => {
          await perform(db, admin, command, input).catch(() => {
            failed = true;
          });
        });
        if (failed) expect(await fingerprint(db)).toBe(before);
      }
      // The last run was not hit: the command has one statement fewer, and it worked.
      expect(statement).toBeGreaterThan(2);
      expect(await fingerprint(db)).not.toBe(before);
    });
  });
});
