import { getDb } from '@/lib/db';
import { notFound } from '@/lib/errors';
import { previewRestore } from '@/lib/history/detail.server';
import { problem } from '@/lib/http/problem';
import { currentActor } from '@/lib/people/session.server';

/** What making “?record=claim:12” as it was right after this change would change. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }) {
  try {
    const { id } = await params;
    const record = new URL(request.url).searchParams.get('record') ?? '';
    if (!/^[1-9]\d{0,8}$/.test(id) || !/^(claim|source|document|topic):[1-9]\d{0,8}$/.test(record))
      throw notFound('There is no such state.');
    const changes = await previewRestore((await getDb()).pool, await currentActor(), record, Number(id));
    return Response.json(changes, { headers: { 'Cache-Control': 'no-store' } });
  } catch (error) {
    return problem(error);
  }
}
