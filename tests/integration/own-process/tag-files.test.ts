import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createClaim } from '@/lib/claims/commands.server';
import { execute, perform } from '@/lib/commands/command';
import type { Db } from '@/lib/db';
import { addDocumentVersion, createDocument, deleteDocument } from '@/lib/documents/commands.server';
import { undoChange } from '@/lib/history/commands.server';
import type { Actor } from '@/lib/people/permissions';
import { createSource } from '@/lib/sources/commands.server';
import { addTags, editTag, enterChains, rejectProposals, removeTags } from '@/lib/tags/commands.server';
import { bratHandler, textHandler, webAnnotationHandler } from '@/lib/tags/file-handlers.server';
import { importTags } from '@/lib/tags/import.server';
import { type ShownTag, tagsOf } from '@/lib/tags/queries.server';
import { eachDatabase } from '../../support/databases';

const editor: Actor = { id: 'e', name: 'Editor', role: 'editor' };
const shared = globalThis as { whenceDb?: Promise<Db> };

const article =
  '🚢 The harbour will be closed in May, The Gazette said in a report cited by The Courier.\n\nIt reportedly denies it.';
const at = (words: string): [number, number] => {
  const start = [...article.slice(0, article.indexOf(words))].length;
  return [start, start + [...words].length];
};

