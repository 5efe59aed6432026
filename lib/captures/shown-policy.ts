/** The address of a copy as it is shown: nothing in it runs, loads or leads anywhere, and only our own pages frame it. */
export const isShownCopy = (pathname: string): boolean => /^\/documents\/\d+\/copies\/\d+\/shown$/.test(pathname);

export const shownPolicy = [
  'sandbox',
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  'img-src data:',
  'font-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
].join('; ');
