import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPaste } from './paste';
import { longestTaskId, refusalOf } from './task-id';

const uuid = '0f8fad5b-d9cb-469f-a165-70867728950e';
const base64Id = `${'aB3+/xYz9Q'.repeat(16)}abcdefgh==`;
const statusAnswer = `{
  "data": {
    "id": "video_xxx",
    "task_id": "video_xxx",
    "status": "processing",
    "progress": 35,
    "created_at": 1777080000
  }
}`;

describe('task IDs in a pasted text', () => {
  it.each([
    ['one ID', 'video_abc123', ['video_abc123']],
    ['an ID of no known shape alone', 'cgt-20260101-x7', ['cgt-20260101-x7']],
    ['a list', 'video_a1\nvideo_b2\r\nimg_c3', ['video_a1', 'video_b2', 'img_c3']],
    ['a list in one line', 'video_a1, video_b2; task_c3', ['video_a1', 'video_b2', 'task_c3']],
    ['the page’s status answer', statusAnswer, ['video_xxx']],
    [
      'the page’s curl command',
      'curl "https://dimilinks.com/v1/tasks/video_xxx" \\\n  -H "Authorization: Bearer $DIMILINKS_API_KEY"',
      ['video_xxx'],
    ],
    [
      'the page’s download command',
      'curl -L "https://dimilinks.com/v1/videos/video_xxx/content" \\\n  -H "Authorization: Bearer $KEY" \\\n  -o video.mp4',
      ['video_xxx'],
    ],
    ['an address', 'https://dimilinks.com/v1/videos/task_9Zq?x=1', ['task_9Zq']],
    ['a line of chat', '帮我看一下 video_abc123，谢谢！', ['video_abc123']],
    ['a sentence', 'Could you check video_abc123. It is (img_9) late.', ['video_abc123', 'img_9']],
    ['a uuid in prose', `my request ${uuid} is stuck`, [uuid]],
    ['a long ID in JSON', `{"id":"${base64Id}","status":"queued"}`, [base64Id]],
    ['an encoded ID in an address', 'https://x.y/v1/tasks/ab%2Fcd%3D1', ['ab/cd=1']],
    ['a JSON list', '{"task_ids":["video_a1","video_b2"]}', ['video_a1', 'video_b2']],
  ])('are found in %s', (_what, text, ids) => {
    expect(readPaste(text)).toMatchObject({ ids, refused: [] });
  });

  it.each([
    ['https://dimilinks.com/v1/videos/generations'],
    ['Here is the video I told you about, in good quality.'],
    ['video'],
    [''],
    ['{"status":"processing","progress":35}'],
  ])('are not found in %j', (text) => {
    expect(readPaste(text)).toMatchObject({ ids: [], refused: [] });
  });

  it('are taken once, and the rest are counted', () => {
    expect(readPaste('video_a1\nvideo_b2\nvideo_a1\nvideo_a1')).toMatchObject({
      ids: ['video_a1', 'video_b2'],
      repeats: 2,
    });
  });

  it.each([
    ['sk-1234567890abcdefghijkl', 'looks-like-a-key'],
    ['../../etc/passwd', 'looks-like-a-path'],
    [`video_${'x'.repeat(194)}`, 'too-long'],
  ])('refuse %s', (text, why) => {
    expect(readPaste(text)).toMatchObject({ ids: [], refused: [{ text, why }] });
  });

  it('never include the key that stands beside them', () => {
    const text = 'curl https://x.y/v1/tasks/video_1 -H "Authorization: Bearer sk-abcdefgh12345678"';
    const reading = readPaste(text);
    expect(reading.ids).toEqual(['video_1']);
    expect(JSON.stringify(reading)).not.toContain('sk-');
  });

  it('count the lines that say nothing', () => {
    expect(readPaste('hello there\nvideo_a1\n\nbye now')).toMatchObject({ linesNotUnderstood: 2 });
  });

  it('are looked for in a megabyte of prose within moments', () => {
    const line = 'The quick brown fox jumps over the lazy dog and thinks nothing of it. ';
    for (const prose of [line.repeat(15_000), `${line}\n`.repeat(15_000), 'a'.repeat(1_000_000)]) {
      const startMs = performance.now();
      expect(readPaste(prose).ids).toEqual([]);
      expect(performance.now() - startMs).toBeLessThan(1_500);
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

  it('come back whole when they are pasted one on each line', () => {
    const id = fc
      .stringMatching(/^(video|img|task)_[A-Za-z0-9]{4,40}$/)
      .filter((text) => !/_(urls?|type|name|size|count|status)$/i.test(text));
    fc.assert(
      fc.property(fc.uniqueArray(id, { minLength: 1, maxLength: 30 }), (ids) => {
        expect(readPaste(ids.join('\n')).ids).toEqual(ids);
      }),
    );
  });
});
