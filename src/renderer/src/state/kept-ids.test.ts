import { expect, it } from 'vitest';
import { KeptIds } from './kept-ids';

it('keeps the array while its IDs are the same, in the same order', () => {
  const kept = new KeptIds();
  const first = ['video_a', 'video_b'];
  expect(kept.of(first)).toBe(first);
  expect(kept.of([...first])).toBe(first);
  const other = ['video_b', 'video_a'];
  expect(kept.of(other)).toBe(other);
  expect(kept.of(['video_b'])).toEqual(['video_b']);
  expect(kept.of([])).toEqual([]);
});
