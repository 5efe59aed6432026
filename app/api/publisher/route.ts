import { getDb } from '@/lib/db';
import { recogniseAddress } from '@/lib/documents/publisher.server';
import { problem } from '@/lib/http/problem';

/** What an address tells: its publisher by the domain, and the document that has it already. */
export async function GET(request: Request) {
  try {
    const address = (new URL(request.url).searchParams.get('url') ?? '').trim();
    const { pool } = await getDb();
    return Response.json(await recogniseAddress(pool, address), { headers: { 'Cache-Control': 'no-store' } });
  } catch (error) {
    return problem(error);
  }
}
