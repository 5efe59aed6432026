import { beforeAll, expect, it } from 'vitest';
import { fillShapes, uncompared } from '@/lib/assessments/fill-shapes.server';
import { rebuild } from '@/lib/assessments/rebuild.server';
import { addChain } from '@/lib/attributions/commands.server';
import { createClaim } from '@/lib/claims/commands.server';
import { getClaim } from '@/lib/claims/detail.server';
import { warningInWords } from '@/lib/claims/warnings-in-words';
import { execute, perform } from '@/lib/commands/command';
import type { Db } from '@/lib/db';
import {
  addDocumentVersion,
  createDocument,
  deleteDocument,
  restoreDocument,
  setDocumentState,
} from '@/lib/documents/commands.server';
import { undoChange } from '@/lib/history/commands.server';
import type { Actor } from '@/lib/people/permissions';
import { createSource } from '@/lib/sources/commands.server';
import { eachDatabase } from '../support/databases';
import { edited, wordy } from '../support/texts';

const editor: Actor = { id: 'e', name: 'Editor', role: 'editor' };

eachDatabase('texts that share wording', (open) => {
  let db: Db;
  let n = 0;
  beforeAll(async () => {
    db = await open();
  });
  const outlet = async () => (await execute(db, editor, createSource, { name: `Outlet ${++n}`, kind: 'outlet' })).id;
  /** An outlet of its own with a document of this text. */
  const publish = async (text = '') => {
    const sourceId = await outlet();
    const { id } = await execute(db, editor, createDocument, { title: `Item ${n}`, sourceId, text });
    return { sourceId, documentId: id };
  };
  type Held = Awaited<ReturnType<typeof publish>>;
  const claimIn = async (...chains: Held[][]) => {
    const { id: claimId } = await execute(db, editor, createClaim, { statement: `Claim ${++n}` });
    for (const hops of chains) await execute(db, editor, addChain, { claimId, hops });
    return claimId;
  };
  const store = ({ documentId }: Held, text: string) => perform(db, editor, addDocumentVersion, { documentId, text });
  const undo = (changeId: number | null) => perform(db, editor, undoChange, { changeId: changeId ?? 0 });
  const state = async (id: number) => {
    const { warnings, originCount } = await db.prisma.claimFacts.findUniqueOrThrow({ where: { id } });
    const { belief } = await db.prisma.claim.findUniqueOrThrow({ where: { id } });
    return { alike: warnings.includes('near-duplicate'), origins: originCount, belief };
  };
  const isAlike = async (id: number) => (await state(id)).alike;
  const pairs = async (...held: Held[]) => {
    const ids = held.map(({ documentId }) => documentId);
    return db.prisma.nearDuplicate.findMany({
      where: { aId: { in: ids }, bId: { in: ids } },
      orderBy: [{ aId: 'asc' }, { bId: 'asc' }],
    });
  };
  const healthy = async () => expect(await rebuild(db)).toMatchObject({ differing: [], differingDocuments: [] });

  it('raise the warning and count as one origin, until the text is taken back', async () => {
    const [one, other] = [await publish(wordy('a')), await publish()];
    const claim = await claimIn([one], [other]);
    const apart = await state(claim);
    expect(apart).toMatchObject({ alike: false, origins: 2 });
    await healthy();

    const { changeId } = await store(other, edited(wordy('a'), 2));
    const together = await state(claim);
    expect(together).toMatchObject({ alike: true, origins: 1 });
    expect(together.belief).toBeLessThan(apart.belief);
    expect(await pairs(one, other)).toEqual([
      { aId: one.documentId, bId: other.documentId, jaccard: 106 / 126, contained: 106 / 116 },
    ]);
    await healthy();

    const undone = await undo(changeId);
    expect(await state(claim)).toEqual(apart);
    await healthy();

    await undo(undone.changeId);
    expect(await state(claim)).toEqual(together);
    await healthy();
  });

  it('raise it on a claim added later, and on one that is edited', async () => {
    const [one, other] = [await publish(wordy('b')), await publish(edited(wordy('b'), 1))];
    const claim = await claimIn([one]);
    expect(await isAlike(claim)).toBe(false);
    const { changeId } = await perform(db, editor, addChain, { claimId: claim, hops: [other] });
    expect(await isAlike(claim)).toBe(true);
    await undo(changeId);
    expect(await isAlike(claim)).toBe(false);
    await healthy();
  });

  it('do not where one credits the other, at any distance', async () => {
    const [one, other] = [await publish(wordy('c')), await publish(wordy('c'))];
    const between = { sourceId: await outlet() };
    const direct = await claimIn([one, other]);
    const { id: distant } = await execute(db, editor, createClaim, { statement: `Claim ${++n}` });
    await execute(db, editor, addChain, { claimId: distant, hops: [other, between, one] });
    expect(await pairs(one, other)).toMatchObject([{ jaccard: 1 }]);
    expect([await isAlike(direct), await isAlike(distant)]).toEqual([false, false]);
    expect(
      (await getClaim(db, (await db.prisma.claim.findUniqueOrThrow({ where: { id: direct } })).slug))?.sharedWording,
    ).toEqual([]);
    await healthy();
  });

  it('do not where the texts differ enough', async () => {
    const [one, other] = [await publish(wordy('d')), await publish(edited(wordy('d'), 6))];
    expect(await pairs(one, other)).toEqual([]);
    expect(await state(await claimIn([one], [other]))).toMatchObject({ alike: false, origins: 2 });
  });

  it('are told from case, accents and punctuation, in any script', async () => {
    const chinese = '据两名知情人士透露该公司下一代模型可能在国产芯片上运行而不是进口芯片';
    const [one, other] = [
      await publish('Đàm phán: Élysée, İstanbul — “Straße” 42.'),
      await publish('đam phan elysee ISTANBUL straße 42'),
    ];
    const [han, copy] = [await publish(`${chinese}。`), await publish(`“${chinese}”`)];
    const [short, same] = [await publish('Only four words here'), await publish('only four words here!')];
    expect(await pairs(one, other)).toHaveLength(1);
    expect(await pairs(han, copy)).toMatchObject([{ jaccard: 1 }]);
    expect(await pairs(short, same)).toEqual([]);
    expect(await db.prisma.documentShape.findUnique({ where: { documentId: short.documentId } })).toMatchObject({
      shingles: 0,
      bands: [],
    });
    await healthy();
  });

  it('are compared by their latest version only', async () => {
    const [one, other] = [await publish(wordy('e')), await publish(wordy('e'))];
    const claim = await claimIn([one], [other]);
    expect(await isAlike(claim)).toBe(true);
    const { changeId } = await store(other, wordy('other'));
    expect(await isAlike(claim)).toBe(false);
    await healthy();
    // A text that is there already is not stored again, so that the latest stays the latest.
    await store(other, wordy('e'));
    expect(await isAlike(claim)).toBe(false);
    await undo(changeId);
    expect(await isAlike(claim)).toBe(true);
    await healthy();
  });

  it('no longer matter when one is retracted, and do again', async () => {
    const [one, other] = [await publish(wordy('f')), await publish(wordy('f'))];
    const claim = await claimIn([one], [other]);
    const { changeId } = await perform(db, editor, setDocumentState, {
      id: other.documentId,
      state: 'retracted',
      note: 'Wrong.',
    });
    expect(await isAlike(claim)).toBe(false);
    expect(await pairs(one, other)).toHaveLength(1);
    // What shares its words falls with it.
    expect(await state(claim)).toMatchObject({ origins: 0, belief: 0 });
    await undo(changeId);
    expect(await isAlike(claim)).toBe(true);
    await healthy();
  });

  it('count where one text stands in the other, whatever surrounds it', async () => {
    const story = wordy('wire', 300);
    const opening = story.split(' ').slice(0, 160).join(' ');
    const held = [
      await publish(story),
      await publish(opening),
      await publish(`${wordy('local', 200)} ${story}`),
      await publish(story),
    ];
    const claim = await claimIn(...held.map((one) => [one]));
    expect(await state(claim)).toMatchObject({ alike: true, origins: 1 });
    expect(await pairs(...held)).toHaveLength(6);
    const { slug } = await db.prisma.claim.findUniqueOrThrow({ where: { id: claim } });
    const detail = await getClaim(db, slug);
    expect(detail && warningInWords('near-duplicate', detail)).toContain('100 % of the wording of');
    await healthy();
  });

  it('take the weight from a copy of a retracted text, even in a claim that the text does not contain', async () => {
    const [one, other] = [await publish(wordy('taken-back')), await publish(edited(wordy('taken-back'), 1))];
    const alone = await claimIn([other]);
    const before = await state(alone);
    expect(before).toMatchObject({ origins: 1 });
    const { changeId } = await perform(db, editor, setDocumentState, {
      id: one.documentId,
      state: 'retracted',
      note: 'Invented.',
    });
    expect(await state(alone)).toMatchObject({ origins: 0, belief: 0 });
    const { slug } = await db.prisma.claim.findUniqueOrThrow({ where: { id: alone } });
    const detail = await getClaim(db, slug);
    expect(detail?.warnings).toContain('upstream-retracted');
    const titles = await db.prisma.document.findMany({
      where: { id: { in: [one.documentId, other.documentId] } },
      orderBy: { id: 'asc' },
    });
    expect(detail && warningInWords('upstream-retracted', detail)).toBe(
      `“${titles[1]?.title}” shares its wording with “${titles[0]?.title}”, which has been retracted, and carries no weight.`,
    );
    await healthy();
    await undo(changeId);
    expect(await state(alone)).toEqual(before);
    // A text that becomes a copy loses its weight too.
    const third = await publish();
    const later = await claimIn([third]);
    await execute(db, editor, setDocumentState, { id: one.documentId, state: 'retracted', note: 'Invented.' });
    expect(await state(later)).toMatchObject({ origins: 1 });
    await store(third, wordy('taken-back'));
    expect(await state(later)).toMatchObject({ origins: 0 });
    await healthy();
  });

  it('go with a deleted document and come back with it', async () => {
    const [one, other] = [await publish(wordy('g')), await publish(wordy('g'))];
    const { changeId } = await perform(db, editor, deleteDocument, { id: other.documentId });
    expect(await pairs(one, other)).toEqual([]);
    expect(await db.prisma.documentShape.count({ where: { documentId: other.documentId } })).toBe(0);
    await healthy();
    await undo(changeId);
    expect(await pairs(one, other)).toHaveLength(1);
    await execute(db, editor, deleteDocument, { id: other.documentId });
    await execute(db, editor, restoreDocument, { id: other.documentId });
    expect(await pairs(one, other)).toHaveLength(1);
    await healthy();
  });

  it('are named on the page of the claim', async () => {
    const [one, other, credited] = [
      await publish(wordy('h')),
      await publish(edited(wordy('h'), 1)),
      await publish(wordy('h')),
    ];
    const claim = await claimIn([one, credited], [other]);
    const { slug } = await db.prisma.claim.findUniqueOrThrow({ where: { id: claim } });
    const detail = await getClaim(db, slug);
    const title = async ({ documentId }: Held) =>
      (await db.prisma.document.findUniqueOrThrow({ where: { id: documentId } })).title;
    expect(detail?.warnings).toContain('near-duplicate');
    expect(detail && warningInWords('near-duplicate', detail)).toBe(
      `“${await title(one)}” and “${await title(other)}” share 91 % of their wording, and neither credits the other. ` +
        `“${await title(other)}” and “${await title(credited)}” share 91 % of their wording, and neither credits the other.`,
    );
    expect(detail?.assessment.origins.flatMap(({ ties }) => ties.map(({ reason }) => reason))).toContain('wording');
  });

  it('are found when both are stored at the same time', async () => {
    for (let round = 0; round < 5; round++) {
      const held = await Promise.all([publish(), publish(), publish()]);
      const claim = await claimIn(...held.map((one) => [one]));
      await Promise.all(held.map((one, i) => store(one, edited(wordy(`at-once-${round}-`), 1, `by${i}-`))));
      expect(await pairs(...held)).toHaveLength(3);
      expect(await state(claim)).toMatchObject({ alike: true, origins: 1 });
    }
    await healthy();
  });

  it('are not missed by a claim edited at the same time', async () => {
    for (let round = 0; round < 5; round++) {
      const [one, other] = [await publish(wordy(`edit-${round}-`)), await publish()];
      const claim = await claimIn([one]);
      await Promise.all([
        store(other, wordy(`edit-${round}-`)),
        execute(db, editor, addChain, { claimId: claim, hops: [other] }),
        execute(db, editor, addChain, { claimId: claim, hops: [{ sourceId: other.sourceId }] }).catch(() => {}),
      ]);
      expect(await isAlike(claim)).toBe(true);
    }
    await healthy();
  });

  it('are not missed by a claim that is edited while a text is retracted', async () => {
    for (let round = 0; round < 5; round++) {
      const [one, other] = [await publish(wordy(`back-${round}-`)), await publish()];
      const { changeId } = await store(other, wordy(`back-${round}-`));
      const claim = await claimIn([one]);
      await Promise.all([undo(changeId), execute(db, editor, addChain, { claimId: claim, hops: [other] })]);
      expect(await isAlike(claim)).toBe(false);
    }
    await healthy();
  });

  it('are found wrong by a rebuild, and corrected', async () => {
    const [one, other] = [await publish(wordy('i')), await publish(wordy('i'))];
    const claim = await claimIn([one], [other]);
    const wrong = async (change: string, documents: Held[], claims: number[]) => {
      await db.pool.query(change);
      expect(await rebuild(db)).toMatchObject({
        differing: claims,
        differingDocuments: documents.map(({ documentId }) => documentId),
      });
      expect(await isAlike(claim)).toBe(true);
      await healthy();
    };
    const [a, b] = [one.documentId, other.documentId];
    await wrong(`UPDATE document_shape SET bands = '{1}' WHERE document_id = ${b}`, [other], []);
    await wrong(`DELETE FROM document_shape WHERE document_id = ${a}`, [one], []);
    await wrong(`UPDATE near_duplicate SET jaccard = .9 WHERE a_id = ${a}`, [one, other], []);
    await wrong(`DELETE FROM near_duplicate WHERE a_id = ${a}`, [one, other], []);
    await wrong(
      `INSERT INTO near_duplicate SELECT min(id), ${a}, .9 FROM document`,
      [{ ...one, documentId: 1 }, one],
      [],
    );
    await wrong(`UPDATE claim_facts SET warnings = '{}' WHERE id = ${claim}`, [], [claim]);
  });

  it('that were stored before texts were compared are compared later, a few at a time', async () => {
    const [one, other] = [await publish(wordy('j')), await publish(wordy('j'))];
    const claim = await claimIn([one], [other]);
    const before = await db.prisma.nearDuplicate.count();
    await db.pool.query('DELETE FROM document_shape');
    await db.pool.query('DELETE FROM near_duplicate');
    await rebuildClaims();
    expect(await isAlike(claim)).toBe(false);
    expect(await uncompared(db)).toBeGreaterThan(25);
    const [filled, twice] = await Promise.all([fillShapes(db, 0), fillShapes(db, 1)]);
    expect([...filled.claims, ...twice.claims]).toContain(claim);
    expect(await isAlike(claim)).toBe(true);
    expect(await uncompared(db)).toBe(0);
    expect(await fillShapes(db, 0)).toEqual({ documents: 0, claims: [] });
    expect(await db.prisma.nearDuplicate.count()).toBe(before);
    await healthy();
  });

  it('work for a story that many outlets print', async () => {
    const many = 60;
    const sourceId = await outlet();
    const { rows } = await db.pool.query<{ id: number }>(
      `INSERT INTO document (title, title_key, source_id) SELECT 'Wire', 'wire', $1 FROM generate_series(1, ${many}) RETURNING id`,
      [sourceId],
    );
    await db.pool.query(
      `INSERT INTO document_version (document_id, number, text, sha256) SELECT id, 1, $2 || ' ' || id, lpad(id::text, 64, '0') FROM unnest($1::int[]) AS d(id)`,
      [rows.map(({ id }) => id), wordy('wire')],
    );
    const claim = await claimIn(...rows.map(({ id }) => [{ sourceId, documentId: id }]));
    const filled = await fillShapes(db, 0);
    expect(filled).toMatchObject({ documents: many });
    expect(await pairs(...rows.map(({ id }) => ({ sourceId, documentId: id })))).toHaveLength((many * (many - 1)) / 2);
    expect(await isAlike(claim)).toBe(true);
    await healthy();
  });

  /** As if the claims had been computed before texts were compared. */
  async function rebuildClaims() {
    await db.pool.query(`UPDATE claim_facts SET warnings = array_remove(warnings, 'near-duplicate')`);
  }
});
