// @ts-check

/** Two years: whoever came once over https comes in no other way. */
const HSTS = 'max-age=63072000; includeSubDomains';

/**
 * The headers of every answer, whatever it is: pages, files, redirects, errors. A page has its own policy instead of
 * this one.
 * @param {boolean} https whether people reach the server over https
 * @returns {Record<string, string>}
 */
export const securityHeaders = (https) => ({
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  ...(https && { 'Strict-Transport-Security': HSTS }),
});
