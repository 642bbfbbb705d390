import { expect, it } from 'vitest';
import { idsOfLink, isLink } from './add-link';

it.each([
  ['dimilinks-desktop://add?ids=video_a,video_b', ['video_a', 'video_b']],
  ['dimilinks-desktop://add/?ids=video_a%2Cvideo_b&ids=task_c', ['video_a', 'video_b', 'task_c']],
  ['DIMILINKS-DESKTOP://add?ids=video_a,,video_a', ['video_a']],
  ['dimilinks-desktop://add?ids=video_a&baseUrl=https://evil.example', ['video_a']],
])('%s adds what it names', (link, ids) => {
  expect(idsOfLink(link)).toEqual(ids);
});

it.each([
  'dimilinks-desktop://settings?baseUrl=https://evil.example',
  'dimilinks-desktop://evil.example?ids=video_a',
  'dimilinks-desktop://add/more?ids=video_a',
  'dimilinks-desktop://me@add?ids=video_a',
  'dimilinks-desktop:add?ids=video_a',
  'dimilinks-desktop://add?id=video_a',
  'dimilinks-desktop://add?ids=../../etc/passwd,/etc/passwd,sk-0123456789,--inspect',
  'https://add?ids=video_a',
  `dimilinks-desktop://add?ids=${'video_a,'.repeat(5_000)}`,
  'dimilinks-desktop://',
  '',
])('%s adds nothing', (link) => {
  expect(idsOfLink(link)).toEqual([]);
});

it('tells links from IDs', () => {
  expect(isLink('dimilinks-desktop://add')).toBe(true);
  expect(isLink('dimilinks-desktop')).toBe(false);
});
