import { createHash } from 'node:crypto';
import { rebuild } from '@/lib/assessments/rebuild.server';
import { perform } from '@/lib/commands/command';
import type { Db } from '@/lib/db';
import { createDocument } from '@/lib/documents/commands.server';
import type { Actor } from '@/lib/people/permissions';
import { insertRows, setSequences } from './load';
import { measure } from './measure';
import type { Measured } from './pages';
import { type Random, randomOf, zipf } from './random';

export const DOCUMENTS = 20_000;
/** Of them so many are made from others, and so many more print one and the same story. */
const COPIES = 800;
export const OUTLETS = 200;
const VOCABULARY = 20_000;
const LEAST = 0.8;

const editor: Actor = { id: 'bench', name: 'Bench', role: 'editor' };

export type Texts = {
  seconds: number;
  pairs: number;
  expected: number;
  /** Pairs that were missed, found wrongly, or given another share than a plain comparison of all shingles gives. */
  wrong: number;
  again: { seconds: number; differing: number };
  saves: Measured[];
};

type Made = { texts: string[][]; families: number[][] };

/**
 * Builds shapes and pairs of many documents in an empty database and compares them with what the generator knows;
 * then stores more texts.
 */
export async function measureTexts(db: Db): Promise<Texts> {
  const random = randomOf(7);
  const { texts, families } = generate(random);
  await fill(db, texts);
  const first = await timed(() => rebuild(db));
  const { rows } = await db.pool.query<{ a: number; b: number; jaccard: number }>(
    'SELECT a_id AS a, b_id AS b, jaccard FROM near_duplicate',
  );
  const expected = exactPairs(texts, families);
  const found = new Map(rows.map(({ a, b, jaccard }) => [`${a} ${b}`, jaccard]));
  const missed = [...expected].filter(([pair, jaccard]) => found.get(pair) !== jaccard).length;
  const invented = [...found.keys()].filter((pair) => !expected.has(pair)).length;
  const second = await timed(() => rebuild(db));
  return {
    seconds: first.seconds,
    pairs: found.size,
    expected: expected.size,
    wrong: missed + invented,
    again: { seconds: second.seconds, differing: second.value.differingDocuments.length },
    saves: await saves(db, random, texts, families),
  };
}

async function timed<T>(work: () => Promise<T>): Promise<{ value: T; seconds: number }> {
  const began = performance.now();
  const value = await work();
  return { value, seconds: (performance.now() - began) / 1000 };
}

const newText = (random: Random, word: () => string) => Array.from({ length: random.between(300, 600) }, word);

/** The words of each document, and which documents, by their places, come from one another. */
function generate(random: Random): Made {
  const word = zipf(
    random,
    Array.from({ length: VOCABULARY }, (_, i) => `w${i.toString(36)}`),
  );
  const originals = DOCUMENTS - COPIES - OUTLETS;
  const texts = Array.from({ length: originals }, () => newText(random, word));
  const families = new Map<number, number[]>();
  const copy = (of: number, words: string[]) => {
    families.set(of, [...(families.get(of) ?? [of]), texts.length]);
    texts.push(words);
  };
  for (let i = 0; i < COPIES; i++) {
    const of = random.between(1, originals - 1);
    copy(of, changed(random, texts[of] ?? [], random.between(0, 24)));
  }
  for (let i = 0; i < OUTLETS; i++) copy(0, changed(random, texts[0] ?? [], random.between(0, 3)));
  return { texts, families: [...families.values()] };
}

function changed(random: Random, words: readonly string[], times: number): string[] {
  const other = [...words];
  for (let i = 0; i < times; i++) other[random.between(0, other.length - 1)] = `changed${random.between(0, 1e9)}`;
  return other;
}

async function fill(db: Db, texts: readonly string[][]): Promise<void> {
  await insertRows(db, 'source', [
    { id: 1, slug: 'bench', name: 'Bench', name_key: 'bench', kind: 'outlet', aliases: [], domains: [] },
  ]);
  for (let at = 0; at < texts.length; at += 1000) {
    const part = texts.slice(at, at + 1000).map((words, i) => ({ id: at + i + 1, text: words.join(' ') }));
    await insertRows(
      db,
      'document',
      part.map(({ id }) => ({
        id,
        title: `Item ${id}`,
        title_key: `item ${id}`,
        source_id: 1,
        created_at: new Date(0).toISOString(),
      })),
    );
    await insertRows(
      db,
      'document_version',
      part.map(({ id, text }) => ({
        id,
        document_id: id,
        number: 1,
        text,
        sha256: createHash('sha256').update(text).digest('hex'),
      })),
    );
  }
  await setSequences(db);
  await db.pool.query('VACUUM ANALYZE');
}

/**
 * Every pair within a family that is near enough, by sets of plain words. Those of different families share next to
 * nothing.
 */
function exactPairs(texts: readonly string[][], families: readonly number[][]): Map<string, number> {
  const found = new Map<string, number>();
  for (const family of families) {
    const sets = family.map((place) => {
      const words = texts[place] ?? [];
      return new Set(words.slice(4).map((_, i) => words.slice(i, i + 5).join(' ')));
    });
    for (const [i, a] of sets.entries())
      for (const [j, b] of sets.slice(0, i).entries()) {
        let shared = 0;
        for (const shingle of a) if (b.has(shingle)) shared++;
        const jaccard = shared / (a.size + b.size - shared);
        if (jaccard >= LEAST - 1e-9) found.set(`${(family[j] ?? 0) + 1} ${(family[i] ?? 0) + 1}`, jaccard);
      }
  }
  return found;
}

async function saves(
  db: Db,
  random: Random,
  texts: readonly string[][],
  families: readonly number[][],
): Promise<Measured[]> {
  let n = 0;
  const word = zipf(
    random,
    Array.from({ length: VOCABULARY }, (_, i) => `w${i.toString(36)}`),
  );
  const store = (text: string) => perform(db, editor, createDocument, { title: `More ${++n}`, sourceId: 1, text });
  const lone = () => random.between(1, texts.length - COPIES - OUTLETS - 1);
  const story = texts[families.find((family) => family.length > OUTLETS)?.[0] ?? 0] ?? [];
  return [
    { name: 'a document without a text', ...(await measure(() => store(''), 100)) },
    {
      name: 'a document with a text of its own',
      ...(await measure(() => store(newText(random, word).join(' ')), 100)),
    },
    {
      name: 'a copy of another',
      ...(await measure(() => store(changed(random, texts[lone()] ?? [], 2).join(' ')), 100)),
    },
    {
      name: `a story that ${OUTLETS} have printed`,
      ...(await measure(() => store(changed(random, story, 1).join(' ')), 20, 2)),
    },
  ];
}
