import { Worker } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';
import { compareTexts } from '@/lib/documents/compare-texts.server';
import { answerOf, TooMuch, threadsRunning } from '@/lib/threads/answer';
import { FairQueue } from '@/lib/threads/fair-queue';
import { runInThread } from '@/lib/threads/run-in-thread';

const rules = {
  atOnce: 2,
  each: 1,
  waiting: 2,
  waitingEach: 1,
  ownTaken: 'Yours are taken.',
  allTaken: 'All are taken.',
};
const limits = { time: 60_000, longest: 60_000, memory: 1e12 };
const thread = (code: string) => new Worker(code, { eval: true });

describe('turns', () => {
  /** Work that goes on until it is told to end. */
  const work = () => {
    let end = () => {};
    const ended = new Promise<void>((resolve) => {
      end = resolve;
    });
    return { run: () => ended, end };
  };
  const soon = () => new Promise((resolve) => setImmediate(resolve));

  it('are taken by several people, and nobody holds more than their share', async () => {
    const turns = new FairQueue('test of people', rules);
    const [a, b, again, other] = [work(), work(), work(), work()];
    const order: string[] = [];
    const started =
      (name: string, { run }: ReturnType<typeof work>) =>
      () => {
        order.push(name);
        return run();
      };
    const all = [
      turns.inTurn('a', started('a', a)),
      turns.inTurn('b', started('b', b)),
      turns.inTurn('a', started('again', again)),
    ];
    await expect(turns.inTurn('a', a.run)).rejects.toMatchObject({ kind: 'too many', message: 'Yours are taken.' });
    all.push(turns.inTurn('c', started('c', other)));
    await expect(turns.inTurn('d', a.run)).rejects.toMatchObject({ kind: 'unavailable', message: 'All are taken.' });
    b.end();
    await soon();
    // Who waited longer has one under way still.
    expect(order).toEqual(['a', 'b', 'c']);
    a.end();
    await soon();
    expect(order).toEqual(['a', 'b', 'c', 'again']);
    for (const one of [again, other]) one.end();
    await Promise.all(all);
    expect(turns.running).toBe(0);
  });

  it('are released however the work ends, and only once', async () => {
    const turns = new FairQueue('test of ends', { ...rules, atOnce: 1 });
    await expect(turns.inTurn('a', () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    const end = turns.take('a');
    expect(() => turns.take('a')).toThrow('Yours are taken.');
    expect(() => turns.take('b')).toThrow('All are taken.');
    end();
    end();
    expect(turns.running).toBe(0);
    const [one, other] = [turns.take('b'), () => turns.take('c')];
    expect(other).toThrow('All are taken.');
    one();
  });
});

describe('a thread', () => {
  it('returns its answer, and throws its error', async () => {
    const answer = "require('node:worker_threads').parentPort.postMessage(42)";
    expect(await answerOf(thread(answer), limits)).toBe(42);
    await expect(answerOf(thread("throw new Error('broken')"), limits)).rejects.toThrow('broken');
    expect(threadsRunning()).toBe(0);
  });

  it.each([
    ['too long', { longest: 100 }],
    ['too much of the processor', { time: 100 }],
    ['too much memory', { memory: -1e12 }],
  ])('that takes %s is ended', async (_, own) => {
    // It never ends by itself, and never answers.
    await expect(answerOf(thread('for (;;);'), { ...limits, ...own })).rejects.toBeInstanceOf(TooMuch);
    expect(threadsRunning()).toBe(0);
  });

  it('is ended when nobody waits for it any more', async () => {
    const stop = new AbortController();
    const answer = answerOf(thread('for (;;);'), limits, stop.signal);
    stop.abort(new Error('gone'));
    await expect(answer).rejects.toThrow('gone');
  });

  it('answers the same question once', async () => {
    const [one, other] = [
      runInThread('compare', ['a b', 'a c'], { who: 'x' }),
      runInThread('compare', ['a b', 'a c'], { who: 'y' }),
    ];
    expect(other).toBe(one);
    expect(await one).toMatchObject({ added: 1, removed: 1 });
  });
});

describe('long texts', () => {
  const words = (word: string, count: number) => Array.from({ length: count }, (_, i) => `${word}${i}`).join(' ');

  it('are compared in a thread', async () => {
    const text = words('w', 10_000);
    const found = await compareTexts(text, `${text} more`, 'x');
    expect(found).toMatchObject({ comparison: { added: 1, removed: 0 }, notice: null });
  });

  it('that are too different are compared no further than in their beginnings, or not at all', async () => {
    const found = await compareTexts(words('a', 40_000), words('b', 40_000), 'x', { memory: -1e12 });
    expect(found).toEqual({ problem: expect.stringContaining('too different') });
  });
});
