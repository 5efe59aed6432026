import { addChain } from '@/lib/attributions/commands.server';
import { holdSeen } from '@/lib/captures/pending.server';
import { createClaim, deleteClaims } from '@/lib/claims/commands.server';
import { execute, perform } from '@/lib/commands/command';
import { shippedBase } from '@/lib/corrector/desk.server';
import type { Db } from '@/lib/db';
import { demoActor } from '@/lib/demo/actor';
import { addDocumentVersion, createDocument, deleteDocument } from '@/lib/documents/commands.server';
import { slugOf } from '@/lib/format/slug';
import { saveMapping } from '@/lib/import/commands.server';
import { createToken, disablePerson, invitePerson, join, makeResetLink } from '@/lib/people/commands.server';
import type { Actor } from '@/lib/people/permissions';
import { createSource, deleteSource } from '@/lib/sources/commands.server';
import { addTags } from '@/lib/tags/commands.server';
import { altered, caseOf, sent } from './cases';
import { decideEnough } from './decisions';
import { upload } from './imports';

/** Prepares what a command needs, with the rights of an admin, and returns an input that it accepts once. */
export type Sample = (world: World) => Promise<unknown>;
/** `actor` is who will run the command. */
export type World = { readonly db: Db; readonly admin: Actor; readonly actor: Actor };

let count = 0;
const name = (what: string) => `${what} ${++count} of ${process.pid}`;
const later = (world: World) => ({ ...world, actor: world.admin });

const claim = async ({ db, admin }: World, topics: string[] = []) =>
  execute(db, admin, createClaim, { statement: name('Claim'), topics });
const source = async ({ db, admin }: World) =>
  execute(db, admin, createSource, { name: name('Source'), kind: 'outlet' });
const document = async (world: World) =>
  execute(world.db, world.admin, createDocument, { title: name('Document'), sourceId: (await source(world)).id });

async function chain(world: World, length = 2) {
  const { id } = await claim(world);
  const sourceIds: number[] = [];
  for (let i = 0; i < length; i++) sourceIds.push((await source(world)).id);
  const hops = sourceIds.map((sourceId, i) => ({ sourceId, readings: i === 0 ? [] : [{ cue: 'citing' }] }));
  const added = await perform(world.db, world.admin, addChain, { claimId: id, hops });
  const links = await world.db.prisma.attribution.findMany({
    where: { claimId: id },
    select: { id: true },
    orderBy: { id: 'asc' },
  });
  return {
    claimId: id,
    sourceIds,
    utteranceIds: added.result.utteranceIds,
    linkIds: links.map((link) => link.id),
    changeId: added.changeId,
  };
}

/** What a person has seen, held for a document. Its bytes are nowhere. */
const held = ({ id }: Actor) =>
  holdSeen(id, {
    ...{ how: 'fetched', requestedUrl: 'https://example.org/a', finalUrl: 'https://example.org/a', redirects: [] },
    ...{ status: 200, headers: { 'content-type': 'text/html' }, mediaType: 'text/html', fileName: '' },
    ...{ sha256: 'a'.repeat(64), size: 1, capturedAt: '2026-04-06T14:05:00.000Z', kept: false },
  });

const links = [{ start: 2, end: 6, href: 'https://gazette.example/a' }];
const tagged = 'A report by The Gazette, cited by The Courier, said that the ferry will stop at Lindhaven.';
async function text(world: World) {
  const { id: documentId } = await document(world);
  const { id: versionId } = await execute(world.db, world.admin, addDocumentVersion, { documentId, text: tagged });
  return { documentId, versionId };
}
const tag = { sourceSpans: [12, 23], cueSpans: [47, 51], contentSpans: [57, 89], sourceName: 'The Gazette' };
async function tags(world: World) {
  const there = await text(world);
  const outer = { sourceSpans: [34, 45], cueSpans: [25, 33], contentSpans: [12, 23], sourceName: name('The Courier') };
  const list = [
    { ...outer },
    { ...tag, sourceName: name('The Gazette'), parentAt: 0, statement: name('The ferry will stop at Lindhaven') },
  ];
  return { ...there, ids: (await execute(world.db, world.admin, addTags, { ...there, tags: list })).ids };
}

