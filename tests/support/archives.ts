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
