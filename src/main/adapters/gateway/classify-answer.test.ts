import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { answerOf } from '../../../../test/support/answer-of';
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
