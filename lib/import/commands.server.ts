import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { lockTexts } from '@/lib/assessments/near-duplicates.server';
import { beginStatements, lockAllStatements } from '@/lib/claims/same.server';
import { type CommandContext, defineCommand } from '@/lib/commands/command';
import { detailOf, lockNames, type NamedSource, namesLike } from '@/lib/commands/names';
import { DomainError, invalid } from '@/lib/errors';
import { counted } from '@/lib/format/number';
import { Behind } from './behind';
import { importInput } from './decisions';
import { readFileOf } from './files.server';
import { fingerprint } from './headers';
import { Importing } from './importing.server';
import { interpreter } from './interpret';
import type { Mapping } from './mapping';
import { mappingProblems } from './mapping-problems';
import { removedMapping, savedMapping } from './mappings';
import { rowsIn } from './read-file.server';
import { isBroken, numberOf, type ReadRow } from './read-table';
import { type NamedInFile, type Report, SOURCES_SHOWN } from './report';
import { Reporting } from './reporting.server';
import type { ImportedRow } from './row';
import type { RowOutcome } from './row-outcome';

const MINUTE = 60_000;
/** So many rows take a few seconds. */
const SHORT = 2000;

/** Brings in the rows of a file, as one change. Rows that cannot be taken are refused, each with the reason. */
export const runImport = defineCommand({
  name: 'imports.run',
  permission: 'claims.write',
  cancellable: true,
  longest: 30 * MINUTE,
  input: importInput,
  async run(context, { file: id, mapping, decisions, expected }): Promise<Report> {
    const { tx, actor, ledger, progress, isRehearsal } = context;
    const file = await readFileOf(actor.id, id);
    const [problem] = mappingProblems(mapping);
    if (problem) throw invalid(problem.reason);
    if (hasTexts(mapping)) await lockTexts(tx);
    // Nobody who adds something waits for a long file; instead, it looks at its end whether somebody was faster.
    const isLong = file.read.rows > SHORT;
    if (!isLong) await lockClaimsAndNames(tx);
    // What is rolled back need not be looked through for references that lead nowhere.
    if (isRehearsal) await ledger.defer();
    const interpret = interpreter(mapping);
    const importing = new Importing(context, decisions, { reason: `From the file “${file.name}”.`, isLong });
    const reporting = new Reporting();
    const refusedRows = createWriteStream(file.paths.refused);
    const behind = new Behind();
    let done = 0;
    try {
      await behind.after(async () => {
        for await (const batch of rowsIn(file.paths.rows)) {
          const { outcomes, blank } = await take(importing, interpret, batch);
          reporting.rows(outcomes, blank);
          await reporting.records(tx, ledger.records);
          // The database derives and keeps one portion while the next is worked out here.
          if (isRehearsal) ledger.drop();
          else await behind.next(() => ledger.putAway());
          refusedRows.write(refusedLines(batch, outcomes));
          done += batch.length;
          progress(done, file.read.rows);
        }
      });
    } finally {
      refusedRows.end();
      await finished(refusedRows).catch(() => {});
    }
    const report = reporting.report(importing, {
      ...(await namedIn(context, importing)),
      notices: noticesOf(importing),
    });
    if (expected !== undefined && expected !== report.digest) throw moved();
    if (isLong && !isRehearsal) await refuseTwins(context, importing);
    if (!isRehearsal) await keep(context, '', mapping);
    return report;
  },
});

/** In this order, as all who add both lock them. */
async function lockClaimsAndNames(tx: CommandContext['tx']): Promise<void> {
  await beginStatements(tx);
  await lockNames(tx);
}

/**
 * Refuses all if others have added a claim or a source that is the same as one of the file: now, and once more when
 * nobody can add any until all this stands, since what is derived of a long file takes its time.
 */
async function refuseTwins({ tx, atEnd }: CommandContext, importing: Importing): Promise<void> {
  const look = async () => {
    if (await importing.hasTwin()) throw moved();
  };
  await look();
  atEnd(async () => {
    await lockAllStatements(tx);
    await lockNames(tx);
    await look();
  });
}

/** Keeps a mapping under a name, for everybody who brings in files with the same columns. */
export const saveMapping = defineCommand({
  name: 'imports.saveMapping',
  permission: 'claims.write',
  input: savedMapping,
  async run(context, { name, mapping }) {
    const [problem] = mappingProblems(mapping);
    if (problem) throw invalid(problem.reason);
    return { id: await keep(context, name, mapping) };
  },
});

