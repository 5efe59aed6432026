import { beforeAll, describe, expect, it } from 'vitest';
import { rebuild } from '@/lib/assessments/rebuild.server';
import { addChain, editUtterance, joinUtterance } from '@/lib/attributions/commands.server';
import { createClaim, mergeClaim } from '@/lib/claims/commands.server';
import { execute, perform } from '@/lib/commands/command';
import type { Db } from '@/lib/db';
import { createDocument } from '@/lib/documents/commands.server';
import { undoChange } from '@/lib/history/commands.server';
import type { Actor } from '@/lib/people/permissions';
import { createSource } from '@/lib/sources/commands.server';
import { mergeSources } from '@/lib/sources/merge.server';
import { addTags, enterChains } from '@/lib/tags/commands.server';
import { importTags } from '@/lib/tags/import.server';
import { eachDatabase } from '../support/databases';

const editor: Actor = { id: 'e', name: 'Editor', role: 'editor' };

eachDatabase('one source says one claim once, unless it says it twice', (open) => {
  let db: Db;
  let n = 0;
  beforeAll(async () => {
    db = await open();
  });
  const source = async (name = `Source ${++n}`, kind: 'outlet' | 'agency' | 'unnamed' = 'outlet') =>
    (await execute(db, editor, createSource, { name, kind, twin: true })).id;
  const document = async (sourceId: number, text = '', publishedAt?: string, publishedPrecision?: 'month') => {
    const given = {
      title: `Item ${++n}`,
      sourceId,
      text,
      ...(publishedAt && { publishedAt }),
      ...(publishedPrecision && { publishedPrecision }),
    };
    const { id, versionId } = await execute(db, editor, createDocument, given);
    return { documentId: id, versionId: versionId ?? 0 };
  };
  const claim = async () => (await execute(db, editor, createClaim, { statement: `Claim ${++n}` })).id;
  const add = (claimId: number, ...hops: object[]) => execute(db, editor, addChain, { claimId, hops: hops as never });
  const places = async (claimId: number) =>
    db.prisma.utterance.findMany({
      where: { claimId },
      orderBy: { id: 'asc' },
      select: { id: true, sourceId: true, documentId: true, stance: true, certainty: true, passage: true },
    });
  const facts = (id: number) => db.prisma.claimFacts.findUniqueOrThrow({ where: { id } });
  const refused = async (promise: Promise<unknown>) => {
    const error = await promise.then(
      () => null,
      (thrown) => thrown,
    );
    expect(error).toMatchObject({ kind: 'conflict' });
    return error.details.choose as {
      key: string;
      field: string;
      candidates: { id: number; label: string; detail: string }[];
    };
  };
  const healthy = async () => expect((await rebuild(db)).differing).toEqual([]);
  const spansOf = (text: string, words: string) => {
    expect(text).toContain(words);
    return [text.indexOf(words), text.indexOf(words) + words.length];
  };

  describe('tagged in two texts', () => {
    const wire = 'The Information reported that the plant will close.';
    const own = 'The plant will close, people familiar with it told us.';
    const enterWire = async (claimId: number, reuters: number, information: number) => {
      const text = await document(reuters, wire);
      const tag = {
        ...{ sourceSpans: spansOf(wire, 'The Information'), cueSpans: spansOf(wire, 'reported') },
        ...{
          contentSpans: spansOf(wire, 'the plant will close'),
          sourceId: information,
          claimId,
          certainty: 'possible' as const,
        },
      };
      const { ids } = await execute(db, editor, addTags, { ...text, tags: [tag] });
      await execute(db, editor, enterChains, { documentId: text.documentId, ids });
    };
    const enterOwn = async (claimId: number, information: number) => {
      const text = await document(information, own);
      const people = await source(`people familiar ${++n}`, 'unnamed');
      const tag = {
        ...{ sourceSpans: spansOf(own, 'people familiar with it'), cueSpans: spansOf(own, 'told us') },
        ...{ contentSpans: spansOf(own, 'The plant will close'), sourceId: people, claimId },
      };
      const { ids } = await execute(db, editor, addTags, { ...text, tags: [tag] });
      await execute(db, editor, enterChains, { documentId: text.documentId, ids });
      return text.documentId;
    };

    it.each([['the relay first'], ['the original first']])('%s: one utterance, one origin', async (order) => {
      const [reuters, information, claimId] = [await source(), await source(), await claim()];
      if (order === 'the relay first') await enterWire(claimId, reuters, information);
      const documentId = await enterOwn(claimId, information);
      if (order !== 'the relay first') await enterWire(claimId, reuters, information);
      expect((await places(claimId)).filter((place) => place.sourceId === information)).toMatchObject([
        { documentId, passage: 'marked' },
      ]);
      expect(await facts(claimId)).toMatchObject({ originCount: 1, longestChain: 3, weakestLink: 'reported' });
      expect((await facts(claimId)).warnings).not.toContain('said-twice');
      await healthy();
    });
  });

  it('a typed credit refers to the utterance with a document', async () => {
    const [a, b, claimId] = [await source(), await source(), await claim()];
    const held = await document(a);
    const [first] = (await add(claimId, { sourceId: a, documentId: held.documentId })).utteranceIds;
    expect((await add(claimId, { sourceId: a }, { sourceId: b })).utteranceIds[0]).toBe(first);
    expect(await places(claimId)).toHaveLength(2);
  });

  it('a document given to an utterance known second-hand keeps its links', async () => {
    const [a, b, claimId] = [await source(), await source(), await claim()];
    const [first] = (await add(claimId, { sourceId: a }, { sourceId: b })).utteranceIds;
    const text = 'We say that it will close.';
    const held = await document(a, text);
    expect(
      (await add(claimId, { sourceId: a, ...held, spans: spansOf(text, 'it will close'), passage: 'marked' }))
        .utteranceIds,
    ).toEqual([first]);
    expect(await places(claimId)).toMatchObject([
      { id: first, documentId: held.documentId, passage: 'marked' },
      { sourceId: b },
    ]);
    await healthy();
  });

  it('the question gives publication dates as precisely as they are known', async () => {
    const [a, b, claimId] = [await source(), await source(), await claim()];
    for (const given of [['2026-03-01', 'month'], ['2026-03-20T17:20Z'], []] as const)
      await add(claimId, { sourceId: a, documentId: (await document(a, '', ...given)).documentId });
    const { candidates } = await refused(add(claimId, { sourceId: a }, { sourceId: b }));
    expect(candidates.map(({ detail }) => detail).sort()).toEqual([
      '20 Mar 2026, 17:20 UTC',
      'March 2026',
      'date not known',
    ]);
  });

  it('of several documents a person chooses; the latest before the credit comes first', async () => {
    const [a, b, claimId] = [await source('Wire One'), await source(), await claim()];
    const dates = ['2026-03-01T00:00:00Z', '2026-03-20T00:00:00Z', '2026-03-05T00:00:00Z'];
    const held: number[] = [];
    for (const date of dates) held.push((await document(a, '', date)).documentId);
    const ids: (number | undefined)[] = [];
    for (const documentId of held) ids.push((await add(claimId, { sourceId: a, documentId })).utteranceIds[0]);
    const relay = { sourceId: b, documentId: (await document(b, '', '2026-03-10T00:00:00Z')).documentId };
    const choose = await refused(add(claimId, { sourceId: a }, relay));
    expect(choose.candidates.map(({ id }) => id)).toEqual([ids[2], ids[0], ids[1]]);
    expect(choose.field).toBe('hops.0.utteranceId');
    expect(await places(claimId)).toHaveLength(3);
    const answered = await execute(db, editor, addChain, {
      claimId,
      hops: [{ sourceId: a }, relay],
      choices: { [choose.key]: ids[0] ?? 0 },
    });
    expect(answered.utteranceIds[0]).toBe(ids[0]);
    expect((await add(claimId, { sourceId: a, documentId: held[1] }, { sourceId: b })).utteranceIds[0]).toBe(ids[1]);
    expect((await add(claimId, { utteranceId: ids[2] }, { sourceId: b })).utteranceIds[0]).toBe(ids[2]);
    await healthy();
  });

  it('the latest before the credit goes by when it was said, else by its document, known or named', async () => {
    const [a, b, claimId] = [await source(), await source(), await claim()];
    const ids: number[] = [];
    for (const day of ['01', '05', '20']) {
      const held = await document(a, '', `2026-03-${day}`);
      ids.push((await add(claimId, { sourceId: a, documentId: held.documentId })).utteranceIds[0] ?? 0);
    }
    const relay = { sourceId: b, documentId: (await document(b, '', '2026-03-10')).documentId };
    const [known] = (await add(claimId, relay)).utteranceIds;
    const [loose] = (await add(claimId, { sourceId: await source() })).utteranceIds;
    const order = async (next: object) => {
      const { candidates } = await refused(add(claimId, { sourceId: a }, next));
      return candidates.map(({ id }) => ids.indexOf(id));
    };
    expect(await order(relay)).toEqual([1, 0, 2]);
    expect(await order({ ...relay, saidAt: '2026-03-03' })).toEqual([0, 2, 1]);
    expect(await order({ sourceId: b, saidAt: '2026-03-20' })).toEqual([2, 1, 0]);
    expect(await order({ utteranceId: known })).toEqual([1, 0, 2]);
    expect(await order({ utteranceId: known, saidAt: '2026-03-03' })).toEqual([0, 2, 1]);
    expect(await order({ utteranceId: loose })).toEqual([2, 1, 0]);
    expect(await order({ utteranceId: loose, documentId: (await document(a, '', '2026-03-06')).documentId })).toEqual([
      1, 0, 2,
    ]);
  });

  it('an utterance that is changed keeps its marked words only in the document where they stand', async () => {
    const text = 'We say that it will close.';
    const [a, b, claimId] = [await source(), await source(), await claim()];
    const [held, other] = [await document(a, text), await document(a, text)];
    const words = { versionId: held.versionId, spans: spansOf(text, 'it will close'), passage: 'marked' as const };
    const [id = 0] = (await add(claimId, { sourceId: a, documentId: held.documentId, ...words }, { sourceId: b }))
      .utteranceIds;
    const now = () =>
      db.prisma.utterance.findUniqueOrThrow({
        where: { id },
        select: { documentId: true, passage: true, versionId: true, spans: true, certainty: true, saidNote: true },
      });
    const change = (fields: object) => execute(db, editor, editUtterance, { id, ...fields } as never);
    const marked = { ...words, documentId: held.documentId };
    await change({ certainty: 'possible' });
    expect(await now()).toMatchObject({ ...marked, certainty: 'possible' });
    await change({ documentId: held.documentId, stance: 'denies' });
    expect(await now()).toMatchObject(marked);
    await change({ passage: 'not_there' });
    expect(await now()).toMatchObject({ passage: 'not_there', versionId: null, spans: [] });
    await change({ quote: 'IT WILL  close' });
    expect(await now()).toMatchObject(marked);
    await change({ documentId: other.documentId });
    expect(await now()).toMatchObject({ passage: 'not_yet_looked_for', versionId: null, spans: [] });
    await change({ passage: 'marked', versionId: other.versionId, spans: [0, 6] });
    expect(await now()).toMatchObject({ passage: 'marked', versionId: other.versionId, spans: [0, 6] });
    await change({ versionId: null });
    expect(await now()).toMatchObject({ passage: 'marked', versionId: null, spans: [] });
    await change({ documentId: null });
    expect(await now()).toMatchObject({ documentId: null, passage: null, versionId: null, spans: [] });
    for (const [fields, field] of [
      [{ quote: 'it will close' }, 'quote'],
      [{ versionId: held.versionId }, 'versionId'],
      [{ documentId: held.documentId, versionId: other.versionId }, 'versionId'],
      [{ documentId: held.documentId, versionId: held.versionId, spans: [0, text.length + 1] }, 'spans'],
      [{ documentId: held.documentId, quote: 'it will open' }, 'quote'],
    ] as const)
      await expect(change(fields)).rejects.toMatchObject({ kind: 'invalid', fields: { [field]: expect.any(String) } });
    await change({
      documentId: held.documentId,
      versionId: held.versionId,
      spans: [0, text.length],
      passage: 'marked',
    });
    expect(await now()).toMatchObject({ spans: [0, text.length] });
    await healthy();
  });

  it('two stances of a source in one text are two utterances', async () => {
    const text = 'Huawei said the chips will ship. Huawei denied later that the chips will ship, flatly.';
    const [news, huawei, claimId] = [await source(), await source(), await claim()];
    const stored = await document(news, text);
    const said = {
      ...{ sourceSpans: [0, 6], cueSpans: spansOf(text, 'said'), contentSpans: spansOf(text, 'the chips will ship') },
      ...{ sourceId: huawei, claimId, certainty: 'probable' as const },
    };
    const denied = {
      ...{
        sourceSpans: [33, 39],
        cueSpans: spansOf(text, 'denied'),
        contentSpans: spansOf(text, 'that the chips will ship'),
      },
      ...{ sourceId: huawei, claimId, stance: 'denies' as const, certainty: 'asserted' as const },
    };
    const { ids } = await execute(db, editor, addTags, { ...stored, tags: [said, denied] });
    await execute(db, editor, enterChains, { documentId: stored.documentId, ids });
    expect(await places(claimId)).toMatchObject([
      { sourceId: huawei, stance: 'affirms', certainty: 'probable' },
      { sourceId: news, stance: 'affirms', certainty: 'probable' },
      { sourceId: huawei, stance: 'denies', certainty: 'asserted' },
      { sourceId: news, stance: 'denies', certainty: 'asserted' },
    ]);
    expect(await facts(claimId)).toMatchObject({ originCount: 1, chainCount: 2 });
    await healthy();
  });

  it('a second-hand utterance beside one with a document is warned about, and can be joined and split again', async () => {
    const [a, b, claimId] = [await source(), await source(), await claim()];
    const held = await document(a);
    const { utteranceIds } = await add(claimId, { sourceId: a }, { sourceId: a, documentId: held.documentId });
    await add(claimId, { utteranceId: utteranceIds[0] }, { sourceId: b });
    expect((await facts(claimId)).warnings).toContain('said-twice');
    const [from = 0, into = 0] = utteranceIds;
    const joined = await perform(db, editor, joinUtterance, { id: from, intoId: into });
    expect(await places(claimId)).toMatchObject([{ id: into }, { sourceId: b }]);
    expect(await facts(claimId)).toMatchObject({ linkCount: 1, originCount: 1 });
    expect((await facts(claimId)).warnings).not.toContain('said-twice');
    await healthy();
    await execute(db, editor, undoChange, { changeId: joined.changeId ?? 0 });
    expect((await places(claimId)).map(({ id }) => id)).toContain(from);
    await healthy();
    const other = (await add(claimId, { sourceId: await source() })).utteranceIds[0] ?? 0;
    for (const input of [
      { id: into, intoId: from },
      { id: other, intoId: into },
    ])
      await expect(execute(db, editor, joinUtterance, input)).rejects.toMatchObject({ kind: 'invalid' });
  });

  it('merged sources and merged claims follow the rule', async () => {
    const [a, twin, b] = [await source(), await source(), await source()];
    const one = await claim();
    await add(one, { sourceId: a, documentId: (await document(a)).documentId });
    await add(one, { sourceId: twin }, { sourceId: b });
    const merged = await perform(db, editor, mergeSources, { fromId: twin, intoId: a });
    expect(merged.result).toMatchObject({ joined: 1, moved: 0 });
    expect((await places(one)).map(({ sourceId }) => sourceId)).toEqual([a, b]);
    await healthy();
    await execute(db, editor, undoChange, { changeId: merged.changeId ?? 0 });
    expect((await places(one)).map(({ sourceId }) => sourceId)).toEqual([a, twin, b]);

    const [from, into] = [await claim(), await claim()];
    await add(from, { sourceId: a }, { sourceId: b });
    await add(into, { sourceId: a, documentId: (await document(a)).documentId });
    const claims = await perform(db, editor, mergeClaim, { fromId: from, intoId: into });
    expect(claims.result).toMatchObject({ moved: 1, joined: 1 });
    expect(await places(into)).toHaveLength(2);
    await healthy();
    await execute(db, editor, undoChange, { changeId: claims.changeId ?? 0 });
    expect(await places(from)).toHaveLength(2);
    await healthy();
  });

  it('merged claims keep both stances of a source', async () => {
    const a = await source();
    const { documentId } = await document(a);
    const [from, into] = [await claim(), await claim()];
    await add(from, { sourceId: a, documentId, stance: 'denies' });
    await add(into, { sourceId: a, documentId });
    await execute(db, editor, mergeClaim, { fromId: from, intoId: into });
    expect((await places(into)).map(({ stance }) => stance).sort()).toEqual(['affirms', 'denies']);
    await healthy();
  });

  it('an utterance moved to another source becomes what that source says in a document', async () => {
    const [a, b, claimId] = [await source(), await source(), await claim()];
    const [held] = (await add(claimId, { sourceId: a, documentId: (await document(a)).documentId })).utteranceIds;
    const [wrong = 0] = (await add(claimId, { sourceId: b }, { sourceId: await source() })).utteranceIds;
    const changed = await execute(db, editor, editUtterance, { id: wrong, sourceId: a });
    expect(changed).toMatchObject({ id: held, warnings: [{ code: 'joined' }] });
    await healthy();
  });

  describe('two sources with one name', () => {
    it('are asked about by typing', async () => {
      const [one, two] = [await source('The Courier'), await source('The Courier')];
      const claimId = await claim();
      const hops = [{ newSource: { name: 'the  courier', kind: 'outlet' as const } }];
      const choose = await refused(execute(db, editor, addChain, { claimId, hops }));
      expect(choose).toMatchObject({ field: 'hops.0.sourceId', candidates: [{ id: one }, { id: two }] });
      await execute(db, editor, addChain, { claimId, hops, choices: { [choose.key]: two } });
      expect(await places(claimId)).toMatchObject([{ sourceId: two }]);
    });

    it('are asked about if one has the name and another goes by it', async () => {
      const one = await source('The Evening Herald');
      const { id: two } = await execute(db, editor, createSource, {
        ...{ name: 'Herald Group', kind: 'outlet', aliases: ['The Evening Herald'], twin: true },
      });
      const choose = await refused(add(await claim(), { newSource: { name: 'The Evening Herald', kind: 'outlet' } }));
      expect(choose.candidates.map(({ id }) => id)).toEqual([one, two]);
    });

    it('are asked about by tags, and left open by imported tags', async () => {
      const [one, two] = [await source('The Lookout'), await source('The Lookout')];
      const text = 'The Lookout said the pier is closed.';
      const stored = await document(await source(), text);
      const brat = `T1\tCue 12 16\tsaid\nT2\tSource 0 11\tThe Lookout\nT3\tContent 17 35\tthe pier is closed\nR1\tHasSource Arg1:T1 Arg2:T2\nR2\tHasContent Arg1:T1 Arg2:T3\n`;
      const { ids } = await execute(db, editor, importTags, { ...stored, format: 'brat', text: brat });
      const tag = await db.prisma.tag.findFirstOrThrow({ where: { id: { in: ids } } });
      expect(tag).toMatchObject({ sourceId: null });
      await db.prisma.tag.update({
        where: { id: tag.id },
        data: { sourceName: 'The Lookout', statement: `The pier is closed ${++n}` },
      });
      const enter = (choices: Record<string, number> = {}) =>
        execute(db, editor, enterChains, { documentId: stored.documentId, ids: [tag.id], choices });
      const choose = await refused(enter());
      expect(choose.candidates.map(({ id }) => id)).toEqual([one, two]);
      const { entered } = await enter({ [choose.key]: one });
      expect((await places(entered[0]?.claimId ?? 0))[0]).toMatchObject({ sourceId: one });
    });
  });
});
