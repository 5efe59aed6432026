import { beforeAll, describe, expect, test } from 'vitest';
import type { Db } from '@/lib/db';
import { warnings, wordsOf } from '@/lib/vocabulary';
import { eachDatabase } from '../support/databases';

type Row = Record<string, unknown>;

const HASH = 'a'.repeat(64);
const claim = { slug: 'c', statement: 'It is so.', statement_key: 'it is so.' };
const facts = {
  id: 1,
  status: 'disputed',
  confidence: 'low',
  credibility: 3,
  chain_count: 1,
  longest_chain: 1,
  link_count: 0,
  outlet_count: 1,
  origin_count: 1,
  document_count: 1,
  created_at: '2026-01-01',
  source_ids: [],
  origin_ids: [],
  topic_ids: [],
  warnings: [],
  statement_key: '',
  chain_key: '',
  topic_key: '',
};
const source = { slug: 's', name: 'S', name_key: 's', kind: 'outlet' };
const document = { title: 'D', title_key: 'd', source_id: 1 };
const capture = {
  ...{ document_id: 1, how: 'file', media_type: 'text/plain', sha256: HASH, size: 1 },
  ...{ captured_at: '2026-01-01', kept: true },
};
const utterance = { claim_id: 1, source_id: 3 };
const observed = { ...utterance, document_id: 1, passage: 'marked' };
const reading = { attribution_id: 1 };
const link = { claim_id: 1, dependent: true, reason: 'Same author.' };
const topic = { slug: 't', name: 'T' };
const judgement = { claim_id: 1, confidence: 'low', status: 'disputed', reason: 'Two say so.', author_name: 'E' };

/** Constraint, table, and a row that must be refused: a good row with one thing wrong. */
const refused: [string, string, Row][] = [
  ['claim_slug', 'claim', { ...claim, slug: 'Upper' }],
  ['claim_slug', 'claim', { ...claim, slug: 'a--b' }],
  ['claim_slug', 'claim', { ...claim, slug: '-a' }],
  ['claim_slug', 'claim', { ...claim, slug: 'a'.repeat(121) }],
  ['claim_slug_key', 'claim', { ...claim, slug: 'first' }],
  ['claim_statement', 'claim', { ...claim, statement: '   ' }],
  ['claim_statement', 'claim', { ...claim, statement: 'x'.repeat(1001) }],
  ['claim_facts_counts', 'claim_facts', { ...facts, chain_count: -1 }],
  ['claim_facts_counts', 'claim_facts', { ...facts, document_count: -1 }],
  ['claim_facts_credibility', 'claim_facts', { ...facts, credibility: 0 }],
  ['claim_facts_credibility', 'claim_facts', { ...facts, credibility: 7 }],
  ['claim_opinion', 'claim', { ...claim, belief: 1.01 }],
  ['claim_opinion', 'claim', { ...claim, uncertainty: Number.NaN }],
  ['claim_facts_warnings', 'claim_facts', { ...facts, warnings: ['circular', 'strange'] }],
  ['source_slug', 'source', { ...source, slug: 'ä' }],
  ['source_name', 'source', { ...source, name: '' }],
  ['source_name', 'source', { ...source, name: 'x'.repeat(201) }],
  ['source_reliability', 'source', { ...source, reliability: 'G' }],
  ['source_people_count', 'source', { ...source, people_count: 0 }],
  ['source_grade_grade', 'source_grade', { source_id: 1, grade: 'a', reason: 'No.' }],
  ['document_title', 'document', { ...document, title: ' ' }],
  ['document_title', 'document', { ...document, title: 'x'.repeat(501) }],
  ['document_url_key', 'document', { ...document, url_key: 'é'.repeat(1301) }],
  ['document_url_key_key', 'document', { ...document, url_key: 'example.org/1' }],
  ['document_version_sha256', 'document_version', { document_id: 1, number: 2, text: 'x', sha256: HASH.toUpperCase() }],
  [
    'document_version_document_id_sha256_key',
    'document_version',
    { document_id: 1, number: 2, text: 'x', sha256: HASH },
  ],
  ['capture_sha256', 'capture', { ...capture, sha256: HASH.toUpperCase() }],
  ['capture_size', 'capture', { ...capture, size: -1 }],
  ['utterance_passage', 'utterance', { ...utterance, passage: 'marked' }],
  ['utterance_passage', 'utterance', { ...utterance, document_id: 1 }],
  ['utterance_version', 'utterance', { ...utterance, version_id: 1 }],
  ['utterance_spans', 'utterance', { ...observed, spans: [0, 1] }],
  ['utterance_spans', 'utterance', { ...observed, version_id: 1, spans: [0] }],
  ['utterance_spans', 'utterance', { ...observed, version_id: 1, spans: [5, 5] }],
  ['utterance_spans', 'utterance', { ...observed, version_id: 1, spans: [0, 1, -1, 2] }],
  ['utterance_spans', 'utterance', { ...observed, version_id: 1, spans: [0, null] }],
  ['utterance_unobserved_once', 'utterance', { claim_id: 1, source_id: 1 }],
  ['utterance_observed_once', 'utterance', { ...observed, source_id: 2 }],
  ['attribution_ends', 'attribution', { claim_id: 1, downstream_id: 1, upstream_id: 1 }],
  ['attribution_downstream_id_upstream_id_key', 'attribution', { claim_id: 1, downstream_id: 2, upstream_id: 1 }],
  ['attribution_upstream_id_claim_id_fkey', 'attribution', { claim_id: 1, downstream_id: 1, upstream_id: 3 }],
  ['reading_spans', 'reading', { ...reading, cue_spans: [0, 1] }],
  ['reading_spans', 'reading', { ...reading, version_id: 1, source_spans: [3, 2] }],
  ['reading_spans', 'reading', { ...reading, version_id: 1, content_spans: [1] }],
  ['dependence_link_order', 'dependence_link', { ...link, a_id: 2, b_id: 1 }],
  ['dependence_link_order', 'dependence_link', { ...link, a_id: 1, b_id: 1 }],
  ['judgement_reason', 'judgement', { ...judgement, reason: ' ' }],
  ['topic_slug', 'topic', { ...topic, slug: '' }],
  ['topic_name', 'topic', { ...topic, name: 'x'.repeat(101) }],
];