/** Removes a mapping that was kept, named or not. */
export const removeMapping = defineCommand({
  name: 'imports.removeMapping',
  permission: 'claims.write',
  input: removedMapping,
  async run({ ledger }, { id }) {
    const { name } = await ledger.hold('importMapping', id);
    await ledger.remove('importMapping', [id]);
    return { id, name };
  },
});

/** Takes a batch of rows. @returns what each row came to but the blank ones, in their order, and how many are blank */
async function take(
  importing: Importing,
  interpret: ReturnType<typeof interpreter>,
  batch: readonly ReadRow[],
): Promise<{ outcomes: RowOutcome[]; blank: number }> {
  const read = batch.map(interpret);
  const rows = read.flatMap((one): ImportedRow[] => (one.kind === 'row' ? [one.row] : []));
  const taken = new Map((await importing.take(rows)).map((outcome) => [outcome.row, outcome]));
  const outcomes = read.flatMap((one): RowOutcome[] => {
    if (one.kind === 'blank') return [];
    const outcome = one.kind === 'refused' ? one : taken.get(one.row.row);
    return outcome ? [outcome] : [];
  });
  return { outcomes, blank: read.filter(({ kind }) => kind === 'blank').length };
}

/** The refused rows, each as a line of JSON: its number, the reasons, its cells. */
function refusedLines(batch: readonly ReadRow[], outcomes: readonly RowOutcome[]): string {
  const cells = new Map(batch.map((row) => [numberOf(row), isBroken(row) ? [] : row.slice(1)]));
  return outcomes
    .flatMap((outcome) => (outcome.kind === 'refused' ? [outcome] : []))
    .map(({ row, refusals }) => JSON.stringify([row, refusals, cells.get(row) ?? []]))
    .map((line) => `${line}\n`)
    .join('');
}

/**
 * The sources that will be made, the most frequent first, and the names that are not clear. Which others have names like
 * theirs is asked while a person can still join them.
 */
async function namedIn(
  { tx, isRehearsal }: CommandContext,
  { sources }: Importing,
): Promise<Pick<Report, 'newSources' | 'newSourcesTotal' | 'unclear'>> {
  const made = [...sources.made].sort((a, b) => b.rows - a.rows || a.id - b.id);
  const shown = made.slice(0, SOURCES_SHOWN);
  const like = isRehearsal ? await namesLike(tx, shown) : new Map<number, NamedSource[]>();
  const near = (of: readonly NamedSource[]): NamedInFile['near'] =>
    of.map((source) => ({ id: source.id, name: source.name, detail: detailOf(source) }));
  return {
    newSourcesTotal: made.length,
    newSources: shown.map(({ id, name, kind, rows }) => ({ name, kind, rows, near: near(like.get(id) ?? []) })),
    unclear: [...sources.unclear.values()].map(({ name, rows, of }) => ({
      name,
      kind: 'unknown',
      rows,
      near: near(of),
    })),
  };
}

function noticesOf({ circles, rejoined }: Importing): string[] {
  const chains = counted(circles, ['chain', 'chains']);
  const claims = counted(rejoined, ['claim', 'claims']);
  return [
    ...(circles > 0
      ? [`In ${chains}, sources credit each other in a circle. They are marked as circular reporting.`]
      : []),
    ...(rejoined > 0
      ? [
          `In ${claims}, chains that share a source run on together, as a name does not tell two utterances of a source apart.`,
        ]
      : []),
  ];
}

const hasTexts = ({ columns }: Mapping) => columns.some(({ as }) => as.use === 'field' && as.field === 'document.text');

const moved = () =>
  new DomainError(
    'stale',
    'Since the dry run, others have changed something that this file concerns. Nothing was brought in. Look at a new dry run.',
  );

/** Keeps a mapping for the next files with such columns. Without a name, it is the one used last. @returns its number */
async function keep({ tx, ledger }: CommandContext, name: string, mapping: Mapping): Promise<number> {
  const print = fingerprint(mapping.columns.map(({ header }) => header));
  const there = await tx.importMapping.findFirst({ where: { fingerprint: print, name }, select: { id: true } });
  if (!there) return ledger.insert('importMapping', { name, fingerprint: print, mapping });
  await ledger.update('importMapping', there.id, { mapping });
  return there.id;
}
