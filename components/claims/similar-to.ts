import type { SimilarClaim } from '@/lib/claims/similar.server';

/** Asks the server once for the claims most similar to a text. None if it does not answer. */
export async function similarTo(text: string): Promise<readonly SimilarClaim[]> {
  const response = await fetch(`/api/similar?${new URLSearchParams({ text })}`).catch(() => null);
  return response?.ok ? (await response.json()).items : [];
}
