/**
 * Brings a file in from the command line, by a running server or, while it is stopped, into its database:
 * npm run import -- FILE [--mapping NAME] [--dry-run] [--refused FILE.csv] [--server http://localhost:3000]
 */
import { existsSync } from 'node:fs';
import fs from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { openDb } from '@/lib/db';
import { DatabaseUnavailable } from '@/lib/db/errors';
import { DomainError, messageOf } from '@/lib/errors';
import { counted, grouped } from '@/lib/format/number';
import { type ColumnCells, cellsOf } from '@/lib/import/cells';
import { shortYearsIn, yearsInWords } from '@/lib/import/date-order';
import type { ReadUpload } from '@/lib/import/desk.server';
import { type Mapping, mapping as mappingSchema } from '@/lib/import/mapping';
import { openQuestions } from '@/lib/import/questions';
import { countedKinds, type Report } from '@/lib/import/report';
import { settled } from '@/lib/import/settled';
import { wordsOf } from '@/lib/vocabulary';
import { byDatabase, byServer, type ImportDoor, type Told } from './import-doors';

const usage = `npm run import -- FILE [options]

  --mapping NAME   the columns become what the mapping of this name says, or a file with such a mapping as JSON;
                   otherwise what was done with the last such file, or what is proposed
  --dry-run        says what it comes to, and changes nothing
  --refused FILE   writes the refused rows with the reasons into this file
  --server URL     brings it in by a running server; the environment variable WHENCE_TOKEN holds a personal token.
                   Without it, the database of this folder is opened, which no server may have open`;

const root = path.join(import.meta.dirname, '../..');
const SHOWN = 20;
/** Some rows were refused. */
const REFUSED = 2;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    mapping: { type: 'string' },
    'dry-run': { type: 'boolean', default: false },
    refused: { type: 'string' },
    server: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});

/** Ctrl+C takes back what is under way and says so; a second one ends the program at once. */
const cancelling = new AbortController();
process.once('SIGINT', () => {
  if (process.stderr.isTTY) process.stderr.write('\n');
  cancelling.abort();
});

/** One line that is overwritten on a terminal. Elsewhere nothing is written. */
const progress =
  (what: string): Told =>
  (done, total) => {
    if (!process.stderr.isTTY) return;
    process.stderr.write(`\r${what}: ${grouped(done)} of ${grouped(total)}${done === total ? '\n' : ''}`);
  };

async function run(file: string): Promise<number> {
  const door = await openDoor();
  try {
    const read = await door.send(file, progress('Sent, in bytes'));
    for (const notice of read.table.notices) console.log(notice);
    const mapping = await mappingFor(read);
    for (const { text } of openQuestions(mapping, read.table.telling)) console.log(`Not decided: ${text}`);
    for (const text of yearsRead(mapping, read.table.telling)) console.log(text);
    const dry = await door.dryRun(read.id, mapping, progress('Trying, in rows'));
    const isDry = values['dry-run'];
    const report = isDry ? dry : await door.run(read.id, mapping, dry.digest, progress('Bringing in, in rows'));
    tell(report, isDry);
    if (values.refused && report.rows.refused > 0) {
      await fs.writeFile(values.refused, await door.refused(read.id));
      console.log(`The refused rows are in ${values.refused}, each with the reason.`);
    }
    return report.rows.refused > 0 ? REFUSED : 0;
  } finally {
    await door.close();
  }
}

/** How years of two digits are read, column by column. */
const yearsRead = ({ columns }: Mapping, telling: ColumnCells): string[] =>
  columns.flatMap(({ header, as }, place) => {
    if (as.use !== 'field' || as.years === undefined) return [];
    const years = shortYearsIn(cellsOf(telling, place), as.dates);
    return years.length > 0 ? `In “${header}”, ${yearsInWords(years, as.years)}.` : [];
  });

async function openDoor(): Promise<ImportDoor> {
  // The files that npm start reads, in its order, so that both open the same database.
  for (const name of ['.env.production.local', '.env.local', '.env.production', '.env'])
    if (existsSync(path.join(root, name))) process.loadEnvFile(path.join(root, name));
  const { signal } = cancelling;
  if (values.server) return byServer(values.server, process.env.WHENCE_TOKEN ?? '', signal);
  process.env.DATA_DIR = path.resolve(root, process.env.DATA_DIR || 'data');
  return byDatabase(await openDb({ databaseUrl: process.env.DATABASE_URL, dataDir: process.env.DATA_DIR }), signal);
}

async function mappingFor({ kept, proposal, table }: ReadUpload): Promise<Mapping> {
  const { mapping: wanted } = values;
  if (wanted === undefined) return kept.find(({ name }) => name === '')?.mapping ?? proposal.mapping;
  const named = kept.find(({ name }) => name === wanted);
  if (named) return named.mapping;
  if (existsSync(wanted)) {
    const given = mappingSchema.parse(JSON.parse(await fs.readFile(wanted, 'utf8')));
    return settled(given, table.telling);
  }
  const names = kept.flatMap(({ name }) => name || []);
  throw new DomainError(
    'not found',
    `No mapping “${wanted}” fits the columns of this file. ${names.length > 0 ? `These do: ${names.join(', ')}.` : 'None has been kept for it.'}`,
  );
}

function tell({ rows, kinds, refused, notices }: Report, isDry: boolean): void {
  console.log(isDry ? 'A dry run: nothing was changed.' : 'Brought in.');
  console.log(
    `${counted(rows.total, ['row', 'rows'])}: ${grouped(rows.new)} new, ${grouped(rows.changed)} changed, ${grouped(rows.same)} the same, ${grouped(rows.refused)} refused, ${grouped(rows.blank)} blank.`,
  );
  for (const kind of wordsOf(countedKinds)) {
    const counts = kinds[kind];
    if (counts && counts.new + counts.changed + counts.same > 0)
      console.log(
        `  ${countedKinds[kind][1]}: ${grouped(counts.new)} new, ${grouped(counts.changed)} changed, ${grouped(counts.same)} the same`,
      );
  }
  for (const notice of notices) console.log(notice);
  for (const { row, reason } of refused.slice(0, SHOWN)) console.log(`Row ${grouped(row)} was refused: ${reason}`);
  if (rows.refused > SHOWN) console.log(`… and ${grouped(rows.refused - SHOWN)} more.`);
}

const [file] = positionals;
if (values.help || file === undefined) {
  console.log(usage);
  process.exitCode = values.help ? 0 : 1;
} else {
  try {
    process.exitCode = await run(file);
  } catch (error) {
    if (!(error instanceof DatabaseUnavailable || error instanceof DomainError)) throw error;
    console.error(messageOf(error));
    process.exitCode = 1;
  }
}
