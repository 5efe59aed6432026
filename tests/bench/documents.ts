import { createHash } from 'node:crypto';
import { urlKey } from '@/lib/documents/rules';
import { beginOf, type DatePrecision, PRECISIONS } from '@/lib/format/date';
import { fold } from '@/lib/format/fold';
import { slugOf } from '@/lib/format/slug';
import type { DocumentKind, DocumentState, SourceKind } from '@/lib/vocabulary';
import { type Random, weighted } from './random';
import type { SourceRow } from './sources';

const kinds: Record<SourceKind, readonly DocumentKind[]> = {
  outlet: ['article'],
  agency: ['article'],
  organization: ['report', 'filing', 'post'],
  person: ['post', 'interview', 'transcript'],
  unnamed: ['other'],
  unknown: ['other'],
};

export type DocumentRow = ReturnType<typeof documentOf>;

/** A document in which a claim stands, with its text, which grows as more claims are put into it. */
export type Held = { row: DocumentRow; text: string };

function documentOf(random: Random, id: number, source: SourceRow, about: string, at: number, state: DocumentState) {
  const title = `${random.pick(['', '', 'Report: ', 'Exclusive: ', 'Analysis: '])}${about.slice(0, 90).replace(/\s\S*$/, '')}`;
  const url = source.domains[0]
    ? `https://${source.domains[0]}/${new Date(at).getUTCFullYear()}/${slugOf(title, 'item')}-${id}`
    : null;
  return {
    id,
    title,
    title_key: fold(title),
    url,
    url_key: url && urlKey(url),
    source_id: source.id,
    kind: random.pick(kinds[source.kind]),
    ...publishedOf(random, at),
    state,
    state_note: state === 'live' ? '' : `The publisher has ${state} it.`,
    created_at: new Date(at + 86_400_000).toISOString(),
  };
}

/**
 * When a document was published: mostly to the day or minute, now and then to the month or year only, and sometimes
 * not known.
 */
function publishedOf(random: Random, at: number) {
  const isDated = !random.chance(0.08);
  const precision = weighted<DatePrecision>(random, PRECISIONS, (_, i) => [2, 3, 45, 50][i] ?? 0)();
  return {
    published_at: isDated ? beginOf({ at: new Date(at).toISOString(), precision }) : null,
    published_precision: precision,
  };
}

/**
 * Hands out documents of one stretch of time: one that its source has published already, or a new one while there are
 * to be more.
 */
export function shelf(random: Random, nextId: () => number, room: () => boolean) {
  const bySource = new Map<number, Held[]>();
  const all: Held[] = [];
  const state = weighted<DocumentState>(random, ['live', 'corrected', 'retracted'], (_, i) => [96, 3, 1][i] ?? 0);
  return {
    all,
    /** Undefined: no document of this source is held. */
    take(source: SourceRow, about: string, at: number, taken: ReadonlySet<Held>): Held | undefined {
      const own = bySource.get(source.id) ?? [];
      const old = own.length > 0 ? random.pick(own) : undefined;
      if (old && !taken.has(old) && (!room() || random.chance(0.6))) return old;
      if (!room()) return undefined;
      const row = documentOf(random, nextId(), source, about, at, state());
      const held = { row, text: `${row.title}\n\n` };
      bySource.set(source.id, [...own, held]);
      all.push(held);
      return held;
    },
  };
}

/** The stored text of a document. */
export function versionOf({ row, text }: Held) {
  return { id: row.id, document_id: row.id, number: 1, text, sha256: createHash('sha256').update(text).digest('hex') };
}
