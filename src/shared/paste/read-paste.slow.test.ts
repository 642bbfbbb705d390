import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyCharacter } from '../../../test/support/any-character';
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
      fc.property(fc.string({ size: 'max', maxLength: 400, unit: anyCharacter }), (text) => {
        for (const id of readPaste(text).ids) {
          expect(refusalOf(id)).toBeNull();
          expect(id.length).toBeLessThanOrEqual(longestTaskId);
        }
      }),
    );
  });

  const realId = fc.oneof(
    fc.stringMatching(/^(video|img|task)_[a-z0-9]{4,20}[0-9]$/),
    fc.uuid(),
    fc.stringMatching(/^[A-Z][a-z0-9+/]{60,160}[A-Z][0-9]==$/),
    fc.stringMatching(/^cgt-[0-9]{8}-[a-z0-9]{5}$/),
  );
  const wrappings: readonly ((id: string) => string)[] = [
    (id) => `{"data":{"task_id":${JSON.stringify(id)},"status":"queued"}}`,
    (id) => JSON.stringify({ code: 'success', data: { id, progress: 3 } }, null, 2),
    (id) => `https://x.y/v1/videos/${encodeURIComponent(id)}/content`,
    (id) =>
      `curl "https://x.y/v1/tasks/${encodeURIComponent(id)}" \\\n  -H "Authorization: Bearer sk-Zz9abcdefgh0"`,
    (id) => `task_id: ${id}`,
    (id) => `[10:31] mia: task id=${id}`,
  ];

  it('keep their order and are found in every form; found again they are the same', () => {
    const pieces = fc.uniqueArray(fc.tuple(realId, fc.constantFrom(...wrappings)), {
      size: 'max',
      minLength: 1,
      maxLength: 25,
      selector: ([id]) => id,
    });
    fc.assert(
      fc.property(pieces, (parts) => {
        const ids = parts.map(([id]) => id);
        const reading = readPaste(parts.map(([id, wrap]) => wrap(id)).join('\n'));
        expect(reading).toMatchObject({ ids, repeats: 0, rest: '' });
        expect(readPaste(reading.ids.join('\n')).ids).toEqual(ids);
      }),
    );
  });

  it('are read without an error or a key from any mixture of fragments', () => {
    const key = 'sk-Zz9abcdefgh0Qq';
    const shard = fc.oneof(
      realId,
      fc.constantFrom(
        ...'{}[]"\\^`\n,:=\t\''.split(''),
        '"id":',
        'task_id',
        'curl ',
        '/v1/tasks/',
        '\r\n',
        '%2F',
      ),
      fc.constantFrom(`Bearer ${key}`, `"${key}"`, ` ${key} `, `api_key=${key}`),
      fc.string({ maxLength: 8 }),
    );
    fc.assert(
      fc.property(fc.array(shard, { size: 'max', maxLength: 120 }), (shards) => {
        const reading = readPaste(shards.join(''));
        for (const id of reading.ids) expect(refusalOf(id)).toBeNull();
        expect(new Set(reading.ids).size).toBe(reading.ids.length);
        const told = JSON.stringify([reading.refused, reading.ids.filter((id) => /^sk-/.test(id))]);
        expect(told).not.toContain('Zz9abcdefgh0Qq');
        expect(readPaste(shards.join(''))).toEqual(reading);
      }),
      { numRuns: 500 },
    );
  });

  // A pattern that goes back over what it has read takes half a minute for one of these; the time limit is the test.
  it.each([
    ...['\\n', '\\r\\n', '/', ' /a', ' ~/', 'a/', '"', 'a', 'x-', ',  ', '\\"', '%2F'],
    ...['id: ', 'id: a1, ', 'request_id: x ', 'model: ', 'task_', 'https://', '[', '{"id":'],
  ])('are read in time that grows with the text only: %j', (fragment) => {
    const times = 200_000 / fragment.length;
    for (const end of ['', 'video_1', '"']) readPaste(fragment.repeat(times) + end);
  });
});
