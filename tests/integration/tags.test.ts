import { beforeAll, describe, expect, it } from 'vitest';
import { createClaim } from '@/lib/claims/commands.server';
import { execute, perform } from '@/lib/commands/command';
import type { Db } from '@/lib/db';
import { addDocumentVersion, createDocument, deleteDocument } from '@/lib/documents/commands.server';
import { undoChange } from '@/lib/history/commands.server';
import type { Actor } from '@/lib/people/permissions';
import { createSource } from '@/lib/sources/commands.server';
import { addTags, editTag, enterChains, linkTags, rejectProposals, removeTags } from '@/lib/tags/commands.server';
import { linksOfTags, tagsOf } from '@/lib/tags/queries.server';
import { eachDatabase } from '../support/databases';

const editor: Actor = { id: 'e', name: 'Editor', role: 'editor' };

const article = [
  'The harbour will be closed in May, The Gazette said in a report cited by The Courier.',
  '“Nobody has told us,” said Ada Lind, who runs the ferry 🚢.',
  'A spokesman reportedly quit.',
].join('\n\n');
const points = [...article];
/** Where some words stand, in code points. */
const at = (words: string): [number, number] => {
  const unit = article.indexOf(words);
  if (unit < 0) throw new Error(`“${words}” does not stand in the article.`);
  const start = [...article.slice(0, unit)].length;
  return [start, start + [...words].length];
};

