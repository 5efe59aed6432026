import type { Pool } from 'pg';
import { lookupClaims } from '@/lib/claims/lookup.server';
import { claimNotes } from '@/lib/claims/table';
import type { LookupItem, LookupQuery } from '@/lib/data-table/lookup.server';
import type { NotesTable } from '@/lib/data-table/notes-column';
import { idRow } from '@/lib/db/columns';
import { rowsFrom } from '@/lib/db/rows';
import { lookupDocuments } from '@/lib/documents/lookup.server';
import { documentNotes } from '@/lib/documents/table';
import { lookupSources } from '@/lib/sources/lookup.server';
import { sourceNotes } from '@/lib/sources/table';
import { lookupTopics } from '@/lib/topics/lookup.server';
import { Prisma } from '@/prisma/generated/client';
import { FOUND, type Found, type FoundKind, type FoundRecord } from './found';
import { numbered } from './numbered';

const { sql, raw } = Prisma;

type Finder = {
  readonly lookup: (pool: Pool, query: LookupQuery) => Promise<LookupItem[]>;
  /** Where the numbers stand by which files know these records. */
  readonly notes?: NotesTable;
};

const finders: Readonly<Record<FoundKind, Finder>> = {
  claims: { lookup: lookupClaims, notes: claimNotes },
  sources: { lookup: lookupSources, notes: sourceNotes },
  documents: { lookup: lookupDocuments, notes: documentNotes },
  topics: { lookup: lookupTopics },
};

/**
 * The records that a text may mean, at most five of each kind: those whose number it is, in Whence or in a file that
 * was brought in, then the best matches by the rules of the lists.
 */
export async function findRecords(pool: Pool, q: string): Promise<Found> {
  const [claims, sources, documents, topics] = await Promise.all([
    found(pool, q, 'claims'),
    found(pool, q, 'sources'),
    found(pool, q, 'documents'),
    found(pool, q, 'topics'),
  ]);
  return { claims, sources, documents, topics };
}

async function found(pool: Pool, q: string, kind: FoundKind): Promise<FoundRecord[]> {
  const { lookup, notes } = finders[kind];
  const number = numbered(q);
  const keyed = notes && mayBeKey(q) ? await idsByKey(pool, notes, q) : [];
  const only = [...new Set([...keyed, ...(number?.kinds.includes(kind) ? [number.id] : [])])];
  const exact = only.length > 0 ? await lookup(pool, { q: '', not: [], only }) : [];
  const others = exact.length < FOUND ? await lookup(pool, { q, not: only }) : [];
  return [...exact.map((item) => ({ ...item, alias: q })), ...others].slice(0, FOUND);
}

/** Numbers in files have a digit, and no more letters than a short name. */
const mayBeKey = (q: string): boolean => q.length <= 40 && /\p{N}/u.test(q);

/** The records that files know by this number. The names of notes are few: each is looked up in the index by itself. */
async function idsByKey(pool: Pool, { table, by }: NotesTable, q: string): Promise<number[]> {
  const note = raw(table);
  const keys = [...new Set([q, q.toUpperCase(), q.toLowerCase()])];
  const rows = await rowsFrom(
    pool,
    idRow,
    sql`WITH RECURSIVE named AS (
        (SELECT name FROM ${note} ORDER BY name LIMIT 1)
        UNION ALL SELECT (SELECT n.name FROM ${note} n WHERE n.name > named.name ORDER BY n.name LIMIT 1) FROM named WHERE named.name IS NOT NULL)
      SELECT DISTINCT n.${raw(by)} AS id FROM named JOIN ${note} n ON n.name = named.name AND n.key = ANY(${keys}::text[]) ORDER BY 1 LIMIT ${FOUND}`,
  );
  return rows.map((row) => row.id);
}
