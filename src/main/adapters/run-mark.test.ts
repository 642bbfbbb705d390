import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { RunMark } from './run-mark';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'run-mark-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('the mark of a run', () => {
  it('tells a run that was cut off from one that ended as it should', async () => {
    expect(await new RunMark(folder).set()).toBe(false);
    // The second run finds what the first, cut off, left behind.
    const second = new RunMark(folder);
    expect(await second.set()).toBe(true);
    await second.clear();
    expect(await new RunMark(folder).set()).toBe(false);
  });

  it('says so when it cannot be set', async () => {
    await expect(new RunMark(join(folder, 'nowhere')).set()).rejects.toThrow('ENOENT');
    await expect(new RunMark(join(folder, 'nowhere')).clear()).resolves.toBeUndefined();
  });
});
