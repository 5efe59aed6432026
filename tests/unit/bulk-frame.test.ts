import { describe, expect, it } from 'vitest';
import { framed, frameOf, missingFrom } from '@/lib/bulk/frame';

type Row = { id: number; version: number; text: string };
const row = (id: number, version = 1, text = ''): Row => ({ id, version, text });
const frame = frameOf<Row>('status=unverified', [row(1), row(2), row(3), row(4)]);
const nobody = new Map<number, { row: Row; matches: boolean } | null>();
const idsOf = (rows: readonly Row[]) => rows.map(({ id }) => id);

describe('the rows of a page', () => {
  it('show what is new in them, in the order in which they came', () => {
    const { rows, fates } = framed(frame, [row(1), row(2, 2, 'new'), row(3), row(4)], nobody);
    expect(rows[1]).toEqual(row(2, 2, 'new'));
    expect([idsOf(rows), fates.size]).toEqual([[1, 2, 3, 4], 0]);
  });

  it('stay where they are when they no longer match, and say so', () => {
    const now = [row(1), row(3), row(4), row(5)];
    expect(missingFrom(frame, now)).toEqual([2]);
    expect(idsOf(framed(frame, now, nobody).rows)).toEqual([1, 2, 3, 4]);
    const kept = new Map([[2, { row: row(2, 2, 'disputed'), matches: false }]]);
    const { rows, fates } = framed(frame, now, kept);
    expect(rows[1]).toEqual(row(2, 2, 'disputed'));
    expect([...fates]).toEqual([[2, 'left']]);
  });

  it('say that they were deleted', () => {
    const { rows, fates } = framed(frame, [row(1), row(3), row(4)], new Map([[2, null]]));
    expect([idsOf(rows), [...fates]]).toEqual([[1, 2, 3, 4], [[2, 'deleted']]]);
  });

  it('say that their place in the order is another, on this page or elsewhere', () => {
    expect([...framed(frame, [row(1), row(3), row(4), row(2, 2)], nobody).fates]).toEqual([[2, 'moved']]);
    expect([...framed(frame, [row(4, 2), row(1), row(2), row(3)], nobody).fates]).toEqual([[4, 'moved']]);
    const elsewhere = new Map([[2, { row: row(2, 2), matches: true }]]);
    expect([...framed(frame, [row(1), row(3), row(4)], elsewhere).fates]).toEqual([[2, 'moved']]);
  });

  it('are not marked when others only pushed them off the page', () => {
    const pushed = new Map([[4, { row: row(4), matches: true }]]);
    const { rows, fates } = framed(frame, [row(9), row(1), row(2), row(3)], pushed);
    expect([idsOf(rows), fates.size]).toEqual([[1, 2, 3, 4], 0]);
  });

  it('are not marked when many were changed and kept their order', () => {
    const { fates } = framed(frame, [row(1, 2), row(2, 2), row(3, 5), row(4)], nobody);
    expect(fates.size).toBe(0);
  });
});
