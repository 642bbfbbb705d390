import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { anyCharacter } from '../../../../test/support/any-character';
import { isTrouble } from '../../core/asker';
import type { Answer } from './answer-body';
import { classifyLook } from './classify-answer';

const folder = join(import.meta.dirname, '../../../../test/answers');
const nowMs = Date.UTC(2026, 0, 1);
const key = 'sk-test-0123456789';

const recordedSchema = z.strictObject({
  about: z.string(),
  taskId: z.string(),
  status: z.number(),
  headers: z.record(z.string(), z.string()),
  text: z.string().optional(),
  json: z.unknown().optional(),
  expected: z.unknown(),
});

function answerOf(
  status: number,
  headers: Readonly<Record<string, string>>,
  content: string | Uint8Array,
): Answer {
  const bytes = Buffer.from(content);
  // In two pieces, because over the wire a character may be cut in half.
  const middle = bytes.length >> 1;
  const pieces = [bytes.subarray(0, middle), bytes.subarray(middle)];
  const body = Readable.from(pieces.filter((piece) => piece.length > 0));
  const discard = (): void => void body.resume();
  return {
    status,
    header: (name) => headers[name] ?? null,
    body: Object.assign(body, { discard }),
  };
}

describe('the answers of the family', () => {
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
  const all = names.map((name) => {
    const json: unknown = JSON.parse(readFileSync(join(folder, name), 'utf8'));
    return { name, ...recordedSchema.parse(json) };
  });

  it.each(all)('$name: $about', async ({ taskId, status, headers, text, json, expected }) => {
    const answer = answerOf(status, headers, text ?? JSON.stringify(json));
    expect(await classifyLook(answer, taskId, key, nowMs)).toEqual(expected);
  });

  it('are there for each row', () => {
    for (const row of [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 13, 14, 17, 18]) {
      const prefix = `s${String(row).padStart(2, '0')}-`;
      expect(names.some((name) => name.startsWith(prefix))).toBe(true);
    }
  });
});

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

  it('never lets the key through, wherever it stands', async () => {
    const spot = fc.constantFrom('message', 'code', 'error', 'detail', 'status', 'fail_reason');
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(200, 400, 401, 403, 500),
        fc.array(spot, { minLength: 1, maxLength: 4 }),
        fc.string({ maxLength: 30 }),
        async (status, path, around) => {
          const told: object = path.reduceRight<object | string>(
            (inner, name) => ({ [name]: inner }),
            around + key + around,
          ) as object;
          const json = { id: 'video_a', status: 'failed', ...told };
          const answer = answerOf(status, {}, JSON.stringify(json));
          const outcome = await classifyLook(answer, 'video_a', key, nowMs);
          expect(JSON.stringify(outcome)).not.toContain(key);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('is given up beyond 2 MB, and read right below', async () => {
    const taskOf = (traceBytes: number): string =>
      JSON.stringify({ data: { trace: 'x'.repeat(traceBytes), id: 'video_a', status: 'queued' } });
    const read = (traceBytes: number) =>
      classifyLook(answerOf(200, {}, taskOf(traceBytes)), 'video_a', key, nowMs);
    expect((await read(2_000_000)).kind).toBe('task');
    expect(await read(5_000_000)).toEqual({ kind: 'unreadable', reason: 'too-large' });
  });

  it('may be nested as deep as it likes', async () => {
    for (const [open, close] of [
      ['[', ']'],
      ['{"data":', '}'],
    ] as const) {
      const deep = `${open.repeat(100_000)}null${close.repeat(100_000)}`;
      for (const status of [200, 400]) {
        const outcome = await classifyLook(answerOf(status, {}, deep), 'video_a', key, nowMs);
        expect(outcome.kind).toBe('unreadable');
      }
    }
  });
});
