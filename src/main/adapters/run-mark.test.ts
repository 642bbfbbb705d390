import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isSameBoot, presentBoot } from './boot';
import { RunMark } from './run-mark';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'run-mark-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const runIn = (boot: string): RunMark => new RunMark(folder, () => Promise.resolve(boot));

describe('the mark of a run', () => {
  it('tells a run that was killed from one that ended as it should', async () => {
    const first = new RunMark(folder);
    expect(await first.lastEnd()).toBe('as-it-should');
    await first.set();
    // The second run finds what the first, killed, left behind.
    const second = new RunMark(folder);
    expect(await second.lastEnd()).toBe('killed');
    await second.set();
    await second.clear();
    expect(await new RunMark(folder).lastEnd()).toBe('as-it-should');
  });

  it('tells a run that ended with the machine, until another run has set its own', async () => {
    await runIn('before').set();
    const early = runIn('after');
    expect(await early.lastEnd()).toBe('power-cut');
    // It ends before it came to set its own.
    await early.clear();
    const next = runIn('after');
    expect(await next.lastEnd()).toBe('power-cut');
    await next.set();
    expect(await runIn('after').lastEnd()).toBe('killed');
  });

  it('that cannot be read is taken for one of another start of the machine', async () => {
    await mkdir(join(folder, 'running'));
    expect(await new RunMark(folder).lastEnd()).toBe('power-cut');
  });

  it('says so when it cannot be set', async () => {
    await expect(new RunMark(join(folder, 'nowhere')).set()).rejects.toThrow('ENOENT');
    await expect(new RunMark(join(folder, 'nowhere')).clear()).resolves.toBeUndefined();
  });
});

describe('a start of the machine', () => {
  it('is the same for two runs under it', async () => {
    expect(isSameBoot(await presentBoot(), await presentBoot())).toBe(true);
  });

  it.each([
    ['1795000000000', '1795000005000', true],
    ['1795000000000', '1795000045000', false],
    ['one-word', 'another-word', false],
    ['', '1795000000000', false],
  ])('noted as %j and as %j is the same: %j', (one, other, isSame) => {
    expect(isSameBoot(one, other)).toBe(isSame);
  });
});
