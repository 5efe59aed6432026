import { beforeAll, expect, it } from 'vitest';
import { rebuild } from '@/lib/assessments/rebuild.server';
import {
  addChain,
  addChains,
  changeChain,
  editAttribution,
  editUtterance,
  joinUtterance,
  removeAttribution,
  removeUtterance,
  setDependence,
} from '@/lib/attributions/commands.server';
import type { Sheet } from '@/lib/attributions/sheet';
import { createClaim } from '@/lib/claims/commands.server';
import { execute, perform } from '@/lib/commands/command';
import type { Db } from '@/lib/db';
import { addDocumentVersion, createDocument } from '@/lib/documents/commands.server';
import { createSource } from '@/lib/sources/commands.server';
import { claimTools, editor } from '../support/chains';
import { eachDatabase } from '../support/databases';

const TEXT = 'Beta says “soon”.\n\nA report by Alpha, cited by Beta, said that it may happen – or not.';

eachDatabase('chains', (open) => {
  let db: Db;
  const id: Record<string, number> = {};
  let documentId = 0;
  let versionId = 0;
  beforeAll(async () => {
    db = await open();
    for (const name of ['Alpha', 'Beta', 'Gamma', 'Delta', 'Epsilon'])
      id[name] = (
        await execute(db, editor, createSource, {
          name,
          kind: 'outlet',
          aliases: name === 'Alpha' ? ['The Old Álpha'] : [],
        })
      ).id;
    documentId = (await execute(db, editor, createDocument, { title: 'What Beta wrote', sourceId: id.Beta ?? 0 })).id;
    versionId = (await execute(db, editor, addDocumentVersion, { documentId, text: TEXT })).id;
  });
  const { claim, sheet, chain, edit, texts, linkBetween } = claimTools(
    () => db,
    () => id,
  );
  const healthy = async () => expect((await rebuild(db)).differing).toEqual([]);

  it('are added with new sources on the way; a source with that name or other name is used again', async () => {
    const claimId = await claim();
    const added = await execute(db, editor, addChain, {
      claimId,
      hops: [
        { newSource: { name: ' the old alpha ', kind: 'outlet' } },
        { newSource: { name: 'BÉTA', kind: 'person' }, link: { cue: 'told' } },
        { newSource: { name: 'Zeta Wire', kind: 'agency' } },
        { newSource: { name: 'zeta wire', kind: 'agency' }, documentId },
      ],
    });
    expect(added.made.sources.map(({ name }) => name)).toEqual(['Zeta Wire']);
    expect(added.made).toMatchObject({ utterances: 4, links: 3 });
    expect(await texts(claimId)).toEqual(['Alpha → Beta → Zeta Wire → Zeta Wire']);
    expect((await sheet(claimId)).links.map(({ state, cue }) => [state, cue])).toEqual([
      ['reported', 'told'],
      ['assumed', ''],
      ['assumed', ''],
    ]);
    await healthy();
  });

  it('fill in what was unknown of an utterance and overwrite nothing', async () => {
    const claimId = await claim();
    const first = await execute(db, editor, addChain, {
      claimId,
      hops: [{ sourceId: id.Beta, documentId, stance: 'denies' }],
    });
    const again = {
      sourceId: id.Beta,
      documentId,
      certainty: 'possible' as const,
      quote: 'it may happen - or not',
    };
    expect((await execute(db, editor, addChain, { claimId, hops: [again] })).utteranceIds).toEqual(first.utteranceIds);
    expect((await sheet(claimId)).utterances).toMatchObject([
      { stance: 'denies', certainty: 'possible', passage: 'marked', passageText: 'it may happen – or not' },
    ]);
  });

  it('refuse what does not belong together, with a message beside the field', async () => {
    const claimId = await claim();
    const other = await execute(db, editor, createDocument, { title: 'Another', sourceId: id.Beta ?? 0 });
    const add = (...hops: object[]) => execute(db, editor, addChain, { claimId, hops: hops as never });
    const beta = { sourceId: id.Beta };
    const refused = async (promise: Promise<unknown>, field: string, message: RegExp) =>
      expect(await promise.catch((error) => error)).toMatchObject({
        kind: 'invalid',
        fields: { [field]: expect.stringMatching(message) },
      });
    await refused(
      add({ sourceId: id.Alpha }, { ...beta, documentId: other.id, versionId }),
      'hops.1.versionId',
      /another document/,
    );
    await refused(add({ ...beta, versionId }), 'hops.0.versionId', /needs a document/);
    await refused(
      add({ ...beta, documentId, versionId, spans: [0, 5000], passage: 'marked' }),
      'hops.0.spans',
      /beyond the end/,
    );
    await refused(add({ ...beta, documentId, quote: 'not in it' }), 'hops.0.quote', /are not in the stored text/);
    await refused(add({ ...beta, documentId: other.id, quote: 'soon' }), 'hops.0.quote', /no stored text/);
    await refused(add({ ...beta, documentId: 99_999 }), 'hops.0.documentId', /no such document/);
    await refused(add({ sourceId: 99_999 }), 'hops.0.sourceId', /no such source/);
    await refused(add({ ...beta, newSource: { name: 'x', kind: 'person' } }), 'hops.0.sourceId', /Say which/);
    await refused(add({}), 'hops.0.sourceId', /Say which/);
    await refused(add(beta, beta), 'hops.1.sourceId', /cannot credit itself/);
    await refused(add(), 'hops', /at least one/);
    expect((await sheet(claimId)).utterances).toEqual([]);
  });

  it('a loop is stored and warned about', async () => {
    const claimId = await claim();
    const added = await chain(claimId, 'Alpha', 'Beta', 'Alpha');
    expect(added.warnings).toMatchObject([{ code: 'circular' }]);
    const opened = await edit(claimId, ['Alpha', 'Beta', 'Alpha'], ['Alpha', 'Beta']);
    expect(opened.warnings).toEqual([]);
    expect(await texts(claimId)).toEqual(['Alpha → Beta']);
    await healthy();
  });

  it('a hop is inserted, moved and removed; readings stay with the two they show', async () => {
    const claimId = await claim();
    await execute(db, editor, addChain, {
      claimId,
      hops: [
        { sourceId: id.Alpha },
        { sourceId: id.Beta, link: { cue: 'cites' } },
        { sourceId: id.Gamma, link: { cue: 'according to' } },
      ],
    });
    await edit(claimId, ['Alpha', 'Beta', 'Gamma'], ['Alpha', 'Delta', 'Beta', 'Gamma']);
    expect(await texts(claimId)).toEqual(['Alpha → Delta → Beta → Gamma']);
    const cues = async () => (await sheet(claimId)).links.map(({ cue }) => cue).sort();
    expect(await cues()).toEqual(['', '', 'according to']);
    await edit(claimId, ['Alpha', 'Delta', 'Beta', 'Gamma'], ['Delta', 'Alpha', 'Beta', 'Gamma']);
    expect(await texts(claimId)).toEqual(['Delta → Alpha → Beta → Gamma']);
    expect(await cues()).toEqual(['', '', 'according to']);
    await edit(claimId, ['Delta', 'Alpha', 'Beta', 'Gamma'], ['Beta', 'Gamma']);
    expect(await texts(claimId)).toEqual(['Beta → Gamma']);
    expect((await sheet(claimId)).utterances).toHaveLength(2);
    await edit(claimId, ['Beta', 'Gamma'], ['Gamma', 'Beta']);
    expect(await cues()).toEqual(['according to']);
    await healthy();
  });

  it('without hops a chain is removed; links that other chains use stay', async () => {
    const claimId = await claim();
    await chain(claimId, 'Alpha', 'Beta', 'Gamma');
    await chain(claimId, 'Alpha', 'Beta', 'Delta');
    expect((await edit(claimId, ['Alpha', 'Beta', 'Gamma'], [])).warnings).toMatchObject([{ code: 'kept' }]);
    expect(await texts(claimId)).toEqual(['Alpha → Beta → Delta']);
    await edit(claimId, ['Alpha', 'Beta', 'Delta'], []);
    expect((await sheet(claimId)).utterances).toEqual([]);
    await healthy();
  });

  it('whom a hop credits is one fact in all chains; a removed hop keeps its links elsewhere', async () => {
    const claimId = await claim();
    await chain(claimId, 'Alpha', 'Beta', 'Gamma');
    await chain(claimId, 'Alpha', 'Beta', 'Delta');
    const inserted = await edit(claimId, ['Alpha', 'Beta', 'Gamma'], ['Alpha', 'Epsilon', 'Beta', 'Gamma']);
    expect(inserted.warnings).toMatchObject([{ code: 'shared' }]);
    expect(await texts(claimId)).toEqual(['Alpha → Epsilon → Beta → Delta', 'Alpha → Epsilon → Beta → Gamma']);
    const out = await edit(claimId, ['Alpha', 'Epsilon', 'Beta', 'Gamma'], ['Alpha', 'Gamma']);
    expect(out.warnings).toMatchObject([{ code: 'kept' }]);
    expect(await texts(claimId)).toEqual(['Alpha → Epsilon → Beta → Delta', 'Alpha → Gamma']);
    const kept = await linkBetween(claimId, 'Epsilon', 'Beta');
    await edit(claimId, ['Alpha', 'Epsilon', 'Beta', 'Delta'], ['Alpha', 'Beta', 'Delta'], { keep: [kept.id] });
    expect(await texts(claimId)).toEqual(['Alpha → Beta → Delta', 'Alpha → Gamma', 'Epsilon → Beta → Delta']);
    await healthy();
  });

  it('an utterance that gets its document is observed, keeps its links, and is joined with the one already there', async () => {
    const claimId = await claim();
    await chain(claimId, 'Alpha', 'Beta', 'Gamma');
    await execute(db, editor, editAttribution, { id: (await linkBetween(claimId, 'Beta', 'Gamma')).id, cue: 'told' });
    const [, beta] = (await sheet(claimId)).utterances;
    const seen = { id: beta?.id ?? 0, version: beta?.version ?? 0 };
    await execute(db, editor, editUtterance, { ...seen, documentId, quote: 'it may happen … not' });
    expect((await sheet(claimId)).utterances[1]).toMatchObject({
      id: seen.id,
      document: { id: documentId },
      passage: 'marked',
    });
    expect((await linkBetween(claimId, 'Beta', 'Gamma')).state).toBe('verified');
    expect((await linkBetween(claimId, 'Alpha', 'Beta')).state).toBe('assumed');
    await expect(execute(db, editor, editUtterance, { ...seen, stance: 'denies' })).rejects.toMatchObject({
      kind: 'stale',
      details: { current: { documentId } },
    });
    const added = await execute(db, editor, addChain, {
      claimId,
      hops: [{ sourceId: id.Delta }, { sourceId: id.Beta }, { sourceId: id.Epsilon }],
    });
    expect(added.utteranceIds[1]).toBe(seen.id);
    const onlySurer = { id: seen.id, certainty: 'possible' as const };
    await execute(db, editor, editUtterance, onlySurer);
    expect(await db.prisma.utterance.findUniqueOrThrow({ where: { id: seen.id } })).toMatchObject({
      ...onlySurer,
      ...{ documentId, passage: 'marked', versionId },
    });
    await execute(db, editor, editUtterance, { id: seen.id, documentId: null });
    expect((await sheet(claimId)).utterances[1]).toMatchObject({ document: null, passage: null, passageText: null });
    const elsewhere = (
      await execute(db, editor, createDocument, { title: 'What Beta wrote later', sourceId: id.Beta ?? 0 })
    ).id;
    const held = { sourceId: id.Beta, documentId };
    expect((await execute(db, editor, addChain, { claimId, hops: [held] })).utteranceIds).toEqual([seen.id]);
    const later = { sourceId: id.Beta, documentId: elsewhere };
    const two = await execute(db, editor, addChain, { claimId, hops: [{ sourceId: id.Epsilon }, later] });
    const note = { claimId, aId: seen.id, bId: added.utteranceIds[0] ?? 0 };
    await execute(db, editor, setDependence, { ...note, dependent: true, reason: 'one desk' });
    const undone = await perform(db, editor, editUtterance, {
      id: seen.id,
      documentId: elsewhere,
      certainty: 'asserted',
    });
    expect(undone.result).toMatchObject({
      id: two.utteranceIds[1],
      warnings: [{ code: 'joined' }, { code: 'circular' }],
    });
    const places = (await sheet(claimId)).utterances;
    expect(places.filter((place) => place.source.id === id.Beta)).toMatchObject([
      { certainty: 'asserted', document: { id: elsewhere } },
    ]);
    expect(await db.prisma.dependenceLink.count({ where: { claimId, bId: two.utteranceIds[1] ?? 0 } })).toBe(1);
    await healthy();
  });

  it('joining two utterances loses nothing that one of them knew', async () => {
    const claimId = await claim();
    const add = (beta: object) =>
      execute(db, editor, addChain, { claimId, hops: [{ sourceId: id.Alpha }, { sourceId: id.Beta, ...beta }] });
    const heard = { link: { cue: 'cites', note: 'heard', verbatim: true }, readings: [{ cue: 'told' }] };
    const other = await execute(db, editor, createDocument, {
      title: 'What Beta wrote elsewhere',
      sourceId: id.Beta ?? 0,
    });
    const [, goes = 0] = (await add({ ...heard, documentId: other.id })).utteranceIds;
    await add({ documentId, passage: 'not_there', link: { cue: 'cites', note: 'seen' } });
    await execute(db, editor, editUtterance, { id: goes, documentId, quote: 'it may happen - or not' });
    expect((await sheet(claimId)).utterances).toMatchObject([
      {},
      { passage: 'marked', passageText: 'it may happen – or not' },
    ]);
    expect(await linkBetween(claimId, 'Alpha', 'Beta')).toMatchObject({ verbatim: true, note: 'seen\nheard' });
    const readings = await db.prisma.reading.findMany({ where: { attribution: { claimId } }, orderBy: { cue: 'asc' } });
    expect(readings.map(({ cue }) => cue)).toEqual(['cites', 'told']);
    await healthy();
  });

  it('two hops that would become one and credit themselves are refused', async () => {
    const claimId = await claim();
    const { utteranceIds } = await execute(db, editor, addChain, {
      claimId,
      hops: [{ sourceId: id.Beta }, { sourceId: id.Beta, documentId }],
    });
    const [a = 0, b = 0] = utteranceIds;
    const refused = execute(db, editor, changeChain, {
      claimId,
      was: [a, b],
      hops: [{ utteranceId: a, documentId }, { utteranceId: b }],
    });
    await expect(refused).rejects.toMatchObject({ kind: 'invalid', fields: { 'hops.1.sourceId': expect.any(String) } });
    await execute(db, editor, editUtterance, { id: a, documentId });
    expect(await sheet(claimId)).toMatchObject({ utterances: [{ id: b }], links: [] });
  });

  it('the second of two editors is told what the first changed', async () => {
    const claimId = await claim();
    await chain(claimId, 'Alpha', 'Beta', 'Gamma');
    const seen = await sheet(claimId);
    await edit(claimId, ['Alpha', 'Beta', 'Gamma'], ['Alpha', 'Gamma']);
    const late = edit(claimId, ['Alpha', 'Beta', 'Gamma'], ['Alpha', 'Beta', 'Delta', 'Gamma'], {}, seen);
    const error = (await late.catch((it) => it)) as { details: { current: Sheet } };
    expect(error).toMatchObject({ kind: 'stale', details: { current: { claimId } } });
    expect(error.details.current).toEqual(await sheet(claimId));
    const cueOnly = await sheet(claimId);
    const link = await linkBetween(claimId, 'Alpha', 'Gamma');
    await execute(db, editor, editAttribution, { id: link.id, version: link.version, cue: 'cites' });
    await expect(
      execute(db, editor, editAttribution, { id: link.id, version: link.version, cue: 'says' }),
    ).rejects.toMatchObject({
      kind: 'stale',
      details: { current: { cue: 'cites', version: link.version + 1 } },
    });
    await expect(edit(claimId, ['Alpha', 'Gamma'], ['Gamma', 'Alpha'], {}, cueOnly)).rejects.toMatchObject({
      kind: 'stale',
    });
    const [one, two] = await Promise.allSettled([
      edit(claimId, ['Alpha', 'Gamma'], ['Alpha', 'Beta', 'Gamma']),
      edit(claimId, ['Alpha', 'Gamma'], ['Alpha', 'Delta', 'Gamma']),
    ]);
    expect([one.status, two.status].sort()).toEqual(['fulfilled', 'rejected']);
    await healthy();
  });

  it('a chain is saved only as it was seen: its utterances, its links, and that they are linked', async () => {
    const claimId = await claim();
    const [a = 0, b = 0] = (await chain(claimId, 'Alpha', 'Beta')).utteranceIds;
    const [c = 0] = (await chain(claimId, 'Gamma')).utteranceIds;
    const [far = 0] = (await chain(await claim(), 'Alpha')).utteranceIds;
    const link = await linkBetween(claimId, 'Alpha', 'Beta');
    const save = (was: number[], hops: number[], versions: object = {}) =>
      execute(db, editor, changeChain, { claimId, was, hops: hops.map((utteranceId) => ({ utteranceId })), versions });
    const stale = expect.objectContaining({ kind: 'stale', details: { current: await sheet(claimId) } });
    await expect(save([a, b], [a, b], { utterances: { [a]: 2 } })).rejects.toEqual(stale);
    await expect(save([a, b], [a, b], { utterances: { [a]: 1, [far]: 1 } })).rejects.toEqual(stale);
    await expect(save([a, b], [a, b], { links: { [link.id]: link.version + 1 } })).rejects.toEqual(stale);
    await expect(save([a, b], [a, b], { links: { [link.id + 1000]: 1 } })).rejects.toEqual(stale);
    await expect(save([b, a], [a, b])).rejects.toEqual(stale);
    await expect(save([a, c], [a, b])).rejects.toEqual(stale);
    await expect(save([a, 999_999], [a])).rejects.toEqual(stale);
    await expect(save([a, b], [a, 999_999])).rejects.toEqual(stale);
    await expect(save([a, b], [a, far])).rejects.toMatchObject({
      fields: { 'hops.1.utteranceId': 'This utterance belongs to another claim.' },
    });
    const seen = { utterances: { [a]: 1, [b]: 1, [c]: 1 }, links: { [link.id]: link.version } };
    const saved = await save([a, b], [a, c, b], seen);
    expect(saved).toMatchObject({
      utteranceIds: [a, c, b],
      made: { sources: [], utterances: 0, links: 2 },
      warnings: [],
    });
    expect(await texts(claimId)).toEqual(['Alpha → Gamma → Beta']);
    await healthy();
  });

  it('the state of a link follows from what is known of it', async () => {
    const claimId = await claim();
    await execute(db, editor, addChain, {
      claimId,
      hops: [
        { sourceId: id.Alpha },
        { sourceId: id.Beta, documentId, readings: [{ cue: 'cited by', versionId, cueSpans: [38, 46] }] },
      ],
    });
    const link = () => linkBetween(claimId, 'Alpha', 'Beta');
    const { id: linkId, readings } = await link();
    expect(readings).toMatchObject([{ cue: 'cited by', document: 'What Beta wrote' }]);
    await execute(db, editor, editAttribution, {
      id: linkId,
      dropReadings: readings.map((reading) => reading.id),
      note: 'misread',
    });
    expect(await link()).toMatchObject({ state: 'assumed', note: 'misread', readings: [] });
    await execute(db, editor, editAttribution, { id: linkId, cue: 'sources say', verbatim: true });
    expect(await link()).toMatchObject({ state: 'reported', verbatim: true, cue: 'sources say', note: 'misread' });
    await execute(db, editor, editAttribution, { id: linkId, assumed: true });
    expect(await link()).toMatchObject({ state: 'assumed', cue: '' });
    await execute(db, editor, removeAttribution, { id: linkId });
    expect((await sheet(claimId)).utterances).toHaveLength(2);
    await healthy();
  });

  it('a chain that is added again changes of its links what it says anew, and nothing else', async () => {
    const claimId = await claim();
    const marked = { cue: 'cited by', versionId, cueSpans: [38, 46] };
    const add = (link: object, ...readings: object[]) =>
      perform(db, editor, addChain, {
        claimId,
        hops: [{ sourceId: id.Alpha }, { sourceId: id.Beta, documentId, link, readings: readings as never }],
      });
    const readings = () =>
      db.prisma.reading.findMany({
        where: { attribution: { claimId } },
        orderBy: { id: 'asc' },
        select: { id: true, cue: true, versionId: true },
      });
    await add({ cue: 'told', note: 'heard' }, marked);
    const [told, cited] = await readings();
    expect([told?.cue, cited?.cue]).toEqual(['told', 'cited by']);
    const before = await linkBetween(claimId, 'Alpha', 'Beta');

    expect((await add({}, marked)).changeId).toBeNull();
    expect((await add({ cue: 'told; cited by' })).changeId).toBeNull();
    expect(await readings()).toEqual([told, cited]);
    expect(await linkBetween(claimId, 'Alpha', 'Beta')).toEqual(before);

    await add({ cue: 'said to' }, marked, { ...marked, cueSpans: [40, 46] });
    const [renamed, same, third] = await readings();
    expect([renamed, same]).toEqual([{ ...told, cue: 'said to' }, cited]);
    expect(third).toMatchObject({ cue: 'cited by', versionId });
    await add({ dropReadings: [cited?.id ?? 0] });
    expect(await readings()).toEqual([renamed, third]);
    await add({ verbatim: true });
    expect(await linkBetween(claimId, 'Alpha', 'Beta')).toMatchObject({ note: 'heard', verbatim: true });
    await add({ note: 'seen' });
    expect(await linkBetween(claimId, 'Alpha', 'Beta')).toMatchObject({ note: 'seen', verbatim: true });
    await add({ assumed: true });
    expect(await readings()).toEqual([]);
    await healthy();
  });

  it('several chains at once share what they have in common, and a later one changes what an earlier one said', async () => {
    const claimId = await claim();
    const hop = (name: string, link: object = {}, ...cues: string[]) => ({
      ...{ sourceId: id[name], link, readings: cues.map((cue) => ({ cue })) },
    });
    const added = await execute(db, editor, addChains, {
      claimId,
      chains: [
        { hops: [hop('Alpha'), hop('Beta', { cue: 'told', note: 'heard' }, 'told it'), hop('Gamma')] },
        { hops: [hop('Alpha'), hop('Beta', { cue: 'said to' }, 'told it'), hop('Delta', { verbatim: true })] },
        { hops: [hop('Delta'), hop('Alpha')] },
      ],
    });
    expect(added.made).toEqual({ sources: [], utterances: 4, links: 4 });
    expect(added.warnings).toMatchObject([{ code: 'circular' }]);
    expect(added.utteranceIds.map((path) => path.length)).toEqual([3, 3, 2]);
    expect(added.utteranceIds[1]?.slice(0, 2)).toEqual(added.utteranceIds[0]?.slice(0, 2));
    const link = await linkBetween(claimId, 'Alpha', 'Beta');
    expect(link).toMatchObject({ note: 'heard', verbatim: false });
    const cues = await db.prisma.reading.findMany({ where: { attributionId: link.id }, orderBy: { id: 'asc' } });
    expect(cues.map(({ cue }) => cue)).toEqual(['said to', 'told it']);
    expect(await linkBetween(claimId, 'Beta', 'Delta')).toMatchObject({ verbatim: true });

    // As many hops that name utterances as are changed one by one, and one more.
    const [a = 0, b = 0] = added.utteranceIds[0] ?? [];
    const named = (count: number) => ({
      hops: Array.from({ length: count }, (_, i) => ({ utteranceId: [a, b][i % 2] })),
    });
    const chains = [named(50), named(50), named(50), { hops: [...named(49).hops, { sourceId: id.Epsilon }] }];
    const again = await execute(db, editor, addChains, { claimId, chains });
    expect(again.made).toEqual({ sources: [], utterances: 1, links: 2 });
    expect(again.utteranceIds.map((path) => path.length)).toEqual([50, 50, 50, 50]);
    await expect(
      execute(db, editor, addChains, { claimId, chains: [...chains, { hops: [hop('Alpha')] }] }),
    ).rejects.toMatchObject({ kind: 'invalid', message: expect.stringContaining('at most 200 hops together') });
    await healthy();
  });

  it('a credit to a source that says so in several documents waits until one of them is chosen', async () => {
    const claimId = await claim();
    const more = await execute(db, editor, createDocument, { title: 'What Beta added', sourceId: id.Beta ?? 0 });
    const add = (hops: object[], choices = {}) =>
      execute(db, editor, addChain, { claimId, hops: hops as never, choices });
    const [first = 0] = (await add([{ sourceId: id.Beta, documentId }])).utteranceIds;
    const [second = 0] = (await add([{ sourceId: id.Beta, documentId: more.id }])).utteranceIds;
    const credit = [{ sourceId: id.Beta }, { sourceId: id.Gamma }];
    const error = await add(credit).catch((it) => it);
    const { key, candidates } = error.details.choose;
    expect(error).toMatchObject({ kind: 'conflict', message: expect.stringMatching(/^Beta says this in 2 documents/) });
    expect(candidates.map((it: { id: number }) => it.id).sort()).toEqual([first, second].sort());
    await expect(add(credit, { [key]: 999_999 })).rejects.toMatchObject({ kind: 'conflict' });
    expect((await sheet(claimId)).links).toEqual([]);
    for (const chosen of [first, second]) expect((await add(credit, { [key]: chosen })).utteranceIds[0]).toBe(chosen);
    // The same where the chain names utterances.
    const [gamma = 0] = (await add([{ sourceId: id.Gamma }])).utteranceIds;
    await expect(add([{ sourceId: id.Beta }, { utteranceId: gamma }])).rejects.toMatchObject({ kind: 'conflict' });
    const named = await add([{ sourceId: id.Beta }, { utteranceId: gamma }], { [key]: second });
    expect(named.utteranceIds).toEqual([second, gamma]);
    // What is known second-hand is what a document is given to, unless that is just credited.
    const [loose = 0] = (await add([{ sourceId: id.Delta }])).utteranceIds;
    const held = await execute(db, editor, createDocument, { title: 'Of Delta', sourceId: id.Delta ?? 0 });
    const apart = await add([{ sourceId: id.Delta }, { sourceId: id.Delta, documentId: held.id }]);
    expect([apart.utteranceIds[0], apart.made.utterances]).toEqual([loose, 1]);
    await healthy();
  });

  it('only what a source says second-hand is joined, with what it says of the claim in a document', async () => {
    const claimId = await claim();
    const place = async (hop: object, inClaim = claimId) =>
      (await execute(db, editor, addChain, { claimId: inClaim, hops: [hop] as never })).utteranceIds[0] ?? 0;
    const [loose, held] = [await place({ sourceId: id.Gamma }), await place({ sourceId: id.Beta, documentId })];
    const [other, elsewhere] = [await place({ sourceId: id.Beta, documentId }, await claim()), await claim()];
    const denied = await place({ sourceId: id.Gamma, documentId, stance: 'denies' });
    const far = await place({ sourceId: id.Gamma, documentId }, elsewhere);
    const refused = async (from: number, intoId: number, field: string, message: RegExp) =>
      expect(await execute(db, editor, joinUtterance, { id: from, intoId }).catch((error) => error)).toMatchObject({
        kind: 'invalid',
        fields: { [field]: expect.stringMatching(message) },
      });
    await refused(held, other, 'id', /second-hand/);
    await refused(loose, await place({ sourceId: id.Delta }), 'intoId', /has a document/);
    await refused(loose, held, 'intoId', /claim, source or stance/);
    await refused(loose, denied, 'intoId', /claim, source or stance/);
    await refused(loose, far, 'intoId', /claim, source or stance/);
    expect((await sheet(claimId)).utterances.map((it) => it.id)).toContain(loose);
  });

  it('a bridge over a removed utterance links nobody to itself, and nobody twice', async () => {
    const claimId = await claim();
    await chain(claimId, 'Alpha', 'Beta', 'Alpha');
    await chain(claimId, 'Gamma', 'Beta', 'Delta');
    await chain(claimId, 'Gamma', 'Delta');
    const places = (await sheet(claimId)).utterances;
    const beta = places.find((it) => it.source.name === 'Beta')?.id ?? 0;
    expect(await execute(db, editor, removeUtterance, { id: beta, join: true })).toEqual({ joined: 2 });
    expect(await texts(claimId)).toEqual(['Gamma → Alpha → Delta', 'Gamma → Delta']);
    await healthy();
  });

  it('who edits a link after someone else sees what it says now', async () => {
    const claimId = await claim();
    await chain(claimId, 'Alpha', 'Beta');
    const { id: linkId, version } = await linkBetween(claimId, 'Alpha', 'Beta');
    await execute(db, editor, editAttribution, { id: linkId, version, cue: 'told', note: 'heard' });
    await expect(execute(db, editor, editAttribution, { id: linkId, version, note: 'mine' })).rejects.toMatchObject({
      kind: 'stale',
      details: { current: { cue: 'told', note: 'heard' } },
    });
    await execute(db, editor, editAttribution, { id: linkId, note: 'mine' });
    expect(await linkBetween(claimId, 'Alpha', 'Beta')).toMatchObject({ cue: 'told', note: 'mine' });
  });

  it('a removed utterance leaves a gap or is bridged', async () => {
    const claimId = await claim();
    await chain(claimId, 'Alpha', 'Beta', 'Gamma');
    await chain(claimId, 'Delta', 'Beta', 'Alpha');
    const place = async (name: string) =>
      (await sheet(claimId)).utterances.find((it) => it.source.name === name)?.id ?? 0;
    const { changeId } = await perform(db, editor, removeUtterance, { id: await place('Beta'), join: true });
    expect(await texts(claimId)).toEqual(['Delta → Alpha → Gamma', 'Delta → Gamma']);
    expect(changeId).not.toBeNull();
    await execute(db, editor, removeUtterance, { id: await place('Alpha') });
    expect(await texts(claimId)).toEqual(['Delta → Gamma']);
    await healthy();
  });

  it('editors say that two sources depend on each other, or withdraw it', async () => {
    const claimId = await claim();
    const [a = 0] = (await chain(claimId, 'Alpha')).utteranceIds;
    const [b = 0] = (await chain(claimId, 'Beta')).utteranceIds;
    const set = (dependent: boolean | null, reason = '') =>
      execute(db, editor, setDependence, { claimId, aId: b, bId: a, dependent, reason });
    await expect(set(true)).rejects.toMatchObject({ fields: { reason: 'Say why.' } });
    await set(true, 'one phone call');
    await set(false, 'two phone calls');
    expect(await db.prisma.dependenceLink.findMany({ where: { claimId } })).toMatchObject([
      { aId: a, bId: b, dependent: false, reason: 'two phone calls' },
    ]);
    const elsewhere = execute(db, editor, setDependence, {
      claimId: await claim(),
      aId: a,
      bId: b,
      dependent: true,
      reason: 'x',
    });
    await expect(elsewhere).rejects.toMatchObject({ kind: 'invalid', fields: { aId: expect.any(String) } });
    const [far = 0] = (await chain(await claim(), 'Beta')).utteranceIds;
    await expect(
      execute(db, editor, setDependence, { claimId, aId: a, bId: far, dependent: true, reason: 'x' }),
    ).rejects.toMatchObject({ kind: 'invalid', fields: { bId: expect.any(String) } });
    await set(null);
    await expect(set(null)).rejects.toMatchObject({ kind: 'not found' });
    await set(true, 'again');
    await execute(db, editor, removeUtterance, { id: b });
    expect(await db.prisma.dependenceLink.count({ where: { claimId } })).toBe(0);
    await healthy();
  });

  it('two editors who make the same source at once make one', async () => {
    const claims = [await claim(), await claim()];
    const hops = [{ newSource: { name: 'At Once Agency', kind: 'agency' as const } }];
    const made = await Promise.all(claims.map((claimId) => execute(db, editor, addChain, { claimId, hops })));
    expect(made.map((it) => it.made.sources.length).sort()).toEqual([0, 1]);
    expect(await db.prisma.source.count({ where: { name: 'At Once Agency' } })).toBe(1);
  });

  it('an utterance of another claim cannot be used', async () => {
    const [other = 0] = (await chain(await claim(), 'Alpha')).utteranceIds;
    const refused = execute(db, editor, addChain, { claimId: await claim(), hops: [{ utteranceId: other }] });
    await expect(refused).rejects.toMatchObject({
      fields: { 'hops.0.utteranceId': 'This utterance belongs to another claim.' },
    });
  });

  it('need an existing claim', async () => {
    const gone = await execute(db, editor, createClaim, { statement: 'x' });
    await expect(
      execute(db, editor, addChain, { claimId: gone.id + 1000, hops: [{ sourceId: id.Alpha }] }),
    ).rejects.toMatchObject({
      kind: 'not found',
    });
  });
});
