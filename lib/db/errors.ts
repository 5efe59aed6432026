import { codeOf, partOf } from '@/lib/errors';

class Unavailable extends Error {
  override name = 'DatabaseUnavailable';
}
class Full extends Unavailable {
  override name = 'DatabaseFull';
}
/** One of each for the whole process: the bundle that opened the database throws them, and others meet them. */
declare global {
  var whenceDatabaseErrors: { readonly Unavailable: typeof Unavailable; readonly Full: typeof Full } | undefined;
}
globalThis.whenceDatabaseErrors ??= { Unavailable, Full };

/** The database cannot be used. The message is one sentence for people and says what to do. */
export const DatabaseUnavailable = globalThis.whenceDatabaseErrors.Unavailable;
export type DatabaseUnavailable = Unavailable;

/** There is no room on its disk. */
export const DatabaseFull = globalThis.whenceDatabaseErrors.Full;
export type DatabaseFull = Full;

/** Whether these words of PostgreSQL or of the system mean that a disk is full. */
export const saysFull = (words: string): boolean => /no space left|quota exceeded|ENOSPC|EDQUOT/i.test(words);

/** What whoever runs the server can do about a disk or file that failed with these words. */
export function remedyFor(words: string): string {
  if (saysFull(words)) return 'The disk is full: make room on it and start the server again.';
  if (/read-only|permission denied|not permitted|EROFS|EACCES|EPERM/i.test(words))
    return 'Let the user that runs the server write there.';
  if (/input\/output|i\/o error|EIO/i.test(words))
    return 'The disk reports errors: look at it, and put a copy of the data folder on a sound one.';
  return 'If it goes on after another start, its files are damaged: put back the last copy of the data folder that you made.';
}

const ATTEMPTS = 5;

/** The SQLSTATE of a database error, wherever the layers in between put it. */
function sqlState(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  const original = textIn(error, 'originalCode');
  if (original) return original;
  const code = codeOf(error);
  const meta = partOf(error, 'meta');
  if (code === 'P2002') return '23505';
  if (code === 'P2003') return '23503';
  if (code === 'P2034') return '40001';
  if (isState(code) && !code.startsWith('P2')) return code;
  return (
    sqlState(partOf(meta, 'driverAdapterError')) ??
    sqlState(partOf(error, 'cause')) ??
    (isState(codeOf(meta)) ? codeOf(meta) : undefined)
  );
}

const isState = (code: string): boolean => /^[0-9A-Z]{5}$/.test(code);

function textIn(error: unknown, name: string): string {
  const part = partOf(error, name);
  return typeof part === 'string' ? part : '';
}

type Reason = { readonly unavailable?: DatabaseUnavailable; readonly state?: string; readonly words: string };

/** Why something failed, wherever the layers in between put it: the database cannot be used, or what it said. */
export function reasonOf(error: unknown): Reason {
  if (error instanceof DatabaseUnavailable) return { unavailable: error, words: error.message };
  if (typeof error !== 'object' || error === null) return { words: '' };
  const inner = reasonOf(partOf(partOf(error, 'meta'), 'driverAdapterError') ?? partOf(error, 'cause'));
  return {
    unavailable: inner.unavailable,
    state: sqlState(error),
    words: inner.words || textIn(error, 'originalMessage') || textIn(error, 'message'),
  };
}

/** Two transactions could not be ordered, or waited for each other. Trying again may succeed. */
export const isRetryable = (error: unknown): boolean => ['40001', '40P01'].includes(sqlState(error) ?? '');
/** Repeats work that the database could not order with that of others. */
export async function inOrder<T>(run: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await run();
    } catch (error) {
      if (attempt >= ATTEMPTS || !isRetryable(error)) throw error;
    }
  }
}
export const isUniqueViolation = (error: unknown): boolean => sqlState(error) === '23505';
export const isForeignKeyViolation = (error: unknown): boolean => ['23503', '23001'].includes(sqlState(error) ?? '');
/** A rule of the database refused the values. */
export const isCheckViolation = (error: unknown): boolean => sqlState(error) === '23514';
/** A number or text does not fit its column. */
export const isOutOfRange = (error: unknown): boolean => ['22003', '22001'].includes(sqlState(error) ?? '');

const gone = [
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'ETIMEDOUT',
  'EPIPE',
  'ENOENT',
  'P1001',
  'P1002',
  'P1017',
  'P2024',
  // A transaction did not get its connection in time.
  'P2028',
  '57P01',
  '57P02',
  '57P03',
];

/** The database does not answer: it is away, stopping or starting, or others hold it for too long. */
export function isAway(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const inner = partOf(error, 'kind');
  return (
    // The pool has no code for a connection that was not free, or not made, in time.
    /timeout exceeded when trying to connect|due to connection timeout/.test(textIn(error, 'message')) ||
    gone.includes(codeOf(error)) ||
    gone.includes(sqlState(error) ?? '') ||
    inner === 'DatabaseNotReachable' ||
    inner === 'ConnectionClosed' ||
    isAway(partOf(partOf(error, 'meta'), 'driverAdapterError')) ||
    isAway(partOf(error, 'cause'))
  );
}
