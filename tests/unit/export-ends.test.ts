import { expect, it, vi } from 'vitest';
import { readListQuery } from '@/lib/data-table/url';
import type { Db } from '@/lib/db';
import { exportFile } from '@/lib/exchange/export.server';
import type { FileFormat } from '@/lib/exchange/format';
import { csvFiles } from '@/lib/tables.server';

/** A download of two chunks. The format asks for no row, and so the database for nothing. */
function download() {
  const onEnd = vi.fn();
  const written: number[] = [];
  const format: FileFormat = {
    apart: false,
    async *write() {
      for (const byte of [1, 2]) {
        written.push(byte);
        yield new Uint8Array([byte]);
      }
    },
  };
  const { query } = readListQuery(csvFiles.claims.list, new URLSearchParams());
  const wanted = { source: csvFiles.claims, query, refs: {} };
  return { onEnd, written, reader: exportFile({} as Db, wanted, format, { onEnd }).getReader() };
}

it('of a download no more is written than its reader takes', async () => {
  const { written, reader } = download();
  for (const taken of [[], [1], [1, 2]]) {
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(written).toEqual(taken);
    await reader.read();
  }
});

it('a download from which nothing is taken for half a minute ends, counted from what was taken last', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const { onEnd, reader } = download();
  await vi.advanceTimersByTimeAsync(29_999);
  expect((await reader.read()).value).toEqual(new Uint8Array([1]));
  await vi.advanceTimersByTimeAsync(29_999);
  expect(onEnd).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  expect(onEnd).toHaveBeenCalledTimes(1);
  await expect(reader.read()).rejects.toThrow('Nobody read on');
  vi.useRealTimers();
});

it('a download that is read to its end ends once', async () => {
  const { onEnd, reader } = download();
  const read = [await reader.read(), await reader.read(), await reader.read()];
  expect(read.map(({ done }) => done)).toEqual([false, false, true]);
  expect(onEnd).toHaveBeenCalledTimes(1);
});
