import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerOf } from '../../../../test/support/answer-of';
import { anyCharacter } from '../../../../test/support/any-character';
import { isTrouble } from '../../core/asker';
import { classifyLook } from './classify-answer';

const nowMs = Date.UTC(2026, 0, 1);
const key = 'sk-test-0123456789';

describe('any answer at all', () => {
  const types = fc.option(
    fc.constantFrom('application/json', 'text/html', 'text/plain', 'video/mp4', ';', 'a/b; c="'),
    { nil: undefined },
  );
  const text = fc.oneof(
    fc.json({ maxDepth: 4, stringUnit: anyCharacter }),
    fc.string({ unit: anyCharacter, size: 'max', maxLength: 2_000 }),
    fc.constantFrom('', ' ', '\ufeff', 'null', '{"data":', '[[[[[[{}]]]]]]', '"completed"'),
  );
  const body = fc.oneof(text, fc.uint8Array({ size: 'max', maxLength: 2_000 }));

  it('is one of the outcomes, never an error, and never news of a task it does not name', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.integer({ min: 200, max: 599 }), fc.constantFrom(200, 200, 200, 400, 429)),
        types,
        fc.option(fc.string({ maxLength: 40 }), { nil: undefined }),
        body,
        async (status, type, retryAfter, bytes) => {
          const headers = {
            ...(type === undefined ? {} : { 'content-type': type }),
            ...(retryAfter === undefined ? {} : { 'retry-after': retryAfter }),
          };
          const outcome = await classifyLook(
            answerOf(status, headers, bytes),
            'video_a',
            key,
            nowMs,
          );
          // None of what is generated names a task.
          expect(outcome.kind).not.toBe('task');
          if (status === 404 || status === 410) expect(outcome.kind).toBe('not-found');
          else if (status === 401) expect(outcome.kind).toBe('key-rejected');
          else if (status >= 500 || status === 429) expect(isTrouble(outcome)).toBe(true);
          else if (status < 300) expect(outcome.kind).toBe('unreadable');
          if ('retryAfterMs' in outcome && outcome.retryAfterMs !== null) {
            expect(outcome.retryAfterMs).toBeGreaterThanOrEqual(0);
            expect(outcome.retryAfterMs).toBeLessThanOrEqual(300_000);
          }
          if ('message' in outcome && outcome.message !== null) {
            expect(outcome.message.length).toBeLessThanOrEqual(500);
          }
        },
      ),
      { numRuns: 1_000 },
    );
  });
});
