/**
 * The value if it arrives within `ms` milliseconds, else its promise, so that slow parts never hold up those that are
 * ready.
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
