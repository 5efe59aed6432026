import { createHash } from 'node:crypto';

type MhtmlPart = { readonly fields: readonly string[]; readonly body: string };

/** A page with its parts, as browsers save it. The page is the part at https://kai.example/f. */
export function mhtmlOf(parts: readonly MhtmlPart[]): string {
  const line = '----=_quay';
  const head = [
    'From: <Saved by Blink>',
    'Snapshot-Content-Location: https://kai.example/f',
    'Subject: Ferry',
    'Date: Mon, 6 Apr 2026 14:05:06 -0000',
    'MIME-Version: 1.0',
    'Content-Type: multipart/related;',
    '\ttype="text/html";',
    `\tboundary="${line}"`,
  ];
  const pieces = parts.map(({ fields, body }) => [`--${line}`, ...fields, '', body].join('\r\n'));
  return [...head, '', '', ...pieces, `--${line}--`, ''].join('\r\n');
}

/** Bytes as “quoted-printable”, in lines of at most 76 signs; those that look like plain letters stay. */
export function quoted(bytes: Uint8Array): string {
  const lines = [''];
  for (const byte of bytes) {
    const sign = byte > 32 && byte < 127 && byte !== 61 ? String.fromCharCode(byte) : escaped(byte);
    if ((lines.at(-1)?.length ?? 0) + sign.length > 75) lines.push('');
    lines.push(`${lines.pop()}${sign}`);
  }
  return lines.join('=\r\n');
}

const escaped = (byte: number) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`;

type WarcPart = { readonly fields: Readonly<Record<string, string>>; readonly block: string | Buffer };

/** A WARC file that is not packed. */
export const warcOf = (parts: readonly WarcPart[]): Buffer =>
  Buffer.concat(
    parts.flatMap(({ fields, block }) => {
      const bytes = Buffer.from(block);
      const lines = Object.entries({ 'Content-Length': String(bytes.length), ...fields });
      const head = ['WARC/1.0', ...lines.map(([name, value]) => `${name}: ${value}`), '', ''].join('\r\n');
      return [Buffer.from(head), bytes, Buffer.from('\r\n\r\n')];
    }),
  );

/** The answer of a site as a record. */
export function answerOf(
  address: string,
  body: string | Buffer,
  headers: readonly string[] = [],
  status = '200 OK',
): WarcPart {
  const head = [`HTTP/1.1 ${status}`, 'Content-Type: text/html; charset=utf-8', ...headers, '', ''].join('\r\n');
  return {
    fields: { 'WARC-Type': 'response', 'WARC-Target-URI': address, 'WARC-Date': '2026-04-06T14:05:06Z' },
    block: Buffer.concat([Buffer.from(head), Buffer.from(body)]),
  };
}

/** The parts of a WACZ file with one archive and a list of pages. */
export function waczParts(warc: Buffer, pages: readonly { url: string; ts?: string }[]): Record<string, Buffer> {
  const listed = [{ format: 'json-pages-1.0' }, ...pages].map((page) => `${JSON.stringify(page)}\n`).join('');
  const files = { 'archive/data.warc.gz': warc, 'pages/pages.jsonl': Buffer.from(listed) };
  const hashOf = (bytes: Buffer) => `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
  const resources = Object.entries(files).map(([path, bytes]) => ({ path, hash: hashOf(bytes), bytes: bytes.length }));
  const manifest = Buffer.from(JSON.stringify({ profile: 'data-package', resources }));
  const digest = Buffer.from(JSON.stringify({ path: 'datapackage.json', hash: hashOf(manifest) }));
  return { ...files, 'datapackage.json': manifest, 'datapackage-digest.json': digest };
}