eachDatabase('tags', (open) => {
  let db: Db;
  let publisherId: number;
  let count = 0;
  beforeAll(async () => {
    db = await open();
    publisherId = (await execute(db, editor, createSource, { name: 'Island News', kind: 'outlet' })).id;
  });

  const stored = async (text = article) => {
    const { id, versionId } = await execute(db, editor, createDocument, {
      title: `Article ${++count}`,
      sourceId: publisherId,
      text,
    });
    return { documentId: id, versionId: versionId ?? 0 };
  };
  const courier = () => ({
    sourceSpans: at('The Courier'),
    cueSpans: at('cited by'),
    contentSpans: at('The Gazette said in a report'),
    sourceName: 'The Courier',
  });
  const gazette = (statement: string) => ({
    ...{ sourceSpans: at('The Gazette'), cueSpans: at('said'), contentSpans: at('The harbour will be closed in May') },
    ...{ sourceName: 'The Gazette', statement, parentAt: 0, certainty: 'asserted' as const },
  });
  const chainsOf = async (claimId: number) =>
    (
      await db.prisma.attribution.findMany({
        where: { claimId },
        orderBy: { id: 'asc' },
        select: {
          state: true,
          upstream: { select: { source: { select: { name: true } } } },
          downstream: {
            select: {
              documentId: true,
              passage: true,
              spans: true,
              certainty: true,
              source: { select: { name: true } },
            },
          },
          readings: { select: { cue: true, sourceSpans: true, versionId: true } },
        },
      })
    ).map(({ upstream, downstream, ...link }) => ({
      ...link,
      from: upstream.source.name,
      to: downstream.source.name,
      downstream,
    }));

  it('lead to the links that were read in their words, or to those of their claims and sources', async () => {
    const text = await stored();
    const { ids } = await execute(db, editor, addTags, {
      ...text,
      tags: [courier(), gazette(`The harbour closes ${count}`)],
    });
    const [outer = 0, inner = 0] = ids;
    expect(await linksOfTags(db, text.documentId)).toEqual([]);
    const { entered } = await execute(db, editor, enterChains, { documentId: text.documentId, ids: [inner] });
    const claimId = entered[0]?.claimId ?? 0;
    const links = await db.prisma.attribution.findMany({ where: { claimId }, orderBy: { id: 'asc' } });
    const [own, passedOn] = links.map(({ id }) => id);
    expect(await linksOfTags(db, text.documentId)).toEqual([
      { tagId: outer, linkId: passedOn },
      { tagId: inner, linkId: own },
    ]);
    const { sourceId } = await db.prisma.utterance.findUniqueOrThrow({ where: { id: links[1]?.upstreamId ?? 0 } });
    const again = { sourceSpans: at('A spokesman'), sourceId, claimId, contentSpans: at('quit') };
    const { ids: more } = await execute(db, editor, addTags, { ...text, tags: [again] });
    expect((await linksOfTags(db, text.documentId)).at(-1)).toEqual({ tagId: more[0], linkId: passedOn });
  });

  it('nested tags make a chain, in one change that can be undone', async () => {
    const text = await stored();
    const { ids } = await execute(db, editor, addTags, {
      ...text,
      tags: [courier(), gazette(`Harbour closed ${count}`)],
    });
    const before = await db.prisma.claim.count({ where: { deletedAt: null } });
    const entered = await perform(db, editor, enterChains, { documentId: text.documentId, ids: ids.slice(1) });
    expect(entered.result).toMatchObject({ claims: 1, chains: 1 });
    const [tag] = entered.result.entered;
    const links = await chainsOf(tag?.claimId ?? 0);
    expect(links.map(({ from, to }) => `${from} → ${to}`)).toEqual([
      'The Gazette → The Courier',
      'The Courier → Island News',
    ]);
    expect(links.map(({ readings }) => readings)).toEqual([
      [{ cue: 'said', sourceSpans: at('The Gazette'), versionId: text.versionId }],
      [{ cue: 'cited by', sourceSpans: at('The Courier'), versionId: text.versionId }],
    ]);
    expect(links[1]?.downstream).toMatchObject({
      documentId: text.documentId,
      passage: 'marked',
      certainty: 'asserted',
    });
    expect(links[1]?.downstream.spans).toEqual(at('The harbour will be closed in May'));
    const shown = await tagsOf(db, text.documentId);
    expect(shown.map(({ state }) => state)).toEqual(['marked', 'entered']);
    expect(shown[1]).toMatchObject({
      parentId: ids[0],
      claim: { statement: `Harbour closed ${count}` },
      source: { name: 'The Gazette' },
    });

    await execute(db, editor, undoChange, { changeId: entered.changeId ?? 0 });
    expect(await db.prisma.claim.count({ where: { deletedAt: null } })).toBe(before);
    expect((await tagsOf(db, text.documentId)).map(({ state, claimId }) => [state, claimId])).toEqual([
      ['marked', null],
      ['marked', null],
    ]);
  });

  it('all tags are linked in one change, those that say the same make one claim, and chains are one change too', async () => {
    const text = await stored();
    const known = await execute(db, editor, createClaim, { statement: `A spokesman quit at noon ${count}` });
    const contents = ['The harbour will be closed in May', 'Nobody has told us', 'A spokesman reportedly quit'];
    const { ids } = await execute(db, editor, addTags, {
      ...text,
      tags: contents.map((words) => ({ contentSpans: at(words) })),
    });
    const [first, second, third] = ids;
    const statement = `The harbour will close ${count}`;
    const links = [
      { id: first ?? 0, statement },
      { id: second ?? 0, statement: statement.toUpperCase() },
      { id: third ?? 0, claimId: known.id },
    ];
    const claims = () => db.prisma.claim.count({ where: { deletedAt: null } });
    const changes = () => db.prisma.change.count();
    const [claimsBefore, changesBefore] = [await claims(), await changes()];
    const linked = await perform(db, editor, linkTags, { documentId: text.documentId, links });
    const entered = await perform(db, editor, enterChains, { documentId: text.documentId, ids });
    expect(entered.result).toMatchObject({ claims: 1, chains: 3 });
    expect([(await claims()) - claimsBefore, (await changes()) - changesBefore]).toEqual([1, 2]);
    await expect(execute(db, editor, linkTags, { documentId: text.documentId, links })).rejects.toThrow(
      'in the meantime',
    );

    await execute(db, editor, undoChange, { changeId: entered.changeId ?? 0 });
    expect(await claims()).toBe(claimsBefore);
    await execute(db, editor, undoChange, { changeId: linked.changeId ?? 0 });
    expect((await tagsOf(db, text.documentId)).map((tag) => [tag.state, tag.claimId, tag.statement])).toEqual(
      Array(3).fill(['marked', null, '']),
    );
  });

  it('what no source says has an unknown origin, or is the publisher’s own', async () => {
    const text = await stored();
    const rumour = {
      cueSpans: at('reportedly'),
      contentSpans: at('A spokesman reportedly quit'),
      certainty: 'rumoured' as const,
    };
    const own = { contentSpans: at('who runs the ferry') };
    const tags = [
      { ...rumour, statement: `A spokesman quit ${count}` },
      { ...own, statement: `Lind runs the ferry ${count}` },
    ];
    const { ids } = await execute(db, editor, addTags, { ...text, tags });
    const { entered } = await execute(db, editor, enterChains, { documentId: text.documentId, ids });
    expect((await chainsOf(entered[0]?.claimId ?? 0)).map(({ from, to }) => [from, to])).toEqual([
      ['Origin unknown', 'Island News'],
    ]);
    expect(await chainsOf(entered[1]?.claimId ?? 0)).toEqual([]);
    expect(
      await db.prisma.utterance.count({ where: { claimId: entered[1]?.claimId, documentId: text.documentId } }),
    ).toBe(1);
  });

  it('a source that is the publisher under another name is not a hop', async () => {
    const text = await stored();
    const { ids } = await execute(db, editor, addTags, {
      ...text,
      tags: [
        {
          sourceSpans: at('Ada Lind'),
          cueSpans: at('said'),
          contentSpans: at('Nobody has told us'),
          sourceName: 'island news',
          statement: `Told ${count}`,
        },
      ],
    });
    const { entered } = await execute(db, editor, enterChains, { documentId: text.documentId, ids });
    expect(await chainsOf(entered[0]?.claimId ?? 0)).toEqual([]);
  });

  it('a chain is entered once, and what a tag lacks is reported with nothing made', async () => {
    const text = await stored();
    const { ids } = await execute(db, editor, addTags, { ...text, tags: [courier(), gazette(`Once ${count}`)] });
    const claims = await db.prisma.claim.count();
    await expect(execute(db, editor, enterChains, { documentId: text.documentId, ids })).rejects.toThrow(
      'Say which claim it makes.',
    );
    expect(await db.prisma.claim.count()).toBe(claims);
    const first = await execute(db, editor, enterChains, { documentId: text.documentId, ids: ids.slice(1) });
    expect(first.chains).toBe(1);
    expect(await execute(db, editor, enterChains, { documentId: text.documentId, ids: ids.slice(1) })).toMatchObject({
      chains: 0,
      claims: 0,
    });
  });

  it('moving an entered tag moves its passage; with another claim it can be entered again', async () => {
    const text = await stored();
    const { ids } = await execute(db, editor, addTags, { ...text, tags: [courier(), gazette(`Moved ${count}`)] });
    const id = ids[1] ?? 0;
    const { entered } = await execute(db, editor, enterChains, { documentId: text.documentId, ids: [id] });
    const claimId = entered[0]?.claimId ?? 0;
    const contentSpans = at('harbour will be closed');
    await execute(db, editor, editTag, { id, contentSpans });
    expect(
      (await db.prisma.utterance.findFirstOrThrow({ where: { claimId, documentId: text.documentId } })).spans,
    ).toEqual(contentSpans);
    expect(
      await db.prisma.reading.count({ where: { attribution: { claimId }, contentSpans: { equals: contentSpans } } }),
    ).toBe(1);
    expect((await tagsOf(db, text.documentId))[1]?.state).toBe('entered');
    await execute(db, editor, editTag, { id, claimId: null, statement: 'Another claim' });
    expect((await tagsOf(db, text.documentId))[1]?.state).toBe('marked');
  });

  it('a claim that occurs several times has all occurrences as its passage', async () => {
    const text = await stored();
    const statement = `Twice ${count}`;
    const second = { contentSpans: at('who runs the ferry'), statement };
    const { ids } = await execute(db, editor, addTags, { ...text, tags: [courier(), gazette(statement), second] });
    const { entered } = await execute(db, editor, enterChains, { documentId: text.documentId, ids: ids.slice(1) });
    const passage = async () =>
      (
        await db.prisma.utterance.findFirstOrThrow({
          where: { claimId: entered[0]?.claimId, documentId: text.documentId },
        })
      ).spans;
    expect(await passage()).toEqual([...at('The harbour will be closed in May'), ...at('who runs the ferry')]);
    await execute(db, editor, editTag, { id: ids[2] ?? 0, contentSpans: at('the ferry') });
    expect(await passage()).toEqual([...at('The harbour will be closed in May'), ...at('the ferry')]);
  });

  it('removing a tag moves its inner tags to the tag around it', async () => {
    const text = await stored();
    const one = { contentSpans: [0, 30], cueSpans: [31, 35] };
    const { ids } = await execute(db, editor, addTags, {
      ...text,
      tags: [one, { ...one, parentAt: 0 }, { ...one, parentAt: 1 }],
    });
    await execute(db, editor, removeTags, { documentId: text.documentId, ids: [ids[1] ?? 0] });
    expect((await tagsOf(db, text.documentId)).map(({ id, parentId }) => [id, parentId])).toEqual([
      [ids[0], null],
      [ids[2], ids[0]],
    ]);
  });

  it('rejected proposals stay rejected', async () => {
    const text = await stored();
    await execute(db, editor, rejectProposals, { ...text, tags: [courier()] });
    expect((await tagsOf(db, text.documentId)).map(({ state }) => state)).toEqual(['rejected']);
  });

  describe('what cannot be', () => {
    it('a tag beyond the text, in another text, in itself, of nothing', async () => {
      const text = await stored();
      const add = (tag: object, more: object = {}) => execute(db, editor, addTags, { ...text, ...more, tags: [tag] });
      await expect(add({ contentSpans: [0, points.length + 1] })).rejects.toThrow('beyond the end');
      await expect(add({ contentSpans: [5, 5] })).rejects.toThrow('Spans are pairs');
      await expect(add({})).rejects.toThrow('Mark something first.');
      await expect(add(courier(), { versionId: (await stored()).versionId })).rejects.toThrow('A newer text');
      await expect(add({ ...courier(), sourceId: 999_999 })).rejects.toThrow('no such source');
      await expect(add({ ...courier(), parentAt: 0 })).rejects.toThrow('does not exist');
      const { ids } = await execute(db, editor, addTags, { ...text, tags: [courier(), { ...courier(), parentAt: 0 }] });
      await expect(execute(db, editor, editTag, { id: ids[0] ?? 0, parentId: ids[1] ?? 0 })).rejects.toThrow(
        'contain itself',
      );
    });

    it('two people who edit one tag do not overwrite each other', async () => {
      const text = await stored();
      const { ids } = await execute(db, editor, addTags, { ...text, tags: [courier()] });
      await execute(db, editor, editTag, { id: ids[0] ?? 0, version: 1, certainty: 'possible' });
      await expect(
        execute(db, editor, editTag, { id: ids[0] ?? 0, version: 1, certainty: 'rumoured' }),
      ).rejects.toMatchObject({
        kind: 'stale',
      });
    });

    it('a document that was deleted, or got another text, while it was being tagged', async () => {
      const text = await stored();
      await execute(db, editor, deleteDocument, { id: text.documentId });
      await expect(execute(db, editor, addTags, { ...text, tags: [courier()] })).rejects.toThrow(
        'has been deleted in the meantime',
      );
      const other = await stored();
      await execute(db, editor, addDocumentVersion, { documentId: other.documentId, text: `${article} More.` });
      await expect(execute(db, editor, addTags, { ...other, tags: [courier()] })).rejects.toThrow(
        'A newer text of this document',
      );
    });
  });
});
