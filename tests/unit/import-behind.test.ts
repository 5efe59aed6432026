import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { Behind } from '@/lib/import/behind';

const failing = (name: string) => async () => {
  throw new Error(name);
};

it('does one piece at a time behind the work in front, and all of them before that ends', async () => {
  const seen: string[] = [];
  const piece = (n: number) => async () => {
    seen.push(`begin ${n}`);
    await sleep(2);
    seen.push(`end ${n}`);
  };
  const behind = new Behind();
  await behind.after(async () => {
    await behind.next(piece(1));
    seen.push('in front');
    await behind.next(piece(2));
  });
  expect(seen).toEqual(['begin 1', 'in front', 'end 1', 'begin 2', 'end 2']);
});

it('says what failed first, in front or behind', async () => {
  const inFront = new Behind();
  await expect(
    inFront.after(async () => {
      await inFront.next(() => sleep(2).then(failing('behind')));
      throw new Error('in front');
    }),
  ).rejects.toThrow('in front');
  const behind = new Behind();
  await expect(
    behind.after(async () => {
      await behind.next(failing('behind'));
      await sleep(2);
      throw new Error('in front');
    }),
  ).rejects.toThrow('behind');
});

it('begins nothing more once a piece has failed', async () => {
  const behind = new Behind();
  let more = false;
  const work = behind.after(async () => {
    await behind.next(failing('first'));
    await behind.next(async () => {
      more = true;
    });
  });
  await expect(work).rejects.toThrow('first');
  expect(more).toBe(false);
});
