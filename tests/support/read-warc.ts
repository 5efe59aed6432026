import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';

export type ReadRecord = { readonly fields: ReadonlyMap<string, string>; readonly block: Buffer };

const needed = ['warc-type', 'warc-record-id', 'warc-date', 'content-length'];

/**
 * The records of packed WARC 1.1, read as its standard has them. @throws Error at whatever is not: a missing field, one
 * that comes twice, a length or a hash that does not fit, anything between records
 */
export function recordsIn(packed: Uint8Array): ReadRecord[] {
  const records: ReadRecord[] = [];
  let rest = gunzipSync(packed);
  while (rest.length > 0) {
    const end = rest.indexOf('\r\n\r\n');
    if (end < 0) throw new Error('A head has no end.');
    const [version, ...lines] = rest.subarray(0, end).toString('utf8').split('\r\n');
    if (version !== 'WARC/1.1') throw new Error(`It begins with “${version}”.`);
    const fields = new Map<string, string>();
    for (const line of lines) {
      const [, name = '', value = ''] = /^([\w-]+): (.*)$/su.exec(line) ?? [];
      if (name === '' || fields.has(name.toLowerCase())) throw new Error(`A field cannot be read: ${line}`);
      fields.set(name.toLowerCase(), value);
    }
    const missing = needed.filter((name) => !fields.get(name));
    if (missing.length > 0) throw new Error(`${missing} is missing.`);
    if (!/^<urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}>$/.test(fields.get('warc-record-id') ?? ''))
      throw new Error(`This is no identifier: ${fields.get('warc-record-id')}`);
    const length = Number(fields.get('content-length'));
    const block = rest.subarray(end + 4, end + 4 + length);
    if (block.length !== length) throw new Error('A block is shorter than it says.');
    if (rest.subarray(end + 4 + length, end + 8 + length).toString() !== '\r\n\r\n') throw new Error('No end follows.');
    refuseOther(fields.get('warc-block-digest'), block);
    refuseOther(fields.get('warc-payload-digest'), payloadOf(fields, block));
    records.push({ fields, block: Buffer.from(block) });
    rest = rest.subarray(end + 8 + length);
  }
  return records;
}

const payloadOf = (fields: ReadonlyMap<string, string>, block: Buffer) =>
  fields.get('warc-type') === 'response' ? block.subarray(block.indexOf('\r\n\r\n') + 4) : block;

function refuseOther(digest: string | undefined, bytes: Uint8Array): void {
  const own = `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
  if (digest !== undefined && digest !== own) throw new Error(`The hash ${digest} does not fit ${own}.`);
}
