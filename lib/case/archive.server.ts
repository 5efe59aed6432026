import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { parse } from 'csv-parse';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import type { Fields } from '@/lib/entities/record';
import { DomainError, invalid } from '@/lib/errors';
import { BadCell, recordOf } from './cells';
import { type CaseFileName, caseFileNames, fileOf, headerOf } from './kinds';
import { ANNOTATIONS, isCase, PACKAGE, packageIn, type ReadPackage } from './package';

/** What all files of a case may come to when they are unpacked, how many there may be, and how long a row may be. */
const [UNPACKED, FILES, LONGEST] = [2_000_000_000, 1_000_000, 20_000_000];
/** How large a file may be that is read as a whole: a text of the longest kind, in bytes. */
const WHOLE = 8_000_000;

/** Why a case cannot be brought in. */
export const refusedCase = (reason: string): DomainError => invalid(`${reason} Nothing was brought in.`);

const NOT_ZIP = 'This file is not a ZIP file, or it is damaged.';

/** A row of a table of the case. Rows are counted as a spreadsheet counts them. */
export type CaseRow = { readonly row: number; readonly record: Fields };

/** Whether a file is a ZIP file with a whole case in it. */
export async function holdsCase(path: string): Promise<boolean> {
  const zip = await opened(path).catch(() => null);
  if (!zip) return false;
  try {
    return isCase([...(await entriesOf(zip)).keys()]);
  } catch {
    return false;
  } finally {
    zip.close();
  }
}

/** A case on the disk. It is read file by file, and nothing of it is trusted. */
export class CaseArchive {
  readonly #zip: ZipFile;
  readonly #entries: ReadonlyMap<string, Entry>;
  readonly about: ReadPackage;

  private constructor(zip: ZipFile, entries: ReadonlyMap<string, Entry>, about: ReadPackage) {
    this.#zip = zip;
    this.#entries = entries;
    this.about = about;
  }

  /** Opens a case. @throws DomainError `invalid` where it is none, or cannot be read here */
  static async open(path: string): Promise<CaseArchive> {
    const zip = await opened(path);
    try {
      const entries = await entriesOf(zip);
      if (!entries.has(PACKAGE))
        throw refusedCase('This ZIP file has no datapackage.json, so it is no case of Whence.');
      const about = packageIn(await textIn(zip, entries, PACKAGE));
      if (typeof about === 'string') throw refusedCase(about);
      const needed = caseFileNames.filter((name) => !fileOf(name).isLater).map((name) => `${name}.csv`);
      const missing = [...needed, ANNOTATIONS].find((name) => !entries.has(name));
      if (missing) throw refusedCase(`The case is incomplete: ${missing} is missing.`);
      return new CaseArchive(zip, entries, about);
    } catch (error) {
      zip.close();
      throw error;
    }
  }

  close(): void {
    this.#zip.close();
  }

