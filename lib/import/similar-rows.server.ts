import { claimsStating } from '@/lib/claims/same.server';
import { similarClaims } from '@/lib/claims/similar.server';
import type { Db } from '@/lib/db';
import { fold } from '@/lib/format/fold';
import { interpreter } from './interpret';
import type { Mapping } from './mapping';
import { noteKey } from './notes';
import { rowsIn } from './read-file.server';
import { numberOf, type ReadRow } from './read-table';
import type { RowClaim } from './row';
import { type LikeFound, type LikeHere, type SearchPlace, sharesWords } from './similar';

/** How many new statements are compared of one file. */
const MOST = 1000;
/** How many are compared, and how many rows are read, before there is an answer. */
const PORTION = { statements: 50, rows: 20_000, time: 2000 } as const;
const SHOWN = 3;

type Said = { readonly row: number; readonly claim: RowClaim & { readonly statement: string } };

/**
 * Looks for claims here that are like those which a file would make, a portion at a time.
 * @param place where the last portion ended
 */
export async function likeRows(
  db: Db,
  rowsPath: string,
  { mapping, place, signal }: { mapping: Mapping; place: SearchPlace; signal?: AbortSignal },
): Promise<LikeFound> {
  const interpret = interpreter(mapping);
  const until = Date.now() + PORTION.time;
  const found: LikeHere[] = [];
  let { line, statements } = place;
  const isOver = () => {
    const compared = statements - place.statements;
    // Each portion gets on by at least one statement, however slow the database is.
    return compared >= PORTION.statements || (compared > 0 && Date.now() > until) || signal?.aborted;
  };
  for await (const batch of rowsIn(rowsPath, line)) {
    const fresh = new Map(
      (
        await newIn(
          db,
          batch.flatMap((row) => saidIn(row, interpret)),
        )
      ).map((said) => [said.row, said]),
    );
    for (const row of batch) {
      const said = fresh.get(numberOf(row));
      if (said && statements >= MOST) return { found, next: null, isCut: true };
      if (said && isOver()) return { found, next: { line, statements }, isCut: false };
      line++;
      if (!said) continue;
      statements++;
      const like = await likeOf(db, said.claim.statement);
      if (like.length > 0) found.push({ row: said.row, statement: said.claim.statement, like });
    }
    if (line - place.line >= PORTION.rows || isOver()) return { found, next: { line, statements }, isCut: false };
  }
  return { found, next: null, isCut: false };
}

function saidIn(row: ReadRow, interpret: ReturnType<typeof interpreter>): Said[] {
  const read = interpret(row);
  const claim = read.kind === 'row' ? read.row.claim : undefined;
  return claim?.statement === undefined
    ? []
    : [{ row: numberOf(row), claim: { ...claim, statement: claim.statement } }];
}

/** The rows whose claims are not here, each statement once. */
async function newIn(db: Db, said: readonly Said[]): Promise<Said[]> {
  const [ids, keys, statements] = [
    await numbersHere(db, said),
    await keysHere(db, said),
    await claimsStating(
      db.pool,
      said.map(({ claim }) => fold(claim.statement)),
    ),
  ];
  const seen = new Set<string>();
  return said.filter(({ claim: { id, key, statement } }) => {
    const folded = fold(statement);
    if (seen.has(folded)) return false;
    seen.add(folded);
    return !(id !== undefined && ids.has(id)) && !(key && keys.has(noteKey(key))) && !statements.has(folded);
  });
}

async function numbersHere({ prisma }: Db, said: readonly Said[]): Promise<Set<number>> {
  const ids = said.flatMap(({ claim }) => claim.id ?? []);
  if (ids.length === 0) return new Set();
  const claims = await prisma.claim.findMany({ where: { id: { in: ids } }, select: { id: true } });
  return new Set(claims.map(({ id }) => id));
}

async function keysHere({ prisma }: Db, said: readonly Said[]): Promise<Set<string>> {
  const keys = said.flatMap(({ claim }) => claim.key ?? []);
  if (keys.length === 0) return new Set();
  const notes = await prisma.claimNote.findMany({
    where: { name: { in: [...new Set(keys.map(({ name }) => name))] }, key: { in: keys.map(({ text }) => text) } },
    select: { name: true, key: true },
  });
  return new Set(notes.map(({ name, key }) => noteKey({ name, text: key ?? '' })));
}

async function likeOf(db: Db, statement: string): Promise<LikeHere['like']> {
  const similar = await similarClaims(db, statement);
  return similar
    .filter((one) => one.nearly || sharesWords(statement, one.statement))
    .slice(0, SHOWN)
    .map(({ id, slug, statement, chain, why, nearly }) => ({ id, slug, statement, chain, why, nearly }));
}
