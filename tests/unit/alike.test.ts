import { describe, expect, it } from 'vitest';
import { alike, offered } from '@/lib/claims/alike';

const claim = (id: number, statement: string, nearly = false) => ({ id, statement, nearly });

describe('what is stored already of a statement', () => {
  it('is the claim in the same words, whatever their case and accents', () => {
    const found = [claim(1, 'The ferry stops at Lindhaven', true), claim(2, 'The café reopens in May', true)];
    expect(alike(' the CAFE reopens  in May', found)).toEqual({ same: found[1], near: [found[0]] });
  });

  it('is every claim that is nearly the same, but none that is only similar', () => {
    const found = [claim(1, 'The ferry stops at Lindhaven'), claim(2, 'The ferry will stop in Lindhaven', true)];
    expect(alike('The ferry will stop at Lindhaven', found)).toEqual({ same: undefined, near: [found[1]] });
  });

  it('is nothing where nothing was found', () => {
    expect(alike('The ferry will stop at Lindhaven', [])).toEqual({ same: undefined, near: [] });
  });
});

it('a claim that says nearly the same is offered first, whatever is more similar', () => {
  const found = [
    { statement: 'The quay was sold', nearly: false },
    { statement: 'Quay is sold', nearly: true },
  ];
  expect(offered('The quay is sold', found)).toMatchObject({ first: found[1], claims: [found[1], found[0]] });
  expect(offered('The pier', found.slice(0, 1))).toEqual({ first: undefined, claims: found.slice(0, 1) });
});