  /** A file as a whole. @throws DomainError `invalid` */
  async text(name: string): Promise<string> {
    return textIn(this.#zip, this.#entries, name);
  }

  /** Whether there is a file with this name. */
  has(name: string): boolean {
    return this.#entries.has(name);
  }

  /** Whether a file has so many bytes, with this hash. */
  async fits(name: string, sha256: unknown, size: unknown): Promise<boolean> {
    if (this.#entries.get(name)?.uncompressedSize !== size) return false;
    const hash = createHash('sha256');
    try {
      for await (const part of this.bytes(name)) hash.update(part);
    } catch {
      return false;
    }
    return hash.digest('hex') === sha256;
  }

  /** The bytes of a file, as they are unpacked. */
  async *bytes(name: string): AsyncGenerator<Uint8Array> {
    const entry = this.#entries.get(name);
    if (entry) yield* await this.#zip.openReadStreamPromise(entry);
  }

  /**
   * The rows of a table, as they come; none of a table that cases of earlier versions lack.
   * @throws DomainError `invalid` with the row and column at fault
   */
  async *rows(name: CaseFileName): AsyncGenerator<CaseRow> {
    const file = fileOf(name);
    if (file.isLater && !this.has(`${name}.csv`)) return;
    const fields = Object.keys(file.columns);
    const path = `${name}.csv`;
    const source = Readable.from(this.#parts(path));
    const parser = parse({ max_record_size: LONGEST, relax_column_count: true, record_delimiter: ['\r\n', '\n'] });
    source.on('error', (error) => parser.destroy(error));
    source.pipe(parser);
    let places: number[] | null = null;
    let row = 0;
    try {
      for await (const cells of parser) {
        if (!isCells(cells)) continue;
        row++;
        if (!places) places = placesIn(path, fields.map(headerOf), cells);
        else if (cells.every((cell) => cell === '')) continue;
        else if (cells.length !== places.length)
          throw refusedCase(`${path}, row ${row}: it does not have ${places.length} cells.`);
        else
          yield {
            row,
            record: this.#record(
              name,
              row,
              places.map((at) => cells[at] ?? ''),
            ),
          };
      }
    } catch (error) {
      throw error instanceof DomainError ? error : refusedCase(`${path} is damaged after row ${row}.`);
    } finally {
      source.destroy();
    }
    if (!places) throw refusedCase(`${path} is empty: it does not even have headers.`);
  }

  #record(name: CaseFileName, row: number, cells: readonly string[]): Fields {
    try {
      return recordOf(fileOf(name), cells);
    } catch (error) {
      if (!(error instanceof BadCell)) throw error;
      throw refusedCase(`${name}.csv, row ${row}, “${headerOf(error.field)}”: ${error.reason}`);
    }
  }

  /** The lines of a file, as they come. */
  async *lines(name: string): AsyncGenerator<string> {
    let open = '';
    for await (const part of this.#parts(name)) {
      const lines = (open + part).split('\n');
      open = lines.pop() ?? '';
      if (open.length > LONGEST) throw refusedCase(`${name} has a line that is too long.`);
      for (const line of lines) if (line.trim() !== '') yield line;
    }
    if (open.trim() !== '') yield open;
  }

  #parts(name: string): AsyncGenerator<string> {
    return partsIn(this.#zip, this.#entries, name);
  }
}

async function opened(path: string): Promise<ZipFile> {
  try {
    return await yauzl.openPromise(path, { lazyEntries: true, autoClose: false });
  } catch {
    throw refusedCase(NOT_ZIP);
  }
}

async function entriesOf(zip: ZipFile): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  let size = 0;
  try {
    for await (const entry of zip.eachEntry()) {
      if (entry.isEncrypted()) throw refusedCase('The ZIP file is protected by a password. Save it without one.');
      if (entries.has(entry.fileName)) throw refusedCase(`The ZIP file has two files named ${entry.fileName}.`);
      entries.set(entry.fileName, entry);
      size += entry.uncompressedSize;
      if (size > UNPACKED || entries.size > FILES)
        throw refusedCase('The ZIP file becomes larger than 2 GB when it is unpacked. Export fewer claims at once.');
    }
  } catch (error) {
    throw error instanceof DomainError ? error : refusedCase(NOT_ZIP);
  }
  return withoutFolder(entries);
}

/** The files by their names in the case, where someone unpacked it and packed the folder again. */
function withoutFolder(entries: Map<string, Entry>): Map<string, Entry> {
  const names = [...entries.keys()];
  const end = `/${PACKAGE}`;
  const [folder, another] = names.filter((name) => name.endsWith(end) && !name.startsWith('__MACOSX/'));
  if (entries.has(PACKAGE) || folder === undefined) return entries;
  if (another !== undefined) throw refusedCase('The ZIP file has more than one case in it. Bring in one at a time.');
  const beginning = folder.slice(0, 1 - end.length);
  return new Map(
    [...entries].flatMap(([name, entry]) =>
      name.startsWith(beginning) ? [[name.slice(beginning.length), entry]] : [],
    ),
  );
}

/** A file, decoded, as it is unpacked. What it says of its own size is not trusted: yauzl counts. */
async function* partsIn(zip: ZipFile, entries: ReadonlyMap<string, Entry>, name: string): AsyncGenerator<string> {
  const entry = entries.get(name);
  if (!entry) throw refusedCase(`The case is incomplete: ${name} is missing.`);
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const bytes of await zip.openReadStreamPromise(entry)) yield decoder.decode(bytes, { stream: true });
    yield decoder.decode();
  } catch (error) {
    if (error instanceof TypeError) throw refusedCase(`${name} is not a text in UTF-8.`);
    throw refusedCase(`${name} cannot be unpacked: the ZIP file is damaged.`);
  }
}

async function textIn(zip: ZipFile, entries: ReadonlyMap<string, Entry>, name: string): Promise<string> {
  if ((entries.get(name)?.uncompressedSize ?? 0) > WHOLE) throw refusedCase(`${name} is too large.`);
  let text = '';
  for await (const part of partsIn(zip, entries, name)) text += part;
  return text;
}

const isCells = (record: unknown): record is string[] => Array.isArray(record);

/** In which column of the file each field stands. */
function placesIn(path: string, wanted: readonly string[], headers: readonly string[]): number[] {
  const missing = wanted.find((name) => !headers.includes(name));
  if (missing && headers.length === 1 && /[;\t]/.test(headers[0] ?? ''))
    throw refusedCase(`The cells of ${path} are not parted by commas. Save it with commas.`);
  if (missing) throw refusedCase(`${path} has no column “${missing}”.`);
  const strange = headers.find((name, at) => !wanted.includes(name) || headers.indexOf(name) !== at);
  if (strange !== undefined)
    throw refusedCase(`${path} has a column “${strange.slice(0, 60)}” that has no place in a case.`);
  return wanted.map((name) => headers.indexOf(name));
}
