import { getDb } from '@/lib/db';
import { problem } from '@/lib/http/problem';
import { tagSheet } from '@/lib/tags/queries.server';

/** The tags of a document as they stand, and which text is its latest. */
export async function GET(_: Request, { params }: { params: Promise<{ id: string }> }) {
  try {
    return Response.json(await tagSheet(await getDb(), (await params).id), {
      headers: { 'Cache-Control': 'no-store' },
    });
  } catch (error) {
    return problem(error);
  }
}
