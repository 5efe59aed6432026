/** The closed set of errors that the domain throws. Each door translates them once. Messages are for people. */
export class DomainError extends Error {
  constructor(
    readonly kind: 'invalid' | 'unauthorized' | 'forbidden' | 'not found' | 'conflict' | 'unavailable',
    message: string,
    /** Messages by field, for forms. */
    readonly fields: Readonly<Record<string, string>> = {},
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
  unavailable: 503,
} as const satisfies Record<DomainError['kind'], number>;

export const invalid = (message: string, fields?: Record<string, string>) => new DomainError('invalid', message, fields);
export const notFound = (message: string) => new DomainError('not found', message);
export const conflict = (message: string) => new DomainError('conflict', message);
