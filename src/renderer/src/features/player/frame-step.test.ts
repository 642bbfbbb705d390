import { describe, expect, it } from 'vitest';
import { afterFrameStep, frameLength } from './frame-step';

const frameS = 1 / 24;

describe('one frame', () => {
  it('is one frame, forwards and backwards, all the way through', () => {
    let timeS = 0;
    for (let frame = 1; frame < 120; frame += 1) {
      timeS = afterFrameStep(timeS, 1, frameS, 5);
      expect(Math.floor(timeS / frameS)).toBe(frame);
    }
    for (let frame = 118; frame >= 0; frame -= 1) {
      timeS = afterFrameStep(timeS, -1, frameS, 5);
      expect(Math.floor(timeS / frameS)).toBe(frame);
    }
  });

  it('ends at the first and the last', () => {
    expect(afterFrameStep(0, -1, frameS, 5)).toBeCloseTo(frameS / 2);
    const last = afterFrameStep(5, 1, frameS, 5);
    expect(last).toBeLessThan(5);
    expect(last).toBeGreaterThan(5 - frameS);
  });

  it('starts from the frame that a pause stopped in', () => {
    expect(Math.floor(afterFrameStep(10.9 * frameS, 1, frameS, 5) / frameS)).toBe(11);
    expect(Math.floor(afterFrameStep(10 * frameS, 1, frameS, 5) / frameS)).toBe(11);
  });
});

describe('the length of a frame', () => {
  it('is the shortest gap between two that were seen', () => {
    expect(frameLength(null, 1, null)).toBeNull();
    expect(frameLength(1, 1.1, null)).toBeCloseTo(0.1);
    expect(frameLength(1, 1.04, 0.1)).toBeCloseTo(0.04);
    expect(frameLength(1, 1.1, 0.04)).toBeCloseTo(0.04);
  });

  it('is not learned from a seek, a pause or the same frame again', () => {
    for (const now of [1, 3, 0.5, 1.001]) expect(frameLength(1, now, 0.04)).toBe(0.04);
  });
});
