import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Toast, withToast } from '@/components/forms/toast-list';

const plain = (id: number, text = `Claim ${id} deleted`): Toast => ({ id, text, tone: 'plain', undo: id });
const error = (id: number, text = `Claim ${id} was not saved`): Toast => ({ id, text, tone: 'error', undo: null });
const work = (id: number): Toast => ({ ...plain(id), undo: null, progress: { done: 1, total: 900 } });
const all = (...toasts: Toast[]) => toasts.reduce<readonly Toast[]>(withToast, []);

describe('the messages at the edge of the screen', () => {
  it('say the same words once', () => {
    expect(all(error(1, 'The server is away.'), plain(2), error(3, 'The server is away.'))).toEqual([
      plain(2),
      error(3, 'The server is away.'),
    ]);
  });

  it('keep an error where what was done can give way', () => {
    expect(all(error(1), plain(2), plain(3), plain(4))).toEqual([error(1), plain(3), plain(4)]);
  });

  it('let the oldest error go where there are only errors', () => {
    expect(all(error(1), error(2), error(3), error(4))).toEqual([error(2), error(3), error(4)]);
  });

  it('show ongoing work in its place', () => {
    const further = { ...work(1), progress: { done: 500, total: 900 } };
    expect(all(work(1), plain(2), further)).toEqual([further, plain(2)]);
  });

  it('never pile up, never hide the newest or work that goes on', () => {
    const one = fc.tuple(fc.constantFrom(plain, error), fc.constantFrom('a', 'b', 'c', 'd', 'e'));
    fc.assert(
      fc.property(fc.array(one, { minLength: 1, maxLength: 20 }), (made) => {
        const shown = all(work(0), ...made.map(([make, text], i) => make(i + 1, text)));
        expect(shown.length).toBeLessThanOrEqual(3);
        expect(shown.at(-1)?.id).toBe(made.length);
        expect(shown.some(({ id }) => id === 0)).toBe(true);
        expect(new Set(shown.map(({ text }) => text)).size).toBe(shown.length);
      }),
    );
  });
});
