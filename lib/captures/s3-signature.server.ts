import { createHash, createHmac } from 'node:crypto';

type Account = { readonly region: string; readonly key: string; readonly secret: string };

/** A request to a store that speaks S3. `headers`: by their names in small letters; `sha256`: of what is sent. */
export type S3Request = {
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly sha256: string;
};

/** The headers of a request, signed as such stores ask for: AWS Signature Version 4. */
export function signed(
  { method, url, headers, sha256 }: S3Request,
  { region, key, secret }: Account,
  now = new Date(),
): Record<string, string> {
  const stamp = now.toISOString().replace(/[-:]|\.\d+/g, '');
  const all: Record<string, string> = {
    ...{ ...headers, host: url.host },
    ...{ 'x-amz-content-sha256': sha256, 'x-amz-date': stamp },
  };
  const names = Object.keys(all).sort();
  const query = [...url.searchParams].map((pair) => pair.map(encoded).join('=')).sort();
  const lines = names.map((name) => `${name}:${all[name]?.trim()}`);
  const request = [method, url.pathname, query.join('&'), ...lines, '', names.join(';'), sha256].join('\n');
  const scope = [stamp.slice(0, 8), region, 's3', 'aws4_request'];
  const text = ['AWS4-HMAC-SHA256', stamp, scope.join('/'), createHash('sha256').update(request).digest('hex')];
  const signature = [...scope, text.join('\n')].reduce<Buffer>(keyed, Buffer.from(`AWS4${secret}`)).toString('hex');
  const authorization = `${text[0]} Credential=${key}/${scope.join('/')}, SignedHeaders=${names.join(';')}, Signature=${signature}`;
  return { ...all, authorization };
}

const keyed = (key: Buffer, text: string) => createHmac('sha256', key).update(text).digest();

/** As `encodeURIComponent`, and these signs too. */
const encoded = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
