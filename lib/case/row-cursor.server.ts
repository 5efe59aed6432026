import { type CaseRow, refusedCase } from './archive.server';
import { type CaseFileName, headerOf } from './kinds';

/** The rows of a file, taken along with the records to which they belong. Both stand in the same order. */
export class RowCursor {
  readonly #file: CaseFileName;
  readonly #rows: AsyncGenerator<CaseRow>;
  readonly #by: string;
  #next: CaseRow | null = null;
  #isDone = false;

  /** @param by the field that names the record to which a row belongs */
  constructor(file: CaseFileName, rows: AsyncGenerator<CaseRow>, by: string) {
    this.#file = file;
    this.#rows = rows;
    this.#by = by;
  }

  /** The next rows, as long as they belong to these records. */
  async take(wholes: ReadonlySet<unknown>): Promise<CaseRow[]> {
    const taken: CaseRow[] = [];
    for (let next = await this.#peek(); next && wholes.has(next.record[this.#by]); next = await this.#peek()) {
      taken.push(next);
      this.#next = null;
    }
    return taken;
  }

  /** @throws DomainError `invalid` where a row is left that belongs to nothing */
  async mustEnd(): Promise<void> {
    const left = await this.#peek();
    if (left)
      throw refusedCase(
        `${this.#file}.csv, row ${left.row}, “${headerOf(this.#by)}”: there is no such record ${left.record[this.#by]} in the case, or its rows stand elsewhere.`,
      );
  }

  async #peek(): Promise<CaseRow | null> {
    if (this.#next || this.#isDone) return this.#next;
    const { done, value } = await this.#rows.next();
    if (done) this.#isDone = true;
    else this.#next = value;
    return this.#next;
  }
}

export async function all<T>(rows: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const row of rows) found.push(row);
  return found;
}

/** Rows in portions. */
export async function* inPortions<T>(rows: AsyncIterable<T>, size: number): AsyncGenerator<T[]> {
  let portion: T[] = [];
  for await (const row of rows) {
    portion.push(row);
    if (portion.length < size) continue;
    yield portion;
    portion = [];
  }
  if (portion.length > 0) yield portion;
}
