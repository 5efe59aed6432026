import { type APIRequestContext, expect } from '@playwright/test';

export const PASSWORD = 'correct horse battery';
export const people = {
  admin: { name: 'Ada Admin', email: 'admin@example.org' },
  editor: { name: 'Edda Editor', email: 'editor@example.org' },
  reader: { name: 'Rita Reader', email: 'reader@example.org' },
} as const;

/** Where the cookies of a person stand: `test.use({ storageState: storageOf('editor') })`. */
export const storageOf = (role: keyof typeof people): string => `tests/results/${role}.json`;

/** The server that is written to; see playwright.config.ts. */
const origin = `http://127.0.0.1:${Number(process.env.WHENCE_E2E_PORT ?? 3210) + 1}`;

/** Sends JSON as the pages do, and expects that it works. */
export async function post(request: APIRequestContext, path: string, data: unknown) {
  const response = await request.post(path, { data, headers: { origin } });
  expect(response.status(), `${path}: ${await response.text()}`).toBe(200);
  return response.json();
}