const password = 'a long password';
async function person({ db, admin }: World) {
  const { path } = await execute(db, admin, invitePerson, { role: 'editor' });
  const email = `${name('person').replaceAll(' ', '-')}@example.org`;
  const token = path.split('/').at(-1) ?? '';
  return execute(db, { id: 'anonymous', name: 'Somebody', role: 'anonymous' }, join, {
    token,
    name: 'P',
    email,
    password,
  });
}
const topicOf = async (world: World) => {
  const { id } = await claim(world, [name('Topic')]);
  const { topicId } = await world.db.prisma.claimTopic.findFirstOrThrow({ where: { claimId: id } });
  return { topicId, claimId: id };
};

export const commandSamples: Readonly<Record<string, Sample>> = {
  'account.changePassword': async () => ({ current: password, next: 'another long password' }),
  'account.endSession': async ({ db, actor }) => {
    const id = crypto.randomUUID();
    if (actor.account)
      await db.prisma.session.create({
        data: { id, token: id, userId: actor.id, expiresAt: new Date(Date.now() + 60_000) },
      });
    return { sessionId: id };
  },
  'account.rename': async () => ({ name: name('Person') }),
  'attributions.edit': async (world) => ({ id: (await chain(world)).linkIds[0], cue: 'according to' }),
  'attributions.remove': async (world) => ({ id: (await chain(world)).linkIds[0] }),
  'cases.bringIn': async (world) => {
    const statement = name('Claim of a case');
    const row = `1,${slugOf(statement, '')},${statement},unverified,2026-04-06T11:30:00.000Z,,\r\n`;
    const none = await caseOf(world.db, 'q=nobody-ever-wrote-this');
    return { file: await sent(world.actor, await altered(none, 'claims.csv', (headers) => headers + row)) };
  },
  'chains.add': async (world) => ({
    claimId: (await claim(world)).id,
    hops: [{ sourceId: (await source(world)).id }, { newSource: { name: name('New'), kind: 'outlet' } }],
  }),
  'chains.addAll': async (world) => {
    const hops = async () => [
      { sourceId: (await source(world)).id },
      { newSource: { name: name('New'), kind: 'outlet' } },
    ];
    return { claimId: (await claim(world)).id, chains: [{ hops: await hops() }, { hops: await hops() }] };
  },
  'chains.edit': async (world) => {
    const { claimId, utteranceIds } = await chain(world, 3);
    return { claimId, was: utteranceIds, hops: [...utteranceIds].reverse().map((utteranceId) => ({ utteranceId })) };
  },
  'claims.bulk': async (world) => ({
    ids: [(await claim(world)).id, (await chain(world)).claimId],
    change: { addTopics: [name('Topic')] },
  }),
  'claims.create': async () => ({ statement: name('Claim'), topics: [name('Topic')] }),
  'claims.delete': async (world) => ({ ids: [(await chain(world)).claimId] }),
  'claims.edit': async (world) => ({
    id: (await chain(world)).claimId,
    statement: name('Reworded'),
    topics: [name('Topic')],
  }),
  'claims.merge': async (world) => ({ fromId: (await chain(world)).claimId, intoId: (await chain(world)).claimId }),
  'claims.restore': async (world) => {
    const { id } = await claim(world);
    await execute(world.db, world.admin, deleteClaims, { ids: [id] });
    return { ids: [id] };
  },
  'corrector.learn': async ({ db, admin }) => {
    await decideEnough(db, admin);
    return {};
  },
  'corrector.use': async ({ db }) => {
    const counts = { decisions: 300, documents: 10, heldOut: 60, before: 0.5, after: 0.6 };
    const { id } = await db.prisma.learning.create({ data: { ...counts, base: shippedBase() } });
    return { id };
  },
  'claims.split': async (world) => {
    const { claimId, utteranceIds } = await chain(world, 3);
    return { id: claimId, statement: name('Split'), utteranceIds: utteranceIds.slice(1) };
  },
  'imports.run': async ({ actor }) => {
    const sheet = `Fact ID,Claim,Source 1\n1,${name('Claim')},${name('Source')}\n`;
    const { file, proposal } = await upload(actor, sheet);
    return { file, mapping: proposal.mapping };
  },
  'imports.saveMapping': async ({ actor }) => {
    const { proposal } = await upload(actor, `Fact ID,Claim,${name('Note')}\n1,A claim,a note\n`);
    return { name: name('Mapping'), mapping: proposal.mapping };
  },
  'imports.removeMapping': async ({ db, admin }) => {
    const { proposal } = await upload(admin, `Fact ID,Claim,${name('Note')}\n1,A claim,a note\n`);
    const { id } = await execute(db, admin, saveMapping, { name: name('Mapping'), mapping: proposal.mapping });
    return { id };
  },
  'demo.remove': async ({ db }) => {
    await execute(db, demoActor, createSource, { name: name('Demonstrated'), kind: 'outlet' });
    return {};
  },
  'dependences.set': async (world) => {
    const { claimId, utteranceIds } = await chain(world);
    return { claimId, aId: utteranceIds[0], bId: utteranceIds[1], dependent: true, reason: 'the same author' };
  },
  'tracing.accept': async (world) => {
    const { linkIds } = await chain(world);
    const { documentId } = await text(world);
    return { linkId: linkIds[0], documentId, spans: [57, 89], certainty: 'asserted' };
  },
  'tracing.answer': async (world) => ({
    linkId: (await chain(world)).linkIds[0],
    finding: 'gone',
    address: 'https://gazette.example/gone',
  }),
  'documents.addVersion': async (world) => ({ documentId: (await document(world)).id, text: 'A text.', links }),
  'documents.settle': async (world) => {
    const { documentId, ids } = await tags(world);
    const { id: versionId } = await execute(world.db, world.admin, addDocumentVersion, {
      documentId,
      text: 'Another text altogether.',
    });
    return { documentId, versionId, items: [{ kind: 'tag', id: ids[0] }], spans: [0, 7] };
  },
  'documents.create': async (world) => ({
    title: name('Document'),
    sourceId: (await source(world)).id,
    text: 'A text.',
    links,
  }),
  'documents.delete': async (world) => ({ id: (await document(world)).id }),
  'documents.edit': async (world) => ({ id: (await document(world)).id, version: 1, title: name('Retitled') }),
  'documents.keepCopy': async (world) => ({
    documentId: (await document(world)).id,
    capture: await held(world.actor),
  }),
  'documents.restore': async (world) => {
    const { id } = await document(world);
    await execute(world.db, world.admin, deleteDocument, { id });
    return { id };
  },
  'documents.setState': async (world) => {
    const { id } = await document(world);
    await execute(world.db, world.admin, addDocumentVersion, { documentId: id, text: 'A text.' });
    const { sourceId } = await world.db.prisma.document.findUniqueOrThrow({ where: { id } });
    await execute(world.db, world.admin, addChain, {
      claimId: (await claim(world)).id,
      hops: [{ sourceId, documentId: id }],
    });
    return { id, state: 'retracted', note: 'taken back' };
  },
  'history.restore': async (world) => {
    const { claimId, changeId } = await chain(world);
    await execute(world.db, world.admin, addChain, { claimId, hops: [{ sourceId: (await source(world)).id }] });
    return { entity: 'claim', id: claimId, changeId };
  },
  'history.undo': async (world) => ({ changeId: (await chain(world, 3)).changeId }),
  'invitations.revoke': async ({ db, admin }) => ({
    id: (await execute(db, admin, invitePerson, { role: 'reader' })).id,
  }),
  'judgements.add': async (world) => ({
    claimId: (await chain(world)).claimId,
    confidence: 'low',
    likelihood: 'likely',
    status: 'disputed',
    reason: 'two say so',
  }),
  'people.disable': async (world) => ({ personId: (await person(world)).id }),
  'people.enable': async (world) => {
    const { id } = await person(world);
    await execute(world.db, world.admin, disablePerson, { personId: id });
    return { personId: id };
  },
  'people.endSessions': async (world) => ({ personId: (await person(world)).id }),
  'people.invite': async () => ({ role: 'editor', note: name('Invited') }),
  'people.inviteAdmin': async () => ({ first: false }),
  'people.join': async ({ db, admin }) => {
    const { path } = await execute(db, admin, invitePerson, { role: 'reader' });
    return {
      token: path.split('/').at(-1),
      name: 'Joined',
      email: `${name('joined').replaceAll(' ', '-')}@example.org`,
      password,
    };
  },
  'people.resetLink': async (world) => ({ personId: (await person(world)).id }),
  'people.setEmail': async (world) => ({
    personId: (await person(world)).id,
    email: `${name('moved').replaceAll(' ', '-')}@example.org`,
  }),
  'people.setPassword': async (world) => {
    const { id } = await person(world);
    const { path } = await execute(world.db, world.admin, makeResetLink, { personId: id });
    return { token: path.split('/').at(-1), password };
  },
  'people.setRole': async (world) => ({ personId: (await person(world)).id, role: 'reader' }),
  'settings.change': async () => ({ read: count++ % 2 === 0 ? 'anyone' : 'members' }),
  'sources.create': async () => ({
    name: name('Source'),
    kind: 'agency',
    aliases: [name('Alias')],
    domains: ['example.org'],
  }),
  'sources.delete': async (world) => ({ id: (await source(world)).id }),
  'sources.edit': async (world) => ({
    id: (await chain(world)).sourceIds[0],
    version: 1,
    name: name('Renamed'),
    ownerId: (await source(world)).id,
  }),
  'notes.set': async (world) => ({
    entity: 'claim',
    recordId: (await claim(world)).id,
    name: 'Comments',
    text: 'Seen twice.',
  }),
  'sources.grade': async (world) => ({
    sourceId: (await chain(world)).sourceIds[0],
    grade: 'B',
    reason: 'usually right',
  }),
  'sources.merge': async (world) => ({
    fromId: (await chain(world)).sourceIds[0],
    intoId: (await chain(world)).sourceIds[1],
  }),
  'sources.restore': async (world) => {
    const { id } = await source(world);
    await execute(world.db, world.admin, deleteSource, { id });
    return { id };
  },
  'tags.add': async (world) => ({ ...(await text(world)), tags: [tag, { ...tag, parentAt: 0 }] }),
  'tags.edit': async (world) => ({ id: (await tags(world)).ids[0], version: 1, certainty: 'possible' }),
  'tags.enter': async (world) => {
    const { documentId, ids } = await tags(world);
    return { documentId, ids: ids.slice(1) };
  },
  'tags.import': async (world) => ({
    ...(await text(world)),
    format: 'brat',
    text: 'T1\tCue 47 51\tsaid\nT2\tSource 12 23\tThe Gazette\nR1\tHasSource Arg1:T1 Arg2:T2\nT3\tCue 25 33\tcited by\nR2\tWithin Arg1:T1 Arg2:T3\n',
  }),
  'tags.link': async (world) => {
    const { documentId, ids } = await tags(world);
    return { documentId, links: ids.slice(0, 1).map((id) => ({ id, statement: name('Statement') })) };
  },
  'tags.reject': async (world) => ({ ...(await text(world)), tags: [tag] }),
  'tags.remove': async (world) => {
    const { documentId, ids } = await tags(world);
    return { documentId, ids: ids.slice(0, 1) };
  },
  'tokens.create': async () => ({ name: name('Token'), role: 'reader' }),
  'tokens.revoke': async (world) => {
    if (!world.actor.account) return { id: 1 };
    return { id: (await execute(world.db, world.actor, createToken, { name: name('Token'), role: 'reader' })).id };
  },
  'topics.delete': async (world) => {
    const { topicId, claimId } = await topicOf(world);
    await commandSamples['topics.merge']?.(later(world));
    await world.db.prisma.claimTopic.deleteMany({ where: { claimId, topicId } });
    return { id: topicId };
  },
  'topics.merge': async (world) => ({ fromId: (await topicOf(world)).topicId, intoId: (await topicOf(world)).topicId }),
  'topics.rename': async (world) => ({ id: (await topicOf(world)).topicId, name: name('Renamed') }),
  'utterances.edit': async (world) => {
    const { utteranceIds, sourceIds } = await chain(world);
    const held = await execute(world.db, world.admin, createDocument, {
      title: name('Document'),
      sourceId: sourceIds[0] ?? 0,
    });
    return { id: utteranceIds[0], documentId: held.id, certainty: 'possible' };
  },
  'utterances.join': async (world) => {
    const [{ id: claimId }, { id: sourceId }] = [await claim(world), await source(world)];
    const { id: documentId } = await execute(world.db, world.admin, createDocument, {
      title: name('Document'),
      sourceId,
    });
    const { utteranceIds } = await execute(world.db, world.admin, addChain, {
      claimId,
      hops: [{ sourceId }, { sourceId, documentId }],
    });
    return { id: utteranceIds[0], intoId: utteranceIds[1] };
  },
  'utterances.remove': async (world) => ({ id: (await chain(world, 3)).utteranceIds[1], join: true }),
};
