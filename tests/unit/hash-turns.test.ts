import { describe, expect, it } from 'vitest';
import { hashing, inTurn } from '@/lib/people/hash-queue.server';

/** Work that goes on when it is told to, and the order in which it began. */
function slowWork() {
  const begun: string[] = [];
  const going: (() => void)[] = [];
  const begin = (name: string, whom = { key: name, known: false }) =>
    hashing(whom, () =>
      inTurn(() => {
        begun.push(name);
        return new Promise<void>((resolve) => going.push(resolve));
      }),
    );
  const settle = async () => {
    for (let i = 0; i < 20; i++) await Promise.resolve();
  };
  const finish = async () => {
    for (;;) {
      await settle();
      const next = going.shift();
      if (!next) return;
      next();
    }
  };
  return { begun, going, begin, settle, finish };
}

describe('hashes', () => {
  it('are made two at a time, however many are asked for', async () => {
    const { begin, going, settle, finish } = slowWork();
    const all = Array.from({ length: 12 }, (_, i) => begin(`network ${i}`));
    await settle();
    expect(going).toHaveLength(2);
    await finish();
    await Promise.all(all);
  });

  it('for one network are refused in words when too many wait, and others still get their turn', async () => {
    const { begin, begun, finish } = slowWork();
    const flood = Array.from({ length: 50 }, () => begin('flood'));
    const other = begin('other');
    const refused = flood.map((one) => one.catch((error) => error));
    await finish();
    await other;
    const errors = (await Promise.all(refused)).filter((error) => error);
    expect(errors).toHaveLength(50 - 2 - 6);
    expect(errors[0]).toMatchObject({
      kind: 'unavailable',
      details: { retryAfter: 5 },
      message: expect.stringContaining('try again'),
    });
    expect(begun.indexOf('other')).toBe(3);
  });

  it('for a known device are made first, also when all other places are taken', async () => {
    const { begin, begun, finish } = slowWork();
    const flood = Array.from({ length: 100 }, (_, i) => begin(`network ${i}`).catch((error) => error));
    const known = begin('mine', { key: 'mine', known: true });
    await finish();
    await known;
    expect((await Promise.all(flood)).filter((error) => error)).toHaveLength(100 - 2 - 30);
    expect(begun.indexOf('mine')).toBe(2);
  });

  it('for nobody in particular are made after those for a known device', async () => {
    const { begin, begun, going, finish } = slowWork();
    const first = ['one', 'two'].map((name) => begin(name));
    const nobody = inTurn(() => {
      begun.push('nobody');
      return new Promise<void>((resolve) => going.push(resolve));
    });
    const known = begin('mine', { key: 'mine', known: true });
    await finish();
    await Promise.all([...first, nobody, known]);
    expect(begun).toEqual(['one', 'two', 'mine', 'nobody']);
  });

  it('that fail give their turn back', async () => {
    for (let i = 0; i < 5; i++)
      await expect(
        inTurn(async () => {
          throw new Error('no memory');
        }),
      ).rejects.toThrow('no memory');
    expect(await inTurn(async () => 'made')).toBe('made');
  });
});
