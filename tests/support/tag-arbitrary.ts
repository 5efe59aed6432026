import fc from 'fast-check';
import { normalizeText } from '@/lib/documents/rules';
import type { ShownTag } from '@/lib/tags/queries.server';
import type { TakenOut } from '@/lib/tags/taken-out';
import { certainties, sourceKinds, stances, tagStates } from '@/lib/vocabulary';

const pieces = fc.constantFrom(
  ...[
    '😀',
    'e\u0301',
    '\u0301',
    '👩‍👩‍👧',
    'שלום',
    'مرحبا',
    '\u202e',
    '\u200f',
    '\u2028',
    '\u0085',
    '\u00a0',
    '\n',
    '\n\n',
    '\t',
    ' ',
    '  ',
  ],
  ...['said', 'The ferry ', 'will stop', '; ', '"', '\\', '«', '</script>', 'T1\tCue 0 1\tx\n', '𝒳', '漢字'],
);
/** Stored texts with whatever makes offsets go wrong. */
export const texts = fc
  .oneof(
    fc.array(pieces, { minLength: 1, maxLength: 40 }).map((them) => them.join('')),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 60 }),
    // The same words again and again: only the offsets tell which is meant.
    fc.integer({ min: 1, max: 30 }).map((times) => 'said 😀 '.repeat(times)),
  )
  .map(normalizeText)
  .filter((text) => text !== '');

const wordOf = <T extends object>(words: T) => fc.constantFrom(...(Object.keys(words) as (keyof T & string)[]));
const line = fc.oneof(
  fc.constant(''),
  fc.array(pieces, { maxLength: 5 }).map((them) =>
    them
      .join('')
      .replace(/[\s\u0085]+/g, ' ')
      .trim(),
  ),
);
const spansIn = (length: number) =>
  fc
    .uniqueArray(fc.integer({ min: 0, max: length }), { maxLength: 6 })
    .map((ends) => ends.sort((a, b) => a - b))
    .chain((ends) =>
      fc
        .boolean()
        .map((touch) =>
          touch && ends.length === 3 ? [ends[0], ends[1], ends[1], ends[2]] : ends.slice(0, ends.length & ~1),
        ),
    )
    .map((ends) => ends.map(Number));

const tagIn = (length: number) =>
  fc
    .record({
      ...{
        sourceSpans: spansIn(length),
        cueSpans: spansIn(length),
        contentSpans: spansIn(length),
        nameSpans: spansIn(length),
      },
      ...{ sourceName: line, statement: line, rule: line.filter((words) => words.length < 100) },
      source: fc.option(
        fc.record({ id: fc.integer({ min: 1, max: 99 }), name: line.filter(Boolean), slug: fc.constant('a-source') }),
      ),
      claim: fc.option(
        fc.record({
          id: fc.integer({ min: 1, max: 99 }),
          statement: line.filter(Boolean),
          slug: fc.constant('a-claim'),
        }),
      ),
      sourceKind: fc.option(wordOf(sourceKinds)),
      stance: wordOf(stances),
      certainty: fc.option(wordOf(certainties)),
      state: wordOf(tagStates),
      outer: fc.option(fc.nat()),
    })
    .filter(
      ({ sourceSpans, cueSpans, contentSpans }) => sourceSpans.length + cueSpans.length + contentSpans.length > 0,
    );

/** A text and tags of it that stand within each other without a ring. */
export const takenOut: fc.Arbitrary<TakenOut> = texts.chain((text) =>
  fc.array(tagIn([...text].length), { minLength: 1, maxLength: 6 }).map((list) => ({
    origin: 'https://whence.example.org',
    document: { id: 3, title: 'A document', language: 'en', url: null, kind: 'article' },
    texts: [{ id: 9, number: 1, text, sha256: 'f'.repeat(64) }],
    tags: list.map(({ outer, source, claim, ...tag }, i) => ({
      ...tag,
      ...{ id: 100 + i, version: 1, versionId: 9, lost: null, source, claim },
      sourceId: source?.id ?? null,
      claimId: claim?.id ?? null,
      sourceName: source ? '' : tag.sourceName,
      statement: claim ? '' : tag.statement,
      parentId: outer !== null && i > 0 ? 100 + (outer % i) : null,
    })),
  })),
);

/** What a reader must make of a tag that was written. */
export const readBack = ({ tags }: Pick<TakenOut, 'tags'>) => {
  const places = new Map(tags.map(({ id }, i) => [id, i]));
  return tags.map((tag: ShownTag) => {
    const { id, version, versionId, lost, source, claim, parentId, ...rest } = tag;
    return {
      ...rest,
      sourceName: source?.name ?? tag.sourceName,
      statement: claim?.statement ?? tag.statement,
      parentId: null,
      parentAt: parentId === null ? null : (places.get(parentId) ?? null),
    };
  });
};
