/** The closed set of errors that the domain throws. Each door translates them once. Messages are for people. */
export class DomainError extends Error {
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
    /** What a caller needs to go on: the values that stand, the record that is in the way. Sent with the error. */
    readonly details: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
    this.name = 'DomainError';
  }
}

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
/** The database cannot be asked. */
export const away = () =>
  new DomainError(
    'unavailable',
    'The database does not answer at the moment. Nothing was changed or lost; try again in a minute.',
    {},
    { retryAfter: 30 },
  );
/** What the disk cannot take. */
export const full = () =>
  new DomainError(
    'full',
    'The disk of the server is full. Nothing was changed or lost. Whoever runs the server must free some space; Whence then continues by itself.',
  );
