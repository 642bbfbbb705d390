import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startGateway, type Gateway } from './gateway';
import { ask, sha256, type WireAnswer, type WireOptions } from './wire';

const key = 'sk-test-0123456789';
const bearer = { authorization: `Bearer ${key}` };
let nowMs = 1_777_080_000_000;
let gateway: Gateway;

beforeEach(async () => {
  nowMs = 1_777_080_000_000;
  gateway = await startGateway({ key, now: () => nowMs });
});
afterEach(() => gateway.close());

const get = (path: string, options: WireOptions = {}): Promise<WireAnswer> =>
  ask(gateway.baseUrl + path, { ...options, headers: { ...bearer, ...options.headers } });
const json = ({ body }: WireAnswer): unknown => JSON.parse(body.toString());
const content = (id: string, headers: Record<string, string> = {}): Promise<WireAnswer> =>
  get(`/videos/${encodeURIComponent(id)}/content`, { headers });

describe('the status route', () => {
  it('answers wrapped on /tasks, as documented', async () => {
    gateway.addTask('video_a', { stages: [{ status: 'processing', progress: 35 }] });
    const answer = await get('/tasks/video_a');
    expect(answer.status).toBe(200);
    expect(json(answer)).toEqual({
      data: {
        id: 'video_a',
        task_id: 'video_a',
        status: 'processing',
        progress: 35,
        created_at: 1_777_080_000,
      },
    });
    expect((await get('/videos/video_a')).status).toBe(404);
  });

  it('answers flat on /videos only, for the newer generation', async () => {
    gateway.addTask('task_a', { generation: 'flat' });
    expect(json(await get('/videos/task_a'))).toMatchObject({ id: 'task_a', status: 'completed' });
    const other = await get('/tasks/task_a');
    expect(other.status).toBe(404);
    expect(json(other)).toEqual({
      error: { message: 'Task not found', type: 'invalid_request_error', code: 'not_found' },
    });
  });

  it('says the failure in the documented shape', async () => {
    gateway.addTask('video_a').fails({ code: 'upstream_error', message: '视频生成失败' });
    expect(json(await get('/tasks/video_a'))).toMatchObject({
      data: {
        status: 'failed',
        progress: 100,
        completed_at: 1_777_080_000,
        error: { code: 'upstream_error', message: '视频生成失败' },
      },
    });
  });

  it('moves through the stages by looks and by time', async () => {
    gateway.addTask('video_a', {
      stages: [
        { status: 'queued', forLooks: 2 },
        { status: 'processing', forMs: 1000 },
      ],
    });
    const statuses: unknown[] = [];
    const look = async (): Promise<void> => {
      statuses.push(/"status":"(\w+)"/.exec((await get('/tasks/video_a')).body.toString())?.[1]);
    };
    await look();
    await look();
    await look();
    nowMs += 999;
    await look();
    nowMs += 1;
    await look();
    expect(statuses).toEqual(['queued', 'queued', 'processing', 'processing', 'completed']);
    expect(gateway.log.looksAt('video_a')).toHaveLength(5);
  });

  it('takes an id with reserved characters as one segment', async () => {
    const id = 'video_a/b=c+d:e==';
    gateway.addTask(id);
    expect(json(await get(`/tasks/${encodeURIComponent(id)}`))).toMatchObject({ data: { id } });
    expect((await content(id)).status).toBe(200);
    expect((await get(`/tasks/${id}`)).status).toBe(404);
  });

  it('answers 404 to unknown ids, to unknown tasks and to HEAD', async () => {
    gateway.addTask('video_a').isUnknown();
    gateway.addTask('video_b');
    expect((await get('/tasks/video_zzz')).status).toBe(404);
    expect((await get('/tasks/video_a')).status).toBe(404);
    expect((await content('video_a')).status).toBe(404);
    expect((await get('/videos/video_b/content', { method: 'HEAD' })).status).toBe(404);
  });

  it('uses up faults in order, then behaves', async () => {
    gateway
      .addTask('video_a')
      .answersStatusWith(502, {}, '', { times: 1 })
      .answersStatusWith(429, { 'retry-after': '3' }, { code: 1 }, { times: 2 });
    const seen: number[] = [];
    for (let n = 0; n < 4; n += 1) seen.push((await get('/tasks/video_a')).status);
    expect(seen).toEqual([502, 429, 429, 200]);
  });
});

