import { describe, expect, it } from 'vitest';
import { average, fuse, type Opinion, opinionOf, project, VACUOUS } from '@/lib/assessments/opinion';

function expectOpinion(actual: Opinion, b: number, d: number, u: number) {
  expect(actual.b).toBeCloseTo(b, 4);
  expect(actual.d).toBeCloseTo(d, 4);
  expect(actual.u).toBeCloseTo(u, 4);
}

describe('operators', () => {
  it('fuses cumulatively', () => {
    const opinions = [
      { b: 0.1, d: 0.3, u: 0.6 },
      { b: 0.4, d: 0.2, u: 0.4 },
      { b: 0.7, d: 0.1, u: 0.2 },
    ];
    const fused = opinions.reduce(fuse);
    expectOpinion(fused, 0.6512, 0.2093, 0.1395);
    expect(project(fused)).toBeCloseTo(0.7209, 4);
    expectOpinion(opinions.reduce(fuse, VACUOUS), 0.6512, 0.2093, 0.1395);
    expectOpinion(fuse({ b: 0.8, d: 0.1, u: 0.1 }, { b: 0, d: 0.5, u: 0.5 }), 0.7273, 0.1818, 0.0909);
  });

  it('fuses by averaging', () => {
    expectOpinion(average({ b: 0.8, d: 0.1, u: 0.1 }, { b: 0, d: 0.5, u: 0.5 }), 0.6667, 0.1667, 0.1667);
  });

  it('takes the mean where neither side is uncertain', () => {
    const [yes, no] = [
      { b: 1, d: 0, u: 0 },
      { b: 0, d: 1, u: 0 },
    ];
    for (const operator of [fuse, average]) expect(operator(yes, no)).toEqual({ b: 0.5, d: 0.5, u: 0 });
  });

  it('lets a question carry nothing', () => {
    expect(opinionOf('questions', 0.8)).toEqual(VACUOUS);
    expectOpinion(opinionOf('denies', 0.8), 0, 0.8, 0.2);
  });
});
