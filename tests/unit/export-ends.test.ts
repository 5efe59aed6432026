import { expect, it, vi } from 'vitest';
import { readListQuery } from '@/lib/data-table/url';
import type { Db } from '@/lib/db';
import { exportFile } from '@/lib/exchange/export.server';
import type { FileFormat } from '@/lib/exchange/format';
import { csvFiles } from '@/lib/tables.server';

const chunks: FileFormat = {
  apart: false,
  async *write() {
    yield new Uint8Array([1]);
    yield new Uint8Array([2]);
  },
};

/** A download of two chunks. The format asks for no row, and so the database for nothing. */
function download() {
  const onEnd = vi.fn();
  const { query } = readListQuery(csvFiles.claims.list, new URLSearchParams());
  const wanted = { source: csvFiles.claims, query, refs: {} };
  return { onEnd, reader: exportFile({} as Db, wanted, chunks, { onEnd }).getReader() };
}

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
