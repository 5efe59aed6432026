import type { Db } from '@/lib/db';
import { fold } from '@/lib/format/fold';
import { proposeIn } from '@/lib/tags/propose.server';
import { extentOf, wordsAt } from '@/lib/tags/tag';
import type { Credit, TracedText } from './hop';
import { passageIn } from './passage';
import { linkedWords } from './queries.server';

const MOST = 5;

/** A document that is held, as it may say what the credited source of a link says. Null if there is no such text. */
export async function readDocument(
  db: Db,
  linkId: number,
  documentId: number,
  who: string,
): Promise<TracedText | null> {
  const document = await db.prisma.document.findFirst({
    where: { id: documentId, deletedAt: null },
    select: {
      title: true,
      publishedAt: true,
      publishedPrecision: true,
      publishedNote: true,
      publisher: { select: { name: true } },
      versions: { orderBy: { number: 'desc' }, take: 1, select: { id: true, text: true } },
    },
  });
  const version = document?.versions[0];
  if (!document || !version) return null;
  const read = await readText(db, linkId, version.text, document.publisher.name, who);
  return (
    read && {
      ...read,
      document: {
        id: documentId,
        title: document.title,
        versionId: version.id,
        publisher: document.publisher.name,
        publishedAt: document.publishedAt?.toISOString() ?? null,
        precision: document.publishedPrecision,
        note: document.publishedNote,
      },
    }
  );
}

/**
 * A text that may say what the credited source of a link says: where it does so, and whom it credits for it.
 * @param publisher who published it, as far as that is known
 * @param who asks: a person, or where an unknown one comes from
 */
export async function readText(
  db: Db,
  linkId: number,
  text: string,
  publisher: string,
  who: string,
): Promise<TracedText | null> {
  const wanted = await linkedWords(db.pool, linkId);
  if (!wanted) return null;
  const passage = passageIn(text, wanted);
  if (!passage) return { document: null, text, passage, credits: [] };
  const { proposals } = await proposeIn(db, text, publisher, who);
  const points = [...text];
  const overlaps = (spans: readonly number[]) =>
    spans.some((start, i) => i % 2 === 0 && start < passage.end && (spans[i + 1] ?? start) > passage.start);
  const fitting = proposals.filter(({ contentSpans, sourceName }) => sourceName !== '' && overlaps(contentSpans));
  const keys = new Set(fitting.map(({ key }) => key));
  // What stands within another credit is passed on by that one: it is a hop further up.
  const direct = fitting.filter(({ parentKey }) => parentKey === null || !keys.has(parentKey));
  const seen = new Set([fold(publisher)]);
  const credits = direct
    .filter(({ sourceName }) => !seen.has(fold(sourceName)) && seen.add(fold(sourceName)))
    .sort((a, b) => (extentOf(a)?.start ?? 0) - (extentOf(b)?.start ?? 0))
    .slice(0, MOST)
    .map(
      (one): Credit => ({
        name: one.source?.name ?? one.sourceName,
        sourceId: one.sourceId,
        kind: one.sourceKind,
        cue: wordsAt(points, one.cueSpans).replace(/\s+/g, ' ').trim().slice(0, 200),
        sourceSpans: [...one.sourceSpans],
        cueSpans: [...one.cueSpans],
        contentSpans: [...one.contentSpans],
      }),
    );
  return { document: null, text, passage, credits };
}
