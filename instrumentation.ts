/** Opens and migrates the database before the first request is answered; a server that cannot do its work ends with one sentence. */
export async function register() {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { openAtStart } = await import('@/lib/db/at-start');
  await openAtStart();
}
