import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { longestTaskId, refusalOf } from '../task-id';
import { readPaste } from './read-paste';

describe('task IDs in a pasted text', () => {
  it('are looked for in a megabyte of prose within moments', () => {
    const line = 'The quick brown fox jumps over the lazy dog and thinks nothing of it. ';
    for (const prose of [
      line.repeat(15_000),
      `${line}\n`.repeat(15_000),
      'a'.repeat(1_000_000),
      '-='.repeat(500_000),
    ]) {
      // The processor's time, not the clock's: other programs may be busy.
      const before = process.cpuUsage();
      expect(readPaste(prose).ids).toEqual([]);
      expect(process.cpuUsage(before).user / 1_000).toBeLessThan(1_500);
    }
  });

  it('are such as may be sent, whatever is pasted', () => {
    fc.assert(
      fc.property(fc.string({ size: 'max', maxLength: 400, unit: 'binary' }), (text) => {
        for (const id of readPaste(text).ids) {
          expect(refusalOf(id)).toBeNull();
          expect(id.length).toBeLessThanOrEqual(longestTaskId);
        }
      }),
    );
  });
});
