import { parse } from 'csv-parse/sync';
import { caseFileNames, fileOf, headerOf } from '@/lib/case/kinds';
import type { Files } from './cases';

/** The files of a case with the numbers of records replaced by their places, so that only they may differ. */
export function withoutNumbers(files: Files): Record<string, unknown> {
  const places = new Map<string, string>();
  const tables = new Map(
    caseFileNames.map((name) => [name, rowsOf(files.get(`${name}.csv`)?.toString('utf8') ?? '')] as const),
  );
  for (const [name, rows] of tables)
    for (const [at, row] of rows.entries()) places.set(`${name}:${row.id}`, `#${at + 1}`);
  const found: Record<string, unknown> = {};
  for (const [name, rows] of tables) {
    const { columns } = fileOf(name);
    found[name] = rows.map((row) =>
      Object.fromEntries(
        Object.entries(columns).map(([field, { references }]) => {
          const cell = row[headerOf(field)] ?? '';
          if (field === 'id') return [field, places.get(`${name}:${cell}`)];
          return [field, references && cell !== '' ? places.get(`${references}:${cell}`) : cell];
        }),
      ),
    );
  }
  found.texts = tables.get('texts')?.map(({ document_id, number, sha256 }) => {
    const content = files.get(`texts/${document_id}-${number}.txt`)?.toString('utf8');
    return { document: places.get(`documents:${document_id}`), number, sha256, content };
  });
  found.bytes = [...files]
    .filter(([name]) => name.startsWith('copies/'))
    .map(([name, bytes]) => [name, bytes.toString('hex')]);
  found.tags = tagsOf(files, places);
  return found;
}

const rowsOf = (csv: string): Record<string, string>[] => parse(csv, { columns: true, record_delimiter: '\r\n' });

function tagsOf(files: Files, places: ReadonlyMap<string, string>): unknown[] {
  const kinds: Readonly<Record<string, string>> = {
    'whence:document': 'documents',
    'whence:text': 'texts',
    'prov:wasAttributedTo': 'sources',
    'whence:claim': 'claims',
  };
  const seen = new Map<string, string>();
  const tag = (number: string) => seen.get(number) ?? seen.set(number, `tag ${seen.size + 1}`).get(number);
  const lines = (files.get('annotations.jsonl')?.toString('utf8') ?? '').split('\n').filter(Boolean);
  return lines.map((line) =>
    JSON.parse(
      line.replaceAll(/#tag-(\d+)/g, (_, number) => `${tag(number)}`),
      (key, value) => {
        if (key === 'whence:number' || key === 'source') return undefined;
        const kind = kinds[key];
        if (!kind) return value;
        const number = typeof value === 'number' ? value : JSON.parse(line).body?.at(-1)?.[key]?.['whence:number'];
        return typeof value === 'number'
          ? places.get(`${kind}:${number}`)
          : { ...value, place: places.get(`${kind}:${number}`) };
      },
    ),
  );
}
