class OneDomainError extends Error {
  constructor(
    readonly kind:
      | 'invalid'
      | 'unauthorized'
      | 'forbidden'
      | 'not found'
      | 'conflict'
      | 'stale'
      | 'too large'
      | 'wrong type'
      | 'unreadable'
      | 'too many'
      | 'no answer'
      | 'unavailable'
      | 'too slow'
      | 'full',
    message: string,
    /** Messages by field, for forms. */
    readonly fields: Readonly<Record<string, string>> = {},
    /** What a caller needs to continue: the present values, or the conflicting record. Sent with the error. */
    readonly details: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
    this.name = 'DomainError';
  }
}
declare global {
  var whenceDomainError: typeof OneDomainError | undefined;
}
globalThis.whenceDomainError ??= OneDomainError;
/**
 * The closed set of errors that the domain throws. Each route translates them once. Messages are for people. Bundles
 * may contain this module more than once, and one of them meets what another throws: the class is one for all.
 */
export const DomainError = globalThis.whenceDomainError;
export type DomainError = OneDomainError;

export const statusOf = {
  invalid: 400,
  unauthorized: 401,
  forbidden: 403,
  'not found': 404,
  conflict: 409,
  stale: 412,
  'too large': 413,
  'wrong type': 415,
  unreadable: 422,
  'too many': 429,
  'no answer': 502,
  unavailable: 503,
  'too slow': 504,
  full: 507,
} as const satisfies Record<DomainError['kind'], number>;

export const invalid = (message: string, fields?: Record<string, string>) =>
  new DomainError('invalid', message, fields);
export const notFound = (message: string) => new DomainError('not found', message);
export const conflict = (message: string, details?: Record<string, unknown>) =>
  new DomainError('conflict', message, {}, details);
/** The database cannot be reached. */
export const away = () =>
  new DomainError(
    'unavailable',
    'The database does not answer at the moment. Nothing was changed or lost; try again in a minute.',
    {},
    { retryAfter: 30 },
  );
/** Whether something that is needed cannot be reached at the moment. */
export const isAway = (error: unknown): boolean => error instanceof DomainError && error.kind === 'unavailable';

/** What the disk cannot take. */
export const full = () =>
  new DomainError(
    'full',
    'The disk of the server is full. Nothing was changed or lost. Whoever runs the server must free some space; Whence then continues by itself.',
  );

/** A part of whatever was thrown; undefined where it has none of that name. */
export const partOf = (thrown: unknown, name: string): unknown =>
  typeof thrown === 'object' && thrown !== null ? Reflect.get(thrown, name) : undefined;

/** The code by which the system or a library tells errors apart; empty where there is none. */
export function codeOf(thrown: unknown): string {
  const code = partOf(thrown, 'code');
  return typeof code === 'string' ? code : '';
}

/** What an error says. */
export function messageOf(thrown: unknown): string {
  const message = partOf(thrown, 'message');
  return typeof message === 'string' ? message : String(thrown);
}