const accepted: [string, Row][] = [
  ['claim', { ...claim, slug: 'a'.repeat(120), statement: 'x'.repeat(1000), belief: 1 }],
  ['claim_facts', { ...facts, warnings: wordsOf(warnings), credibility: 1 }],
  ['claim_search', { id: 1, folded: texts(20_000) }],
  [
    'claim',
    { ...claim, slug: 'long-2', statement_key: texts(1000), topic_text: texts(5000), chain_text: texts(50_000) },
  ],
  ['source', { ...source, slug: 'a-1', reliability: 'F', people_count: 1, owner_id: 1 }],
  ['source_grade', { source_id: 1, grade: null, reason: 'Taken away.' }],
  ['document_version', { document_id: 1, number: 2, text: '', sha256: 'b'.repeat(64) }],
  ['capture', capture],
  ['utterance', { ...observed, version_id: 1, spans: [4, 9, 0, 1] }],
  ['utterance', { ...utterance, passage: null }],
  ['reading', { ...reading, version_id: 1, cue_spans: [0, 1] }],
  ['dependence_link', { ...link, a_id: 1, b_id: 2 }],
  ['judgement', judgement],
  ['topic', topic],
];

/** Text that does not compress, so that it would be too long for an index if it were indexed whole. */
function texts(length: number): string {
  return String.fromCodePoint(...Array.from({ length }, (_, i) => 0x4e00 + ((i * 7919) % 20_000)));
}

