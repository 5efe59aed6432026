/** The database cannot be used; the message is one sentence for people and says what to do. */
export class DatabaseUnavailable extends Error {
  override name = 'DatabaseUnavailable';
}

const ATTEMPTS = 5;

/** The SQLSTATE of a database error, wherever the layers between put it. */
function sqlState(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  const { code, meta, cause } = error as { code?: string; meta?: { code?: string; driverAdapterError?: unknown }; cause?: unknown };
  const { originalCode } = error as { originalCode?: string };
  if (originalCode) return originalCode;
  if (code === 'P2002') return '23505';
  if (code === 'P2003') return '23503';
  if (code === 'P2034') return '40001';
  if (code && /^[0-9A-Z]{5}$/.test(code) && !code.startsWith('P2')) return code;
  return sqlState(meta?.driverAdapterError) ?? sqlState(cause) ?? (meta?.code && /^[0-9A-Z]{5}$/.test(meta.code) ? meta.code : undefined);
}

/** Two transactions could not be put in an order, or waited for each other: the same again may succeed. */
export const isRetryable = (error: unknown): boolean => ['40001', '40P01'].includes(sqlState(error) ?? '');
/** Runs again what the database could not put in an order with what others did. */
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

/** The database does not answer: it is away, going down or coming up, or others hold it for too long. */
export function isAway(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const { code, cause, meta } = error as { code?: string; cause?: unknown; meta?: { driverAdapterError?: unknown } };
  const { kind: inner, message } = error as { kind?: string; message?: unknown };
  return (
    // The pool has no code for it.
    String(message).includes('timeout exceeded when trying to connect') ||
    gone.includes(code ?? '') ||
    gone.includes(sqlState(error) ?? '') ||
    inner === 'DatabaseNotReachable' ||
    inner === 'ConnectionClosed' ||
    isAway(meta?.driverAdapterError) ||
    isAway(cause)
  );
}
