import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { GatewayFixture } from './fixture';
import { sha256 } from './wire';

const on = new GatewayFixture();

describe('the content route', () => {
  it('serves the whole clip with validators and a length', async () => {
    on.gateway.addTask('video_a', { clip: 'ember' });
    const answer = await on.content('video_a');
    const { sha256: expected, bytes } = on.gateway.served('video_a');
    expect(answer.headers).toMatchObject({
      'content-type': 'video/mp4',
      'content-length': String(bytes),
      'cache-control': 'public, max-age=86400',
      'accept-ranges': 'bytes',
    });
    expect(answer.headers.etag).toMatch(/^"/);
    expect(sha256(answer.body)).toBe(expected);
    expect(on.gateway.log.bytesSent('video_a')).toBe(bytes);
  });

  it('says 400 as long as the task is not completed', async () => {
    on.gateway.addTask('video_a', { stages: [{ status: 'processing' }] });
    const answer = await on.content('video_a');
    expect(answer.status).toBe(400);
    expect(answer.body.toString()).toContain('not completed yet, current status: processing');
  });

  it('serves ranges that add up to the same bytes', async () => {
    on.gateway.addTask('video_a', { clip: 'petal', bytes: 700_001 });
    const parts: Buffer[] = [];
    for (const range of ['bytes=0-99999', 'bytes=100000-300006', 'bytes=300007-']) {
      const answer = await on.content('video_a', { range });
      expect(answer.status).toBe(206);
      expect(answer.headers['content-range']).toBe(
        `bytes ${String(parts.reduce((sum, p) => sum + p.length, 0))}-${range.split('-')[1] || '700000'}/700001`,
      );
      parts.push(answer.body);
    }
    expect(sha256(Buffer.concat(parts))).toBe(on.gateway.served('video_a').sha256);
    const tail = await on.content('video_a', { range: 'bytes=-10' });
    expect(tail.headers['content-range']).toBe('bytes 699991-700000/700001');
  });

  it('answers 416 beyond the end', async () => {
    on.gateway.addTask('video_a', { bytes: 500_000 });
    const answer = await on.content('video_a', { range: 'bytes=500000-' });
    expect(answer.status).toBe(416);
    expect(answer.headers['content-range']).toBe('bytes */500000');
  });

  it('sends the whole file when the validator of If-Range is not the present one', async () => {
    on.gateway.addTask('video_a', { bytes: 500_000 }).content.changesValidatorAfter(2);
    const before = on.gateway.served('video_a');
    const { etag = '' } = (await on.content('video_a')).headers;
    const asked = { range: 'bytes=1000-', 'if-range': etag };
    expect((await on.content('video_a', asked)).status).toBe(206);
    const changed = await on.content('video_a', asked);
    expect(changed.status).toBe(200);
    expect(changed.headers.etag).not.toBe(etag);
    expect(changed.body).toHaveLength(500_000);
    expect(sha256(changed.body)).toBe(on.gateway.served('video_a').sha256);
    expect(on.gateway.served('video_a').sha256).not.toBe(before.sha256);
  });

  it('never lets a weak ETag make a part', async () => {
    on.gateway.addTask('video_a').content.etag('weak');
    const { etag = '' } = (await on.content('video_a')).headers;
    expect(etag).toMatch(/^W\//);
    expect((await on.content('video_a', { range: 'bytes=9-', 'if-range': etag })).status).toBe(200);
  });

  it('can ignore, shift and misstate ranges', async () => {
    const { content: result } = on.gateway.addTask('video_a', { bytes: 400_000 });
    const range = 'bytes=1000-';
    result.ignoresRange();
    expect((await on.content('video_a', { range })).status).toBe(200);
    result.behaves().shiftsRange(-500).claimsTotal(7);
    const answer = await on.content('video_a', { range });
    expect(answer.headers['content-range']).toBe('bytes 500-399999/7');
    expect(answer.body).toHaveLength(399_500);
  });

  it('cuts after exactly so many bytes, as often as told', async () => {
    on.gateway.addTask('video_a').content.cutsAfter(70_000, { times: 1 });
    const cut = await on.content('video_a');
    expect(cut.isWhole).toBe(false);
    expect(cut.body).toHaveLength(70_000);
    const rest = await on.content('video_a', { range: 'bytes=70000-' });
    expect(rest.isWhole).toBe(true);
    expect(sha256(Buffer.concat([cut.body, rest.body]))).toBe(on.gateway.served('video_a').sha256);
    expect(on.gateway.log.contentRequests('video_a').map((r) => r.bodyBytesSent)).toEqual([
      70_000,
      on.gateway.served('video_a').bytes - 70_000,
    ]);
  });

  it.each(['cutsAfter', 'resetsAfter'] as const)('%s no sooner than told', async (fault) => {
    let letGo = (): void => undefined;
    const isRead = new Promise<void>((resolve) => (letGo = resolve));
    on.gateway.addTask('video_a').content[fault](5000, { notBefore: () => isRead });
    const answer = on.content('video_a');
    await on.gateway.log.until((log) => log.bytesSent('video_a') === 5000);
    // A round trip of another request: a server that does not wait has cut by then.
    await on.get('/models');
    expect(on.gateway.log.contentRequests('video_a')[0]?.finished).toBe(false);
    letGo();
    const { isWhole, body } = await answer;
    expect([isWhole, body.length]).toEqual([false, 5000]);
  });

  it('stalls with the connection open', async () => {
    on.gateway.addTask('video_a').content.stallsAfter(5000);
    const hangUp = new AbortController();
    const answer = on.get('/videos/video_a/content', { signal: hangUp.signal });
    await on.gateway.log.until((log) => log.bytesSent('video_a') === 5000);
    // A round trip of another request: a server that means to go on or to close has done so.
    await on.get('/models');
    expect(on.gateway.log.contentRequests('video_a')[0]).toMatchObject({
      bodyBytesSent: 5000,
      finished: false,
    });
    hangUp.abort();
    await on.gateway.log.until((log) => log.contentRequests('video_a')[0]?.finished === true);
    expect((await answer).isWhole).toBe(false);
  });

  it('ends a chunked body early and cleanly', async () => {
    on.gateway.addTask('video_a').content.endsCleanlyAfter(1234);
    const answer = await on.content('video_a');
    expect(answer.headers['content-length']).toBeUndefined();
    expect(answer.isWhole).toBe(true);
    expect(answer.body).toHaveLength(1234);
  });

  it('compresses, and says the compressed length', async () => {
    on.gateway.addTask('video_a').content.gzip();
    const answer = await on.content('video_a', { range: 'bytes=5-' });
    expect(answer.status).toBe(200);
    expect(answer.headers['content-length']).toBe(String(answer.body.length));
    expect(sha256(gunzipSync(answer.body))).toBe(on.gateway.served('video_a').sha256);
  });

  it('breaks a chunked body so that the client can tell', async () => {
    const { content } = on.gateway.addTask('video_a');
    content.withoutLength().cutsAfter(100, { times: 1 }).resetsAfter(100, { times: 1 });
    for (let n = 0; n < 2; n += 1) {
      const broken = await on.content('video_a');
      expect(broken.headers['content-length']).toBeUndefined();
      expect(broken.isWhole).toBe(false);
    }
    const whole = await on.content('video_a');
    expect([whole.headers['transfer-encoding'], whole.isWhole]).toEqual(['chunked', true]);
  });

  it('becomes another file of the same size when it changes', async () => {
    on.gateway.addTask('video_a').content.changesValidatorAfter(1);
    const before = await on.content('video_a');
    const after = await on.content('video_a');
    expect(after.body).toHaveLength(before.body.length);
    expect(after.headers['last-modified']).not.toBe(before.headers['last-modified']);
    expect(sha256(after.body)).not.toBe(sha256(before.body));
    expect(after.body.subarray(1000).equals(before.body.subarray(1000))).toBe(true);
  });

  it('honours a date in If-Range', async () => {
    on.gateway.addTask('video_a').content.etag('none');
    const { headers } = await on.content('video_a');
    expect(headers.etag).toBeUndefined();
    const date = headers['last-modified'] ?? '';
    const old = 'Thu, 01 Jan 2015 00:00:00 GMT';
    const part = { range: 'bytes=9-' };
    expect((await on.content('video_a', { ...part, 'if-range': date })).status).toBe(206);
    expect((await on.content('video_a', { ...part, 'if-range': old })).status).toBe(200);
  });

  it('shows whatever type, name and headers are asked for', async () => {
    const { content } = on.gateway.addTask('video_a', { clip: 'drift' });
    expect((await on.content('video_a')).headers['content-type']).toBe('video/webm');
    content.contentType(null).contentDisposition('attachment; filename="../../x.exe"');
    content.withoutLastModified().headers({ 'x-cache': 'HIT' });
    const { headers } = await on.content('video_a');
    expect(headers['content-type']).toBeUndefined();
    expect(headers['last-modified']).toBeUndefined();
    expect(headers).toMatchObject({
      'content-disposition': 'attachment; filename="../../x.exe"',
      'x-cache': 'HIT',
    });
  });

  it('can send no faster than told', async () => {
    const clip = Buffer.alloc(600, 1);
    on.gateway.addTask('video_a', { clip }).content.throttledTo(2000);
    const startedAtMs = performance.now();
    expect((await on.content('video_a')).body).toHaveLength(600);
    // 600 bytes at 2,000 a second; the last slice's pause ends the body, too.
    expect(performance.now() - startedAtMs).toBeGreaterThan(250);
  });
});
