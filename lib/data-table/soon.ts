/**
 * The value if it comes within `ms` milliseconds, else the promise of it: what is slow never holds up what is ready.
 */
export async function soon<T>(promise: Promise<T>, ms: number): Promise<T | { later: Promise<T> }> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<{ later: Promise<T> }>((resolve) => {
    timer = setTimeout(() => resolve({ later: promise }), ms);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
