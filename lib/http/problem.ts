import { isOutOfRange } from '@/lib/db/errors';
import { faultInWords } from '@/lib/db/fault-in-words';
import { DomainError, statusOf } from '@/lib/errors';
import { log } from '@/lib/log.server.mjs';

/** An error as RFC 9457 `application/problem+json`. An unforeseen one is logged, and the answer says only that. */
export function problem(error: unknown): Response {
  if (error instanceof DomainError)
    return problemResponse(statusOf[error.kind], error.message, error.fields, error.details);
  if (isOutOfRange(error)) return problemResponse(statusOf.invalid, 'A number is larger than any that is used here.');
  log.error(error, 'A request failed.');
  const fault = faultInWords(error);
  if (fault) return problem(fault);
  return problemResponse(500, 'Something went wrong on the server. Nothing was changed or lost.');
}

function problemResponse(
  status: number,
  title: string,
  fields: Readonly<Record<string, string>> = {},
  details: object = {},
): Response {
  const body = { type: 'about:blank', status, title, ...details, ...(Object.keys(fields).length > 0 && { fields }) };
  return new Response(JSON.stringify(body), {
    status,
    headers: {
      'Content-Type': 'application/problem+json',
      'Cache-Control': 'no-store',
      ...('retryAfter' in details && { 'Retry-After': String(details.retryAfter) }),
    },
  });
}
