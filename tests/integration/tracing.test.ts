import { beforeAll, describe, expect, it } from 'vitest';
import { addChain } from '@/lib/attributions/commands.server';
import { createClaim, mergeClaim } from '@/lib/claims/commands.server';
import { claimList } from '@/lib/claims/table';
import { execute, perform } from '@/lib/commands/command';
import { resolveRefs } from '@/lib/data-table/sql.server';
import { readListQuery } from '@/lib/data-table/url';
import type { Db } from '@/lib/db';
import { createDocument, deleteDocument } from '@/lib/documents/commands.server';
import { undoChange } from '@/lib/history/commands.server';
import type { Actor } from '@/lib/people/permissions';
import { createSource } from '@/lib/sources/commands.server';
import { acceptHop, answerTrace } from '@/lib/tracing/commands.server';
import { tracedHop, tracedText } from '@/lib/tracing/hop';
import { traceLink } from '@/lib/tracing/queries.server';
import { traceQueue } from '@/lib/tracing/queue.server';
import { readDocument } from '@/lib/tracing/read-text.server';
import { eachDatabase } from '../support/databases';

const editor: Actor = { id: 'e', name: 'Editor', role: 'editor' };
const other: Actor = { id: 'o', name: 'Other', role: 'editor' };

const statement = 'The harbour board may close the old ferry quay in autumn.';
const texts = {
  daily:
    'Ferries\n\nThe old ferry quay will close in autumn, the Coast Wire reported on Monday. Shops nearby expect fewer visitors.\n\nThe weather stays fine.',
  wire: 'QUAY\n\nThe harbour board will probably close the old ferry quay in autumn, according to the Island Mail. A spokesman was not reached.',
  mail: 'Talk of the town\n\nIt rained. The harbour board may close the old ferry quay in autumn, members said after a meeting. Nothing is decided.',
};
const wordsIn = (text: string, words: string) => {
  const start = [...text.slice(0, text.indexOf(words))].length;
  return [start, start + [...words].length];
};

