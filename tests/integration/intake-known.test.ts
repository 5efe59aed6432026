import { beforeAll, expect, it } from 'vitest';
import { execute } from '@/lib/commands/command';
import type { Db } from '@/lib/db';
import { addDocumentVersion, createDocument, deleteDocument } from '@/lib/documents/commands.server';
import { documentWithText } from '@/lib/documents/same-text.server';
import type { Actor } from '@/lib/people/permissions';
import { createSource } from '@/lib/sources/commands.server';
import { eachDatabase } from '../support/databases';

const editor: Actor = { id: 'e', name: 'Editor', role: 'editor' };
const text = 'The ferry will stop at the new quay, said the harbour office on Monday.';

eachDatabase('a text that is here already', (open) => {
  let db: Db;
  let id = 0;
  beforeAll(async () => {
    db = await open();
    const sourceId = (await execute(db, editor, createSource, { name: 'Quay Times', kind: 'outlet' })).id;
    id = (await execute(db, editor, createDocument, { title: 'Ferry', sourceId, text })).id;
  });

  it('is found word for word, even if a slightly altered version came later', async () => {
    expect(await documentWithText(db.pool, text)).toEqual({ id, title: 'Ferry' });
    expect(await documentWithText(db.pool, `${text} `)).toBeNull();
    await execute(db, editor, addDocumentVersion, { documentId: id, text: `${text} Corrected.` });
    expect(await documentWithText(db.pool, text)).toEqual({ id, title: 'Ferry' });
  });

  it('is not found if it is too short to be known by its wording, or its document was deleted', async () => {
    expect(await documentWithText(db.pool, 'Too short')).toBeNull();
    await execute(db, editor, deleteDocument, { id });
    expect(await documentWithText(db.pool, text)).toBeNull();
  });
});
