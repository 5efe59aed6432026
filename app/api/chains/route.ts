import { readSheet } from '@/lib/attributions/queries.server';
import { getDb } from '@/lib/db';
import { invalid, notFound } from '@/lib/errors';
import { problem } from '@/lib/http/problem';

/** The chains of a claim with everything that may be changed in them: `?claim=12`. */
export async function GET(request: Request) {
  try {
    const id = new URL(request.url).searchParams.get('claim') ?? '';
    if (!/^[1-9]\d{0,8}$/.test(id)) throw invalid('“claim” is the number of a claim.');
    const sheet = await readSheet(await getDb(), Number(id));
    if (!sheet) throw notFound('There is no such claim.');
    return Response.json(sheet, { headers: { 'Cache-Control': 'no-store' } });
  } catch (error) {
    return problem(error);
  }
}
