import { codeOf, DomainError, partOf } from '@/lib/errors';
import { INSTEAD } from './refusal.mjs';

export const NO_PRIVATE = `This address is in a private network. Whence fetches only pages of the public web. ${INSTEAD}`;

/** An address that is not fetched. */
export const refused = (why: string) => {
  const message = why.trim();
  return new DomainError('invalid', message, { url: message });
};

const sentences: Readonly<Record<string, string>> = {
  ENOTFOUND: 'There is no site with this name. Check the address.',
  EAI_AGAIN: 'The name of the site could not be looked up. This server may have no access to the internet.',
  ECONNREFUSED: 'The site refused the connection.',
  EHOSTUNREACH: 'The site cannot be reached from this server.',
  ENETUNREACH: 'The site cannot be reached from this server.',
  ETIMEDOUT: 'The site does not answer.',
  UND_ERR_CONNECT_TIMEOUT: 'The site does not answer.',
  UND_ERR_HEADERS_OVERFLOW: 'The site answered in a way that cannot be read.',
};

/** A failed call as an error for people. @param host whom it was made to */
export function failureInWords(error: unknown, host: string): DomainError {
  if (error instanceof DomainError) return error;
  const causes = error instanceof AggregateError ? error.errors : [error, partOf(error, 'cause')];
  for (const cause of causes) {
    if (cause instanceof DomainError) return cause;
    const code = codeOf(cause);
    if (sentences[code]) return new DomainError('no answer', `${sentences[code]} ${INSTEAD}`);
    if (/CERT|TLS|SSL|SELF_SIGNED|UNABLE_TO|HOSTNAME/.test(code))
      return new DomainError(
        'no answer',
        `The certificate of ${host} is not valid, so the site cannot be trusted. ${INSTEAD}`,
      );
    if (code.startsWith('HPE_') || code.startsWith('Z_') || code.startsWith('ERR__') || code.startsWith('ERR_PADDING'))
      return new DomainError('no answer', `The site answered in a way that cannot be read. ${INSTEAD}`);
  }
  return new DomainError('no answer', `The connection broke off before the page was complete. Try again. ${INSTEAD}`);
}
