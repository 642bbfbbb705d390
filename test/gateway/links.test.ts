import { describe, expect, it } from 'vitest';
import { GatewayFixture } from './fixture';
import { ask, sha256 } from './wire';

const on = new GatewayFixture();

describe('redirects', () => {
  it('lead to a CDN that refuses the key and cookies', async () => {
    on.gateway
      .addTask('video_a')
      .content.redirectsTo('cdn', { status: 307 })
      .cutsAfter(10, { times: 1 });
    const { status, headers } = await on.content('video_a');
    const link = headers.location ?? '';
    expect(status).toBe(307);
    expect(link.startsWith(on.gateway.cdnOrigin)).toBe(true);
    expect(on.gateway.cdnOrigin).not.toBe(new URL(on.gateway.baseUrl).origin);

    expect((await ask(link, { headers: { cookie: 'lb=1' } })).status).toBe(400);
    expect(on.gateway.log.authorizationSeenAtCdn()).toBe(false);
    const refused = await ask(link, { headers: on.bearer });
    expect(refused.status).toBe(400);
    expect(refused.body.toString()).toContain('<Code>InvalidArgument</Code>');
    expect(on.gateway.log.authorizationSeenAtCdn()).toBe(true);

    expect((await ask(link)).body).toHaveLength(10);
    expect(sha256((await ask(link)).body)).toBe(on.gateway.served('video_a').sha256);
  });

  it('hand out links that can expire', async () => {
    const { content: result } = on.gateway.addTask('video_a');
    result.redirectsTo('cdn');
    const old = (await on.content('video_a')).headers.location ?? '';
    result.expiresSignedLinks();
    const refused = await ask(old);
    expect(refused.status).toBe(403);
    expect(refused.headers['content-type']).toBe('application/xml');
    const fresh = (await on.content('video_a')).headers.location ?? '';
    expect((await ask(fresh)).status).toBe(200);
    on.nowMs += 3_600_000;
    expect((await ask(fresh)).status).toBe(403);
  });

  it('stay on the origin, with the key, for so many hops', async () => {
    on.gateway.addTask('video_a').content.redirectsTo('relative', { hops: 2, status: 308 });
    let path = '/v1/videos/video_a/content';
    const seen: number[] = [];
    for (let n = 0; n < 3; n += 1) {
      const answer = await ask(new URL(path, on.gateway.baseUrl).href, { headers: on.bearer });
      seen.push(answer.status);
      path = answer.headers.location ?? path;
    }
    expect(seen).toEqual([308, 308, 200]);
    expect((await ask(new URL(path, on.gateway.baseUrl).href)).status).toBe(401);
  });
});

describe('image tasks', () => {
  it('answer flat and serve their links without a key only', async () => {
    on.gateway.addImageTask('img_a', {
      images: [{ kind: 'png' }, { kind: 'webp', url: 'absolute' }, { kind: 'jpg', url: 'data' }],
    });
    const answer = await on.get('/tasks/img_a');
    expect(JSON.parse(answer.body.toString())).toMatchObject({
      object: 'image.task',
      status: 'succeeded',
    });
    const urls = [...answer.body.toString().matchAll(/"url":"([^"]+)"/g)].map((m) => m[1] ?? '');
    expect(urls[0]).toMatch(/^\/p\/img\/img_a\/0\?exp=\d+&sig=\w+$/);
    expect(urls[2]).toMatch(/^data:image\/jpeg;base64,/);
    const [relative = '', absolute = ''] = urls;
    const png = await ask(new URL(relative, on.gateway.baseUrl).href);
    expect(png.headers['content-type']).toBe('image/png');
    expect(png.body.toString('latin1', 1, 4)).toBe('PNG');
    expect((await ask(absolute)).body.toString('latin1', 8, 12)).toBe('WEBP');
    expect((await ask(absolute, { headers: on.bearer })).status).toBe(400);
  });

  it('hand out new links when the old ones have expired', async () => {
    const task = on.gateway.addImageTask('img_a', { images: [{ kind: 'jpg', url: 'absolute' }] });
    const link = async (): Promise<string> =>
      /"url":"([^"]+)"/.exec((await on.get('/tasks/img_a')).body.toString())?.[1] ?? '';
    const old = await link();
    task.expiresLinks();
    const refused = await ask(old);
    expect([refused.status, refused.body.length]).toEqual([403, 0]);
    expect((await ask(await link())).status).toBe(200);
  });
});
