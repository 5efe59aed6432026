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

  it('counts denial as it counts support', () => {
    const turned = ({ b, d, u }: Opinion): Opinion => ({ b: d, d: b, u });
    const [one, other] = [
      { b: 0.1, d: 0.3, u: 0.6 },
      { b: 0.2, d: 0.4, u: 0.4 },
    ];
    for (const operator of [fuse, average]) {
      const { b, d, u } = operator(one, other);
      const mirrored = operator(turned(one), turned(other));
      expectOpinion(mirrored, d, b, u);
      expect(b + d + u).toBeCloseTo(1, 10);
      expectOpinion(operator(other, one), b, d, u);
    }
    const [sure, surer] = [
      { b: 0.6, d: 0.4, u: 0 },
      { b: 0.2, d: 0.8, u: 0 },
    ];
    for (const operator of [fuse, average]) expectOpinion(operator(sure, surer), 0.4, 0.6, 0);
    // One that leaves nothing open outweighs one that does.
    expect(fuse(sure, one)).toEqual(sure);
    expectOpinion(average(sure, one), 0.6, 0.4, 0);
  });

  it('projects what is open by the base rate', () => {
    expect(project({ b: 0.2, d: 0.2, u: 0.6 }, 0.5)).toBeCloseTo(0.5, 10);
    expect(project({ b: 0.2, d: 0.2, u: 0.6 }, 0)).toBeCloseTo(0.2, 10);
  });

  it('takes support as belief and denial as disbelief, the rest open', () => {
    expect(opinionOf('affirms', 0.75)).toEqual({ b: 0.75, d: 0, u: 0.25 });
    expect(opinionOf('denies', 0.75)).toEqual({ b: 0, d: 0.75, u: 0.25 });
  });

  it('lets a question carry nothing', () => {
    expect(opinionOf('questions', 0.8)).toEqual(VACUOUS);
    expectOpinion(opinionOf('denies', 0.8), 0, 0.8, 0.2);
  });
});
