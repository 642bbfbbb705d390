import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startGateway, type Gateway as Double } from '../../../../test/gateway/gateway';
import { TransferCut } from '../../core/ports/gateway';
import type {
  BytesOutcome,
  LookOutcome,
  ResultSource,
  ResumePoint,
} from '../../core/ports/gateway';
import { UndiciGateway } from './undici-gateway';

const key = 'sk-test-0123456789';
const id = 'video_a';
const json = { 'content-type': 'application/json' };
let double: Double;
let gateway: UndiciGateway;

beforeEach(async () => {
  double = await startGateway({ key });
  gateway = new UndiciGateway({ userAgent: 'test/1', idleTimeoutMs: 100, lookTimeoutMs: 400 });
});
afterEach(async () => {
  await gateway.close();
  await double.close();
});

const live = (): AbortSignal => new AbortController().signal;
const door = (): { baseUrl: string; key: string } => ({ baseUrl: double.baseUrl, key });
const look = (task = id): Promise<LookOutcome> => gateway.look(door(), task, 'tasks', live());
const fetchIt = (
  resume: ResumePoint | null = null,
  source: ResultSource = { from: 'content' },
): Promise<BytesOutcome> => gateway.fetchResult(door(), id, source, resume, live());
type Bytes = Extract<BytesOutcome, { kind: 'bytes' }>;
async function bytesOf(outcome: Promise<BytesOutcome>): Promise<Bytes> {
  const bytes = await outcome;
  if (bytes.kind !== 'bytes') throw new Error(`not bytes but ${JSON.stringify(bytes)}`);
  return bytes;
}
async function drain({ body }: Bytes): Promise<{ data: Buffer; cut: string | null }> {
  const chunks: Uint8Array[] = [];
  try {
    for await (const chunk of body) chunks.push(new Uint8Array(chunk));
  } catch (error) {
    if (!(error instanceof TransferCut)) throw error;
    return { data: Buffer.concat(chunks), cut: error.code };
  }
  return { data: Buffer.concat(chunks), cut: null };
}
const sha256 = (data: Uint8Array): string => createHash('sha256').update(data).digest('hex');
const text = (outcome: unknown): string => JSON.stringify(outcome);

