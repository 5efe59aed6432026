/**
 * What each route needs: `open` lets everybody in, `read` those who may read, `signed in` people with an account,
 * `command` looks at every command by itself. A test walks the `app` folder and fails when a route is missing here or
 * behaves otherwise.
 */
export const routes = {
  '/': 'read',
  '/claims': 'read',
  '/claims/overview': 'read',
  '/claims/[slug]': 'read',
  '/sources': 'read',
  '/sources/[slug]': 'read',
  '/sources/[slug]/what-if': 'read',
  '/documents': 'read',
  '/documents/[id]': 'read',
  '/documents/[id]/compare': 'read',
  '/documents/[id]/what-if': 'read',
  '/documents/[id]/copies': 'read',
  '/documents/[id]/copies.wacz': 'read',
  '/documents/[id]/copies/[copy]': 'read',
  '/documents/[id]/copies/[copy]/shown': 'read',
  '/documents/[id]/copies/[copy]/bytes': 'read',
  '/documents/[id]/tags.jsonld': 'read',
  '/documents/[id]/tags.ann': 'read',
  '/documents/[id]/text.txt': 'read',
  '/network': 'read',
  '/topics': 'read',
  '/review': 'read',
  '/how-to-read': 'read',
  '/history': 'read',
  '/history/[id]': 'read',
  '/history/[id]/details': 'read',
  '/history/[id]/restore': 'read',
  '/claims/new': 'editors',
  '/sources/new': 'editors',
  '/documents/new': 'editors',
  '/documents/[id]/tag': 'editors',
  '/trace': 'editors',
  '/claims.csv': 'read',
  '/claims.csv-metadata.json': 'read',
  '/claims.xlsx': 'read',
  '/claims.jsonl': 'read',
  '/claims.case.zip': 'read',
  '/claims.case.json': 'read',
  '/attributions.csv': 'read',
  '/attributions.csv-metadata.json': 'read',
  '/attributions.xlsx': 'read',
  '/attributions.jsonl': 'read',
  '/sources.csv': 'read',
  '/sources.csv-metadata.json': 'read',
  '/sources.xlsx': 'read',
  '/sources.jsonl': 'read',
  '/documents.csv': 'read',
  '/documents.csv-metadata.json': 'read',
  '/documents.xlsx': 'read',
  '/documents.jsonl': 'read',
  '/documents.wacz': 'read',
  '/history.csv': 'read',
  '/history.csv-metadata.json': 'read',
  '/history.jsonl': 'read',
  '/api/facets/[list]/[word]': 'read',
  '/api/chains': 'read',
  '/api/lookup/[list]': 'read',
  '/api/find': 'read',
  '/api/similar': 'read',
  '/api/publisher': 'read',
  '/api/documents/[id]/tags': 'read',
  '/api/documents/[id]/proposals': 'read',
  '/api/intake': 'editors',
  '/api/documents/[id]/fetch-again': 'editors',
  '/api/trace': 'read',
  '/api/trace/text': 'editors',
  '/api/bulk/preview': 'editors',
  '/api/bulk/rows': 'editors',
  '/import': 'editors',
  '/api/imports': 'editors',
  '/api/imports/[id]': 'editors',
  '/api/imports/[id]/read': 'editors',
  '/api/imports/[id]/dry-run': 'editors',
  '/api/imports/[id]/case': 'editors',
  '/api/imports/[id]/similar': 'editors',
  '/api/imports/[id]/refused.csv': 'editors',
  '/api/health': 'open',
  '/api/commands/[name]': 'command',
  '/api/sign-in': 'open',
  '/api/sign-out': 'open',
  '/sign-in': 'open',
  '/capture': 'open',
  '/join/[token]': 'open',
  '/settings': 'signed in',
} as const satisfies Record<string, 'open' | 'read' | 'signed in' | 'editors' | 'command'>;

const patterns = Object.entries(routes)
  .filter(([, need]) => need === 'open' || need === 'command')
  .map(([route]) => route.replaceAll('.', '\\.').replace(/\[\w+\]/g, '[^/]+'));
/** What Next itself serves beside the routes: icons, the manifest and the parts of pages. */
const open = new RegExp(
  `^(${[...patterns, '/icon\\.svg', '/manifest\\.webmanifest', '/favicon\\.ico', '/_next/.+'].join('|')})$`,
);

/**
 * Reached by people who are not signed in, whoever may read. Commands look at permissions themselves. What does not
 * stand in the table is not.
 */
export const isOpenRoute = (pathname: string): boolean => open.test(pathname);

/** Read by programs, which want an error and no page to sign in. */
export const isMachineRoute = (pathname: string): boolean =>
  /^\/api\/|\.(csv|xlsx|json|jsonl|jsonld|ann|txt|zip|wacz)$|^\/history\/[^/]+\/(details|restore)$|\/copies\/[^/]+\/bytes$/.test(
    pathname,
  );
