// @ts-check
import { writeSync } from 'node:fs';
import { format } from 'node:util';
import pino from 'pino';

/** What lets somebody in, wherever it stands in a line. */
const secrets = /** @type {const} */ ([
  [/(\/join\/)[\w-]{20,}/g, '$1…'],
  [/(whc_)[\w-]{20,}/g, '$1…'],
  [/(session_token=)[^;"'\s\\]+/g, '$1…'],
  [/(postgres(?:ql)?:\/\/[^:@/\s"]{0,200}:)[^@\s"]{1,500}@/g, '$1…@'],
]);

/** A line without what would let its reader in. @param {string} line */
export const withoutSecrets = (line) =>
  secrets.reduce((text, [pattern, instead]) => text.replace(pattern, instead), line);

/** Standard error, at once: what is said last before the process ends is not lost. @param {string} line */
function write(line) {
  try {
    writeSync(2, withoutSecrets(line));
  } catch {
    // Nobody reads it any more, or nothing more can be written.
  }
}

const options = { base: undefined, timestamp: pino.stdTimeFunctions.isoTime };

/** Structured log on standard error, one JSON object a line, times in UTC; LOG_LEVEL sets how much. */
export const log = pino({ ...options, level: process.env.LOG_LEVEL ?? 'info' }, { write });

/**
 * Who came in, who was refused, whose access ended: always written, whatever LOG_LEVEL says, and marked
 * `"log":"security"`.
 */
export const securityLog = pino({ ...options, base: { log: 'security' }, level: 'info' }, { write });

/**
 * Whether a request ended before it had come whole: whoever sent it went away, and nothing here has failed.
 * @param {unknown} error
 */
export const isBrokenOff = (error) =>
  error instanceof Error && error.message === 'aborted' && 'code' in error && error.code === 'ECONNRESET';

/**
 * What libraries print becomes lines of the log too. An error that `instrumentation.ts` logs with its page is left to
 * that, and that somebody went away is none.
 */
export function logInsteadOfConsole() {
  for (const level of /** @type {const} */ (['warn', 'error']))
    console[level] = (/** @type {unknown[]} */ ...parts) => {
      const err = parts.find((part) => part instanceof Error);
      if (err && ('digest' in err || isBrokenOff(err))) return;
      const text = format(...parts.filter((part) => part !== err)).trim();
      log[level]({ ...(err && { err }) }, text || err?.message || '');
    };
}
