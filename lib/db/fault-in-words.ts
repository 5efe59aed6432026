import { DatabaseFull, isAway, reasonOf } from '@/lib/db/errors';
import { away, DomainError, full } from '@/lib/errors';

const unavailable = (message: string) => new DomainError('unavailable', message);
const UNCHANGED = 'Nothing was changed or lost';

/** What is wrong with the machine or the database, by the SQLSTATE with which PostgreSQL says it. */
function inWords(state: string | undefined, words: string): DomainError | undefined {
  switch (state) {
    case '53100':
      return full();
    case '53000':
    case '53200':
    case '53300':
    case '53400':
      return unavailable(
        `The database has too little memory or too many connections at the moment. ${UNCHANGED}; try again in a minute.`,
      );
    case '58030':
      return unavailable(
        `The disk of the database reports errors. ${UNCHANGED}; whoever runs the server must look at the disk.`,
      );
    case 'XX001':
    case 'XX002':
    case '58P01':
      return unavailable(
        `A file of the database is damaged or missing: “${words}”. ${UNCHANGED} by this; whoever runs the server must put back a copy of the database.`,
      );
    case '25006':
      return unavailable(`The database can only be read at the moment. ${UNCHANGED}; try again later.`);
    case '42501':
      if (/read-only/i.test(words))
        return unavailable(
          `The disk of the database can only be read. ${UNCHANGED}; whoever runs the server must look at it.`,
        );
  }
  return undefined;
}

/** What an error of the machine, or of the database as a whole, means for people. Undefined for any other. */
export function faultInWords(error: unknown): DomainError | undefined {
  const { unavailable: closed, state, words } = reasonOf(error);
  if (closed) return new DomainError(closed instanceof DatabaseFull ? 'full' : 'unavailable', closed.message);
  return inWords(state, words) ?? (isAway(error) ? away() : undefined);
}
