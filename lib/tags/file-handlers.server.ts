import { type Db, getDb } from '@/lib/db';
import { invalid, notFound } from '@/lib/errors';
import { recordNumber } from '@/lib/format/number';
import { answering } from '@/lib/http/answering';
import { originOf } from '@/lib/http/request-origin';
import { tagsOf } from './queries.server';
import type { TakenOut, TakenText } from './taken-out';
import { bratStandoff } from './write-brat';
import { webAnnotations } from './write-web-annotation';

type Props = { params: Promise<{ id: string }> };
type Door = (request: Request, props: Props) => Promise<Response>;
type Asked = { db: Db; document: TakenOut['document']; version: number | null; rejected: boolean; request: Request };

/**
 * GET and HEAD of a document's tags as web annotations: those of all its texts, or of one with `version`. With
 * `rejected=1`, rejected ones too.
 */
export const webAnnotationHandler: Door = door(
  ['version', 'rejected'],
  async ({ db, document, version, rejected, request }) => {
    const { all, tags } = await tagsFor(db, document.id, rejected);
    const texts = await textsOf(db, document.id, version === null ? tags.map(({ versionId }) => versionId) : []);
    const those = version === null ? texts : [await textOf(db, document.id, version)];
    const known = new Set(those.map(({ id }) => id));
    const shown = tags.filter(({ versionId }) => known.has(versionId));
    return {
      body: JSON.stringify(webAnnotations({ origin: originOf(request), document, texts: those, tags: shown }, all)),
      type: 'application/ld+json;profile="http://www.w3.org/ns/anno.jsonld"',
      file: `document-${document.id}-tags.jsonld`,
    };
  },
);

/** GET and HEAD of the tags of one text, the latest without `version`, as brat standoff. */
export const bratHandler: Door = door(['version', 'rejected'], async ({ db, document, version, rejected }) => {
  const text = await textOf(db, document.id, version);
  const { all, tags } = await tagsFor(db, document.id, rejected);
  return {
    body: bratStandoff(text, tags, all),
    type: 'text/plain; charset=utf-8',
    file: `document-${document.id}-${text.number}.ann`,
  };
});

/** GET and HEAD of a stored text, the latest without `version`, as it is. */
export const textHandler: Door = door(['version'], async ({ db, document, version }) => {
  const text = await textOf(db, document.id, version);
  return { body: text.text, type: 'text/plain; charset=utf-8', file: `document-${document.id}-${text.number}.txt` };
});

function door(
  words: readonly string[],
  answer: (asked: Asked) => Promise<{ body: string; type: string; file: string }>,
): Door {
  return answering(async (request, { params }: Props) => {
    const { version, rejected } = readWords(new URL(request.url).searchParams, words);
    const id = recordNumber((await params).id);
    const db = await getDb();
    const document =
      id === undefined
        ? null
        : await db.prisma.document.findFirst({
            where: { id, deletedAt: null },
            select: { id: true, title: true, language: true, url: true, kind: true },
          });
    if (!document) throw notFound('There is no such document.');
    const { body, type, file } = await answer({ db, document, version, rejected, request });
    return new Response(request.method === 'HEAD' ? null : body, {
      headers: {
        'Content-Type': type,
        'Content-Disposition': `inline; filename="${file}"`,
        'Cache-Control': 'no-store',
      },
    });
  });
}

/** A file cannot say that it has left something out, so words that are not understood are an error. */
function readWords(params: URLSearchParams, words: readonly string[]): { version: number | null; rejected: boolean } {
  for (const word of params.keys())
    if (!words.includes(word)) throw invalid(`“${word}” is not known here.`, { [word]: 'It is not known here.' });
  const [version, rejected] = [params.get('version'), params.get('rejected') ?? '0'];
  if (version !== null && recordNumber(version) === undefined)
    throw invalid('“version” is the number of a text.', { version: 'It is a number.' });
  if (rejected !== '0' && rejected !== '1') throw invalid('“rejected” is 0 or 1.', { rejected: 'It is 0 or 1.' });
  return { version: version === null ? null : Number(version), rejected: rejected === '1' };
}

async function tagsFor(db: Db, documentId: number, rejected: boolean) {
  const all = await tagsOf(db, documentId);
  return { all, tags: rejected ? all : all.filter(({ state }) => state !== 'rejected') };
}

const select = { id: true, number: true, text: true, sha256: true } as const;

const textsOf = ({ prisma }: Db, documentId: number, ids: readonly number[]): Promise<TakenText[]> =>
  prisma.documentVersion.findMany({
    where: { documentId, id: { in: [...new Set(ids)] } },
    select,
    orderBy: { number: 'asc' },
  });

async function textOf({ prisma }: Db, documentId: number, version: number | null): Promise<TakenText> {
  const text = await prisma.documentVersion.findFirst({
    where: { documentId, ...(version !== null && { number: version }) },
    select,
    orderBy: { number: 'desc' },
  });
  if (!text)
    throw notFound(
      version === null ? 'No text of this document is stored.' : 'There is no such text of this document.',
    );
  return text;
}
