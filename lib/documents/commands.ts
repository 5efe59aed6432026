import { createHash } from 'node:crypto';
import { defineCommand } from '@/lib/commands/command';
import { conflict, invalid } from '@/lib/errors';
import { fold } from '@/lib/format/fold';
import { normalizeText, urlKey } from './rules';
import { newDocument, newVersion } from './schema';

export const createDocument = defineCommand({
  name: 'documents.create',
  permission: 'documents.write',
  input: newDocument,
  async run({ tx, ledger }, input) {
    const key = input.url === null ? null : urlKey(input.url);
    const twin = key === null ? null : await tx.document.findUnique({ where: { urlKey: key }, select: { id: true, title: true } });
    if (twin) throw conflict(`This address is already here: document ${twin.id}, «${twin.title}».`);
    return { id: await ledger.insert('document', { ...input, titleKey: fold(input.title), urlKey: key }) };
  },
});

/** Stores a text as an immutable version; a text that is already there gives the version it has. */
export const addDocumentVersion = defineCommand({
  name: 'documents.addVersion',
  permission: 'documents.write',
  input: newVersion,
  async run({ tx, ledger }, { documentId, text: raw }) {
    await ledger.hold('document', documentId);
    const versions = await tx.documentVersion.findMany({ where: { documentId }, select: { id: true, sha256: true, number: true } });
    const text = normalizeText(raw);
    if (text.trim() === '') throw invalid('The text is empty.', { text: 'The text is empty.' });
    const sha256 = createHash('sha256').update(text, 'utf8').digest('hex');
    const same = versions.find((version) => version.sha256 === sha256);
    if (same) return { id: same.id, number: same.number, text };
    const number = Math.max(0, ...versions.map((version) => version.number)) + 1;
    return { id: await ledger.insert('documentVersion', { documentId, number, text, sha256 }), number, text };
  },
});
