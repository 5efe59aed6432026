import { defineCommand } from '@/lib/commands/command';
import { lengthOfText } from '@/lib/documents/versions.server';
import { conflict, DomainError, invalid, notFound } from '@/lib/errors';
import { lockClaimsIn } from './carry-over.server';
import { settled } from './schema';

/** Records where the marks of an older text stand in the latest one, or that they stay with the older one. */
export const settleLeftBehind = defineCommand({
  name: 'documents.settle',
  permission: 'documents.write',
  input: settled,
  async run({ tx, ledger }, { documentId, versionId, items, spans }) {
    await lockClaimsIn(tx, ledger, documentId);
    const document = await tx.document.findUnique({ where: { id: documentId }, select: { deletedAt: true } });
    if (document?.deletedAt) throw conflict('This document has been deleted in the meantime. Nothing was changed.');
    await ledger.hold('document', documentId);
    const texts = await tx.documentVersion.findMany({
      where: { documentId },
      orderBy: { number: 'desc' },
      select: { id: true },
    });
    if (texts[0]?.id !== versionId)
      throw new DomainError(
        'stale',
        'A newer text of this document has been stored in the meantime. Nothing was changed. Reload the page.',
      );
    const length = await lengthOfText(tx, versionId);
    if (spans && spans[1] > length)
      throw invalid('The passage reaches beyond the end of the text. Nothing was changed.', {
        spans: 'It reaches beyond the end of the text.',
      });
    const older = texts.slice(1).map(({ id }) => id);
    const of = (kind: (typeof items)[number]['kind']) => items.flatMap((item) => (item.kind === kind ? item.id : []));
    const where = (kind: (typeof items)[number]['kind']) => ({
      where: { id: { in: of(kind) }, versionId: { in: older } },
      select: { id: true },
    });
    const [passages, readings, tags] = [
      await tx.utterance.findMany(where('passage')),
      await tx.reading.findMany(where('reading')),
      await tx.tag.findMany(where('tag')),
    ];
    if (passages.length + readings.length + tags.length === 0)
      throw notFound(
        'This passage is no longer waiting in an older text of the document. Nothing was changed. Reload the page.',
      );
    const left = { leftBehind: true };
    const alone = spans && { versionId, contentSpans: [...spans], sourceSpans: [], cueSpans: [], leftBehind: false };
    const patched = (rows: { id: number }[], patch: object) => rows.map(({ id }) => ({ id, ...patch }));
    await ledger.updateMany(
      'utterance',
      patched(passages, spans ? { versionId, spans: [...spans], leftBehind: false } : left),
    );
    await ledger.updateMany('reading', patched(readings, alone ?? left));
    await ledger.updateMany('tag', patched(tags, alone ? { ...alone, nameSpans: [] } : left));
    return { settled: passages.length + readings.length + tags.length };
  },
});