describe('look', () => {
  it('reads a task, on the route asked for', async () => {
    double.addTask(id, { stages: [{ status: 'processing', progress: 35 }] });
    expect(await look()).toMatchObject({ kind: 'task', answer: { progress: 35 } });
    double.addTask('task_b', { generation: 'flat' });
    const flat = await gateway.look(door(), 'task_b', 'videos', live());
    expect(flat).toMatchObject({ kind: 'task', answer: { stage: 'completed' } });
  });

  it('sends an id with reserved characters as one segment', async () => {
    const odd = 'video_a/b=c+d:e==';
    double.addTask(odd);
    expect(await look(odd)).toMatchObject({ kind: 'task' });
    expect(double.log.requests[0]?.path).toBe(`/v1/tasks/${encodeURIComponent(odd)}`);
  });

  it('sends the key and no cookie, though one was set', async () => {
    double.addTask(id);
    await look();
    await look();
    for (const request of double.log.requests) {
      expect(request.authorization).toBe('accepted');
      expect(request.headerNames).not.toContain('cookie');
    }
    expect(double.log.requests).toHaveLength(2);
  });

  it('says not found after one request', async () => {
    expect(await look()).toEqual({ kind: 'not-found' });
    expect(double.log.requests).toHaveLength(1);
  });

  const error = (message: string, code: string | number): object => ({ error: { message, code } });
  const page = '<html><h1>Bad gateway</h1></html>';
  const html = { 'content-type': 'text/html' };
  const none = { retryAfterMs: null, message: null };
  it.each<readonly [number, Record<string, string>, string | object | null, object]>([
    [401, {}, error('Invalid', 401), { kind: 'key-rejected', message: 'Invalid' }],
    [401, {}, { detail: 'No' }, { kind: 'key-rejected', message: 'No' }],
    [402, {}, error('Pay', 'x'), { kind: 'access-denied', message: 'Pay' }],
    [403, {}, null, { kind: 'access-denied', message: null }],
    [429, { 'retry-after': '7' }, null, { kind: 'slow-down', retryAfterMs: 7000 }],
    [429, {}, error('Slow', 'x'), { kind: 'slow-down', retryAfterMs: null }],
    [500, {}, null, { kind: 'unavailable', status: 500, ...none }],
    [502, html, page, { kind: 'unavailable', status: 502, ...none, message: 'Bad gateway' }],
    [503, { 'retry-after': '1' }, null, { kind: 'unavailable', retryAfterMs: 1000, status: 503 }],
    [400, {}, { code: 'task_not_exist', message: 'x', data: null }, { kind: 'not-found' }],
    [400, {}, error('odd', 'odd'), { kind: 'unreadable', reason: 'HTTP 400' }],
    [204, {}, null, { kind: 'unreadable', reason: 'empty' }],
    [200, json, '', { kind: 'unreadable', reason: 'empty' }],
    [200, html, page, { kind: 'unreadable', reason: 'not-json' }],
    [200, {}, page, { kind: 'unreadable', reason: 'not-json' }],
    [200, html, text({ data: { id, status: 'failed' } }), { kind: 'unreadable' }],
    [200, json, { data: null }, { kind: 'unreadable', reason: 'no-such-task-in-it' }],
    [200, json, '\ufeff' + text({ data: { id, status: 'queued' } }), { kind: 'task' }],
    [200, json, ' '.repeat(2_200_000) + '{}', { kind: 'unreadable', reason: 'too-large' }],
  ])('makes of %j %j its outcome', async (status, headers, body, outcome) => {
    double.addTask(id).answersStatusWith(status, headers, body);
    expect(await look()).toMatchObject(outcome);
  });

  it('reads an answer that was packed unasked', async () => {
    const packed = gzipSync(text({ id, status: 'queued' }));
    double.addTask(id).answersStatusWith(200, { ...json, 'content-encoding': 'gzip' }, packed);
    expect(await look()).toMatchObject({ kind: 'task' });
  });

  it('never repeats the key that an answer shows', async () => {
    const failed = { id, status: 'failed', error: `key ${key} is bad` };
    double.addTask(id).answersStatusWith(200, json, failed, { times: 1 });
    expect(text(await look())).not.toContain(key);
    double.addTask(id).answersStatusWith(403, json, { detail: `key ${key}` });
    expect(text(await look())).not.toContain('0123456789');
    // One that no pattern would know for a key.
    const plain = 'plain0secret0of0theirs';
    double.acceptKey(plain);
    double.addTask(id).answersStatusWith(403, json, { detail: `key ${plain}` });
    const outcome = gateway.look({ ...door(), key: plain }, id, 'tasks', live());
    expect(await outcome).toEqual({ kind: 'access-denied', message: 'key …' });
  });

  it('takes a move to another origin to the user, and never the key there', async () => {
    const location = `${double.cdnOrigin}/v2/tasks/${id}`;
    double.addTask(id).answersStatusWith(308, { location });
    expect(await look()).toEqual({ kind: 'moved', to: `${double.cdnOrigin}/v2` });
    expect(double.log.requests.map((request) => request.origin)).toEqual(['api']);
  });

  it.each([302, 303, 307])('asks for no other address because of a %i', async (status) => {
    const location = `${double.cdnOrigin}/v2/tasks/${id}`;
    double.addTask(id).answersStatusWith(status, { location });
    expect(await look()).toMatchObject({ kind: 'unreadable' });
    expect(double.log.requests.map((request) => request.origin)).toEqual(['api']);
  });

  it('follows a redirect at home with the key', async () => {
    double.addTask(id).answersStatusWith(301, { location: '/v1/tasks/video_b' }, null);
    double.addTask('video_b').answersStatusWith(200, json, { data: { id, status: 'queued' } });
    expect(await look()).toMatchObject({ kind: 'task' });
    expect(double.log.requests.map((request) => request.authorization)).toEqual([
      'accepted',
      'accepted',
    ]);
  });

  it.each(['file:///etc/passwd', 'http://new.test/v1/tasks/video_a', `/v1/tasks/${id}`])(
    'does not follow %s',
    async (location) => {
      double.addTask(id).answersStatusWith(302, { location });
      expect(await look()).toMatchObject({ kind: 'unreadable' });
      expect(double.log.requests).toHaveLength(1);
    },
  );

  it('is unreachable when nothing answers', async () => {
    const quick = new UndiciGateway({ userAgent: 'test/1', lookTimeoutMs: 50 });
    const task = double.addTask(id).neverAnswersStatus({ times: 1 });
    const late = await quick.look(door(), id, 'tasks', live());
    expect(late).toEqual({ kind: 'unreachable', code: 'TIMEOUT' });
    await quick.close();
    task.dropsStatus();
    expect(await look()).toEqual({ kind: 'unreachable', code: 'UND_ERR_SOCKET' });
    await double.closePorts();
    // A gateway of its own: the other may still hold a connection that is just being closed.
    const fresh = new UndiciGateway({ userAgent: 'test/1' });
    const refused = await fresh.look(door(), id, 'tasks', live());
    expect(refused).toEqual({ kind: 'unreachable', code: 'ECONNREFUSED' });
    await fresh.close();
  });

  it('throws the reason when it is no longer wanted', async () => {
    double.addTask(id).neverAnswersStatus();
    const control = new AbortController();
    const looking = gateway.look(door(), id, 'tasks', control.signal);
    await double.log.until((log) => log.looksAt(id).length === 1);
    control.abort();
    await expect(looking).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }));
    await expect(gateway.look(door(), id, 'tasks', control.signal)).rejects.toThrow();
    expect(double.log.requests).toHaveLength(1);
  });
});

