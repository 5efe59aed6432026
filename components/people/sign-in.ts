import { offline, type Problem, problemOf } from '@/components/forms/problem';

async function post(path: string, body: object): Promise<Problem | null> {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  }).catch(() => null);
  if (response?.ok) return null;
  return response ? problemOf(response) : offline;
}

/** Starts a session. @returns what went wrong, or null */
export const signIn = (email: string, password: string): Promise<Problem | null> =>
  post('/api/sign-in', { email, password });

/** Ends this session. @returns what went wrong, or null */
export const signOut = (): Promise<Problem | null> => post('/api/sign-out', {});
