import { holdBytes } from '@/lib/captures/hold.server';
import { type Brought, broughtFile, fetchedPage, sentPage } from '@/lib/captures/material.server';
import { getDb } from '@/lib/db';
import { recogniseAddress } from '@/lib/documents/publisher.server';
import { documentWithText } from '@/lib/documents/same-text.server';
import { DomainError, invalid } from '@/lib/errors';
import { fileSize } from '@/lib/format/size';
import { isEncoding } from '@/lib/intake/encodings';
import { fetchPage } from '@/lib/intake/fetch-page.server';
import { bringingIn } from '@/lib/intake/intake-queues.server';
import { makeReady, readMaterial } from '@/lib/intake/read.server';
import { INTAKE_LIMIT, type Intake, intakeInput, type ReadDocument } from '@/lib/intake/schema';
import { bytesOf, jsonOf } from './guards';
import { sendRoute } from './route';

/** The rest of a form around a file. */
const AROUND = 20_000;

const allowed = { permission: 'documents.write', what: 'add documents' } as const;

/**
 * Answers `POST /api/intake`: the page at an address, copied HTML or a file, as the fields of a document. What
 * was seen is held for a day; no record is changed, and no other server is called except for an address given by a person who may write documents.
 */
export const intakeHandler = sendRoute({ limit: 'intake', allowed }, async ({ request, actor }) => {
  const end = bringingIn.take(actor.id);
  makeReady();
  try {
    const { material, seen } = await broughtBy(request);
    const reading = await readMaterial(material, { signal: request.signal, who: actor.id });
    // What is sent in place of an article was refused before this.
    const { held, notice } = await holdBytes(actor.id, seen);
    const notices = [...reading.notices, ...(notice ? [notice] : [])];
    return await withKnown({ ...reading, notices, capture: held }, material.address);
  } finally {
    end();
  }
});

/** @throws DomainError */
async function broughtBy(request: Request): Promise<Brought> {
  const type = request.headers.get('content-type')?.toLowerCase() ?? '';
  if (type.startsWith('multipart/form-data')) return fileOf(request);
  if (!type.startsWith('application/json'))
    throw new DomainError('wrong type', 'Send JSON with “url” or “html”, or a form with one file.');
  const parsed = intakeInput.safeParse(await jsonOf(request, INTAKE_LIMIT));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw invalid(
      issue?.message ?? 'Give either “url” or “html”.',
      issue?.path[0] ? { [String(issue.path[0])]: issue.message } : {},
    );
  }
  if ('html' in parsed.data) return sentPage(parsed.data.html, parsed.data.url ?? '');
  const { url, encoding } = parsed.data;
  return fetchedPage(await fetchPage(url, { signal: request.signal }), url, encoding);
}

/** The file in a form. @throws DomainError */
async function fileOf(request: Request): Promise<Brought> {
  const body = await bytesOf(request, INTAKE_LIMIT + AROUND);
  const type = request.headers.get('content-type') ?? '';
  const form = await new Response(body, { headers: { 'content-type': type } }).formData().catch(() => null);
  const file = form?.get('file');
  if (!(file instanceof File)) throw invalid('Send one file, as a part named “file”.');
  if (file.size === 0) throw new DomainError('unreadable', 'The file is empty.');
  if (file.size > INTAKE_LIMIT)
    throw new DomainError('too large', `The file is larger than ${fileSize(INTAKE_LIMIT)}.`);
  const encoding = form?.get('encoding') ?? '';
  if (typeof encoding !== 'string' || (encoding !== '' && !isEncoding(encoding)))
    throw invalid('This encoding is not known here.', { encoding: 'This encoding is not known here.' });
  const page = form?.get('page') ?? '0';
  if (typeof page !== 'string' || !/^\d{1,6}$/.test(page)) throw invalid('“page” is a number from 0.');
  return broughtFile(new Uint8Array(await file.arrayBuffer()), file.name, encoding, Number(page));
}

/** What is read, with what is already stored of it. @param found where it was found */
async function withKnown(reading: ReadDocument & Pick<Intake, 'capture'>, found: string | null): Promise<Intake> {
  const db = await getDb();
  const addresses = [...new Set([found, reading.url].filter((address) => address !== null))];
  const sameText = await documentWithText(db.pool, reading.text);
  let publisher: Intake['publisher'] = null;
  let existing: Intake['existing'] = null;
  let alike: Intake['alike'] = null;
  for (const address of addresses) {
    const known = await recogniseAddress(db, address);
    publisher ??= known.source;
    existing ??= known.document;
    alike ??= known.alike;
  }
  return { ...reading, publisher, existing, alike: existing ? null : alike, sameText };
}