describe('the connections', () => {
  const many = Array.from({ length: 8 }, (_, index) => `video_${String(index)}`);

  it('let a look that still waits for one end at once', async () => {
    const patient = new UndiciGateway({ userAgent: 'test/1', lookTimeoutMs: 60_000 });
    const control = new AbortController();
    const ended = many.map((task) => {
      double.addTask(task).neverAnswersStatus();
      return patient.look(door(), task, 'tasks', control.signal).catch(() => 'stopped');
    });
    await double.log.until((log) => log.requests.length === many.length);
    const queued = new AbortController();
    const looking = patient.look(door(), id, 'tasks', queued.signal);
    queued.abort();
    await expect(looking).rejects.toMatchObject({ name: 'AbortError' });
    control.abort();
    await Promise.all(ended);
    await patient.close();
  });

  it('leave room for looks while many results come in slowly', async () => {
    const bodies = many.map(async (task) => {
      double.addTask(task, { bytes: 300_000 }).content.stallsAfter(1000);
      return gateway.fetchResult(door(), task, { from: 'content' }, null, live());
    });
    await Promise.all(bodies);
    double.addTask(id);
    expect(await look()).toMatchObject({ kind: 'task' });
  });
});

describe('an address that no request can be sent to', () => {
  const nowhere = { baseUrl: 'https://999.999.999.999/v1', key };
  it('is unreachable and says nothing about the key', async () => {
    const invalid = { kind: 'unreachable', code: 'INVALID_URL' };
    expect(await gateway.look(nowhere, id, 'tasks', live())).toEqual(invalid);
    const source = { from: 'content' } as const;
    expect(await gateway.fetchResult(nowhere, id, source, null, live())).toEqual(invalid);
    expect(await gateway.tryKey(nowhere, live())).toBe('unknown');
  });
});

