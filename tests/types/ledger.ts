import type { Ledger } from '@/lib/commands/ledger';
import type { Held } from '@/lib/commands/typed';

/**
 * What the compiler must refuse of calls of the ledger, and what it must know of their results. `tsc` checks it; it
 * is never run.
 */
export async function calls(ledger: Ledger): Promise<void> {
  await ledger.insert('claim', { slug: 'a', statement: 'A', topicIds: [1] });
  // @ts-expect-error a column that is misspelt
  await ledger.insert('claim', { slug: 'a', statment: 'A' });
  // @ts-expect-error a column that must be given
  await ledger.insert('claim', { statement: 'A' });
  // @ts-expect-error a word that is not in the list
  await ledger.insert('claim', { slug: 'a', statement: 'A', status: 'open' });
  // @ts-expect-error a key that the ledger makes itself
  await ledger.insert('claim', { slug: 'a', statement: 'A', statementKey: 'a' });
  // @ts-expect-error topics that are none
  await ledger.insert('claim', { slug: 'a', statement: 'A', topicIds: ['1'] });
  // @ts-expect-error only claims have topics
  await ledger.insert('topic', { slug: 'a', name: 'A', topicIds: [1] });

  await ledger.insertMany('reading', [{ attributionId: 1, sourceSpans: [0, 3] }]);
  // @ts-expect-error a reading has its claim by its link
  await ledger.insertMany('reading', [{ attributionId: 1, claimId: 2 }]);
  await ledger.insertMany('setting', [{ id: 'read', value: { anything: true } }]);
  // @ts-expect-error the columns of another kind of record
  await ledger.insertMany('reading', [{ slug: 'a', name: 'A' }]);

  await ledger.update('source', 1, { ownerId: null, deletedAt: new Date() });
  await ledger.update('source', 1, { deletedAt: '2026-01-01T00:00:00.000Z' });
  // @ts-expect-error a column that is misspelt
  await ledger.update('source', 1, { owner: null });
  // @ts-expect-error a column that is never empty
  await ledger.update('source', 1, { name: null });
  // @ts-expect-error the version is raised by the ledger
  await ledger.update('source', 1, { version: 2 });
  // @ts-expect-error people have words for numbers
  await ledger.update('person', 1, { role: 'editor' });

  await ledger.updateMany('tag', [{ id: 1, parentId: null }]);
  // @ts-expect-error what is changed must be said
  await ledger.updateMany('tag', [{ parentId: null }]);
  // @ts-expect-error a column of no table
  await ledger.updateMany('tag', [{ id: 1, colour: 'red' }]);

  const ids = [1, 2];
  const misspelt = ids.map((id) => ({ id, parent: null }));
  // @ts-expect-error so it is where the rows were made elsewhere
  await ledger.updateMany('tag', misspelt);
  await ledger.updateMany(
    'tag',
    // @ts-expect-error or on the way
    ids.map((id) => ({ id, parent: null })),
  );
  const patch: Record<string, unknown> = {};
  // @ts-expect-error nobody knows which columns
  await ledger.update('tag', 1, patch);
  // @ts-expect-error one of two forms of a row is misspelt
  await ledger.update('tag', 1, ids.length > 1 ? { parentId: 1 } : { parent: 1 });

  const claim = await ledger.hold('claim', 1, 2);
  const known: [number, number, string, number[], string | null] = [
    claim.id,
    claim.version,
    claim.statement,
    claim.topicIds,
    claim.deletedAt,
  ];
  // @ts-expect-error what the history does not keep is not read
  void claim.statementKey;
  // @ts-expect-error times are read as texts
  claim.deletedAt?.getTime();
  // @ts-expect-error a kind of record that there is not
  await ledger.hold('ghost', 1);

  const [reading] = await ledger.read('reading', [1]);
  const ofClaim: number | undefined = reading?.claimId;
  // @ts-expect-error readings have no version
  void reading?.version;
  const person: Held<'person'> = await ledger.hold('person', 'ada');
  void [known, ofClaim, person.role];
}
