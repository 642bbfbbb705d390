import { describe, expect, it } from 'vitest';
import { GatewayFixture } from './fixture';

const on = new GatewayFixture();

describe('the padding', () => {
  it('keeps the boxes adding up to the end, moov last where it was last', async () => {
    for (const [clip, last] of [
      ['tide', 'free'],
      ['ember', 'moov'],
    ] as const) {
      on.gateway.addTask(clip, { clip, bytes: 1_000_000 });
      const { body } = await on.content(clip);
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
    on.gateway.addTask('video_a', { clip: 'tide', bytes });
    const clipBytes = on.gateway.addTask('video_b', { clip: 'tide' }).content.source().bytes;
    const header = await on.content('video_a', {
      range: `bytes=${String(clipBytes)}-${String(clipBytes + 15)}`,
    });
    expect(header.body.readUInt32BE(0)).toBe(1);
    expect(Number(header.body.readBigUInt64BE(8))).toBe(bytes - clipBytes);
    const early = await on.content('video_a', { range: `bytes=${String(bytes - 100)}-` });
    expect(early.headers['content-range']).toBe(
      `bytes ${String(bytes - 100)}-${String(bytes - 1)}/${String(bytes)}`,
    );
    expect(early.body).toHaveLength(100);
  });
});
