import { AnnotationReader, type ReadTag } from './annotations';
import { type CaseRow, refusedCase } from './archive.server';
import { textPath } from './kinds';
import { ANNOTATIONS } from './package';
import { byFields } from './pairing';
import { tagsIn } from './records.server';
import type { Taking } from './taking.server';

const TAGS = 500;

/** Takes the tags of a case. Those of one document go together, since they may stand within each other. */
export async function takeTags(taking: Taking): Promise<void> {
  const reader = new AnnotationReader();
  const checkQuotes = quoteChecker(taking);
  let waiting: CaseRow[] = [];
  let row = 0;
  const add = async (found: ReadTag | null) => {
    if (!found) return;
    const { tag } = found;
    if (waiting.length >= TAGS && waiting.at(-1)?.record.documentId !== tag.documentId) await store();
    await checkQuotes(row, found);
    waiting.push({ row, record: tag });
  };
  const store = async () => {
    const { tx } = taking.context;
    const documents = new Set(
      waiting.flatMap(({ record }) => taking.idsOf('documents').get(Number(record.documentId)) ?? []),
    );
    const words = ['documentId', 'versionId', 'sourceSpans', 'contentSpans'];
    await taking.take('tags', waiting, await tagsIn(tx, [...documents]), [
      ...(taking.isOwn ? [byFields('id', ...words)] : []),
      byFields(...words, 'cueSpans', 'nameSpans', 'sourceId', 'claimId', 'sourceName', 'statement', 'state'),
      byFields(...words),
    ]);
    await taking.putAway(waiting.length);
    waiting = [];
  };
  for await (const line of taking.archive.lines(ANNOTATIONS)) {
    row++;
    let found: ReadTag | null;
    try {
      found = reader.line(line);
    } catch (error) {
      throw refusedCase(`${ANNOTATIONS}, line ${row}: ${error instanceof Error ? error.message : ''}`);
    }
    await add(found);
  }
  await add(reader.end());
  await store();
}

/** Looks whether the words that a tag quotes stand where it says. Texts are kept as long as tags of them follow. */
function quoteChecker(taking: Taking): (row: number, read: ReadTag) => Promise<void> {
  let quoted: { id: number; points: string[] } = { id: 0, points: [] };
  return async (row, { tag, quotes }) => {
    const measured = taking.texts.get(tag.versionId);
    if (measured?.document !== tag.documentId)
      throw refusedCase(
        `${ANNOTATIONS}, before line ${row}: there is no text ${tag.versionId} of document ${tag.documentId} in the case.`,
      );
    if (taking.idsOf('texts').get(tag.versionId) == null) return;
    if (quoted.id !== tag.versionId) {
      const text = await taking.archive.text(textPath(tag.documentId, measured.number));
      quoted = { id: tag.versionId, points: [...text] };
    }
    for (const { start, end, exact } of quotes)
      if (quoted.points.slice(start, end).join('') !== exact)
        throw refusedCase(
          `${ANNOTATIONS}, before line ${row}: the quoted words do not stand at ${start} to ${end} of their text.`,
        );
  };
}