eachDatabase('files of tags', (open) => {
  let db: Db;
  let publisherId: number;
  let gazetteId: number;
  let count = 0;
  beforeAll(async () => {
    db = await open();
    shared.whenceDb = Promise.resolve(db);
    publisherId = (await execute(db, editor, createSource, { name: 'Island News', kind: 'outlet' })).id;
    gazetteId = (
      await execute(db, editor, createSource, {
        name: 'The Gazette',
        kind: 'outlet',
        aliases: ['Gazette of Lindhaven'],
      })
    ).id;
  });
  afterAll(() => {
    shared.whenceDb = undefined;
  });

  const stored = async (text = article) => {
    const { id, versionId } = await execute(db, editor, createDocument, {
      title: `Article ${++count}`,
      sourceId: publisherId,
      text,
    });
    return { documentId: id, versionId: versionId ?? 0 };
  };
  /** Three tags, one within another, one denying, and a rejected one. */
  const tagged = async () => {
    const text = await stored();
    const { id: claimId } = await execute(db, editor, createClaim, { statement: `The harbour closes ${count}` });
    const { ids } = await execute(db, editor, addTags, {
      ...text,
      tags: [
        {
          ...{
            sourceSpans: at('The Courier'),
            cueSpans: at('cited by'),
            contentSpans: at('The Gazette said in a report'),
          },
          ...{ sourceName: 'The Courier', sourceKind: 'outlet', statement: `A report ${count}` },
        },
        {
          ...{
            sourceSpans: at('The Gazette'),
            cueSpans: at('said'),
            contentSpans: [...at('The harbour'), ...at('closed in May')],
          },
          ...{ sourceId: gazetteId, claimId, parentAt: 0, certainty: 'asserted' },
        },
        {
          cueSpans: at('reportedly'),
          contentSpans: at('denies it'),
          nameSpans: at('The Courier'),
          stance: 'denies',
          claimId,
          rule: 'adverb',
        },
      ],
    });
    await execute(db, editor, rejectProposals, { ...text, tags: [{ contentSpans: at('in May') }] });
    return { ...text, ids, claimId };
  };
  const ask = (door: typeof textHandler, documentId: number | string, words = '', method = 'GET') =>
    door(new Request(`http://localhost:3000/x?${words}`, { method, headers: { host: 'whence.test:3000' } }), {
      params: Promise.resolve({ id: `${documentId}` }),
    });
  const annotations = async (documentId: number, words = '') =>
    (await ask(webAnnotationHandler, documentId, words)).text();
  const standoff = async (documentId: number, words = '') => (await ask(bratHandler, documentId, words)).text();
  const take = (text: { documentId: number; versionId: number }, format: 'web-annotation' | 'brat', file: string) =>
    perform(db, editor, importTags, { documentId: text.documentId, versionId: text.versionId, format, text: file });
  /** Tags without what belongs to the record of them, and with the place of their parent in place of its number. */
  const plain = async (documentId: number) => {
    const tags = await tagsOf(db, documentId);
    const places = new Map(tags.map(({ id }, i) => [id, i]));
    return tags.map(({ id, version, versionId, parentId, ...tag }: ShownTag) => ({
      ...tag,
      within: parentId && places.get(parentId),
    }));
  };

  it.each([
    ['web-annotation', annotations],
    ['brat', standoff],
  ] as const)('%s: what leaves one document comes into another with the same text', async (format, file) => {
    const from = await tagged();
    const into = await stored();
    const { result, changeId } = await take(into, format, await file(from.documentId, 'rejected=1'));
    expect(result).toMatchObject({ refused: [], same: 0 });
    expect(result.ids).toHaveLength(4);
    expect(await plain(into.documentId)).toEqual(await plain(from.documentId));

    const again = await take(into, format, await file(into.documentId, 'rejected=1'));
    expect(again).toMatchObject({ result: { ids: [], refused: [], same: 4 }, changeId: null });
    await execute(db, editor, undoChange, { changeId: changeId ?? 0 });
    expect(await plain(into.documentId)).toEqual([]);
    expect((await take(into, format, await file(from.documentId))).result.ids).toHaveLength(3);
  });

  it('an entered tag is recognised; one with different values stays as it is', async () => {
    const from = await tagged();
    const file = await annotations(from.documentId);
    await execute(db, editor, enterChains, { documentId: from.documentId, ids: from.ids.slice(0, 2) });
    expect((await take(from, 'web-annotation', file)).result).toEqual({ ids: [], refused: [], same: 3 });
    await execute(db, editor, editTag, { id: from.ids[1] ?? 0, certainty: 'possible' });
    expect((await take(from, 'web-annotation', file)).result).toMatchObject({
      same: 2,
      refused: [{ where: 'Annotation 4', reason: expect.stringContaining('already here, with another certainty') }],
    });
  });

  it('sources are recognised by any of their names; claims by number and words, or by their words', async () => {
    const text = await stored();
    const { id: one } = await execute(db, editor, createClaim, { statement: `Numbered ${count}` });
    const { id: two } = await execute(db, editor, createClaim, { statement: `Worded ${count}` });
    const lines = [
      ['gazette of lindhaven', one, `numbered ${count}`],
      ['Somebody', one, `Worded ${count}`],
      ['', 999_999, `Neither ${count}`],
    ].flatMap(([name, claim, statement], i) => [
      `T${i}\tContent ${i} ${i + 1}\t${[...article][i]}`,
      `#1\tSourceName T${i}\t${name}`,
      `#2\tClaim T${i}\t${statement}`,
      `N1\tReference T${i} WhenceClaim:${claim}\t`,
    ]);
    await take(text, 'brat', lines.join('\n'));
    const tags = await tagsOf(db, text.documentId);
    expect(
      tags.map(({ sourceId, sourceName, claimId, statement }) => [sourceId, sourceName, claimId, statement]),
    ).toEqual([
      [gazetteId, '', one, ''],
      [null, 'Somebody', two, ''],
      [null, '', null, `Neither ${count}`],
    ]);
  });

  it('tags of an earlier text are found again in the latest if their words occur once', async () => {
    const from = await tagged();
    const file = await annotations(from.documentId);
    const ids = (await tagsOf(db, from.documentId)).map(({ id }) => id);
    const { id: versionId } = await execute(db, editor, addDocumentVersion, {
      documentId: from.documentId,
      text: `Updated. ${article}`,
    });
    expect((await take({ ...from, versionId }, 'web-annotation', file)).result).toMatchObject({
      ids: [],
      refused: [],
      same: 3,
    });
    await execute(db, editor, removeTags, { documentId: from.documentId, ids });
    expect((await take({ ...from, versionId }, 'web-annotation', file)).result).toMatchObject({ refused: [], same: 0 });
    const moved = (await tagsOf(db, from.documentId)).find(
      ({ sourceSpans }) => `${sourceSpans}` === `${at('The Courier').map((place) => place + 9)}`,
    );
    expect(moved).toMatchObject({ versionId });
  });

  describe('an export', () => {
    it('says what it is, whose text it is, and what it refers to', async () => {
      const { documentId } = await tagged();
      const response = await ask(webAnnotationHandler, documentId);
      expect([response.status, response.headers.get('content-type'), response.headers.get('cache-control')]).toEqual([
        200,
        'application/ld+json;profile="http://www.w3.org/ns/anno.jsonld"',
        'no-store',
      ]);
      const file = await response.json();
      const origin = 'http://whence.test:3000';
      expect(file).toMatchObject({
        id: `${origin}/documents/${documentId}/tags.jsonld`,
        type: 'AnnotationCollection',
        total: 9,
        'whence:texts': [{ 'schema:sha256': createHash('sha256').update(article).digest('hex') }],
      });
      expect(file.first.items.map(({ id }: { id: string }) => id.replace(/^.*#tag-\d+-/, '')).join(' ')).toBe(
        'source cue content source cue content cue content name',
      );
      const denial = file.first.items[6].body[1];
      expect(denial).toMatchObject({
        'whence:stance': 'denies',
        'cito:disputes': { id: expect.stringContaining(`${origin}/claims/the-harbour`) },
      });
      const [text, ann] = [await ask(textHandler, documentId), await ask(bratHandler, documentId)];
      expect(await text.text()).toBe(article);
      expect([text, ann].map(({ headers }) => headers.get('content-disposition'))).toEqual([
        `inline; filename="document-${documentId}-1.txt"`,
        `inline; filename="document-${documentId}-1.ann"`,
      ]);
      expect(await ann.text()).toContain(
        `\tContent ${at('The harbour').join(' ')};${at('closed in May').join(' ')}\tThe harbour closed in May\n`,
      );
    });

    it('is refused if the address is not understood', async () => {
      const { documentId } = await tagged();
      const gone = await stored();
      await execute(db, editor, deleteDocument, { id: gone.documentId });
      const { id: bare } = await execute(db, editor, createDocument, { title: 'No text', sourceId: publisherId });
      const status = async (...asked: Parameters<typeof ask>) => (await ask(...asked)).status;
      expect(await status(textHandler, documentId, 'version=2')).toBe(404);
      expect(await status(textHandler, documentId, 'version=x')).toBe(400);
      expect(await status(textHandler, documentId, 'rejected=1')).toBe(400);
      expect(await status(webAnnotationHandler, documentId, 'rejected=yes')).toBe(400);
      expect(await status(webAnnotationHandler, documentId, 'version=7')).toBe(404);
      expect(await status(webAnnotationHandler, 'x')).toBe(404);
      expect(await status(webAnnotationHandler, gone.documentId)).toBe(404);
      expect(await status(bratHandler, bare)).toBe(404);
      expect(await (await ask(webAnnotationHandler, bare)).json()).toMatchObject({ total: 0 });
      const head = await ask(bratHandler, documentId, '', 'HEAD');
      expect([head.status, head.body]).toEqual([200, null]);
    });
  });

  describe('what cannot be imported', () => {
    it('not a tag file, a file without matches, a text that is not the latest', async () => {
      const text = await stored();
      const before = await db.prisma.change.count();
      await expect(take(text, 'web-annotation', '{')).rejects.toThrow('not valid JSON. Nothing was changed.');
      await expect(take(text, 'web-annotation', '[]')).rejects.toThrow(
        'no annotations in the file. Nothing was changed.',
      );
      await expect(take(text, 'brat', 'T1\tContent 0 999\tNo such words\n')).rejects.toThrow(
        'Nothing in the file can be imported. Line 1: Its content: “No such words” is not in the text',
      );
      await expect(take(text, 'brat', 'x'.repeat(5_000_001))).rejects.toThrow('larger than 5 MB');
      await expect(
        take({ ...text, versionId: (await stored()).versionId }, 'brat', 'T1\tContent 0 1\t🚢'),
      ).rejects.toThrow('A newer text');
      expect(await db.prisma.change.count()).toBe(before + 1);
      expect(await tagsOf(db, text.documentId)).toEqual([]);
    });

    it('the rejected part is named, the rest is imported', async () => {
      const text = await stored();
      const file = JSON.stringify([
        {
          type: 'Annotation',
          target: { selector: { type: 'TextQuoteSelector', exact: 'in May' } },
          body: { value: 'a \u0000 note \ud800', purpose: 'commenting' },
        },
        { type: 'Annotation', target: 'https://example.org/' },
      ]);
      const { result } = await take(text, 'web-annotation', file);
      expect(result.ids).toHaveLength(1);
      expect(result.refused.map(({ where }) => where)).toEqual(['Annotation 1', 'Annotation 2']);
      const strange = { 'schema:name': 'No\u0000body \ud800' };
      const more = {
        type: 'Annotation',
        target: { selector: { type: 'TextQuoteSelector', exact: 'closed' } },
        body: { type: 'whence:Tag', 'prov:wasAttributedTo': strange },
      };
      await take(text, 'web-annotation', JSON.stringify([more]));
      expect((await tagsOf(db, text.documentId))[1]?.sourceName).toBe('Nobody \ufffd');
    });
  });
});
