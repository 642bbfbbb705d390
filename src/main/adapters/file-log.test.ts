import { readFileSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FileLog } from './file-log';
import { Redactor } from './redact';

describe('the log file', () => {
  let folder = '';
  beforeEach(async () => {
    folder = join(await mkdtemp(join(tmpdir(), 'log-')), 'logs');
  });
  afterEach(async () => {
    await rm(join(folder, '..'), { recursive: true, force: true });
  });
  const linesOnce = (count: number): Promise<string[]> =>
    vi.waitFor(
      async () => {
        const lines = (await readFile(join(folder, 'main.log'), 'utf8')).trimEnd().split('\n');
        // The number alone: a report of the lines, a megabyte each, would be written at every look.
        expect(lines.length).toBe(count);
        return lines;
      },
      { interval: 5 },
    );

  it('holds one line for each call, in order, with the time, the level and the facts', async () => {
    const log = new FileLog(folder, new Redactor());
    log.info('started {level} 100 %d', { version: '1', size: 12n });
    log.warn('two\nlines');
    log.error('broken', { error: new Error('why') });
    const [first, second, third] = await linesOnce(3);
    expect(first).toMatch(
      /^\d{4}-\d\d-\d\dT[\d:.]+Z info started \{level\} 100 %d \{"version":"1","size":"12"\}$/,
    );
    expect(second).toMatch(/Z warn two\\nlines$/);
    expect(third).toContain('error broken {"error":{"message":"why","stack":"Error: why');
  });

  it('never holds a secret, whether in the message or deep in the facts', async () => {
    const redactor = new Redactor();
    const key = 'canary-"quoted"-0123456789';
    redactor.learn(key);
    const log = new FileLog(folder, redactor);
    log.info(`the key is ${key}`);
    log.error('request', {
      headers: [{ authorization: `Bearer ${key}` }],
      error: new Error(`refused: ${key}`, { cause: key }),
      url: 'https://cdn/x.mp4?sig=very-secret',
    });
    const text = (await linesOnce(2)).join('\n');
    expect(text).not.toContain('canary');
    expect(text).not.toContain('very-secret');
    expect(text).toContain('[redacted]');
  });

  it('has the last words on disk at once, redacted, even before the first line', async () => {
    const redactor = new Redactor();
    redactor.learn('canary-0123456789');
    const log = new FileLog(folder, redactor);
    log.lastWords('no start', { error: new Error('refused: canary-0123456789') });
    const text = readFileSync(join(folder, 'main.log'), 'utf8');
    expect(text).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z error no start \{.*refused: \[redacted\].*\n$/);
    expect((await stat(join(folder, 'main.log'))).mode & 0o077).toBe(0);
  });

  it('can be read by this person alone', async () => {
    new FileLog(folder, new Redactor()).info('x');
    await linesOnce(1);
    expect((await stat(join(folder, 'main.log'))).mode & 0o077).toBe(0);
  });

  it('keeps one older file when it has grown too large', async () => {
    const log = new FileLog(folder, new Redactor());
    const long = 'x'.repeat(1024 * 1024);
    log.info(long);
    await linesOnce(1);
    log.info(long);
    await linesOnce(2);
    log.info('after');
    await linesOnce(1);
    expect((await readdir(folder)).sort()).toEqual(['main.log', 'main.old.log']);
  });

  it('gives its latest lines whole, and none where there is no log', async () => {
    const log = new FileLog(folder, new Redactor());
    expect(await log.latest(5)).toEqual([]);
    const long = 'x'.repeat(40_000);
    for (const name of ['one', 'two', 'three']) log.info(`${name} ${long}`);
    await linesOnce(3);
    expect((await log.latest(5)).map((line) => line.slice(25, 36))).toEqual(['info three ']);
    expect(await log.latest(0)).toEqual([]);
    log.info('four');
    await linesOnce(4);
    expect((await log.latest(1)).map((line) => line.slice(25))).toEqual(['info four']);
  });

  it('takes facts that are not JSON', async () => {
    const facts: Record<string, unknown> = {};
    facts['itself'] = facts;
    new FileLog(folder, new Redactor()).info('odd', facts);
    expect((await linesOnce(1))[0]).toContain('odd [facts that are not JSON]');
  });
});
