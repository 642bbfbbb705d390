import { expect, it } from 'vitest';
import type { Updater } from '../../src/main/core/ports/updater';

/** A feed and a fresh app that looks at it. */
export interface UpdaterWorld {
  readonly updater: Updater;
  /** What the feed announces. */
  readonly announce: (version: string) => Promise<void>;
  readonly tamper: () => void;
  readonly takeDown: () => Promise<void>;
  readonly spoilList: () => void;
}

/** What every updater must do; each test gets a world of its own, whose app is version 0.1.0. */
export function updaterContract(world: () => Promise<UpdaterWorld>): void {
  it('takes nothing when the feed announces the version that runs', async () => {
    const { updater, announce } = await world();
    await announce('0.1.0');
    expect(await updater.check()).toEqual({ kind: 'current' });
  });

  it('finds a newer version, and has it ready once it is downloaded and proven', async () => {
    const { updater, announce } = await world();
    await announce('0.2.0');
    expect(await updater.check()).toEqual({ kind: 'newer', version: '0.2.0' });
    const percents: number[] = [];
    expect(await updater.fetch((percent) => percents.push(percent))).toEqual({ kind: 'ready' });
    for (const percent of percents) expect(percent).toBeLessThanOrEqual(100);
  });

  it('refuses a file that is not what the feed vouches for', async () => {
    const { updater, announce, tamper } = await world();
    await announce('0.2.0');
    tamper();
    await updater.check();
    expect(await updater.fetch(() => undefined)).toMatchObject({
      kind: 'failed',
      trouble: 'refused',
    });
    expect(await updater.install()).toMatchObject({ kind: 'failed' });
  });

  it('says that the feed is down', async () => {
    const { updater, takeDown } = await world();
    await takeDown();
    expect(await updater.check()).toMatchObject({ kind: 'failed', trouble: 'unreachable' });
  });

  it('says that the feed cannot be read', async () => {
    const { updater, spoilList } = await world();
    spoilList();
    expect(await updater.check()).toMatchObject({ kind: 'failed', trouble: 'unreadable' });
  });

  it('has nothing to download before it has looked', async () => {
    const { updater } = await world();
    expect(await updater.fetch(() => undefined)).toMatchObject({ kind: 'failed' });
  });
}