describe('the key', () => {
  it('is asked for on every route below the base URL', async () => {
    gateway.addTask('video_a');
    for (const path of ['/models', '/tasks/video_a', '/videos/video_a/content']) {
      const answer = await ask(gateway.baseUrl + path, { headers: { authorization: 'Bearer no' } });
      expect(answer.status).toBe(401);
      expect(json(answer)).toMatchObject({ error: { code: 'invalid_api_key' } });
    }
    expect(gateway.log.requests.map((r) => r.authorization)).toEqual(Array(3).fill('refused'));
  });

  it('can be refused and replaced midway', async () => {
    expect((await get('/models')).status).toBe(200);
    gateway.rejectAllKeys();
    expect((await get('/models')).status).toBe(401);
    gateway.acceptKey('sk-new');
    expect((await get('/models')).status).toBe(401);
    const headers = { authorization: 'Bearer sk-new' };
    expect((await get('/models', { headers })).status).toBe(200);
  });
});

describe('the content route', () => {
  it('serves the whole clip with validators and a length', async () => {
    gateway.addTask('video_a', { clip: 'ember' });
    const answer = await content('video_a');
    const { sha256: expected, bytes } = gateway.served('video_a');
    expect(answer.headers).toMatchObject({
      'content-type': 'video/mp4',
      'content-length': String(bytes),
      'cache-control': 'public, max-age=86400',
      'accept-ranges': 'bytes',
    });
    expect(answer.headers.etag).toMatch(/^"/);
    expect(sha256(answer.body)).toBe(expected);
    expect(gateway.log.bytesSent('video_a')).toBe(bytes);
  });

  it('says 400 as long as the task is not completed', async () => {
    gateway.addTask('video_a', { stages: [{ status: 'processing' }] });
    const answer = await content('video_a');
    expect(answer.status).toBe(400);
    expect(answer.body.toString()).toContain('not completed yet, current status: processing');
  });

  it('serves ranges that add up to the same bytes', async () => {
    gateway.addTask('video_a', { clip: 'petal', bytes: 700_001 });
    const parts: Buffer[] = [];
    for (const range of ['bytes=0-99999', 'bytes=100000-300006', 'bytes=300007-']) {
      const answer = await content('video_a', { range });
      expect(answer.status).toBe(206);
      expect(answer.headers['content-range']).toBe(
        `bytes ${String(parts.reduce((sum, p) => sum + p.length, 0))}-${range.split('-')[1] || '700000'}/700001`,
      );
      parts.push(answer.body);
    }
    expect(sha256(Buffer.concat(parts))).toBe(gateway.served('video_a').sha256);
    const tail = await content('video_a', { range: 'bytes=-10' });
    expect(tail.headers['content-range']).toBe('bytes 699991-700000/700001');
  });

  it('answers 416 beyond the end', async () => {
    gateway.addTask('video_a', { bytes: 500_000 });
    const answer = await content('video_a', { range: 'bytes=500000-' });
    expect(answer.status).toBe(416);
    expect(answer.headers['content-range']).toBe('bytes */500000');
  });

  it('sends the whole file when the validator of If-Range is not the present one', async () => {
    gateway.addTask('video_a', { bytes: 500_000 }).content.changesValidatorAfter(2);
    const before = gateway.served('video_a');
    const { etag = '' } = (await content('video_a')).headers;
    const asked = { range: 'bytes=1000-', 'if-range': etag };
    expect((await content('video_a', asked)).status).toBe(206);
    const changed = await content('video_a', asked);
    expect(changed.status).toBe(200);
    expect(changed.headers.etag).not.toBe(etag);
    expect(changed.body).toHaveLength(500_000);
    expect(sha256(changed.body)).toBe(gateway.served('video_a').sha256);
    expect(gateway.served('video_a').sha256).not.toBe(before.sha256);
  });

  it('never lets a weak ETag make a part', async () => {
    gateway.addTask('video_a').content.etag('weak');
    const { etag = '' } = (await content('video_a')).headers;
    expect(etag).toMatch(/^W\//);
    expect((await content('video_a', { range: 'bytes=9-', 'if-range': etag })).status).toBe(200);
  });

  it('can ignore, shift and misstate ranges', async () => {
    const { content: result } = gateway.addTask('video_a', { bytes: 400_000 });
    const range = 'bytes=1000-';
    result.ignoresRange();
    expect((await content('video_a', { range })).status).toBe(200);
    result.behaves().shiftsRange(-500).claimsTotal(7);
    const answer = await content('video_a', { range });
    expect(answer.headers['content-range']).toBe('bytes 500-399999/7');
    expect(answer.body).toHaveLength(399_500);
  });

  it('cuts after exactly so many bytes, as often as told', async () => {
    gateway.addTask('video_a').content.cutsAfter(70_000, { times: 1 });
    const cut = await content('video_a');
    expect(cut.isWhole).toBe(false);
    expect(cut.body).toHaveLength(70_000);
    const rest = await content('video_a', { range: 'bytes=70000-' });
    expect(rest.isWhole).toBe(true);
    expect(sha256(Buffer.concat([cut.body, rest.body]))).toBe(gateway.served('video_a').sha256);
    expect(gateway.log.contentRequests('video_a').map((r) => r.bodyBytesSent)).toEqual([
      70_000,
      gateway.served('video_a').bytes - 70_000,
    ]);
  });

  it('stalls with the connection open', async () => {
    gateway.addTask('video_a').content.stallsAfter(5000);
    const hangUp = new AbortController();
    const answer = get('/videos/video_a/content', { signal: hangUp.signal });
    await gateway.log.until((log) => log.bytesSent('video_a') === 5000);
    // A round trip of another request: a server that means to go on or to close has done so.
    await get('/models');
    expect(gateway.log.contentRequests('video_a')[0]).toMatchObject({
      bodyBytesSent: 5000,
      finished: false,
    });
    hangUp.abort();
    await gateway.log.until((log) => log.contentRequests('video_a')[0]?.finished === true);
    expect((await answer).isWhole).toBe(false);
  });

  it('ends a chunked body early and cleanly', async () => {
    gateway.addTask('video_a').content.endsCleanlyAfter(1234);
    const answer = await content('video_a');
    expect(answer.headers['content-length']).toBeUndefined();
    expect(answer.isWhole).toBe(true);
    expect(answer.body).toHaveLength(1234);
  });

  it('compresses, and says the compressed length', async () => {
    gateway.addTask('video_a').content.gzip();
    const answer = await content('video_a', { range: 'bytes=5-' });
    expect(answer.status).toBe(200);
    expect(answer.headers['content-length']).toBe(String(answer.body.length));
    expect(sha256(gunzipSync(answer.body))).toBe(gateway.served('video_a').sha256);
  });
});

describe('redirects', () => {
  it('lead to a CDN that refuses the key and cookies', async () => {
    gateway
      .addTask('video_a')
      .content.redirectsTo('cdn', { status: 307 })
      .cutsAfter(10, { times: 1 });
    const { status, headers } = await content('video_a');
    const link = headers.location ?? '';
    expect(status).toBe(307);
    expect(link.startsWith(gateway.cdnOrigin)).toBe(true);
    expect(gateway.cdnOrigin).not.toBe(new URL(gateway.baseUrl).origin);

    expect((await ask(link, { headers: { cookie: 'lb=1' } })).status).toBe(400);
    expect(gateway.log.authorizationSeenAtCdn()).toBe(false);
    const refused = await ask(link, { headers: bearer });
    expect(refused.status).toBe(400);
    expect(refused.body.toString()).toContain('<Code>InvalidArgument</Code>');
    expect(gateway.log.authorizationSeenAtCdn()).toBe(true);

    expect((await ask(link)).body).toHaveLength(10);
    expect(sha256((await ask(link)).body)).toBe(gateway.served('video_a').sha256);
  });

  it('hand out links that can expire', async () => {
    const { content: result } = gateway.addTask('video_a');
    result.redirectsTo('cdn');
    const old = (await content('video_a')).headers.location ?? '';
    result.expiresSignedLinks();
    const refused = await ask(old);
    expect(refused.status).toBe(403);
    expect(refused.headers['content-type']).toBe('application/xml');
    const fresh = (await content('video_a')).headers.location ?? '';
    expect((await ask(fresh)).status).toBe(200);
    nowMs += 3_600_000;
    expect((await ask(fresh)).status).toBe(403);
  });

  it('stay on the origin, with the key, for so many hops', async () => {
    gateway.addTask('video_a').content.redirectsTo('relative', { hops: 2, status: 308 });
    let path = '/v1/videos/video_a/content';
    const seen: number[] = [];
    for (let n = 0; n < 3; n += 1) {
      const answer = await ask(new URL(path, gateway.baseUrl).href, { headers: bearer });
      seen.push(answer.status);
      path = answer.headers.location ?? path;
    }
    expect(seen).toEqual([308, 308, 200]);
    expect((await ask(new URL(path, gateway.baseUrl).href)).status).toBe(401);
  });
});

describe('the padding', () => {
  it('keeps the boxes adding up to the end, moov last where it was last', async () => {
    for (const [clip, last] of [
      ['tide', 'free'],
      ['ember', 'moov'],
    ] as const) {
      gateway.addTask(clip, { clip, bytes: 1_000_000 });
      const { body } = await content(clip);
      const types: string[] = [];
      let at = 0;
      for (; at < body.length; at += body.readUInt32BE(at)) {
        types.push(body.toString('latin1', at + 4, at + 8));
      }
      expect(at).toBe(1_000_000);
      expect(types).toContain('mdat');
      expect(types.at(-1)).toBe(last);
    }
  });

  it('reaches beyond 4 GiB with a 64-bit box, and any place of it can be read', async () => {
    const bytes = 5 * 1024 ** 3;
    gateway.addTask('video_a', { clip: 'tide', bytes });
    const clipBytes = gateway.addTask('video_b', { clip: 'tide' }).content.source().bytes;
    const header = await content('video_a', {
      range: `bytes=${String(clipBytes)}-${String(clipBytes + 15)}`,
    });
    expect(header.body.readUInt32BE(0)).toBe(1);
    expect(Number(header.body.readBigUInt64BE(8))).toBe(bytes - clipBytes);
    const early = await content('video_a', { range: `bytes=${String(bytes - 100)}-` });
    expect(early.headers['content-range']).toBe(
      `bytes ${String(bytes - 100)}-${String(bytes - 1)}/${String(bytes)}`,
    );
    expect(early.body).toHaveLength(100);
  });
});

describe('image tasks', () => {
  it('answer flat and serve their links without a key only', async () => {
    gateway.addImageTask('img_a', {
      images: [{ kind: 'png' }, { kind: 'webp', url: 'absolute' }, { kind: 'jpg', url: 'data' }],
    });
    const answer = await get('/tasks/img_a');
    expect(json(answer)).toMatchObject({ object: 'image.task', status: 'succeeded' });
    const urls = [...answer.body.toString().matchAll(/"url":"([^"]+)"/g)].map((m) => m[1] ?? '');
    expect(urls[0]).toMatch(/^\/p\/img\/img_a\/0\?exp=\d+&sig=\w+$/);
    expect(urls[2]).toMatch(/^data:image\/jpeg;base64,/);
    const [relative = '', absolute = ''] = urls;
    const png = await ask(new URL(relative, gateway.baseUrl).href);
    expect(png.headers['content-type']).toBe('image/png');
    expect(png.body.toString('latin1', 1, 4)).toBe('PNG');
    expect((await ask(absolute)).body.toString('latin1', 8, 12)).toBe('WEBP');
    expect((await ask(absolute, { headers: bearer })).status).toBe(400);
  });

  it('hand out new links when the old ones have expired', async () => {
    const task = gateway.addImageTask('img_a', { images: [{ kind: 'jpg', url: 'absolute' }] });
    const link = async (): Promise<string> =>
      /"url":"([^"]+)"/.exec((await get('/tasks/img_a')).body.toString())?.[1] ?? '';
    const old = await link();
    task.expiresLinks();
    const refused = await ask(old);
    expect([refused.status, refused.body.length]).toEqual([403, 0]);
    expect((await ask(await link())).status).toBe(200);
  });
});

describe('the log and the ports', () => {
  it('keeps no credential, only names and verdicts', async () => {
    gateway.addTask('video_a');
    await content('video_a', { range: 'bytes=0-1', 'if-range': '"x"' });
    const [request] = gateway.log.requestsFor('video_a');
    expect(request).toMatchObject({
      origin: 'api',
      range: 'bytes=0-1',
      ifRange: '"x"',
      authorization: 'accepted',
      status: 200,
      atMs: nowMs,
    });
    expect(request?.headerNames).toContain('authorization');
    expect(JSON.stringify(gateway.log.requests)).not.toContain(key);
  });

  it('close and come back on the same port', async () => {
    const before = gateway.baseUrl;
    await gateway.closePorts();
    await expect(get('/models')).rejects.toThrow('ECONNREFUSED');
    await gateway.reopenPorts();
    expect(gateway.baseUrl).toBe(before);
    expect((await get('/models')).status).toBe(200);
  });
});