eachDatabase('the database', (open) => {
  let db: Db;
  const insert = (table: string, row: Row) => {
    const keys = Object.keys(row);
    const places = keys.map((_, i) => `$${i + 1}`);
    return db.pool.query(`INSERT INTO ${table} (${keys}) VALUES (${places})`, Object.values(row));
  };

  beforeAll(async () => {
    db = await open();
    for (const slug of ['first', 'second']) await insert('claim', { ...claim, slug });
    for (const slug of ['one', 'two', 'three']) await insert('source', { ...source, slug });
    await insert('document', { ...document, url_key: 'example.org/1' });
    await insert('document_version', { document_id: 1, number: 1, text: 'x', sha256: HASH });
    await insert('utterance', { claim_id: 1, source_id: 1 });
    await insert('utterance', { ...observed, source_id: 2 });
    await insert('utterance', { claim_id: 2, source_id: 1 });
    await insert('attribution', { claim_id: 1, downstream_id: 2, upstream_id: 1 });
    await insert('change', { actor_id: 'a', actor_name: 'A', command: 'test' });
    await insert('change_record', { change_id: 1, entity: 'claim', entity_id: '1', label: 'x', after: '{}' });
  });

  test.each(refused)('refuses by %s in %s: %j', async (constraint, table, row) => {
    await expect(insert(table, row)).rejects.toMatchObject({ constraint });
  });

  test.each(accepted)('accepts in %s: %j', async (table, row) => {
    await expect(insert(table, row)).resolves.toMatchObject({ rowCount: 1 });
  });

  describe('always', () => {
    test.each([
      `UPDATE document_version SET text = 'y'`,
      `UPDATE change SET reason = 'y'`,
      'DELETE FROM change',
      `UPDATE change_record SET label = 'y'`,
      'DELETE FROM change_record',
    ])('refuses %s', async (statement) => {
      await expect(db.pool.query(statement)).rejects.toMatchObject({
        code: '23001',
        message: expect.stringContaining('never changed'),
      });
    });

    test('refuses to delete a text that is still used', async () => {
      await expect(db.pool.query('DELETE FROM document_version')).rejects.toMatchObject({
        code: expect.stringMatching(/^23(001|503)$/),
      });
    });

    test('refuses to delete the document of a stored version', async () => {
      await expect(db.pool.query('DELETE FROM document')).rejects.toMatchObject({
        constraint: 'document_version_document_id_fkey',
      });
    });
  });

  test('refuses a circle of owners, however long', async () => {
    const own = (owner: number, owned: number) =>
      db.pool.query('UPDATE source SET owner_id = $1 WHERE id = $2', [owner, owned]);
    await own(1, 2);
    await own(2, 3);
    for (const owned of [3, 2, 1]) await expect(own(owned, 1)).rejects.toMatchObject({ constraint: 'source_owner' });
    expect((await db.pool.query('SELECT owner_id FROM source WHERE id = 1')).rows).toEqual([{ owner_id: null }]);
  });

  test('refuses the second half of a circle that two sessions close at the same time', async () => {
    if (db.embedded) return;
    for (const slug of ['x', 'y']) await insert('source', { ...source, slug });
    const [first, second] = await Promise.all([db.pool.connect(), db.pool.connect()]);
    const own = `UPDATE source SET owner_id = (SELECT id FROM source WHERE slug = $1) WHERE slug = $2`;
    await first.query('BEGIN');
    await first.query(own, ['x', 'y']);
    const late = second.query(own, ['y', 'x']);
    await first.query('COMMIT');
    await expect(late).rejects.toMatchObject({ constraint: 'source_owner' });
    first.release();
    second.release();
  });

  test('keeps times as they were given', async () => {
    const at = new Date('2026-03-29T01:30:00.123Z');
    const { id } = await db.prisma.source.create({
      data: { slug: 'early', name: 'Early', nameKey: 'early', kind: 'outlet', createdAt: at },
    });
    expect(await db.prisma.source.findUniqueOrThrow({ where: { id } })).toMatchObject({ createdAt: at });
  });

  test('lets nobody change an entry of the history, except what it is searched by', async () => {
    const { id } = await db.prisma.change.create({
      data: { actorId: 'a', actorName: 'A', command: 'claims.edit', folded: 'x' },
    });
    await db.prisma.change.update({ where: { id }, data: { folded: 'y' } });
    await expect(db.prisma.change.update({ where: { id }, data: { folded: 'z', reason: 'other' } })).rejects.toThrow();
    await expect(db.prisma.change.delete({ where: { id } })).rejects.toThrow();
  });
});
