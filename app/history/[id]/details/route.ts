import { getDb } from '@/lib/db';
import { notFound } from '@/lib/errors';
import { getChange } from '@/lib/history/detail.server';
import { problem } from '@/lib/http/problem';
import { currentActor } from '@/lib/people/session.server';

/** The first records of a change, for the details beside the table. */
export async function GET(_: Request, { params }: { params: Promise<{ id: string }> }) {
  try {
    const { id } = await params;
    const change = /^[1-9]\d{0,8}$/.test(id)
      ? await getChange((await getDb()).pool, await currentActor(), Number(id))
      : null;
    if (!change) throw notFound('There is no such change.');
    return Response.json(change, { headers: { 'Cache-Control': 'no-store' } });
  } catch (error) {
    return problem(error);
  }
}
