import { noRoomFor } from '@/lib/captures/room.server';
import { captureLimit, captureStore, countStored } from '@/lib/captures/store.server';
import type { Fields } from '@/lib/entities/record';
import { fileSize } from '@/lib/format/size';
import { log } from '@/lib/log.server.mjs';
import type { CaseRow } from './archive.server';
import { copyPath } from './kinds';
import { byFields } from './pairing';
import type { Taking } from './taking.server';

/** How many copies that are refused are told by name. */
const NAMED = 20;

/** What becomes of the bytes of a copy. */
type Fate = 'here' | 'absent' | 'damaged' | 'no room';

/** The bytes of the copies of a case, each taken once. A dry run only counts them. */
export class CaseBytes {
  readonly #taking: Taking;
  readonly #fates = new Map<unknown, Fate>();
  #planned = 0;
  #refused = 0;

  constructor(taking: Taking) {
    this.#taking = taking;
  }

  /**
   * Stores the bytes of a copy, where the case has them. Says what is to be known of it.
   * @returns whether the copy comes in
   */
  async take({ row, record }: CaseRow): Promise<boolean> {
    const { outcome } = this.#taking;
    const fate = this.#fates.get(record.sha256) ?? (await this.#stored(record));
    this.#fates.set(record.sha256, fate);
    if (fate === 'no room') outcome.notice(noRoomIn(captureLimit()));
    if (fate === 'absent' && record.kept)
      outcome.notice('Copies that come without their bytes, since neither the case nor this server has them: %.');
    if (fate !== 'damaged') return true;
    outcome.of('copies').leftOut++;
    const short = `${copyPath(record.sha256).slice(0, 19)}…`;
    outcome.notice(
      ++this.#refused <= NAMED
        ? `copies.csv, row ${row}: ${short} does not have the bytes of its hash. This copy was left out.`
        : 'More copies that were left out, because their bytes are not those of their hashes: %.',
    );
    return false;
  }

  /** Whether a copy has its bytes, as far as there was room for them. */
  hasRoom({ sha256 }: Fields): boolean {
    return this.#fates.get(sha256) !== 'no room';
  }

  async #stored({ sha256, size }: Fields): Promise<Fate> {
    const { archive, context } = this.#taking;
    const path = copyPath(sha256);
    const store = captureStore();
    const isHere = await store.has(String(sha256));
    if (!archive.has(path)) return isHere ? 'here' : 'absent';
    if (!(await archive.fits(path, sha256, size))) return 'damaged';
    if (!isHere && (await noRoomFor(Number(size) + this.#planned)) !== null) return 'no room';
    if (context.isRehearsal) {
      if (!isHere) this.#planned += Number(size);
      return 'here';
    }
    try {
      // Also what is here: it is put again, so that it is not about to be removed.
      await store.put(archive.bytes(path));
    } catch (error) {
      log.error(error, 'A copy of a case could not be stored.');
      return 'no room';
    }
    if (!isHere) countStored(Number(size));
    return 'here';
  }
}

const noRoomIn = (limit: number) =>
  limit === 0
    ? 'Copies of which only the hash comes in, since this server keeps no copies: %.'
    : `Copies of which only the hash comes in, because there is no room for them (CAPTURES_LIMIT is ${fileSize(limit)}): %.`;

/** Takes the copies of some documents. @param here the copies that these documents have here */
export async function takeCopies(
  taking: Taking,
  reads: readonly CaseRow[],
  here: readonly Fields[],
  bytes: CaseBytes,
): Promise<void> {
  const fitting: CaseRow[] = [];
  for (const read of reads) if (await bytes.take(read)) fitting.push(read);
  await taking.take(
    'copies',
    fitting,
    here,
    [taking.byAll('copies'), byFields('documentId', 'sha256', 'capturedAt')],
    (fields, { record }) => ({ ...fields, kept: fields.kept === true && bytes.hasRoom(record) }),
  );
}
