import { describe, expect, it } from 'vitest';
import { GatewayFixture } from './fixture';
import { ask } from './wire';

const on = new GatewayFixture();

describe('the status route', () => {
  it('answers wrapped on /tasks, as documented', async () => {
    on.gateway.addTask('video_a', { stages: [{ status: 'processing', progress: 35 }] });
    const answer = await on.get('/tasks/video_a');
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.body.toString())).toEqual({
      data: {
        id: 'video_a',
        task_id: 'video_a',
        status: 'processing',
        progress: 35,
        created_at: 1_777_080_000,
      },
    });
    expect((await on.get('/videos/video_a')).status).toBe(404);
  });

  it('answers flat on /videos only, for the newer generation', async () => {
    on.gateway.addTask('task_a', { generation: 'flat' });
    expect(await on.json('/videos/task_a')).toMatchObject({ id: 'task_a', status: 'completed' });
    const other = await on.get('/tasks/task_a');
    expect(other.status).toBe(404);
    expect(JSON.parse(other.body.toString())).toEqual({
      error: { message: 'Task not found', type: 'invalid_request_error', code: 'not_found' },
    });
  });

  it('says the failure in the documented shape', async () => {
    on.gateway.addTask('video_a').fails({ code: 'upstream_error', message: '视频生成失败' });
    expect(await on.json('/tasks/video_a')).toMatchObject({
      data: {
        status: 'failed',
        progress: 100,
        completed_at: 1_777_080_000,
        error: { code: 'upstream_error', message: '视频生成失败' },
      },
    });
  });

  it('moves through the stages by looks and by time', async () => {
    on.gateway.addTask('video_a', {
      stages: [
        { status: 'queued', forLooks: 2 },
        { status: 'processing', forMs: 1000 },
      ],
    });
    const statuses: unknown[] = [];
    const look = async (): Promise<void> => {
      statuses.push(/"status":"(\w+)"/.exec((await on.get('/tasks/video_a')).body.toString())?.[1]);
    };
    await look();
    await look();
    await look();
    on.nowMs += 999;
    await look();
    on.nowMs += 1;
    await look();
    expect(statuses).toEqual(['queued', 'queued', 'processing', 'processing', 'completed']);
    expect(on.gateway.log.looksAt('video_a')).toHaveLength(5);
  });

  it('takes an id with reserved characters as one segment', async () => {
    const id = 'video_a/b=c+d:e==';
    on.gateway.addTask(id);
    expect(await on.json(`/tasks/${encodeURIComponent(id)}`)).toMatchObject({ data: { id } });
    expect((await on.content(id)).status).toBe(200);
    expect((await on.get(`/tasks/${id}`)).status).toBe(404);
  });

  it('answers 404 to unknown ids, to unknown tasks and to HEAD', async () => {
    on.gateway.addTask('video_a').isUnknown();
    on.gateway.addTask('video_b');
    expect((await on.get('/tasks/video_zzz')).status).toBe(404);
    expect((await on.get('/tasks/video_a')).status).toBe(404);
    expect((await on.content('video_a')).status).toBe(404);
    expect((await on.get('/videos/video_b/content', { method: 'HEAD' })).status).toBe(404);
  });

  it('uses up faults in order, then behaves', async () => {
    on.gateway
      .addTask('video_a')
      .answersStatusWith(502, {}, '', { times: 1 })
      .answersStatusWith(429, { 'retry-after': '3' }, { code: 1 }, { times: 2 });
    const seen: number[] = [];
    for (let n = 0; n < 4; n += 1) seen.push((await on.get('/tasks/video_a')).status);
    expect(seen).toEqual([502, 429, 429, 200]);
  });
});

describe('a connection without an answer', () => {
  it('closes, stays silent, or fails everywhere at once', async () => {
    const task = on.gateway.addTask('video_a').dropsStatus({ times: 1 });
    await expect(on.get('/tasks/video_a')).rejects.toThrow('socket hang up');
    expect((await on.get('/tasks/video_a')).status).toBe(200);

    task.neverAnswersStatus({ times: 1 });
    const hangUp = new AbortController();
    const silent = on.get('/tasks/video_a', { signal: hangUp.signal });
    await on.gateway.log.until((log) => log.looksAt('video_a').length === 3);
    expect((await on.get('/tasks/video_a')).status).toBe(200);
    expect(on.gateway.log.looksAt('video_a')[2]).toMatchObject({ status: 0, finished: false });
    hangUp.abort();
    await expect(silent).rejects.toThrow('aborted');

    on.gateway.answersEverythingWith(520, { 'content-type': 'text/html' }, '<h1>520</h1>');
    expect((await on.get('/models')).status).toBe(520);
    expect((await on.get('/tasks/video_a')).body.toString()).toBe('<h1>520</h1>');
    on.gateway.answersNormally();
    expect((await on.get('/models')).status).toBe(200);
  });
});

describe('the key', () => {
  it('is asked for on every route below the base URL', async () => {
    on.gateway.addTask('video_a');
    for (const path of ['/models', '/tasks/video_a', '/videos/video_a/content']) {
      const answer = await ask(on.gateway.baseUrl + path, {
        headers: { authorization: 'Bearer no' },
      });
      expect(answer.status).toBe(401);
      expect(JSON.parse(answer.body.toString())).toMatchObject({
        error: { code: 'invalid_api_key' },
      });
    }
    expect(on.gateway.log.requests.map((r) => r.authorization)).toEqual(Array(3).fill('refused'));
  });

  it('can be refused and replaced midway', async () => {
    expect((await on.get('/models')).status).toBe(200);
    on.gateway.rejectAllKeys();
    expect((await on.get('/models')).status).toBe(401);
    on.gateway.acceptKey('sk-new');
    expect((await on.get('/models')).status).toBe(401);
    const headers = { authorization: 'Bearer sk-new' };
    expect((await on.get('/models', { headers })).status).toBe(200);
  });
});

describe('the log and the ports', () => {
  it('keeps no credential, only names and verdicts', async () => {
    on.gateway.addTask('video_a');
    await on.content('video_a', { range: 'bytes=0-1', 'if-range': '"x"' });
    const [request] = on.gateway.log.requestsFor('video_a');
    expect(request).toMatchObject({
      origin: 'api',
      range: 'bytes=0-1',
      ifRange: '"x"',
      authorization: 'accepted',
      status: 200,
      atMs: on.nowMs,
    });
    expect(request?.headerNames).toContain('authorization');
    expect(JSON.stringify(on.gateway.log.requests)).not.toContain(on.key);
  });

  it('cut what is open when they close', async () => {
    on.gateway.addTask('video_a').content.stallsAfter(100);
    const answer = on.content('video_a');
    await on.gateway.log.until((log) => log.bytesSent('video_a') === 100);
    await on.gateway.closePorts();
    expect((await answer).isWhole).toBe(false);
  });

  it('close and come back on the same port', async () => {
    const before = on.gateway.baseUrl;
    await on.gateway.closePorts();
    await expect(on.get('/models')).rejects.toThrow('ECONNREFUSED');
    await on.gateway.reopenPorts();
    expect(on.gateway.baseUrl).toBe(before);
    expect((await on.get('/models')).status).toBe(200);
  });
});
