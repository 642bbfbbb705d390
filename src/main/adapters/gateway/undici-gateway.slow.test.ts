import { afterEach, beforeEach, expect, it } from 'vitest';
import { startGateway, type Gateway as Double } from '../../../../test/gateway/gateway';
import { TransferCut } from '../../core/ports/gateway';
import type { BytesOutcome, ResumePoint } from '../../core/ports/gateway';
import { UndiciGateway } from './undici-gateway';

// However short a time-out is, undici looks at it twice a second.
const key = 'sk-test-0123456789';
const id = 'video_a';
const start = 100_000;
let double: Double;
let gateway: UndiciGateway;

beforeEach(async () => {
  double = await startGateway({ key });
  gateway = new UndiciGateway({ userAgent: 'test/1', headersTimeoutMs: 50, idleTimeoutMs: 100 });
});
afterEach(async () => {
  await gateway.close();
  await double.close();
});

const fetchIt = (resume: ResumePoint | null): Promise<BytesOutcome> => {
  const door = { baseUrl: double.baseUrl, key };
  return gateway.fetchResult(door, id, { from: 'content' }, resume, new AbortController().signal);
};

it('says that a transfer was cut when it stalls', async () => {
  const { content } = double.addTask(id, { bytes: 300_000 });
  const whole = await fetchIt(null);
  if (whole.kind !== 'bytes' || whole.validator === null) throw new Error(JSON.stringify(whole));
  for await (const chunk of whole.body) expect(chunk.length).toBeGreaterThan(0);
  content.stallsAfter(70_000);
  const rest = await fetchIt({
    offset: start,
    until: null,
    totalBytes: 300_000,
    validator: whole.validator,
  });
  if (rest.kind !== 'bytes') throw new Error(JSON.stringify(rest));
  let received = 0;
  const reading = (async () => {
    for await (const chunk of rest.body) received += chunk.length;
  })();
  await expect(reading).rejects.toThrow(TransferCut);
  expect(received).toBe(70_000);
});

it('says of a result that the service is unreachable when nothing answers', async () => {
  double.addTask(id).content.neverAnswers();
  expect(await fetchIt(null)).toEqual({ kind: 'unreachable', code: 'UND_ERR_HEADERS_TIMEOUT' });
});
