import { DomainError } from '@/lib/errors';

/**
 * The data changed during an export, so that it would be incomplete. If nothing has been sent yet, the query is
 * repeated.
 */
export class IncompleteExport extends DomainError {
  constructor(message: string) {
    super('unavailable', `${message} Nothing was lost; try again.`, {}, { retryAfter: 1 });
    this.name = 'IncompleteExport';
  }
}