describe('fetchResult', () => {
  const start = 100_000;
  async function resumeAt(offset = start): Promise<ResumePoint> {
    const first = await bytesOf(fetchIt());
    await drain(first);
    double.log.clear();
    if (first.validator === null) throw new Error('no validator');
    return { offset, until: null, totalBytes: first.totalBytes, validator: first.validator };
  }

  it('brings the whole, and what is needed to go on with it', async () => {
    double.addTask(id, { bytes: 300_000 });
    const outcome = await bytesOf(fetchIt());
    expect(outcome).toMatchObject({ offset: 0, totalBytes: 300_000 });
    expect(outcome.validator?.etag).toMatch(/^"/);
    const { data, cut } = await drain(outcome);
    expect([sha256(data), cut]).toEqual([double.served(id).sha256, null]);
    const [request] = double.log.contentRequests(id);
    expect(request).toMatchObject({ method: 'GET', path: '/v1/videos/video_a/content' });
    expect(request?.range).toBeUndefined();
  });

  it('asks for the rest under the strong ETag', async () => {
    double.addTask(id, { bytes: 300_000 });
    const resume = await resumeAt();
    const outcome = await bytesOf(fetchIt(resume));
    expect(outcome).toMatchObject({ offset: start, totalBytes: 300_000 });
    expect((await drain(outcome)).data).toHaveLength(200_000);
    const [request] = double.log.contentRequests(id);
    expect(request).toMatchObject({ range: 'bytes=100000-', ifRange: resume.validator.etag });
  });

  it('asks under Last-Modified when the ETag is weak, and from the start without both', async () => {
    const { content } = double.addTask(id, { bytes: 300_000 });
    content.etag('weak');
    const resume = await resumeAt();
    expect(resume.validator.etag).toBeNull();
    expect((await bytesOf(fetchIt(resume))).offset).toBe(start);
    expect(double.log.requests[0]?.ifRange).toBe(resume.validator.lastModified);
    content.withoutLastModified();
    expect((await bytesOf(fetchIt())).validator).toBeNull();
    double.log.clear();
    const blind = { ...resume, validator: { etag: null, lastModified: null } };
    expect((await bytesOf(fetchIt(blind))).offset).toBe(0);
    expect(double.log.requests[0]?.range).toBeUndefined();
  });

  it('starts over rather than stitch', async () => {
    const { content } = double.addTask(id, { bytes: 300_000 });
    const resume = await resumeAt();
    content.shiftsRange(-10);
    expect(await fetchIt(resume)).toEqual({ kind: 'start-over' });
    content.shiftsRange(10);
    expect(await fetchIt(resume)).toEqual({ kind: 'start-over' });
    content.behaves().claimsTotal(300_001);
    expect(await fetchIt(resume)).toEqual({ kind: 'start-over' });
    content.behaves();
    expect(await fetchIt({ ...resume, offset: 300_000 })).toEqual({ kind: 'start-over' });
    content.ignoresRange();
    expect((await bytesOf(fetchIt(resume))).offset).toBe(0);
    content.behaves().changesValidatorAfter(0);
    expect((await bytesOf(fetchIt(resume))).offset).toBe(0);
    const lies = { 'content-range': 'bytes 100000-299999/300000', etag: '"other"' };
    content.answersWith(206, lies, 'x');
    expect(await fetchIt(resume)).toEqual({ kind: 'start-over' });
  });

  it.each(['cutsAfter', 'resetsAfter', 'endsCleanlyAfter'] as const)(
    'says that the transfer was cut: %s',
    async (fault) => {
      const { content } = double.addTask(id, { bytes: 300_000 });
      const resume = await resumeAt();
      content[fault](70_000);
      const { data, cut } = await drain(await bytesOf(fetchIt(resume)));
      expect(cut).not.toBeNull();
      if (fault !== 'resetsAfter') expect(data).toHaveLength(70_000);
    },
  );

  it('stops in the middle when it is no longer wanted', async () => {
    double.addTask(id, { bytes: 300_000 }).content.stallsAfter(1000);
    const control = new AbortController();
    const asked = gateway.fetchResult(door(), id, { from: 'content' }, null, control.signal);
    const outcome = await bytesOf(asked);
    setImmediate(() => {
      control.abort();
    });
    await expect(drain(outcome)).rejects.toMatchObject({ name: 'AbortError' });
    await double.log.until((log) => log.requests.every((request) => request.finished));
  });

  it('lets go of the connection when the reader leaves', async () => {
    double.addTask(id, { bytes: 30_000_000 });
    for await (const chunk of (await bytesOf(fetchIt())).body) if (chunk.length > 0) break;
    await double.log.until((log) => log.requests.every((request) => request.finished));
    expect(double.log.bytesSent(id)).toBeLessThan(30_000_000);
  });

  it('unpacks what was packed unasked, and cannot resume it', async () => {
    double.addTask(id, { bytes: 300_000 }).content.gzip();
    const outcome = await bytesOf(fetchIt());
    expect(outcome).toMatchObject({ totalBytes: null, validator: null });
    expect(sha256((await drain(outcome)).data)).toBe(double.served(id).sha256);
    double.addTask(id, { bytes: 300_000 }).content.gzip().cutsAfter(1000);
    expect((await drain(await bytesOf(fetchIt()))).cut).not.toBeNull();
  });

  it('takes the key and cookies to no other origin', async () => {
    double.addTask(id, { bytes: 300_000 }).content.redirectsTo('cdn');
    expect((await drain(await bytesOf(fetchIt()))).data).toHaveLength(300_000);
    expect(double.log.authorizationSeenAtCdn()).toBe(false);
    expect(double.log.requests.map((request) => request.origin)).toEqual(['api', 'cdn']);
    for (const { origin, headerNames } of double.log.requests) {
      expect(headerNames).not.toContain('cookie');
      const own = ['host', 'connection', 'user-agent', 'accept', 'accept-encoding'];
      if (origin === 'cdn') expect([...headerNames].sort()).toEqual(own.sort());
    }
  });

  it.each(['same-origin', 'relative'] as const)('keeps the key: %s', async (to) => {
    double.addTask(id, { bytes: 300_000 }).content.redirectsTo(to, { hops: 9, status: 307 });
    expect((await drain(await bytesOf(fetchIt()))).data).toHaveLength(300_000);
    expect(double.log.requests.every((request) => request.authorization === 'accepted')).toBe(true);
  });

  it('resumes on the other origin, too', async () => {
    double.addTask(id, { bytes: 300_000 }).content.redirectsTo('cdn');
    expect((await bytesOf(fetchIt(await resumeAt()))).offset).toBe(start);
  });

  it.each([
    ['a loop', `/v1/videos/${id}/content`],
    ['an endless chain', Infinity],
    ['a long chain', 12],
    ['a local file', 'file:///etc/passwd'],
    ['plain http', 'http://cdn.test/x'],
    ['a name in the address', 'https://u:p@cdn.test/x'],
  ])('refuses %s', async (_, to) => {
    const { content } = double.addTask(id);
    if (typeof to === 'number') content.redirectsTo('relative', { hops: to });
    else content.redirectsTo(to);
    expect(await fetchIt()).toMatchObject({ kind: 'redirect-refused' });
    expect(double.log.requests.length).toBeLessThanOrEqual(11);
  });

  it.each([[400], [401], [403], [404], [410]])(
    'takes the CDN’s %i for an old link',
    async (status) => {
      double.addTask(id).content.redirectsTo('cdn').cdnAnswersWith(status, {}, '<Error/>');
      expect(await fetchIt()).toEqual({ kind: 'expired' });
    },
  );

  it('takes the limit of another origin for that origin’s own', async () => {
    const { content } = double.addTask(id);
    content.redirectsTo('cdn').cdnAnswersWith(429, { 'retry-after': '3' });
    expect(await fetchIt()).toMatchObject({ kind: 'unavailable', status: 429, retryAfterMs: 3000 });
  });

  it.each<readonly [number, object]>([
    [400, { kind: 'not-ready' }],
    [404, { kind: 'not-ready' }],
    [409, { kind: 'not-ready' }],
    [425, { kind: 'not-ready' }],
    [410, { kind: 'expired' }],
    [401, { kind: 'key-rejected', message: 'm' }],
    [402, { kind: 'access-denied', message: 'm' }],
    [403, { kind: 'access-denied', message: 'm' }],
    [429, { kind: 'slow-down', retryAfterMs: 2000 }],
    [502, { kind: 'unavailable', status: 502, retryAfterMs: 2000, message: 'm' }],
    [416, { kind: 'unavailable', status: 416 }],
    [204, { kind: 'not-media', message: null }],
    [200, { kind: 'not-media', message: 'm' }],
  ])('makes of %i its outcome', async (status, outcome) => {
    const body = status === 204 ? null : { error: { message: 'm' } };
    double.addTask(id).content.answersWith(status, { 'retry-after': '2' }, body);
    expect(await fetchIt()).toMatchObject(outcome);
  });

  it('is too early while the task still runs', async () => {
    double.addTask(id, { stages: [{ status: 'processing' }] });
    expect(await fetchIt()).toEqual({ kind: 'not-ready' });
  });

  it('takes no page for media, and leaves a mislabelled answer to the container check', async () => {
    const { content } = double.addTask(id);
    content.answersWith(200, { 'content-type': 'text/html; charset=utf-8' }, '<p>', { times: 1 });
    expect(await fetchIt()).toEqual({ kind: 'not-media', message: null });
    content.answersWith(200, { 'content-type': 'video/mp4' }, '{"error":"x"}');
    expect((await drain(await bytesOf(fetchIt()))).data.toString()).toBe('{"error":"x"}');
  });

  it('knows no length when the service gives none', async () => {
    double.addTask(id, { bytes: 300_000 }).content.withoutLength();
    const outcome = await bytesOf(fetchIt());
    expect(outcome.totalBytes).toBeNull();
    expect((await drain(outcome)).data).toHaveLength(300_000);
  });
});

describe('the links of an image task', () => {
  it('are fetched without the key, whatever their form', async () => {
    const urls = ['relative', 'absolute', 'data'] as const;
    const images = urls.map((url) => ({ kind: 'png', url }) as const);
    const task = double.addImageTask('img_a', { images });
    const outcome = await look('img_a');
    const links =
      outcome.kind === 'task' && outcome.answer.stage === 'completed' ? outcome.answer.links : [];
    expect(links).toHaveLength(3);
    for (const url of links) {
      const { data } = await drain(await bytesOf(fetchIt(null, { from: 'link', url })));
      expect(sha256(data)).toBe(task.image(0).served().sha256);
    }
    const asked = double.log.requests.filter((request) => request.route === 'image');
    expect(asked.map((request) => request.authorization)).toEqual(['none', 'none']);
    task.expiresLinks();
    const late = await fetchIt(null, { from: 'link', url: links[0] ?? '' });
    expect(late).toEqual({ kind: 'expired' });
  });

  it('are refused when they lead to a file or to plain http', async () => {
    const odd = ['https://', 'https://999.999.999.999/x.png'];
    for (const url of ['file:///etc/passwd', 'http://cdn.test/x.png', ...odd]) {
      const outcome = await fetchIt(null, { from: 'link', url });
      expect(outcome).toMatchObject({ kind: 'redirect-refused' });
    }
    const plain = await fetchIt(null, { from: 'link', url: 'data:text/plain,hello' });
    expect(plain).toEqual({ kind: 'not-media', message: null });
  });
});

describe('tryKey', () => {
  const ask = (): Promise<string> => gateway.tryKey(door(), live());
  it('asks for the models and no task', async () => {
    expect(await ask()).toBe('accepted');
    double.rejectAllKeys();
    expect(await ask()).toBe('rejected');
    double.answersEverythingWith(200, { 'content-type': 'text/html' }, '<p>portal');
    expect(await ask()).toBe('unknown');
    double.answersEverythingWith(503);
    expect(await ask()).toBe('unknown');
    expect(double.log.requests.every((request) => request.path === '/v1/models')).toBe(true);
    await double.closePorts();
    expect(await ask()).toBe('unknown');
  });
});

describe('a proxy setting that nobody answers for', () => {
  const routes = { dispatcherFor: (): Promise<null> => new Promise(() => undefined) };
  const silent = new UndiciGateway({ userAgent: 'test/1', lookTimeoutMs: 50, routes });

  it('keeps no look longer than a look may last', async () => {
    const outcome = await silent.look(door(), id, 'tasks', live());
    expect(outcome).toEqual({ kind: 'unreachable', code: 'TIMEOUT' });
  });

  it('keeps no result that is no longer wanted', async () => {
    const control = new AbortController();
    const asked = silent.fetchResult(door(), id, { from: 'content' }, null, control.signal);
    control.abort();
    await expect(asked).rejects.toMatchObject({ name: 'AbortError' });
  });
});

it.each([
  ['a refusal', 500, 'text/plain'],
  ['JSON in place of bytes', 200, 'application/json'],
])('waits no longer for the words of %s than a look may last', async (_, status, type) => {
  const server = createServer((_request, response) => {
    response.writeHead(status, { 'content-type': type });
    const trickle = setInterval(() => response.write('.'), 20);
    response.on('close', () => clearInterval(trickle));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const slow = { baseUrl: `http://127.0.0.1:${String(port)}/v1`, key };
  const outcome = await gateway.fetchResult(slow, id, { from: 'content' }, null, live());
  expect(outcome).toEqual({ kind: 'unreachable', code: 'TIMEOUT' });
  server.close();
});
