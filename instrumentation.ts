import type { Instrumentation } from 'next';

/**
 * Opens and migrates the database before the first request is answered. A server that cannot do its work ends with one
 * sentence.
 */
export async function register() {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { openAtStart } = await import('@/lib/boot/at-start');
  await openAtStart();
}

/** Logs what a page met on the server, with the number that its reader is shown. */
export const onRequestError: Instrumentation.onRequestError = async (error, { path, method }, { routePath }) => {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { log } = await import('@/lib/log.server.mjs');
  const digest = (error as { digest?: string }).digest;
  log.error({ err: error, digest, method, path, route: routePath }, 'A page could not be shown.');
};
