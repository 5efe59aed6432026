import { beforeAll, expect, it } from 'vitest';
import { rebuild } from '@/lib/assessments/rebuild.server';
import {
  addJudgement,
  createClaim,
  deleteClaims,
  editClaim,
  mergeClaim,
  restoreClaims,
  splitClaimOff,
} from '@/lib/claims/commands.server';
import { getClaim } from '@/lib/claims/detail.server';
import { findGone } from '@/lib/claims/gone.server';
import { type Command, perform } from '@/lib/commands/command';
import type { Db } from '@/lib/db';
import { undoChange } from '@/lib/history/commands.server';
import type { Actor } from '@/lib/people/permissions';
import { type Drawing, draw, drawn, fillSources } from '../support/claim-graphs';
import { eachDatabase } from '../support/databases';
import { tables } from '../support/tables';

const editor: Actor = { id: 'e', name: 'Edith', role: 'editor' };

eachDatabase('commands on claims', (open) => {
  let db: Db;
  beforeAll(async () => {
    db = await open();
    await fillSources(db);
  });

  const run = <T>(command: Command<never, T> | Command, input: unknown, reason = '') =>
    perform(db, editor, command as Command, input, { reason }) as Promise<{ result: T; changeId: number | null }>;
  const claimOf = (id: number) =>
    db.prisma.claim.findUniqueOrThrow({
      where: { id },
      include: { facts: true, topics: { include: { topic: true } } },
    });
  async function newClaim(statement: string, drawing: Drawing = { utterances: [], links: [] }, topics: string[] = []) {
    const { result } = await run<{ id: number; slug: string }>(createClaim, { statement, topics });
    const ids = await draw(db, result.id, drawing);
    await rebuild(db);
    return { ...result, ids };
  }
  /** What the change did is taken back to the row. Claims that were made stay, deleted. */
  async function expectUndo(change: () => Promise<{ changeId: number | null }>) {
    const before = await tables(db);
    const { changeId } = await change();
    expect((await rebuild(db)).differing).toEqual([]);
    await run(undoChange, { changeId });
    expect((await rebuild(db)).differing).toEqual([]);
    const after = await tables(db);
    const known = new Set(before.claim?.map((row) => JSON.parse(row).id));
    after.claim = after.claim?.filter((row) => known.has(JSON.parse(row).id)) ?? [];
    after.claim_topic = after.claim_topic?.filter((row) => known.has(JSON.parse(row).claim_id)) ?? [];
    expect(after).toEqual(before);
  }

  it('edit only what is given; the address stays', async () => {
    const { id, slug } = await newClaim('Before it was edited', undefined, ['chips', 'AI']);
    const { version } = await claimOf(id);
    await run(editClaim, { id, version, statement: 'After   it was edited' });
    expect(await claimOf(id)).toMatchObject({
      slug,
      statement: 'After it was edited',
      statementKey: 'after it was edited',
      status: 'unverified',
      topicText: 'AI; chips',
    });
    await run(editClaim, { id, topics: ['chips', 'Space'], status: 'disputed' });
    expect(await claimOf(id)).toMatchObject({
      statement: 'After it was edited',
      status: 'disputed',
      topicText: 'chips; Space',
      facts: { status: 'disputed' },
    });
    expect((await run(editClaim, { id, topics: ['Space', 'chips'] })).changeId).toBeNull();
    await expectUndo(() => run(editClaim, { id, statement: 'Something else', topics: [] }));
  });

  it('refuse an edit of what has changed since, and return the present values', async () => {
    const { id } = await newClaim('Edited by two', undefined, ['chips']);
    const { version } = await claimOf(id);
    await run(editClaim, { id, version, status: 'confirmed' });
    await expect(run(editClaim, { id, version, statement: 'Too late' })).rejects.toMatchObject({
      kind: 'stale',
      details: { current: { status: 'confirmed', topics: ['chips'], version: version + 1 } },
    });
    await expect(run(editClaim, { id, statement: ' ' })).rejects.toMatchObject({
      kind: 'invalid',
      fields: { statement: 'Say what is claimed.' },
    });
    await expect(run(editClaim, { id: 999_999, statement: 'x' })).rejects.toMatchObject({ kind: 'not found' });
  });

  it('delete claims and restore them unchanged', async () => {
    const one = await newClaim('To be deleted', { utterances: ['s1', 's2@d2'], links: [['s2@d2', 's1']] }, ['chips']);
    const two = await newClaim('To be deleted too');
    await expectUndo(() => run(deleteClaims, { ids: [one.id, two.id] }, 'twice the same'));
    const before = await tables(db);
    await run(deleteClaims, { ids: [one.id, two.id] });
    expect(await db.prisma.claimFacts.count({ where: { id: { in: [one.id, two.id] } } })).toBe(0);
    await expect(run(deleteClaims, { ids: [one.id] })).rejects.toMatchObject({ kind: 'not found' });
    await expect(run(editClaim, { id: one.id, statement: 'x' })).rejects.toMatchObject({ kind: 'not found' });
    await run(restoreClaims, { ids: [one.id, two.id] });
    expect(await tables(db)).toEqual(before);
    await expect(run(restoreClaims, { ids: [one.id] })).rejects.toMatchObject({ kind: 'not found' });
  });

  it('merge: utterances move, the same ones become one, links and readings follow', async () => {
    const from = await newClaim(
      'Merged from',
      {
        utterances: ['s1', 's2', 's3@d3'],
        links: [
          ['s2', 's1'],
          ['s3@d3', 's2'],
        ],
        ties: [['s1', 's2']],
      },
      ['chips', 'AI'],
    );
    const into = await newClaim(
      'Merged into',
      {
        utterances: ['s1', 's2', 's2@d2'],
        links: [
          ['s2', 's1'],
          ['s2@d2', 's1'],
        ],
      },
      ['chips', 'Space'],
    );
    await db.pool.query(`UPDATE utterance SET certainty = 'possible' WHERE id = ANY($1)`, [[from.ids.s1, from.ids.s2]]);
    await db.pool.query(`UPDATE utterance SET certainty = 'asserted' WHERE id = $1`, [into.ids.s2]);
    await db.pool.query(`UPDATE attribution SET note = 'theirs', verbatim = true WHERE claim_id = $1`, [from.id]);
    await rebuild(db);
    await expectUndo(() => run(mergeClaim, { fromId: from.id, intoId: into.id }));
    const { result } = await run(mergeClaim, { fromId: from.id, intoId: into.id });
    expect(result).toEqual({ id: into.id, slug: 'merged-into', moved: 1, joined: 2 });
    expect(await drawn(db, into.id)).toEqual({
      utterances: ['s1', 's2', 's2@d2', 's3@d3'],
      links: ['s2 < s1: s2 credits s1', 's2@d2 < s1: s2@d2 credits s1', 's3@d3 < s2: s3@d3 credits s2'],
      ties: ['s1 = s2'],
    });
    expect(await drawn(db, from.id)).toEqual({ utterances: [], links: [], ties: [] });
    const certainties = await db.prisma.utterance.findMany({
      where: { id: { in: [into.ids.s1 ?? 0, into.ids.s2 ?? 0] } },
      orderBy: { id: 'asc' },
    });
    expect(certainties.map(({ certainty }) => certainty)).toEqual(['possible', 'asserted']);
    const link = await db.prisma.attribution.findFirstOrThrow({
      where: { downstreamId: into.ids.s2 ?? 0, upstreamId: into.ids.s1 ?? 0 },
    });
    expect(link).toMatchObject({ note: 'theirs', verbatim: true });
    expect(await claimOf(into.id)).toMatchObject({ topicText: 'AI; chips; Space', deletedAt: null });
    expect(await claimOf(from.id)).toMatchObject({ mergedIntoId: into.id, deletedAt: expect.any(Date), facts: null });
    expect(await findGone(db.pool, from.slug)).toMatchObject({ mergedInto: into.slug });
    await expect(run(restoreClaims, { ids: [from.id] })).rejects.toMatchObject({ kind: 'conflict' });
    await expect(run(mergeClaim, { fromId: from.id, intoId: into.id })).rejects.toMatchObject({ kind: 'not found' });
  });

  it('merge: different readings of one link are all kept, and a marked passage wins', async () => {
    const from = await newClaim('Read differently', { utterances: ['s1', 's2@d2'], links: [['s2@d2', 's1']] });
    const into = await newClaim('Read otherwise', { utterances: ['s1', 's2@d2'], links: [['s2@d2', 's1']] });
    await db.pool.query(
      `UPDATE reading SET cue = 'said' WHERE attribution_id = (SELECT id FROM attribution WHERE claim_id = $1)`,
      [from.id],
    );
    const { rows } = await db.pool.query<{ id: number }>(
      `INSERT INTO document_version (document_id, number, text, sha256) VALUES (2, 1, 'A text', $1) RETURNING id`,
      ['0'.repeat(64)],
    );
    await db.pool.query(`UPDATE utterance SET passage = 'marked', version_id = $1, spans = '{0,3}' WHERE id = $2`, [
      rows[0]?.id,
      from.ids['s2@d2'],
    ]);
    await rebuild(db);
    await expectUndo(() => run(mergeClaim, { fromId: from.id, intoId: into.id }));
    await run(mergeClaim, { fromId: from.id, intoId: into.id });
    expect((await drawn(db, into.id)).links).toEqual(['s2@d2 < s1: s2@d2 credits s1 | said']);
    expect(await db.prisma.utterance.findUniqueOrThrow({ where: { id: into.ids['s2@d2'] ?? 0 } })).toMatchObject({
      passage: 'marked',
      versionId: rows[0]?.id,
      spans: [0, 3],
    });
  });

  it('merge: if one source affirms one claim and denies the other, both remain', async () => {
    const from = await newClaim('Yes', { utterances: ['s1@d1'], links: [] });
    const into = await newClaim('No', { utterances: ['s1@d1'], links: [] });
    await db.pool.query(`UPDATE utterance SET stance = 'denies' WHERE id = $1`, [into.ids['s1@d1']]);
    await rebuild(db);
    await expectUndo(() => run(mergeClaim, { fromId: from.id, intoId: into.id }));
    const { result } = await run(mergeClaim, { fromId: from.id, intoId: into.id });
    expect(result).toMatchObject({ joined: 0, moved: 1 });
    expect(
      await db.prisma.utterance.findMany({ where: { claimId: into.id }, orderBy: { stance: 'asc' } }),
    ).toMatchObject([{ stance: 'affirms' }, { stance: 'denies' }]);
  });

  it('merge: two halves of a circle make a circle', async () => {
    const from = await newClaim('One half', { utterances: ['s1', 's2'], links: [['s1', 's2']] });
    const into = await newClaim('Other half', { utterances: ['s1', 's2'], links: [['s2', 's1']] });
    await expectUndo(() => run(mergeClaim, { fromId: from.id, intoId: into.id }));
    await run(mergeClaim, { fromId: from.id, intoId: into.id });
    expect((await drawn(db, into.id)).links).toEqual(['s1 < s2: s1 credits s2', 's2 < s1: s2 credits s1']);
    expect((await claimOf(into.id)).facts?.warnings).toContain('circular');
  });

  it('merge: refuse a stale claim, and a claim into itself', async () => {
    const [a, b] = [await newClaim('Merge me'), await newClaim('Into me')];
    const { version } = await claimOf(b.id);
    await run(editClaim, { id: b.id, status: 'confirmed' });
    await expect(run(mergeClaim, { fromId: a.id, intoId: b.id, versions: { into: version } })).rejects.toMatchObject({
      kind: 'stale',
    });
    await expect(run(mergeClaim, { fromId: a.id, intoId: a.id })).rejects.toMatchObject({
      kind: 'invalid',
      fields: { intoId: 'A claim cannot be merged into itself.' },
    });
    const crosswise = [
      run(mergeClaim, { fromId: a.id, intoId: b.id }),
      run(mergeClaim, { fromId: b.id, intoId: a.id }),
    ];
    const outcomes = await Promise.allSettled(crosswise);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('split: a link goes with whoever credits; a source credited across the border is on both sides', async () => {
    const claim = await newClaim(
      'Two things in one',
      {
        utterances: ['s1', 's2', 's3', 's4'],
        links: [
          ['s2', 's1'],
          ['s3', 's2'],
          ['s4', 's3'],
          ['s4', 's1'],
        ],
        ties: [
          ['s1', 's2'],
          ['s1', 's4'],
          ['s3', 's4'],
        ],
      },
      ['chips'],
    );
    const utteranceIds = [claim.ids.s3, claim.ids.s1];
    await expectUndo(() => run(splitClaimOff, { id: claim.id, statement: 'The one thing', utteranceIds }));
    const { version } = await claimOf(claim.id);
    const { result } = await run<{ id: number }>(splitClaimOff, {
      id: claim.id,
      version,
      statement: 'The other thing',
      utteranceIds,
    });
    expect(result).toMatchObject({ moved: 2, copied: 3 });
    expect(await drawn(db, result.id)).toEqual({
      utterances: ['s1', 's2', 's3'],
      links: ['s2 < s1: s2 credits s1', 's3 < s2: s3 credits s2'],
      ties: ['s1 = s2'],
    });
    expect(await drawn(db, claim.id)).toEqual({
      utterances: ['s1', 's2', 's3', 's4'],
      links: ['s2 < s1: s2 credits s1', 's3 < s2: s3 credits s2', 's4 < s1: s4 credits s1', 's4 < s3: s4 credits s3'],
      ties: ['s1 = s2', 's1 = s4', 's3 = s4'],
    });
    expect(await claimOf(result.id)).toMatchObject({
      slug: 'the-other-thing',
      status: 'unverified',
      topicText: 'chips',
    });
  });

  it('split: a circle stays whole on both sides, so that nobody in it looks like an origin', async () => {
    const claim = await newClaim('Round', {
      utterances: ['s1@d1', 's2@d2'],
      links: [
        ['s1@d1', 's2@d2'],
        ['s2@d2', 's1@d1'],
      ],
    });
    const input = { id: claim.id, statement: 'Half round', utteranceIds: [claim.ids['s1@d1']], topics: ['Space'] };
    await expectUndo(() => run(splitClaimOff, input));
    const { result } = await run<{ id: number }>(splitClaimOff, input);
    for (const id of [result.id, claim.id])
      expect(await drawn(db, id)).toMatchObject({
        utterances: ['s1@d1', 's2@d2'],
        links: ['s1@d1 < s2@d2: s1@d1 credits s2@d2', 's2@d2 < s1@d1: s2@d2 credits s1@d1'],
      });
    expect((await claimOf(result.id)).topicText).toBe('Space');
  });

  it('split: refuse nobody, everybody and strangers', async () => {
    const claim = await newClaim('Not to be split', { utterances: ['s1', 's2'], links: [] });
    const split = (utteranceIds: number[]) => run(splitClaimOff, { id: claim.id, statement: 'x', utteranceIds });
    await expect(split([])).rejects.toMatchObject({ fields: { utteranceIds: 'Choose who says the new claim.' } });
    await expect(split(Object.values(claim.ids))).rejects.toMatchObject({
      kind: 'invalid',
      fields: { utteranceIds: expect.stringContaining('Leave at least one utterance') },
    });
    await expect(split([999_999])).rejects.toMatchObject({
      kind: 'invalid',
      fields: { utteranceIds: expect.stringContaining('no longer in this claim') },
    });
    expect(await db.prisma.claim.count({ where: { statement: 'x', deletedAt: null } })).toBe(0);
  });

  it('judgements are added, never changed; the latest one counts, and sets the status', async () => {
    const { id } = await newClaim('Judged', { utterances: ['s1@d1'], links: [] });
    const judge = (fields: object) =>
      run(addJudgement, {
        claimId: id,
        confidence: 'low',
        likelihood: 'likely',
        status: 'disputed',
        reason: 'Because.',
        ...fields,
      });
    await expectUndo(() => judge({}));
    await judge({});
    await judge({ confidence: 'high', likelihood: 'almost_certain', status: 'confirmed', reason: ' Now we know. ' });
    expect(await claimOf(id)).toMatchObject({
      status: 'confirmed',
      judgedConfidence: 'high',
      judgedLikelihood: 'almost_certain',
      facts: { status: 'confirmed', confidence: 'high' },
    });
    const judgements = await db.prisma.judgement.findMany({ where: { claimId: id }, orderBy: { id: 'asc' } });
    expect(judgements).toMatchObject([
      { reason: 'Because.', authorName: 'Edith' },
      { reason: 'Now we know.', authorName: 'Edith' },
    ]);
    await expect(judge({ reason: '  ' })).rejects.toMatchObject({
      fields: { reason: 'Say why: others will rely on it.' },
    });
    await expect(judge({ confidence: 'none' })).rejects.toMatchObject({
      fields: { likelihood: 'A claim that cannot be judged has no likelihood.' },
    });
  });

  it('an address redirects through several merges to the present claim, with the judgements on the way', async () => {
    const [a, b, c] = [
      await newClaim('First of three'),
      await newClaim('Second of three'),
      await newClaim('Third of three'),
    ];
    const judge = (claimId: number, reason: string) =>
      run(addJudgement, { claimId, confidence: 'low', likelihood: null, status: 'disputed', reason });
    await judge(a.id, 'of the first');
    await run(mergeClaim, { fromId: a.id, intoId: b.id });
    await run(mergeClaim, { fromId: b.id, intoId: c.id });
    expect((await findGone(db.pool, a.slug))?.mergedInto).toBe(c.slug);
    expect((await findGone(db.pool, b.slug))?.mergedInto).toBe(c.slug);
    const detail = await getClaim(db, c.slug);
    expect(detail).toMatchObject({ judged: null, mergedStatements: ['First of three', 'Second of three'] });
    expect(detail?.judgements).toMatchObject([{ reason: 'of the first', of: 'First of three', author: 'Edith' }]);
    await judge(c.id, 'of the third');
    expect(await getClaim(db, c.slug)).toMatchObject({
      judged: { reason: 'of the third', of: null },
      version: expect.any(Number),
    });
    expect((await rebuild(db)).differing).toEqual([]);
  });

  it('a deleted claim says who deleted it, when and why', async () => {
    const { id, slug } = await newClaim('Gone');
    expect(await findGone(db.pool, slug)).toBeNull();
    await run(deleteClaims, { ids: [id] }, 'said twice');
    expect(await findGone(db.pool, slug)).toMatchObject({
      id,
      statement: 'Gone',
      by: 'Edith',
      reason: 'said twice',
      mergedInto: null,
    });
    expect(await findGone(db.pool, 'never-there')).toBeNull();
  });

  it('no claim takes the address of the page for new claims', async () => {
    const { slug, id } = await newClaim('New');
    expect(slug).toBe(`new-${id}`);
  });
});
