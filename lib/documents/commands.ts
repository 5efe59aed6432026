import { createHash } from 'node:crypto';
import { defineCommand } from '@/lib/commands/command';
import { conflict, invalid, notFound } from '@/lib/errors';
import { fold } from '@/lib/format/fold';
import { normalizeText, urlKey } from './rules';
import { newDocument, newVersion } from './schema';

export const createDocument = defineCommand({
  name: 'documents.create',
  permission: 'documents.write',
  input: newDocument,
  async run({ tx, record }, input) {
    const key = input.url === null ? null : urlKey(input.url);
    const twin = key === null ? null : await tx.document.findUnique({ where: { urlKey: key }, select: { id: true, title: true } });
    if (twin) throw conflict(`This address is already here: document ${twin.id}, «${twin.title}».`);
    const document = await tx.document.create({ data: { ...input, titleKey: fold(input.title), urlKey: key }, select: { id: true } });
    const after = { ...input, publishedAt: input.publishedAt?.toISOString() ?? null };
    record({ entity: 'document', id: document.id, label: input.title, before: null, after });
    return document;
  },
});

/** Stores a text as an immutable version; a text that is already there gives the version it has. */
export const addDocumentVersion = defineCommand({
  name: 'documents.addVersion',
  permission: 'documents.write',
  input: newVersion,
  async run({ tx, record }, { documentId, text: raw }) {
    const document = await tx.document.findUnique({
      where: { id: documentId },
      select: { title: true, versions: { select: { id: true, sha256: true, number: true } } },
    });
    if (!document) throw notFound('There is no such document.');
    const text = normalizeText(raw);
    if (text.trim() === '') throw invalid('The text is empty.', { text: 'The text is empty.' });
    const sha256 = createHash('sha256').update(text, 'utf8').digest('hex');
    const same = document.versions.find((version) => version.sha256 === sha256);
    if (same) return { id: same.id, number: same.number, text };
    const number = Math.max(0, ...document.versions.map((version) => version.number)) + 1;
    const version = await tx.documentVersion.create({ data: { documentId, number, text, sha256 }, select: { id: true } });
    record({ entity: 'document', id: documentId, label: document.title, before: null, after: { version: number, sha256 } });
    return { id: version.id, number, text };
  },
});
