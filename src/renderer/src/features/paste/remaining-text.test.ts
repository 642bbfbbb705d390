import { describe, expect, it } from 'vitest';
import { readPaste } from '../../../../shared/paste';
import { remainingText } from './remaining-text';

const left = (text: string) => remainingText(text, readPaste(text));

describe('what stays in the box', () => {
  it('is the lines that were not understood', () => {
    expect(left('video_a1\nhello there\nvideo_b2').text).toBe('hello there');
  });

  it('is empty once everything was understood', () => {
    expect(left('video_a1 and video_b2').text).toBe('');
  });

  it('keeps a refused piece, without the IDs beside it', () => {
    expect(left('id: video_a1, id: ../b2').text).toBe('../b2');
  });

  it('keeps a short word that counted as prose among other lines', () => {
    expect(left('abc-1\nvideo_b2').text).toBe('abc-1');
  });

  it('never keeps what looks like a key', () => {
    const curl =
      'curl https://dimilinks.com/v1/tasks/video_a1 \\\n -H "Authorization: Bearer abcdef123"';
    expect(left(curl)).toEqual({ text: '', hasDroppedKey: true });
    expect(left('video_a1\nsk-abcdefghijkl').text).not.toContain('sk-');
    expect(left('video_a1').hasDroppedKey).toBe(false);
  });
});