eachDatabase('tracing a link', (open) => {
  let db: Db;
  let count = 0;
  beforeAll(async () => {
    db = await open();
  });

  /** Island Mail → Coast Wire → Daily; all three documents are held, and only that of the Daily is known to say it. */
  async function case_() {
    const n = ++count;
    const source = async (name: string, domain: string, ownerId?: number) =>
      (
        await execute(db, editor, createSource, {
          name: `${name} ${n}`,
          kind: 'outlet',
          domains: [`${domain}${n}.example`],
          ...(ownerId && { ownerId }),
        })
      ).id;
    const sources = {
      mail: await source('Island Mail', 'mail'),
      wire: await source('Coast Wire', 'wire'),
      daily: await source('Daily', 'daily'),
    };
    const document = async (who: keyof typeof texts, publishedAt: string, more: object = {}) => {
      const made = await execute(db, editor, createDocument, {
        title: `${who} on the quay ${n}`,
        sourceId: sources[who],
        url: `https://${who}${n}.example/quay`,
        publishedAt,
        text: texts[who],
        ...more,
      });
      return { id: made.id, versionId: made.versionId ?? 0 };
    };
    const href = `https://m.wire${n}.example/quay?utm_source=x`;
    const [start = 0, end = 0] = wordsIn(texts.daily, 'Coast Wire');
    const documents = {
      mail: await document('mail', '2026-03-01'),
      wire: await document('wire', '2026-03-02'),
      daily: await document('daily', '2026-03-03', { links: [{ start, end, href }] }),
    };
    const { id: claimId } = await execute(db, editor, createClaim, { statement: `${statement.slice(0, -1)} ${n}.` });
    await execute(db, editor, addChain, {
      claimId,
      hops: [
        { sourceId: sources.mail },
        { sourceId: sources.wire, readings: [{ cue: 'according to' }] },
        {
          sourceId: sources.daily,
          documentId: documents.daily.id,
          quote: 'The old ferry quay will close in autumn',
          certainty: 'asserted',
          readings: [
            {
              cue: 'reported',
              versionId: documents.daily.versionId,
              sourceSpans: wordsIn(texts.daily, 'the Coast Wire'),
              cueSpans: wordsIn(texts.daily, 'reported'),
              contentSpans: wordsIn(texts.daily, 'The old ferry quay will close in autumn'),
            },
          ],
        },
      ],
    });
    const links = await db.prisma.attribution.findMany({ where: { claimId }, include: { upstream: true } });
    const linkTo = (sourceId: number) => links.find(({ upstream }) => upstream.sourceId === sourceId)?.id ?? 0;
    return { claimId, sources, documents, links: { wire: linkTo(sources.wire), mail: linkTo(sources.mail) } };
  }
  const hopOf = async (linkId: number) => tracedHop.parse(JSON.parse(JSON.stringify(await traceLink(db, linkId))));
  const textOf = async (linkId: number, documentId: number) =>
    tracedText.parse(JSON.parse(JSON.stringify(await readDocument(db, linkId, documentId, ''))));
  /** What one press in the panel does: the best that is held is taken as it was found. */
  async function press(linkId: number) {
    const hop = await hopOf(linkId);
    const document = hop.candidates[0] ?? { id: 0 };
    const read = await textOf(linkId, document.id);
    return perform(db, editor, acceptHop, {
      linkId,
      version: hop.version,
      upstreamVersion: hop.upstream.version,
      documentId: document.id,
      versionId: read.document?.versionId,
      spans: [read.passage?.start ?? 0, read.passage?.end ?? 0],
    });
  }
  const states = async (claimId: number) =>
    (await db.prisma.attribution.findMany({ where: { claimId }, orderBy: { id: 'asc' } })).map(({ state }) => state);

  it('shows the sentence of the credit, the address beside it, and the document that has that page', async () => {
    const { links, documents } = await case_();
    const hop = await hopOf(links.wire);
    expect(hop.credit?.parts.map(({ text, role }) => (role ? `[${text}]` : text)).join('')).toBe(
      '[The old ferry quay will close in autumn], [the Coast Wire] [reported] on Monday.',
    );
    expect(hop.leads).toHaveLength(1);
    expect(hop.leads[0]).toMatchObject({
      words: 'Coast Wire',
      near: 'sentence',
      isTheirs: true,
      held: { id: documents.wire.id, how: 'the mobile edition' },
    });
    expect(hop.candidates[0]).toMatchObject({ id: documents.wire.id });
    expect(hop.candidates[0]?.why).toContain('linked in the sentence that gives the credit');
    expect(hop.candidates.map(({ id }) => id)).not.toContain(documents.daily.id);
    expect(hop.phrase).toMatch(/^"[^"]+" .*"Coast Wire \d+" site:wire\d+\.example$/);
  });

  it('makes two reported links verified by two presses, each of which can be undone', async () => {
    const { claimId, links, documents } = await case_();
    expect(await states(claimId)).toEqual(['reported', 'reported']);
    const first = await press(links.wire);
    expect(first.result).toMatchObject({ documentId: documents.wire.id, nextLinkId: links.mail });
    const second = await press(first.result.nextLinkId ?? 0);
    expect(second.result).toMatchObject({ documentId: documents.mail.id, nextLinkId: null });
    expect(await states(claimId)).toEqual(['verified', 'verified']);
    const { ladder } = await hopOf(links.mail);
    expect(ladder.nextLinkId).toBeNull();
    expect(ladder.summary).toMatch(
      /^3 outlets, 1 origin; “may” became “probably” at hop 2, Coast Wire \d+; “probably” became asserted at hop 3, Daily \d+; 2 of 2 links verified\.$/,
    );
    await execute(db, editor, undoChange, { changeId: second.changeId ?? 0 });
    expect((await states(claimId)).sort()).toEqual(['reported', 'verified']);
  });

  it('keeps a new document with its text and links, and goes on to whom it credits', async () => {
    const { claimId, links, sources } = await case_();
    const hop = await hopOf(links.wire);
    const text = 'Later\n\nThe old ferry quay could close in autumn, said the Port Union.';
    const { result, changeId } = await perform(db, editor, acceptHop, {
      linkId: links.wire,
      version: hop.version,
      upstreamVersion: hop.upstream.version,
      document: {
        title: 'Another report',
        sourceId: sources.wire,
        text,
        links: [{ start: 0, end: 5, href: 'https://union.example/' }],
      },
      spans: wordsIn(text, 'The old ferry quay could close in autumn'),
      certainty: 'possible',
      credits: {
        newSource: { name: `Port Union ${count}`, kind: 'organization' },
        cue: 'said',
        sourceSpans: wordsIn(text, 'the Port Union'),
        cueSpans: wordsIn(text, 'said'),
        contentSpans: wordsIn(text, 'The old ferry quay could close in autumn'),
      },
    });
    const next = await hopOf(result.nextLinkId ?? 0);
    expect(next).toMatchObject({ state: 'reported', downstream: { certainty: 'possible' }, credit: { cue: 'said' } });
    expect(next.upstream.source.name).toBe(`Port Union ${count}`);
    await execute(db, editor, undoChange, { changeId: changeId ?? 0 });
    expect((await states(claimId)).sort()).toEqual(['reported', 'reported']);
    expect(await db.prisma.document.count({ where: { title: 'Another report', deletedAt: null } })).toBe(0);
  });

  it('corrects what the text says of the claim, and takes it for whom it credits, unless more is known of them', async () => {
    const { claimId, links, documents, sources } = await case_();
    const spans = wordsIn(texts.wire, 'The harbour board will probably close the old ferry quay in autumn');
    const accept = (stance: 'affirms' | 'denies' | undefined, credits: object) =>
      execute(db, editor, acceptHop, { linkId: links.wire, documentId: documents.wire.id, spans, stance, credits });
    const stances = async () =>
      (await db.prisma.utterance.findMany({ where: { claimId }, include: { source: true }, orderBy: { id: 'asc' } }))
        .map(({ source, stance }) => `${source.name.replace(/ \d+$/, '')} ${stance}`)
        .sort();
    const union = { newSource: { name: `Union ${count}`, kind: 'organization' }, cue: 'said' };
    await accept('denies', union);
    expect(await stances()).toEqual(['Coast Wire denies', 'Daily affirms', 'Island Mail affirms', 'Union denies']);
    expect((await hopOf(links.wire)).upstream.stance).toBe('denies');
    await accept(undefined, { sourceId: sources.mail, cue: 'according to' });
    expect(await stances()).toEqual(['Coast Wire denies', 'Daily affirms', 'Island Mail affirms', 'Union denies']);
    await accept('affirms', { newSource: { name: `Board ${count}`, kind: 'organization' }, cue: 'said' });
    expect(await stances()).toContain('Coast Wire affirms');
    expect(await stances()).toContain('Board affirms');
  });

  it('tells the second of two people who trace the same link, and loses nothing', async () => {
    const { links, documents } = await case_();
    const hop = await hopOf(links.wire);
    await press(links.wire);
    const late = {
      linkId: links.wire,
      version: hop.version,
      upstreamVersion: hop.upstream.version,
      documentId: documents.mail.id,
      spans: [0, 4],
    };
    await expect(execute(db, other, acceptHop, late)).rejects.toMatchObject({ kind: 'stale' });
    expect((await hopOf(links.wire)).upstream.document?.id).toBe(documents.wire.id);
  });

  it('takes what one person finds while another says that it is gone, and keeps both', async () => {
    const { claimId, links } = await case_();
    const before = await hopOf(links.wire);
    await execute(db, other, answerTrace, {
      ...{ linkId: links.wire, version: before.version, upstreamVersion: before.upstream.version },
      ...{ finding: 'gone', address: 'https://wire.example/quay' },
    });
    await press(links.wire);
    expect((await states(claimId)).sort()).toEqual(['reported', 'verified']);
    const hop = await hopOf(links.wire);
    expect(hop.answers).toMatchObject([{ finding: 'gone', by: 'Other' }]);
    expect(hop.ladder.summary).not.toContain('not found');
    const late = execute(db, other, answerTrace, {
      ...{ linkId: links.wire, version: before.version, upstreamVersion: before.upstream.version },
      finding: 'not_in_there',
    });
    await expect(late).rejects.toMatchObject({ kind: 'stale' });
  });

  it('says that a document is gone which another person has deleted meanwhile, and changes nothing', async () => {
    const { claimId, links, documents } = await case_();
    const hop = await hopOf(links.wire);
    const read = await textOf(links.wire, documents.wire.id);
    const { version } = await db.prisma.document.findUniqueOrThrow({ where: { id: documents.wire.id } });
    const removed = await perform(db, other, deleteDocument, { id: documents.wire.id, version });
    const accept = () =>
      execute(db, editor, acceptHop, {
        ...{ linkId: links.wire, version: hop.version, upstreamVersion: hop.upstream.version },
        ...{ documentId: documents.wire.id, versionId: read.document?.versionId },
        spans: [read.passage?.start ?? 0, read.passage?.end ?? 0],
      });
    await expect(accept()).rejects.toMatchObject({
      kind: 'not found',
      message: expect.stringMatching(/^\p{Lu}.*\.$/u),
    });
    expect(await readDocument(db, links.wire, documents.wire.id, '')).toBeNull();
    expect(await states(claimId)).toEqual(['reported', 'reported']);
    await execute(db, other, undoChange, { changeId: removed.changeId ?? 0 });
    await accept();
    expect((await states(claimId)).sort()).toEqual(['reported', 'verified']);
  });

  it('is not undone over what another person has changed since', async () => {
    const { links, documents } = await case_();
    const mine = await press(links.wire);
    const spans = wordsIn(texts.wire, 'The harbour board will probably close the old ferry quay');
    await execute(db, other, acceptHop, { linkId: links.wire, documentId: documents.wire.id, spans });
    await expect(execute(db, editor, undoChange, { changeId: mine.changeId ?? 0 })).rejects.toMatchObject({
      message:
        '“Place of the passage” of this utterance has been changed again since. Nothing was changed; see its history.',
    });
    const { upstream } = await hopOf(links.wire);
    expect(upstream.passageText).toBe('The harbour board will probably close the old ferry quay');
    expect(upstream.document?.id).toBe(documents.wire.id);
  });

  it('refuses words beyond the text, a document without one, and a text that is no longer the latest', async () => {
    const { links, documents, sources } = await case_();
    const bare = await execute(db, editor, createDocument, { title: 'Bare', sourceId: sources.wire });
    const accept = (more: object) => execute(db, editor, acceptHop, { linkId: links.wire, spans: [0, 4], ...more });
    await expect(accept({ documentId: bare.id })).rejects.toMatchObject({ kind: 'invalid' });
    await expect(accept({ documentId: documents.wire.id, spans: [0, 90_000] })).rejects.toMatchObject({
      kind: 'invalid',
    });
    await expect(accept({ documentId: documents.wire.id, versionId: 1_000_000 })).rejects.toMatchObject({
      kind: 'stale',
    });
    await expect(accept({ documentId: documents.wire.id, spans: [] })).rejects.toMatchObject({ kind: 'invalid' });
    expect((await hopOf(links.wire)).state).toBe('reported');
  });

  it('lists the reported links of a table by how much the rule would move', async () => {
    const { claimId, links } = await case_();
    const { statement: own } = await db.prisma.claim.findUniqueOrThrow({ where: { id: claimId } });
    const { query } = readListQuery(claimList, new URLSearchParams({ q: `"${own}"` }));
    const { refs } = await resolveRefs(db.pool, claimList, query);
    const queue = await traceQueue(db.pool, query, refs);
    expect(queue).toMatchObject({ links: 2, looked: 1, more: false, left: 0 });
    expect(queue.lines.map(({ linkId }) => linkId)).toEqual([links.mail, links.wire]);
    expect(queue.lines[0]?.moved ?? 0).toBeGreaterThan(0);
    await press(links.wire);
    await press(links.mail);
    expect((await traceQueue(db.pool, query, refs)).links).toBe(0);
  });

  describe('an answer', () => {
    it('is kept with the link, told in the summary, and can be taken back', async () => {
      const { links, documents } = await case_();
      const answer = { linkId: links.wire, finding: 'not_in_there', documentId: documents.wire.id } as const;
      const { changeId, result } = await perform(db, editor, answerTrace, answer);
      expect((await execute(db, other, answerTrace, answer)).id).toBe(result.id);
      const hop = await hopOf(links.wire);
      expect(hop.answers).toMatchObject([
        { finding: 'not_in_there', by: 'Editor', document: { id: documents.wire.id } },
      ]);
      expect(hop.ladder.summary).toContain('1 link looked for and not found');
      await execute(db, editor, undoChange, { changeId: changeId ?? 0 });
      expect((await hopOf(links.wire)).answers).toEqual([]);
    });

    it('goes with its utterance when that is joined with another, in a merge of claims', async () => {
      const [one, two] = [await case_(), await case_()];
      await execute(db, editor, answerTrace, {
        linkId: one.links.mail,
        finding: 'gone',
        address: 'https://a.example/1',
      });
      const hops = [{ sourceId: one.sources.mail }, { sourceId: two.sources.wire, readings: [{ cue: 'citing' }] }];
      await execute(db, editor, addChain, { claimId: two.claimId, hops });
      const { changeId } = await perform(db, editor, mergeClaim, { fromId: one.claimId, intoId: two.claimId });
      expect((await hopOf(one.links.mail)).answers).toMatchObject([{ finding: 'gone' }]);
      await execute(db, editor, undoChange, { changeId: changeId ?? 0 });
      expect((await hopOf(one.links.mail)).answers).toMatchObject([{ finding: 'gone' }]);
    });

    it('is refused for an address that is none', async () => {
      const { links } = await case_();
      await expect(
        execute(db, editor, answerTrace, { linkId: links.wire, finding: 'gone', address: 'javascript:1' }),
      ).rejects.toMatchObject({ kind: 'invalid' });
    });
  });
});
